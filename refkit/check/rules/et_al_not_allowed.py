"""A citation shortened to "et al." where the style names the authors.

## What it does

With `--style`, points at "et al." in a cite where the style writes the names out: the work has too few authors for
it, or it is their first citation.

## Why it matters

The second author of two is owed a name.

## Example

```text
Bed rest weakens the hip (Izzo et al., 2009).

# References

Izzo, J., & Berg, H. (2009). Pointing out gluteal atrophy. NOAC Newsletter, 4(2), 2–3.
```

## Use instead

```text
Bed rest weakens the hip (Izzo & Berg, 2009).

# References

Izzo, J., & Berg, H. (2009). Pointing out gluteal atrophy. NOAC Newsletter, 4(2), 2–3.
```

## Fix

Writes the names as the style does. It is safe: the same work is cited.
"""

from collections.abc import Iterator

from refkit.check.citing import name_marks
from refkit.check.desk import Desk
from refkit.check.finding import Severity
from refkit.check.rule import Mark, rule


@rule("CIT007", "et-al-not-allowed", Severity.WARNING)
def et_al_not_allowed(desk: Desk) -> Iterator[Mark]:
    """One mark for each cite that the style would not shorten."""
    yield from name_marks(desk, shortened=False)
