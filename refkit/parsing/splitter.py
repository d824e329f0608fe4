"""A list of references -> its entries: by what an entry looks like, not by blank lines.

Every line is judged (label, names at its head, how the line before ended, room left on that line, blank lines,
indents); then the cut of the list into entries that fits all of it best is found by dynamic programming, where an
entry without a year, or one that ends in the middle of a sentence, costs. Last, entries run together on one line are
cut apart.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from refkit.model import Span
from refkit.parsing import between, heads, likeness, listed
from refkit.parsing.layout import Layout
from refkit.parsing.listed import Line

_MOST_LINES = 40
_SEARCHED = 20_000  # no longer block is searched for the numbers of further entries
_SURE_HEAD, _DOUBTED = 2.0, 0.5  # what looks so much like a head is doubted half as much for being unlike the others
# Names or an organisation and a year in brackets, be they alone of that kind: "[WHO] World Health Organization (2018)"
_DATED_HEAD = re.compile(
    r"(?:\[\w+\] )?[^()\[\]\d]{2,200}(?:[(\[][^\W\d]{2,20}[)\]] )?[(\[](?:1[5-9]|20)\d\d[a-z]?[)\]]"
)


@dataclass(frozen=True, slots=True)
class Block:
    """One entry of a list as it lies in the text.

    `pieces` are the spans of its lines without label and margins: their texts joined by one space are the entry.
    `span` runs over all of it, label included. `label` is the number or key without its brackets, or the bullet;
    "" without one.
    """

    span: Span
    pieces: tuple[Span, ...]
    label: str

    def text_in(self, text: str) -> str:
        """The entry in one line, cut out of the text that was split."""
        return " ".join(piece.of(text) for piece in self.pieces)


def split(
    text: str, span: Span | None = None, *, running: frozenset[str] = frozenset(), numbered: bool = False
) -> tuple[Block, ...]:
    r"""The entries of the list that a text is, or that stands at `span` of it, in order.

    Page numbers, running headers and sub-headings ("Primary sources") between the entries belong to none of them;
    `running` are the shapes of headers known from elsewhere (`headers.set_apart`). `numbered` says that the number with
    which the text begins is that of an entry, whichever it is.

    >>> text = "Berg, H. (2007). Hip, thigh\n\nand calf. Journal,\n\n99, 3-9.\n\nIzzo, J. (2009). Pointing\n\nout.\n"
    >>> [block.text_in(text) for block in split(text)]
    ['Berg, H. (2007). Hip, thigh and calf. Journal, 99, 3-9.', 'Izzo, J. (2009). Pointing out.']
    """
    kept = between.without(listed.read(text, span or Span(0, len(text)), numbered=numbered), running)
    blocks = [_block(kept[begin:end]) for begin, end in _cut(kept)]
    following = [*(block.label for block in blocks), ""][1:]
    counted = [part for each in zip(blocks, following, strict=True) for part in _by_number(text, *each)]
    return tuple(part for block in counted for part in _apart(text, block) if part.pieces)


def _cut(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """The entries as half-open ranges of lines: the cut with the best sum of scores."""
    if not lines:
        return
    layout = Layout(lines)
    starts = [layout.start(index) for index in range(len(lines))]
    bounds = _best(lines, starts)
    if layout.wrapped:
        bounds = _best(lines, [start + doubt for start, doubt in zip(starts, _doubts(lines, bounds), strict=True)])
    yield from pairwise(bounds)


def _doubts(lines: Sequence[Line], bounds: Sequence[int]) -> Iterator[float]:
    """What speaks against each line as the first of an entry once the list was cut: it would be unlike the others."""
    unlike = likeness.unlike([(line.bare, line.text) for line in lines], bounds)
    for line, (begins, ends) in zip(lines, unlike, strict=True):
        doubted = 1.0 if line.head < _SURE_HEAD else 0.0 if _DATED_HEAD.match(line.bare) else _DOUBTED
        yield 0.0 if line.label else ends + doubted * begins


def _best(lines: Sequence[Line], starts: Sequence[float]) -> list[int]:
    """Where the entries begin in the best cut, and the number of lines; `starts`: what speaks for one at each line."""
    passed = [0.0, *accumulate(starts)]
    dated = [0, *accumulate(int(line.dated) for line in lines)]
    best, back = [0.0], [0]
    for end in range(1, len(lines) + 1):
        options = [
            (best[begin] + 2 * starts[begin] + passed[begin] + (1.0 if dated[end] > dated[begin] else -1.5), begin)
            for begin in range(max(0, end - _MOST_LINES), end)
        ]
        score, begin = max(options)
        best.append(score - passed[end] + lines[end - 1].ending)
        back.append(begin)
    bounds = [len(lines)]
    while bounds[-1] > 0:
        bounds.append(back[bounds[-1]])
    bounds.reverse()
    return bounds


def _block(lines: Sequence[Line]) -> Block:
    pieces = tuple(line.words for line in lines if line.words)
    label = lines[0].label
    return Block(Span(lines[0].span.start, lines[-1].span.end), pieces, label.text if label else "")


def _by_number(text: str, block: Block, following: str) -> Iterator[Block]:
    """The block, or the entries in it that count on from its number while the next block has not got there.

    "5. Hale, A. 2004. Roofs. 6. Berg, I. 2006. Snow." before a 7, or at the end of a list.
    """
    if len(block.span) > _SEARCHED:
        yield block
        return
    while block.pieces and block.label.isdigit() and following != (number := str(int(block.label) + 1)):
        mark = text[block.span.start : block.pieces[0].start].strip().replace(block.label, number)
        joined = block.text_in(text)
        found = re.search(rf"(?<=[^\s,;:(–-])\s+{re.escape(mark)}\s+(?=[^\W\d_a-z\"“«‘'])", joined)
        if not mark or mark == number or not found:
            break
        if not following and heads.score(joined[found.end() :]) < 1:
            break
        rest = _pieces(block.pieces, found.end(), len(joined))
        own = _pieces(block.pieces, 0, found.start())
        begin = rest[0].start - len(found[0].lstrip())
        yield Block(Span(block.span.start, own[-1].end), own, block.label)
        block = Block(Span(max(begin, own[-1].end), block.span.end), rest, number)
    yield block


def _apart(text: str, block: Block) -> Iterator[Block]:
    """The block, or the entries that were run together in it."""
    joined = block.text_in(text)
    cuts = heads.inside(joined)
    if not cuts:
        yield block
        return
    bounds = [0, *cuts, len(joined) + 1]
    for number, (begin, end) in enumerate(pairwise(bounds)):
        pieces = _pieces(block.pieces, begin, end - 1 if joined[end - 1 : end] in ("", " ") else end)
        first = block.span.start if number == 0 else pieces[0].start
        yield Block(Span(first, pieces[-1].end), pieces, block.label if number == 0 else "")


def _pieces(pieces: Sequence[Span], begin: int, end: int) -> tuple[Span, ...]:
    """The parts of the pieces that lie from `begin` to `end` of their joined text."""
    kept, at = [], 0
    for piece in pieces:
        low, high = max(begin - at, 0), min(end - at, len(piece))
        if low < high:
            kept.append(Span(piece.start + low, piece.start + high))
        at += len(piece) + 1
    return tuple(kept)
