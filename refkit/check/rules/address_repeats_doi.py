"""An address that says the same as the DOI beside it.

## What it does

Points at an entry that gives its DOI and beside it an address that holds the same DOI, or the DOI twice.

## Why it matters

The DOI is the lasting address of the work. A second one says nothing more and breaks sooner.

## Example

```text
# References

Izzo, J. (2009). Pointing out gluteal atrophy. NOAC Newsletter, 4(2), 2-3. https://doi.org/10.1000/182 https://www.example.org/doi/abs/10.1000/182
```

## Use instead

```text
# References

Izzo, J. (2009). Pointing out gluteal atrophy. NOAC Newsletter, 4(2), 2-3. https://doi.org/10.1000/182
```

## Fix

Takes the second one out. It is not safe: words such as "Available at" may be left behind.
"""

from collections.abc import Iterator

from refkit.check.desk import Desk
from refkit.check.finding import Edit, Severity
from refkit.check.rule import Mark, rule, unsafe
from refkit.fields.identifiers import find_dois, find_urls
from refkit.model import Entry, Span


@rule("URL407", "address-repeats-doi", Severity.INFO)
def address_repeats_doi(desk: Desk) -> Iterator[Mark]:
    """One mark for each address beyond the first that holds the entry's DOI."""
    for index, entry in enumerate(desk.entries):
        if spare := _spare(entry):
            place = entry.place(spare)
            before = 1 if spare.start and entry.text[spare.start - 1] == " " else 0
            cut = entry.place(Span(spare.start - before, spare.end))
            message = "this address repeats the DOI of the entry; leave the DOI alone to stand for both"
            yield Mark(place, message, index, unsafe(Edit(cut, "")))


def _spare(entry: Entry) -> Span | None:
    """The address that can go: the one that is not the DOI's own, else the later one."""
    dois = [(span, doi.lower()) for span, doi in find_dois(entry.text)]
    if len(dois) < 2:
        return None
    urls = [span for span, _ in find_urls(entry.text)]
    doubled = [span for span, doi in dois[1:] if _same(doi, dois[0][1])]
    holders = [next((url for url in urls if url.covers(span)), span) for span in (dois[0][0], *doubled)]
    foreign = [span for span in holders if span in urls and "doi.org/" not in span.of(entry.text)]
    return None if not doubled else foreign[0] if foreign else holders[-1]


def _same(one: str, other: str) -> bool:
    return one.startswith(other) or other.startswith(one)
