"""A web page that does not name its site.

## What it does

Points at an entry of a web page or post that gives no address and names neither the site nor the organisation behind
it.

## Why it matters

Without site and address, the title is all that a reader has to search for.

## Example

```text
# References

Izzo, J. (2009, May 4). Pointing out gluteal atrophy [Blog post].
```

## Use instead

```text
# References

Izzo, J. (2009, May 4). Pointing out gluteal atrophy [Blog post]. https://example.org/gluteal-atrophy
```

## Fix

None: the site is not in the text.
"""

from collections.abc import Iterator

from refkit.check.desk import Desk
from refkit.check.finding import Severity
from refkit.check.naming import called
from refkit.check.needs import SURE, unread
from refkit.check.rule import Mark, rule

_TYPES = frozenset("webpage post post-weblog".split())
_SITE = ("URL", "DOI", "container-title", "publisher", "source")


@rule("CMP209", "site-missing", Severity.INFO)
def site_missing(desk: Desk) -> Iterator[Mark]:
    """One mark for each page of an unknown site."""
    for index, entry in desk.works:
        reference = entry.reference
        named = any(reference.text(variable) for variable in _SITE)
        if reference.type in _TYPES and not named and not unread(entry, sure=SURE):
            yield Mark(desk.head(index), f"{called(entry)} names neither site nor address; add them", index)
