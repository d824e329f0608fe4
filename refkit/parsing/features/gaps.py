"""What is known of a gap, the marks and blanks between two words, by itself."""

import re
from functools import lru_cache
from typing import NamedTuple

from refkit.parsing.tokens import MASK, Tokens

_PUNCTUATION = str.maketrans(
    {"–": "-", "—": "-", "‐": "-", "‑": "-", "−": "-", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‟": '"',
     "’": "'", "‘": "'", "\u00a0": " ", "\t": " ", "\n": " ", "[": "[", "{": "[", "}": "]", "…": "."}
)  # fmt: skip
_STRAYED = re.compile(r"^ ([.,;:)\]]+) ?")
_PARTS = re.compile(r"[.,:;?!()\[\]\"/]")
_STOPS = frozenset(".,;?!-\"'")


class Gap(NamedTuple):
    """What is known of a gap by itself: its class, and what the marks in it can end, open or close."""

    text: str
    parts: bool  # may end a chunk
    stop: bool  # may be the stop of an abbreviation and no more
    ends: bool  # surely ends a sentence
    sentence: bool  # may end one
    quotes: int
    bracket: int  # 1 opens one, 0 closes one, -1 neither
    marked: bool  # before an "In" that names a host


@lru_cache(maxsize=20_000)
def gap_class(gap: str) -> str:
    """A gap in short: quotes and dashes alike, an identifier as "U", a blank before a mark behind it, five characters.

    >>> gap_class(" ,"), gap_class(" ( "), gap_class(" « ")
    (', ', ' (', ' " ')
    """
    short = re.sub(r"\s+", " ", re.sub(MASK + "+", "U", gap).translate(_PUNCTUATION))
    short = _STRAYED.sub(r"\1 ", short) if short[:1] == " " else short
    return re.sub(r"([(\[]) ", r"\1", short)[:5]


@lru_cache(maxsize=20_000)
def read_gap(gap: str) -> Gap:
    """What is known of a gap."""
    text = gap_class(gap)
    opened, closed = max(text.rfind("("), text.rfind("[")), max(text.rfind(")"), text.rfind("]"))
    return Gap(
        text,
        parts=bool(_PARTS.search(text)),
        stop=text in (". ", "."),
        ends=text[:1] in ("?", "!"),
        sentence=". " in text,
        quotes=text.count('"'),
        bracket=-1 if opened == closed else int(opened > closed),
        marked=text[:1] in _STOPS,
    )


def gaps_of(tokens: Tokens) -> list[Gap]:
    """The gap before each word, and the one after the last."""
    return [*[read_gap(word.gap) for word in tokens.words], read_gap(tokens.tail)]
