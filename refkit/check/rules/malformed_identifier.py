"""An arXiv, PubMed or PubMed Central identifier that cannot be one.

## What it does

Points at what follows "arXiv:", "PMID:" or "PMCID:" when it has not the shape of such an identifier: "2103.00020" or
"hep-th/9901001" for arXiv, up to eight digits for PubMed, "PMC" and digits for PubMed Central.

## Why it matters

Nobody can follow it.

## Example

```text
# References

Izzo, J. (2021). Gluteal atrophy at a glance. arXiv:21030.0020
```

## Use instead

```text
# References

Izzo, J. (2021). Gluteal atrophy at a glance. arXiv:2103.00020
```

## Fix

None: which character is wrong cannot be told.
"""

import re
from collections.abc import Iterator

from refkit.check.desk import Desk
from refkit.check.finding import Severity
from refkit.check.rule import Mark, rule
from refkit.fields.identifiers import arxiv, trim
from refkit.model import Span

_ARXIV = re.compile(r"\barxiv(?::\s*|\.org/(?:abs|pdf)/)(\S+)", re.IGNORECASE)
_PMID = re.compile(r"\bPMID\s*:?\s*(\w*\d\w*)")
_PMCID = re.compile(r"\bPMCID\s*:?\s*(\w*\d\w*)")


@rule("IDN308", "malformed-identifier", Severity.WARNING)
def malformed_identifier(desk: Desk) -> Iterator[Mark]:
    """One mark for each identifier of the wrong shape."""
    for index, entry in enumerate(desk.entries):
        for span, expected in _bad(entry.text):
            message = f'"{span.of(entry.text)}" is not shaped like {expected}'
            yield Mark(entry.place(span), message, index)


def _bad(text: str) -> Iterator[tuple[Span, str]]:
    for match in _ARXIV.finditer(text):
        found = trim(match[1])
        if found and not arxiv(found) and not found.lower().startswith("http"):
            yield Span(match.start(1), match.start(1) + len(found)), "an arXiv identifier, such as 2103.00020"
    for match in _PMID.finditer(text):
        if not re.fullmatch(r"[1-9]\d{0,7}", match[1]):
            yield Span(*match.span(1)), "a PubMed identifier, which has up to eight digits"
    for match in _PMCID.finditer(text):
        if not re.fullmatch(r"PMC[1-9]\d{3,7}", match[1]):
            yield Span(*match.span(1)), 'a PubMed Central identifier, such as "PMC2808187"'
