"""The book or journal that a work is in, where the tagger left it in the title, or took it for an editor."""

import re
from itertools import pairwise

from refkit.parsing.segments import Segment

SHORTEST = 5
"""How many code points a title has at least before the name of what it is in."""
IN = re.compile(
    r"(?:\s?[”\"»],?|,\s?[”\"»“]?)\s?(?:in|In|dans)\s+(?:[«\"“„]\s?)?(?!Vitro|Vivo|Situ)(?=[^\W\d_a-z]\w*(?:\s|['’.])\S)"
)
"""What stands in a title, where that has not ended, before the name of what it is in."""


def mend(text: str, segments: list[Segment]) -> list[Segment]:
    """The segments with the host of the work, where there was none."""
    kinds = [segment.variable for segment in segments]
    if "container-title" in kinds:
        segments = _by_the_same(text, segments)
        if "editor" in kinds:
            return _exchanged(text, _own(text, segments))
        return _with_editors(text, segments)
    if _PLACED.isdisjoint(kinds):
        return segments
    if "editor" in kinds and (told := _before_editors(text, segments)):
        return told
    for at, segment in enumerate(segments):
        if segment.variable == "title":
            parts = _in_title(text, segment, edited="editor" in kinds)
            if len(parts) > 1:
                return [*segments[:at], *parts, *segments[at + 1 :]]
        elif segment.variable == "editor" and kinds[at + 1 : at + 2] == ["editor"] and "title" in kinds[:at]:
            return _among_editors(text, segments, at)
    return segments


def _before_editors(text: str, segments: list[Segment]) -> list[Segment]:
    """The segments, where a host has stuck to its editors, as engineers put it: "in Slate and Rain, J. Roe, Ed."."""
    for at, segment in enumerate(segments):
        if segment.variable == "editor" and _IN_BEFORE.search(text, max(segment.start - 6, 0), segment.start):
            both = _HOST_AND_EDITORS.match(text, segment.start, segment.end)
            if both:
                host = segment._replace(variable="container-title", end=both.end(1))
                return [*segments[:at], host, segment._replace(start=both.end()), *segments[at + 1 :]]
    return []


_IN_BEFORE = re.compile(r"[,.”“\"»]\s(?:[Ii]n|[Dd]ans)\s$")
_HOST_AND_EDITORS = re.compile(r"([^\W\d_a-z][^\W\d_]{2,}\s[^.,:;]{3,90}), (?=[^\W\d_a-z]\.[ -])")


_PLACED = frozenset("publisher publisher-place volume page editor".split())


def _with_editors(text: str, segments: list[Segment]) -> list[Segment]:
    """The segments, where a quoted title holds the editors of its host as well: "Roofs », dans Jean Roe (dir.)"."""
    for at, segment in enumerate(segments):
        both = _QUOTED.search(text, segment.start, segment.end) if segment.variable == "title" else None
        if both:
            title = segment._replace(end=both.start())
            return [*segments[:at], title, Segment("editor", *both.span(1)), *segments[at + 1 :]]
    return segments


def _by_the_same(text: str, segments: list[Segment]) -> list[Segment]:
    """The segments, where a host begins with what says that its author or editor is the same: "in: Ders.: Roofs"."""
    for at, host in enumerate(segments):
        same = _SAME.match(text, host.start, host.end) if host.variable == "container-title" else None
        if same:
            editor = Segment("editor" if same[2] else "container-author", *same.span(1), host.confidence)
            return [*segments[:at], editor, host._replace(start=same.end()), *segments[at + 1 :]]
    return segments


def _own(text: str, segments: list[Segment]) -> list[Segment]:
    """The segments, where "ders." before a host, with no word for an editor, says that the host is by the author."""
    for at, segment in enumerate(segments):
        if segment.variable == "editor" and (same := _ALONE.match(text, segment.start)) and same.end(1) >= segment.end:
            segments[at] = segment._replace(variable="container-author", end=same.end(1))
    return segments


_ALONE = re.compile(r"((?i:ders|dies|id)\.|(?i:idem|eadem|derselbe|dieselbe))[:,] (?!(?:Hgg?|Hrsg|eds?)\b)")
_SAME = re.compile(
    r"((?i:ders|dies|id)\.|(?i:idem|eadem|derselbe|dieselbe))( \((?:Hgg?|Hrsg|dir|eds?)\.\))?[:,] (?=\w)"
)


def _exchanged(text: str, segments: list[Segment]) -> list[Segment]:
    """The segments, where the host and its editors were taken for each other: "in Roofs, hg. v. J. Roe"."""
    for at, (editor, host) in enumerate(pairwise(segments)):
        if (
            editor.variable == "editor"
            and host.variable == "container-title"
            and _EDITED_BY.fullmatch(text, editor.end, host.start)
        ):
            both = editor._replace(variable=host.variable), host._replace(variable=editor.variable)
            return [*segments[:at], *both, *segments[at + 2 :]]
    return segments


_EDITED_BY = re.compile(r"[,.]\s(?:[Hh](?:rsg|gg?)\. v(?:on|\.)|[Ee]d(?:ited|\.) by|éd\. par|a c(?:ura|\.) di)\s")
_QUOTED = re.compile(
    r"\s?[”\"»],?\s(?:[Ii]n|[Dd]ans|[Ee]n):?\s([^\W\d_a-z][^\d:()]{3,80}?),?\s?\(?(?:dirs?|éds?|eds?|Hrsg|Hgg?|coords?)\.?\)?$"
)


def _in_title(text: str, title: Segment, *, edited: bool) -> list[Segment]:
    """The title and what it says it is in ("Roofs, in Tiles of Rome"), with the editors of that if none are known."""
    host = IN.search(text, title.start, title.end)
    if host and host.start() > title.start + SHORTEST:
        begin = title._replace(variable="container-title", start=host.end(), confidence=0.5)
        return [title._replace(end=host.start()), begin]
    book = None if edited else _EDITED.search(text, title.start + SHORTEST, title.end)
    if book:
        editor, host_title = Segment("editor", *book.span(1)), Segment("container-title", *book.span(2))
        return [title._replace(end=book.start()), editor, host_title]
    return [title]


_EDITED = re.compile(
    r"[.,]?\s{1,3}In:?\s((?!The |[^.]{0,60}\bof\b)[^\W\d_a-z][^:()]{3,100}?),?\s\(?(?:[Ee]ds?|Hrsg|Hgg?)\b\.?\)?"
    r"[.,:]?\s(\w.{3,})"
)


def _among_editors(text: str, segments: list[Segment], at: int) -> list[Segment]:
    """The segments, where one of two editors is the host: the first in "In Tiles, ed. by Roe", else the other."""
    at += _BY.search(text, segments[at].end, segments[at + 1].start) is None
    host = segments[at]._replace(variable="container-title", confidence=0.5)
    return [*segments[:at], host, *segments[at + 1 :]]


_BY = re.compile(r"\b(?:by|v(?:on|\.)|di|par|de|por)\s*$")
