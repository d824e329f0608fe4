"""A DOI that nobody has registered.

## What it does

Points at a DOI of an entry that every source which was asked does not know. Needs the records of `--online` or
`--index`.

## Why it matters

The link leads nowhere; mostly a character is missing or wrong.

## Example

```text
# References

Izzo, J. (2009). Pointing out gluteal atrophy. NOAC Newsletter, 4(2), 2-3. https://doi.org/10.1000/1829
```

## Use instead

```text
# References

Izzo, J. (2009). Pointing out gluteal atrophy. NOAC Newsletter, 4(2), 2-3. https://doi.org/10.1000/182
```

## Fix

None: where a record of the work was found, the message gives its DOI.
"""

from collections.abc import Iterator

from refkit.check.desk import Desk
from refkit.check.finding import Severity
from refkit.check.outside import doi_place
from refkit.check.rule import Mark, rule
from refkit.model import NOT_REGISTERED, Status


@rule("IDN303", "doi-not-registered", Severity.ERROR)
def doi_not_registered(desk: Desk) -> Iterator[Mark]:
    """One mark for each DOI whose record says that it does not exist, or that another DOI is the work's."""
    for index, record in desk.known_records:
        entry = desk.entries[index]
        mine = entry.reference.text("DOI")
        if not mine or record.of_doi(mine):
            continue
        if any(notice.kind == NOT_REGISTERED for notice in record.notices):
            instead = f"the work has {record.DOI}" if record.DOI else "copy it again from the work"
            yield Mark(doi_place(entry), f"the DOI {mine} is not registered; {instead}", index)
        elif record.status is Status.NOT_FOUND:
            yield Mark(doi_place(entry), f"no source knows the DOI {mine}; copy it again from the work", index)
