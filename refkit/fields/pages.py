"""Pages: what a page field says, its first and last page, and the short forms spelt out."""

import re
from typing import NamedTuple

_CUE = re.compile(
    r"^(?:pages?(?![a-z])|págs?(?![a-z])\.?|pp?\.|pp|seiten?(?![a-z])|S\.|s\.|bl\.|blz\.)\s*(?=[\w])", re.IGNORECASE
)
_DASH = re.compile(r"\s*(?:[‐‑‒–—―−]|-{1,3}|\\textendash)\s*")
_RANGE = re.compile(
    r"([A-Za-z]{0,4}\d+[A-Za-z]{0,2}|[ivxlcdm]+)-([A-Za-z]{0,4}\d+[A-Za-z]{0,2}|[ivxlcdm]+)", re.IGNORECASE
)
_COUNTED = re.compile(r"([A-Za-z]*)(\d+)([A-Za-z]*)")


class Pages(NamedTuple):
    """The first and the last page of a range as written in full; the last is "" for a single page."""

    first: str
    last: str


def normal(text: str) -> str:
    """A page field as CSL-JSON has it: no "pp.", a plain hyphen in ranges, a comma and a blank between them.

    >>> normal("pp. 12 – 15"), normal("S. 5--9;12"), normal("e1234")
    ('12-15', '5-9, 12', 'e1234')
    """
    text = _DASH.sub("-", _CUE.sub("", text.strip()))
    return ", ".join(part for part in re.split(r"\s*[,;]\s*", text) if part)


def span(text: str) -> Pages | None:
    """The pages of a single page or range, short ends spelt out; None when the field is neither.

    >>> span("123-8"), span("pp. 1371–75"), span("42")
    (Pages(first='123', last='128'), Pages(first='1371', last='1375'), Pages(first='42', last=''))
    >>> span("S12-S15"), span("xii-xv"), span("12, 14")
    (Pages(first='S12', last='S15'), Pages(first='xii', last='xv'), None)
    """
    text = normal(text)
    if match := _RANGE.fullmatch(text):
        return Pages(match[1], expand(match[1], match[2]))
    return Pages(text, "") if re.fullmatch(r"[A-Za-z]{0,4}\d+[A-Za-z]{0,2}|[ivxlcdm]+", text) else None


def expand(first: str, last: str) -> str:
    """The last page of a range in full, from its short form; unchanged where it is no short form.

    >>> expand("123", "8"), expand("e99", "102"), expand("45", "12")
    ('128', 'e102', '12')
    """
    begin, end = _COUNTED.fullmatch(first), _COUNTED.fullmatch(last)
    if not begin or not end or (end[1] and end[1] != begin[1]):
        return last
    digits = end[2]
    if len(digits) < len(begin[2]):
        digits = begin[2][: -len(digits)] + digits
    return begin[1] + digits + end[3]


def reversed_(text: str) -> bool:
    """Whether a range ends before it begins, which no reading as a short form explains.

    >>> reversed_("375-371"), reversed_("371-5"), reversed_("12-8"), reversed_("S3-9")
    (True, False, True, False)
    """
    match = _RANGE.fullmatch(normal(text))
    begin, end = (_COUNTED.fullmatch(match[1]), _COUNTED.fullmatch(match[2])) if match else (None, None)
    if not begin or not end or (begin[1] != end[1] and end[1]):
        return False
    full = _COUNTED.fullmatch(expand(match[1], match[2])) if match else None
    short = full is not None and int(full[2]) >= int(begin[2]) and len(begin[2]) > 2
    return int(end[2]) < int(begin[2]) and not short
