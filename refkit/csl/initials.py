"""Given names as initials (CSL 1.0.2, "Name", initialize and initialize-with), as citeproc-js cuts them."""

import re
from functools import lru_cache

from refkit.csl.look import has_romanesque, starts_romanesque

_ASCII_INITIAL = re.compile(r"([A-Z])([a-zA-Z]*)(\.)*")
_INITIAL = (
    "([A-Z\u0e01-\u0e5b\u00c0-\u017f\u0400-\u042f\u0590-\u05d4\u05d6-\u05ff\u0600-\u06ff\u0370\u0372\u0376\u0386"
    "\u0388-\u03ab\u03e2\u03e4\u03e6\u03e8\u03ea\u03ec\u03ee\u03f4\u03f7\u03fd-\u03ff])"
    "([a-zA-Z\u0e01-\u0e5b\u00c0-\u017f\u0400-\u052f\u0600-\u06ff\u0370-\u03ff\u1f00-\u1fff]*)(\\.)*"
)
_PLAIN = re.compile("[A-Z][a-z]+(?: [A-Z][a-z]+)*")
_TAGS = re.compile(r"^(?:<[^>]+>)*")
_BETWEEN = re.compile(r"((?:<[^>]+>|-|\s)+)")
_STOP_BEFORE_LETTER = re.compile(r"\.(?=[^ ])")
_WHITE = "[\t\n\x0b\x0c\r ]+"
_END = "\t\n\x0b\x0c\r \ufeff\u00a0"


@lru_cache(maxsize=65536)
def initials(given: str, terminator: str, *, hyphen: bool = True, normalize: bool = False) -> str:
    """A given name with its words as initials.

    Args:
        given: "Jean-Paul A".
        terminator: what follows each initial, "." or ". "; with "%s" what each becomes.
        hyphen: whether "Jean-Paul" stays joined.
        normalize: only initials that are there already get the terminator (initialize="false").

    >>> initials("Jean-Paul A", ".")
    'J.-P.A.'
    >>> initials("Jean-Paul A", ". ", hyphen=False)
    'J. P. A.'
    >>> initials("James T.", ". ", normalize=True)
    'James T.'
    """
    if not given or given in ("Lord", "Lady"):
        return given
    if _PLAIN.fullmatch(given) and not normalize:
        return _of_plain(given.split(), terminator)
    if not starts_romanesque(_TAGS.sub("", given)) and "%s" not in terminator:
        return given
    if not hyphen:
        given = given.replace("-", " ")
    given = _hyphens_closed(given)
    if not given.isprintable() or "  " in given:
        given = re.sub(r"\s+", " ", given)
    if "-" in given:
        given = re.sub(r"-(?=[a-z])", "–", given)
    if "." in given:
        given = _STOP_BEFORE_LETTER.sub(". ", given)
    words = _split(given)
    made = _normalized(words, terminator) if normalize else _initialized(words, terminator)
    return made if made.isascii() else re.sub("–(?=[a-z])", "-", made)


def _of_plain(words: list[str], terminator: str) -> str:
    """Of "Mary Ann", which most names are like, without looking for what is special."""
    if "%s" in terminator:
        return " ".join(terminator.replace("%s", word[0]) for word in words)
    return _tidied("".join(word[0] + terminator for word in words))


def _split(given: str) -> list[str]:
    """Words at even places, what is between them at odd ones."""
    words = _BETWEEN.split(given)
    if len(words) == 1 and len(words[0]) == 1 and words[0] != "." and words[0] != words[0].lower():
        words[0] += "."
    return words


def _initialized(words: list[str], terminator: str) -> str:
    for at in range(0, len(words), 2):
        word = words[at]
        match = _ASCII_INITIAL.match(word) if word.isascii() else re.match(_INITIAL, word)
        if match is None and "%s" in terminator and len(word) > 1 and not starts_romanesque(word):
            words[at] = terminator.replace("%s", word[0])
        elif match is None:
            if word and has_romanesque(word):
                words[at] = " " + word
        elif match[1][:1] == match[1][:1].upper():
            _shorten(words, at, _initial(match), terminator)
        elif has_romanesque(word) and not match[3]:
            words[at] = " " + word
    return _tidied("".join(words))


def _initial(match: re.Match[str]) -> str:
    """What stays of a word: its first letter; all capitals it begins with where more letters follow; "Yu." whole."""
    first, rest, stop = match.groups()
    if rest and stop:
        return str(first + rest)
    count = 0
    while count < len(rest) and rest[count] == rest[count].upper():
        count += 1
    return str(first + rest[:count].lower() if count < len(rest) else first)


def _shorten(words: list[str], at: int, initial: str, terminator: str) -> None:
    if "%s" in terminator:
        words[at] = terminator.replace("%s", initial)
        return
    words[at] = initial
    if at + 1 == len(words):
        words[at] += terminator
    elif "-" in words[at + 1]:
        words[at + 1] = _merged(words[at + 1].replace("-", "", 1), terminator) + "-"
    else:
        words[at + 1] = _merged(words[at + 1], terminator)


def _merged(between: str, terminator: str) -> str:
    """The terminator, with the markup that stood between two words before its last spaces."""
    tags = "".join(re.findall(r"-*<[^>]+>-*", between))
    if not tags:
        return terminator
    body = terminator.rstrip()
    return body + tags + terminator[len(body) :]


def _normalized(words: list[str], terminator: str) -> str:
    short = []
    for at, word in enumerate(words):
        bare = _TAGS.sub("", word)
        if len(bare) > 1 and bare.endswith("."):
            words[at] = word[:-1]
            short.append(True)
        else:
            short.append(len(word) == 1 and word.upper() == word)
    for at in range(0, len(words), 2):
        if short[at]:
            _normalize(words, short, at, terminator)
    return _tidied("".join(words))


def _normalize(words: list[str], short: list[bool], at: int, terminator: str) -> None:
    if at == len(words) - 1:
        words[at] += terminator
        return
    tags = "".join(re.findall(r"<[^>]+>", words[at + 1]))
    between = tags or words[at + 1]
    if not short[at + 2]:
        between = (tags or between) + " "
    if len(words[at + 2]) > 1:
        words[at + 1] = terminator.removesuffix("\ufeff") + between
    else:
        words[at + 1] = _merged(between, terminator)


def _tidied(text: str) -> str:
    text = _hyphens_closed(text.rstrip(_END))
    return text if text.isprintable() and "  " not in text else re.sub(_WHITE, " ", text)


def _hyphens_closed(text: str) -> str:
    return re.sub(r"\s*-\s*", "-", text) if "-" in text else text
