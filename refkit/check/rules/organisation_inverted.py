"""An organisation written as if it were a person, its last word first.

## What it does

Points at an entry whose author is an organisation turned round, "Organization, World Health", as programs turn it that
take every author for a person.

## Why it matters

A reader looks for the World Health Organization under W. Turned round, it stands under O, and citations do not find it.

## Example

```text
# References

Berg, H. (2007). Hip atrophy. Sport Press.

Foundation, Hip and Thigh. (2012). Walking. https://example.org/walking
```

## Use instead

```text
# References

Berg, H. (2007). Hip atrophy. Sport Press.

Hip and Thigh Foundation. (2012). Walking. https://example.org/walking
```

## Fix

Puts the words in their order. It is not safe: the entry may belong to another place of the list.
"""

import re
from collections.abc import Iterator

from refkit.check.desk import Desk
from refkit.check.finding import Edit, Severity
from refkit.check.rule import Mark, rule, unsafe
from refkit.model import Entry, Span

_KINDS = (
    "Academy|Administration|Agency|Association|Bureau|Commission|Committee|Consortium|Contributors|Corp(?:oration)?"
    "|Council|Department|Editors|Federation|Foundation|GmbH|Inc|Institut(?:e|ion)?|LLC|Ltd|Ministry|Museum"
    "|Organi[sz]ation|Society|Staff|Team|Universit(?:y|ät)|Bundesamt|Ministerium|Stiftung|Asociación|Fundación"
    "|Instituto|Ministerio|Organización|Universidad|Fondation|Ministère|Université"
)  # words with which organisations end, and which are no one's family name
_TURNED = re.compile(rf"({_KINDS})\.?, ((?:[^\W\d_][\w’'&-]{{0,40}} ?){{1,8}})(?=[.,;:(\"“]|$)")
_BODY_OF = re.compile(r"\b(?:of|for|für|pour|para)\b|\bthe\b")


@rule("DAT713", "organisation-inverted", Severity.WARNING)
def organisation_inverted(desk: Desk) -> Iterator[Mark]:
    """One mark for each organisation at the head of an entry whose last word comes first."""
    for index, entry in enumerate(desk.entries):
        if found := _turned(entry):
            span, right = found
            place = entry.place(span)
            message = f'"{span.of(entry.text)}" is an organisation and no person; write "{right}"'
            fix = unsafe(Edit(place, right)) if len(place) == len(span) else None
            yield Mark(place, message, index, fix)


def _turned(entry: Entry) -> tuple[Span, str] | None:
    """Where an organisation stands turned round, and its words in their order."""
    author = entry.parsed.field("author")
    match = _TURNED.match(entry.text, author.span.start) if author else None
    if not match or _BODY_OF.search(match[2]) or re.search(rf"\b(?:{_KINDS})\b", match[2]):
        return None
    return Span(match.start(), match.start() + len(match[0].rstrip())), f"{match[2].strip()} {match[1]}"
