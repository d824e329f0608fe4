"""A year that lies in the future, or that cannot be one.

## What it does

Points at an entry's year after the current one, unless the entry says "in press" or "forthcoming", and at a date whose
year has five digits, three, or is older than printing without saying "BC" or "AD".

## Why it matters

A digit has slipped, and nobody can trust which one.

## Example

```text
# References

Izzo, J. (2990). Pointing out gluteal atrophy. NOAC Newsletter, 4, 2-3.
```

## Use instead

```text
# References

Izzo, J. (1990). Pointing out gluteal atrophy. NOAC Newsletter, 4, 2-3.
```

## Fix

None: only the work itself shows its year.
"""

import re
from collections.abc import Iterator

from refkit.check.desk import Desk
from refkit.check.entries import dated
from refkit.check.finding import Severity
from refkit.check.rule import Mark, rule
from refkit.fields import dates
from refkit.fields.identifiers import without_addresses
from refkit.model import Entry, Span

_PRINTING = 1400
_SURE = (
    re.compile(r"^[^()]{3,300}\((\d{3,6})[a-z]?(?=\)[.,:;]?\s+\W?[^\W\d_])"),  # Izzo, J. (2009). Title
    re.compile(r"(?<=[.,] )(\d{4,6})(?=(?: [A-Z][a-z]{2}\.?(?: \d{1,2})?)?;\s?\d)"),  # J Sport. 2009 Mar;4(2):2-3
)
_LIKELY = (
    re.compile(r"(?<=[\w)], )(\d{4})(?=\.?\s*$)"),  # Sport Press, 2009.
    re.compile(r"(?<=[\w.)]\. )(\d{4})(?=\. [^\W\d_])"),  # Izzo J. 2009. Title
    re.compile(r"(?<=[A-Z]\., )(\d{4})(?=[.,] [^\W\d_])"),  # Izzo, J., 2009. Title
)
_FOUR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_AGES = re.compile(
    r"\d\s*(?:B\.?\s?C|A\.?\s?D|C\.?\s?E|v\.?\s?Chr|n\.?\s?Chr|av\.? J|a\.?\s?C)|\b(?-i:ca?\.)\s?\d|\bcirca",
    re.IGNORECASE,
)
_TO_COME = re.compile(dates.FORTHCOMING)


@rule("DAT707", "impossible-year", Severity.WARNING)
def impossible_year(desk: Desk) -> Iterator[Mark]:
    """One mark for each entry dated in the future, before printing, or with a number that is no year."""
    for index, entry in enumerate(desk.entries):
        if _AGES.search(entry.text) or entry.reference.type == "classic" or entry.reference.date("original-date"):
            continue
        place = _place(entry, desk.today.year)
        if place and _impossible(entry, place.of(entry.text), desk.today.year):
            yield Mark(entry.place(place), _message(place.of(entry.text), desk.today.year), index)


def _place(entry: Entry, today: int) -> Span | None:
    """Where the digits of the entry's year stand: by the entry's shape, or else by what was read as the date."""
    text = without_addresses(entry.text)
    date = dated(entry)
    if date and date.year > today:
        return Span(date.span.start, date.span.start + 4)
    shapes = _SURE if date else _SURE + _LIKELY
    if match := next((match for shape in shapes if (match := shape.search(text))), None):
        return Span(*match.span(1))
    field = entry.parsed.field("issued")
    match = _FOUR.search(text, field.span.start, field.span.end) if field else None
    return Span(*match.span()) if match else None


def _impossible(entry: Entry, digits: str, today: int) -> bool:
    if int(digits) > today:
        return not _TO_COME.search(entry.text)
    return int(digits) < _PRINTING


def _message(written: str, today: int) -> str:
    if len(written) == 4 and int(written) > today:
        return f'the year "{written}" lies in the future; expected {today} or earlier, or "in press"'
    return f'"{written}" cannot be the year of this work; expected four digits up to {today}'
