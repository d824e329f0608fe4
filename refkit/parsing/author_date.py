"""Labels for the strings of author-date lists (APA and its like), by plain rules: what to do without a model."""

import re
from collections.abc import Iterator

from refkit.fields import identifiers
from refkit.parsing import heads
from refkit.parsing.segments import Segment

_YEAR = re.compile(
    r"[(\[]?((?:1[5-9]|20)\d\d[a-z]?(?:,\s[^()]{3,30}(?=\)))?|n\.d\.|s\.f\.|o\.J\.|in press)[)\]]?[.:,]?\s*"
)
_TITLE_END = re.compile(r"(?<=[.?!])[”\"’]?\s+(?=[^\W\d_a-z]|https?:)|(?=\s\[[^\W\d_])|\s+(?=Retrieved from)")
_GENRE = re.compile(r"\[([^\W\d_][^\[\]]{2,60})\]\.?\s*")
_NUMBERS = re.compile(
    r",?\s*\b(\d{1,4})\s?(?:\(([^()]{1,12})\))?\s?[,:]\s?(?:pp?\.\s?)?([A-Za-z]?\d+(?:\s?[-–—]\s?[A-Za-z]?\d+)?)"
)
_RETRIEVED = re.compile(r"\s*(?:Retrieved|Available|Accessed)\b.*$", re.IGNORECASE)


def segments(text: str) -> tuple[Segment, ...]:
    """What can be told from an author-date string; a string of another make keeps little but its addresses."""
    return tuple(sorted(_found(text), key=lambda segment: segment.start))


def _found(text: str) -> Iterator[Segment]:
    body = min([*_addresses(text), len(text)])
    yield from _address_segments(text)
    if lost := _RETRIEVED.search(text):
        body = min(body, lost.start())
    run = heads.names(text)
    dated = _YEAR.search(text, 0, body)
    if not dated or abs(dated.start() - run.end) > 2:
        yield from _undated(text, body, dated)
        return
    yield Segment("author", 0, len(text[: dated.start()].rstrip(" (,.[")))
    yield Segment("issued", dated.start(1), dated.end(1))
    yield from _title(text, dated.end(), body)


def _undated(text: str, body: int, dated: re.Match[str] | None) -> Iterator[Segment]:
    if dated:
        yield Segment("issued", dated.start(1), dated.end(1))
    end = len(text[: dated.start() if dated else body].rstrip(" (,.["))
    if end:
        yield Segment("title", 0, end)


def _addresses(text: str) -> list[int]:
    return [segment.start for segment in _address_segments(text)]


def _address_segments(text: str) -> Iterator[Segment]:
    dois = [Segment("DOI", span.start, span.end) for span, _ in identifiers.find_dois(text)]
    for span, address in identifiers.find_urls(text):
        if "doi.org/10." not in address:
            yield Segment("URL", span.start, span.end)
    yield from dois


def _title(text: str, begin: int, end: int) -> Iterator[Segment]:
    stop = _TITLE_END.search(text, begin, end)
    close = stop.start() if stop else len(text[begin:end].rstrip(" .")) + begin
    if close > begin:
        yield Segment("title", begin, len(text[:close].rstrip(" .")))
    after = stop.end() if stop else end
    if genre := _GENRE.match(text, after, end):
        yield Segment("genre", genre.start(1), genre.end(1))
        after = genre.end()
    if after < end:
        yield from _container(text, after, end)


def _container(text: str, begin: int, end: int) -> Iterator[Segment]:
    numbers = _NUMBERS.search(text, begin, end)
    close = len(text[: numbers.start() if numbers else end].rstrip(" .,"))
    if close > begin:
        yield Segment("container-title", begin, close)
    for group, variable in enumerate(("volume", "issue", "page"), 1):
        if numbers and numbers[group]:
            yield Segment(variable, numbers.start(group), numbers.end(group))
