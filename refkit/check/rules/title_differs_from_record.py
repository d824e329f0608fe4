"""A title that differs from the record of the work.

## What it does

Compares the title of an entry with the record that was found for it, accents, capitals and abbreviations aside, and
points at a difference. Needs the records of `--online` or `--index`.

## Why it matters

Either the entry or the record has a slip; a reader who searches for the words of the entry may find nothing.

## Example

```text
# References

Izzo, J. (2009). Pointing out glutal atrophy. NOAC Newsletter, 4(2), 2-3.
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
from refkit.check.outside import field_place, said, same_title, slightly_other_title
from refkit.check.rule import Mark, rule


@rule("MET501", "title-differs-from-record", Severity.WARNING)
def title_differs_from_record(desk: Desk) -> Iterator[Mark]:
    """One mark for each entry whose title the record does not bear out."""
    for index, record in desk.matching_records:
        entry, other = desk.entries[index], record.reference
        if other and (same_title(entry.reference, other) is False or slightly_other_title(entry.reference, other)):
            message = f"the record ({record.source or 'outside'}) has {said(other, 'title')}; check which one is right"
            yield Mark(field_place(entry, "title"), message, index)
