"""Words that the source of an entry sets in italics (Markdown, HTML tags, LaTeX), and the entry without those signs."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from refkit.check.entries import without_addresses
from refkit.model import Entry, ParsedField, Span

_SET = re.compile(
    r"(?P<opening>(?<![\w*])\*{1,3}(?=[^\s*])|(?<!\w)_{1,2}(?=[^\s_]))(?P<words>[^*_]+)(?<!\s)(?P=opening)(?![^\W_])"
    r"|(?P<tag><(?P<name>i|em|b|strong)>)(?P<tagged>[^<>]+)</(?P=name)>"
    r"|(?P<command>\\(?:emph|textit|textbf)\{)(?P<commanded>[^{}]+)\}"
)
_BOLD = frozenset(("**", "__", "<b>", "<strong>", "\\textbf{"))
_CONTAINED = frozenset(
    "article-journal article-magazine article-newspaper chapter paper-conference entry-encyclopedia".split()
)


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Words set in another face: where they stand without their signs, the signs, and whether it is italics."""

    words: Span
    opening: str
    closing: str
    italic: bool


def emphases(text: str) -> tuple[Emphasis, ...]:
    """What a text sets in another face; signs inside of addresses are none.

    >>> [each.words.of("_A_ and *B*, 2*3*4") for each in emphases("_A_ and *B*, 2*3*4")]
    ['A', 'B']
    """
    if not any(sign in text for sign in "*_<\\"):
        return ()
    return tuple(_emphasis(match) for match in _SET.finditer(without_addresses(text)))


def _emphasis(match: re.Match[str]) -> Emphasis:
    group = next(name for name in ("words", "tagged", "commanded") if match[name] is not None)
    opening = match["opening"] or match["tag"] or match["command"]
    words = Span(*match.span(group))
    return Emphasis(words, opening, match[0][words.end - match.start() :], opening not in _BOLD)


def italic_part(entry: Entry) -> ParsedField | None:
    """What styles set in italics in an entry: its container's title, or its own where it has no container."""
    contained = entry.reference.type in _CONTAINED or entry.reference.text("container-title")
    return entry.parsed.field("container-title" if contained else "title")


@dataclass(frozen=True, slots=True)
class Bare:
    """An entry without the signs of its faces, and where each of its characters stood."""

    entry: Entry
    places: tuple[int, ...]

    def back(self, span: Span) -> Span:
        """A span of the bare text in the text as it stands; an empty one lies behind what precedes it."""
        if span.start < span.end:
            return Span(self.places[span.start], self.places[span.end - 1] + 1)
        at = self.places[span.start - 1] + 1 if span.start else 0
        return Span(at, at)


def bare(entry: Entry) -> Bare:
    """The entry as it would stand without italics or bold."""
    found = emphases(entry.text)
    if not found:
        return Bare(entry, tuple(range(len(entry.text))))
    signs = {at for each in found for at in _signs(each)}
    places = tuple(at for at in range(len(entry.text)) if at not in signs)
    text = "".join(entry.text[at] for at in places)
    fields = tuple(replace(each, span=_forth(each.span, places)) for each in entry.parsed.fields)
    return Bare(replace(entry, parsed=replace(entry.parsed, text=text, fields=fields)), places)


def _signs(each: Emphasis) -> list[int]:
    before = range(each.words.start - len(each.opening), each.words.start)
    return [*before, *range(each.words.end, each.words.end + len(each.closing))]


def _forth(span: Span, places: Sequence[int]) -> Span:
    return Span(bisect_left(places, span.start), bisect_left(places, span.end))
