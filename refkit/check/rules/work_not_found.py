"""A work that no source knows.

## What it does

Points at an entry for which every source that was asked answered, and none knew the work. Needs the records of
`--online` or `--index`.

## Why it matters

The entry may be garbled, or the work may not exist. Many books, reports and web pages are in no register; that alone
is no fault.

## Example

```text
# References

Izzo, J. (2009). Pointing out gluteal atrophy. NOAC Newsletter, 4(2), 2-3.
```

## Use instead

```text
# References

Izzo, J. (2009). Pointing out gluteal atrophy. NOAC Newsletter, 4(2), 2-3.
```

## Fix

None.
"""

from collections.abc import Iterator

from refkit.check.desk import Desk
from refkit.check.finding import Severity
from refkit.check.naming import called
from refkit.check.rule import Mark, rule
from refkit.model import Status


@rule("INT804", "work-not-found", Severity.INFO)
def work_not_found(desk: Desk) -> Iterator[Mark]:
    """One mark for each entry that nobody knows."""
    for index, record in desk.known_records:
        if record.status is Status.NOT_FOUND and not desk.entries[index].reference.text("DOI"):
            message = f"no source knows {called(desk.entries[index])}; look whether title and names are right"
            yield Mark(desk.head(index), message, index)
