"""A DOI that is not written as the address it is.

## What it does

Points at a DOI written with the retired host ("dx.doi.org"), with "http:", behind the word "doi:", or alone, where
today's form is "https://doi.org/10...". When the style asked for writes "doi:" itself, that form is let be. A list that
writes most of its DOIs so has a habit, and is told of it once, at the first of them.

## Why it matters

Crossref and DataCite ask that a DOI be shown as a full address, which works wherever it is copied to.

## Example

```text
# References

Berg, H. (2007). Hip atrophy. Journal of Physiology, 99(3), 283-289. doi:10.1007/s00421-006-0346
```

## Use instead

```text
# References

Berg, H. (2007). Hip atrophy. Journal of Physiology, 99(3), 283-289. https://doi.org/10.1007/s00421-006-0346
```

## Fix

Writes "https://doi.org/" in front of the same DOI, and is safe.
"""

import re
from collections.abc import Iterator, Sequence

from refkit.check.desk import Desk
from refkit.check.finding import Edit, Fix, Severity
from refkit.check.rule import Mark, rule, safe
from refkit.fields import identifiers
from refkit.model import Span

_FEW = 3
FORM = "https://doi.org/"
_SHELL = re.compile(
    r"(?:\bdoi(?:\s*:\s*|\s+))?(?:https?://)?(?:(?:dx\.|www\.)?doi\.org/)(?:doi:)?$|\bdoi(?:\s*[:.]\s*|\s+)$",
    re.IGNORECASE,
)

_BEFORE_BARE = re.compile(r"(?:^|[\s(\[])$")  # not inside an address


@rule("IDN302", "doi-form", Severity.WARNING)
def doi_form(desk: Desk) -> Iterator[Mark]:
    """One mark for each DOI in an old or private form; one for all of them where most are in such a form."""
    marks = list(_marks(desk))
    written = sum(1 for entry in desk.entries for _ in identifiers.find_dois(entry.text))
    if len(marks) > _FEW and len(marks) * 2 > written:
        yield _habit(marks)
    else:
        yield from marks


def _habit(marks: Sequence[Mark]) -> Mark:
    """What is said of a list whose DOIs are in an old form throughout."""
    edits = [edit for mark in marks if mark.fix for edit in mark.fix.edits]
    message = f"{len(marks)} DOIs of the list are in an old form, this one first; write each as {FORM}10..."
    return Mark(marks[0].span, message, marks[0].entry, safe(*edits))


def _marks(desk: Desk) -> Iterator[Mark]:
    for index, entry in enumerate(desk.entries):
        for span, doi in identifiers.find_dois(entry.text):
            shell = _SHELL.search(entry.text, max(span.start - 40, 0), span.start)
            bare = desk.style is None and _BEFORE_BARE.search(entry.text, 0, span.start)
            if (shell and shell[0] != FORM and not _allowed(desk, shell[0])) or (bare and not shell):
                whole = Span(shell.start() if shell else span.start, span.end)
                yield Mark(
                    entry.place(whole), _message(whole.of(entry.text), doi), index, _fix(desk, entry.place(whole), doi)
                )


def _allowed(desk: Desk, shell: str) -> bool:
    return desk.style is not None and "doi.org" not in shell and desk.doi_prefix.lower().startswith("doi")


def _message(written: str, doi: str) -> str:
    how = "without https://" if written.lower().startswith(("doi.org", "10.")) else "in an old form"
    return f'"{written}" gives the DOI {how}; write {FORM}{doi}'


def _fix(desk: Desk, place: Span, doi: str) -> Fix:
    """The new form instead of the old; where the line broke in front of the DOI, it still does."""
    shell = place.of(desk.text).partition("10.")[0]
    broken = re.search(r"[ \t]*((?:\n[ \t]*)+)", shell)
    if not broken:
        return safe(Edit(place, FORM + doi))
    blank = desk.text[place.start - 1 : place.start] == " "
    return safe(Edit(Span(place.start - blank, place.end), broken[1] + FORM + doi))
