"""A title or name in capitals throughout.

## What it does

Points at a title of three words or more, and at the names of an entry, that are written in capitals from beginning to
end.

## Why it matters

Capitals copied from a title page shout, hide acronyms, and no style asks for them.

## Example

```text
# References

Izzo, J. (2009). POINTING OUT GLUTEAL ATROPHY. NOAC Newsletter, 4(2), 2-3.
```

## Use instead

```text
# References

Izzo, J. (2009). Pointing out gluteal atrophy. NOAC Newsletter, 4(2), 2-3.
```

## Fix

Writes the title with a capital at its beginning and after a colon. It is not safe: proper names and acronyms lose
theirs.
"""

import re
from collections.abc import Iterator

from refkit.check.desk import Desk
from refkit.check.finding import Edit, Severity
from refkit.check.rule import Mark, rule, unsafe
from refkit.model import Entry, Span

_WORDS = 3
_LETTERS = 12
_BEGIN = re.compile(r"(?:^|[:.?!]\s+)\W*\w")


@rule("DAT704", "all-capitals", Severity.INFO)
def all_capitals(desk: Desk) -> Iterator[Mark]:
    """One mark for each title in capitals; names in capitals throughout the list are a manner, not a slip."""
    for index, entry in enumerate(desk.entries):
        for variable in ("title", "container-title"):
            if place := _shouting(entry, variable):
                written = place.of(entry.text)
                quiet = _quiet(written)
                where = entry.place(place)
                fix = unsafe(Edit(where, quiet)) if len(where) == len(written) else None
                yield Mark(
                    where, f'this is written in capitals; expected "{quiet}", with capitals for names', index, fix
                )


def _shouting(entry: Entry, variable: str) -> Span | None:
    field = entry.parsed.field(variable)
    written = field.span.of(entry.text) if field else ""
    letters = sum(1 for char in written if char.isalpha())
    loud = written.isupper() and letters >= _LETTERS and len(written.split()) >= _WORDS
    return field.span if field and loud else None


def _quiet(title: str) -> str:
    return _BEGIN.sub(lambda match: match[0].upper(), title.lower())
