"""A stretch of a reference string and the CSL variable it is: what a tagger hands to the interpreter."""

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


OUTSIDE = "o"
"""The label of a word that belongs to no field."""
