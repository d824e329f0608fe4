"""Characters that went wrong on the way: mojibake, HTML entities, soft hyphens.

## What it does

Points, in entries and citations, at letters that were decoded wrongly ("MÃ¼ller"), at character references of HTML
("&amp;amp;"), and at invisible characters such as soft hyphens and zero-width blanks.

## Why it matters

Names are misspelt by them, links broken, and searches for the words fail.

## Example

```text
# References

MÃ¼ller, K. (2011). Hip &amp; thigh. NOAC Newsletter, 4(2), 2-3.
```

## Use instead

```text
# References

Müller, K. (2011). Hip & thigh. NOAC Newsletter, 4(2), 2-3.
```

## Fix

Puts the character that was meant. It is safe: only sequences with one reading are touched.
"""

import html
import re
from collections.abc import Iterator

from refkit.check.desk import Desk
from refkit.check.finding import Edit, Severity
from refkit.check.rule import Mark, rule, safe
from refkit.model import Span

_MOJIBAKE = re.compile(r"[ÂÃÄÅÐÑâ][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹Œ‘’“”•–—˜™š›œŸžŽ¡-¿]{1,2}")
_ENTITY = re.compile(r"(?:&amp;)?&(?:[a-zA-Z]{2,8}|#\d{2,5}|#x[0-9a-fA-F]{2,5});")
_INVISIBLE = re.compile(r"(?<=\S)[\u00ad\u200b\u2060\ufeff]+|\ufffd+")


@rule("DAT705", "garbled-characters", Severity.WARNING)
def garbled_characters(desk: Desk) -> Iterator[Mark]:
    """One mark for each sequence that stands for another character."""
    cited = [(citation.span, None) for citation in desk.article.citations]
    seen = set[Span]()
    for place, entry in (*((each.span, index) for index, each in enumerate(desk.entries)), *cited):
        for span, meant in _garbled(desk.text, place):
            if span in seen:
                continue
            seen.add(span)
            found = span.of(desk.text)
            shown = found if found.isprintable() else "an invisible character"
            if meant is None:
                yield Mark(span, f"{shown!r} stands for a character that was lost; put it back", entry)
            else:
                expected = f'expected "{meant}"' if meant else "take it out"
                yield Mark(span, f"{shown} is left from a bad copy; {expected}", entry, safe(Edit(span, meant)))


def _garbled(text: str, place: Span) -> Iterator[tuple[Span, str | None]]:
    for match in _MOJIBAKE.finditer(text, place.start, place.end):
        if meant := _decoded(match[0]):
            yield Span(match.start(), match.start() + meant[1]), meant[0]
    for match in _ENTITY.finditer(text, place.start, place.end):
        meant_char = html.unescape(html.unescape(match[0]))
        if meant_char != match[0] and "&" not in meant_char[1:]:
            yield Span(*match.span()), meant_char.replace("\xa0", " ")
    for match in _INVISIBLE.finditer(text, place.start, place.end):
        yield Span(*match.span()), None if "\ufffd" in match[0] else ""


def _decoded(found: str) -> tuple[str, int] | None:
    """The letter behind UTF-8 read as Windows-1252, and how many characters it took."""
    for length in (3, 2):
        for encoding in ("cp1252", "latin-1"):
            try:
                letter = found[:length].encode(encoding).decode("utf-8")
            except UnicodeError:
                continue
            if len(letter) == 1 and len(found[:length]) == length:
                return letter, length
    return None
