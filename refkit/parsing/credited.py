"""What stands behind a title and is none of it: who translated or edited the work, what series of papers it is in."""

import re

from refkit.parsing.segments import Segment

_TRANSLATED = (
    r"(?i:aus dem [^\W\d_]{4,15}(?: übersetzt)? von|übers(?:etzt|\.) v(?:on|\.)|(?:edited and )?translated"
    r"(?: with [\w ]{4,30})? by|trans\.(?: by)?|trad(?:uit|\.)(?: d[eu] l?['’]?[^\W\d_]{4,12})? par|trad\.(?: it\.)? di"
    r"|traducci[oó]n de|tradução de)"
)
_EDITED = (
    r"(?i:edited by|ed\. by|selected and edited by|herausgegeben von|(?:hrsg|hg)\. v(?:on|\.)|a c(?:ura|\.) di"
    r"|sous la dir(?:ection|\.) de|édité par|edición de|organizado por)"
)
_NAME = r"[^\W\d_a-z][^;:()\d\"“”]{2,60}"
_SENTENCE = re.compile(r"[^\W\d_]{3}\. |(?: \S+){9}")
_CREDIT = re.compile(rf"[.,;]?\s\(?(?:({_TRANSLATED})|{_EDITED}) ({_NAME})$")
_BY = re.compile(r"(?:[ .](?:by|v(?:on|\.)|di|par|de|por)|[Tt]rans\.) ")
"""What ends the words for each of these: cheaper to look for."""
_CUE = re.compile(rf"(?:{_TRANSLATED}|{_EDITED}|(?i:edited and translated by))\s")
_CUE_BEFORE = re.compile(rf"\b(?:({_TRANSLATED})|{_EDITED})\s$")
_PAPER = re.compile(
    r"[.:]\s((?:[^\W\d_][\w-]{0,15} ){0,2}(?:(?:Discussion|Working|Occasional|Research) Papers?|Arbeitspapiere?"
    r"|Arbeitsbericht|Forschungsbericht|Technical Report|Tech\. Rep(?:ort|\.)|[A-Z]{2,5}-(?:Report|Paper|Bericht)|RFC))"
    r"(?:,? (?:(?:No|Nr)\. ?)?((?:[A-Z]{1,5} ?){0,2}[A-Z-]{0,6}\d[\w/.-]{0,12}(?: \d{4}-\d+)?))?$"
)


def mend(text: str, segments: list[Segment]) -> list[Segment]:
    """The segments with translators, editors and series of papers out of the title, where nothing else holds them."""
    segments = [_bare(text, segment) if segment.variable in _NAMED else segment for segment in segments]
    kinds = {segment.variable for segment in segments}
    for at, segment in enumerate(segments):
        if segment.variable == "title":
            return [*segments[:at], *_parts(text, segment, kinds), *segments[at + 1 :]]
    return segments


_NAMED = frozenset(("editor", "translator"))


def _bare(text: str, segment: Segment) -> Segment:
    """A name without the words for what was done, which say it where they stand before it."""
    if cue := _CUE_BEFORE.search(text, max(segment.start - 24, 0), segment.start):
        segment = segment._replace(variable="translator" if cue[1] else "editor")
    cue = _CUE.match(text, segment.start, segment.end)
    return segment._replace(start=cue.end()) if cue and cue.end() < segment.end else segment


def _parts(text: str, title: Segment, kinds: set[str]) -> list[Segment]:
    begin = max(title.start, title.end - 120)
    if _BY.search(text, begin, title.end) and (credit := _CREDIT.search(text, begin, title.end)):
        variable = "translator" if credit[1] else "editor"
        one = variable not in kinds and not _SENTENCE.search(credit[2])
        if one and credit.start() > title.start + 3:
            return [title._replace(end=credit.start()), Segment(variable, *credit.span(2), min(title.confidence, 0.6))]
    if not _NUMBERED.intersection(kinds) and (paper := _PAPER.search(text, begin, title.end)):
        parts = [title._replace(end=paper.start()), Segment("genre", *paper.span(1), 0.5)]
        return [*parts, Segment("number", *paper.span(2), 0.5)] if paper[2] else parts
    return [title]


_NUMBERED = frozenset(("genre", "number", "volume", "container-title"))
