"""Turns one kind of difference from the style into marks."""

from collections.abc import Iterator

from refkit.check.desk import Desk
from refkit.check.differences import Difference
from refkit.check.finding import Edit, Fix
from refkit.check.kinds import Kind
from refkit.check.rule import Mark
from refkit.model import Entry, Span


def marks(desk: Desk, kind: Kind, *, safe_fix: bool) -> Iterator[Mark]:
    """One mark for each difference of that kind in entries that are otherwise near the style."""
    for each in desk.styled:
        entry = desk.entries[each.entry]
        for difference in each.local:
            if difference.kind is kind:
                place = _place(entry, difference.span)
                edit = Edit(place, difference.expected)
                yield Mark(_seen(place, entry), _message(desk, entry, difference), each.entry, Fix(safe_fix, (edit,)))


def _place(entry: Entry, span: Span) -> Span:
    """Where the words stand in the article; an empty span becomes the place behind what precedes it."""
    if span.start < span.end:
        return entry.place(span)
    end = entry.place(Span(span.start - 1, span.start)).end if span.start else entry.place(Span(0, 1)).start
    return Span(end, end)


def _seen(place: Span, entry: Entry) -> Span:
    """What to mark when there is nothing to see: the sign before."""
    return place if len(place) else Span(max(place.start - 1, entry.span.start), place.start)


def _message(desk: Desk, entry: Entry, difference: Difference) -> str:
    found, expected = difference.span.of(entry.text), difference.expected
    if not found.strip() and not expected.strip():
        return f"{desk.style} has {'a' if expected else 'no'} blank here"
    if not expected.strip():
        return f'{desk.style} has nothing in place of "{found.strip()}" here'
    return f'{desk.style} writes "{expected.strip()}" here' + (f', not "{found.strip()}"' if found.strip() else "")
