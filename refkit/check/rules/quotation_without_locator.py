"""A quotation whose citation names no page.

## What it does

Points at a citation that follows a quotation of six or more words and names neither a page nor a paragraph, chapter
or the like. Works that were read as web pages, films and other works without pages are let be.

## Why it matters

Every style asks for the page of a quotation; without it nobody can check the words.

## Example

```text
He says that "the glutes are the first to fall asleep" (Izzo, 2009).

# References

Izzo, J. (2009). The way we sit. Sport Press.
```

## Use instead

```text
He says that "the glutes are the first to fall asleep" (Izzo, 2009, p. 14).

# References

Izzo, J. (2009). The way we sit. Sport Press.
```

## Fix

None: the page is not in the text.
"""

import re
from collections.abc import Iterator

from refkit.check.desk import Desk
from refkit.check.finding import Severity
from refkit.check.naming import cited_as
from refkit.check.pointers import Pointer
from refkit.check.rule import Mark, rule

_WORDS = 6
_PAGELESS = frozenset("webpage post post-weblog motion_picture broadcast song dataset software speech".split())
_QUOTED = re.compile(r"(?:“([^“”]{20,700})”|\"([^\"\n]{20,700})\"|«([^«»]{20,700})»|„([^„“”]{20,700})[“”])[.,;]?\s*$")


@rule("CIT012", "quotation-without-locator", Severity.INFO)
def quotation_without_locator(desk: Desk) -> Iterator[Mark]:
    """One mark for each citation that stands right behind a quotation and has no locator."""
    for pointer in desk.pointers:
        if _wants_page(desk, pointer) and _follows_quotation(desk.text, pointer):
            message = f"{cited_as(pointer.cite)} is quoted here without a page; add it: (..., p. 12)"
            yield Mark(pointer.place, message, pointer.entry)


def _wants_page(desk: Desk, pointer: Pointer) -> bool:
    if (
        pointer.cite.locator
        or pointer.entry is None
        or not pointer.by_name
        or not pointer.citation.text.startswith("(")
    ):
        return False
    reference = desk.entries[pointer.entry].reference
    return reference.type not in _PAGELESS and not (reference.text("URL") and not reference.text("page"))


def _follows_quotation(text: str, pointer: Pointer) -> bool:
    start = pointer.citation.span.start
    match = _QUOTED.search(text, max(0, start - 720), start)
    return bool(match) and len(str(match and max(group or "" for group in match.groups())).split()) >= _WORDS
