"""A cite to a page that its entry does not have.

## What it does

Compares the page that a cite names with the pages of an article or chapter in the list, and points at one that lies
outside.

## Why it matters

Either the page or the range is wrong; the reader looks for the words in vain.

## Example

```text
Sitting weakens the hip (Berg, 2007, p. 312).

# References

Berg, H. (2007). Hip atrophy. European Journal of Applied Physiology, 99(3), 283-289.
```

## Use instead

```text
Sitting weakens the hip (Berg, 2007, p. 285).

# References

Berg, H. (2007). Hip atrophy. European Journal of Applied Physiology, 99(3), 283-289.
```

## Fix

None: only the work shows which of the two is wrong.
"""

import re
from collections.abc import Iterator

from refkit.check.desk import Desk
from refkit.check.finding import Severity
from refkit.check.naming import called, cited_as
from refkit.check.pointers import Pointer
from refkit.check.rule import Mark, rule
from refkit.fields import pages
from refkit.model import Entry

_PARTS = frozenset("article article-journal article-magazine chapter paper-conference".split())


@rule("DAT708", "locator-outside-pages", Severity.WARNING)
def locator_outside_pages(desk: Desk) -> Iterator[Mark]:
    """One mark for each cite to a page before or after its entry's pages."""
    for pointer in desk.pointers:
        if pointer.entry is not None and pointer.cite.names and _outside(pointer, desk.entries[pointer.entry]):
            entry = desk.entries[pointer.entry]
            message = (
                f"{cited_as(pointer.cite)} is cited for page {pointer.cite.locator}, but {called(entry)} has the "
                f"pages {entry.reference.text('page')}; one of them is wrong"
            )
            yield Mark(pointer.place, message, pointer.entry)


def _outside(pointer: Pointer, entry: Entry) -> bool:
    listed = pages.span(entry.reference.text("page"))
    if not listed or not listed.last or entry.reference.type not in _PARTS or pointer.cite.label not in ("", "page"):
        return False
    if not (listed.first.isdecimal() and listed.last.isdecimal()) or int(listed.first) > int(listed.last):
        return False
    cited = [int(number) for number in re.findall(r"\d+", pointer.cite.locator)][:1]
    # Articles are also cited by the page of the offprint, counted from 1.
    return (
        bool(cited)
        and cited[0] > int(listed.last) - int(listed.first) + 1
        and not (int(listed.first) <= cited[0] <= int(listed.last))
    )
