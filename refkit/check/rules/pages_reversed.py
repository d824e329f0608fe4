"""A page range, or a span of years in a title, that ends before it begins.

## What it does

Points at a range of pages whose end is lower than its beginning and is no short form of a higher one: "375-371", but
not "371-5". The years of a title are looked at in the same way: "Walking in Oslo, 2010-1950".

## Why it matters

One of the two numbers is wrong or both have changed places; the reader looks on the wrong page.

## Example

```text
# References

Berg, H. (2007). Hip atrophy. Journal of Physiology, 99(3), 289-283.
```

## Use instead

```text
# References

Berg, H. (2007). Hip atrophy. Journal of Physiology, 99(3), 283-289.
```

## Fix

Puts the lower number of the pages first. It is not safe: a digit may be wrong instead.
"""

import re
from collections.abc import Iterator

from refkit.check.desk import Desk
from refkit.check.finding import Edit, Severity
from refkit.check.rule import Mark, rule, unsafe
from refkit.fields import pages
from refkit.fields.identifiers import without_addresses
from refkit.model import Entry, Span

_RANGE = re.compile(r"(?<!\d)(?<!\d\.)([A-Za-z]{0,4}\d+)(\s*[‐‑‒–—―−-]{1,3}\s*)([A-Za-z]{0,4}\d+)")
_BEHIND_VOLUME = re.compile(
    r"(?:\d\)?\s?[:,]|\bp{1,2}\.|\bpp|\bS\.|\bpages|\bpágs?\.)\s?(?P<pages>[A-Z]?\d{1,5}\s?[‐‑‒–—−-]\s?[A-Z]?\d{1,5})(?![\d–-])"
)
_SPAN_OF_YEARS = re.compile(
    r"(?<![\w.–—-])((?:1[5-9]|20)\d\d)\s?[‐‑–—-]\s?((?:1[5-9]|20)\d\d)(?![\w–—-]| ?(?:BC|B\.C))"
)
_FROM = re.compile(r"\d[-–]\d+ (?:to|[–—]) $")
_ARTICLE_NUMBER = re.compile(r"e\d{3,}|0\d+")  # "02752-17" is one, "0362-028X" an ISSN


@rule("DAT706", "pages-reversed", Severity.WARNING)
def pages_reversed(desk: Desk) -> Iterator[Mark]:
    """One mark for each range of an entry's pages that runs backwards."""
    shortened = _shortens(desk)
    for index, entry in enumerate(desk.entries):
        for match in _ranges(entry, shortened=shortened):
            place = entry.place(Span(*match.span()))
            fix = unsafe(Edit(place, match[3] + match[2] + match[1])) if len(place) == len(match[0]) else None
            yield Mark(place, _message(match), index, fix)
        for place in _years(entry):
            years = place.of(entry.text)
            message = f'the years "{years}" end before they begin; put the earlier first, unless a figure is wrong'
            yield Mark(entry.place(place), message, index)


def _years(entry: Entry) -> Iterator[Span]:
    """The spans of years in the title that run backwards."""
    title = entry.parsed.field("title")
    for match in _SPAN_OF_YEARS.finditer(entry.text, title.span.start, title.span.end) if title else ():
        if int(match[1]) > int(match[2]):
            yield Span(*match.span())


def _ranges(entry: Entry, *, shortened: bool) -> Iterator[re.Match[str]]:
    """The reversed ranges of the page field, or where none was read, behind a volume or "pp."."""
    fields = [field.span for field in entry.parsed.fields if field.variable == "page"]
    text = without_addresses(entry.text)
    places = fields or [Span(*match.span("pages")) for match in _BEHIND_VOLUME.finditer(text)]
    for place in places:
        found = _RANGE.finditer(text, place.start, place.end)
        yield from (match for match in found if _reversed(match, shortened=shortened))


def _reversed(match: re.Match[str], *, shortened: bool) -> bool:
    if not pages.reversed_(f"{match[1]}-{match[3]}") or _ARTICLE_NUMBER.fullmatch(match[1]):
        return False
    if match[3][0] == "0" or _FROM.search(match.string, 0, match.start()):
        return False  # "16-01 to 16-13": pages of the sixteenth number
    if match[1][:2].isalpha() and not match[3][0].isalpha():
        return False  # "GM51929-05": the number of a grant
    full = pages.expand(match[1], match[3])
    return not (shortened and int(_digits(full)) > int(_digits(match[1])))


def _shortens(desk: Desk) -> bool:
    """Whether the list writes the ends of ranges in short: "1371-75"."""
    fields = (
        field.span.of(entry.text) for entry in desk.entries for field in entry.parsed.fields if field.variable == "page"
    )
    ranges = [match for text in fields for match in _RANGE.finditer(text)]
    return any(len(_digits(match[3])) < len(_digits(match[1])) > 2 for match in ranges)


def _digits(page: str) -> str:
    return re.sub(r"\D", "", page)


def _message(match: re.Match[str]) -> str:
    turned = match[3] + match[2] + match[1]
    return f'the pages "{match[0]}" end before they begin; expected {turned}, unless a digit is wrong'
