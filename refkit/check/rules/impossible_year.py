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
from refkit.check.finding import Severity
from refkit.check.rule import Mark, rule
from refkit.model import Entry, Span

_PRINTING = 1400
_FOUR = re.compile(r"(?<!\d)\d{4}(?=[a-z]?\b)")
_ODD = re.compile(r"(?<=\()(?:\d{5,6}|[02-9]\d{2}|1\d{2}|0\d{3})[a-z]?(?=\))")
_AGES = re.compile(
    r"\d\s*(?:B\.?\s?C|A\.?\s?D|C\.?\s?E|v\.?\s?Chr|n\.?\s?Chr|av\.? J|a\.?\s?C)|\bca?\.|\bcirca", re.IGNORECASE
)
_TO_COME = re.compile(
    r"in press|forthcoming|to appear|accepted|im Druck|im Erscheinen|sous presse|à paraître|en prensa|no prelo",
    re.IGNORECASE,
)


@rule("DAT707", "impossible-year", Severity.WARNING)
def impossible_year(desk: Desk) -> Iterator[Mark]:
    """One mark for each entry dated in the future or before printing."""
    for index, entry in enumerate(desk.entries):
        if (place := _odd(entry)) or (place := _future(desk, entry)) or (place := _ancient(entry)):
            yield Mark(entry.place(place), _message(place.of(entry.text), desk.today.year), index)


def _future(desk: Desk, entry: Entry) -> Span | None:
    if _TO_COME.search(entry.text):
        return None
    return next((span for span in _written(entry) if int(span.of(entry.text)) > desk.today.year), None)


def _ancient(entry: Entry) -> Span | None:
    if _AGES.search(entry.text) or entry.reference.type == "classic" or entry.reference.date("original-date"):
        return None
    return next((span for span in _written(entry) if int(span.of(entry.text)) < _PRINTING), None)


def _written(entry: Entry) -> Iterator[Span]:
    for field in entry.parsed.fields:
        if field.variable == "issued":
            yield from (Span(*match.span()) for match in _FOUR.finditer(entry.text, field.span.start, field.span.end))


def _odd(entry: Entry) -> Span | None:
    """A number in brackets where the year should stand: right after the names of an entry that has no other year."""
    if entry.reference.date("issued") or _AGES.search(entry.text):
        return None
    author = entry.parsed.field("author")
    match = _ODD.search(entry.text, author.span.end, author.span.end + 12) if author else None
    return Span(*match.span()) if match else None


def _message(written: str, today: int) -> str:
    if len(written) == 4 and int(written) > today:
        return f'the year "{written}" lies in the future; expected {today} or earlier, or "in press"'
    return f'"{written}" cannot be the year of this work; expected four digits up to {today}'
