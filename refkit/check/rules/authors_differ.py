"""A citation that names fewer or more authors than its entry, without "et al.".

## What it does

Compares how many names a cite writes with how many its entry has, and points at one that leaves authors out without
saying "et al.", names more than there are, or says "et al." of a work by one author.

## Why it matters

Authors are owed their credit, and a reader who looks for Baturin alone may pass by Baturin and Ivanova.

## Example

```text
Squats strengthen the hip (Presswood, 2008).

# References

Presswood, L., Cronin, J., & Whatman, C. (2008). Gluteus medius. Strength and Conditioning Journal, 30(5), 41-53.
```

## Use instead

```text
Squats strengthen the hip (Presswood et al., 2008).

# References

Presswood, L., Cronin, J., & Whatman, C. (2008). Gluteus medius. Strength and Conditioning Journal, 30(5), 41-53.
```

## Fix

None: "et al." or all the names is the style's choice, and the slip may be in the list.
"""

import re
from collections.abc import Iterator

from refkit.check.authors import Likeness, creators, family, likeness
from refkit.check.desk import Desk
from refkit.check.finding import Severity
from refkit.check.naming import called, cited_as, counted
from refkit.check.pointers import Pointer, Slip
from refkit.check.rule import Mark, rule
from refkit.fields.text import fold
from refkit.model import CitationKind, Entry, Names

_ET_AL = re.compile(
    r".{0,10}?\b(?:et\.? ?al(?:ii)?|u\. ?a|y otros|e outros|e altri|and others|e colaboradores)\b", re.IGNORECASE
)


@rule("CIT005", "authors-differ", Severity.WARNING)
def authors_differ(desk: Desk) -> Iterator[Mark]:
    """One mark for each cite whose number of names is not its entry's."""
    for pointer in desk.pointers:
        # Author-page styles name the first author alone where that is enough.
        if pointer.entry is None or pointer.citation.kind is not CitationKind.AUTHOR_DATE or not pointer.cite.names:
            continue
        entry = desk.entries[pointer.entry]
        listed = creators(entry.reference)
        if _people(listed) and pointer.slip is Slip.NONE and (fault := _fault(pointer, entry, listed)):
            what, help_ = fault
            message = f"{cited_as(pointer.cite)} {what}; the list has {called(entry)}: {help_}"
            yield Mark(pointer.place, message, pointer.entry)


def _people(listed: Names) -> bool:
    """Whether the entry's authors were read well enough to count them."""
    return bool(listed) and all(name.family and len(family(name)) < 40 for name in listed)


def _shortened(entry: Entry) -> bool:
    """Whether the list itself writes "et al." behind the names of an entry."""
    field = entry.parsed.field("author")
    return field is not None and bool(_ET_AL.match(entry.text, max(field.span.end - 8, 0)))


def _fault(pointer: Pointer, entry: Entry, listed: Names) -> tuple[str, str] | None:
    """What is wrong with the number of names of a cite, and what would help."""
    written = pointer.cite.names
    if likeness(written[0], listed[0]) is Likeness.OTHER:
        return None
    if pointer.cite.et_al or _shortened(entry):
        alone = len(listed) == 1 and not _shortened(entry)
        return ('says "et al." of a single author', "correct the names here or there") if alone else None
    if len(written) == 1 and all(fold(name.family) in fold(written[0]) for name in listed):
        return None  # an organisation with "and" in its name
    if len(written) < len(listed):
        help_ = "name both" if len(listed) == 2 else 'name them all, or write "et al."'
        return f"names {len(written)} of {counted(len(listed), 'author')}", help_
    if len(written) > len(listed):
        fault = f"names {counted(len(written), 'author')} of a work that has {len(listed)}"
        return fault, "correct the names here or there"
    return None
