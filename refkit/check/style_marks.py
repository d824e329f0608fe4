"""Turns one kind of difference from the style, or from the other entries where no style is asked for, into marks."""

from collections.abc import Callable, Iterable, Iterator

from refkit.check.desk import Desk
from refkit.check.differences import Difference
from refkit.check.finding import Edit, Fix
from refkit.check.kinds import Kind
from refkit.check.naming import counted
from refkit.check.rule import Mark, safe
from refkit.check.usage import Odd, Use, odd
from refkit.model import Entry, Span


def marks(desk: Desk, kind: Kind, *, safe_fix: bool) -> Iterator[Mark]:
    """One mark for each difference of that kind in entries that are otherwise near the style."""
    for each in desk.styled:
        entry = desk.entries[each.entry]
        for difference in each.local:
            if difference.kind is kind:
                place = entry.placed(difference.span)
                edit = Edit(place, difference.expected)
                yield Mark(_seen(place, entry), _message(desk, entry, difference), each.entry, Fix(safe_fix, (edit,)))


def unlike_others(desk: Desk, uses: Callable[[Entry], Iterable[Use]], said: str, *, mends: bool) -> Iterator[Mark]:
    """One mark for each entry that does a thing otherwise than most; none where a style says how it is done.

    Args:
        desk: the article.
        uses: how an entry does it.
        said: what a message says of the way, "{} stands before the last author".
        mends: whether the usual way can be written in place of an odd one, unless either is "".
    """
    for each in () if desk.style else odd(desk.entries, uses):
        entry = desk.entries[each.index]
        here, there = (f'"{way}"' if way else "nothing" for way in (each.use.way, each.usual))
        others = counted(each.times, "other entry", "other entries")
        fix = _usual(entry, each) if mends else None
        yield Mark(entry.place(each.use.span), f"{said.format(here)} here; in {others} {there}", each.index, fix)


def _usual(entry: Entry, each: Odd) -> Fix | None:
    span, written = each.change
    place = entry.placed(span)
    return safe(Edit(place, written)) if each.use.way and each.usual and len(place) == len(span) else None


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
