"""An identifier that drags something along: a page of the site, a file ending, tracking, doubled punctuation.

## What it does

Points at a DOI followed by what is not part of it: a query ("?utm_source=..."), a page of the publisher ("/abstract",
"/full", ".pdf"), a doubled stop.

## Why it matters

The tail breaks the link, or ties it to a page that will go. A DOI is known by its characters; every stray one makes
it another.

## Example

```text
# References

Izzo, J. (2009). Pointing out gluteal atrophy. NOAC Newsletter, 4(2), 2-3. https://doi.org/10.1000/182?utm_source=newsletter
```

## Use instead

```text
# References

Izzo, J. (2009). Pointing out gluteal atrophy. NOAC Newsletter, 4(2), 2-3. https://doi.org/10.1000/182
```

## Fix

Takes the tail off. It is safe: none of these tails occurs at the end of a registered DOI.
"""

import re
from collections.abc import Iterator

from refkit.check.desk import Desk
from refkit.check.finding import Edit, Severity
from refkit.check.rule import Mark, rule, safe
from refkit.fields.identifiers import find_dois
from refkit.model import Span

_TAIL = re.compile(
    r"(?:[?&#](?:utm_|ref=|src=|via=|fbclid|gclid|journalCode|af=|casa_token|needAccess|download=|mobileUi|ijkey)\S*"
    r"|/(?:abstract|full|pdf|epdf|epub|html|summary|fulltext|meta|suppinfo)(?:/|\?\S*)?|\.(?:pdf|html?|full|long|short))$"
    r"|[?#]$",
    re.IGNORECASE,
)

_ON_A_SITE = re.compile(r"(?:https?://|www\.)(?!(?:dx\.)?doi\.org/)\S*$")
_BACK = 120


@rule("IDN305", "identifier-with-tail", Severity.WARNING)
def identifier_with_tail(desk: Desk) -> Iterator[Mark]:
    """One mark for each DOI with a tail."""
    for index, entry in enumerate(desk.entries):
        for span, doi in find_dois(entry.text):
            if _ON_A_SITE.search(entry.text, max(0, span.start - _BACK), span.start):
                continue  # a publisher's own address, in which the tail leads somewhere
            tail = _TAIL.search(doi)
            place = entry.place(Span(span.start + tail.start(), span.end)) if tail else None
            if tail and place and len(place) == len(tail[0]):
                message = f'"{tail[0]}" is no part of the DOI; expected {doi[: tail.start()]}'
                yield Mark(place, message, index, safe(Edit(place, "")))
