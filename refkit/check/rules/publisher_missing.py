"""A book, thesis or report without a publisher or institution, or without the place that the others name.

## What it does

Points at an entry of a book, a thesis or a report that names nobody who brought it out, be it a publisher, a
university or an agency. Where three quarters of the books and chapters name the place of their publisher, points at
those that do not.

## Why it matters

The publisher is how a library tells editions apart; of a report or thesis, the institution is where it can be had.

## Example

```text
# References

Romani-Ruby, C. (2014). Functional anatomy of the hip (2nd ed.).
```

## Use instead

```text
# References

Romani-Ruby, C. (2014). Functional anatomy of the hip (2nd ed.). PHI Press.
```

## Fix

None: the publisher is not in the text.
"""

import re
from collections.abc import Iterator

from refkit.check.desk import Desk
from refkit.check.finding import Severity
from refkit.check.naming import called, counted
from refkit.check.needs import SURE, unread
from refkit.check.rule import Mark, rule
from refkit.check.usage import Use, odd
from refkit.model import Entry

_PAGES = re.compile(r"(?<![\d.])\d{2,5}\s?[-–]\s?\d{2,5}\.?\s*$")
_SAID = re.compile(r"\b(?:n\. ?p|s\. ?n|o\. ?V)\.|\bself[- ]published\b|\bSelbstverlag\b", re.IGNORECASE)
_PLACED = frozenset("book chapter".split())
_READ = 0.65  # the confidence below which a publisher may be something else
_NOWHERE = "no place"
_TYPES = frozenset("book thesis report".split())


@rule("CMP207", "publisher-missing", Severity.INFO)
def publisher_missing(desk: Desk) -> Iterator[Mark]:
    """One mark for each book, thesis or report of unknown publisher."""
    for index, entry in desk.works:
        if desk.whole(index) and _lacks(entry):
            yield Mark(desk.head(index), f"{called(entry)} names no publisher or institution; add it", index)
    for each in odd(desk.entries, _placed):
        if each.use.way == _NOWHERE and desk.whole(each.index):
            entry, others = desk.entries[each.index], counted(each.times, "other book names", "other books name")
            message = f"{called(entry)} names a publisher and no place; {others} theirs"
            yield Mark(entry.place(each.use.span), message, each.index)


def _placed(entry: Entry) -> Iterator[Use]:
    """Whether an entry names the place of its publisher."""
    field = entry.parsed.field("publisher")
    if field and field.confidence >= _READ and entry.reference.type in _PLACED:
        yield Use((), "a place" if entry.reference.text("publisher-place") else _NOWHERE, field.span)


def _lacks(entry: Entry) -> bool:
    reference = entry.reference
    if reference.type not in _TYPES or not reference.text("title") or unread(entry, sure=SURE):
        return False
    if _PAGES.search(entry.text) or _SAID.search(entry.text):
        return False  # an article, whatever it was read as, or a work that has none and says so
    # An organisation that is its own publisher is named once, as the author.
    own = any(name.literal or f"({name.given})" in entry.text for name in reference.names("author"))
    return not own and not any(reference.text(variable) for variable in ("publisher", "URL", "DOI", "archive"))
