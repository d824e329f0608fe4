"""A page range that ends before it begins.

## What it does

Points at a range of pages whose end is lower than its beginning and is no short form of a higher one: "375-371", but
not "371-5".

## Why it matters

One of the two numbers is wrong or both have changed places; the reader looks on the wrong page.

## Example

```text
# References

Berg, H. (2007). Hip atrophy. Journal of Physiology, 99(3), 289-283.
```

## Use instead

```text
# References

Berg, H. (2007). Hip atrophy. Journal of Physiology, 99(3), 283-289.
```

## Fix

Puts the lower number first. It is not safe: a digit may be wrong instead.
"""

import re
from collections.abc import Iterator

from refkit.check.desk import Desk
from refkit.check.finding import Edit, Severity
from refkit.check.rule import Mark, rule, unsafe
from refkit.fields import pages
from refkit.model import Entry, Span

_RANGE = re.compile(r"([A-Za-z]{0,4}\d+)(\s*[‐‑‒–—―−-]{1,3}\s*)([A-Za-z]{0,4}\d+)")


@rule("DAT706", "pages-reversed", Severity.WARNING)
def pages_reversed(desk: Desk) -> Iterator[Mark]:
    """One mark for each range of an entry's pages that runs backwards."""
    for index, entry in enumerate(desk.entries):
        for match in _ranges(entry):
            place = entry.place(Span(*match.span()))
            fix = unsafe(Edit(place, match[3] + match[2] + match[1])) if len(place) == len(match[0]) else None
            yield Mark(place, _message(match), index, fix)


def _ranges(entry: Entry) -> Iterator[re.Match[str]]:
    for field in entry.parsed.fields:
        if field.variable == "page":
            found = _RANGE.finditer(entry.text, field.span.start, field.span.end)
            yield from (match for match in found if pages.reversed_(f"{match[1]}-{match[3]}"))


def _message(match: re.Match[str]) -> str:
    turned = match[3] + match[2] + match[1]
    return f'the pages "{match[0]}" end before they begin; expected {turned}, unless a digit is wrong'
