"""A journal or book that differs from the record of the work.

## What it does

Compares the journal or book of an entry with the record that was found for it, accents, capitals and abbreviations
aside, and points at a difference. Needs the records of `--online` or `--index`.

## Why it matters

Either the entry or the record has a slip; a reader who searches for the words of the entry may find nothing.

## Example

```text
# References

Izzo, J. (2009). Pointing out gluteal atrophy. Sport Bulletin, 4(2), 2-3.
```

## Use instead

```text
# References

Izzo, J. (2009). Pointing out gluteal atrophy. NOAC Newsletter, 4(2), 2-3.
```

## Fix

None: the record may be wrong, or another version's.
"""

from collections.abc import Iterator

from refkit.check.desk import Desk
from refkit.check.finding import Severity
from refkit.check.outside import field_place, said, same_container
from refkit.check.rule import Mark, rule


@rule("MET504", "container-differs-from-record", Severity.WARNING)
def container_differs_from_record(desk: Desk) -> Iterator[Mark]:
    """One mark for each entry whose journal or book the record does not bear out."""
    for index, record in desk.matching_records:
        entry, other = desk.entries[index], record.reference
        if other and (same_container(entry.reference, other) is False):
            name = said(other, "container-title")
            message = f"the record ({record.source or 'outside'}) has {name}; check which one is right"
            yield Mark(field_place(entry, "container-title"), message, index)
