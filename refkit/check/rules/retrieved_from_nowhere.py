"""An entry that says where it was retrieved from, and then gives no address.

## What it does

Points at "Retrieved from", "Available at", "Abgerufen von", "Disponible en" and their like when no address follows, and
at "Retrieved on" a date in an entry that has no address at all. A database or a site by name is an address too.

## Why it matters

The reader is promised a page and given none. The address is mostly lost when a text is copied from a web page whose
links are hidden behind words.

## Example

```text
# References

Izzo, J. (2009). Pointing out gluteal atrophy. NOAC Newsletter. Retrieved from
```

## Use instead

```text
# References

Izzo, J. (2009). Pointing out gluteal atrophy. NOAC Newsletter. Retrieved from https://example.org/noac/gluteal-atrophy
```

## Fix

None: the address is not in the text.
"""

import re
from collections.abc import Iterator

from refkit.check.desk import Desk
from refkit.check.finding import Severity
from refkit.check.rule import Mark, rule
from refkit.fields.identifiers import find_dois, find_urls
from refkit.model import Entry, Span

_DATE = r"(?:\s*[(\[]?(?:on|am|le|el|il|em|op|den|dem|the)?\s*[\w.]+(?:[ .,/-]+\w+){0,5}?[)\]]?,?\s*)??"
_FROM = re.compile(
    rf"\b(?:(?:retrieved|accessed|available|downloaded|archived|obtained|viewed|read){_DATE}\s*(?:online\s*)?(?:from|at|on|via)(?:\s+the\s+original)?"
    rf"|(?:abgerufen|verfügbar|zugänglich|archiviert|online){_DATE}\s*(?:von|unter|auf|bei|vom\s+original)"
    rf"|(?:disponible|recuperado|consultado|obtenido|accesible){_DATE}\s*(?:en|de|desde)"
    rf"|(?:disponível|recuperado|acessado|acesso){_DATE}\s*(?:em|de)"
    rf"|(?:disponible|consultée?|récupérée?|repérée?|(?:télé)?accessible){_DATE}\s*(?:sur|à|de|en ligne)"
    rf"|(?:disponibile|consultato|recuperato){_DATE}\s*(?:su|in|da|presso|a)"
    r"|URL|Website)(?P<rest>[^\w]*)$",
    re.IGNORECASE,
)
_DATED = re.compile(
    r"\b(?:retrieved|accessed|abgerufen|zugriff|consultado|acesso em|consulté|consultato)\b(?=[^\n]{0,30}\d{4})",
    re.IGNORECASE,
)
_HOST = re.compile(
    r"\b[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|edu|gov|int|info|io|de|uk|fr|es|it|br|eu|ch|at|nl|au|ca)\b", re.IGNORECASE
)
_PLACE = re.compile(
    r"\b(?:from|via|in|at|on)\s+(?:the\s+)?(?:[A-Z][\w&.-]*\s?){1,5}|database|ProQuest|EBSCO|JSTOR|ERIC|PubMed|\barchive",
    re.UNICODE,
)


@rule("URL401", "retrieved-from-nowhere", Severity.WARNING)
def retrieved_from_nowhere(desk: Desk) -> Iterator[Mark]:
    """One mark for each entry that promises an address and gives none."""
    for index, entry in enumerate(desk.entries):
        if not _has_address(entry.text) and (cue := _cue(entry)):
            yield Mark(entry.place(cue), _message(cue.of(entry.text)), index)


def _has_address(text: str) -> bool:
    return bool(any(find_urls(text)) or any(find_dois(text)) or _HOST.search(text))


def _cue(entry: Entry) -> Span | None:
    if match := _FROM.search(entry.text):
        return Span(match.start(), match.start("rest")) if match["rest"] else Span(match.start(), match.end())
    match = _DATED.search(entry.text)
    if match and not _PLACE.search(entry.text, match.end()):
        return Span(*match.span())
    return None


def _message(cue: str) -> str:
    return f'"{cue.strip()}" is not followed by an address, and the entry has none; add it, or drop these words'
