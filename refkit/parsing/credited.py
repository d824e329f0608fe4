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
_BOTH = "(?:edited|translated|introduced|annotated)"
_DONE = (
    r"(?:neu|kritisch|eingeleitet|herausgegeben|hrsgg?\.|hgg?\.|ediert|übersetzt|übers\.|übertragen|erläutert"
    r"|kommentiert|bearbeitet|ausgewählt|zusammengestellt|überarbeitet|mit einer Einleitung versehen"
    rf"|(?:revised|collected|selected|introduced|annotated|translated|compiled) and {_BOTH}"
    r"|kritische edition und übersetzung|edition und übersetzung)"
)
_IN_SHORT = r"(?i:ed\. (?:and|&) trans\.(?: by)?|trans\. (?:and|&) ed\.(?: by)?) "
_CHAIN = rf"{_IN_SHORT}|(?i:{_DONE}(?:(?:,? und |, ?|\s){_DONE}){{0,5}}) (?i:von|v\.|by) "
"""What was done to a work, in a row: "eingeleitet, herausgegeben und übersetzt von"."""
_NAME = r"[^\W\d_a-z][^;:()\d\"“”]{2,60}"
_SENTENCE = re.compile(r"[^\W\d_]{3}\. |(?: \S+){9}")
_CREDIT = re.compile(rf"[.,;]?\s\(?(?:({_TRANSLATED})|{_EDITED}) ({_NAME})$")
_BY = re.compile(r"(?:[ .](?:by|v(?:on|\.)|di|par|de|por)|[Tt]rans\.) ")
"""What ends the words for each of these: cheaper to look for."""
_CUE = re.compile(rf"(?:{_TRANSLATED}|{_EDITED}|(?i:edited and translated by))\s")
_CUE_BEFORE = re.compile(rf"\b(?:({_TRANSLATED})|{_EDITED})\s$")
_PAPER = re.compile(
    r"(?:[.:]\s|\s\()((?:[^\W\d_][\w-]{0,15} ){0,2}(?:(?:Discussion|Working|Occasional|Research) Papers?"
    r"|Arbeitspapiere?|Arbeitsbericht|Forschungsbericht|Technical Report|Tech\. Rep(?:ort|\.)"
    r"|[A-Z]{2,5}[- ](?:Report|Paper|Bericht|Brief)|RFC))"
    r"(?:,? (?:(?:No|Nr)\. ?)?((?:[A-Z]{1,5} ?){0,2}[A-Z-]{0,6}\d[\w/|.-]{0,12}(?: \d{4}-\d+)?))?\)?$"
)


def roles(text: str, segments: list[Segment]) -> list[Segment]:
    """The segments, where names behind what their bearers did ("neu übersetzt von J. Low") are no authors.

    Of several deeds the first that is editing or translating tells which they are; names that lie in a title are taken
    out of it.
    """
    if not _DEED.search(text):
        return segments
    for at, segment in enumerate(segments):
        if segment.variable in _PEOPLE:
            begin = max(segment.start - 90, segments[at - 1].start + 4 if at else 0)
            deeds = _DEEDS.search(text, begin, segment.end)
            if deeds and (deeds.end() == segment.start or deeds.start(1) - 3 <= segment.start < deeds.end()):
                before = [_until(each, deeds.start()) for each in segments[:at]]
                named = segment._replace(variable=_role(deeds[1]), start=deeds.end())
                return [*(each for each in before if each.start < each.end), named, *segments[at + 1 :]]
        elif segment.variable == "title" and (deeds := _DEEDS_AND_NAME.search(text, segment.start, segment.end)):
            title = segment._replace(end=deeds.start())
            named = Segment(_role(deeds[1]), *deeds.span(2), min(segment.confidence, 0.6))
            return [*segments[:at], title, named, *segments[at + 1 :]]
    return segments


def _until(one: Segment, end: int) -> Segment:
    return one._replace(end=min(one.end, max(one.start, end)))


