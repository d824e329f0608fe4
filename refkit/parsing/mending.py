"""Segments as the tagger leaves them -> segments that make one reference: joined, one of a kind, without cue words."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from operator import attrgetter

from refkit.parsing.segments import Segment

_WORD = re.compile(r"\w")
_SINGLE = frozenset(
    "author title container-title issued volume issue page publisher edition collection-title accessed number".split()
)
_TRAILING_IN = re.compile(r"[\s.,;:”\"»]+(?:in|dans|en|em)\s*:?$", re.IGNORECASE)
_LEADING_IN = re.compile(r"[Ii][nN]:\s*(?=\w)|[Ii]n the (?=[Pp]roc)|[Ii]n (?=The [A-Z]|Proc)")
_PLACE_CUT = re.compile(r"(?:/|\b[aiv]\.? ?)(?:[A-Z]|Br)$")  # Frankfurt a. M., Freiburg i. Br.
_DOTTED = re.compile(r"(?:\..*[\s.\-‐‑]|,\s?|^[^\s,]+,\s[^\s,]{2,}\s)[^\W\d_a-z]$")
_BRACKETS = {"(": ")", "[": "]"}


def mend(text: str, segments: Sequence[Segment]) -> tuple[Segment, ...]:
    """The segments of one reference, in order: neighbours of a kind joined, the best kept where only one can be."""
    mended = list(_joined(text, sorted(segments, key=_START)))
    variables = [segment.variable for segment in mended]
    if "editor" in variables:
        mended = _with_author(mended)
    if len(set(variables)) < len(variables):
        mended = _best(mended if "container-title" in variables else _with_host(mended))
    if "title" not in variables:
        mended = _with_title(text, mended)
    mended = _last_initials(text, mended)
    if "volume" in variables:
        mended = list(_volumes(text, mended, alone="issue" not in variables))
    if not _ALL_FIGURES.issubset(variables):
        mended = _figures(text, mended)
    return tuple([trimmed for segment in mended if (trimmed := _trimmed(text, segment)).start < trimmed.end])


_START = attrgetter("start")
_ALL_FIGURES = frozenset(("volume", "page"))


def _joined(text: str, segments: Sequence[Segment]) -> Iterator[Segment]:
    last: Segment | None = None
    for segment in segments:
        if last and last.variable == segment.variable and not _WORD.search(text, last.end, segment.start):
            last = last._replace(end=segment.end, confidence=min(last.confidence, segment.confidence))
            continue
        if last:
            yield last
        last = segment
    if last:
        yield last


def _with_author(segments: list[Segment]) -> list[Segment]:
    """Editors at the head who are followed by other editors, and no author: the first are the authors."""
    editors = [at for at, segment in enumerate(segments) if segment.variable == "editor"]
    if len(editors) > 1 and editors[0] == 0 and all(segment.variable != "author" for segment in segments):
        segments[0] = segments[0]._replace(variable="author")
    return segments


def _volumes(text: str, segments: Sequence[Segment], *, alone: bool) -> Iterator[Segment]:
    """The segments, where "2 vols." counts volumes, and "45 (4)", where no issue is known, is a volume and an issue."""
    for segment in segments:
        said = _of(text, segment) if segment.variable == "volume" else ""
        if said and (count := _MANY.fullmatch(said)):
            yield segment._replace(variable="number-of-volumes", end=segment.start + count.end(1))
        elif said and alone and (both := _WITH_ISSUE.fullmatch(said)):
            yield segment._replace(end=segment.start + both.end(1))
            yield segment._replace(
                variable="issue", start=segment.start + both.start(2), end=segment.start + both.end(2)
            )
        else:
            yield segment


_MANY = re.compile(r"(\d{1,2})\s(?:vols?|volumes|bde|bände|tomes|tomos|voll?)\.?", re.IGNORECASE)
_WITH_ISSUE = re.compile(r"(\d{1,4})\s?\((\d{1,3}(?:[-–/]\d{1,3})?)\)?")


def _with_host(segments: list[Segment]) -> list[Segment]:
    """The segments, where a second title behind editors ("In: Roe, A., ed. A title") is that of the host."""
    last = ""
    for at, segment in enumerate(segments):
        if segment.variable == "title" and last == "editor" and any(s.variable == "title" for s in segments[:at]):
            return [*segments[:at], segment._replace(variable="container-title"), *segments[at + 1 :]]
        last = segment.variable
    return segments


def _best(segments: Sequence[Segment]) -> list[Segment]:
    """One segment of each kind that a reference has once: the surest, of longer ones rather than shorter."""
    best: dict[str, Segment] = {}
    for segment in segments:
        rival = best.get(segment.variable)
        if rival is None or _weight(segment) > _weight(rival):
            best[segment.variable] = segment
    return [segment for segment in segments if segment.variable not in _SINGLE or best[segment.variable] is segment]


def _with_title(text: str, segments: list[Segment]) -> list[Segment]:
    """The segments, where a container that is really a title and a container ("A title. A journal") is two."""
    for at, segment in enumerate(segments):
        if segment.variable == "container-title" and (end := _end_of_title(_of(text, segment))):
            title = segment._replace(variable="title", end=segment.start + end.start())
            host = segment._replace(start=segment.start + end.end())
            return [*segments[:at], title, host, *segments[at + 1 :]]
    return segments


def _end_of_title(said: str) -> re.Match[str] | None:
    """The last stop that ends a sentence and is far in, or one after a long word or before a "Journal"."""
    ends = list(_SENTENCE.finditer(said, 40))
    return ends[-1] if ends else _EARLY_END.search(said)


_EARLY_END = re.compile(
    r"(?<=[^\W\d_]{11})\.\s+(?=[^\W\d_a-z])"
    r"|(?<=[a-zß-öø-ÿ]{3})[.?!]\s+[*_]{0,3}"
    r"(?=(?:The )?(?:Journal|Zeitschrift|Revue|Revista|Rivista|Annals|Proceedings) )"
)
_SENTENCE = re.compile(r"(?<=[a-zß-öø-ÿ]{3})[.?!]\s+(?=[^\W\d_a-z])")


def _last_initials(text: str, segments: list[Segment]) -> list[Segment]:
    """The segments, with initials that begin a title right after a family name and a comma given to the author."""
    for at, (author, title) in enumerate(pairwise(segments)):
        if author.variable != "author" or title.variable != "title" or text[author.end : title.start].strip() != ",":
            continue
        if (initials := _LEADING_INITIALS.match(text, title.start, title.end)) and initials.end() < title.end:
            segments[at] = author._replace(end=initials.end(1))
            segments[at + 1] = title._replace(start=initials.end())
    return segments


_LEADING_INITIALS = re.compile(r"((?:[^\W\d_a-zß-öø-ÿ]\.[ \-‐‑]?){1,4})(?<=[. ])\s*(?=\w)")


def _figures(text: str, segments: list[Segment]) -> list[Segment]:
    """The segments with volume, issue and page in their usual places, where the tagger left one of them out."""
    have = {segment.variable for segment in segments}
    for at, segment in enumerate(segments):
        if segment.variable == "issue" and "page" not in have and _ends_figures(text, segment):
            segments[at] = segment._replace(variable="page")
        elif segment.variable == "issue" and "volume" not in have and not _ISSUE_CUE.search(text[: segment.start]):
            segments[at] = segment._replace(variable="volume")
        elif segment.variable == "volume" and "page" not in have and (both := _PAIR.fullmatch(_of(text, segment))):
            page = segment._replace(variable="page", start=segment.start + both.start(2))
            return [*segments[:at], segment._replace(end=segment.start + both.end(1)), page, *segments[at + 1 :]]
    return segments


_ISSUE_CUE = re.compile(r"(?:\(|\b(?:no|nr|n|issue|iss|heft|h|núm|num|fasc|afl)\b[.:°º]?)\s*$", re.IGNORECASE)
_PAIR = re.compile(r"(\d{1,4})\s*[,:]\s*([A-Za-z]?\d+(?:\s*[-–]\s*\d+)?)")


def _of(text: str, segment: Segment) -> str:
    return text[segment.start : segment.end]


def _ends_figures(text: str, segment: Segment) -> bool:
    """Whether a number stands after a colon, and nothing that counts after it: "35:32."."""
    return text[: segment.start].rstrip()[-1:] == ":" and not re.search(r"[\w:)(]", text[segment.end : segment.end + 3])


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
    after = text[segment.end : segment.end + 1]
    alone = after not in _CLOSING or (after == "." and segment.variable not in _STOPPED)
    if alone and text[max(segment.start - 1, 0) : segment.start] not in _OPENING:
        return segment
    return _closed(text, segment)


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
