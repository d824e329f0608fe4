"""A reference string as words: each a run of letters or figures, with the punctuation that stands before it.

Identifiers and addresses are taken out first, by rule; a word after one has its mark in the gap before it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from operator import attrgetter
from typing import NamedTuple

from refkit.fields import faces
from refkit.fields.faces import SIGN
from refkit.parsing.segments import Segment
from refkit.parsing.taken import Taken, taken

MASK = "\ue000"
"""Stands for each code point of an identifier or address that was taken out."""

_DASH = r"[-‐‑‒–—−]"
_CJK = r"\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
_HAS_CJK = re.compile(f"[{_CJK}]")
_POINTER = re.compile(  # the word before a reference in a note: "5. Vgl. Smith ..."
    r"[\s\[(]{0,3}\d{0,4}[\s.)\]:-]{0,4}"
    r"((?:Vgl|Siehe|See(?: also)?|Cf|Cfr|Voir|Véase|Vedi|Zit\. n(?:ach)?|Zie)\b(?:\.|(?= [^\W\d_a-z]))"
    r"(?: (?:dazu|hierzu|auch|also|e\.g\.,?|z\. ?B\.)\b:?)?)\s(?=[^\W\d_a-z])"
)
_KEY = re.compile(r"\s{0,9}\[([^\W\d_][\w+:&\-]{0,12}\d\d(?:\d\d)?[a-z]?)\]")  # "[Aha91] D. Aha"
_LETTER_KEY = re.compile(
    r"\s{0,9}\[((?=[^\]a-z]{0,6}[a-z]{0,6}[A-Z+])([A-Z])[A-Za-z+]{1,6})\]\s(?=\2)"
)  # "[LRo] Low, Roe"
_TAG = re.compile(r"</?[a-z]{1,10}>")


class Word(NamedTuple):
    """One word: its text, where it stands, and the gap before it (identifiers masked)."""

    text: str
    start: int
    end: int
    gap: str


@dataclass(frozen=True, slots=True)
class Tokens:
    """The words of a string, the gap after the last, and the segments that rules have found."""

    words: tuple[Word, ...]
    tail: str
    known: tuple[Segment, ...]


@cache
def _next(apart: str = "") -> re.Pattern[str]:
    """A gap and the word after it, "" at the end; characters `apart` (Chinese, Japanese, Korean) are no letters.

    Whatever ends a gap begins a word, so that nothing is left out.
    """
    return re.compile(
        rf"([^\w{apart}]*+)("
        r"[A-Za-zÀ-ÖØ-öø-ɏ]{2,}+(?![\w'’‐‑-])"  # most words; the rest would find them too, but slowly
        r"|(?:(?<=[(\[])[noszk]\. ?[dfaJj]\.?(?=[)\]])|\bo\. ?J\.(?=[\s,)\]:]))"  # (s. d.), o. J.: no date
        r"|(?:[Pp]p|no)(?=\d)"  # pp12-15, no6: two words each
        rf"|[^\W\d_{apart}]{{0,4}}\d+[^\W\d_{apart}]?"  # 123-130
        rf"(?:{_DASH}{{1,2}}[^\W\d_]{{0,3}}\d+[^\W\d_{apart}]?)+(?![^\W{apart}])"
        r"|(?:[^\W\d_]\.[-‐‑]?){2,6}(?![^\W\d_]{2})"  # J.W.L., J.-P.
        r"|(?:1[5-9]|20)\d\d(?=[A-Z][a-z]{2})"  # 2013Interferometer
        r"|(?:[A-Z](?=\d{1,4}\b)|[^\W\d_]{3,}(?=\d+\b))(?!\d+,? (?!no|pp|vol|iss)[a-z]{2})"  # D42, Lett1988: two
        + (rf"|\d+(?=[{apart}])|[{apart}]+" if apart else "")  # 36권
        + r"|\w+(?:['’‐‑-]\w+)*|\Z)"
    )


_new = tuple.__new__  # as Word(...) does, in fewer steps: every word passes here


def tokenize(text: str) -> Tokens:
    """The words of a reference string and the identifiers and addresses in it.

    >>> found = tokenize("Berg, H. (2007). Hip. J Appl 99(3), 283-289. doi:10.1007/s00421-006-0346-y")
    >>> [word.text for word in found.words]
    ['Berg', 'H', '2007', 'Hip', 'J', 'Appl', '99', '3', '283-289']
    >>> found.known[0].variable, len(found.tail)
    ('DOI', 31)
    """
    found = taken(text)
    signed = faces.masked(text, faces.emphases(text))
    masked = _TAG.sub(_blank, signed) if "<" in signed else signed
    masked = _masked(masked, found) if found else masked
    if pointer := _POINTER.match(masked) or _KEY.match(masked) or _LETTER_KEY.match(masked):
        masked = masked[: pointer.start(1)] + " " * len(pointer[1]) + masked[pointer.end(1) :]
    words, end = [], 0
    following = _next(_CJK) if not masked.isascii() and _HAS_CJK.search(masked) else _next()
    for gap, word in following.findall(masked):
        if word:
            start = end + len(gap)
            end = start + len(word)
            words.append(_new(Word, (word, start, end, gap)))
    if signed is not text:
        words = [word._replace(gap=word.gap.replace(SIGN, "")) for word in words]
    known = sorted([each.segment for each in found if each.segment], key=attrgetter("start"))
    return Tokens(tuple(words), masked[end:].replace(SIGN, ""), tuple(known))


def _masked(text: str, found: Sequence[Taken]) -> str:
    """The text with marks for what was taken out of it."""
    pieces: list[str] = []
    last = 0
    for _, start, end in sorted(found, key=attrgetter("start")):
        pieces += (text[last:start], MASK * (end - start))
        last = end
    return "".join(pieces) + text[last:]


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])
