"""Notes that cite: where a text has a bibliography too, its notes are its citations, "Amsel, Burgen, S. 14."."""

import re
from collections.abc import Sequence
from itertools import pairwise

from refkit.article import locators
from refkit.article.context import IBID
from refkit.article.links import Works
from refkit.model import CitationKind, InTextCitation, InTextCite, Span
from refkit.parsing.splitter import Block

_LOCATOR = re.compile(rf"(?:{locators.LABEL})\s?(?P<pages>{locators.PAGES})[\s.,;]*$")
_IBID_FIRST = re.compile(
    r"(?:vgl\.?\s|cf\.?\s|see\s|siehe\s)?(?:ibid|ebd|ebenda|ivi|idem|id\.|op\.\s?cit|a\.\s?a\.\s?O)", re.IGNORECASE
)


def citations(text: str, notes: Sequence[Block], works: Works) -> list[InTextCitation]:
    """A citation for each note that points at an entry; notes that only explain give none."""
    found: list[InTextCitation] = []
    last: InTextCite | None = None
    for note in notes:
        cites: list[InTextCite] = []
        for piece in _parts(text, note):
            cite = _cite(text, piece, works, last)
            if cite is not None:
                cites.append(cite)
                last = cite
        if cites:
            span = Span(note.pieces[0].start, note.pieces[-1].end)
            found.append(InTextCitation(span, span.of(text), CitationKind.NOTE, tuple(cites)))
    return found


def _parts(text: str, note: Block) -> list[Span]:
    """The parts of a note between semicolons; all of it when only one part says whose work it is."""
    start, end = note.pieces[0].start, note.pieces[-1].end
    cuts = [match.end() for match in re.finditer(r";\s", text[start:end])]
    bounds = [start, *(start + cut for cut in cuts), end]
    return [Span(one, other) for one, other in pairwise(bounds) if other > one]


def _cite(text: str, span: Span, works: Works, last: InTextCite | None) -> InTextCite | None:
    words = span.of(text)
    place = _LOCATOR.search(words[-80:])
    pages, label = (place["pages"], "page") if place else ("", "")
    if IBID.fullmatch(words) or _IBID_FIRST.match(words.strip()):
        entry, why = (last.entry, last.why) if last else (None, "nothing is cited before it")
        return InTextCite(span, locator=pages, label=label, entry=entry, why=why)
    index = works.told_in(words)
    return None if index is None else InTextCite(span, locator=pages, label=label, entry=index)
