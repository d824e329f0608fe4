"""Another word, sign or comma before the last author than the style's.

## What it does

With `--style`, points at "and" for "&", "&" for "and", and at a comma before them that is missing or too much.

## Why it matters

Each style has one way to end a list of names.

## Example

```text
# References

Berg, H. and Eiken, O. (2007). Hip, thigh and calf atrophy. Journal of Physiology, 99(3), 283–289.
```

## Use instead

```text
# References

Berg, H., & Eiken, O. (2007). Hip, thigh and calf atrophy. Journal of Physiology, 99(3), 283–289.
```

## Fix

Puts what the style has there, and is safe.
"""

from collections.abc import Iterator

from refkit.check.desk import Desk
from refkit.check.finding import Severity
from refkit.check.kinds import Kind
from refkit.check.rule import Mark, rule
from refkit.check.style_marks import marks


@rule("STY606", "last-author-sign", Severity.INFO)
def last_author_sign(desk: Desk) -> Iterator[Mark]:
    """One mark for each such difference from the style that was asked for."""
    yield from marks(desk, Kind.LAST_AUTHOR, safe_fix=True)
