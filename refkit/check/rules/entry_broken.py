"""An entry that blank lines break in two, or two entries run together into one.

## What it does

Points at an entry whose pieces have blank lines between them, and at one in which a second work begins behind the
first.

## Why it matters

Readers, and programs that read the list, take the pieces for entries of their own, or miss the second work.

## Example

```text
# References

Izzo, J. (2009). Pointing out gluteal atrophy in athletes who sit

long every day. NOAC Newsletter, 4(2), 2-3.
```

## Use instead

```text
# References

Izzo, J. (2009). Pointing out gluteal atrophy in athletes who sit long every day. NOAC Newsletter, 4(2), 2-3.
```

## Fix

Joins the pieces with a blank, which is safe. Two works run together are put apart by a blank line, which is not.
"""

import re
from collections.abc import Iterator

from refkit.check.desk import Desk
from refkit.check.finding import Edit, Severity
from refkit.check.naming import counted
from refkit.check.rule import Mark, rule, safe, unsafe
from refkit.model import Entry, Span

_BLANK_LINE = re.compile(r"\n[^\S\n]*\n|\r[^\S\r]*\r")
_NAMES = r"[^\W\d_a-z][\w’'-]+, (?:[^\W\d_a-z]\. ?-?)+(?:,? (?:&|and|und|et|y) |, |$|(?= ?\())"
_SECOND = re.compile(rf"(?<=[\d.)/\w])[.)]? (?=(?:{_NAMES}){{1,12}} ?\(\d{{4}}[a-z]?(?:, [^()]*)?\)[.:,])")


@rule("DAT701", "entry-broken", Severity.INFO)
def entry_broken(desk: Desk) -> Iterator[Mark]:
    """One mark for each entry in pieces, and one for each second work inside an entry."""
    for index, entry in enumerate(desk.entries):
        gaps = list(_gaps(desk.text, entry))
        if gaps:
            message = f"blank lines break this entry into {counted(len(gaps) + 1, 'piece')}; join them"
            yield Mark(entry.span, message, index, safe(*(Edit(gap, " ") for gap in gaps)))
        if second := _second(entry):
            place = entry.place(second)
            message = "a second work begins here, in the same entry; give it an entry of its own"
            yield Mark(place, message, index, unsafe(Edit(Span(place.start, place.start), "\n\n")))


def _gaps(text: str, entry: Entry) -> Iterator[Span]:
    for one, other in zip(entry.pieces, entry.pieces[1:], strict=False):
        gap = Span(one.end, other.start)
        if _BLANK_LINE.search(gap.of(text)) and not gap.of(text).strip():
            yield gap


def _second(entry: Entry) -> Span | None:
    """Where a second "Name, N. (year)." stands in an entry that already has a year in brackets before it."""
    match = _SECOND.search(entry.text, 40)
    if not match or not re.search(r"\(\d{4}[a-z]?[^()]*\)", entry.text[: match.start()]):
        return None
    end = entry.text.find("(", match.end())
    return Span(match.end(), max(end, match.end() + 1))
