"""The pages of print -> running text: without heads, feet and page numbers, with whole words and addresses."""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

_EDGE = 2
"""How many lines at either end of a page may be its head or foot."""
_OFTEN = 3
"""On how many pages a line stands that is a head although it has no page number."""
_NUMBER = re.compile(r"^\d{1,4}(?!\S)|(?<!\S)\d{1,4}$")
_BY_BROWSER = re.compile(
    r"(?:\d+ (?:of|von|sur|de|di|/) \d+ )?\d{1,4}[./-]\d{1,2}[./-]\d{2,4},? \d{1,2}:\d\d(?:\s?[AP]M)?(?: .*)?"
    r"|(?:https?|file)://\S+ \d+/\d+"
)
"""What browsers print above and below a page: the moment and the title, the address and the number of the page."""
_ADDRESS = re.compile(
    r"[^\S\n]?((?<!\S)(?:doi:|\()?(?:(?:https?://|www\.|10\.\d{4,9}(?=/))\S*[/._=&?%#~:+(-]|https?:))\n(?=(\S+))",
    re.MULTILINE,
)
_STRETCHED = re.compile(r"https?(?= ?: ?/ ?/)(?: ?[:/.-](?: ?[\w~]+)?){1,80}+$", re.MULTILINE)
_BLANK_IN = re.compile(r" [:/.]|/ ")
_PART = re.compile(r"[a-z\d/]|[^\W\d_]\S*[./_=\d]\S*\w")
_BROKEN = re.compile(r"(?<![^\W\d_])([^\W\d_]*[^\W\d_A-Z])-\n{1,2}([^\W\d_A-Z][^\W\d_]*)([^\s]*)[^\S\n]?")
_HYPHENATED = re.compile(r"(?<![^\W\d_])[^\W\d_]+-[^\W\d_]+")
_LIST = re.compile(
    r"^\W*(?:\d+\W+)?(?:references|bibliography|works cited|literature(?: cited)?|literatur(?:verzeichnis)?|références"
    r"|bibliographie|referencias|bibliografía|referências|bibliografia)\W*$",
    re.IGNORECASE | re.MULTILINE,
)
_GOES_ON = re.compile(r"(?<=[^.?!:\n])\n\n(?=[^\W\d_A-Z])")
_ACCENTS = dict(zip("¨´ˆ˜ˇ˚¸", "\u0308\u0301\u0302\u0303\u030c\u030a\u0327", strict=True))
_ACCENT_FIRST = re.compile(rf"([{''.join(_ACCENTS)}])([A-Za-zı])")
_BEHIND_STOP = re.compile(r"[\w-]+[./]\S")


def running(pages: Sequence[str]) -> str:
    r"""The text of the pages, a blank line between one page and the next but where a sentence goes on.

    A line at the edge of a page is its head or foot where others like it stand on other pages: with the number of
    their page each, or the same words on three; and where it is what browsers print there.

    >>> running(["Muscles grow weak.\n1", "At http://example.org/\nhips.html.\n2"])
    'Muscles grow weak.\n\nAt\nhttp://example.org/hips.html.'
    """
    lines = [page.strip("\n").split("\n") for page in pages]
    heads = _heads(lines)
    kept = ([line for at, line in enumerate(each) if (page, at) not in heads] for page, each in enumerate(lines))
    text = _GOES_ON.sub("\n", "\n\n".join("\n".join(page) for page in kept))
    return _with_addresses(_with_words(_ACCENT_FIRST.sub(_composed, text)))


def _with_words(text: str) -> str:
    """The text with the words whole that stand over the end of a line, but for those of its list of references.

    There, how far lines are filled tells where one entry ends and the next begins.
    """
    end = max((match.start() for match in _LIST.finditer(text)), default=len(text))
    whole = frozenset(_HYPHENATED.findall(text))

    def word(match: re.Match[str]) -> str:
        hyphen = "-" if f"{match[1]}-{match[2]}" in whole else ""
        return f"{match[1]}{hyphen}{match[2]}{match[3]}\n"

    return _BROKEN.sub(word, text[:end]) + text[end:]


def _composed(match: re.Match[str]) -> str:
    """A letter with the accent that TeX printed in front of it."""
    letter = unicodedata.normalize("NFC", match[2].replace("ı", "i") + _ACCENTS[match[1]])
    return letter if len(letter) == 1 else match[0]


def _with_addresses(text: str) -> str:
    """The text with the addresses whole that stand over the end of a line; they begin the second of the two."""
    return _ADDRESS.sub(_address, _STRETCHED.sub(_closed, text))


def _closed(match: re.Match[str]) -> str:
    """An address at the end of a line without the blanks by which it was stretched to fill the line."""
    return match[0].replace(" ", "") if _BLANK_IN.search(match[0]) else match[0]


def _address(match: re.Match[str]) -> str:
    goes_on = _PART.match(match[2]) and (match[1][-1] != "." or _BEHIND_STOP.match(match[2]))
    return f"\n{match[1]}" if goes_on else match[0]


def _heads(pages: Sequence[Sequence[str]]) -> frozenset[tuple[int, int]]:
    """The lines that are heads and feet, as pairs of page and line."""
    places: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for page, lines in enumerate(pages):
        for at in _edges(lines):
            places[_NUMBER.sub("#", " ".join(lines[at].split()))].append((page, at))
    by_browsers = (place for found in places.values() for place in found if _is_by_browser(pages[place[0]][place[1]]))
    return frozenset(place for found in places.values() for place in _alike(found, pages)).union(by_browsers)


def _is_by_browser(line: str) -> bool:
    return _BY_BROWSER.fullmatch(line.strip()) is not None


def _edges(lines: Sequence[str]) -> Iterator[int]:
    filled = [at for at, line in enumerate(lines) if line.strip()]
    yield from dict.fromkeys((*filled[:_EDGE], *filled[-_EDGE:]))


def _alike(found: Sequence[tuple[int, int]], pages: Sequence[Sequence[str]]) -> Sequence[tuple[int, int]]:
    """Those of the lines of one shape that are heads or feet."""
    ahead = Counter(number - page for page, at in found for number in _numbers(pages[page][at]))
    if not ahead:
        return found if len({page for page, _ in found}) >= _OFTEN else ()
    first, times = ahead.most_common(1)[0]
    if times < 2:
        return ()
    return [(page, at) for page, at in found if page + first in _numbers(pages[page][at])]


def _numbers(line: str) -> list[int]:
    return [int(number) for number in _NUMBER.findall(line.strip())]
