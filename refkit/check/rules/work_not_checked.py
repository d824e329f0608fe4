"""A work that could not be checked, because a source did not answer.

## What it does

Points at an entry for which a source failed, so that nothing can be said about it. Needs the records of `--online` or
`--index`.

## Why it matters

Silence is not absence: ask again later.

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


@rule("INT805", "work-not-checked", Severity.INFO)
def work_not_checked(desk: Desk) -> Iterator[Mark]:
    """One mark for each entry whose record is open."""
    for index, record in desk.known_records:
        if record.status is Status.UNREACHABLE:
            why = f": {record.why}" if record.why else ""
            yield Mark(desk.head(index), f"{called(desk.entries[index])} could not be checked{why}", index)
