"""An entry that blank lines break in two, or two entries run together into one.

## What it does

Points at an entry whose pieces have blank lines between them, and at one in which a second work begins behind the
first. Where more than half of a list's entries are in pieces, it says so once, at the first of them.

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
# How a work of its own begins: with a number, or with names and its year, or with words that there is none.
_OWN = re.compile(
    r"\W{0,4}\d{1,3}[\].)] |[^\n]{1,80}?[(\[](?:(?:1[5-9]|20)\d\d[a-z]?|n\. ?d\.|o\. ?[DJ]\."
    r"|s\. ?[fd]\.|z\. ?d\.)[,)\]]"
)
_FEW = 3
_GLUED = 0.2  # of the entries: beyond, the list was copied without its line breaks
_NAMES = r"[^\W\d_a-z][\w’'-]+, (?:[^\W\d_a-z]\. ?-?)+(?:,? (?:&|and|und|et|y) |, |$|(?= ?\())"
_SECOND = re.compile(rf"(?<=[\d.)/\w])[.)]? (?=(?:{_NAMES}){{1,12}} ?\(\d{{4}}[a-z]?(?:, [^()]*)?\)[.:,])")


@rule("DAT701", "entry-broken", Severity.INFO)
def entry_broken(desk: Desk) -> Iterator[Mark]:
    """One mark for each entry in pieces, or for all of them, and one for each second work inside an entry."""
    broken = {index: gaps for index, entry in enumerate(desk.entries) if (gaps := list(_gaps(desk.text, entry)))}
    if len(broken) > _FEW and len(broken) * 2 > len(desk.entries):
        yield _throughout(desk, broken)
    else:
        for index, gaps in broken.items():
            message = f"blank lines break this entry into {counted(len(gaps) + 1, 'piece')}; join them"
            yield Mark(desk.entries[index].span, message, index, safe(*(Edit(gap, " ") for gap in gaps)))
    for index, gap in _glued(desk):
        place, before = desk.entries[index].span, desk.entries[index - 1]
        label = f"{before.label} " if before.label and not re.search(r"\w", before.label) else ""
        message = "a second work begins here, in the same line; give it a line of its own"
        yield Mark(place, message, index, unsafe(Edit(gap, f"\n\n{label}")))
    for index, entry in enumerate(desk.entries):
        if second := _second(entry):
            place = entry.place(second)
            message = "a second work begins here, in the same entry; give it an entry of its own"
            yield Mark(place, message, index, unsafe(Edit(Span(place.start, place.start), "\n\n")))


def _glued(desk: Desk) -> Iterator[tuple[int, Span]]:
    """The entries that go on behind another one in the same line, in a list that otherwise begins a line with each."""
    pairs = enumerate(zip(desk.entries, desk.entries[1:], strict=False), start=1)
    gaps = [(index, Span(one.span.end, other.span.start)) for index, (one, other) in pairs]
    inline = [(index, gap) for index, gap in gaps if "\n" not in gap.of(desk.text) and not gap.of(desk.text).strip()]
    if len(inline) <= _GLUED * len(gaps):
        yield from inline


def _throughout(desk: Desk, broken: dict[int, list[Span]]) -> Mark:
    """What is said of a list whose lines were parted by blank lines when it was copied."""
    message = (
        f"blank lines break {len(broken)} of the {len(desk.entries)} entries of the list, this one first; join them"
    )
    edits = (Edit(gap, " ") for gaps in broken.values() for gap in gaps)
    first = next(iter(broken))
    return Mark(desk.entries[first].span, message, first, safe(*edits))


def _gaps(text: str, entry: Entry) -> Iterator[Span]:
    for one, other in zip(entry.pieces, entry.pieces[1:], strict=False):
        gap = Span(one.end, other.start)
        if _BLANK_LINE.search(gap.of(text)) and not gap.of(text).strip() and not _OWN.match(text, other.start):
            yield gap


def _second(entry: Entry) -> Span | None:
    """Where a second "Name, N. (year)." stands in an entry that already has a year in brackets before it."""
    match = _SECOND.search(entry.text, 40)
    if not match or not re.search(r"\(\d{4}[a-z]?[^()]*\)", entry.text[: match.start()]):
        return None
    end = entry.text.find("(", match.end())
    return Span(match.end(), max(end, match.end() + 1))
