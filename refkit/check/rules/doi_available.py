"""An entry without a DOI though the work has one.

## What it does

Points at an entry without a DOI whose record has one; not at that of an article in a journal of which only a preprint
is known. Needs the records of `--online` or `--index`.

## Why it matters

The DOI is the lasting address of the work.

## Example

```text
# References

Izzo, J. (2009). Pointing out gluteal atrophy. NOAC Newsletter, 4(2), 2-3.
```

## Use instead

```text
# References

Izzo, J. (2009). Pointing out gluteal atrophy. NOAC Newsletter, 4(2), 2-3. https://doi.org/10.1000/182
```

## Fix

Adds the DOI at the end of the entry. It is not safe: the record may be another edition's.
"""

from collections.abc import Iterator

from refkit.check.desk import Desk
from refkit.check.finding import Edit, Severity
from refkit.check.rule import Mark, rule, unsafe
from refkit.check.rules.doi_form import FORM
from refkit.model import Record, Reference, Span


@rule("CMP210", "doi-available", Severity.INFO)
def doi_available(desk: Desk) -> Iterator[Mark]:
    """One mark for each entry that could carry the DOI of its record."""
    for index, record in desk.found_records:
        entry = desk.entries[index]
        known = entry.reference.text("DOI") or "10." in entry.text
        if record.DOI and not known and not _only_preprint(entry.reference, record):
            end = entry.pieces[-1].end if entry.pieces else entry.span.end
            stop = "" if entry.text.endswith((".", "/")) else "."
            fix = unsafe(Edit(Span(end, end), f"{stop} {FORM}{record.DOI}"))
            yield Mark(desk.head(index), f"this work has a DOI: {FORM}{record.DOI}", index, fix)


def _only_preprint(mine: Reference, record: Record) -> bool:
    """Whether the entry is in a volume or on pages of a journal, and the record is of a preprint, which has none."""
    published = bool(mine.text("container-title") and (mine.text("volume") or mine.text("page")))
    return published and record.reference is not None and record.reference.type == "article"
