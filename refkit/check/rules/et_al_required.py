"""A citation that names all authors where the style writes "et al.".

## What it does

With `--style`, points at a cite that names three authors or more where the style shortens them to "et al.".

## Why it matters

Each style says from how many authors on a citation is shortened; a text that does not keep to it is heavy to read.

## Example

```text
Bed rest weakens the hip (Berg, Eiken, & Mekjavic, 2007).

# References

Berg, H., Eiken, O., & Mekjavic, I. (2007). Hip, thigh and calf atrophy. Journal of Physiology, 99(3), 283–289.
```

## Use instead

```text
Bed rest weakens the hip (Berg et al., 2007).

# References

Berg, H., Eiken, O., & Mekjavic, I. (2007). Hip, thigh and calf atrophy. Journal of Physiology, 99(3), 283–289.
```

## Fix

Writes the names as the style does. It is safe: the same work is cited.
"""

from collections.abc import Iterator

from refkit.check.citing import name_marks
from refkit.check.desk import Desk
from refkit.check.finding import Severity
from refkit.check.rule import Mark, rule


@rule("CIT006", "et-al-required", Severity.WARNING)
def et_al_required(desk: Desk) -> Iterator[Mark]:
    """One mark for each cite that the style would shorten."""
    yield from name_marks(desk, shortened=True)
