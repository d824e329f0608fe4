"""An entry without the date of access that the others have, or with one that they lack.

## What it does

Looks whether the entries with a web address say when it was read. Where three quarters of them agree, the others are
pointed at.

## Why it matters

Whether the day of access is given is the style's decision, and it is taken once for the whole list.

## Example

```text
# References

Berg, H. (2007). Hip atrophy. https://example.org/hip (accessed 4 May 2012).

Izzo, J. (2009). Gluteal atrophy. https://example.org/noac (accessed 4 May 2012).

Romani-Ruby, C. (2014). The hip. https://example.org/anatomy (accessed 9 June 2015).

Whatman, C. (2008). Gluteus medius. https://example.org/medius
```

## Use instead

```text
# References

Berg, H. (2007). Hip atrophy. https://example.org/hip (accessed 4 May 2012).

Izzo, J. (2009). Gluteal atrophy. https://example.org/noac (accessed 4 May 2012).

Romani-Ruby, C. (2014). The hip. https://example.org/anatomy (accessed 9 June 2015).

Whatman, C. (2008). Gluteus medius. https://example.org/medius (accessed 9 June 2015).
```

## Fix

None: only the author knows the day.
"""

import re
from collections.abc import Iterator

from refkit.check.desk import Desk
from refkit.check.finding import Severity
from refkit.check.naming import called, counted
from refkit.check.rule import Mark, rule
from refkit.fields.identifiers import find_urls
from refkit.model import Entry

_SHARE = 0.75
_LEAST = 3
_ACCESS = re.compile(
    r"\b(?:accessed|retrieved|cited|viewed|read|last visited|abgerufen|zugriff|zuletzt|stand|aufgerufen"
    r"|consultad[oa]|recuperado|acess(?:o|ado)|consulté|visité|consultato|geraadpleegd)\b[^.;]{0,40}?(?:\d{1,2}[^.;]{0,14})?\d{4}|\[\d{4}-\d\d-\d\d\]",
    re.IGNORECASE,
)


@rule("URL408", "access-date-differs", Severity.INFO)
def access_date_differs(desk: Desk) -> Iterator[Mark]:
    """One mark for each entry on the web that does not do as the others do."""
    linked = [index for index, entry in enumerate(desk.entries) if _on_the_web(entry)]
    dated = [index for index in linked if _ACCESS.search(desk.entries[index].text)]
    bare = [index for index in linked if index not in dated]
    few, many = sorted((bare, dated), key=len)
    if len(many) < _LEAST or len(many) < _SHARE * len(linked):
        return
    for index in few:
        here, there = ("no date of access", "one") if few is bare else ("a date of access", "none")
        others = f"{counted(len(many), 'other entry', 'other entries')} with an address"
        message = f"{called(desk.entries[index])} gives {here}; {others} give {there}"
        yield Mark(desk.head(index), message, index)


def _on_the_web(entry: Entry) -> bool:
    return any("doi.org" not in url for _, url in find_urls(entry.text))
