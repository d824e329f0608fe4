"""A web address whose page has moved for good.

## What it does

Points at an address that leads to another page by a permanent redirect (301 or 308). Needs the answers of `--urls`.
That http became https, or "www." came or went, is no move.

## Why it matters

Redirects are taken down one day. One that ends on the site's front page often means that the page itself is gone.

## Example

```text
# References

Izzo, J. (2009). Pointing out gluteal atrophy. https://example.org/old
```

## Use instead

```text
# References

Izzo, J. (2009). Pointing out gluteal atrophy. https://example.org/new
```

## Fix

Puts the new address in the old one's place, unless it is a front page. It is not safe: what stands there may be another
page.
"""

from collections.abc import Iterator
from urllib.parse import urlsplit

from refkit.check.desk import Desk
from refkit.check.finding import Edit, Severity
from refkit.check.rule import Mark, rule, unsafe
from refkit.model import AddressState


@rule("URL404", "moved-address", Severity.INFO)
def moved_address(desk: Desk) -> Iterator[Mark]:
    """One mark for each address that has moved."""
    for index, place, found in desk.addresses_in(AddressState.MOVED):
        if _front(found.to):
            yield Mark(place, f"{found.url} now leads to a front page, {found.to}; see whether it is gone", index)
        else:
            fix = unsafe(Edit(place, found.to)) if len(place) == len(found.url) else None
            yield Mark(place, f"{found.url} has moved to {found.to}", index, fix)


def _front(url: str) -> bool:
    parts = urlsplit(url)
    return parts.path in ("", "/") and not parts.query
