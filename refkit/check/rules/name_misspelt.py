"""A name that the text and the list spell differently.

## What it does

Compares the names of each cite with the names of the entry it means, and points at a name that is a letter or two
off. Accents, capitals, particles and initials do not count; an acronym stands for its organisation.

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

Puts the list's spelling into the citation. It is not safe: the slip may be in the list.
"""

from collections.abc import Iterator

from refkit.check.authors import Likeness, creators, family, likeness
from refkit.check.desk import Desk
from refkit.check.finding import Edit, Fix, Severity
from refkit.check.pointers import Pointer, Slip
from refkit.check.rule import Mark, rule, unsafe
from refkit.model import Name, Span


@rule("CIT004", "name-misspelt", Severity.ERROR)
def name_misspelt(desk: Desk) -> Iterator[Mark]:
    """One mark for each name in a cite that is nearly its entry's."""
    for pointer in desk.pointers:
        if pointer.entry is not None and pointer.slip in (Slip.NAME, Slip.BOTH):
            yield from _marks(desk, pointer, pointer.entry)


def _marks(desk: Desk, pointer: Pointer, entry: int) -> Iterator[Mark]:
    for written, name in zip(pointer.cite.names, creators(desk.entries[entry].reference), strict=False):
        if likeness(written, name) is Likeness.SLIP:
            place = _place(desk, pointer, written)
            yield Mark(place or pointer.place, _message(written, name), entry, _fix(place, name))


def _message(written: str, name: Name) -> str:
    return f'"{written}" is spelt "{family(name)}" in the list; correct the one that is wrong'


def _place(desk: Desk, pointer: Pointer, written: str) -> Span | None:
    start = desk.text.find(written, pointer.cite.span.start, pointer.cite.span.end)
    return Span(start, start + len(written)) if start >= 0 else None


def _fix(place: Span | None, name: Name) -> Fix | None:
    return unsafe(Edit(place, family(name))) if place else None
