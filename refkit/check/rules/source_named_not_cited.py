"""A source that the text names in passing instead of citing it.

## What it does

Points at a sentence that says where its words, definitions or figures come from ("All definitions from
www.mayoclinic.org") when the list has no entry with that address.

## Why it matters

A site named in passing is a citation without an entry: the reader cannot tell which page was used, nor when.

## Example

```text
Sitting weakens the hip (Izzo, 2009).

All definitions are from www.example.org

# References

Izzo, J. (2009). The way we sit. Sport Press.
```

## Use instead

```text
Sitting weakens the hip (Izzo, 2009).

All definitions are from Example Clinic (2014).

# References

Example Clinic. (2014). Glossary. https://www.example.org/glossary

Izzo, J. (2009). The way we sit. Sport Press.
```

## Fix

None: which page was used only the author knows.
"""

import re
from collections.abc import Iterator

from refkit.check.desk import Desk
from refkit.check.finding import Severity
from refkit.check.rule import Mark, rule
from refkit.fields.identifiers import trim
from refkit.model import Span

_ENDS = r"(?:com|org|net|edu|gov|int|info|de|uk|fr|es|it|br|eu|ch|at|nl)\b"
_HOST = rf"(?:https?://)?(?:www\.)?(?P<host>(?:[\w-]{{1,60}}\.){{1,6}}{_ENDS})[^\s,;]*"
_END = re.compile(rf"\.{_ENDS}", re.IGNORECASE)
_BACK = 240
_NAMED = re.compile(
    r"\b(?:sources?|definitions?|information|data|figures?|statistics|quot\w+|text|facts|adapted|excerpt\w*|borrowed"
    r"|courtesy|according|definitionen|quellen?|angaben|fuentes?|definiciones|datos|définitions|données)\b"
    rf"[^.\n()]{{0,60}}?\b(?:from|at|by|of|on|to|via|von|aus|bei|de|du|en)\s+{_HOST}"
    rf"|\bsources?:\s*{_HOST.replace('host', 'other')}",
    re.IGNORECASE,
)


@rule("CIT014", "source-named-not-cited", Severity.INFO)
def source_named_not_cited(desk: Desk) -> Iterator[Mark]:
    """One mark for each host that the running text names as its source and the list does not have."""
    seen = set()
    for match in _matches(desk.text):
        host = (match["host"] or match["other"]).lower().removeprefix("www.")
        if host in seen or _listed(desk, host) or _in_list(desk, match.start()):
            continue
        seen.add(host)
        span = Span(match.start(), match.start() + len(trim(match[0])))
        message = f"{host} is named as a source here, but the list has no entry for it; cite the page that was used"
        yield Mark(span, message)


def _matches(text: str) -> Iterator[re.Match[str]]:
    """The sentences that name a host, looked for only where a host ends: few do in a long text."""
    last = 0
    for end in _END.finditer(text):
        start = max(text.rfind("\n", max(0, end.start() - _BACK), end.start()) + 1, end.start() - _BACK, last)
        while 0 < start < end.start() and text[start - 1].isalnum() and text[start].isalnum():
            start += 1
        if match := _NAMED.search(text, start, end.end() + _BACK):
            last = match.end()
            yield match


def _listed(desk: Desk, host: str) -> bool:
    return any(host in entry.text.lower() for entry in desk.entries)


def _in_list(desk: Desk, place: int) -> bool:
    return any(entry.span.start <= place < entry.span.end for entry in desk.entries)
