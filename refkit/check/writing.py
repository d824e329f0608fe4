"""How an entry writes its people and pages: its initials, its sign before the last author, its dash between pages."""

import re
from collections.abc import Iterator

from refkit.check.usage import Use
from refkit.model import Entry, Name, Span

_SURE = 0.8
_JOINED = re.compile(r",? (?:and|&|und|et(?! al)|y|e|en|og|och) (?=[^\W\d_])")
_RUN = r"((?:[^\W\d_a-z]\.?[ \xa0]?){2,4}|[^\W\d_a-z]\.?)(?![^\W_])"
_INITIAL = re.compile(r"[^\W\d_a-z]")
_IN_VERSION = re.compile(r"\d\.$")  # "version 2.9.0-3"
_RANGE = re.compile(r"\d+(\s?[-‐‑–—]{1,3}\s?)\d+")


def last_sign(entry: Entry) -> Iterator[Use]:
    """What stands before the last of an entry's authors: "and", ", &", "" for nothing but a comma."""
    field, names = entry.parsed.field("author"), entry.reference.names("author")
    if not field or field.confidence < _SURE or len(names) < 2 or "author" in entry.parsed.shortened:
        return
    found = list(_JOINED.finditer(entry.text, field.span.start, field.span.end))
    if len(found) > 1 or not all(name.given and name.family for name in names):
        return
    several = ("two" if len(names) == 2 else "more",)
    if found:
        yield Use(several, found[0][0], Span(*found[0].span()))
    elif (at := entry.text.rfind(names[-1].family, field.span.start, field.span.end)) >= 0:
        yield Use(several, "", Span(at, at + len(names[-1].family)))


def initials(entry: Entry) -> Iterator[Use]:
    """How an entry writes two initials of a person ("A. B.", "AB") and how one; only what it does throughout."""
    field = entry.parsed.field("author")
    if not field or field.confidence < _SURE:
        return
    runs = [run for name in entry.reference.names("author") if (run := _run(entry, name, field.span))]
    for number in ("one", "more"):
        mine = [run for run in runs if (len(_INITIAL.findall(run.of(entry.text))) == 1) is (number == "one")]
        ways = {_pattern(run.of(entry.text)) for run in mine}
        if len(ways) == 1:
            yield Use((number,), ways.pop(), mine[0])


def page_dash(entry: Entry) -> Iterator[Use]:
    """What stands between the first and the last page."""
    field = entry.parsed.field("page")
    match = _RANGE.fullmatch(field.span.of(entry.text)) if field and field.confidence >= _SURE else None
    if field and match and not _IN_VERSION.search(entry.text, 0, field.span.start):
        yield Use((), match[1], Span(field.span.start + match.start(1), field.span.start + match.end(1)))


def _run(entry: Entry, name: Name, within: Span) -> Span | None:
    """The initials of a person; None for those at the very end, whose stop may be the list's."""
    if not name.family or not name.given:
        return None
    behind = re.compile(rf"{re.escape(name.family)},? {_RUN}").search(entry.text, within.start, within.end)
    if behind is None or len(re.sub(r"\W", "", name.given)) != len(_INITIAL.findall(behind[1])):
        return None
    end = behind.end(1) - len(behind[1]) + len(behind[1].rstrip())
    return Span(behind.start(1), end) if end < within.end - 1 else None


def _pattern(run: str) -> str:
    """Initials by the signs between them, the letters being "A" and "B".

    >>> _pattern("K. L. M."), _pattern("KL")
    ('A. B.', 'AB')
    """
    second = [match.start() for match in _INITIAL.finditer(run)][1:2]
    stop = "." if "." in run else ""
    if not second:
        return f"A{stop}"
    return f"A{stop}{' ' if run[second[0] - 1].isspace() else ''}B{stop}"
