"""Which volume of a work and what series a book is, where the tagger left it in a title, a host or a publisher."""

import re
from collections.abc import Sequence
from itertools import pairwise

from refkit.parsing.segments import Segment


def mend(text: str, segments: list[Segment]) -> list[Segment]:
    """The segments with volumes, series and editions by themselves."""
    kinds = {segment.variable for segment in segments}
    for at in range(len(segments) - 1, -1, -1):
        if segments[at].variable in _HOLDERS:
            segments[at : at + 1] = _parts(text, segments[at], kinds)
    return in_series(text, segments) if "collection-title" in kinds else segments


def in_series(text: str, segments: Sequence[Segment]) -> list[Segment]:
    """The segments, where the number of a series ("(= Roof Studies, vol. 4)", "volume 4 of LNCS") is no volume."""
    found = list(segments)
    for at, (one, following) in enumerate(pairwise(segments)):
        between = text[one.end : following.start]
        if (one.variable, following.variable) == ("collection-title", "volume") and _TO_NUMBER.fullmatch(between):
            found[at + 1] = following._replace(variable="collection-number")
        elif (one.variable, following.variable) == ("volume", "collection-title") and _OF_SERIES.fullmatch(between):
            found[at] = one._replace(variable="collection-number")
    return found


_TO_NUMBER = re.compile(r"[\s.,;:(\-–—]{0,4}(?:[^\W\d_]{1,7}[\s.]{0,3})?")
_OF_SERIES = re.compile(r"\s?(?:of|in|der|de)(?: the)?\s")


def _parts(text: str, one: Segment, kinds: set[str]) -> list[Segment]:
    """A segment and what it holds beside what it is."""
    if one.variable == "publisher":
        return _of_publisher(text, one, kinds)
    if "volume" not in kinds and (volume := _VOLUME.search(text, one.start, one.end)):
        parts = [one._replace(end=volume.start()), _part(one, "volume", volume, 1)]
        return [*parts, _part(one, "volume-title", volume, 2)] if volume[2] else parts
    if one.variable == "container-title" and (series := _SERIES.search(text, one.start, one.end)):
        parts = [one._replace(end=series.start()), _part(one, "collection-title", series, 1)]
        return [*parts, _part(one, "collection-number", series, 2)] if series[2] else parts
    return [one]


def _of_publisher(text: str, one: Segment, kinds: set[str]) -> list[Segment]:
    pattern = _BRACKETED if _NUMBERED.match(text, one.end) else _COLLECTION
    if series := pattern.search(text, one.start, one.end):
        return [one._replace(end=series.start()), _part(one, "collection-title", series, 1)]
    if "edition" not in kinds and (edition := _EDITION.search(text, one.start, one.end)):
        return [one._replace(end=edition.start()), _part(one, "edition", edition, 1)]
    return [one]


def _part(one: Segment, variable: str, found: re.Match[str], group: int) -> Segment:
    return Segment(variable, *found.span(group), one.confidence)


_HOLDERS = frozenset(("title", "container-title", "publisher"))
_VOLUME = re.compile(
    r"[.,]\s(?:[Vv]ol(?:ume|\.)?|Bd\.|Band|[Tt]ome|t\.|Teilband|Tl\.)\s(\d{1,2}|[IVX]{1,5})"
    r"(?:\s?[:.,]\s(\w.{2,}))?$"
)
_EDITION = re.compile(
    r"(?<=\w),\s(\d{1,2}(?:st|nd|rd|th|\.)?|second|third|fourth|fifth|revised|[Zz]weite|[Dd]ritte)"
    r"(?:,? (?:rev|überarb|erw)\w*\.?)? (?:ed(?:ition|n|\.)|[Aa]ufl(?:age|\.))\.?$"
)
_COLLECTION = re.compile(r",\s(?:[Cc]oll\.|[Cc]ollection)\s(?:[«\"“]\s?)?(?=\w)([^,»\"”]{3,})")
_BRACKETED = re.compile(r"\.?\s\((?:=\s?)?(\w[^()]{4,})$")
_NUMBERED = re.compile(r"[,;]?\s(?:(?:Bd|Band|[Vv]ol|Nr|[Nn]o|Heft)\.?\s)?\d{1,4}\)")
_SERIES = re.compile(
    r"(?<=\w)[.,]\s+(LN(?:AI|BIP|CS|EE|M)|CCIS|IFIP AICT|(?:Lecture Notes in|Communications in Computer and|Advances in"
    r" Intelligent Systems|IFIP Advances in)\b[^.,;()]{3,60}?)(?:,?\s(?:[Vv]ol(?:\.|ume)?\s)?(\d{1,5}))?$"
)
