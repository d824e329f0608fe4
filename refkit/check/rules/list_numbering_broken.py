"""A gap or a repeat in the numbers of the list, or two ways to write them.

## What it does

Points at an entry whose number does not follow the one before, at a list that does not begin with 1, at an entry
without a number among numbered ones, and at a number written otherwise than the rest ("[4]" among "1.").

## Why it matters

Numbers are what the citations point at. A gap means that an entry is missing, a repeat that one citation means two
works.

## Example

```text
# References

1. Izzo J. Pointing out gluteal atrophy. NOAC Newsletter. 2009;4:2-3.
2. Berg H. Hip atrophy. J Physiol. 2007;99:283-9.
4. Whatman C. Gluteus medius. Strength J. 2008;30:41-53.
5. Carter A. Stairs and hips. J Sport. 2011;12:1-9.
```

## Use instead

```text
# References

1. Izzo J. Pointing out gluteal atrophy. NOAC Newsletter. 2009;4:2-3.
2. Berg H. Hip atrophy. J Physiol. 2007;99:283-9.
3. Whatman C. Gluteus medius. Strength J. 2008;30:41-53.
4. Carter A. Stairs and hips. J Sport. 2011;12:1-9.
```

## Fix

Writes a number in the form of the others, which is safe. A gap or a repeat is not mended: citations depend on it.
"""

import re
from collections import Counter
from collections.abc import Iterator

from refkit.check.desk import Desk
from refkit.check.finding import Edit, Severity
from refkit.check.rule import Mark, rule, safe
from refkit.model import Entry, Span

_LABEL = re.compile(r"\W*(\d{1,5})\W*")


@rule("NUM104", "list-numbering-broken", Severity.WARNING)
def list_numbering_broken(desk: Desk) -> Iterator[Mark]:
    """One mark for each label that breaks the run of numbers or their form."""
    numbers = [_number(desk, entry) for entry in desk.entries]
    if sum(1 for number in numbers if number) * 2 <= len(numbers):
        return
    yield from _run(desk, numbers)
    yield from _forms(desk)


def _run(desk: Desk, numbers: list[int | None]) -> Iterator[Mark]:
    expected = 1
    for index, number in enumerate(numbers):
        if number is None:
            yield Mark(desk.head(index), f"this entry has no number; expected {expected}", index)
        elif number != expected:
            yield Mark(_place(desk, desk.entries[index]), _message(number, expected), index)
        expected = (expected if number is None else number) + 1


def _message(number: int, expected: int) -> str:
    if expected == 1:
        return f"the list begins with number {number}; expected 1, or is its beginning missing?"
    what = "comes twice or too late" if number < expected else "leaves a gap"
    return f"number {number} {what}; expected {expected}"


def _forms(desk: Desk) -> Iterator[Mark]:
    forms = Counter(form for entry in desk.entries if (form := _form(desk, entry)))
    (usual, times), *_ = forms.most_common(1) or [("", 0)]
    for index, entry in enumerate(desk.entries):
        form = _form(desk, entry)
        if form and form != usual and forms[form] < times:
            place, expected = _place(desk, entry), usual.replace("0", str(_number(desk, entry)))
            message = f'"{place.of(desk.text)}" is not written like the other numbers; expected "{expected}"'
            yield Mark(place, message, index, safe(Edit(place, expected)))


def _place(desk: Desk, entry: Entry) -> Span:
    """The number in front of an entry with the signs around it."""
    begin = entry.pieces[0].start if entry.pieces else entry.span.end
    return Span(entry.span.start, entry.span.start + len(desk.text[entry.span.start : begin].rstrip()))


def _form(desk: Desk, entry: Entry) -> str:
    """The label with a nought for its number: "0.", "[0]"; "" without one."""
    written = _place(desk, entry).of(desk.text)
    match = _LABEL.fullmatch(written)
    return written.replace(match[1], "0") if match else ""


def _number(desk: Desk, entry: Entry) -> int | None:
    match = _LABEL.fullmatch(_place(desk, entry).of(desk.text))
    return int(match[1]) if match else None
