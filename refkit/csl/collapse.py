"""Cites of one citation joined: numbers drawn together into ranges, and what stands between cites.

CSL 1.0.2, "Cite Grouping" and "Cite Collapsing". A number takes part where nothing follows it in its cite.
"""

from itertools import pairwise
from typing import NamedTuple

from refkit.csl.tree import Blob, Node, Number, text

Piece = str | Number


def letters(number: int) -> str:
    """The letters of a year-suffix, counted from 0.

    >>> [letters(number) for number in (0, 25, 26, 51)]
    ['a', 'z', 'aa', 'az']
    """
    made = ""
    while number >= 0:
        made = chr(ord("a") + number % 26) + made
        number = number // 26 - 1
    return made


class Said(NamedTuple):
    """A cite in place: what stands before it, and its tree, punctuation settled."""

    before: str
    node: Node


def joined(cites: list[Said]) -> str:
    """The cites as one marked text."""
    pieces: list[Piece] = []
    for at, said in enumerate(cites):
        found = _exposed(said.node)
        if len(found) > 1 and isinstance(found[0], Number):
            found = [_written(found)]
        if found and at:
            first = found[0]
            if isinstance(first, Number):
                first.splice = said.before
            else:
                found[0] = said.before + first
        pieces += found
    return _written(pieces)


def _exposed(node: Node) -> list[Piece]:
    """What a node says: its text up to the last, and the numbers after it, which may still be drawn together."""
    if isinstance(node, Number):
        return [node]
    if isinstance(node, str) or isinstance(node.content, str):
        return [made] if (made := text(node)) else []
    found: list[Piece] = []
    for child in node.content:
        found += _exposed(child)
    _place_delimiters(found, node.delimiter)
    at = _split(found, node)
    head, tail = found[:at], found[at:]
    if len(head) == 1 and isinstance(head[0], Number):
        return [_absorbed(head[0], node), *tail]
    said = _written(head, node.delimiter)
    if said:
        said = text(Blob(said, node.prefix, node.suffix, node.opening, "", node.display))
    return [said, *tail] if said else tail


def _place_delimiters(found: list[Piece], delimiter: str) -> None:
    """A delimiter belongs before a number where it first meets something, and on no level above."""
    for at, (piece, after) in enumerate(pairwise(found)):
        if isinstance(after, Number) and not after.joined:
            after.joined = True
            if isinstance(piece, Number):
                piece.suffix += delimiter
            else:
                found[at] = piece + delimiter


def _split(found: list[Piece], node: Blob) -> int:
    """Up to where a node's pieces are one text."""
    if node.opening or node.suffix or node.display:
        return len(found)
    if node.prefix:
        for at, piece in enumerate(found):
            if isinstance(piece, Number):
                if at == 0:
                    piece.prefix = node.prefix + piece.prefix
                return at
        return len(found)
    return max((at + 1 for at, piece in enumerate(found) if isinstance(piece, str)), default=0)


def _absorbed(number: Number, node: Blob) -> Number:
    """A number that is all a node holds takes the node's looks on."""
    number.prefix, number.suffix = node.prefix + number.prefix, number.suffix + node.suffix
    number.opening = node.opening + number.opening
    return number


_START, _SEEN, _SUCCESSOR, _LATER, _END, _SUPPRESSED = range(6)


def _written(pieces: list[Piece], delimiter: str = "") -> str:
    """Texts and numbers as one text, runs of numbers as ranges."""
    states = _states(pieces)
    made = ""
    for at, piece in enumerate(pieces):
        if isinstance(piece, str):
            made += (delimiter if made else "") + piece
        elif states[at] != _SUPPRESSED:
            made += _before(piece, states[at], at) + text(piece)
    return made


def _before(number: Number, state: int, at: int) -> str:
    if state == _END:
        return number.range_delimiter
    if state == _SUCCESSOR:
        return number.successor if at else ""
    return number.splice or "" if at or state == _SEEN else ""


def _states(pieces: list[Piece]) -> list[int]:
    """Where in a run each number stands."""
    states = [_START] * len(pieces)
    start = True
    for at, piece in enumerate(pieces):
        after = pieces[at + 1] if at + 1 < len(pieces) else None
        if isinstance(piece, Number):
            _compare(states, at, piece, after, start=start)
            start = False
        else:
            start = not (isinstance(after, Number) and after.splice)
    doit = True
    for at in range(len(pieces) - 1, 0, -1):
        piece, before = pieces[at], pieces[at - 1]
        if not isinstance(piece, Number):
            doit = True
        elif doit:
            follows = isinstance(before, Number) and before.value == piece.value - 1
            if states[at] == _SEEN or (states[at] == _SUCCESSOR and not follows):
                states[at] = _SUCCESSOR
                doit = False
    return states


def _compare(states: list[int], at: int, number: Number, after: Piece | None, *, start: bool) -> None:
    if start:
        states[at] = _START
        if isinstance(after, Number):
            states[at + 1] = _SUCCESSOR if after.value == number.value + 1 else _SEEN
        return
    if not isinstance(after, Number) or after.kind != number.kind or after.value != number.value + 1:
        if states[at] == _LATER:
            states[at] = _END
        if isinstance(after, Number):
            states[at + 1] = _SEEN
    elif states[at] in (_START, _SEEN) or not number.range_delimiter:
        states[at + 1] = _SUCCESSOR
    else:
        states[at], states[at + 1] = _SUPPRESSED, _LATER
