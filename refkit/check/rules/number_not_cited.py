"""A numbered entry that the text never cites.

## What it does

In a text that cites by numbers, points at each entry whose number no citation has. When the text has no citation at
all, `listed-not-cited` says so.

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
from refkit.check.naming import called
from refkit.check.rule import Mark, rule


@rule("NUM102", "number-not-cited", Severity.WARNING)
def number_not_cited(desk: Desk) -> Iterator[Mark]:
    """One mark for each entry of a numbered list that no number means."""
    if not desk.numbered:
        return
    for index, entry in enumerate(desk.entries):
        if index not in desk.cited:
            number = re.search(r"\d+", entry.label or "")
            called_for = f"number {number[0] if number else index + 1}"
            message = f"{called_for}, {called(entry)}, is never cited; cite it, or take it out and renumber"
            yield Mark(desk.head(index), message, index)
