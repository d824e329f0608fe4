"""An article or a chapter without pages or an article number.

## What it does

Points at an entry of a journal article with a volume, or of a chapter in a book, that gives neither pages nor an
article number. An article with a DOI is let be: many appear without pages.

## Why it matters

Volume and journal lead the reader to a shelf; the page leads to the work.

## Example

```text
# References

Izzo, J. (2009). Pointing out gluteal atrophy. Journal of Sport Science, 4(2).
```

## Use instead

```text
# References

Izzo, J. (2009). Pointing out gluteal atrophy. Journal of Sport Science, 4(2), 283-289.
```

## Fix

None: the pages are not in the text.
"""

from collections.abc import Iterator

from refkit.check.desk import Desk
from refkit.check.finding import Severity
from refkit.check.naming import called
from refkit.check.needs import unread
from refkit.check.rule import Mark, rule
from refkit.model import Entry


@rule("CMP206", "pages-missing", Severity.INFO)
def pages_missing(desk: Desk) -> Iterator[Mark]:
    """One mark for each part of a journal or book that does not say where in it."""
    for index, entry in desk.works:
        if _lacks(entry):
            yield Mark(desk.head(index), f"{called(entry)} gives no pages and no article number; add them", index)


def _lacks(entry: Entry) -> bool:
    reference = entry.reference
    if any(reference.text(variable) for variable in ("page", "number", "DOI", "URL")) or unread(entry):
        return False
    volume = reference.type == "article-journal" and bool(reference.text("volume"))
    chapter = reference.type == "chapter" and bool(reference.text("container-title"))
    return (volume or chapter) and bool(reference.text("title"))
