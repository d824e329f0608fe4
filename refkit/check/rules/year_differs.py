"""A citation whose year is not the year of the entry it means.

## What it does

Points at a cite whose names are those of an entry, but whose year is another one. If the entry is cited rightly
elsewhere and the years are far apart, a second work is more likely, and `cited-not-listed` says so instead.

## Why it matters

The year is half of an author-date citation. A reader who looks for Knight 2016 does not find Knight 2006, or worse,
finds another work of that author.

## Example

```text
Practice changes the skill itself (Knight, 2016).

# References

Knight, R. (2006). Practising skills. Sport Press.
```

## Use instead

```text
Practice changes the skill itself (Knight, 2006).

# References

Knight, R. (2006). Practising skills. Sport Press.
```

## Fix

Puts the entry's year into the citation where the two are near or a figure apart. It is not safe: the slip may be in the
list.
"""

from collections.abc import Iterator

from refkit.check.desk import Desk
from refkit.check.entries import dated
from refkit.check.finding import Edit, Fix, Severity
from refkit.check.naming import called, cited_as
from refkit.check.pointers import Pointer, Slip
from refkit.check.rule import Mark, rule, unsafe
from refkit.model import Entry, Span

_NEAR = 3  # years


@rule("CIT003", "year-differs", Severity.ERROR)
def year_differs(desk: Desk) -> Iterator[Mark]:
    """One mark for each cite that names its entry's people and another year."""
    for pointer in desk.pointers:
        if pointer.entry is not None and pointer.slip in (Slip.YEAR, Slip.BOTH):
            entry = desk.entries[pointer.entry]
            yield Mark(pointer.place, _message(pointer, entry), pointer.entry, _fix(desk, pointer, entry))


def _message(pointer: Pointer, entry: Entry) -> str:
    written, year = cited_as(pointer.cite), pointer.cite.year
    help_ = f"correct the year here or there, or add the work of {year}"
    return f"{written} is cited here, but the list has {called(entry)}; {help_}"


def _fix(desk: Desk, pointer: Pointer, entry: Entry) -> Fix | None:
    date = dated(entry)
    at = desk.text.find(pointer.cite.year, pointer.cite.span.start, pointer.cite.span.end)
    if not date or at < 0 or len(pointer.open) > 1 or not _slipped(pointer.cite.year[:4], str(date.year)):
        return None
    return unsafe(Edit(Span(at, at + len(pointer.cite.year)), f"{date.year}{date.letter}"))


def _slipped(cited: str, listed: str) -> bool:
    """Whether one year may be the other by a slip: near it, or a figure off or out of place."""
    near = cited.isdecimal() and abs(int(cited) - int(listed)) <= _NEAR
    other = [one for one, another in zip(cited, listed, strict=False) if one != another]
    return near or len(other) == 1 or sorted(cited) == sorted(listed)
