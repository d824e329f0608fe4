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
from refkit.check.outside import another_work, by_others
from refkit.check.rule import Mark, rule
from refkit.model import Record, Reference, Status


@rule("INT804", "work-not-found", Severity.INFO)
def work_not_found(desk: Desk) -> Iterator[Mark]:
    """One mark for each entry that nobody knows; of one that is miscited the rule for that speaks."""
    for index, record in desk.known_records:
        mine = desk.entries[index].reference
        if record.status is Status.NOT_FOUND and not (by_others(mine, record) or _is_by_doi(mine, record)):
            message = f"no source knows {called(desk.entries[index])}; look whether title and names are right"
            yield Mark(desk.head(index), message, index)


def _is_by_doi(mine: Reference, record: Record) -> bool:
    """Whether the entry's DOI leads to it all the same: its title may be translated or cut."""
    other = record.of_doi(mine.text("DOI"))
    return bool(other and not another_work(mine, other))
