"""A DOI that belongs to another work.

## What it does

Compares each entry with the record that its own DOI has, and points at a DOI whose record has another title, and other
authors or, by the same authors, another place: other pages or another volume. Needs the records of `--online` or
`--index`.

## Why it matters

The reader is led to a work that the article does not mean.

## Example

```text
# References

Izzo, J. (2009). Pointing out gluteal atrophy. NOAC Newsletter, 4(2), 2-3. https://doi.org/10.1000/182
```

## Use instead

```text
# References

Izzo, J. (2009). Pointing out gluteal atrophy. NOAC Newsletter, 4(2), 2-3. https://doi.org/10.1000/183
```

## Fix

None: which of the two was meant only the author knows.
"""

from collections.abc import Iterator

from refkit.check.desk import Desk
from refkit.check.finding import Severity
from refkit.check.naming import shortened
from refkit.check.outside import another_work, doi_place
from refkit.check.rule import Mark, rule


@rule("IDN304", "doi-of-another-work", Severity.ERROR)
def doi_of_another_work(desk: Desk) -> Iterator[Mark]:
    """One mark for each DOI whose record is of another work, whether the entry's own was found or not."""
    for index, record in desk.known_records:
        entry = desk.entries[index]
        other = record.of_doi(entry.reference.text("DOI"))
        if not other:
            continue
        if another_work(entry.reference, other):
            message = f'this is the DOI of "{shortened(other.text("title"))}", not of this work'
            yield Mark(doi_place(entry), message, index)
