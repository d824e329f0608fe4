"""A numbered entry that the text never cites.

## What it does

In a text that cites by numbers, points at each entry whose number no citation has, and at each note without a mark in
the text. Where a text cites less than half of a list, this is said once, at the first such entry. When the text has no
citation at all, `listed-not-cited` says so.

## Why it matters

The list of a numeric style holds what was cited, in the order of citation. An entry without a citation shifts all
numbers after it.

## Example

```text
Sitting weakens the hip [1]. Walking strengthens it [2].

# References

1. Izzo J. Pointing out gluteal atrophy. NOAC Newsletter. 2009;4:2-3.
2. Berg H. Hip atrophy. J Physiol. 2007;99:283-9.
3. Whatman C. Gluteus medius. Strength J. 2008;30:41-53.
```

## Use instead

```text
Sitting weakens the hip [1]. Walking strengthens it [2,3].

# References

1. Izzo J. Pointing out gluteal atrophy. NOAC Newsletter. 2009;4:2-3.
2. Berg H. Hip atrophy. J Physiol. 2007;99:283-9.
3. Whatman C. Gluteus medius. Strength J. 2008;30:41-53.
```

## Fix

None: whether the entry goes or the citation comes back is the author's decision.
"""

import re
from collections.abc import Iterator

from refkit.check.desk import Desk
from refkit.check.finding import Severity
from refkit.check.naming import called, mostly, ranges
from refkit.check.rule import Mark, rule


@rule("NUM102", "number-not-cited", Severity.WARNING)
def number_not_cited(desk: Desk) -> Iterator[Mark]:
    """One mark for each entry of a numbered list that no number means, one for all where most have none."""
    if not desk.numbered or not any(pointer.cite.number for pointer in desk.pointers):
        return
    left = [index for index in range(len(desk.entries)) if index not in desk.cited]
    if mostly(len(left), len(desk.entries)):
        yield Mark(desk.head(left[0]), _many([_number(desk, index) for index in left], len(desk.entries)), left[0])
        return
    for index in left:
        yield Mark(desk.head(index), _message(desk, index), index)


def _number(desk: Desk, index: int) -> int:
    number = re.search(r"\d+", desk.entries[index].label or "")
    return int(number[0]) if number else index + 1


def _message(desk: Desk, index: int) -> str:
    number, entry = _number(desk, index), called(desk.entries[index])
    if desk.notes:
        return f"note {number}, {entry}, has no mark in the text; put its number where it belongs, or take the note out"
    return f"number {number}, {entry}, is never cited; cite it, or take it out and renumber"


def _many(left: list[int], entries: int) -> str:
    cure = "cite them where they were used, or take them out and renumber"
    return f"{len(left)} of the {entries} entries are cited nowhere in the text: {ranges(left)}; {cure}"
