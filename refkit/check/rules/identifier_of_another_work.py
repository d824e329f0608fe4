"""A PubMed, PubMed Central or arXiv identifier, or an ISBN, that belongs to another work.

## What it does

Compares each entry with the works that the sources tell of, and points at an identifier of the entry that one of them
has whose title is another, and whose authors or place are; also at a PubMed or PubMed Central identifier where the
record of the entry's own work has another one. DOIs have a rule of their own, doi-of-another-work. Needs the records of
`--online` or `--index`.

## Why it matters

The reader is led to a work that the article does not mean.

## Example

```text
# References

Izzo, J. (2009). Pointing out gluteal atrophy. NOAC Newsletter, 4(2), 2-3. PMID: 17013603
```

## Use instead

```text
# References

Izzo, J. (2009). Pointing out gluteal atrophy. NOAC Newsletter, 4(2), 2-3. PMID: 17013604
```

## Fix

None: where the record has another identifier, the message gives it.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from refkit.check.desk import Desk
from refkit.check.finding import Severity
from refkit.check.naming import shortened
from refkit.check.outside import another_work
from refkit.check.rule import Mark, rule
from refkit.fields.identifiers import arxiv_number, doi, isbn
from refkit.model import Entry, Record, Reference, Span

_BOOKS = frozenset(("book", "classic", "report", "pamphlet", "document"))


@dataclass(frozen=True, slots=True)
class _Kind:
    """How a text writes an identifier, its one form, which a work has, and whether a work has no other of its kind."""

    name: str
    written: str
    normal: Callable[[str], str]
    of: Callable[[Reference], str]
    only: bool = False


def _arxiv_of(work: Reference) -> str:
    return arxiv_number(work.text("number"), doi(work.text("DOI")))


def _thirteen(text: str) -> str:
    """What an ISBN-10 and the ISBN-13 of the same book share."""
    return isbn(text).removeprefix("978")[:9]


_KINDS = (
    _Kind("PMID", r"(?i)\bPMID\s*:?\s*(\d{1,8})\b", str, lambda work: work.text("PMID"), only=True),
    _Kind("PMCID", r"(?i)\b(PMC\d{4,8})\b", str.upper, lambda work: work.text("PMCID").upper(), only=True),
    _Kind("arXiv", r"(?i)\barxiv(?::\s*|\.org/(?:abs|pdf)/)([\w.\-/]+\d)", arxiv_number, _arxiv_of),
    _Kind(
        "ISBN",
        r"(?i)\bISBN(?:-1[03])?:?\s*([\dX][\d\-‐‑– ]{8,15}[\dX])",
        _thirteen,
        lambda work: _thirteen(work.text("ISBN")),
    ),
)


@rule("IDN309", "identifier-of-another-work", Severity.ERROR)
def identifier_of_another_work(desk: Desk) -> Iterator[Mark]:
    """One mark for each identifier that a source gives to another work."""
    sure = dict(desk.matching_records)
    for index, record in desk.known_records:
        entry = desk.entries[index]
        for kind, span, mine in _identifiers(entry):
            if other := _owner(entry.reference, record, kind, mine):
                message = f'this {kind.name} is that of "{shortened(other.text("title"))}", not of this work'
                yield Mark(entry.place(span), message, index)
            elif kind.only and index in sure and (right := _other_of(sure[index], kind, mine)):
                yield Mark(entry.place(span), f"this is not the {kind.name} of this work, which is {right}", index)


def _identifiers(entry: Entry) -> Iterator[tuple[_Kind, Span, str]]:
    for kind in _KINDS:
        if kind.name == "ISBN" and entry.reference.type not in _BOOKS:
            continue  # of a chapter it is the book's
        for match in re.finditer(kind.written, entry.text):
            if mine := kind.normal(match[1]):
                yield kind, Span(*match.span(1)), mine


def _owner(reference: Reference, record: Record, kind: _Kind, mine: str) -> Reference | None:
    """The work of which a source told that has this identifier, where it is another than the entry's."""
    told = next((each for each in record.told if kind.of(each) == mine), None)
    return told if told and another_work(reference, told) else None


def _other_of(record: Record, kind: _Kind, mine: str) -> str:
    """The identifier of this kind that the entry's own work has, where it is another."""
    right = kind.of(record.reference) if record.reference else ""
    return right if right != mine else ""
