"""A stretch of a reference string and the CSL variable it is: what a tagger hands to the interpreter."""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple


class Segment(NamedTuple):
    """Code points `start` up to `end` of a string hold `variable`, with this confidence (0 to 1)."""

    variable: str
    start: int
    end: int
    confidence: float = 0.5


def of(text: str, segment: Segment) -> str:
    """What stands in a segment of a text."""
    return text[segment.start : segment.end]


def joined(segments: Iterable[Segment], meet: Callable[[Segment, Segment], bool]) -> Iterator[Segment]:
    """The segments in order, each that is to `meet` the one before it made a part of that, no surer than either was.

    >>> list(joined([Segment("author", 0, 4), Segment("author", 6, 9)], lambda one, next_: next_.start - one.end < 3))
    [Segment(variable='author', start=0, end=9, confidence=0.5)]
    """
    last: Segment | None = None
    for segment in segments:
        if last and meet(last, segment):
            last = last._replace(end=segment.end, confidence=min(last.confidence, segment.confidence))
            continue
        if last:
            yield last
        last = segment
    if last:
        yield last


OUTSIDE = "o"
"""The label of a word that belongs to no field."""
