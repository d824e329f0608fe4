"""A DOI that cannot be one.

## What it does

Points at what is introduced as a DOI ("doi:", "https://doi.org/") or begins like one, but is not "10.", four or more
digits, a slash and a name: a comma for the stop, a letter O for a nought, a blank inside, the prefix alone.

## Why it matters

Nobody can follow it. A DOI with one wrong character leads nowhere, or to another work.

## Example

```text
# References

Berg, H. (2007). Hip atrophy. Journal of Physiology, 99(3), 283-289. https://doi.org/10.1007s00421-006-0346
```

## Use instead

```text
# References

Berg, H. (2007). Hip atrophy. Journal of Physiology, 99(3), 283-289. https://doi.org/10.1007/s00421-006-0346
```

## Fix

Takes blanks out, and puts a stop for a comma or a nought for a letter O where that makes a DOI. It is not safe: the
mended DOI may be another work's.
"""

import re
from collections.abc import Iterator

from refkit.check.desk import Desk
from refkit.check.finding import Edit, Fix, Severity
from refkit.check.rule import Mark, rule, unsafe
from refkit.fields import identifiers
from refkit.model import Entry, Span

_CUE = re.compile(
    r"(?<![?&=])(?:https?:\s?/{1,2}\s?)?(?:(?:dx\.)?doi\.org\s?/|\bdoi\b(?!\.org|/?\w)\s*[:.]?)\s*", re.IGNORECASE
)
_NEXT = re.compile(r"[^\s,;]+(?:,\d+/\S+|\s?/\s?\S+)?")
_BEGUN = re.compile(r"(?<![\w.])[1l][0Oo][.,]\s?\d{4,5}(?:\s?[/\\|]\s?|\.)(?=[^\s,;]*\d)[^\s,;]+")
_SHORT = re.compile(r"[a-z0-9]{3,8}")  # https://shortdoi.org: doi.org/bvc6px is a DOI in short
_SLIPS = ((r"^[1lI][0oO][.,]\s*", "10."), (r"\s*([/\\|])\s*", r"/"), (r"/{2,}", "/"))


@rule("IDN301", "malformed-doi", Severity.ERROR)
def malformed_doi(desk: Desk) -> Iterator[Mark]:
    """One mark for each would-be DOI of an entry."""
    for index, entry in enumerate(desk.entries):
        good = [span for span, _ in identifiers.find_dois(entry.text)]
        for bad in _bad(entry, good):
            written = bad.of(entry.text)
            yield Mark(entry.place(bad), _message(written), index, _fix(entry, bad))


def _bad(entry: Entry, good: list[Span]) -> Iterator[Span]:
    seen: list[Span] = list(good)
    for cue in _CUE.finditer(entry.text):
        match = _NEXT.match(entry.text, cue.end())
        if match and cue[0].lower().endswith("doi.org/") and _SHORT.fullmatch(identifiers.trim(match[0])):
            continue
        span = _trimmed(match) if match and any(char.isdigit() for char in match[0]) else Span(*cue.span())
        if not any(span.meets(other) for other in seen) and _meant(entry.text, cue, match):
            seen.append(span)
            yield span
    for match in _BEGUN.finditer(entry.text):
        span = _trimmed(match)
        if not any(span.meets(other) for other in seen):
            yield span


def _meant(text: str, cue: re.Match[str], match: re.Match[str] | None) -> bool:
    """Whether a DOI was meant to follow the cue: the word may be part of a title, or precede a DOI after a blank."""
    rest = text[cue.end() :]
    if "doi.org" in cue[0].lower() or match is None:
        return True
    return bool(re.match(r"[\W_]*\d", rest)) or (
        bool(re.search(r":\s*$", cue[0])) and not re.match(r"\s*https?:", rest)
    )


def _trimmed(match: re.Match[str]) -> Span:
    return Span(match.start(), match.start() + max(len(identifiers.trim(match[0])), 1))


def _message(written: str) -> str:
    found = f'"{written}" is no DOI' if any(char.isdigit() for char in written) else "no DOI follows here"
    return f'{found}; one begins with "10.", four or more digits and a slash, as in 10.1000/182'


def _fix(entry: Entry, bad: Span) -> Fix | None:
    mended = bad.of(entry.text)
    for pattern, text in _SLIPS:
        mended = re.sub(pattern, text, mended)
    place = entry.place(bad)
    return unsafe(Edit(place, mended)) if identifiers.doi(mended) == mended and len(place) == len(bad) else None
