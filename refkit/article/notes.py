"""Notes that cite: where a text has a bibliography too, its notes are its citations, "Amsel, Burgen, S. 14."."""

import re
from collections.abc import Sequence
from itertools import pairwise

from refkit.article import locators, naming
from refkit.article.context import IBID
from refkit.article.links import Works
from refkit.model import CitationKind, InTextCitation, InTextCite, Span
from refkit.parsing.splitter import Block

_LOCATOR = re.compile(rf"(?:{locators.LABEL})\s?(?P<pages>{locators.PAGES})[\s.,;]*$")
_IBID_FIRST = re.compile(
    r"(?:vgl\.?\s|cf\.?\s|see\s|siehe\s)?(?:ibid|ebd|ebenda|ivi|idem|id\.|op\.\s?cit|a\.\s?a\.\s?O"
    r"|(?:ders|dies)\.,?\s(?:S\.|pp?\.|fols?\.|Bl\.)\s?\d)",
    re.IGNORECASE,
)

_SAME_AUTHOR = re.compile(
    r"(?:vgl\.?\s|cf\.?\s|see\s|siehe\s)?(?:ders(?:\.|elbe)|dies(?:\.|elben?)|idem|eadem|id\.)[,:]?\s(?P<title>[^\W\d_][^.;]{3,80}?)"
    rf"(?:,\s(?:{locators.LABEL})?\s?{locators.PAGES})?[\s.,;]*$",
    re.IGNORECASE,
)
_ONE = r"(?:[^\W\d_a-z]\.[\s-]?){0,3}[^\W\d_a-z][a-zß-öø-ÿ'’]+(?:[-‐‑ ][^\W\d_a-z][a-zß-öø-ÿ'’]+)?"
# A work that only a bibliography could say more of: "Hale 2014", "Hale and Rust, Old Roofs, p. 12".
_SHORT = re.compile(
    r"(?:(?:[Vv]gl|[Cc]fr?)\.\s|[Ss]ee\s|[Ss]iehe\s|[Vv]oir\s)?"
    rf"(?P<names>{_ONE}(?:\s(?:and|und|et|y|e|&)\s{_ONE})?)"
    rf"(?:,?\s\(?(?P<year>(?:1[5-9]|20)\d\d[a-z]?)\)?(?:[,:]\s(?:{locators.LABEL})?\s?{locators.PAGES})?"
    rf"|,\s[^,;.:()\d]{{4,60}},\s(?:{locators.LABEL})\s?{locators.PAGES})[\s.,;]*$"
)
_PARTED = re.compile(r"\s(?:and|und|et|y|e|&)\s")


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
    if last and last.entry is not None and (same := _SAME_AUTHOR.match(words)):
        index = works.titled(same["title"], among=works.beside(last.entry))
        if index is not None:
            return InTextCite(span, locator=pages, label=label, entry=index)
    if IBID.fullmatch(words) or _IBID_FIRST.match(words.strip()):
        entry, why = (last.entry, last.why) if last else (None, "nothing is cited before it")
        return InTextCite(span, locator=pages, label=label, entry=entry, why=why)
    index = works.told_in(words)
    if index is not None:
        return InTextCite(span, locator=pages, label=label, entry=index)
    return _unlisted(span, words, works, pages, label)


def _unlisted(span: Span, words: str, works: Works, pages: str, label: str) -> InTextCite | None:
    """The cite of a short note that no entry bears out: only its names and a year, or a title and a page."""
    short = _SHORT.fullmatch(words.strip())
    if not short:
        return None
    names, year = tuple(_PARTED.split(short["names"])), short["year"] or ""
    if any(naming.opens_sentence(name.split()[-1]) for name in names):
        return None
    link = works.named(names, year)
    return link.of(
        InTextCite(
            span,
            names,
            year,
            locator=pages,
            label=label,
        )
    )
