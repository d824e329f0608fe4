"""An entry without a year, and without a word that says there is none.

## What it does

Points at an entry in which no year stands, nor "n.d.", "in press", "forthcoming" or their like in other languages.
Where most entries of a list have none, this is said once. Of an entry that is an address alone, `title-missing` speaks.

## Why it matters

The reader cannot tell how old the work is, nor which edition is meant; author-date citations cannot point at it.

## Example

```text
# References

Izzo, J. Pointing out gluteal atrophy. NOAC Newsletter, 4, 2-3.
```

## Use instead

```text
# References

Izzo, J. (2009). Pointing out gluteal atrophy. NOAC Newsletter, 4, 2-3.
```

## Fix

None: the year is not in the text. A work that really has none says so: "(n.d.)".
"""

import re
from collections.abc import Iterator

from refkit.check.desk import Desk
from refkit.check.entries import address_alone, without_pages, wordless
from refkit.check.finding import Severity
from refkit.check.naming import called
from refkit.check.needs import SURE
from refkit.check.rule import Mark, rule
from refkit.fields import dates, pages
from refkit.fields.identifiers import without_addresses
from refkit.model import Entry

_NUMBER = re.compile(
    r"(?<!\d)(?<!\d\.)(?:1[4-9]|2[01])\d{2}[a-z]?(?!\d)|(?<!\d)\(\d{3,6}[a-z]?\)"
    r"|(?<![\d.])\d{1,2}\.\s?\d{1,2}\.\s?(?:19|20)\d{2}(?!\d)"
)
_SAID = re.compile(
    rf"\b(?:{dates.UNDATED}|{dates.FORTHCOMING}"
    r"|(?i:in prep|(?:in|under) (?:review|revision)|unpublished|ongoing|ibid|ebd)\b)"
    r"|\d\s?(?:B\.?C|A\.?D|C\.?E)|\bop\. ?cit|\ba\. ?a\. ?O\."
)
_ISSUE = re.compile(r"(?<=\d)\(\d+\)(?=[:,]\s?\w?\d)")  # "369(1633): 2013"
_FEW = 3


@rule("CMP202", "year-missing", Severity.WARNING)
def year_missing(desk: Desk) -> Iterator[Mark]:
    """One mark for each entry that says nothing of its date, or only when it was read; one for all where many do."""
    bare, read = [], []
    for index, entry in desk.works:
        if wordless(entry) or address_alone(entry) or not desk.whole(index):
            continue
        if not _dated(entry, entry.text):
            bare.append(index)
        elif not _dated(entry, _without_access(entry)):
            read.append(index)
    throughout = len(bare) > _FEW and len(bare) * 2 > len(desk.works)
    for index in bare[: 1 if throughout else None]:
        others = f", nor have {len(bare) - 1} others" if throughout else ""
        yield Mark(desk.head(index), _message(called(desk.entries[index]), others), index)
    for index in read[: 1 if len(read) > _FEW else None]:
        others = f" (nor have {len(read) - 1} others)" if len(read) > _FEW else ""
        yield Mark(desk.head(index), _accessed_only(called(desk.entries[index]), others), index)


def _without_access(entry: Entry) -> str:
    """The words of an entry without the day on which its address was read."""
    field = entry.parsed.field("accessed")
    if not field or field.confidence < SURE or entry.reference.date("issued"):
        return entry.text
    return entry.text[: field.span.start] + " " * len(field.span) + entry.text[field.span.end :]


def _dated(entry: Entry, text: str) -> bool:
    # A number of four digits in an address, a range of pages or an issue is no year, whatever it was read as.
    words = without_pages(_ISSUE.sub("", without_addresses(text)))
    issued = entry.reference.date("issued")
    return bool(_NUMBER.search(words) or _SAID.search(words)) or bool(
        issued and (_worded(issued.literal) or issued.end)
    )


def _worded(literal: str) -> bool:
    """Whether words stand for a date: more than a month, and no number or page that was taken for one."""
    paged = any(map(str.isdigit, literal)) or pages.span(literal) is not None
    return bool(literal) and not paged and dates.month(literal) is None


def _accessed_only(entry: str, others: str) -> str:
    return f'{entry} has a day of access and no year of its own{others}; add it, or write "n.d." when the work has none'


def _message(entry: str, others: str) -> str:
    return f'{entry} has no year{others}; add it, or write "n.d." when the work has none'
