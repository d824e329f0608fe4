"""A citation that joins its names otherwise than the text mostly does: "&" for "and", or "and" for "&".

## What it does

Looks how the citations in brackets join their last two names, and how those in the sentence do, and points at the
ones that differ from the greater part.

## Why it matters

Each style has one sign for each place; APA, for one, writes "&" in brackets and "and" in the sentence.

## Example

```text
Bed rest weakens (Berg & Eiken, 2007), and sitting too (Berg & Eiken, 2007). So it is (Berg and Eiken, 2007).

# References

Berg, H., & Eiken, O. (2007). Hip atrophy. European Journal of Applied Physiology, 99(3), 283-289.
```

## Use instead

```text
Bed rest weakens (Berg & Eiken, 2007), and sitting too (Berg & Eiken, 2007). So it is (Berg & Eiken, 2007).

# References

Berg, H., & Eiken, O. (2007). Hip atrophy. European Journal of Applied Physiology, 99(3), 283-289.
```

## Fix

Writes the sign that the text mostly uses in such a place, and is safe.
"""

import re
from collections import Counter
from collections.abc import Iterator

from refkit.check.desk import Desk
from refkit.check.finding import Edit, Severity
from refkit.check.pointers import Pointer
from refkit.check.rule import Mark, rule, safe
from refkit.model import Span

_SIGN = re.compile(r"(?<=[\s,])(&|and|und|et|y|e|en)(?=\s)")


@rule("CIT010", "and-sign-differs", Severity.INFO)
def and_sign_differs(desk: Desk) -> Iterator[Mark]:
    """One mark for each cite whose sign is not the usual one of its place."""
    signs = [(pointer, span) for pointer in desk.pointers if (span := _sign(desk, pointer))]
    for bracketed in (True, False):
        mine = [(pointer, span) for pointer, span in signs if _bracketed(pointer) is bracketed]
        usual = _usual([span.of(desk.text) for _, span in mine])
        for pointer, span in mine:
            if usual and span.of(desk.text) != usual:
                place = "in brackets" if bracketed else "in the sentence"
                message = f'"{span.of(desk.text)}" joins the names here; {place}, this text writes "{usual}"'
                yield Mark(span, message, pointer.entry, safe(Edit(span, usual)))


def _usual(signs: list[str]) -> str:
    """The sign that most have; the first of the text when two are equally common, "" when all agree."""
    counts = Counter(signs).most_common(2)
    if len(counts) < 2:
        return ""
    (most, times), (_, others) = counts
    return most if times > others else signs[0]


def _sign(desk: Desk, pointer: Pointer) -> Span | None:
    """The sign between the last two names of a cite."""
    names = pointer.cite.names
    if len(names) < 2 or not pointer.by_name:
        return None
    start, end = pointer.cite.span.start, pointer.cite.span.end
    last = desk.text.find(names[-1], start, end)
    before = desk.text.find(names[-2], start, end) + len(names[-2])
    match = _SIGN.search(desk.text, before, last) if start <= before <= last else None
    return Span(*match.span()) if match else None


def _bracketed(pointer: Pointer) -> bool:
    return pointer.citation.text.lstrip()[:1] in "([{"
