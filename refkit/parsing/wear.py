"""The wear of real life on labelled strings: lost and misplaced blanks, hyphens of broken lines."""

import re
from collections.abc import Iterator
from dataclasses import replace
from random import Random

from refkit.parsing.labelled import Labelled


def worn(row: Labelled, random: Random) -> Labelled:
    """The string with some of the wear of real life; segments move along."""
    chance = random.random()
    if chance < 0.05:
        return _edited(
            row,
            [(m.start(), m.end(), "") for m in re.finditer(r"(?<=[.,;:]) (?=\w)", row.text) if random.random() < 0.3],
        )
    if chance < 0.09:
        return _edited(row, [(m.start(), m.end(), "- ") for m in _hyphens(row.text) if random.random() < 0.15])
    if chance < 0.11:
        return _edited(row, [(m.start(), m.end(), " " + m[0]) for m in re.finditer(r"[,;:]", row.text)])
    if chance < 0.18:
        return _edited(row, list(_misplaced(row.text, random)))
    if chance < 0.19 and len(row.text.lower()) == len(row.text):
        return replace(row, text=row.text.lower())
    return row


def _misplaced(text: str, random: Random) -> Iterator[tuple[int, int, str]]:
    """Blanks as they come out of a page description: before a mark instead of after it, or lost between words."""
    begin = random.randrange(len(text) // 2 + 1)
    for match in re.finditer(r"([.,;:)]) (?=\w)| (?=\()|(?<=[a-z]{3}) (?=[A-Z][a-z]{3})", text[begin:]):
        if random.random() < 0.6:
            said = " " + match[1] if match[1] and random.random() < 0.7 else match[1] or ""
            yield begin + match.start(), begin + match.end(), said


def _hyphens(text: str) -> Iterator[re.Match[str]]:
    return re.finditer(r"(?<=[a-z]{3})(?=[bcdfglmnprstv][aeiou][a-z]{2})", text)


def _edited(row: Labelled, edits: list[tuple[int, int, str]]) -> Labelled:
    text, segments, moved = row.text, list(row.segments), 0
    for start, end, said in edits:
        at, gone = start + moved, end - start
        text = text[:at] + said + text[at + gone :]
        shift = len(said) - gone
        segments = [
            s._replace(start=s.start + shift * (s.start > at), end=s.end + shift * (s.end > at)) for s in segments
        ]
        moved += shift
    return replace(row, text=text, segments=tuple(segments))
