"""Authors that differ from the record of the work.

## What it does

Compares the authors of an entry with the record that was found for it, accents, capitals and abbreviations aside, and
points at a difference. Needs the records of `--online` or `--index`.

## Why it matters

Either the entry or the record has a slip; a reader who searches for the words of the entry may find nothing.

## Example

```text
# References

Izo, J. (2009). Pointing out gluteal atrophy. NOAC Newsletter, 4(2), 2-3.
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
from refkit.check.outside import field_place, said, same_people
from refkit.check.rule import Mark, rule


@rule("MET502", "authors-differ-from-record", Severity.WARNING)
def authors_differ_from_record(desk: Desk) -> Iterator[Mark]:
    """One mark for each entry whose authors the record does not bear out."""
    for index, record in desk.matching_records:
        entry, other = desk.entries[index], record.reference
        if other and (same_people(entry.reference, other) is False):
            message = f"the record ({record.source or 'outside'}) has {said(other, 'author')}; check which one is right"
            yield Mark(field_place(entry, "author"), message, index)
