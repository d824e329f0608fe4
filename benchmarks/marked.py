"""Reference strings marked by hand ("a{Low, Tim} (y{1999}). t{Roofs}."), as `benchmarks/strings` has them."""

import re
from collections.abc import Iterator
from pathlib import Path

from refkit.parsing.labelled import Labelled
from refkit.parsing.segments import Segment

FOLDER = Path(__file__).parent / "strings"
_LETTERS = {
    "a": "author", "e": "editor", "t": "title", "c": "container-title", "y": "issued", "v": "volume", "n": "issue",
    "p": "page", "u": "publisher", "l": "publisher-place", "d": "edition", "r": "translator", "s": "collection-title",
    "g": "genre", "m": "number", "w": "URL", "x": "DOI", "z": "accessed",
}  # fmt: skip
_MARKED = re.compile(r"\b([a-z])\{([^{}]*)\}")
_BETWEEN = re.compile(r"[,;/]?\s?(?:and|und|et|&)?\s?")


def read(name: str) -> list[Labelled]:
    """The strings of a file of `benchmarks/strings`, in order; lines that begin with "#" are none.

    >>> read("german")[0].text[:26]
    'Kessler, Johanna (1998): A'
    """
    lines = (FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return [_row(line, name) for line in lines if line and not line.startswith("#")]


def _row(line: str, name: str) -> Labelled:
    text, last, segments = "", 0, list[Segment]()
    for match in _MARKED.finditer(line):
        text += line[last : match.start()]
        segments.append(Segment(_LETTERS[match[1]], len(text), len(text) + len(match[2])))
        text += match[2]
        last = match.end()
    return Labelled(text + line[last:], tuple(_joined(text, segments)), name, name)


def _joined(text: str, segments: list[Segment]) -> Iterator[Segment]:
    """The segments, names of one list in one."""
    last: Segment | None = None
    for segment in segments:
        if last and last.variable == segment.variable and _BETWEEN.fullmatch(text, last.end, segment.start):
            segment = last._replace(end=segment.end)
        elif last:
            yield last
        last = segment
    if last:
        yield last
