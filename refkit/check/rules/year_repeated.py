"""The year of a work twice in its entry.

## What it does

Points at an entry that gives its year behind the authors and the same year once more at its end.

## Why it matters

A style has one place for the year. The second is left from another style, or from a record's date beside its year.

## Example

```text
# References

Berg, Hanna. 2007. Hip atrophy. London: Sport Press, 2007.

Izzo, James. 2009. The way we sit. London: Sport Press.
```

## Use instead

```text
# References

Berg, Hanna. 2007. Hip atrophy. London: Sport Press.

Izzo, James. 2009. The way we sit. London: Sport Press.
```

## Fix

Takes the second year out. It is not safe: it may be the year of an edition or a reprint.
"""

import re
from collections.abc import Iterator

from refkit.check.desk import Desk
from refkit.check.entries import dated, without_access
from refkit.check.finding import Edit, Severity
from refkit.check.rule import Mark, rule, unsafe
from refkit.fields import dates
from refkit.fields.identifiers import without_addresses
from refkit.model import Entry, Span

_BETWEEN = 25  # code points at the least: a title
_LAST_WORD = re.compile(r"[^\W\d_]{3,12}$")


@rule("DAT711", "year-repeated", Severity.INFO)
def year_repeated(desk: Desk) -> Iterator[Mark]:
    """One mark for each second year."""
    for index, entry in enumerate(desk.entries):
        if span := _second(entry):
            place = entry.place(span)
            year = re.sub(r"\D", "", span.of(entry.text))
            fix = unsafe(Edit(place, "")) if len(place) == len(span) else None
            yield Mark(place, f"{year} is given behind the authors already; take it out here", index, fix)


def _second(entry: Entry) -> Span | None:
    date, author = dated(entry), entry.parsed.field("author")
    if not date or not author or not 0 <= date.span.start - author.span.end < 6:
        return None
    words = without_addresses(without_access(entry))
    # At the end alone: within, it is a title's, an event's, or a volume that counts by years.
    year = rf"(?:\({date.year}\)|{date.year})"
    pattern = re.compile(rf"(?:(?<=[^\W\d_])|(?<=\))),? {year}(?=\)?\.?(?:\s|$))(?=[).\s]*(?:$|\s{{2,}}))")
    match = pattern.search(words, date.span.end + _BETWEEN)
    if match and _is_day(words[: match.start()]):
        return None
    title = entry.parsed.field("title")
    if not match or (title and title.span.start < match.start() < title.span.end):
        return None
    return Span(*match.span())


def _is_day(before: str) -> bool:
    """Whether a month ends what stands before a year: the day of a newspaper, or of access, is told with its year."""
    word = _LAST_WORD.search(before)
    return word is not None and dates.month(word[0]) is not None
