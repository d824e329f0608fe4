"""Each cite beside the one that the style would write: whether it shortens the names to "et al."."""

import re
from collections.abc import Iterator

from refkit.check.authors import Likeness, creators, likeness
from refkit.check.desk import Desk
from refkit.check.finding import Edit, Fix
from refkit.check.naming import cited_as
from refkit.check.pointers import Pointer, Slip
from refkit.check.rule import Mark, safe
from refkit.model import CitationKind, Span

_ET_AL = re.compile(r"\bet\.? al\b\.?|\bu\. ?a\.|\by cols\.|\be outros", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]{2}")


def name_marks(desk: Desk, *, shortened: bool) -> Iterator[Mark]:
    """The cites whose names the style would shorten (or would not), though the text does not (or does)."""
    for pointer, written in desk.style_cites:
        if (
            bool(_ET_AL.search(written)) is not shortened
            or pointer.cite.et_al is shortened
            or not _WORD.search(written)
        ):
            continue
        if shortened and len(pointer.cite.names) < 3:
            continue
        if pointer.entry is not None and _counts(desk, pointer):
            verb = "shortens" if shortened else "does not shorten"
            message = f"{desk.style} {verb} the names of {cited_as(pointer.cite)}; expected {written}"
            yield Mark(pointer.place, message, pointer.entry, _fix(desk, pointer, written))


def _counts(desk: Desk, pointer: Pointer) -> bool:
    """Whether the cite surely means the entry, so that the number of names can be trusted."""
    if pointer.entry is None or pointer.slip is not Slip.NONE or pointer.citation.kind is not CitationKind.AUTHOR_DATE:
        return False
    listed = creators(desk.entries[pointer.entry].reference)
    return bool(listed) and likeness(pointer.cite.names[0], listed[0]) is Likeness.SAME


def _fix(desk: Desk, pointer: Pointer, written: str) -> Fix | None:
    """The cite's names put as the style has them; only in brackets, where name, year and locator follow each other."""
    start, end = pointer.cite.span.start, pointer.cite.span.end
    year = desk.text.find(pointer.cite.year, start, end) if pointer.cite.year else -1
    first = desk.text.find(pointer.cite.names[0], start, end)
    head = re.match(r"[(\[]?(.*?)[,]? ?\d{4}", written)
    if min(year, first) < 0 or first > year or not head or "(" in desk.text[first:year]:
        return None
    names = Span(first, first + len(desk.text[first:year].rstrip(" ,")))
    return safe(Edit(names, head[1]))
