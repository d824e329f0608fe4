"""A name that the text and the list spell differently.

## What it does

Compares the names of each cite with the names of the entry it means, and points at a name that is a letter or two
off; at the entry, where several citations agree against it. Accents, capitals, particles and initials do not count; an
acronym stands for its organisation.

## Why it matters

A misspelt name is a discourtesy to its bearer, hides the citation from indexes, and sends the reader to the wrong place
of an alphabetical list.

## Example

```text
The humanists read Hutten closely (Kelly, 1993).

# References

Kelley, D. (1993). Tacitus noster. Princeton University Press.
```

## Use instead

```text
The humanists read Hutten closely (Kelley, 1993).

# References

Kelley, D. (1993). Tacitus noster. Princeton University Press.
```

## Fix

Puts the list's spelling into the citation, or the citations' into the list where several agree. It is not safe: the
slip may be on the other side.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from refkit.check.authors import Likeness, creators, family, likeness
from refkit.check.desk import Desk
from refkit.check.finding import Edit, Fix, Severity
from refkit.check.pointers import Pointer, Slip
from refkit.check.rule import Mark, rule, unsafe
from refkit.model import Name, Span

_AGREED = 2  # citations that outweigh a list


@dataclass(frozen=True, slots=True)
class _Slip:
    """A name as a cite writes it."""

    pointer: Pointer
    written: str


@rule("CIT004", "name-misspelt", Severity.ERROR)
def name_misspelt(desk: Desk) -> Iterator[Mark]:
    """One mark for each name in a cite that is nearly its entry's; one in the list where most cites agree."""
    for (entry, name), slips in _by_name(desk).items():
        alike = _alike(desk, entry, name)
        agreed = len(slips) >= max(_AGREED, 2 * len(alike) + 1) and len({slip.written for slip in slips}) == 1
        if agreed and not _elsewhere(desk, entry, name):
            yield _in_list(desk, entry, name, slips, alike)
        else:
            yield from (_in_text(desk, entry, name, slip) for slip in slips)


def _by_name(desk: Desk) -> dict[tuple[int, Name], list[_Slip]]:
    found: dict[tuple[int, Name], list[_Slip]] = defaultdict(list)
    for pointer in desk.pointers:
        if pointer.entry is not None and pointer.slip in (Slip.NAME, Slip.BOTH):
            names = pointer.cite.names
            for written, name in zip(names, creators(desk.entries[pointer.entry].reference), strict=False):
                if likeness(written, name) is Likeness.SLIP and family(name) not in names:
                    found[pointer.entry, name].append(_Slip(pointer, written))
    return found


def _alike(desk: Desk, entry: int, name: Name) -> list[Span]:
    """Where cites of the entry spell the name as the list does."""
    cites = [each.cite for each in desk.pointers if each.entry == entry]
    found = (_place(desk, cite.span, written) for cite in cites for written in cite.names if written == family(name))
    return [place for place in found if place]


def _elsewhere(desk: Desk, entry: int, name: Name) -> bool:
    """Whether another entry has the same name."""
    others = (creators(each.reference) for at, each in enumerate(desk.entries) if at != entry)
    return any(family(each) == family(name) for names in others for each in names)


def _in_list(desk: Desk, index: int, name: Name, slips: list[_Slip], alike: list[Span]) -> Mark:
    entry, written = desk.entries[index], slips[0].written
    times = f"{len(slips)} of {len(slips) + len(alike)} citations" if alike else f"all {len(slips)} citations"
    message = f'"{family(name)}" is spelt "{written}" in {times}; correct the one that is wrong'
    at = entry.text.find(family(name))
    span = Span(at, at + len(family(name)))
    place = entry.place(span) if at >= 0 else Span(0, 0)
    if len(place) != len(span):
        return Mark(desk.head(index), message, index)
    return Mark(place, message, index, unsafe(*(Edit(each, written) for each in (place, *alike))))


def _place(desk: Desk, within: Span, written: str) -> Span | None:
    start = desk.text.find(written, within.start, within.end)
    return Span(start, start + len(written)) if start >= 0 else None


def _in_text(desk: Desk, entry: int, name: Name, slip: _Slip) -> Mark:
    pointer, written = slip.pointer, slip.written
    place = _place(desk, pointer.cite.span, written)
    message = f'"{written}" is spelt "{family(name)}" in the list; correct the one that is wrong'
    return Mark(place or pointer.place, message, entry, _fix(place, name))


def _fix(place: Span | None, name: Name) -> Fix | None:
    return unsafe(Edit(place, family(name))) if place else None
