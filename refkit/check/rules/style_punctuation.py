"""Punctuation that is not the style's.

## What it does

With `--style`, points at a sign between two elements of an entry, or at its end, that is not the one which the style
puts there.

## Why it matters

The signs tell the reader where one element ends and the next begins.

## Example

```text
# References

Berg, H., & Eiken, O. (2007). Hip, thigh and calf atrophy, Journal of Physiology, 99(3), 283–289.
```

## Use instead

```text
# References

Berg, H., & Eiken, O. (2007). Hip, thigh and calf atrophy. Journal of Physiology, 99(3), 283–289.
```

## Fix

Puts the style's sign. It is safe: the entry reads as the same work before and after.
"""

from collections.abc import Iterator

from refkit.check.desk import Desk
from refkit.check.finding import Severity
from refkit.check.kinds import Kind
from refkit.check.rule import Mark, rule
from refkit.check.style_marks import marks


@rule("STY607", "style-punctuation", Severity.INFO)
def style_punctuation(desk: Desk) -> Iterator[Mark]:
    """One mark for each such difference from the style that was asked for."""
    yield from marks(desk, Kind.PUNCTUATION, safe_fix=True)
