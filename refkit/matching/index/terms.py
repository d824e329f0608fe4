"""What a local index finds a work by: words of its title, family names, and a few terms rare by themselves."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any
from zlib import crc32

from refkit.fields import identifiers, pages
from refkit.fields.text import fold

VERSION = 2
"""Of the terms and of how works are packed: an index of another version must be built anew."""

_RARE = re.compile(r"0[a-z2-7]{5}$")
_SIGNS = "abcdefghijklmnopqrstuvwxyz234567"
_PAIRS = tuple(one + other for one in _SIGNS for other in _SIGNS)

Item = Mapping[str, Any]
"""A CSL-JSON item."""

_AUTHORS = 6
# Words in so many titles that looking them up finds nothing; of the languages most titles are in.
_STOP = frozenset(
    "the of and in for a an on to with from by at as is are its or into der die das und des von zur zum im den ein eine"
    " le la les de du et un une dans pour sur el los las en y del para con por il lo gli di da e o do dos das".split()
)


def terms(item: Item) -> tuple[str, ...]:
    """What a work is kept by, every term once: words, names, then those that `is_rare` knows.

    A rare term stands for what hardly two works share: volume and first page (year and first page where no volume is),
    first family name and year, the DOI. It is a zero and 25 bits of that text's CRC: texts would take more room,
    and that one work in ten meets another's term among millions costs nothing.

    >>> terms({"title": "The Hip in Bed Rest", "author": [{"family": "Berg"}], "volume": "99", "page": "283-289"})
    ('hip', 'bed', 'rest', 'berg', '0ts76q')
    """
    families = _families(item)
    words = title_words(" ".join((_text(item, "title"), *families)))
    return tuple(dict.fromkeys((*words, *_rare(item, families))))


def terms_asked(item: Item) -> tuple[str, ...]:
    """What a work is asked for by: the terms it is kept by, and those it would be without its volume."""
    return tuple(dict.fromkeys((*terms(item), *_rare({**item, "volume": ""}, []))))


def title_words(text: str) -> list[str]:
    """The words of a title worth looking up; writing without blanks between words gives its pairs of characters."""
    folded = fold(text)
    words = [word for word in folded.split() if word not in _STOP]
    return words if folded.isascii() else [piece for word in words for piece in _pieces(word)]


def _pieces(word: str) -> Iterator[str]:
    if len(word) > 2 and word[0] >= "\u3040" and word.isalpha():  # kana, han, hangul
        yield from (word[at : at + 2] for at in range(len(word) - 1))
    else:
        yield word


def is_rare(term: str) -> bool:
    """Whether a term is one of those that hardly two works share."""
    return bool(_RARE.match(term))


def _marked(text: str) -> str:
    """The rare term for a text."""
    sum_ = crc32(text.encode("utf-8", "replace"))
    return f"0{_PAIRS[sum_ & 1023]}{_PAIRS[sum_ >> 10 & 1023]}{_SIGNS[sum_ >> 20 & 31]}"


def _rare(item: Item, families: list[str]) -> list[str]:
    year, page = _year(item), _first_page(_text(item, "page"))
    place = _number(_text(item, "volume")) if page else ""
    marked = [_marked(f"v{place}p{page}" if place else f"y{year}p{page}")] if page and (place or year) else []
    if families and year and (first := _folded(families[0])):
        marked.append(_marked(f"y{year}{first}"))
    if doi := _bare_doi(_text(item, "DOI")):
        marked.append(_marked(doi))
    return marked


def _bare_doi(text: str) -> str:
    as_it_is = text[:3] == "10." and text[-1:].isalnum() and "%" not in text and " " not in text
    return (text if as_it_is else identifiers.doi(text)).lower()


def _text(item: Item, variable: str) -> str:
    value = item.get(variable, "")
    return value if isinstance(value, str) else str(value) if isinstance(value, int) else ""


def _families(item: Item) -> list[str]:
    """The family names, or names of bodies, of the first authors or editors."""
    names = item.get("author") or item.get("editor")
    if not isinstance(names, list):
        return []
    found = [_called(name) for name in names[:_AUTHORS] if isinstance(name, dict)]
    return [name for name in found if isinstance(name, str) and name and not name.isspace()]


def _called(name: Item) -> Any:
    family = name.get("literal") or name.get("family", "")
    particle = name.get("non-dropping-particle")
    return f"{particle} {family}" if particle and "literal" not in name else family


def _folded(name: str) -> str:
    return fold(name).replace(" ", "")


def _year(item: Item) -> str:
    issued = item.get("issued")
    try:
        year = issued["date-parts"][0][0] if issued else ""
    except (TypeError, LookupError):
        return ""
    return str(year) if isinstance(year, int | str) else ""


def _number(text: str) -> str:
    return text if text.isdecimal() else fold(text).replace(" ", "")


def _first_page(text: str) -> str:
    first, _, last = text.partition("-")
    figures = text.isdecimal() or (first.isdecimal() and last.lstrip("-").isdecimal())
    return first if figures else _first_of(text)  # most are; reading them takes a tenth of the time


@lru_cache(maxsize=10_000)
def _first_of(text: str) -> str:
    found = pages.span(text)
    return _number(found.first) if found else ""
