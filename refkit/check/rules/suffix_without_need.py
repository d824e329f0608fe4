"""A letter after the year of an entry that has no namesake of that year.

## What it does

Points at an entry whose year carries a letter ("2009a") although no other entry of its first author has that year.

## Why it matters

The letter promises a second work of the same people and year. When it is gone, the letter puzzles the reader; often it
means that the other work was forgotten.

## Example

```text
Sitting weakens the hip (Izzo, 2009a).

# References

Izzo, J. (2009a). Pointing out gluteal atrophy. NOAC Newsletter, 4, 2-3.
```

## Use instead

```text
Sitting weakens the hip (Izzo, 2009).

# References

Izzo, J. (2009). Pointing out gluteal atrophy. NOAC Newsletter, 4, 2-3.
```

## Fix

Takes the letter from the entry and from the citations that mean it. It is not safe: the other work may be missing.
"""

import re
from collections import Counter
from collections.abc import Iterator

from refkit.check.authors import creators
from refkit.check.desk import Desk
from refkit.check.finding import Edit, Severity
from refkit.check.rule import Mark, rule, unsafe
from refkit.fields.names import family_key
from refkit.model import Entry, Span

_YEAR_AND_LETTER = re.compile(r"\b(\d{4})([a-z])\b")


@rule("CIT009", "suffix-without-need", Severity.WARNING)
def suffix_without_need(desk: Desk) -> Iterator[Mark]:
    """One mark for each entry with a letter and without a namesake of its year."""
    counts = Counter(key for entry in desk.entries if (key := _key(entry)))
    for index, entry in enumerate(desk.entries):
        key, letter = _key(entry), _letter(entry)
        if key and letter and counts[key] == 1:
            edits = [Edit(entry.place(letter), ""), *_in_text(desk, index)]
            yield Mark(entry.place(_year(entry)), _message(entry), index, unsafe(*edits))


def _key(entry: Entry) -> tuple[str, int] | None:
    issued, names = entry.reference.date("issued"), creators(entry.reference)
    return (family_key(names[0]), issued.year) if names and issued and issued.year else None


def _match(entry: Entry) -> re.Match[str] | None:
    issued = entry.reference.date("issued")
    return next((m for m in _YEAR_AND_LETTER.finditer(entry.text) if issued and int(m[1]) == issued.year), None)


def _letter(entry: Entry) -> Span | None:
    match = _match(entry)
    return Span(*match.span(2)) if match else None


def _year(entry: Entry) -> Span:
    match = _match(entry)
    return Span(*match.span()) if match else Span(0, 1)


def _in_text(desk: Desk, index: int) -> Iterator[Edit]:
    for pointer in desk.pointers:
        match = _YEAR_AND_LETTER.search(desk.text, pointer.cite.span.start, pointer.cite.span.end)
        if pointer.entry == index and match:
            yield Edit(Span(*match.span(2)), "")


def _message(entry: Entry) -> str:
    year = _year(entry).of(entry.text)
    cure = "add the missing work, or drop the letter"
    return f'"{year}" carries a letter, but no other entry of this author has that year; {cure}'
