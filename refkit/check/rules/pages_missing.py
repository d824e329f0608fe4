"""An article or a chapter without pages or an article number, or with its first page alone.

## What it does

Points at an entry of a journal article with a volume, or of a chapter in a book, that gives neither pages nor an
article number. An article with a DOI is let be: many appear without pages. Where three quarters of the articles give
ranges of pages, points at one of before the year 2000 that gives its first page alone; since then one number may be
that of an article.

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

import re
from collections.abc import Iterator

from refkit.check.desk import Desk
from refkit.check.finding import Severity
from refkit.check.naming import called, counted
from refkit.check.needs import unread
from refkit.check.rule import Mark, rule
from refkit.check.usage import Use, odd
from refkit.fields import pages
from refkit.model import Entry

_SURE = 0.8  # that these are pages
_FIRST = re.compile(r"\d{1,4}")
_VOLUME = re.compile(r"\w{0,3}\d+\w?|[ivxlc]+", re.IGNORECASE)
_READ = 0.25  # the confidence of a reading below which a chapter may be a book
_ALONE = "the first page"
_UNPAGED = re.compile(
    r"\b(?:n\. ?pag|n\. ?pp|unpag|unpaginated|no pages|sans pagination|s\. ?p|sin pág|o\. ?S|ohne Seit)(?:\b|\.)",
    re.IGNORECASE,
)
_NUMBERED = 2000  # from which year on many articles have a number and no pages


@rule("CMP206", "pages-missing", Severity.INFO)
def pages_missing(desk: Desk) -> Iterator[Mark]:
    """One mark for each part of a journal or book that does not say where in it."""
    for index, entry in desk.works:
        if _lacks(entry):
            yield Mark(desk.head(index), f"{called(entry)} gives no pages and no article number; add them", index)
    for each in odd(desk.entries, _extent):
        entry, others = desk.entries[each.index], counted(each.times, "other article gives", "other articles give")
        issued = entry.reference.date("issued")
        if each.use.way == _ALONE and issued and (issued.year or _NUMBERED) < _NUMBERED:
            message = f"{called(entry)} gives the first page alone; {others} a range: add the last, if there are more"
            yield Mark(entry.place(each.use.span), message, each.index)


def _is_read(entry: Entry) -> bool:
    return entry.parsed.confidence >= _READ


def _extent(entry: Entry) -> Iterator[Use]:
    """Whether an article gives a range of pages or one alone."""
    field = entry.parsed.field("page")
    if field and field.confidence >= _SURE and entry.reference.type == "article-journal":
        found = pages.span(field.span.of(entry.text))
        if found and (found.last or _FIRST.fullmatch(found.first)):
            yield Use((), "a range" if found.last else _ALONE, field.span)


def _lacks(entry: Entry) -> bool:
    reference = entry.reference
    if (
        _UNPAGED.search(entry.text)
        or any(reference.text(variable) for variable in ("page", "number", "DOI", "URL"))
        or unread(entry)
    ):
        return False
    volume = reference.type == "article-journal" and bool(_VOLUME.fullmatch(reference.text("volume")))
    chapter = reference.type == "chapter" and bool(reference.text("container-title")) and _is_read(entry)
    return (volume or chapter) and bool(reference.text("title"))
