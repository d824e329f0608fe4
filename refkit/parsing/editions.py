"""Which edition a book is, where the string says it without a doubt and the tagger has not heard: "Paderborn 52011"."""

import re

from refkit.parsing.segments import Segment

_GLUED = re.compile(r"([2-9]|1\d)((?:19|20)\d\d)")
_WORD = re.compile(
    r"(?:[.,;]\s|\s\()((\d{1,2})\.(?:,? ?(?:[^\W\d_]{1,14}\.?,?|&) (?:(?:[^\W\d_]{1,14}\.?,?|&) ){0,5}?)??),? ?"
    r"(?:[Aa]ufl(?:\.|age)|[Aa]usg(?:\.|abe))(?!\w)"
)
_ENGLISH = re.compile(
    r"(?:[.,;]\s|\s\()((?:rev(?:ised|\.)?|enlarged|\d{1,2}(?:st|nd|rd|th|d)|second|third|fourth|fifth|sixth)"
    r"(?:,? (?:and |& )?(?:rev|enl|exp)[a-z]{0,5}\.?)?) ed(?:\.|ition|n\.?)(?!\w)"
)
_PARTED = frozenset(("title", "publisher", "container-title"))


def mend(text: str, segments: list[Segment]) -> list[Segment]:
    """The segments with the edition: raised figures before the year, and words that no other segment needs."""
    if any(segment.variable == "edition" for segment in segments):
        return segments
    for at, segment in enumerate(segments):
        if segment.variable == "issued" and (both := _GLUED.fullmatch(text, segment.start, segment.end)):
            edition = segment._replace(variable="edition", end=both.end(1))
            return [*segments[:at], edition, segment._replace(start=both.start(2)), *segments[at + 1 :]]
    if ("ufl" in text or "usg" in text) and (said := _WORD.search(text)):
        return _with_words(segments, said)
    if " ed" in text and (said := _ENGLISH.search(text)):
        return _with_words(segments, said)
    return segments


def _with_words(segments: list[Segment], said: re.Match[str]) -> list[Segment]:
    edition = Segment("edition", *said.span(1))
    for at, segment in enumerate(segments):
        if segment.start < said.end() and edition.start < segment.end:
            if segment.variable not in _PARTED or segment.start >= said.start() or segment.end > said.end():
                return segments
            return [*segments[:at], segment._replace(end=said.start()), edition, *segments[at + 1 :]]
    return sorted([*segments, edition], key=lambda segment: segment.start)
