"""Years that are not that of the work: the end of a host's name, the first printing, the second half of "1939/40"."""

import re
from itertools import pairwise

from refkit.parsing.segments import Segment, of

_YEAR = re.compile(r"(?:19|20)\d\d")
_SHORT = 2


_ORIGINAL = (
    r"(?i)(?:[(\[]|(?<=\d)[;,] ?)(?:original(?:ly| work)? (?:published|issued|written)"
    r"|first (?:published|issued|edition)|orig\. pub(?:l?\.)?|orig(?:inal(?:ausgabe|ausg\.)?|\.)"
    r"|erst(?:ausgabe|veröffentlichung|druck|auflage|veröffentlicht)|zuerst(?: erschienen)?"
    r"|(?:éd\. orig|ed\. or(?:ig)?)\.|1[rè]*e éd\.|publicado originalmente|originalmente publicado)"
    r"(?: (?:in|im|en|as))?:? ((?:1[4-9]|20)\d\d)\s?(?:([)\]])|(?=\)))"
)
_HINTS = ("orig", "first ", "erst", "éd.", "ed. or")


def said_first(text: str, segments: list[Segment]) -> list[Segment]:
    """The segments with the year that a work first came out, where words say so: "(first published 1945)"."""
    lower = text.lower()
    for hint in _HINTS:
        if hint in lower:
            break
    else:
        return segments
    said = re.search(_ORIGINAL, text)
    if not said:
        return segments
    kept = [_outside(segment, *said.span()) for segment in segments]
    original = Segment("original-date", *said.span(1), 0.9)
    return sorted([*(each for each in kept if each.start < each.end), original], key=lambda segment: segment.start)


def _outside(segment: Segment, start: int, end: int) -> Segment:
    """What of a segment lies before a stretch, or, where it begins in it, behind it."""
    if segment.end <= start or segment.start >= end:
        return segment
    return segment._replace(end=start) if segment.start < start else segment._replace(start=min(end, segment.end))


def of_the_host(text: str, segments: list[Segment]) -> list[Segment]:
    """The segments, where the second of two years, another one and right behind a host, is the end of its name.

    "Low (2010): Roofs, in: Roe (Hg.): Tiles after the Storm 2009, S. 7". So is any amid one: "Proceedings of the 2006
    Workshop".
    """
    first = next(segment for segment in segments if segment.variable == "issued")
    for at, (host, year, rest) in enumerate(zip(segments, segments[1:], segments[2:], strict=False)):
        amid = host.variable == rest.variable == "container-title" and year.variable == "issued"
        if amid and _UNENDED.search(text, host.start, host.end) and not text[host.end : year.start].strip():
            return [*segments[:at], host._replace(end=rest.end), *segments[at + 3 :]]
    for at, (host, year) in enumerate(pairwise(segments)):
        if host.variable != "container-title" or year.variable != "issued" or year is first:
            continue
        close = _YEAR.fullmatch(text, year.start, year.end) and text[host.end : year.start] == " "
        if close and of(text, year) not in of(text, first):
            return [*segments[:at], host._replace(end=year.end), *segments[at + 2 :]]
    return segments


_UNENDED = re.compile(r"\b(?:of the|of|the|on|der|des|zum|zur)$", re.IGNORECASE)


def first_out(text: str, segments: list[Segment]) -> list[Segment]:
    """The segments with the year that a work first came out, in square brackets behind its title or its own year."""
    year = next(of(text, segment) for segment in segments if segment.variable == "issued")
    for at, segment in enumerate(segments):
        if segment.variable not in _BRACKETED or not (first := _FIRST_OUT.search(text, segment.start, segment.end + 8)):
            continue
        at_end = first.start() <= segment.end <= first.end() and segment.start < first.start()
        said = first[1] or first[2]
        if at_end and said not in year and (segment.variable == "title" or said < year.strip("( ")):
            original = Segment("original-date", *first.span(first.lastindex or 1), segment.confidence)
            return [*segments[:at], segment._replace(end=first.start()), original, *segments[at + 1 :]]
    return segments


_BRACKETED = frozenset(("title", "issued"))
_FIRST_OUT = re.compile(r"[\"”“»’]?\s\[((?:1[4-9]|20)\d\d)\]|[\"”“»’]\s\(((?:1[4-9]|20)\d\d)\)")


def to_the_next(text: str, segments: list[Segment]) -> list[Segment]:
    """The segments, where the second of two years, cut short, was taken for a page: "1939/40"."""
    for at, (year, page) in enumerate(pairwise(segments)):
        told = (year.variable, page.variable) == ("issued", "page") and text[year.end : page.start] in ("/", "–", "-")
        last = of(text, page) if told else ""
        begin = _YEAR.search(text, year.start, year.end) if len(last) == _SHORT and last.isdecimal() else None
        if begin and begin.end() == year.end and int(last) == (int(begin[0][_SHORT:]) + 1) % 100:
            return [*segments[:at], year._replace(end=page.end), *segments[at + 2 :]]
    return segments
