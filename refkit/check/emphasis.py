"""What of an entry styles set in italics, and the entry without the signs of its source for italics and bold."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from refkit.fields.faces import emphases
from refkit.model import Entry, ParsedField, Span

_CONTAINED = frozenset(
    "article-journal article-magazine article-newspaper chapter paper-conference entry-encyclopedia".split()
)


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
    signs = {at for each in found for span in each.signs() for at in range(span.start, span.end)}
    places = tuple(at for at in range(len(entry.text)) if at not in signs)
    text = "".join(entry.text[at] for at in places)
    fields = tuple(replace(each, span=_forth(each.span, places)) for each in entry.parsed.fields)
    return Bare(replace(entry, parsed=replace(entry.parsed, text=text, fields=fields)), places)


def _forth(span: Span, places: Sequence[int]) -> Span:
    return Span(bisect_left(places, span.start), bisect_left(places, span.end))