def _role(deeds: str) -> str:
    """What the first deed of editing or translating makes somebody."""
    found = _EDITING.search(deeds)
    return "translator" if found and found[1] else "editor"


_PEOPLE = frozenset(("author", "editor", "translator"))
_DEED = re.compile(r"(?:en|t|g\.|ung) (?:von|v\.) |ed by |(?:and|&) (?:trans|ed)\. ")
_DEEDS = re.compile(rf"(?:[.,;:]\s|^|\s\()({_CHAIN})")
_DEEDS_AND_NAME = re.compile(rf"[.,;]\s({_CHAIN})({_NAME})$")
_EDITING = re.compile(r"(übers|übertrag|translat)|ausgeg|hrsg|hg|edi", re.IGNORECASE)


def mend(text: str, segments: list[Segment]) -> list[Segment]:
    """The segments with translators, editors and series of papers out of the title, where nothing else holds them."""
    segments = [_bare(text, segment) if segment.variable in _NAMED else segment for segment in segments]
    segments = _cured(text, _by_its_house(text, segments))
    kinds = {segment.variable for segment in segments}
    for at, segment in enumerate(segments):
        if segment.variable == "title":
            return [*segments[:at], *_parts(text, segment, kinds), *segments[at + 1 :]]
    return segments


def _by_its_house(text: str, segments: list[Segment]) -> list[Segment]:
    """The segments, where "Hrsg. Tile Council" or "Hg. v. Tile Council. Bern" names an organisation as the editor."""
    if "Hg" not in text and "Hrsg" not in text:
        return segments
    edited = any(segment.variable == "editor" for segment in segments)
    for at, segment in enumerate(segments):
        if segment.variable == "publisher" and not edited:
            if _HRSG_BEFORE.search(text, max(segment.start - 12, 0), segment.start):
                segments[at] = segment._replace(variable="editor")
                break
            if within := _HRSG.search(text, segment.start, segment.end):
                segments[at : at + 1] = [segment._replace(variable="editor", start=within.end())]
                break
        elif segment.variable == "editor" and _HRSG_BEFORE.search(text, max(segment.start - 12, 0), segment.start):
            stop = _NEW_SENTENCE.search(text, segment.start, segment.end)
            if stop and all(each.variable != "publisher" for each in segments):
                house = segment._replace(variable="publisher", start=stop.end())
                segments[at : at + 1] = [segment._replace(end=stop.start()), house]
                break
    return segments


def _cured(text: str, segments: list[Segment]) -> list[Segment]:
    """The segments with the editors behind "a cura di", where the tagger cut amid these words."""
    if "cura di" not in text or any(segment.variable == "editor" for segment in segments):
        return segments
    for at, segment in enumerate(segments):
        if segment.variable in _TITLES and _HALF.search(text, segment.start, segment.end):
            end = segments[at + 1].start if at + 1 < len(segments) else len(text)
            if named := _REST.match(text, segment.end, end):
                cut = text.rindex("a", segment.start, segment.end)
                title = segment._replace(end=len(text[:cut].rstrip(" ,.;")))
                return [*segments[:at], title, Segment("editor", *named.span(1)), *segments[at + 1 :]]
    return segments


_TITLES = frozenset(("title", "container-title"))
_HALF = re.compile(r"[,.;] a$")
_REST = re.compile(r"\scura di ([^\W\d_a-z][^;:()\d\"“”]{2,80}?)[,.\s]*$")
_HRSG_BEFORE = re.compile(r"[.,;(]\s(?:Hrsg|Hg)\.?:?\s(?:v(?:on|\.)\s)?$")
_HRSG = re.compile(r"[.,;]\s(?:Hrsg|Hg)\.\sv(?:on|\.)\s")
_NEW_SENTENCE = re.compile(r"(?<=[^\W\d_A-Z]{4})\.\s(?=[^\W\d_a-z]\w)")
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
