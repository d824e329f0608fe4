"""What the entries of one list have in common: the shapes of their beginnings and of their ends.

A list that was cut once says how its entries begin ("Berg, H.", "Berg H,", "Hanna Berg") and how they end ("12-19.",
"Oslo."). Where nearly all do so alike, a line that would be an entry of another shape most likely goes on with the one
before. How likely a shape is that was never seen, those seen once tell (I. J. Good, Biometrika 40, 1953).
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from math import log

_TOKEN = re.compile(r"(?P<word>[^\W\d_][\w'’ʼ\-‐‑]*)|(?P<number>\d[\d\-–]*)|(?P<mark>[^\w\s])")
_PARTICLES = re.compile(r"(?:(?:[a-z]{1,3}|[Vv][ao]n|[Dd]e[nr]?|[Dd][ia]|[Ll][ae]) ){1,3}(?=[^\W\d_a-z])")
_LAST = re.compile(r"(\w*)([^\w\s]{0,2})\s*$")
_ADDRESS_LAST = re.compile(r"(?:https?:|www\.|10\.\d{4})\S*\s*$")
_INITIALS = 3  # letters that initials in one have at most
_FEWEST = 5  # entries that tell how the others of their list are


def unlike(lines: Sequence[tuple[str, str]], bounds: Sequence[int]) -> list[tuple[float, float]]:
    """How much speaks against an entry at each line, as it begins there and as the line before would end one.

    `lines` are the lines without their labels and with them; `bounds` is where the entries begin, and the number of
    the lines. Each figure is 0 where other entries do the like, and less the rarer it is that one does what none does.

    >>> entries = [("Berg, H. A book.", "Berg, H. A book."), ("Oslo: Rook, 2014.", "Oslo: Rook, 2014.")] * 6
    >>> unlike([*entries, ("J. Roofs 3, 14.", "J. Roofs 3, 14.")], [0, 2, 4, 6, 8, 10, 12, 13])[-1][0] < -1
    True
    """
    begins = [_beginning(words) for words, _ in lines]
    ends = ["", *(_ending(text) for _, text in lines)]
    firsts = set(bounds)
    heads, tails = _Shapes(begins[first] for first in bounds[:-1]), _Shapes(ends[last] for last in bounds[1:])
    return [
        (heads.against(begins[at], counted=at in firsts), tails.against(ends[at], counted=at in firsts) if at else 0.0)
        for at in range(len(lines))
    ]


class _Shapes:
    """The shapes that the entries of a list have."""

    def __init__(self, shapes: Iterable[str]) -> None:
        self._counts = Counter(shapes)
        self._once = sum(count == 1 for count in self._counts.values())

    def against(self, shape: str, *, counted: bool) -> float:
        """0 for a shape that an entry has, less for another; `counted`: it is among the entries itself."""
        count = self._counts[shape] - counted
        entries = self._counts.total() - counted
        if count or entries < _FEWEST:
            return 0.0
        return log((self._once - counted + 1) / (entries + 1))


def _beginning(text: str) -> str:
    """The shape of a line's first words: "A,B" for a name, a comma and initials, "AA" for two words, "9," ..."""
    start = _PARTICLES.match(text)
    tokens = list(_TOKEN.finditer(text[:80].lstrip("*_"), start.end() if start else 0))[:4]
    return re.sub("AA+", "AA", "".join(map(_kind, tokens)))[:3]


def _kind(token: re.Match[str]) -> str:
    word = token["word"]
    if not word:
        return token["mark"] or "9"
    return "B" if word.isupper() and len(word) <= _INITIALS else "a" if word[0].islower() else "A"


def _ending(text: str) -> str:
    """The shape of a line's end: "9." for a figure and a full stop, "@" for an address ..."""
    text = text[-80:]
    if _ADDRESS_LAST.search(text):
        return "@"
    word, marks = found.groups() if (found := _LAST.search(text)) else ("", "")
    kind = "9" if word[-1:].isdigit() else "B" if word.isupper() else "A" if word[:1].isupper() else "a"
    return kind + marks
