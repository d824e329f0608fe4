"""A web address that is mistyped, or broken by a blank.

## What it does

Points at an address whose beginning is mistyped ("https;//", "http:/", "htp://", "www,"), doubled ("http://https://")
or cut by a blank or a line end, behind one of its signs or before ".org" or "/".

## Why it matters

The link does not work, and a program that reads the list takes half of it for the address.

## Example

```text
# References

Izzo, J. (2009). Pointing out gluteal atrophy. https;//example.org/noac
```

## Use instead

```text
# References

Izzo, J. (2009). Pointing out gluteal atrophy. https://example.org/noac
```

## Fix

Mends the beginning, or takes the blank out. It is not safe: what stands behind the blank may not belong to the
address.
"""

import re
from collections.abc import Iterator

from refkit.check.desk import Desk
from refkit.check.finding import Edit, Severity
from refkit.check.rule import Mark, rule, unsafe
from refkit.model import Entry, Span

_SCHEMES = (
    (
        re.compile(
            r"\bhttp(s?)\s?[;.,]\s?/{1,2}(?=\w)|\bhttp(s?)//(?=\w)|\bhttp(s?):/(?=\w)|\bhttp(s?)\s+:\s?//(?=\w)",
            re.IGNORECASE,
        ),
        "",
    ),
    (re.compile(r"\b(?:htt|htp|hhtp|httpp|htttp|ttp)(s?)://(?=\w)", re.IGNORECASE), ""),
    (re.compile(r"\bhttps?://http(s?):?//(?=\w)", re.IGNORECASE), ""),
    (re.compile(r"\bhttp(s?):\\\\(?=\w)", re.IGNORECASE), ""),
)
_WWW = re.compile(r"\bwww[,;](?=\w)|(?<![\w/.])ww\.(?=\w+\.\w)|\bwwww\.(?=\w)", re.IGNORECASE)
_BEGIN = r"(?<![\w./])(?:https?://|www\.)"
_CUT = re.compile(rf"{_BEGIN} ?(?:[^\s<>]{{0,2000}}?[/\-_=&?.%~]|) (?=(?P<rest>[^\s<>]{{1,2000}}))", re.IGNORECASE)
# What goes on behind the blank: ".org/hip" of "example .org/hip", "/bed.html" of "example.org/hip /bed.html"; not the
# remarks in "example.org /in Russian/", "example.org /24.05.2010/" and "example.org // 2 May".
_ENDING = r"\.(?:com|org|net|edu|gov|info|eu|de|uk|fr|es|it|nl|br|int|html?|pdf|php)\b[^\s<>]{0,2000}"
_FOLDER = r"(?!/[^/\n]{0,60}\s[^/\n]{0,60}/|/\d{1,2}\.\d{1,2}\.)/[\w%~-][^\s<>]{0,2000}"
_CUT_BEFORE = re.compile(rf"{_BEGIN}[^\s<>]{{1,2000}}(?<![.,;:)\]]) (?:{_ENDING}|{_FOLDER})(?<![.,;)])", re.IGNORECASE)
_GOES_ON = re.compile(
    r"(?:[\w%~.-]+[/=&_?%][\w%~./=&_?#+-]*|[\w-]+\.(?:html?|pdf|php|aspx?)|[a-z0-9]+(?:-[a-z0-9]+)+/?)[.,)]?"
)


@rule("URL402", "malformed-url", Severity.WARNING)
def malformed_url(desk: Desk) -> Iterator[Mark]:
    """One mark for each address that is mistyped or broken."""
    for index, entry in enumerate(desk.entries):
        for span, text in (*_mistyped(entry.text), *_broken(entry.text)):
            place = entry.place(span)
            found = span.of(entry.text)
            message = f'"{found}" breaks the address; expected "{text}"' if text else f'"{found}" is broken by a blank'
            yield Mark(place, message, index, unsafe(Edit(place, text)) if _whole(entry, span) else None)


def _mistyped(text: str) -> Iterator[tuple[Span, str]]:
    for pattern, _ in _SCHEMES:
        for match in pattern.finditer(text):
            secure = "s" if any(group for group in match.groups()) else ""
            yield Span(*match.span()), f"http{secure}://"
    for match in _WWW.finditer(text):
        yield Span(*match.span()), "www."


def _broken(text: str) -> Iterator[tuple[Span, str]]:
    for match in _CUT.finditer(text):
        # Only what cannot be a word of the sentence goes on an address.
        if match[0].strip().lower() in ("http://", "https://", "www.") or _GOES_ON.fullmatch(match["rest"]):
            yield Span(*match.span()), match[0].replace(" ", "")
    for match in _CUT_BEFORE.finditer(text):
        yield Span(*match.span()), match[0].replace(" ", "")


def _whole(entry: Entry, span: Span) -> bool:
    return len(entry.place(span)) == len(span) or " " in span.of(entry.text)
