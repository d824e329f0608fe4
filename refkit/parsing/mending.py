"""Segments as the tagger leaves them -> segments that make one reference: joined, one of a kind, without cue words."""

import re
from collections.abc import Sequence
from functools import cache, partial
from operator import attrgetter

from refkit.parsing import figures, stock, titles
from refkit.parsing.segments import Segment, joined, of

_WORD = re.compile(r"\w")
_SINGLE = frozenset(
    "author title container-title issued volume issue page publisher edition collection-title accessed number".split()
)
_TRAILING_IN = re.compile(r"[\s.,;:”\"»]+(?:in|dans|en|em)\s*:?$", re.IGNORECASE)
_LEADING_IN = re.compile(r"[Ii][nN]:\s*(?=\w)|[Ii]n the (?=[Pp]roc)|[Ii]n (?=The [A-Z]|Proc)")
_PLACE_CUT = re.compile(r"(?:/|\b[aiv]\.? ?)(?:[A-Z]|Br)$")  # Frankfurt a. M., Freiburg i. Br.
_DOTTED = re.compile(r"(?:\..*[\s.\-‐‑]|,\s?|^[^\s,]+,\s[^\s,]{2,}\s)[^\W\d_a-z]$|,\s(?:Th|Ch|Ph|Chr|Yu|Ya|Fr)$")
_DIRECTED = re.compile(r"\((?:Directors?|Regie|Réalisat(?:eur|rice)|Regia)\b")
_BRACKETS = {"(": ")", "[": "]"}


def mend(text: str, segments: Sequence[Segment]) -> tuple[Segment, ...]:
    """The segments of one reference, in order: neighbours of a kind joined, the best kept where only one can be."""
    mended = list(joined(sorted(segments, key=_START), partial(_meet, text)))
    variables = [segment.variable for segment in mended]
    if "editor" in variables:
        mended = _with_author(mended)
    if mended and mended[0].variable == "author" and _DIRECTED.search(text, mended[0].start, mended[0].end + 12):
        mended[0] = mended[0]._replace(variable="director")
    if len(set(variables)) < len(variables):
        mended = _best(mended if "container-title" in variables else titles.with_host(mended))
    mended = _placed(text, figures.mend(text, titles.mend(text, mended)))
    return tuple([trimmed for segment in mended if (trimmed := _trimmed(text, segment)).start < trimmed.end])


_START = attrgetter("start")


def _meet(text: str, one: Segment, following: Segment) -> bool:
    """Whether no word parts two segments of a kind."""
    return one.variable == following.variable and not _WORD.search(text, one.end, following.start)


def _with_author(segments: list[Segment]) -> list[Segment]:
    """Editors at the head who are followed by other editors, and no author: the first are the authors."""
    editors = [at for at, segment in enumerate(segments) if segment.variable == "editor"]
    if len(editors) > 1 and editors[0] == 0 and all(segment.variable != "author" for segment in segments):
        segments[0] = segments[0]._replace(variable="author")
    return segments


def _placed(text: str, segments: list[Segment]) -> list[Segment]:
    """The segments, where a publisher known as such is not the place, nor a known place the publisher."""
    kinds = [segment.variable for segment in segments]
    if kinds.count("publisher") + kinds.count("publisher-place") != 1:
        return segments
    return [
        segment._replace(variable=known)
        if segment.variable in _IMPRINT and (known := _known().get(of(text, segment).strip(" .,")))
        else segment
        for segment in segments
    ]


_IMPRINT = frozenset(("publisher", "publisher-place"))


@cache
def _known() -> dict[str, str]:
    """For the names of publishers and places that many lists have which of both they are."""
    return {**dict.fromkeys(stock.PUBLISHERS, "publisher"), **dict.fromkeys(stock.PLACES, "publisher-place")}


def _best(segments: Sequence[Segment]) -> list[Segment]:
    """One segment of each kind that a reference has once: the surest, of longer ones rather than shorter."""
    best: dict[str, Segment] = {}
    for segment in segments:
        rival = best.get(segment.variable)
        if rival is None or _weight(segment) > _weight(rival):
            best[segment.variable] = segment
    return [segment for segment in segments if segment.variable not in _SINGLE or best[segment.variable] is segment]


def _weight(segment: Segment) -> float:
    length = min(segment.end - segment.start, 60) / 60
    return segment.confidence + (length if segment.variable in ("title", "container-title", "author") else 0.0)


def _trimmed(text: str, segment: Segment) -> Segment:
    """The segment without an "In" at its end, with the bracket or stop after it that belongs to it."""
    if segment.variable == "title" and text[segment.end - 2 : segment.end].lower() in _IN:
        said = _TRAILING_IN.sub("", text[segment.start : segment.end])
        segment = segment._replace(end=segment.start + len(said))
    if segment.variable == "container-title" and (cue := _LEADING_IN.match(text, segment.start, segment.end)):
        segment = segment._replace(start=cue.end())
    if segment.variable == "container-title" and (series := _NEW_SERIES.search(text, segment.start, segment.end)):
        segment = segment._replace(end=series.start())
    after = text[segment.end : segment.end + 1]
    alone = after not in _CLOSING or (after == "." and segment.variable not in _STOPPED)
    if alone and text[max(segment.start - 1, 0) : segment.start] not in _OPENING:
        return segment
    return _closed(text, segment)


_NEW_SERIES = re.compile(r",\s(?:n\. ?s\.?|new series|nouv\. sér\.?|N\. ?F\.?)$", re.IGNORECASE)
_NAMES = frozenset(("author", "editor", "translator"))
_STOPPED = _NAMES | {"publisher-place"}
_IN = frozenset(("in", "n:", "ns", "en", "em"))
_OPENING = frozenset("([")
_CLOSING = frozenset(")].?!")


def _closed(text: str, segment: Segment) -> Segment:
    """The segment with the bracket or stop after it that belongs to it: "(1999)" in a title, "J." in a name."""
    said, after = text[segment.start : segment.end], text[segment.end : segment.end + 1]
    before = text[max(segment.start - 1, 0) : segment.start]
    for opening, closing in _BRACKETS.items():
        if before == opening and said.count(closing) > said.count(opening):
            return segment._replace(start=segment.start - 1)
        if after == closing and said.count(opening) > said.count(closing):
            return segment._replace(end=segment.end + 1)
    if after == "." and segment.variable in _NAMES and _DOTTED.search(said):
        return segment._replace(end=segment.end + 1)
    if after == "." and segment.variable == "publisher-place" and _PLACE_CUT.search(said):
        return segment._replace(end=segment.end + 1)
    if after in ("?", "!") and segment.variable in ("title", "container-title"):
        return segment._replace(end=segment.end + 1)
    return segment
