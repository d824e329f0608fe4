"""Initials that are not written as the style, or the other entries, write them.

## What it does

With `--style`, points at initials that are closed up, spaced, dotted or left bare where the style does otherwise, and
at given names in full where it wants initials. Without one, points at the entries whose initials have other blanks or
stops than those of three quarters of the list.

## Why it matters

One name looks like two when it is written in two ways.

## Example

```text
# References

Presswood, L., & Keogh, J.W.L. (2008). Gluteus medius and anatomy. Strength Journal, 30(5), 41–53.
```

## Use instead

```text
# References

Presswood, L., & Keogh, J. W. L. (2008). Gluteus medius and anatomy. Strength Journal, 30(5), 41–53.
```

## Fix

Writes the initials as the style does, and is safe. Against the other entries there is none.
"""

from collections.abc import Iterator

from refkit.check.desk import Desk
from refkit.check.finding import Severity
from refkit.check.kinds import Kind
from refkit.check.rule import Mark, rule
from refkit.check.style_marks import marks, unlike_others
from refkit.check.writing import initials


@rule("STY604", "initials-form", Severity.INFO)
def initials_form(desk: Desk) -> Iterator[Mark]:
    """One mark for each such difference from the style that was asked for, else from the other entries."""
    yield from marks(desk, Kind.INITIALS, safe_fix=True)
    yield from unlike_others(desk, initials, "initials are written like {}", mends=False)
