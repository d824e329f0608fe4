"""A number that appears in the text before a lower one has.

## What it does

In a text that cites by numbers, points at the place where a number is first used although a lower one has not been
used yet. A list in alphabetical order is numbered by the alphabet and let be.

## Why it matters

Most numeric styles number the works in the order of their first citation; a number out of order tells the reader that
something was moved, and sends an editor searching.

## Example

```text
Sitting weakens the hip [2]. Walking strengthens it [1].

# References

1. Izzo J. Pointing out gluteal atrophy. NOAC Newsletter. 2009;4:2-3.
2. Berg H. Hip atrophy. J Physiol. 2007;99:283-9.
```

## Use instead

```text
Sitting weakens the hip [1]. Walking strengthens it [2].

# References

1. Berg H. Hip atrophy. J Physiol. 2007;99:283-9.
2. Izzo J. Pointing out gluteal atrophy. NOAC Newsletter. 2009;4:2-3.
```

## Fix

None yet: renumbering concerns the whole text.
"""

from collections.abc import Iterator

from refkit.check.desk import Desk
from refkit.check.finding import Severity
from refkit.check.naming import joined
from refkit.check.order import alphabetical
from refkit.check.pointers import Pointer
from refkit.check.rule import Mark, rule
from refkit.model import CitationKind


@rule("NUM103", "numbers-out-of-order", Severity.WARNING)
def numbers_out_of_order(desk: Desk) -> Iterator[Mark]:
    """One mark for each first use of a number that leaves a lower one behind."""
    if not desk.numbered or alphabetical(desk.entries):
        return
    seen: set[int] = set()
    highest = min((index for index in desk.cited), default=0) - 1
    for pointer, index in _firsts(desk):
        left = [number for number in range(highest + 1, index) if number not in seen and number in desk.cited]
        if left:
            yield Mark(pointer.place, _message(desk, index, left))
        seen.add(index)
        highest = max(highest, index)


def _firsts(desk: Desk) -> Iterator[tuple[Pointer, int]]:
    seen: set[int] = set()
    for citation in desk.article.citations:
        mine = (each for each in desk.pointers_in(citation) if citation.kind is CitationKind.NUMERIC)
        # Within one citation the numbers may stand in any order; that is another rule's business.
        for pointer in sorted((each for each in mine if each.entry is not None), key=lambda each: each.entry or 0):
            if pointer.entry is not None and pointer.entry not in seen:
                seen.add(pointer.entry)
                yield pointer, pointer.entry


def _message(desk: Desk, index: int, left: list[int]) -> str:
    missed = joined([_number(desk, number) for number in left[:3]]) + (" and others" if len(left) > 3 else "")
    return f"number {_number(desk, index)} comes before {missed}; number the works in the order of their first citation"


def _number(desk: Desk, index: int) -> str:
    return (desk.entries[index].label or str(index + 1)).strip("[]().")
