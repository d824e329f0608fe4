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
from collections.abc import Iterator, Sequence

from refkit.check.authors import creators
from refkit.check.desk import Desk
from refkit.check.entries import Dated, dated
from refkit.check.finding import Edit, Severity
from refkit.check.rule import Mark, rule, unsafe
from refkit.fields.names import family_key
from refkit.model import Entry, Span

_YEAR_AND_LETTER = re.compile(r"\b(\d{4})([a-z])\b")


@rule("CIT009", "suffix-without-need", Severity.WARNING)
def suffix_without_need(desk: Desk) -> Iterator[Mark]:
    """One mark for each entry with a letter and without a namesake of its year."""
    dates = [dated(entry) for entry in desk.entries]
    counts = Counter(_key(entry, date) for entry, date in zip(desk.entries, dates, strict=True) if date)
    for index, (entry, date) in enumerate(zip(desk.entries, dates, strict=True)):
        alone = date and date.letter and counts[_key(entry, date)] == 1 and creators(entry.reference)
        if date and alone and not _beside_another(desk.entries, index, date):
            letter = Span(date.span.end - 1, date.span.end)
            edits = [Edit(entry.place(letter), ""), *_in_text(desk, index)]
            yield Mark(entry.place(date.span), _message(date), index, unsafe(*edits))


def _key(entry: Entry, date: Dated) -> tuple[str, int]:
    return "".join(family_key(name) for name in creators(entry.reference)[:1]), date.year


def _beside_another(entries: Sequence[Entry], index: int, date: Dated) -> bool:
    """Whether the other work seems to stand in the list, in one entry with another: the name and "2009b" do."""
    name = re.compile(rf"\b{re.escape(creators(entries[index].reference)[0].family)}\b")
    letter = re.compile(rf"(?<!\d){date.year}(?!{date.letter})[a-z]\b")
    return any(letter.search(each.text) and name.search(each.text) for each in entries)


def _in_text(desk: Desk, index: int) -> Iterator[Edit]:
    for pointer in desk.pointers:
        match = _YEAR_AND_LETTER.search(desk.text, pointer.cite.span.start, pointer.cite.span.end)
        if pointer.entry == index and match:
            yield Edit(Span(*match.span(2)), "")


def _message(date: Dated) -> str:
    cure = "add the missing work, or drop the letter"
    return f'"{date.year}{date.letter}" carries a letter, but no other entry of this author has that year; {cure}'
