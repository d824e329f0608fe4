"""A DOI that belongs to another work.

## What it does

Compares each entry with the record that its own DOI has, and points at a DOI whose record has another title and other
authors. Needs the records of `--online` or `--index`.

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
from refkit.check.outside import doi_place, same_people, same_title
from refkit.check.rule import Mark, rule
from refkit.fields.identifiers import same_doi


@rule("IDN304", "doi-of-another-work", Severity.ERROR)
def doi_of_another_work(desk: Desk) -> Iterator[Mark]:
    """One mark for each DOI whose record agrees with the entry in neither title nor people."""
    for index, record in desk.found_records:
        entry, other = desk.entries[index], record.reference
        if not other or not same_doi(entry.reference.text("DOI"), other.text("DOI")):
            continue
        if same_title(entry.reference, other) is False and same_people(entry.reference, other) is not True:
            message = f'this is the DOI of "{shortened(other.text("title"))}", not of this work'
            yield Mark(doi_place(entry), message, index)
