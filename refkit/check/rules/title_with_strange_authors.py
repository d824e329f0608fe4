"""The title of one work with the authors of another.

## What it does

Points at an entry whose title is that of the record, word for word, while none of its authors is; or, where the work
was not found, that of a work which a source offered for it. Needs the records of `--online` or `--index`.

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

from refkit.check.desk import Desk
from refkit.check.finding import Severity
from refkit.check.outside import by_others, said
from refkit.check.rule import Mark, rule


@rule("INT806", "title-with-strange-authors", Severity.ERROR)
def title_with_strange_authors(desk: Desk) -> Iterator[Mark]:
    """One mark for each entry that shares a known work's title and none of its people."""
    for index, record in desk.known_records:
        if other := by_others(desk.entries[index].reference, record):
            message = f"a work of this title exists, but it is by {said(other, 'author')}; correct title or names"
            yield Mark(desk.head(index), message, index)
