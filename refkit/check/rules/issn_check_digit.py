"""An ISSN whose check digit does not fit.

## What it does

Calculates the last digit of each ISSN in an entry from the others, and points at one where it differs or where digits
are missing.

## Why it matters

The check digit exists to catch slips of the pen; a wrong one means that the ISSN is not the one of this work.

## Example

```text
# References

Izzo, J. (2009). Pointing out gluteal atrophy. NOAC Newsletter, 4(2), 2-3. ISSN 0378-5956
```

## Use instead

```text
# References

Izzo, J. (2009). Pointing out gluteal atrophy. NOAC Newsletter, 4(2), 2-3. ISSN 0378-5955
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

_NUMBER = re.compile(r"(?<=issn)[\s:]*(?P<number>\d{3,4}[\s‐‑–-]?\d{3}[\dXx])(?!\d)", re.IGNORECASE)


@rule("IDN307", "issn-check-digit", Severity.WARNING)
def issn_check_digit(desk: Desk) -> Iterator[Mark]:
    """One mark for each ISSN that fails its own test."""
    for index, entry in enumerate(desk.entries):
        for match in _NUMBER.finditer(entry.text):
            if not identifiers.issn(match["number"]):
                message = f'"{match["number"]}" is no ISSN: its check digit does not fit; copy it again from the work'
                yield Mark(entry.place(Span(*match.span("number"))), message, index)
