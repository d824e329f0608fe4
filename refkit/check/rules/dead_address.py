"""A web address of which the host itself says that nothing is there.

## What it does

Points at an address that was answered with 404 or 410, at the end of its redirects. Needs the answers of `--urls`. An
address that is closed to refkit or did not answer in time is not dead; a DOI is the business of doi-not-registered.

## Why it matters

Readers find nothing. The page may have moved, or an archive of the web may hold it.

## Example

```text
# References

Izzo, J. (2009). Pointing out gluteal atrophy. https://example.org/gone
```

## Use instead

```text
# References

Izzo, J. (2009). Pointing out gluteal atrophy. https://web.archive.org/web/2010/https://example.org/gone
```

## Fix

None: only somebody who looks for the page can say where it is now.
"""

from collections.abc import Iterator

from refkit.check.desk import Desk
from refkit.check.finding import Severity
from refkit.check.rule import Mark, rule
from refkit.model import AddressState


@rule("URL403", "dead-address", Severity.WARNING)
def dead_address(desk: Desk) -> Iterator[Mark]:
    """One mark for each address that is dead on its host's own word."""
    for index, place, found in desk.addresses_in(AddressState.DEAD):
        yield Mark(
            place, f"nothing is at {found.url} ({found.why}); look for its new place, or an archived copy", index
        )
