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

import re
from collections.abc import Iterator

from refkit.check.desk import Desk
from refkit.check.finding import Severity
from refkit.check.naming import called
from refkit.check.needs import SURE, unread
from refkit.check.rule import Mark, rule
from refkit.model import Entry

# The papers of a meeting are known by the meeting, whoever edited them.
_MEETING = re.compile(
    r"\b(?:proceedings|conference|congress|symposium|workshop|meeting|anais|actas|actes|atti|encontro|encuentro|congresso"
    r"|congreso|congrès|convegno|simp[oó]sio|jornadas|colloque|tagung|kongress|konferenz)\b",
    re.IGNORECASE,
)

_IN = re.compile(r"(?:\b(?:In|Em|En|in)|Dans|dans)\b:?\s")


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
    book = reference.text("container-title")
    if reference.type != "chapter" or not book or _MEETING.search(book):
        return False
    # Neither "In" nor pages, but a number: an article whose journal was read as a book.
    if not _IN.search(entry.text) and not reference.text("page"):
        return False
    return not people and not unread(entry, sure=SURE)
