"""A month in figures where a date is written in words.

## What it does

Points at a year with a month, and perhaps a day, in figures behind it: "(2007, 10 25)", "(2011, 05)". Word processors
write so what was typed into the field of the month.

## Why it matters

Nobody can tell whether "1 2" is the first of February or the second of January, and no style writes a date so.

## Example

```text
# References

Berg, H. (2007, 10 25). Hip atrophy. https://example.org/atrophy
```

## Use instead

```text
# References

Berg, H. (2007, October 25). Hip atrophy. https://example.org/atrophy
```

## Fix

None: which of two numbers is the month, and in which language its name is written, is for the author to say.
"""

import re
from collections.abc import Iterator

from refkit.check.desk import Desk
from refkit.check.finding import Severity
from refkit.check.rule import Mark, rule
from refkit.model import Span

_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_FIGURES = re.compile(rf"\((?:19|20)\d\d[a-z]?, ?({_DAY}(?: {_DAY})?)\)")
_MONTHS = 12


@rule("DAT714", "month-in-figures", Severity.INFO)
def month_in_figures(desk: Desk) -> Iterator[Mark]:
    """One mark for each date at the head of an entry whose month is a number."""
    for index, entry in enumerate(desk.entries):
        author = entry.parsed.field("author")
        match = _FIGURES.search(entry.text, author.span.end) if author else None
        if author and match and match.start() - author.span.end < 4:
            numbers = [int(number) for number in match[1].split()]
            if min(numbers) <= _MONTHS:
                yield Mark(entry.place(Span(*match.span())), _message(match[1], numbers), index)


def _message(written: str, numbers: list[int]) -> str:
    if len(numbers) == 2 and max(numbers) <= _MONTHS and numbers[0] != numbers[1]:
        return f'in "{written}" nobody can tell the month from the day; write the name of the month'
    return f'"{written}" gives the month in figures; write its name'
