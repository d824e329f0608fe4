"""A hyphen between two pages where the style, or the list, has a dash, or the other way round.

## What it does

With `--style`, points at page ranges whose sign is not the style's; without one, at those whose sign or blanks are not
those of three quarters of the list.

## Why it matters

A hyphen joins, an en dash says from-to; most styles keep them apart.

## Example

```text
# References

Berg, H., & Eiken, O. (2007). Hip, thigh and calf atrophy. Journal of Physiology, 99(3), 283-289.
```

## Use instead

```text
# References

Berg, H., & Eiken, O. (2007). Hip, thigh and calf atrophy. Journal of Physiology, 99(3), 283–289.
```

## Fix

Puts the style's sign, or that of the other entries, and is safe.
"""

from collections.abc import Iterator

from refkit.check.desk import Desk
from refkit.check.finding import Severity
from refkit.check.kinds import Kind
from refkit.check.rule import Mark, rule
from refkit.check.style_marks import marks, unlike_others
from refkit.check.writing import page_dash


@rule("STY605", "range-dash", Severity.INFO)
def range_dash(desk: Desk) -> Iterator[Mark]:
    """One mark for each such difference from the style that was asked for, else from the other entries."""
    yield from marks(desk, Kind.RANGE, safe_fix=True)
    yield from unlike_others(desk, page_dash, "{} stands between the pages", mends=True)
