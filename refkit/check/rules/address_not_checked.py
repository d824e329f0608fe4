"""A web address of which nobody can say whether it still leads somewhere.

## What it does

Points at an address that did not answer in time, is closed to programs (401, 403, 429), or whose host has a fault of
its own. Needs the answers of `--urls`.

## Why it matters

Silence is not death: open it yourself, or ask again later.

## Example

```text
# References

Izzo, J. (2009). Pointing out gluteal atrophy. https://example.org/closed
```

## Use instead

```text
# References

Izzo, J. (2009). Pointing out gluteal atrophy. https://example.org/closed
```

## Fix

None.
"""

from collections.abc import Iterator

from refkit.check.desk import Desk
from refkit.check.finding import Severity
from refkit.check.rule import Mark, rule
from refkit.model import AddressState


@rule("URL409", "address-not-checked", Severity.INFO)
def address_not_checked(desk: Desk) -> Iterator[Mark]:
    """One mark for each address of which nothing is known."""
    for index, place, found in desk.addresses_in(AddressState.UNKNOWN):
        yield Mark(place, f"{found.url} could not be checked: {found.why}", index)
