"""A day that its month does not have.

## What it does

Points at "31.02.2021", "April 31, 2020", "2019-02-29" and their like: in figures where neither order of day and month
gives a date, in words where nothing else can be meant. Days before 1900 are let be, since calendars differed.

## Why it matters

The date was typed wrongly, and nobody can tell which day was meant.

## Example

```text
# References

Izzo, J. (2009). Gluteal atrophy. https://example.org/noac (accessed 31 June 2010).
```

## Use instead

```text
# References

Izzo, J. (2009). Gluteal atrophy. https://example.org/noac (accessed 30 June 2010).
```

## Fix

None: only the author knows the day.
"""

import re
from calendar import monthrange
from collections.abc import Iterator

from refkit.check.desk import Desk
from refkit.check.finding import Severity
from refkit.check.rule import Mark, rule
from refkit.fields.dates import MONTHS, month
from refkit.fields.identifiers import without_addresses
from refkit.model import Span

_YEAR = r"(?P<year>19\d\d|20\d\d)"
_WORD = r"(?P<word>[^\W\d_]{3,10})\.?"
_DAY = r"(?P<day>\d{1,2})"
_READ = (
    r"(?i:accessed|retrieved|viewed|visited|abgerufen|zugriff|aufgerufen|consult\w{1,5}|recuperado|acesso|geraadpleegd)"
)
_FIGURES = (
    re.compile(r"(?<![\w./-])(?P<day>\d{1,2})([./-])(?P<month>\d{1,2})\2(?P<year>19\d\d|20\d\d)(?![\w/-]|\.\d)"),
    re.compile(r"(?<![\w./-])(?P<year>19\d\d|20\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?![\w/-]|\.\d)"),
)
_WORDS = (
    re.compile(rf"(?<![\w-]){_WORD} {_DAY}, {_YEAR}(?![\w/(:–-])"),  # February 30, 2019
    re.compile(rf"\({_YEAR}[a-z]?, {_WORD} {_DAY}\)"),  # (2019, February 30)
    # "31 June 2019" alone may be the thirty-first number, of June.
    re.compile(rf"(?:[(\[]|\b{_READ}:? (?:on |am |le |el |em |il |op )?){_DAY}\.? (?:de )?{_WORD},? (?:de )?{_YEAR}\b"),
)
_NUMBER = re.compile(r"\b(?:no|nr|nrs|nº|n|vol|iss|heft|issue|pp?)[.:]?\s?$", re.IGNORECASE)
_NEAR = 8
_LAST = 31


@rule("DAT715", "impossible-day", Severity.WARNING)
def impossible_day(desk: Desk) -> Iterator[Mark]:
    """One mark for each day in an entry that no calendar has."""
    for index, entry in enumerate(desk.entries):
        for span, number, year in _impossible(without_addresses(entry.text)):
            last = f"{MONTHS[number - 1]} {year} has {monthrange(year, number)[1]} days"
            yield Mark(entry.place(span), f'"{span.of(entry.text)}" is no day: {last}', index)


def _impossible(text: str) -> Iterator[tuple[Span, int, int]]:
    """Where an impossible day stands, and the month and the year that it would be in."""
    for pattern in (*_FIGURES, *_WORDS):
        for match in pattern.finditer(text):
            year = int(match["year"])
            numbers = _months(match)
            before = text[max(0, match.start() - _NEAR) : match.start()]
            if numbers and all(_too_late(*pair, year) for pair in numbers) and not _NUMBER.search(before):
                yield _place(match), numbers[0][1], year


def _place(match: re.Match[str]) -> Span:
    """The date alone, without the bracket or the word before it."""
    parts = [match.span(name) for name in match.re.groupindex]
    return Span(min(start for start, _ in parts), max(end for _, end in parts))


def _months(match: re.Match[str]) -> list[tuple[int, int]]:
    """The days and months that a match may mean; none where it is no date at all."""
    day = int(match["day"])
    if "word" in match.re.groupindex:
        number = month(match["word"])
        return [(day, number)] if number and 1 <= day <= _LAST else []
    other = int(match["month"])
    return [(one, two) for one, two in ((day, other), (other, day)) if 1 <= one <= _LAST and 1 <= two <= len(MONTHS)]


def _too_late(day: int, number: int, year: int) -> bool:
    return day > monthrange(year, number)[1]
