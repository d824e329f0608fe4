"""Another word, sign or comma before the last author than the style's, or the other entries'.

## What it does

With `--style`, points at "and" for "&", "&" for "and", and at a comma before them that is missing or too much. Without
one, compares the entries of two authors, and those of more: where three quarters of them agree, the others are pointed
at.

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

Puts what the style has there, or the other entries, and is safe. Where nothing joins the last author, no sign is put
in: a name may have been read as two.
"""

from collections.abc import Iterator

from refkit.check.desk import Desk
from refkit.check.finding import Severity
from refkit.check.kinds import Kind
from refkit.check.rule import Mark, rule
from refkit.check.style_marks import marks, unlike_others
from refkit.check.writing import last_sign


@rule("STY606", "last-author-sign", Severity.INFO)
def last_author_sign(desk: Desk) -> Iterator[Mark]:
    """One mark for each such difference from the style that was asked for, else from the other entries."""
    yield from marks(desk, Kind.LAST_AUTHOR, safe_fix=True)
    yield from unlike_others(desk, last_sign, "{} stands before the last author", mends=True)
