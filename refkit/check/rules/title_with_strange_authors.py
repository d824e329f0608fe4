"""The title of one work with the authors of another.

## What it does

Points at an entry whose title is that of the record, word for word, while none of its authors is. Needs the records
of `--online` or `--index`.

## Why it matters

Such entries are made up, by people in a hurry or by programs; the work as described does not exist.

## Example

```text
# References

Berg, H., & Carter, A. (2009). Pointing out gluteal atrophy. NOAC Newsletter, 4(2), 2-3.
```

## Use instead

```text
# References

Izzo, J. (2009). Pointing out gluteal atrophy. NOAC Newsletter, 4(2), 2-3.
```

## Fix

None: only the author knows which work was meant.
"""

from collections.abc import Iterator

from refkit.check.authors import creators
from refkit.check.desk import Desk
from refkit.check.finding import Severity
from refkit.check.outside import people_disjoint, said, same_title
from refkit.check.rule import Mark, rule


@rule("INT806", "title-with-strange-authors", Severity.ERROR)
def title_with_strange_authors(desk: Desk) -> Iterator[Mark]:
    """One mark for each entry that shares the record's title and none of its people."""
    for index, record in desk.found_records:
        entry, other = desk.entries[index], record.reference
        if other and creators(other) and same_title(entry.reference, other) and people_disjoint(entry.reference, other):
            message = f"a work of this title exists, but it is by {said(other, 'author')}"
            yield Mark(desk.head(index), message, index)
