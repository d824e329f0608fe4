"""Segments as the tagger leaves them -> segments that make one reference: joined, one of a kind, without cue words."""

import re
from collections.abc import Sequence
from functools import cache, partial
from itertools import pairwise
from operator import attrgetter

from refkit.parsing import bylines, credited, editions, figures, genres, leaves, series, stock, titles, told, years
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
    mended = _at_words(text, list(joined(sorted(segments, key=_START), partial(_meet, text))))
    mended = years.said_first(text, mended)
    mended = genres.mend(text, credited.roles(text, editions.mend(text, series.mend(text, mended))))
    mended = bylines.whole(text, genres.standards(text, mended))
    variables = [segment.variable for segment in mended]
    if "editor" in variables:
        mended = _with_author(mended)
    if mended and mended[0].variable == "author":
        mended[0] = _by_role(text, mended[0])
    if len(set(variables)) < len(variables):
        mended = years.of_the_host(text, mended) if "issued" in variables else mended
        mended = leaves.issue_of_two_pages(text, mended)
        mended = _best(mended if "container-title" in variables else titles.with_host(mended))
    mended = _placed(text, figures.mend(text, told.mend(text, titles.mend(text, mended))))
    return tuple([trimmed for segment in mended if (trimmed := _trimmed(text, segment)).start < trimmed.end])


_START = attrgetter("start")


def _meet(text: str, one: Segment, following: Segment) -> bool:
    """Whether no word parts two segments of a kind."""
    return one.variable == following.variable and not _WORD.search(text, one.end, following.start)


def _at_words(text: str, segments: list[Segment]) -> list[Segment]:
    """The segments, where no names end within the word that the next begins with: "Low, J. R. C4.6: Roofs"."""
    for at, (one, following) in enumerate(pairwise(segments)):
        if one.variable in _NAMES and one.end == following.start and text[one.end - 1].isalpha():
            start = text.rfind(" ", one.start, one.end) + 1
            if start > one.start:
                segments[at : at + 2] = one._replace(end=start), following._replace(start=start)
    return segments


def _by_role(text: str, first: Segment) -> Segment:
    """The author at the head as what brackets say: who directed a film, who edited a book ("a cura di")."""
    if _DIRECTED.search(text, first.start, first.end + 12):
        return first._replace(variable="director")
    if edited := _A_CURA.search(text, first.start, first.end + 12):
        return first._replace(variable="editor", end=min(first.end, edited.start()))
    return first


_A_CURA = re.compile(r"\s?\(a c(?:ura|\.) di\)")


def _with_author(segments: list[Segment]) -> list[Segment]:
    """Editors at the head who are followed by other editors, and no author: the first are the authors."""
    editors = [at for at, segment in enumerate(segments) if segment.variable == "editor"]
    if len(editors) > 1 and editors[0] == 0 and all(segment.variable != "author" for segment in segments):
        segments[0] = segments[0]._replace(variable="author")
    return segments


def _placed(text: str, segments: list[Segment]) -> list[Segment]:
    """The segments, where no publisher known as such is the place, nor a known place the publisher or its end."""
    places = [at for at, segment in enumerate(segments) if segment.variable in _IMPRINT]
    if len(places) != 1:
        return _housed(text, segments, places)
    at = places[0]
    said, one = of(text, segments[at]).strip(" .,"), segments[at]
    if known := _known_as(said):
        return [*segments[:at], one._replace(variable=known), *segments[at + 1 :]]
    if one.variable == "publisher-place" and (parts := _HOUSE.fullmatch(text, one.start, one.end)):
        house = one._replace(variable="publisher", start=parts.start(2))
        return [*segments[:at], one._replace(end=parts.end(1)), house, *segments[at + 1 :]]
    before, _, place = said.rpartition(", ")
    if one.variable == "publisher" and before and _known_as(place) == "publisher-place":
        cut = text.rindex(place, one.start, one.end)
        both = one._replace(end=cut - len(", ")), one._replace(variable="publisher-place", start=cut)
        return [*segments[:at], *both, *segments[at + 1 :]]
    return segments


def _housed(text: str, segments: list[Segment], places: Sequence[int]) -> list[Segment]:
    """The segments, where of two places with a colon between them the second is the publisher."""
    if any(segments[at].variable == "publisher" for at in places):
        return segments
    for one, following in pairwise(places):
        if _COLON.fullmatch(text, segments[one].end, segments[following].start):
            segments[following] = segments[following]._replace(variable="publisher")
            break
    return segments


_HOUSE = re.compile(r"([^:]{3,}?)\s?:\s([^:]{3,})")
_COLON = re.compile(r"[\s\[\]\w.]{0,9}:\s?")
_IMPRINT = frozenset(("publisher", "publisher-place"))


def _known_as(said: str) -> str:
    """Whether a name, or each of several ("Bonn/New York"), is known as a place or a publisher; "" when it is not."""
    return _known().get(said) or ("publisher-place" if _PLACES.fullmatch(said) and _are_places(said) else "")


def _are_places(said: str) -> bool:
    return all(_known().get(place) == "publisher-place" for place in _BETWEEN.split(said))


