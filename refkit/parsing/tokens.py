"""A reference string as words: each a run of letters or figures, with the punctuation that stands before it.

Identifiers and addresses are taken out first, by rule; a word after one has its mark in the gap before it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from refkit.fields import identifiers
from refkit.parsing.segments import Segment

MASK = "\ue000"
"""Stands for each code point of an identifier or address that was taken out."""

_DASH = r"[-‐‑‒–—−]"
_CJK = r"\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
_WORD = re.compile(
    rf"[^\W\d_]{{0,4}}\d+[^\W\d_]?(?:{_DASH}{{1,2}}[^\W\d_]{{0,3}}\d+[^\W\d_]?)+(?![^\W{_CJK}])"  # 123-130
    r"|(?:[^\W\d_]\.[-‐‑]?){2,6}(?![^\W\d_]{2})"  # J.W.L., J.-P.
    r"|[A-Z](?=\d{1,4}\b)|[^\W\d_]{3,}(?=\d+\b)"  # D42, Lett1988: two words each
    rf"|\d+(?=[{_CJK}])|[{_CJK}]+"  # 36권
    r"|\w+(?:['’‐‑-]\w+)*"
)
_TAG = re.compile(r"</?[a-z]{1,10}>")
_ARXIV = re.compile(r"\barxiv:\s?((?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7})(?:v\d+)?)", re.IGNORECASE)
_NUMBERED = re.compile(
    r"\b(ISBN|ISSN|PMID|PMCID)(?:-1[03])?\b\s?:?\s?((?:PMC)?\d[\d\-‐‑– ]{4,16}[\dxX]|PMC\d+)", re.IGNORECASE
)
_CARRIER = (
    r"video(?: file| recording| webcast)?|video clip|audio(?: file| recording)?|dvd|cd(?:-rom)?|film|blu-ray|podcast"
    r"|internet|online|electronic version|print|web|e-?book|kindle(?: edition| version)?|microfilm|pdf|powerpoint slides"
    r"|en ligne|en línea|online-ressource|recurso electrónico|suporte eletrônico"
)
_GENRE = (
    r"(?:web ?log|blog)(?: post| message)?|data ?set|(?:computer |mobile )?(?:software|program|app|application|game)"
    r"|motion picture|television (?:series|broadcast)|tv series|song|tweet|facebook (?:post|update)|instagram photo"
    r"|brochure|fact sheet|press release|poster(?: session| presentation)?|conference (?:session|paper|presentation)"
    r"|paper presentation|lecture notes|letter to the editor|editorial|abstract|interview|photograph|painting|map"
    r"|unpublished (?:manuscript|raw data|(?:doctoral |master.s )?(?:dissertation|thesis))|review of [^\[\]]{3,60}"
    r"|(?:doctoral|ph\.? ?d\.?) (?:dissertation|thesis)|master.s thesis|special issue|comment|preprint|white paper"
)
_BRACKETED = re.compile(rf"\[(?:({_CARRIER})|({_GENRE}))\]", re.IGNORECASE)
_DOI_CUE = re.compile(r"(?:https?\s?:\s?//\s?)?(?:dx\.)?(?:doi\.org\s?/\s?)?(?:\bdoi\s?[:>]?\s?){0,2}$", re.IGNORECASE)
_BROKEN = re.compile(r"(?<=[./\-_=?&~]) (?=[a-z0-9%~][^\s,;()]*[/.=_~\-][^\s,;()]*)")


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


def tokenize(text: str) -> Tokens:
    """The words of a reference string and the identifiers and addresses in it.

    >>> found = tokenize("Berg, H. (2007). Hip. J Appl 99(3), 283-289. doi:10.1007/s00421-006-0346-y")
    >>> [word.text for word in found.words]
    ['Berg', 'H', '2007', 'Hip', 'J', 'Appl', '99', '3', '283-289']
    >>> found.known[0].variable, len(found.tail)
    ('DOI', 31)
    """
    known = sorted(_identifiers(text), key=lambda found: found[0].start) if _may_hold(text) else []
    masked = _TAG.sub(_blank, text) if "<" in text else text
    for segment, begin in known:
        masked = masked[:begin] + MASK * (segment.end - begin) + masked[segment.end :]
    words, last = [], 0
    for match in _WORD.finditer(masked):
        start, end = match.span()
        words.append(Word(match[0], start, end, masked[last:start]))
        last = end
    return Tokens(tuple(words), masked[last:], tuple(segment for segment, _ in known))


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


_HINTS = "10. http www. HTTP ftp: ISBN ISSN isbn issn PM pmid arxiv arXiv ArXiv ARXIV [".split()


def _may_hold(text: str) -> bool:
    return any(hint in text for hint in _HINTS)


def _identifiers(text: str) -> Iterator[tuple[Segment, int]]:
    """Each identifier or address and where it begins with its cue ("doi:")."""
    taken: list[tuple[int, int]] = []
    for segment, begin in (*_dois(text), *_addresses(text), *_numbered(text), *_bracketed(text)):
        if not any(begin < end and start < segment.end for start, end in taken):
            taken.append((begin, segment.end))
            yield segment, begin


def _dois(text: str) -> Iterator[tuple[Segment, int]]:
    if "10." not in text:
        return
    for span, _ in identifiers.find_dois(text):
        window = text[max(0, span.start - 40) : span.start]
        cue = _DOI_CUE.search(window)
        if "/" not in window[-1:] or (cue and cue[0]):
            yield Segment("DOI", span.start, span.end, 0.99), span.start - (len(cue[0]) if cue else 0)


def _addresses(text: str) -> Iterator[tuple[Segment, int]]:
    if "://" in text or "www." in text:
        for span, _ in identifiers.find_urls(text):
            yield Segment("URL", span.start, _whole(text, span.start, span.end), 0.98), span.start


def _whole(text: str, start: int, end: int) -> int:
    """The end of an address that a blank has broken after a stop, slash or the like."""
    for _ in range(3):
        stop = end + 1 if text[end : end + 1] in (".", "-") else end
        if not (broken := _BROKEN.match(text, stop)) or stop - start < 10:
            return end
        end = broken.end() + len(identifiers.trim(text[broken.end() :].split(None, 1)[0]))
    return end


def _numbered(text: str) -> Iterator[tuple[Segment, int]]:
    for match in _NUMBERED.finditer(text):
        yield Segment(match[1].upper(), match.start(2), match.end(2), 0.97), match.start()
    if "iv:" in text.lower():
        for match in _ARXIV.finditer(text):
            yield Segment("number", match.start(), match.end(), 0.9), match.start()


def _bracketed(text: str) -> Iterator[tuple[Segment, int]]:
    """What a work is or comes on, said in brackets: "[Video file]" its medium, "[Blog post]" its genre."""
    for match in _BRACKETED.finditer(text) if "[" in text else ():
        carrier = match[1] is not None
        yield Segment("medium" if carrier else "genre", match.start() + 1, match.end() - 1, 0.97), match.start()
