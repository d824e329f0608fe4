"""A work with a correction or an expression of concern.

## What it does

Points at an entry whose record carries a correction, an erratum, an expression of concern or a
retraction of a part. Needs the records of
`--online` or `--index`.

## Why it matters

What the article takes from the work may be what was corrected.

## Example

```text
# References

Izzo, J. (2009). Pointing out gluteal atrophy. NOAC Newsletter, 4(2), 2-3. https://doi.org/10.1000/182
```

## Use instead

```text
# References

Izzo, J. (2009). Pointing out gluteal atrophy. NOAC Newsletter, 4(2), 2-3. https://doi.org/10.1000/182
```

## Fix

None: what follows from it is the author's decision.
"""

from collections.abc import Iterator

from refkit.check.desk import Desk
from refkit.check.finding import Severity
from refkit.check.rule import Mark, rule

_KINDS = ("correction", "erratum", "corrigendum", "expression of concern", "partial retraction")


@rule("INT802", "work-corrected", Severity.WARNING)
def work_corrected(desk: Desk) -> Iterator[Mark]:
    """One mark for each entry with such a notice."""
    for index, record in desk.known_records:
        notice = next((each for each in record.notices if each.kind.lower().replace("_", " ") in _KINDS), None)
        if notice:
            where = f": https://doi.org/{notice.DOI}" if notice.DOI else ""
            said = f" ({notice.source})" if notice.source else ""
            yield Mark(desk.head(index), f"{notice.kind} of this work{said}{where}", index)
