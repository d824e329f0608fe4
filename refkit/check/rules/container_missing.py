"""An article or a chapter without the journal, the book or the newspaper that it appeared in.

## What it does

Points at an entry of a journal article, newspaper article, chapter or conference paper that does not name the larger
work it is part of, and at one that has a volume or pages but nothing they could belong to.

## Why it matters

Volume and pages mean nothing without the name of the journal or book; the reader cannot find the work.

## Example

```text
# References

Izzo, J. (2009). Pointing out gluteal atrophy. 4(2), 2-3.
```

## Use instead

```text
# References

Izzo, J. (2009). Pointing out gluteal atrophy. NOAC Newsletter, 4(2), 2-3.
```

## Fix

None: the name is not in the text.
"""

from collections.abc import Iterator

from refkit.check.desk import Desk
from refkit.check.entries import lacks_host
from refkit.check.finding import Severity
from refkit.check.naming import called
from refkit.check.needs import HOSTED, SURE, unread
from refkit.check.rule import Mark, rule
from refkit.model import Entry, Reference

_HOSTS = ("container-title", "container-title-short", "collection-title", "event", "event-title", "publisher", "URL")


@rule("CMP204", "container-missing", Severity.WARNING)
def container_missing(desk: Desk) -> Iterator[Mark]:
    """One mark for each part of a larger work that does not name it."""
    for index, entry in desk.works:
        if lacks_host(entry) or (_is_part(entry.reference) and not _hosted(entry)):
            yield Mark(desk.head(index), _message(called(entry)), index)


def _is_part(reference: Reference) -> bool:
    if not reference.text("title"):
        return False
    return reference.type in HOSTED or bool(reference.text("issue") and reference.text("page"))


def _hosted(entry: Entry) -> bool:
    return any(entry.reference.text(variable) for variable in _HOSTS) or unread(entry, sure=SURE) > 0


def _message(entry: str) -> str:
    return f"{entry} does not say where the work appeared; add the journal, book or newspaper"
