"""A chapter that does not name the editors of its book.

## What it does

Points at an entry of a chapter whose book is named but has no editor. Chapters in books by one author are rare enough
that a look is worth it.

## Why it matters

Libraries file a collection under its editors and its title; the author of the chapter is not in the catalogue.

## Example

```text
# References

Izzo, J. (2009). The way we sit. In Handbook of sport (pp. 12-34). Sport Press.
```

## Use instead

```text
# References

Izzo, J. (2009). The way we sit. In C. Whatman (Ed.), Handbook of sport (pp. 12-34). Sport Press.
```

## Fix

None: the editors are not in the text.
"""

from collections.abc import Iterator

from refkit.check.desk import Desk
from refkit.check.finding import Severity
from refkit.check.naming import called
from refkit.check.needs import unread
from refkit.check.rule import Mark, rule
from refkit.model import Entry


@rule("CMP208", "book-of-chapter-missing", Severity.INFO)
def book_of_chapter_missing(desk: Desk) -> Iterator[Mark]:
    """One mark for each chapter without editors."""
    for index, entry in desk.works:
        if _lacks(entry):
            book = entry.reference.text("container-title")
            yield Mark(desk.head(index), f'{called(entry)} does not say who edited "{book}"; add the editors', index)


def _lacks(entry: Entry) -> bool:
    reference = entry.reference
    people = reference.names("editor") or reference.names("container-author") or reference.names("editor-translator")
    return reference.type == "chapter" and bool(reference.text("container-title")) and not people and not unread(entry)
