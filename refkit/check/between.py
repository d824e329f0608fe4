"""The signs between two neighbouring elements of an entry."""

import re
from collections.abc import Iterator
from itertools import pairwise

from refkit.check.usage import Use
from refkit.model import Entry, ParsedField, Span

_SURE = 0.8  # of both elements
_LONGEST = 16  # signs and cues; what is longer was not read
_QUOTES = '"“”„«»'
_BELONG = ".?!…’'"  # at the end of a title they may be its own
_SIGNS = re.compile(r"(?:[\s.,;:()]|\b(?:available at|bd|in|no|n|nr|pp?|s|v|vol)\b)*", re.IGNORECASE)
_SLIP = re.compile(r"\s+[.,;]|\.\.")  # a blank before a sign, and a stop twice, are slips of the pen
_SHORT = re.compile(r"\.(?=[,;:])")  # "Cambridge, Mass.: Sport Pub., 2001"
_YEAR = re.compile(r"\d{4}")


def signs_between(entry: Entry) -> Iterator[Use]:
    """What stands between each two elements that were surely read, signs that belong to one of them aside."""
    fields = sorted(entry.parsed.fields, key=lambda field: field.span.start)
    before = ""
    for one, other in pairwise(fields):
        sure = min(one.confidence, other.confidence) >= _SURE and one.span.end <= other.span.start
        span = _between(entry, one, other) if sure else None
        if span is not None:
            after = before if one.variable == "issue" else ""  # "12(3): 4" has a bracket that "no. 3: 4" has not
            # Behind the authors a date has one sign for all works; before pages it has a journal's or a book's.
            kind = (
                "" if "issued" in (one.variable, other.variable) and other.variable != "page" else entry.reference.type
            )
            yield Use((kind, after, one.variable, other.variable), re.sub(r"\s+", " ", span.of(entry.text)), span)
        before = one.variable


def _between(entry: Entry, one: ParsedField, other: ParsedField) -> Span | None:
    """Where the signs between two elements stand; None where it cannot be said which of them are an element's own."""
    text, start, end = entry.text, one.span.end, other.span.start
    if one.variable in entry.parsed.shortened or any(_is_undated(each, text) for each in (one, other)):
        return None
    while start < end and text[start] in _QUOTES:
        start += 1
    while start < end and text[end - 1] in _QUOTES:
        end -= 1
    abbreviated = _SHORT.match(text, start, end) if one.variable in ("publisher", "publisher-place") else None
    if abbreviated or (one.variable in ("author", "container-title") and text[start:end].startswith(".")):
        start += 1  # of an initial or an abbreviation
    signs = text[start:end]
    if len(signs) > _LONGEST or not _SIGNS.fullmatch(signs) or _SLIP.match(signs):
        return None
    titled = "title" in (one.variable, other.variable)
    owned = titled and (text[one.span.end - 1] in _BELONG or re.match(r"\.?[)\]]", signs) or "(" in signs)
    return None if owned and "issued" not in (one.variable, other.variable) else Span(start, end)


def _is_undated(field: ParsedField, text: str) -> bool:
    """Whether a date is no year: "in press"."""
    return field.variable == "issued" and not _YEAR.search(field.span.of(text))
