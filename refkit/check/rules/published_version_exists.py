"""A preprint whose published version exists.

## What it does

Points at an entry of a preprint whose record names the version of record. Needs the records of `--online` or
`--index`.

## Why it matters

The published version was reviewed, and is the one that readers should find.

## Example

```text
# References

Izzo, J. (2021). Gluteal atrophy at a glance. arXiv:2103.00020
```

## Use instead

```text
# References

Izzo, J. (2021). Gluteal atrophy at a glance. arXiv:2103.00020
```

## Fix

None: what follows from it is the author's decision.
"""

from collections.abc import Iterator

from refkit.check.desk import Desk
from refkit.check.finding import Severity
from refkit.check.rule import Mark, rule

_KINDS = ("published-version",)


@rule("INT803", "published-version-exists", Severity.INFO)
def published_version_exists(desk: Desk) -> Iterator[Mark]:
    """One mark for each entry with such a notice."""
    for index, record in desk.found_records:
        notice = next((each for each in record.notices if each.kind.lower() in _KINDS), None)
        if notice:
            where = f": https://doi.org/{notice.DOI}" if notice.DOI else ""
            said = f" ({notice.source})" if notice.source else ""
            yield Mark(desk.head(index), f"{notice.kind} of this work{said}{where}", index)
