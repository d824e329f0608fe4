"""Places in a text: half-open code-point spans for programs, lines and columns from 1 for people."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

_LINE_END = re.compile(r"\r\n|\n|\r")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Code points `start` up to, not including, `end` of some text.

    >>> Span(4, 8).of("The Hague")
    'Hagu'
    """

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """What stands there."""
        return text[self.start : self.end]

    def covers(self, other: "Span") -> bool:
        """Whether `other` lies wholly inside; a span covers itself."""
        return self.start <= other.start and other.end <= self.end

    def meets(self, other: "Span") -> bool:
        """Whether the two share a code point."""
        return self.start < other.end and other.start < self.end


def any_meets(spans: Sequence[Span], span: Span) -> bool:
    """Whether one of some spans in order, of which no more than two others begin inside one, meets a span.

    >>> any_meets([Span(0, 4), Span(8, 12)], Span(11, 14)), any_meets([Span(0, 4), Span(8, 12)], Span(4, 8))
    (True, False)
    """
    at = bisect_left(spans, span.end, key=lambda each: each.start)
    return any(each.meets(span) for each in spans[max(0, at - 3) : at])


class Position(NamedTuple):
    """A line and a column, both counted from 1, in code points."""

    line: int
    column: int


class Lines:
    r"""The line ends of a text, found once; `\n`, `\r\n` and `\r` end a line.

    >>> Lines("one\ntwo").position(5)
    Position(line=2, column=2)
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self._starts = [0, *(match.end() for match in _LINE_END.finditer(text))]

    def __len__(self) -> int:
        return len(self._starts)

    def position(self, offset: int) -> Position:
        """The position of the code point at `offset`; the text's length is the place after its last."""
        line = bisect_right(self._starts, offset)
        return Position(line, offset - self._starts[line - 1] + 1)

    def span(self, line: int) -> Span:
        """The given line (from 1), without its line end."""
        start = self._starts[line - 1]
        end = self._starts[line] if line < len(self._starts) else len(self.text)
        return Span(start, start + len(self.text[start:end].rstrip("\r\n")))
