"""Year, volume, issue and pages of a reference, put right where the tagger has mixed them up."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from refkit.parsing import years
from refkit.parsing.segments import Segment, of


def mend(text: str, segments: list[Segment]) -> list[Segment]:
    """The segments with the year by itself, two figures in one segment as two, and those left out in their places."""
    segments = years.to_the_next(text, _cued(text, segments))
    kinds = {segment.variable for segment in segments}
    segments = _named_aright(text, segments)
    if "volume" in kinds:
        segments = _worded(text, segments, kinds)
    segments = _of_the_year(text, _before_title(text, segments)) if "issued" not in kinds else segments
    segments = _behind_host(text, segments) if "container-title" in kinds else segments
    variables = [segment.variable for segment in segments]
    if "issued" in variables:
        segments = _dated(text, segments, variables.index("issued"))
    if "issued" in variables and "issue" not in variables:
        segments = _behind_year(text, segments)
    if "volume" in variables:
        segments = list(_volumes(text, segments, alone=all(s.variable != "issue" for s in segments)))
        if "page" in variables and all(segment.variable != "issue" for segment in segments):
            segments = list(_issues(text, segments))
    if "issued" in variables and ("[" in text or "(" in text) and "original-date" not in variables:
        segments = years.first_out(text, segments)
    return segments if _ALL.issubset(variables) else _with_page(text, _figures(text, segments))


_ALL = frozenset(("volume", "page"))


def _cued(text: str, segments: list[Segment]) -> list[Segment]:
    """The segments, where one that says "Heft 2" is an issue, "xi/4" no date, a year behind the place no page."""
    kinds = {segment.variable for segment in segments}
    for at, segment in enumerate(segments):
        if (
            (segment.variable in _PLACES or segment.variable == "page")
            and "issue" not in kinds
            and "container-title" in kinds
        ):
            cued = _SAYS_ISSUE.fullmatch(text, segment.start, segment.end)
            segments[at] = segment._replace(variable="issue", start=cued.start(1)) if cued else segment
        elif segment.variable == "issued" and _COUNTED.isdisjoint(kinds):
            both = _NO_YEAR.fullmatch(text, segment.start, segment.end)
            if both:
                volume = segment._replace(variable="volume", end=both.end(1))
                issue = segment._replace(variable="issue", start=both.start(2))
                return [*segments[:at], volume, issue, *segments[at + 1 :]]
        elif segment.variable == "page" and "issued" not in kinds and at and segments[at - 1].variable in _PLACES:
            bare = not _PAGE_CUE.search(text, max(segment.start - 5, 0), segment.start)
            if bare and _YEAR.fullmatch(text, segment.start, segment.end):
                segments[at] = segment._replace(variable="issued")
    return segments


_PLACES = frozenset(("publisher", "publisher-place"))
_SAYS_ISSUE = re.compile(r"(?:Ausgabe|Heft|H\.|Nr\.|No\.|no\.|Issue|Fasc\.|fasc\.)\s?(\d{1,4}(?:\s?[-–/]\s?\d{1,4})?)")
_NO_YEAR = re.compile(r"([ivxlc]{1,6}|\d{1,3})/(\d{1,3})")
_PAGE_CUE = re.compile(r"\b(?:[Pp]{1,2}|S)\.?\s?$")


def _named_aright(text: str, segments: list[Segment]) -> list[Segment]:
    """The segments, where the number of a report is no page nor its volume, and a count of pages is no page."""
    kinds = {segment.variable for segment in segments}
    hosted = "container-title" in kinds
    for at, segment in enumerate(segments):
        if segment.variable == "page":
            if _REPORT.fullmatch(text, segment.start, segment.end):
                segments[at] = segment._replace(variable="number")
            elif (
                not hosted and (both := _COUNT.match(text, segment.start)) and both.end(1) <= segment.end <= both.end()
            ):
                variable = "number-of-pages" if both[2] else "number-of-volumes"
                segments[at] = segment._replace(variable=variable, end=both.end(1))
        elif segment.variable == "volume" and not hosted and at and segments[at - 1].variable == "genre":
            segments[at] = segment._replace(variable="number")
    return segments


def count(text: str, segment: Segment) -> str:
    """What a page or a volume of a work by itself counts, when it does: "412 p." its pages, "3 vols." its volumes."""
    if segment.variable == "page" and (both := _COUNT.match(text, segment.start)) and both[2]:
        return "number-of-pages"
    return "number-of-volumes" if segment.variable == "volume" and _MANY.match(text, segment.start) else ""


_COUNT = re.compile(
    r"(\d{1,4})\s?(?:(S|pp?|pages|Seiten|págs)|voll?|vols|Bde|tomes|tomos)\b\.?(?:, (?:ill|illus|Abb|fig)\b\.?)?"
)
_REPORT = re.compile(r"[A-Z]{3,}(?: ?- ?[A-Za-z\d]{1,12}){2,6}")
"""The number of a report, "CERN-TH-2014-12", which looks like pages from afar."""


def _worded(text: str, segments: list[Segment], kinds: set[str]) -> list[Segment]:
    """The segments, where the words around two numbers say which is which: "Nr. 33, 17. Jg.", "Nr. 12/1994"."""
    for at, (one, following) in enumerate(pairwise(segments)):
        if one.variable != "volume" or not _NUMBER_BEFORE.search(text, max(one.start - 6, 0), one.start):
            continue
        if following.variable == "issue" and _JAHRGANG.match(text, following.start):
            segments[at : at + 2] = one._replace(variable="issue"), following._replace(variable="volume")
        elif following.variable == "issued" and "issue" not in kinds and text[one.end : following.start] == "/":
            segments[at] = one._replace(variable="issue")
        break
    for at, (one, following) in enumerate(pairwise(segments)):
        year = (
            one.variable == "volume"
            and _ONE_NUMBER.fullmatch(text, one.start, one.end)
            and following.variable == "issued"
            and text[one.end : following.start] == "/"
        )
        if year and "issue" not in kinds and not _VOLUME_BEFORE.search(text, max(one.start - 8, 0), one.start):
            segments[at] = one._replace(variable="issue")
    return segments


_NUMBER_BEFORE = re.compile(r"\b(?:Nr|No|H|Heft|n°|núm)\.?\s?$", re.IGNORECASE)
_ONE_NUMBER = re.compile(r"\d{1,3}(?:[-–]\d{1,3})?")
_VOLUME_BEFORE = re.compile(r"\b(?:Bd|Band|Jg|Jahrg|[Vv]ol|[Tt])\.?\s?$")
_JAHRGANG = re.compile(r"\d{1,3}\.?\s?(?:Jg|Jahrg)")


def _of_the_year(text: str, segments: list[Segment]) -> list[Segment]:
    """The segments, where "38/2007" is the issue of a year."""
    for at, (one, following) in enumerate(pairwise(segments)):
        both = one.variable in _COUNTED and following.variable in _COUNTED and text[one.end : following.start] == "/"
        if both and _YEAR.fullmatch(text, following.start, following.end):
            segments[at : at + 2] = one._replace(variable="issue"), following._replace(variable="issued")
            break
    return segments


def _before_title(text: str, segments: list[Segment]) -> list[Segment]:
    """The segments, where the year between authors and title has stuck to the title: "Low, A., 2012 b Roofs"."""
    for at, (authors, title) in enumerate(pairwise(segments)):
        if authors.variable == "author" and title.variable == "title":
            year = _YEAR_AND_TITLE.match(text, title.start, title.end)
            if year:
                issued = Segment("issued", title.start, year.end(1), title.confidence)
                return [*segments[: at + 1], issued, title._replace(start=year.end()), *segments[at + 2 :]]
    return segments


_YEAR_AND_TITLE = re.compile(r"((?:1[5-9]|20)\d\d(?: ?[a-h](?= ))?)[.,:]? (?=[^\W\d_a-z])")


def _behind_host(text: str, segments: list[Segment]) -> list[Segment]:
    """The segments, where the number behind a host is its volume ("Roof Review 3, S. 7"), or a year of its name.

    The year at its end is that of a reference without one: "Roof Rev 2015;8(4)".
    """
    kinds = {segment.variable for segment in segments}
    for at, (host, following) in enumerate(pairwise(segments)):
        if host.variable != "container-title":
            continue
        if following.variable == "volume" and _YEAR.fullmatch(text, following.start, following.end):
            same = text[following.start : following.end] in [
                of(text, s)[:4] for s in segments if s.variable == "issued"
            ]
            if same and _ACRONYM.search(text, host.start, following.start):
                return [*segments[:at], host._replace(end=following.end), *segments[at + 2 :]]
        elif (
            following.variable == "page"
            and _COUNTED.isdisjoint(kinds)
            and (both := _NUMBERED_HOST.fullmatch(text, host.start, host.end))
        ):
            volume = host._replace(variable="volume", start=both.start(2))
            return [*segments[:at], host._replace(end=both.end(1)), volume, *segments[at + 1 :]]
        elif (
            following.variable == "volume"
            and "issued" not in kinds
            and (both := _YEAR_LAST_IN.fullmatch(text, host.start, host.end))
        ):
            issued = host._replace(variable="issued", start=both.start(2))
            return [*segments[:at], host._replace(end=both.end(1)), issued, *segments[at + 1 :]]
    return segments


_ACRONYM = re.compile(r"\s[A-Z]{3,10} $")
_YEAR_LAST_IN = re.compile(r"(.*[^\W\d_]\.?) ((?:19|20)\d\d)")
_NUMBERED_HOST = re.compile(r"(.*[^\W\d_]{2}) (\d{1,3})")


def _behind_year(text: str, segments: list[Segment]) -> list[Segment]:
    """The segments with the issue that stands between a year and the pages: "12 (1973) 1, S. 23-50"."""
    for at, (issued, following) in enumerate(pairwise(segments)):
        if issued.variable == "issued" and following.variable == "page":
            number = _BEHIND_YEAR.fullmatch(text, issued.end, following.start)
            if number:
                return [*segments[: at + 1], Segment("issue", *number.span(1)), *segments[at + 1 :]]
    return segments


_BEHIND_YEAR = re.compile(
    r"\),?\s(?:(?:Nr|H|Heft|no|n°)\.?\s)?(\d{1,3}(?:[-/–]\d{1,3})?)[,:]\s(?:S|pp?)\.\s?", re.IGNORECASE
)
_COUNTED = frozenset(("volume", "issue"))
_YEAR = re.compile(r"(?:19|20)\d\d")


def _dated(text: str, segments: list[Segment], at: int) -> list[Segment]:
    """The segments, of which the one at a place is the date, with the date by itself."""
    before = segments[at - 1] if at else None
    if before and before.variable == "container-title" and text[before.end - 1].isalpha():
        segments = _after_host(text, segments, at)
    if segments[at].end - segments[at].start < _SHORT or segments[at].variable != "issued":
        return segments
    said = of(text, segments[at])
    if both := _YEAR_LAST.fullmatch(said):
        return _apart(segments, at, both.span(2), both.span(1), counted=both[1].endswith("p"))
    if both := _YEAR_FIRST.fullmatch(said):
        return _apart(segments, at, both.span(1), both.span(2), counted=False)
    both = _TWO.fullmatch(said)
    return _one_of_two(text, segments, at, both) if both else segments


def _after_host(text: str, segments: list[Segment], at: int) -> list[Segment]:
    """The segments, where a volume and a month at the end of a host ("Roof Review 146 (May 1984") are themselves."""
    host, issued = segments[at - 1], segments[at]
    both = _DATED_HOST.fullmatch(of(text, host))
    if not both or text[host.end : issued.start].strip():
        return segments
    parts = [host._replace(end=host.start + both.end(1))]
    if all(segment.variable != "volume" for segment in segments):
        parts.append(host._replace(variable="volume", start=host.start + both.start(2), end=host.start + both.end(2)))
    return [*segments[: at - 1], *parts, issued._replace(start=host.start + both.start(3)), *segments[at + 1 :]]


def _one_of_two(text: str, segments: list[Segment], at: int, both: re.Match[str]) -> list[Segment]:
    """The segments, where one of two years in a row is the end of the host before or the start of the title after."""
    issued = segments[at]
    first, second = issued.start + both.end(1), issued.start + both.start(2)
    before, after = segments[at - 1] if at else None, segments[at + 1] if at + 1 < len(segments) else None
    if before and before.variable == "container-title" and text[before.end : issued.start] == " ":
        parts = before._replace(end=first), issued._replace(start=second)
        return [*segments[: at - 1], *parts, *segments[at + 1 :]]
    if after and after.variable == "title" and text[issued.end : after.start] == " ":
        return [*segments[:at], issued._replace(end=first), after._replace(start=second), *segments[at + 2 :]]
    return segments


def _apart(
    segments: list[Segment], at: int, year: tuple[int, int], rest: tuple[int, int], *, counted: bool
) -> list[Segment]:
    """The segments, where a year and the figures before or after it ("1801 (2006", "(1991), 1955") are two.

    The figures are the page or the volume, what is missing of these; "22pp" counts pages and is neither.
    """
    begin, issued = segments[at].start, segments[at]
    parts = [issued._replace(start=begin + year[0], end=begin + year[1])]
    have = {segment.variable for segment in segments}
    free = next((kind for kind in ("page", "volume") if kind not in have), "")
    if free and not counted:
        parts.append(issued._replace(variable=free, start=begin + rest[0], end=begin + rest[1]))
    return [*segments[:at], *sorted(parts, key=lambda part: part.start), *segments[at + 1 :]]


_MONTH = r"(?:[^\W\d_]{3,9}\.?|\d{1,2} [^\W\d_]{3,9})"
_DATED_HOST = re.compile(rf"(.*[^\W\d]),?\s(\d{{1,4}})\s?\(({_MONTH}(?:\s?[-–/]\s?{_MONTH})?)")
_SHORT = 6
_Y = r"(?:1[5-9]|20)\d\d[a-z]?"
_TWO = re.compile(rf"(\(?{_Y})\W{{1,3}}({_Y})")
_YEAR_LAST = re.compile(rf"\(?([A-Za-z]?\d+(?:\s?[-–]\s?\d+|\s?pp?)?)\)?\s?\(\s?({_Y})\s?\)?")
_YEAR_FIRST = re.compile(rf"\(?\s?({_Y})\s?\)\s?[,:;]?\s?([A-Za-z]?\d+(?:\s?[-–]\s?\d+)?)")


def _volumes(text: str, segments: Sequence[Segment], *, alone: bool) -> Iterator[Segment]:
    """The segments, where "2 vols." counts volumes, and "45 (4)", where no issue is known, is a volume and an issue."""
    for segment in segments:
        said = of(text, segment) if segment.variable == "volume" else ""
        if said and (count := _MANY.fullmatch(said)):
            yield segment._replace(variable="number-of-volumes", end=segment.start + count.end(1))
        elif said and alone and (both := _WITH_ISSUE.fullmatch(said)):
            yield segment._replace(end=segment.start + both.end(1))
            yield segment._replace(
                variable="issue", start=segment.start + both.start(2), end=segment.start + both.end(2)
            )
        else:
            yield segment


def _issues(text: str, segments: Sequence[Segment]) -> Iterator[Segment]:
    """The segments, where the issue stuck to the volume ("25, 9") or to the pages ("6784:299-304")."""
    for segment in segments:
        pattern, first, second = _STUCK.get(segment.variable, _NONE)
        if pattern and (both := pattern.fullmatch(text, segment.start, segment.end)):
            if _JAHRGANG.match(text, both.start(2)):
                first, second = "issue", "volume"
            yield segment._replace(variable=first, start=both.start(1), end=both.end(1))
            yield segment._replace(variable=second, start=both.start(2), end=both.end(2))
        else:
            yield segment


_NONE = (None, "", "")
_STUCK = {
    "volume": (re.compile(r"(\d{1,4})(?:,\s?|\s)(\d{1,5})"), "volume", "issue"),
    "page": (
        re.compile(r"\(?([A-Z]?\d{1,5}(?:[-–/]\d{1,3})?)(?:\)[,:]|:)\s?([A-Za-z]?\d+\s?[-–]\s?[A-Za-z]?\d+)"),
        "issue",
        "page",
    ),
}


_MANY = re.compile(r"(\d{1,2})\s(?:vols?|volumes|bde|bände|tomes|tomos|voll?)\.?", re.IGNORECASE)
_WITH_ISSUE = re.compile(
    r"(\d{1,4}|[IVXLC]{1,7})(?:\s?\(|,?\s(?:n[°º.]|no\.?|nr\.?|núm\.|H\.|Heft|fasc\.|Ausgabe)\s?)"
    r"(\d{1,3}(?:[-–/]\d{1,3})?)\)?",
    re.IGNORECASE,
)


def _figures(text: str, segments: list[Segment]) -> list[Segment]:
    """The segments with volume, issue and page in their usual places, where the tagger left one of them out."""
    have = {segment.variable for segment in segments}
    for at, segment in enumerate(segments):
        if segment.variable == "issue" and "page" not in have and _ends_figures(text, segment):
            segments[at] = segment._replace(variable="page")
        elif segment.variable == "issue" and "volume" not in have and not _is_issue(text, segment):
            segments[at] = segment._replace(variable="volume")
        elif segment.variable == "volume" and "page" not in have and (both := _PAIR.fullmatch(of(text, segment))):
            page = segment._replace(variable="page", start=segment.start + both.start(2))
            return [*segments[:at], segment._replace(end=segment.start + both.end(1)), page, *segments[at + 1 :]]
    return segments


def _with_page(text: str, segments: list[Segment]) -> list[Segment]:
    """The segments, where the number right behind the volume or the issue ("7, 1801", "5(2): e12") is the page."""
    if any(segment.variable == "page" for segment in segments):
        return segments
    for at in range(len(segments) - 1, -1, -1):
        if segments[at].variable in _BEFORE_PAGE:
            end = segments[at + 1].start if at + 1 < len(segments) else len(text)
            page = _PAGE_BEHIND.match(text, segments[at].end, end)
            return [*segments[: at + 1], Segment("page", *page.span(1)), *segments[at + 1 :]] if page else segments
    return segments


_BEFORE_PAGE = frozenset(("volume", "issue"))
_PAGE_BEHIND = re.compile(
    r"\)?\s?[,:]\s?(?:pii: ?)?([A-Za-z]{0,5}\d+(?:\.\d+){0,3}(?:[-–][A-Za-z]?\d+(?:\.\d+){0,3})?)(?=[\s.,;]|$)"
    r"(?!\.?\s(?!doi|DOI|http|PMID|Available)\w)"
)


def _is_issue(text: str, segment: Segment) -> bool:
    """Whether the number has the word for an issue before it, or its year behind it: "H. 2", "3/1998"."""
    return bool(_ISSUE_CUE.search(text[: segment.start]) or _OF_YEAR.match(text, segment.end))


_OF_YEAR = re.compile(rf"\s?/\s?{_Y}")
_ISSUE_CUE = re.compile(
    r"(?:\(|\((?:19|20)\d\d\),?|\b(?:no|nr|n|issue|iss|heft|h|núm|num|fasc|afl)\b[.:°º]?)\s*$", re.IGNORECASE
)
_PAIR = re.compile(r"(\d{1,4})\s*[,:]\s*([A-Za-z]?\d+(?:\s*[-–]\s*\d+)?)")


def _ends_figures(text: str, segment: Segment) -> bool:
    """Whether a number stands after a colon, and nothing that counts after it: "35:32."."""
    return text[: segment.start].rstrip()[-1:] == ":" and not re.search(r"[\w:)(]", text[segment.end : segment.end + 3])
