"""What is known of a word by itself: its class, its cue, and its features, made once for each word and kept."""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from refkit.fields import dates
from refkit.parsing import lexicon
from refkit.parsing.features.cues import RANK, SILENT, cue_of

_YEAR = re.compile(r"(?:1[4-9]\d|20[0-3])\d")
_RANGE = re.compile(r"([^\W\d_]*)(\d+)[^\W\d_]?[-‐‑‒–—−]+[^\W\d_]*(\d+)[^\W\d_]?")
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th|e|ème|ª|º)", re.IGNORECASE)
_ROMAN = re.compile(r"(?=..)C{0,3}(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_SHAPE = {"d1": "N", "d2": "N", "d3": "N", "d4": "M", "d5": "L", "dx": "N", "r-": "R", "r": "R", "rx": "R", "rY": "Z",
          "Y": "Y", "Ya": "Y", "xd": "E", "Xd": "E"}  # fmt: skip
_SMALL_CUES = frozenset(("of", "the", "a", "and", "part", "in"))
DATED = frozenset(("Y", "Ya", "Yn", "rY"))


class Seen(NamedTuple):
    """What is known of a word by itself: its class, its cue, both in one, and its features from where it is seen."""

    kind: str
    cue: str
    both: str
    number: bool
    shape: str  # in a run of figures, "" outside of one
    rank: int  # of its cue among those that tell what a chunk is
    size: str  # "C" with a capital, "s" without, "" for "of" and the like
    before2: bytes  # as the second word before another
    after2: bytes
    plain: str
    own: tuple[bytes, ...]
    before: tuple[bytes, ...]  # as the word before another
    after: tuple[bytes, ...]


NONE = Seen("#", "", "#", False, "", SILENT, "", b"-2#", b"+2#", "#", (), (b"-w#",), (b"+w#",))


def kind(word: str) -> str:
    """The class of a word: "Y" a year, "d1".."d5" figures, "r" a range, "I" initials, "Xx", "XX", "x" and so on.

    >>> kind("2007"), kind("2007a"), kind("99"), kind("283-289"), kind("J.W."), kind("Berg"), kind("NOAC"), kind("e12")
    ('Y', 'Ya', 'd2', 'r', 'I', 'Xx', 'XX', 'xd')
    >>> kind("n.d."), kind("o. J."), kind("N.D.")
    ('Yn', 'Yn', 'I')
    """
    if word.isalpha():
        return _letters(word)
    if word[0].isdigit():
        return _figures(word)
    if _RANGE.fullmatch(word):
        return "rx"
    if any(char.isdigit() for char in word):
        return "Xd" if word[0].isupper() else "xd"
    return _letters(word)


def _figures(word: str) -> str:
    if word.isdigit():
        return "Y" if _YEAR.fullmatch(word) else f"d{min(len(word), 5)}"
    if match := _RANGE.fullmatch(word):
        if _YEAR.fullmatch(match[2]) and (_YEAR.fullmatch(match[3]) or len(match[3]) == 2):
            return "rY"
        return "r" if len(match[3]) < len(match[2]) or _rises(match[2], match[3]) else "r-"
    if len(word) == 5 and _YEAR.match(word) and word[4].isalpha():
        return "Ya"
    return "o" if _ORDINAL.fullmatch(word) else "dx"


def _rises(first: str, last: str) -> bool:
    """Whether a page range rises; figures of one length compare as texts, whatever their script."""
    return last > first if len(first) == len(last) else len(last) > len(first)


def _letters(word: str) -> str:
    if "." in word:
        return "Yn" if word[0].islower() and dates.is_undated(word) else "I"
    if len(word) == 1 and word.isupper():
        return "I"
    if word.isupper():
        if _ROMAN.fullmatch(word):
            return "R"
        return "X2" if len(word) == 2 else "X3" if len(word) == 3 else "XX"
    if word[0].isupper():
        return "Xx" if word[1:].islower() else "XxX"
    return "x" if word.islower() else "xX"


@lru_cache(maxsize=100_000)
def look(word: str) -> Seen:
    """What is known of a word; of a figure no more than of all of its shape."""
    shape = kind(word)
    return _figure(shape) if shape[0] in "dYr" else _word(word, shape)


def _word(word: str, shape: str) -> Seen:
    """What is known of a word that is no figure."""
    lower = word.casefold()
    plain, known = lower[:30], lexicon.classes().get(lower, "")
    spelt = plain.encode()
    own, before, after = [b"w=" + spelt], [b"-w" + spelt], [b"+w" + spelt]
    if len(lower) > 4 and lower.isalpha():
        own.append(b"p=" + lower[:4].encode())
    if known:
        sort = known.encode()
        own.append(b"d=" + sort + shape.encode())
        before.append(b"-d" + sort)
        after.append(b"+d" + sort)
    return Seen(*_alike(shape, cue_of(lower, shape)), plain, tuple(own), tuple(before), tuple(after))


@lru_cache(maxsize=100)
def _figure(shape: str) -> Seen:
    """What is known of all figures of a shape: no more of them is seen."""
    spelt = shape.encode()
    return Seen(*_alike(shape, ""), shape, (b"w=" + spelt,), (b"-w" + spelt,), (b"+w" + spelt,))


@lru_cache(maxsize=1_000)
def _alike(shape: str, cue: str) -> tuple[str, str, str, bool, str, int, str, bytes, bytes]:
    """What words of one class and cue have in common: the first fields of what is seen of them."""
    both = shape + cue
    in_run = _SHAPE.get(shape) or (cue if cue in ("vol", "no", "pp") else "")
    size = "" if cue in _SMALL_CUES else "C" if shape[0] in "XIR" else "s"
    rank = RANK.get(cue, SILENT)
    return shape, cue, both, shape[0] in "dYr", in_run, rank, size, ("-2" + both).encode(), ("+2" + both).encode()


def encoded(said: Iterable[str]) -> tuple[bytes, ...]:
    """Features as CRFsuite takes them, which would otherwise encode each of them each time."""
    return tuple([each.encode(errors="replace") for each in said])
