"""The series that a book is in, where the tagger left it in a title or a host: "Roofs (= Studies of Tiles, Bd. 4)"."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, zip_longest

from refkit.parsing.segments import Segment

_CUE = r"(?:[Bb](?:an)?d|[Vv]ol(?:ume)?|[Nn][ro]|[Nn]o|[Hh](?:eft)?|[Tt](?:ome|omo)?|n°|nº)"
_NUMBER = r"(?:\d{1,4}(?:[./|]\d{1,4})?|[IVXLC]{1,7}(?:[/,.]\s?\d{1,3})?)"
_EQUALS = re.compile(rf"\s?[(\[]\s?=\s?(\w[^()=]{{2,120}}?)(?:,?\s(?:{_CUE}\.?\s)?({_NUMBER}))?[)\]]?$")
"""What brackets and the sign of equality say is a series, whatever it is called."""
_BARE = re.compile(rf"(\w[^()=]{{2,120}}?)(?:,?\s(?:{_CUE}\.?\s)?({_NUMBER}))?")
_CALLED = (
    r"(?:(?:Beiträge|Schriften|Studien|Abhandlungen|Forschungen|Materialien|Texte|Quellen|Arbeiten|Untersuchungen"
    r"|Veröffentlichungen|Mitteilungen) (?:[Zz]u[rm]?|[Zz]u|des|der|aus|und|für)\b|[\w-]{0,20}[Ss]chriftenreihe\b"
    r"|(?:[^\W\d_]{3,20} )?(?:Studies|Texts|Monographs|Contributions|Topics) (?:in|on|to|of|and)\b|Lecture Notes\b"
    r"|(?:Collection|Collana|Colección|Coleção|Bibliothèque|Bibliotheca|Biblioteca|Cahiers|Quaderni|Cuadernos)"
    r" (?:de|di|d['’]|of|du|des|della)|Fachserie \d{1,2}(?:,? Reihe [\d.]{1,6}\b)?)"
)
_BRACKETED = re.compile(
    rf"[,.]?\s\((?:({_CALLED}[^()=]{{2,90}}?)(?:,?\s(?:{_CUE}\.?\s)?({_NUMBER}))?"
    rf"|(\w[^()=,;:]{{1,30}}\s[^()=]{{2,80}}?),?\s{_CUE}\.?\s({_NUMBER}))\)?$"
)
_BEHIND = re.compile(rf"(?:\.|\s[-–—])\s({_CALLED}(?!.*[?!]\s)[^()=:]{{0,90}}?)(?:[,.]?\s({_CUE}\.?\s)?(\d{{1,4}}))?$")
_COUNTED = re.compile(
    r",\s([^\W\d_a-z][\w’'-]{2,20}"
    r"(?: (?:of|et|and|und|de|des|der|dem|zu[mr]?|aus|the|in|for|di|du|la|y|[^\W\d_a-z][\w’'-]{2,20})){1,7}"
    r"(?<!Teil)(?<!Part)(?<!Band)(?<!Book)),? (\d{1,3})$"
)
"""Words with capitals and a number between a title and its imprint: ", Studia Tegulae et Rigae 166 (Fribourg"."""
_IMPRINT = frozenset(("publisher", "publisher-place"))
_HOSTED = frozenset(("volume", "page", "issue", "container-title"))
_BEFORE_NUMBER = re.compile(rf"[,.;]?\s{_CUE}\.?\s$")
_OF_A_SET = 9
"""Up to this number a volume may be one of a work in parts whose title goes on so: "Rom. Studien zur Stadt, Bd. 2"."""


def mend(text: str, segments: list[Segment]) -> list[Segment]:
    """The segments with the series by itself, where a title or a host ends in one, or is one."""
    segments = _whole_number(text, _said_so(text, segments))
    kinds = {segment.variable for segment in segments}
    if "collection-title" in kinds:
        return segments
    if not _NAMES.isdisjoint(kinds):
        segments = list(_behind_names(text, segments, kinds))
    segments = _of_a_book(text, segments)
    for at, segment in enumerate(segments):
        if segment.variable in _HOLDERS:
            parts = _parts(text, segments, at, kinds)
            if parts:
                return [*segments[:at], *parts, *segments[at + 1 :]]
    return segments


def _said_so(text: str, segments: list[Segment]) -> list[Segment]:
    """The segments, where "coll." before a host or at the head of a note says that it is a series."""
    if "coll" not in text and "Coll" not in text:
        return segments
    for at, segment in enumerate(segments):
        if segment.variable == "container-title" and _COLL_BEFORE.search(
            text, max(segment.start - 9, 0), segment.start
        ):
            segments[at] = segment._replace(variable="collection-title")
        elif segment.variable == "note" and (coll := _COLL.match(text, segment.start, segment.end)):
            segments[at] = segment._replace(variable="collection-title", start=coll.start(1), end=coll.end(1))
    return segments


_COLL_BEFORE = re.compile(r"[,(]\s[Cc]oll\.\s[«\"“]?\s?$")
_COLL = re.compile(r"[Cc]oll(?:\.|ection)\s[«\"“]?\s?([^,»\"”\d]{2,60}[^\s,»\"”\d])")


def _whole_number(text: str, segments: list[Segment]) -> list[Segment]:
    """The segments, where the number of a series was parted: "Schriften I/2", "I" left with the name."""
    for at, (one, number) in enumerate(pairwise(segments)):
        if one.variable == "collection-title" and text[one.end : number.start] == "/":
            roman = _ROMAN.search(text, one.start, one.end)
            if roman:
                segments[at : at + 2] = one._replace(end=roman.start()), number._replace(start=roman.start(1))
    return segments


_ROMAN = re.compile(r" ([IVX]{1,5})$")


def _of_a_book(text: str, segments: list[Segment]) -> list[Segment]:
    """The segments, where a host with a number and no more, before a place and publisher, is the series of a book."""
    kinds = [segment.variable for segment in segments]
    if (
        "publisher" not in kinds
        or "publisher-place" not in kinds
        or not _PARTS.isdisjoint(kinds)
        or "title" not in kinds
    ):
        return segments
    for at in range(1, len(segments) - 1):
        title, host, number = segments[at - 1 : at + 2]
        told = (title.variable, host.variable, number.variable) == ("title", "container-title", "volume")
        if told and _COMMA.fullmatch(text, title.end, host.start) and text[host.end : number.start] == " ":
            segments[at] = host._replace(variable="collection-title")
    return segments


_PARTS = frozenset(("page", "issue", "editor", "DOI"))
_COMMA = re.compile(r"[)\]]?[,.]\s")


def _behind_names(text: str, segments: Sequence[Segment], kinds: set[str]) -> Iterator[Segment]:
    """The segments, where the short name of a series has stuck to the names before it: "J. Roe. WUNT I 417"."""
    for segment, follow in zip_longest(segments, segments[1:]):
        stuck = _ACRONYM.search(text, segment.start, segment.end) if segment.variable in _NAMES else None
        if stuck and (stuck[2] or (follow and follow.variable in _NUMBERS and follow.start == segment.end + 1)):
            yield from _cut(segment, stuck, 1, kinds)
        else:
            yield segment


_NAMES = frozenset(("editor", "translator"))
_ACRONYM = re.compile(r"\.\s((?=[A-Za-z]{0,8}[A-Z]{2})[A-Z][A-Za-z]{1,9}(?:[ /][IVX]{1,4})?)(?:,? (\d{1,4}))?$")
_NUMBERS = frozenset(("collection-number", "volume", "number"))
_HOLDERS = frozenset(("title", "container-title"))


def _parts(text: str, segments: Sequence[Segment], at: int, kinds: set[str]) -> list[Segment]:
    one = segments[at]
    if "=" in text and (parts := _equated(text, one, kinds)):
        return parts
    if segments[at].variable == "title" and (numbered := _named_in_brackets(text, segments, at, kinds)):
        return numbered
    if opened := _opened(text, segments, at):
        return opened
    if "(" in text and (named := _BRACKETED.search(text, max(one.start, one.end - 130), one.end)):
        first = 1 if named[1] else 3
        return list(_cut(one, named, first, kinds))
    follow = segments[at + 1] if at + 1 < len(segments) else None
    if one.variable == "title" and follow and follow.variable in _IMPRINT and _HOSTED.isdisjoint(kinds):
        latin = _COUNTED.search(text, max(one.start, one.end - 130), one.end)
        if latin:
            return list(_cut(one, latin, 1, kinds))
    if behind := _BEHIND.search(text, max(one.start, one.end - 130), one.end):
        cued = behind[2] and one.variable == "title" and int(behind[3]) <= _OF_A_SET
        if (behind[3] and not cued) or _numbers(text, one, follow) or behind[1].startswith("Fachserie"):
            return list(_cut(one, behind, 1, kinds, number=3))
    return []


def _named_in_brackets(text: str, segments: Sequence[Segment], at: int, kinds: set[str]) -> list[Segment]:
    """The title of a book and its series, where that stands in brackets with its number: "(Slate Lectures 48)"."""
    one = segments[at]
    if text[one.end - 1 : one.end + 1].find(")") < 0 or _IMPRINT.isdisjoint(kinds) or not _HOSTED.isdisjoint(kinds):
        return []
    named = _LECTURES.search(text, max(one.start, one.end - 100), one.end)
    return list(_cut(one, named, 1, kinds)) if named else []


_LECTURES = re.compile(
    r"\s\(((?!Parts?\b|Books?\b|Acts?\b|Chapters?\b|Vols?\b|Phase\b|Version\b|World War)[^\W\d_a-z][\w’'-]{2,20}"
    r"(?: (?:of|et|and|und|de|des|der|zu[mr]?|the|in|for|on|[^\W\d_a-z][\w’'-]{2,20})){1,6}),? (\d{1,3})\)?$"
)


def _opened(text: str, segments: Sequence[Segment], at: int) -> list[Segment]:
    """A title and the series in brackets that do not close before its number, which the next segment is."""
    one, follow = segments[at], segments[at + 1] if at + 1 < len(segments) else None
    begin = text.rfind("(", one.start, one.end)
    if (
        follow is None
        or follow.variable != "volume"
        or begin < one.start + _SHORTEST
        or text.find(")", begin, one.end) > 0
    ):
        return []
    if text[follow.end : follow.end + 1] != ")" or not _BETWEEN.fullmatch(text, one.end, follow.start):
        return []
    return [one._replace(end=begin), Segment("collection-title", begin + 1, one.end, one.confidence)]


_SHORTEST = 5


def _equated(text: str, one: Segment, kinds: set[str]) -> list[Segment]:
    if text[max(one.start - 3, 0) : one.start].replace(" ", "").endswith(("(=", "[=")):
        whole = _BARE.fullmatch(text, one.start, one.end)
        return list(_series(whole, 1, one, kinds, 2)) if whole and one.variable == "container-title" else []
    equated = _EQUALS.search(text, one.start, one.end)
    return list(_cut(one, equated, 1, kinds)) if equated and equated.start() > one.start else []


def _numbers(text: str, one: Segment, follow: Segment | None) -> bool:
    """Whether the next segment is the number of a series behind its word: "Bd. 200"."""
    if follow is None or follow.variable != "volume" or not _BEFORE_NUMBER.fullmatch(text, one.end, follow.start):
        return False
    said = text[follow.start : follow.end]
    return one.variable == "container-title" or (said.isdecimal() and int(said[:6]) > _OF_A_SET)


def _cut(one: Segment, found: re.Match[str], first: int, kinds: set[str], number: int = 0) -> Iterator[Segment]:
    if found.start() > one.start:
        yield one._replace(end=found.start())
    yield from _series(found, first, one, kinds, number or first + 1)


def _series(found: re.Match[str], first: int, one: Segment, kinds: set[str], number: int) -> Iterator[Segment]:
    yield Segment("collection-title", *found.span(first), min(one.confidence, 0.6))
    if found[number]:
        variable = "collection-number" if "volume" in kinds else "volume"
        yield Segment(variable, *found.span(number), min(one.confidence, 0.6))


def numbered(text: str, segments: Sequence[Segment]) -> tuple[Segment, ...]:
    """The segments, where the number at the name of a series is its number there, no volume of the work.

    "Lecture Notes in Slate, vol. 12", "volume 12 of Lecture Notes in Slate".
    """
    found = list(segments)
    for at in range(1, len(found)):
        before = found[at - 1].variable == "volume" and found[at].variable == "collection-title"
        if before and _OF.fullmatch(text, found[at - 1].end, found[at].start):
            found[at - 1] = found[at - 1]._replace(variable="collection-number")
        behind = found[at - 1].variable == "collection-title" and found[at].variable == "volume"
        if behind and _BETWEEN.fullmatch(text, found[at - 1].end, found[at].start):
            found[at] = found[at]._replace(variable="collection-number")
    return tuple(found)


_OF = re.compile(r"\s(?:of|of the|der|de la|des)\s")
_BETWEEN = re.compile(rf"[\s,.;:»”\"(]{{0,4}}(?:{_CUE}\b\.?\s?)?")
