"""What a page says under the entries of its list: in an annotated bibliography, remarks are no part of them."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from refkit.article.lines import DATED, closed
from refkit.article.vocabulary import PROSE
from refkit.model import Span
from refkit.parsing import heads
from refkit.parsing.splitter import Block

_WORD = re.compile(r"[^\W\d_]+")
_ADDRESS = re.compile(r"https?:|www\.|\bdoi\b|10\.\d{4}", re.IGNORECASE)
_MUCH = 4  # words of prose that make a remark where no other entry has one
_WHOLE = 5  # words at least, authors included, that an entry has
_ENTRY = 30  # no entry that somebody remarks on is shorter


def without(text: str, blocks: Sequence[Block]) -> list[Block]:
    """The entries of a list without the remarks under them: all where several have one, else such as say much."""
    said = [0, *(_remark(text, last, block) for last, block in pairwise(blocks))][: len(blocks)]
    cuts = [_cut(text, block) for block in blocks]
    count = sum(map(bool, said)) + sum(cut < len(block.pieces) for cut, block in zip(cuts, blocks, strict=True))
    if count > 1 and count * 3 >= len(blocks) - sum(map(bool, said)):
        return [_shortened(*each) for each, says in zip(zip(blocks, cuts, strict=True), said, strict=True) if not says]
    return [block for block, says in zip(blocks, said, strict=True) if says < _MUCH]


def _shortened(block: Block, cut: int) -> Block:
    pieces = block.pieces[:cut]
    return replace(block, pieces=pieces, span=Span(block.span.start, pieces[-1].end))


def _remark(text: str, last: Block, block: Block) -> int:
    """How much a block says of the one before it, with a sign of its own or in words of prose; 0 if it is an entry."""
    words = block.text_in(text)
    if not DATED.search(last.text_in(text)) or DATED.search(words) or _ADDRESS.search(words):
        return 0
    if block.label and not last.label and not block.label[0].isalnum():
        return 1
    return _says(words) if not block.label and heads.score(words) < 1.8 else 0


def _cut(text: str, block: Block) -> int:
    """How many lines of a block are the entry: those before a line at which a remark begins."""
    lines = [piece.of(text) for piece in block.pieces]
    for at in range(1, len(lines)):
        entry, rest = " ".join(lines[:at]), " ".join(lines[at:])
        if DATED.search(rest) or _ADDRESS.search(rest):
            continue
        begins = lines[at][0].isupper() or lines[at][0] in "([→–-"
        if (
            begins
            and len(entry) > _ENTRY
            and closed(entry)
            and DATED.search(entry)
            and len(_WORD.findall(entry)) > _WHOLE
            and _says(rest)
        ):
            return at
    return len(lines)


def _says(words: str) -> int:
    """How many words of running text, such as verbs and pronouns, stand in a sentence that has other small words; 0
    in what may be a title.
    """
    every = _WORD.findall(words)
    spoken = sum(word.lower() in PROSE for word in every)
    small = sum(word[0].islower() for word in every)
    sentence = words[-1] in ".!?)…" and (spoken > 1 or (len(every) > 7 and small * 4 >= len(every) * 3))
    return spoken if sentence else 0
