"""An entry without the title of the work.

## What it does

Points at an entry in which no title was read and in which no words are left that could be one. Forms of law and
personal communications have none and are let be. An entry that is a web address and nothing else is told so, once for
all where there are many.

## Why it matters

The title is what a reader searches for.

## Example

```text
# References

Izzo, J. (2009). NOAC Newsletter, 4(2), 2-3.
```

## Use instead

```text
# References

Izzo, J. (2009). Pointing out gluteal atrophy. NOAC Newsletter, 4(2), 2-3.
```

## Fix

None: the title is not in the text. (Some journals of chemistry and physics leave titles out; there, ignore this rule.)
"""

import re
from collections.abc import Iterator

from refkit.check.desk import Desk
from refkit.check.entries import address_alone, lacks_title
from refkit.check.finding import Severity
from refkit.check.naming import called
from refkit.check.needs import SURE, unread
from refkit.check.rule import Mark, rule
from refkit.model import Entry

_NAMELESS = frozenset("bill legal_case legislation regulation treaty personal_communication".split())

# "cf pp.": a cross-reference without its number.
_UNFILLED = re.compile(
    r"(?:cfr?|vgl|see|siehe|voir|ver|véase|vedi|zie)\.?\s+(?:(?:also|auch|aussi)\s+)?(?:pp?|S|nn?|note|Anm|Fn)\.?[\s?_.]*",
    re.IGNORECASE,
)
_FEW = 3
_ADD = "add who wrote the page, its title, and its date or the day you read it"
_SHORT = 16  # an entry of more words has a title, and its reading is at fault


@rule("CMP203", "title-missing", Severity.WARNING)
def title_missing(desk: Desk) -> Iterator[Mark]:
    """One mark for each entry that leaves its work unnamed, or is an address, or a cross-reference never filled in."""
    for index, entry in enumerate(desk.entries):
        if _UNFILLED.fullmatch(entry.text.strip()):
            yield Mark(desk.head(index), f'"{entry.text.strip()}" leads nowhere; fill in the note or page', index)
    yield from _addresses(desk)
    bare = [index for index, entry in desk.works if _bare(entry)]
    if len(bare) * 2 > len(desk.entries) > 3:
        return  # a list that leaves titles out throughout does so on purpose
    for index in bare:
        message = f"{called(desk.entries[index])} has no title; add the title of the work"
        yield Mark(desk.head(index), message, index)


def _addresses(desk: Desk) -> Iterator[Mark]:
    """One mark for each entry that is an address alone, one for all where there are many."""
    alone = [index for index, entry in enumerate(desk.entries) if address_alone(entry)]
    many = len(alone) > _FEW
    for index in alone[: 1 if many else None]:
        what = "this entry is a web address and nothing else"
        others = f", and so are {len(alone) - 1} others" if many else ""
        yield Mark(desk.head(index), f"{what}{others}; {_ADD}", index)


def _bare(entry: Entry) -> bool:
    if entry.reference.type in _NAMELESS or not entry.reference.names("author"):
        return False
    reference = entry.reference
    short = len(entry.text.split()) < _SHORT and all(name.given for name in reference.names("author"))
    # A name without volume and pages may be the title that was read as a journal's.
    hosted = reference.text("container-title") and not (reference.text("volume") or reference.text("page"))
    nameless = short and not hosted and not reference.text("title") and not unread(entry, sure=SURE)
    return lacks_title(entry) or nameless
