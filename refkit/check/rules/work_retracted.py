"""A work that has been retracted.

## What it does

Points at an entry whose record carries a retraction, a withdrawal or a removal. Needs the records of `--online` or
`--index`.

## Why it matters

A retracted work must not be cited as if it stood; where it is discussed, the entry says so.

## Example

```text
# References

Izzo, J. (2009). Pointing out gluteal atrophy. NOAC Newsletter, 4(2), 2-3. https://doi.org/10.1000/182
```

## Use instead

```text
# References

Izzo, J. (2009). [Retracted] Pointing out gluteal atrophy. NOAC Newsletter, 4(2), 2-3. https://doi.org/10.1000/182
```

## Fix

None: what follows from it is the author's decision.
"""

from collections.abc import Iterator

from refkit.check.desk import Desk
from refkit.check.finding import Severity
from refkit.check.rule import Mark, rule

_KINDS = ("retraction", "withdrawal", "removal")


@rule("INT801", "work-retracted", Severity.ERROR)
def work_retracted(desk: Desk) -> Iterator[Mark]:
    """One mark for each entry with such a notice."""
    for index, record in desk.known_records:
        notice = next((each for each in record.notices if each.kind.lower() in _KINDS), None)
        if notice and "retract" not in desk.entries[index].text.lower():
            where = f": https://doi.org/{notice.DOI}" if notice.DOI else ""
            said = f" ({notice.source})" if notice.source else ""
            yield Mark(desk.head(index), f"{notice.kind} of this work{said}{where}", index)
