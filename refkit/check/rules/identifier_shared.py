"""One identifier on two entries that are not the same work.

## What it does

Points at the later of two entries that carry one DOI, arXiv, PubMed or PubMed Central identifier although their
titles differ. Two entries of one work are `duplicate-entry`.

## Why it matters

An identifier belongs to one work. One of the two entries leads the reader astray; mostly it was copied from its
neighbour.

## Example

```text
# References

Izzo, J. (2009). Pointing out gluteal atrophy. NOAC Newsletter, 4(2), 2-3. https://doi.org/10.1000/182

Whatman, C. (2008). Gluteus medius: Applied anatomy. Strength Journal, 30(5), 41-53. https://doi.org/10.1000/182
```

## Use instead

```text
# References

Izzo, J. (2009). Pointing out gluteal atrophy. NOAC Newsletter, 4(2), 2-3. https://doi.org/10.1000/182

Whatman, C. (2008). Gluteus medius: Applied anatomy. Strength Journal, 30(5), 41-53. https://doi.org/10.1000/183
```

## Fix

None: only a look at the works shows which one it belongs to.
"""

import re
from collections.abc import Iterator

from refkit.check.desk import Desk
from refkit.check.finding import Severity
from refkit.check.naming import called
from refkit.check.rule import Mark, rule
from refkit.check.works import same_work
from refkit.fields.identifiers import find_dois
from refkit.model import Entry, Span

_OTHERS = re.compile(r"\b(?:PMID\s*:?\s*\d{4,8}|PMC\d{4,8}|arXiv:\s*\d{4}\.\d{4,5})", re.IGNORECASE)


@rule("IDN310", "identifier-shared", Severity.WARNING)
def identifier_shared(desk: Desk) -> Iterator[Mark]:
    """One mark for each identifier that an earlier entry of another work has."""
    first: dict[str, int] = {}
    for index, entry in enumerate(desk.entries):
        for span, identifier in _identifiers(entry):
            owner = first.setdefault(identifier, index)
            if owner != index and not same_work(desk.entries[owner], entry) and desk.entries[owner].text != entry.text:
                message = f"{span.of(entry.text)} also stands at {called(desk.entries[owner])}; one of the two is wrong"
                yield Mark(entry.place(span), message, index)


def _identifiers(entry: Entry) -> Iterator[tuple[Span, str]]:
    for span, doi in find_dois(entry.text):
        yield span, doi.lower()
    for match in _OTHERS.finditer(entry.text):
        yield Span(*match.span()), re.sub(r"[\s:]", "", match[0]).lower()
