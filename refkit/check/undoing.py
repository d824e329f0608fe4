"""Single differences from a style taken back: an entry as it would stand without one fault of one kind."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from refkit.check.kinds import Kind
from refkit.fields.identifiers import addressed
from refkit.model import Span

_RANGE = re.compile(r"(?<=\d)[-–—](?=\d)")
JOINED = re.compile(r",? (?:and|&|und|et(?! al)|y|e|en|og|och) (?=[^\W\d_])")
"""What joins the last of several names to the others."""
_LAST_SIGNS = (", & ", " & ", ", and ", " and ", ", ")
_CLOSED = re.compile(r"(?<=\b[^\W\d_a-z]\.)(?=[^\W\d_a-z]\.)")
_OPEN = re.compile(r"(?<=\b[^\W\d_a-z]\.) (?=[^\W\d_a-z]\.)")
_SIGN = re.compile(r"[.,;:](?= )")
_ROUND = re.compile(r"(?<!\w)\((\d{1,4})\)")
_NUMBER = re.compile(r"(?<=\s)\d{1,4}(?=\(| ?[,:.])")
_BEFORE_ADDRESS = re.compile(
    r"(?:Retrieved|Accessed|Available|Last accessed)(?: online)?(?: (?:from|at|on))?:? (?=https?://|www\.|doi)"
)
_CUT_SHORT = re.compile(r"\b(?:Retrieved|Accessed|Available)\b[^.]{0,30}\b(?:from|at|on|online)[\s:]*$", re.IGNORECASE)
_LONGEST = 60  # signs of an entry that are tried
ET_AL = re.compile(r"\bet\.? al\b\.?|\bu\. ?a\.|\band others\b")
"""What stands for the others of a list of names."""
_ABBREVIATED = re.compile(
    r"\b(?:[Nn][or]|[Vv]ols?|[Ee]ds?|pp?|[Bb]d|[Hh]rsg|[^\W\d_])\.(?= )|,(?= (?:Jr|Sr|I{2,3}|IV)\b)"
)
_OTHERS = {",": (".", ":", ";", ""), ".": (",", ""), ";": (",", "."), ":": (",", ".", "")}
_AROUND = 2  # signs on either side of the names that belong to them still


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

    @property
    def of_brackets(self) -> bool:
        """Whether a number is put in brackets, or taken out of them: then it was read as something else before."""
        return len(self.edits) == 1 and self.edits[0][1].strip("()").isdecimal()

    def is_inner_sign(self, text: str) -> bool:
        """Whether it is a sign between two elements that changes, and not brackets or the text's last sign."""
        return self.kind is Kind.PUNCTUATION and not self.of_brackets and not self.at_end(text)

    def at_end(self, text: str) -> bool:
        """Whether it is the text's last sign that changes."""
        return self.edits[0][0].end >= len(text.rstrip())


def is_cut_short(text: str) -> bool:
    """Whether an entry ends where an address should follow: "Retrieved from"; there a full stop mends nothing."""
    return bool(_CUT_SHORT.search(text))


def changes(text: str, names: Sequence[Span], last: Sequence[str] = ()) -> Iterator[Change]:
    """Each difference that may have been put into a text, taken back; the likelier kinds first.

    Args:
        text: an entry's.
        names: where its people stand, as far as that is known.
        last: what the style is known to have before a last author.
    """
    closed = list(addressed(text))
    yield from _ranges(text, closed)
    yield from _last_authors(text, names, last, closed)
    yield from _initials(text, names, closed)
    yield from (Change(Kind.UNWANTED, ((Span(*match.span()), ""),)) for match in _BEFORE_ADDRESS.finditer(text))
    yield from _brackets(text, closed)
    yield from _ends(text)
    yield from signs(text, names)


def signs(text: str, names: Sequence[Span]) -> Iterator[Change]:
    """Each sign of a text but those in addresses, abbreviations and names, as another sign."""
    fixed = [Span(*match.span()) for pattern in (ET_AL, _ABBREVIATED) for match in pattern.finditer(text)]
    closed = [*addressed(text), *fixed, *(Span(name.start, name.end - 1) for name in names if len(name))]
    places = _free(text, _SIGN, closed)
    if len(places) > _LONGEST:
        return
    for place in places:
        for new in _OTHERS[place.of(text)]:
            yield Change(Kind.PUNCTUATION, ((place, new),))


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


def _among(text: str, pattern: re.Pattern[str], names: Sequence[Span]) -> list[Span]:
    """Where a pattern stands among the names."""
    ways = [(max(name.start - _AROUND, 0), name.end + _AROUND) for name in names]
    found = {Span(*match.span()) for start, end in ways for match in pattern.finditer(text, start, end)}
    return sorted(found)


def _last_authors(text: str, names: Sequence[Span], own: Sequence[str], closed: Sequence[Span]) -> Iterator[Change]:
    among = _among(text, JOINED, names)
    for place in among[:4]:
        yield from _joined_otherwise(text, place, (*own, *_LAST_SIGNS))
    for place in [each for each in _free(text, JOINED, closed) if each not in among][:4]:
        yield from _joined_otherwise(text, place, own)


def _joined_otherwise(text: str, place: Span, signs: Sequence[str]) -> Iterator[Change]:
    for new in dict.fromkeys(signs):
        if new != place.of(text):
            yield Change(Kind.LAST_AUTHOR, ((place, new),))


def _initials(text: str, names: Sequence[Span], closed: Sequence[Span]) -> Iterator[Change]:
    """Initials of people first, then of whoever else may be one: an editor may not have been read as such."""
    for pattern, new in ((_CLOSED, " "), (_OPEN, "")):
        among, all_ = _among(text, pattern, names), _free(text, pattern, closed)
        single = sorted(all_, key=lambda place: place not in among)[:8] if len(all_) > 1 else []
        for places in dict.fromkeys((tuple(among), tuple(all_), *((place,) for place in single))):
            if places:
                yield Change(Kind.INITIALS, tuple((place, new) for place in places))


def _brackets(text: str, closed: Sequence[Span]) -> Iterator[Change]:
    for place in _free(text, _ROUND, closed):
        yield Change(Kind.PUNCTUATION, ((place, place.of(text)[1:-1]),))
    for place in _free(text, _NUMBER, closed):
        yield Change(Kind.PUNCTUATION, ((place, f"({place.of(text)})"),))


def _ends(text: str) -> Iterator[Change]:
    end = len(text.rstrip())
    if is_cut_short(text):
        return
    if text[end - 1 : end] == ".":
        yield Change(Kind.PUNCTUATION, ((Span(end - 1, end), ""),))
    else:
        yield Change(Kind.PUNCTUATION, ((Span(end, end), "."),))
