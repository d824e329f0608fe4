"""Brackets in a text: each pair found once, in one pass, however they are nested or left open."""

import re
from dataclasses import dataclass

from refkit.model import Span

_PAIRS = {")": "(", "]": "[", "）": "（"}
_DEEPEST = 6
_WIDEST = 1500


@dataclass(frozen=True, slots=True)
class Group:
    """What stands between a pair of brackets: `span` with them, `inner` the spans of what is in none of its own"
    " pairs.
    """

    span: Span
    mark: str
    inner: tuple[Span, ...]

    def words(self, text: str) -> str:
        """The inside, blanks in the place of inner groups, so that offsets from `span.start + 1` hold."""
        letters, at = [], self.span.start + 1
        for piece in self.inner:
            letters += [" " * (piece.start - at), piece.of(text)]
            at = piece.end
        return "".join(letters) + " " * (self.span.end - 1 - at)


def groups(text: str, span: Span) -> list[Group]:
    """The groups within a span, in the order of their beginnings; none runs over a blank line.

    >>> [group.span.of("a (b [c] d) e)") for group in groups("a (b [c] d) e)", Span(0, 14))]
    ['(b [c] d)', '[c]']
    """
    found: list[Group] = []
    for start, end in _paragraphs(text, span):
        _scan(text, start, end, found)
    found.sort(key=lambda group: group.span.start)
    return found


def _paragraphs(text: str, span: Span) -> list[tuple[int, int]]:
    edges, at = [], span.start
    while (gap := text.find("\n\n", at, span.end)) >= 0:
        edges.append((at, gap))
        at = gap + 2
    return [*edges, (at, span.end)]


def _scan(text: str, start: int, end: int, found: list[Group]) -> None:
    open_: list[tuple[str, int, list[tuple[int, int]]]] = []
    for match in re.finditer(r"[()\[\]（）]", text[start:end]):
        mark, at = match[0], start + match.start()
        if mark not in _PAIRS:
            open_.append((mark, at, []))
            del open_[:-_DEEPEST]
        elif open_ and open_[-1][0] == _PAIRS[mark]:
            _close(open_, at + 1, found)


def _close(open_: list[tuple[str, int, list[tuple[int, int]]]], end: int, found: list[Group]) -> None:
    mark, start, nested = open_.pop()
    if open_:
        open_[-1][2].append((start, end))
    if end - start <= _WIDEST:
        found.append(Group(Span(start, end), mark, _between(start + 1, end - 1, nested)))


def _between(start: int, end: int, nested: list[tuple[int, int]]) -> tuple[Span, ...]:
    pieces, at = [], start
    for begin, finish in nested:
        pieces.append(Span(at, begin))
        at = finish
    return tuple(piece for piece in (*pieces, Span(at, end)) if piece)
