"""An entry without an author, an editor, or anyone who stands for the work.

## What it does

Points at an entry that begins with its title although works of its type have an author or an editor. Types that are
commonly listed under their titles (laws, films, dictionaries, software and the like) are let be, and so is a page whose
site is named.

## Why it matters

Entries are cited and sorted by their authors. A page without a personal author mostly has an organisation behind it.

## Example

```text
# References

Exercise and low back pain. (2012). Journal of Sport, 4(2), 2-3.
```

## Use instead

```text
# References

Izzo, J. (2012). Exercise and low back pain. Journal of Sport, 4(2), 2-3.
```

## Fix

None: the author is not in the text. With records of the outside world, refkit can tell who it is.
"""

import re
from collections.abc import Iterator

from refkit.check.authors import creators
from refkit.check.desk import Desk
from refkit.check.finding import Severity
from refkit.check.naming import shortened
from refkit.check.needs import SELF_STANDING, opens_with
from refkit.check.rule import Mark, rule
from refkit.fields.names import is_organisation
from refkit.model import Entry

_NAMELESS = re.compile(r"\bN\. ?p\.|\bWeb\. \d")  # how the MLA writes a page of a site
_READ = 0.4  # the confidence of a reading below which the author may stand behind the title


@rule("CMP201", "author-missing", Severity.WARNING)
def author_missing(desk: Desk) -> Iterator[Mark]:
    """One mark for each entry that opens with its title and names nobody."""
    for index, entry in desk.works:
        if _names_nobody(entry) and entry.parsed.confidence >= _READ:
            title = entry.reference.text("title")
            # An organisation whose name was read as the beginning of the title.
            if not is_organisation(title.split(". ")[0]):
                yield Mark(desk.head(index), _message(title), index)


def _names_nobody(entry: Entry) -> bool:
    reference = entry.reference
    site = reference.type == "webpage" and (reference.text("container-title") or reference.text("publisher"))
    unowned = reference.type not in SELF_STANDING and not site and not _NAMELESS.search(entry.text)
    return unowned and not creators(reference) and opens_with(entry, "title")


def _message(title: str) -> str:
    return f'"{shortened(title)}" has no author or editor; add one, or the organisation that answers for it'
