"""A number in the text to which no entry of the list belongs.

## What it does

Points at each number of a numeric citation, and at each note mark, for which the list has no entry.

## Why it matters

The number leads nowhere. Mostly an entry was taken out and the citations were not renumbered.

## Example

```text
Sitting weakens the hip [1,2]. Walking strengthens it [3,4].

# References

1. Izzo J. Pointing out gluteal atrophy. NOAC Newsletter. 2009;4:2-3.
2. Berg H. Hip atrophy. J Physiol. 2007;99:283-9.
3. Whatman C. Gluteus medius. Strength J. 2008;30:41-53.
```

## Use instead

```text
Sitting weakens the hip [1,2]. Walking strengthens it [3].

# References

1. Izzo J. Pointing out gluteal atrophy. NOAC Newsletter. 2009;4:2-3.
2. Berg H. Hip atrophy. J Physiol. 2007;99:283-9.
3. Whatman C. Gluteus medius. Strength J. 2008;30:41-53.
```

## Fix

None: only the author knows which work was meant.
"""

from collections.abc import Iterator

from refkit.check.desk import Desk
from refkit.check.finding import Severity
from refkit.check.naming import counted
from refkit.check.rule import Mark, rule
from refkit.model import CitationKind


@rule("NUM101", "number-not-listed", Severity.ERROR)
def number_not_listed(desk: Desk) -> Iterator[Mark]:
    """One mark for each number without an entry, one for all when there is no list."""
    kinds = (CitationKind.NUMERIC, CitationKind.NOTE)
    missed = [each for each in desk.pointers if each.citation.kind in kinds and each.entry is None and each.cite.number]
    if desk.entries:
        yield from (Mark(each.place, _message(each.cite.number, len(desk.entries))) for each in missed)
    elif missed:
        yield Mark(missed[0].place, "the text cites by numbers from here on, but it has no list of references; add one")


def _message(number: str, entries: int) -> str:
    return f"number {number} has no entry; the list has {counted(entries, 'entry', 'entries')}"