_BETWEEN = re.compile(r"\s?[/–-]\s?|,? (?:and|und|u\.|et|e|y|&) |, ")
_PLACES = re.compile(
    r"[^\W\d_][\w .]{2,20}(?:(?:\s?[/–-]\s?|,? (?:and|und|u\.|et|e|y|&) |, )[^\W\d_a-z][\w .]{2,20}){1,3}"
)


@cache
def _known() -> dict[str, str]:
    """For the names of publishers and places that many lists have which of both they are."""
    return {**dict.fromkeys(stock.PUBLISHERS, "publisher"), **dict.fromkeys(stock.PLACES, "publisher-place")}


def _best(segments: Sequence[Segment]) -> list[Segment]:
    """One segment of each kind that a reference has once: the surest, of longer ones rather than shorter."""
    best: dict[str, Segment] = {}
    for segment in segments:
        rival = best.get(segment.variable)
        if rival is None or _weight(segment) > _weight(rival) + (_SECOND if segment.variable == "publisher" else 0):
            best[segment.variable] = segment
    return [segment for segment in segments if segment.variable not in _SINGLE or best[segment.variable] is segment]


_SECOND = 0.3
"""How much surer the second of two publishers has to be: a work of both is first that of the first."""
_ONE_PAGE = 4
_RANGE = 0.5


def _weight(segment: Segment) -> float:
    length = min(segment.end - segment.start, 60) / 60
    if segment.variable == "page":
        return segment.confidence + _RANGE * (segment.end - segment.start > _ONE_PAGE)
    return segment.confidence + (length if segment.variable in ("title", "container-title", "author") else 0.0)


def _trimmed(text: str, segment: Segment) -> Segment:
    """The segment without an "In" at its end, with the bracket or stop after it that belongs to it."""
    if segment.variable == "title" and text[segment.end - 2 : segment.end].lower() in _IN:
        said = _TRAILING_IN.sub("", text[segment.start : segment.end])
        segment = segment._replace(end=segment.start + len(said))
    if segment.variable == "container-title" and (cue := _LEADING_IN.match(text, segment.start, segment.end)):
        segment = segment._replace(start=cue.end())
    if segment.variable == "container-title" and (counted := _COUNTED.search(text, segment.start, segment.end)):
        segment = segment._replace(end=counted.start())
    if segment.variable == "publisher-place" and (more := _MORE_PLACES.search(text, segment.start, segment.end)):
        segment = segment._replace(end=more.start())
    if segment.variable == "page" and (here := _HERE.search(text, segment.start, segment.end)):
        segment = segment._replace(end=here.start())
    if segment.variable == "publisher-place" and (again := _AGAIN.match(text, segment.start, segment.end)):
        segment = segment._replace(start=again.end())
    after = text[segment.end : segment.end + 1]
    alone = after not in _CLOSING or (after == "." and segment.variable not in _STOPPED)
    if alone and text[max(segment.start - 1, 0) : segment.start] not in _OPENING:
        return segment
    return _closed(text, segment)


_COUNTED = re.compile(
    r",\s(?:n\. ?s\.?|new series|nouv\. sér\.?|N\. ?F\.?)$|[\s,.-]{1,3}(?:vol|voi|no|nr|bd|jg)\.?$|\s(?:제|통권)$",
    re.IGNORECASE,
)
"""What stands at the end of a host's name and counts what comes next."""
_MORE_PLACES = re.compile(r"\s(?:\[?u\. ?a\.?\]?|\((?:[Mm]asch|[Mm]s|hektogr|vervielf|[Uu]nver|[Mm]imeo|Manus).*)$")
_HERE = re.compile(r"(?<=\d)[,;:]?\s\(?(?:hier|here|at|ici|qui|a|esp\.|bes\.|see)\s(?:S|pp?)\.")
"""What stands between the pages of a work and the one that is meant."""
_AGAIN = re.compile(r"(?:Reprint|Repr\.|Nachdruck|Neudruck|Rpt\.),?\s(?=[^\W\d_a-z])")
ABBREVIATED = re.compile(
    r"\b(?:Inc|Ltd|Co|Corp|Bros|Verl|Ges|Publ|Univ|Pr|B\. ?V|N\. ?V|S\. ?A|S\. ?p\. ?A|S\. ?L|S\. ?r\. ?l)\.?$"
)
"""The end of a publisher's name that keeps its stop."""
_NAMES = frozenset(("author", "editor", "translator"))
_STOPPED = _NAMES | {"publisher-place", "publisher", "issued"}
_IN = frozenset(("in", "n:", "ns", "en", "em"))
_OPENING = frozenset("([")
_CLOSING = frozenset(")].?!")


_KEPT_STOP = {
    "publisher-place": _PLACE_CUT,
    "publisher": ABBREVIATED,
    "issued": re.compile(r"\b[oOsSnNzZ]\. ?[jJdDaAfF]$"),
}


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
    if after == "." and (pattern := _KEPT_STOP.get(segment.variable)) and pattern.search(said):
        return segment._replace(end=segment.end + 1)
    if after in ("?", "!") and segment.variable in ("title", "container-title"):
        return segment._replace(end=segment.end + 1)
    return segment
