"""Single differences from a style taken back: an entry as it would stand without one fault of one kind."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from refkit.check.kinds import Kind
from refkit.model import Span

_ADDRESS = re.compile(r"\S*(?:https?://|www\.|10\.\d{4,9}/)\S*")
_RANGE = re.compile(r"(?<=\d)[-–—](?=\d)")
_LAST = re.compile(r",? (?:and|&|und|et(?! al)|y) (?=[^\W\d_])")
_LAST_SIGNS = (", & ", " & ", ", and ", " and ", ", ")
_CLOSED = re.compile(r"(?<=\b[^\W\d_a-z]\.)(?=[^\W\d_a-z]\.)")
_OPEN = re.compile(r"(?<=\b[^\W\d_a-z]\.) (?=[^\W\d_a-z]\.)")
_SIGN = re.compile(r"[.,;:](?= )")
_ROUND = re.compile(r"(?<!\w)\((\d{1,4})\)")
_NUMBER = re.compile(r"(?<=\s)\d{1,4}(?=\(| ?[,:.])")
_BEFORE_ADDRESS = re.compile(
    r"(?:Retrieved|Accessed|Available|Last accessed)(?: online)?(?: (?:from|at|on))?:? (?=https?://|www\.|doi)"
)
_LONGEST = 60  # signs of an entry that are tried


@dataclass(frozen=True, slots=True)
class Change:
    """One kind of difference taken back: what the stretches of an entry become."""

    kind: Kind
    edits: tuple[tuple[Span, str], ...]

    def of(self, text: str) -> str:
        """The text after the change."""
        for span, new in sorted(self.edits, reverse=True):
            text = text[: span.start] + new + text[span.end :]
        return text

    def at_end(self, text: str) -> bool:
        """Whether it is the text's last sign that changes."""
        return self.edits[0][0].end >= len(text.rstrip())


def changes(text: str) -> Iterator[Change]:
    """Each difference that may have been put into a text, taken back; the likelier kinds first."""
    closed = [Span(*match.span()) for match in _ADDRESS.finditer(text)]
    yield from _ranges(text, closed)
    yield from _last_authors(text, closed)
    yield from _initials(text)
    yield from (Change(Kind.UNWANTED, ((Span(*match.span()), ""),)) for match in _BEFORE_ADDRESS.finditer(text))
    yield from _brackets(text, closed)
    yield from _ends(text)
    yield from _signs(text, closed)


def _free(text: str, pattern: re.Pattern[str], closed: Sequence[Span]) -> list[Span]:
    """Where a pattern stands outside of addresses."""
    found = (Span(*match.span()) for match in pattern.finditer(text))
    return [span for span in found if not any(each.start <= span.start < each.end for each in closed)]


def _ranges(text: str, closed: Sequence[Span]) -> Iterator[Change]:
    places = _free(text, _RANGE, closed)
    for new in "–-":
        wrong = [place for place in places if place.of(text) != new]
        if wrong:
            yield Change(Kind.RANGE, tuple((place, new) for place in wrong))
        if len(wrong) > 1:
            yield from (Change(Kind.RANGE, ((place, new),)) for place in wrong)


def _last_authors(text: str, closed: Sequence[Span]) -> Iterator[Change]:
    for place in _free(text, _LAST, closed)[:4]:
        for new in _LAST_SIGNS:
            if new != place.of(text):
                yield Change(Kind.LAST_AUTHOR, ((place, new),))


def _initials(text: str) -> Iterator[Change]:
    for pattern, new in ((_CLOSED, " "), (_OPEN, "")):
        places = [Span(*match.span()) for match in pattern.finditer(text)]
        if places:
            yield Change(Kind.INITIALS, tuple((place, new) for place in places))
        if len(places) > 1:
            yield from (Change(Kind.INITIALS, ((place, new),)) for place in places[:8])


def _brackets(text: str, closed: Sequence[Span]) -> Iterator[Change]:
    for place in _free(text, _ROUND, closed):
        yield Change(Kind.PUNCTUATION, ((place, place.of(text)[1:-1]),))
    for place in _free(text, _NUMBER, closed):
        yield Change(Kind.PUNCTUATION, ((place, f"({place.of(text)})"),))


def _ends(text: str) -> Iterator[Change]:
    end = len(text.rstrip())
    if text[end - 1 : end] == ".":
        yield Change(Kind.PUNCTUATION, ((Span(end - 1, end), ""),))
    else:
        yield Change(Kind.PUNCTUATION, ((Span(end, end), "."),))


def _signs(text: str, closed: Sequence[Span]) -> Iterator[Change]:
    places = _free(text, _SIGN, closed)
    if len(places) > _LONGEST:
        return
    for place in places:
        for new in {",": (".", ":", ";", ""), ".": (",", ""), ";": (",", "."), ":": (",", ".", "")}[place.of(text)]:
            yield Change(Kind.PUNCTUATION, ((place, new),))
