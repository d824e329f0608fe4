"""Given names in full in some entries and as initials in the others.

## What it does

Looks whether the list writes given names in full or as initials. Where three quarters of the entries agree, the
others are pointed at; so is an author whose initials differ between two entries with the same co-authors.

## Why it matters

A list writes all names in one way; two ways look like two lists, and one person looks like two.

## Example

```text
# References

Berg, H. (2007). Hip atrophy. Sport Press.

Izzo, J. (2009). The way we sit. Sport Press.

Romani-Ruby, Christine. (2014). Functional anatomy of the hip. PHI Press.

Whatman, C. (2008). Gluteus medius. Sport Press.
```

## Use instead

```text
# References

Berg, H. (2007). Hip atrophy. Sport Press.

Izzo, J. (2009). The way we sit. Sport Press.

Romani-Ruby, C. (2014). Functional anatomy of the hip. PHI Press.

Whatman, C. (2008). Gluteus medius. Sport Press.
```

## Fix

Shortens full names to initials where the others are initials. It is not safe: a name may have been read wrongly.
"""

import re
from collections.abc import Iterator

from refkit.check.desk import Desk
from refkit.check.finding import Edit, Fix, Severity
from refkit.check.rule import Mark, rule, unsafe
from refkit.fields.names import is_initials
from refkit.model import Entry, Name, Span

# No given name, but what is left of an organisation: "Nummer gegen", "Universidad Diego Portales".
_ORGANISED = re.compile(r"(?:^|\s)[a-zà-þ]{3,}|\w{3,}\s+\w{3,}\s+\w{3,}")
_SHARE = 0.75
_LEAST = 3


@rule("DAT703", "names-inconsistent", Severity.INFO)
def names_inconsistent(desk: Desk) -> Iterator[Mark]:
    """One mark for each entry that writes given names as the others do not."""
    ways = {index: way for index, entry in enumerate(desk.entries) if (way := _way(entry)) is not None}
    short = [index for index in ways if ways[index]]
    full = [index for index in ways if not ways[index]]
    few, many = sorted((full, short), key=len)
    if len(many) < _LEAST or len(many) < _SHARE * len(ways):
        return
    for index in few:
        entry = desk.entries[index]
        name = max(entry.reference.names("author"), key=lambda name: min(len(name.given), 2))
        here, there = ("initials", "in full") if few is short else ("in full", "as initials")
        message = f'the given name "{name.given}" stands {here} here; {len(many)} other entries write them {there}'
        yield Mark(_place(entry, name), message, index, _fix(entry, name) if few is full else None)


def _way(entry: Entry) -> bool | None:
    """Whether an entry writes its authors' given names as initials; None when it has none or both."""
    givens = [name.given for name in entry.reference.names("author") if name.given and not name.literal]
    if any(_ORGANISED.search(given) for given in givens):
        return None
    ways = {is_initials(given) or not re.search(r"[^\W\d_]{3}", given) for given in givens}
    return ways.pop() if len(ways) == 1 else None


def _place(entry: Entry, name: Name) -> Span:
    start = entry.text.find(name.given, max(entry.text.find(name.family) + len(name.family), 0))
    start = start if start >= 0 else entry.text.find(name.given)
    return entry.place(Span(start, start + len(name.given))) if start >= 0 else entry.span


def _fix(entry: Entry, name: Name) -> Fix | None:
    # Only in "Family, Given" does a full stop after the initial sit well with what follows.
    match = re.search(rf"{re.escape(name.family)}, ({re.escape(name.given)})(\.?)", entry.text)
    if not match or len(entry.reference.names("author")) > 1:
        return None
    letters = " ".join(f"{word[0]}." for word in re.split(r"[\s.]+", name.given) if word)
    return unsafe(Edit(entry.place(Span(match.start(1), match.end(2))), letters))
