"""An entry without the date of access that the others have, with one that they lack, or with one in another form.

## What it does

Looks whether the entries with a web address say when it was read, and in which form: "4 May 2012", "May 4, 2012",
"2012-05-04", "May 2012". Where three quarters of them agree, the others are pointed at.

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
from refkit.check.usage import Use, odd
from refkit.fields.dates import month
from refkit.fields.identifiers import find_urls
from refkit.model import Entry, Span

_SHARE = 0.75
_LEAST = 3
_ACCESS = re.compile(
    r"\b(?:accessed|retrieved|cited|viewed|read|last visited|abgerufen|zugriff|zuletzt|stand|aufgerufen"
    r"|consultad[oa]|recuperado|acess(?:o|ado)|consulté|visité|consultato|geraadpleegd)\b[^.;]{0,40}?(?:\d{1,2}[^.;]{0,14})?\d{4}|\[\d{4}-\d\d-\d\d\]",
    re.IGNORECASE,
)
_YEAR = 4  # figures
_PARTS = re.compile(r"\d+|[^\W\d_]+\.?")
_SIGN = r"(?:, ?|\. ?|[/-]| de | )"
_DAY = re.compile(rf"(?:\d{{1,4}}|[^\W\d_]{{3,10}}\.?){_SIGN}(?:(?:\d{{1,2}}|[^\W\d_]{{3,10}}\.?){_SIGN})?\d{{1,4}}\b")


@rule("URL408", "access-date-differs", Severity.INFO)
def access_date_differs(desk: Desk) -> Iterator[Mark]:
    """One mark for each entry on the web that does not do as the others do."""
    linked = [index for index, entry in enumerate(desk.entries) if _on_the_web(entry)]
    dated = [index for index in linked if _says_when(desk.entries[index])]
    bare = sorted({*linked}.difference(dated))
    few, many = sorted((bare, dated), key=len)
    if len(many) < _LEAST or len(many) < _SHARE * len(linked):
        return
    for index in few:
        here, there = ("no date of access", "one") if few is bare else ("a date of access", "none")
        others = f"{counted(len(many), 'other entry', 'other entries')} with an address"
        message = f"{called(desk.entries[index])} gives {here}; {others} give {there}"
        yield Mark(desk.head(index), message, index)
    for each in odd(desk.entries, _form):
        entry, others = desk.entries[each.index], counted(each.times, "other entry", "other entries")
        day = each.use.span.of(entry.text)
        message = f'"{day}" is a date of access like "{each.use.way}"; in {others} they are like "{each.usual}"'
        yield Mark(entry.place(each.use.span), message, each.index)


def _form(entry: Entry) -> Iterator[Use]:
    """The form of an entry's date of access: "d month yyyy"."""
    field = entry.parsed.field("accessed")
    match = _DAY.search(entry.text, field.span.start, field.span.end) if field else None
    if match and not any(each[0].isalpha() and month(each) is None for each in _PARTS.findall(match[0])):
        yield Use((), _PARTS.sub(_part, match[0]), Span(*match.span()))


def _part(match: re.Match[str]) -> str:
    part = match[0].rstrip(".")
    return "yyyy" if len(part) == _YEAR and part.isdecimal() else "d" if part.isdecimal() else "month"


def _says_when(entry: Entry) -> bool:
    return entry.parsed.field("accessed") is not None or bool(_ACCESS.search(entry.text))


def _on_the_web(entry: Entry) -> bool:
    return any("doi.org" not in url for _, url in find_urls(entry.text))
