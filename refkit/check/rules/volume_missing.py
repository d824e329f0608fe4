"""A journal article without volume or issue.

## What it does

Points at an entry of a journal article that names its journal and gives neither a volume nor an issue. Articles in
press and those known by a DOI alone are let be.

## Why it matters

A journal's years fill many volumes; without the number the reader must leaf through all of them.

## Example

```text
# References

Izzo, J. (2009). Pointing out gluteal atrophy. Journal of Sport Science, 283-289.
```

## Use instead

```text
# References

Izzo, J. (2009). Pointing out gluteal atrophy. Journal of Sport Science, 4(2), 283-289.
```

## Fix

None: the number is not in the text.
"""

import re
from collections.abc import Iterator

from refkit.check.desk import Desk
from refkit.check.finding import Severity
from refkit.check.naming import called
from refkit.check.needs import SURE, unread
from refkit.check.rule import Mark, rule
from refkit.fields.names import is_organisation
from refkit.model import Entry

_PERIODICAL = re.compile(
    r"(?i)journal|proceed|review|bull|annal|trans|rep\b|gazette|archiv|revist|revue|zeitschr|acta\b"
)
_YEAR_AS_VOLUME = re.compile(r"\b(?:19|20)\d\d ?: ?\w?\d")  # "Medicine 2017: 1-7"

_NUMBERED = re.compile(r"\d ?\(\d+\)|\b(?:Tech(?:nical|n)?\.? Rep|Working Paper|Report)", re.IGNORECASE)


@rule("CMP205", "volume-missing", Severity.INFO)
def volume_missing(desk: Desk) -> Iterator[Mark]:
    """One mark for each journal article whose volume and issue are both unknown."""
    for index, entry in desk.works:
        if _lacks(entry):
            journal = entry.reference.text("container-title")
            yield Mark(desk.head(index), f"{called(entry)} gives no volume or issue of {journal}; add it", index)


def _lacks(entry: Entry) -> bool:
    reference, journal = entry.reference, entry.parsed.field("container-title")
    if reference.type != "article-journal" or not journal or journal.confidence < SURE or reference.text("DOI"):
        return False
    if not reference.text("title") or _is_publisher(journal.span.of(entry.text)):
        return False  # what was read as a journal may be the title, or who brought it out
    issued = reference.date("issued")
    said = any(reference.text(variable) for variable in ("volume", "issue", "number"))
    said = said or bool(_YEAR_AS_VOLUME.search(entry.text) or _NUMBERED.search(journal.span.of(entry.text)))
    return not said and bool(issued and issued.year) and not unread(entry)


def _is_publisher(name: str) -> bool:
    """Whether what was read as a journal is an organisation: "Centre for Applied Research"."""
    return is_organisation(name) and not _PERIODICAL.search(name)
