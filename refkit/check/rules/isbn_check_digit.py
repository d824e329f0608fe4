"""An ISBN whose check digit does not fit.

## What it does

Calculates the last digit of each ISBN in an entry from the others, and points at one where it differs or where digits
are missing.

## Why it matters

The check digit exists to catch slips of the pen; a wrong one means that the ISBN is not the one of this work.

## Example

```text
# References

Romani-Ruby, C. (2014). Functional anatomy of the hip. PHI Press. ISBN 978-0-306-40615-5
```

## Use instead

```text
# References

Romani-Ruby, C. (2014). Functional anatomy of the hip. PHI Press. ISBN 978-0-306-40615-7
```

## Fix

None: which digit is wrong cannot be told.
"""

import re
from collections.abc import Iterator

from refkit.check.desk import Desk
from refkit.check.finding import Severity
from refkit.check.rule import Mark, rule
from refkit.fields import identifiers
from refkit.model import Span

_NUMBER = re.compile(
    r"(?<=isbn)[\s:-]*(?:(?:1[03])[\s:-]+)?(?P<number>[\d][\d\s‐‑–-]{7,20}[\dXx])(?![\d])", re.IGNORECASE
)


@rule("IDN306", "isbn-check-digit", Severity.WARNING)
def isbn_check_digit(desk: Desk) -> Iterator[Mark]:
    """One mark for each ISBN that fails its own test."""
    for index, entry in enumerate(desk.entries):
        for match in _NUMBER.finditer(entry.text):
            if not identifiers.isbn(match["number"]):
                message = f'"{match["number"]}" is no ISBN: its check digit does not fit; copy it again from the work'
                yield Mark(entry.place(Span(*match.span("number"))), message, index)
