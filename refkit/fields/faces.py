"""Words that the source of a text sets in another face: italics and bold of Markdown, HTML tags and LaTeX."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from refkit.fields.identifiers import without_addresses
from refkit.model import Span

_SET = re.compile(
    r"(?P<opening>(?<![\w*])\*{1,3}(?=[^\s*])|(?<!\w)_{1,2}(?=[^\s_]))(?P<words>[^*_]+)(?<!\s)(?P=opening)(?![^\W_])"
    r"|(?P<tag><(?P<name>i|em|b|strong)>)(?P<tagged>[^<>]+)</(?P=name)>"
    r"|(?P<command>\\(?:emph|textit|textbf)\{)(?P<commanded>[^{}]+)\}"
)
_BOLD = frozenset(("**", "__", "<b>", "<strong>", "\\textbf{"))


class Emphasis(NamedTuple):
    """Words set in another face: where they stand without their signs, the signs, and whether it is italics."""

    words: Span
    opening: str
    closing: str
    italic: bool

    def signs(self) -> tuple[Span, Span]:
        """Where the opening and the closing sign stand."""
        start, end = self.words.start, self.words.end
        return Span(start - len(self.opening), start), Span(end, end + len(self.closing))


def emphases(text: str) -> tuple[Emphasis, ...]:
    """What a text sets in another face, in order; signs inside of addresses are none, nor are those of one in another.

    >>> [each.words.of("_A_ and *B*, 2*3*4") for each in emphases("_A_ and *B*, 2*3*4")]
    ['A', 'B']
    """
    if "*" not in text and "_" not in text and "<" not in text and "\\" not in text:
        return ()
    return tuple(map(_emphasis, _SET.finditer(without_addresses(text))))


SIGN = "\ue001"
"""Stands for each code point of a sign in a text that `masked` gives."""


def masked(text: str, found: Iterable[Emphasis]) -> str:
    """The text with `SIGN`s for the signs of what was found in it, everything else in its place."""
    for each in found:
        for sign in each.signs():
            text = text[: sign.start] + SIGN * len(sign) + text[sign.end :]
    return text


def _emphasis(match: re.Match[str]) -> Emphasis:
    group = next(name for name in ("words", "tagged", "commanded") if match[name] is not None)
    opening = match["opening"] or match["tag"] or match["command"]
    words = Span(*match.span(group))
    return Emphasis(words, opening, match[0][words.end - match.start() :], opening not in _BOLD)
