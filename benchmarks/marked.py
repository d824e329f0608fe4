"""Reference strings marked by hand ("a{Low, Tim} (y{1999}). t{Roofs}."), as `benchmarks/strings` has them."""

import re
from pathlib import Path

from refkit.parsing.labelled import Labelled
from refkit.parsing.segments import Segment, joined
from refkit.parsing.volumes import in_series

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
    text += line[last:]

    def of_one_list(one: Segment, following: Segment) -> bool:
        return one.variable == following.variable and _BETWEEN.fullmatch(text, one.end, following.start) is not None

    return Labelled(text, tuple(in_series(text, list(joined(segments, of_one_list)))), name, name)
