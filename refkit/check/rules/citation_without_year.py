"""An author-date citation that gives no year.

## What it does

In a text that cites by author and date, points at each cite of a listed work that leaves the year out. A cite
with a page only, such as "(p. 12)", and a work that has no year itself are let be.

## Why it matters

Without the year a reader cannot tell the works of one author apart, and a second work added later makes the citation
ambiguous.

## Example

```text
Sitting weakens the hip (Izzo). Walking strengthens it (Romani-Ruby, 2014).

# References

Izzo, J. (2009). Pointing out gluteal atrophy. NOAC Newsletter, 4, 2-3.

Romani-Ruby, C. (2014). Functional anatomy of the hip. PHI Press.
```

## Use instead

```text
Sitting weakens the hip (Izzo, 2009). Walking strengthens it (Romani-Ruby, 2014).

# References

Izzo, J. (2009). Pointing out gluteal atrophy. NOAC Newsletter, 4, 2-3.

Romani-Ruby, C. (2014). Functional anatomy of the hip. PHI Press.
```

## Fix

Adds the entry's year where one entry alone can be meant. It is not safe: another work may be missing from the list.
"""

import re
from collections.abc import Iterator

from refkit.check.code import is_call
from refkit.check.desk import Desk
from refkit.check.entries import dated
from refkit.check.finding import Edit, Fix, Severity
from refkit.check.naming import called, cited_as, joined
from refkit.check.pointers import Pointer
from refkit.check.rule import Mark, rule, unsafe
from refkit.check.short_forms import is_short_form
from refkit.model import Span

_YEAR_BEHIND = re.compile(r"(?:,? et al\.?)?,?\s*[(\[]\s*(?:1[5-9]|20)\d\d")


@rule("CIT013", "citation-without-year", Severity.WARNING)
def citation_without_year(desk: Desk) -> Iterator[Mark]:
    """One mark for each yearless cite of a dated work among cites that have years."""
    years = sum(1 for pointer in desk.pointers if pointer.by_name and pointer.cite.year)
    bare = [pointer for pointer in desk.pointers if _bare(pointer) and not _dated_behind(desk, pointer)]
    if years < len(bare):
        return
    for pointer in bare:
        means = [index for index in _means(pointer) if dated(desk.entries[index])]
        if means:
            yield Mark(pointer.place, _message(desk, pointer, means), means[0], _fix(desk, pointer, means))


def _bare(pointer: Pointer) -> bool:
    cite = pointer.cite
    return pointer.by_name and bool(cite.names) and not cite.year and not cite.locator


def _dated_behind(desk: Desk, pointer: Pointer) -> bool:
    """Whether a year in brackets of its own follows the cite, "(GWD; Izzo et al. (2014))", or it is none.

    None is a call in code, nor the short form of the words before it: "World Health Organization (WHO)".
    """
    place, behind = pointer.place, _YEAR_BEHIND.match(desk.text, pointer.cite.span.end)
    return bool(behind) or is_call(desk.text, place.start) or is_short_form(desk.text, place.start, place.end)


def _means(pointer: Pointer) -> tuple[int, ...]:
    return pointer.open or (() if pointer.entry is None else (pointer.entry,))


def _message(desk: Desk, pointer: Pointer, means: list[int]) -> str:
    works = joined([called(desk.entries[index]) for index in means[:3]], "or")
    return f"{cited_as(pointer.cite)} is cited without a year; the list has {works}: add the year"


def _fix(desk: Desk, pointer: Pointer, means: list[int]) -> Fix | None:
    written = pointer.cite.span.of(desk.text)
    last = pointer.cite.names[-1]
    if len(means) > 1 or not written.endswith((last, "al.", "al")):
        return None
    date, end = dated(desk.entries[means[0]]), pointer.cite.span.end
    return unsafe(Edit(Span(end, end), f", {date.year}{date.letter}")) if date else None
