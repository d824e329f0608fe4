"""The journey of an article, step by step: its lists, their entries, the citations in what remains."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from refkit.article import (
    aliases,
    author_date,
    author_page,
    cases,
    code,
    context,
    keys,
    leftover,
    numeric,
    remarks,
    sections,
)
from refkit.article import notes as notes_room
from refkit.article.groups import groups
from refkit.article.headings import Heading
from refkit.article.keys import Keys
from refkit.article.links import Works
from refkit.article.sections import Section
from refkit.model import Article, CitationKind, Entry, InTextCitation, Reference, Span
from refkit.parsing import headers, parse_entries
from refkit.parsing.repeating import repeated
from refkit.parsing.splitter import Block, split

_SOURCE = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)|https?://|www\.")


def read(text: str, bibliography: Sequence[Reference] = ()) -> Article:
    """The article that a text is; what it cites by key may also be a work of the bibliography beside it."""
    said = code.without(text)
    running = headers.set_apart(said)
    found = sections.lists(said, running)
    blocks = [(section, block) for section in found for block in _blocks(said, section, running)]
    blocks = _without_own(blocks)
    listed = [block for section, block in blocks if not _is_notes(section)]
    notes = [block for section, block in blocks if _is_notes(section)]
    entries = _entries(said, listed)
    cited = notes_room.citations(said, notes, Works(entries)) if notes and len(listed) > 1 else []
    kept = listed
    if not cited or len(cited) * 5 < len(notes) * 2:
        cited, kept = [], _with_notes(said, listed, notes)
        if kept != listed:  # to read a list twice is half the cost of a long one
            entries = _entries(said, kept)
    explained = bool(notes) and not cited and kept == listed
    body = tuple(_body(said, [section for section in found if not (explained and _is_notes(section))]))
    marked = bool(cited) or (explained and not any(_is_number(entry) for entry in entries))
    others = _citations(code.without_inline(said), body, entries, bibliography, noted=bool(cited), marked=marked)
    every = sorted((*cited, *others), key=lambda citation: citation.span)
    return Article(text, _whole(entries), entries, tuple(_as_written(text, every)), tuple(bibliography))


def _as_written(text: str, found: Sequence[InTextCitation]) -> Iterator[InTextCitation]:
    """The citations with the code that stands in some of them, which the others were read without."""
    for citation in found:
        written = citation.span.of(text)
        yield replace(citation, text=written) if "`" in written else citation


def _blocks(text: str, section: Section, running: frozenset[str]) -> Sequence[Block]:
    """The entries of a list, without what a page says under them; a note may say much and is one all the same."""
    own = split(text, section.span, running=running, numbered=section.numbered)
    return own if _is_notes(section) else remarks.without(text, own)


def _without_own(blocks: Sequence[tuple[Section, Block]]) -> list[tuple[Section, Block]]:
    """The blocks without those of a list of somebody's own works, where there is a list of references beside it."""
    cited = [(section, block) for section, block in blocks if section.heading is not Heading.OWN]
    return cited or list(blocks)


def _with_notes(text: str, listed: Sequence[Block], notes: Sequence[Block]) -> list[Block]:
    """The entries of a text whose notes do not point at its list: notes that only explain are none beside a list."""
    sources = sum(bool(_SOURCE.search(note.text_in(text))) for note in notes)
    kept = notes if len(listed) < 2 or sources * 5 >= len(notes) * 2 else []
    return sorted((*listed, *kept), key=lambda block: block.span)


def _whole(entries: Sequence[Entry]) -> Span | None:
    return Span(entries[0].span.start, entries[-1].span.end) if entries else None


def _is_number(entry: Entry) -> bool:
    return bool(entry.label) and str(entry.label).isdigit()


def _is_notes(section: Section) -> bool:
    return section.heading is Heading.NOTES


def _entries(text: str, blocks: Sequence[Block]) -> tuple[Entry, ...]:
    parsed = repeated(parse_entries([block.text_in(text) for block in blocks]))
    pairs = zip(blocks, parsed, strict=True)
    return tuple(Entry(block.span, block.pieces, block.label or None, each) for block, each in pairs)


def _body(text: str, found: Sequence[Section]) -> Iterator[Span]:
    at = 0
    for section in found:
        yield Span(at, section.span.start)
        at = section.span.end
    yield Span(at, len(text))


def _by_list(body: Sequence[Span], entries: Sequence[Entry]) -> Iterator[range]:
    """Which entries stand in one list: between two pieces of the body."""
    starts = [entry.span.start for entry in entries]
    for before, after in pairwise(body):
        yield range(bisect_left(starts, before.end), bisect_left(starts, after.start))


def _citations(
    text: str,
    body: Sequence[Span],
    entries: Sequence[Entry],
    bibliography: Sequence[Reference],
    *,
    noted: bool,
    marked: bool,
) -> tuple[InTextCitation, ...]:
    """The citations of the body.

    Where notes cite (`noted`), names mean listed works only; where there are notes beside the list (`marked`), numbers
    are their marks and cite nothing.
    """
    works = Works(entries)
    pairs = [group for span in body for group in groups(text, span)]
    dated = author_date.citations(text, body, pairs, works)
    named = {cite.entry for citation in dated for cite in citation.cites if cite.entry is not None}
    numbered, reach = ([], 0) if marked else _numbered(text, body, entries, len(named))
    keyed = keys.citations(text, body, pairs, Keys(entries, bibliography, works))
    if keyed and not numbered and entries:
        reach = len({cite.entry for citation in keyed for cite in citation.cites if cite.entry is not None})
    if reach > 0.3 * len(entries) and reach > len(named):
        again = context.repeated(text, pairs, numbered)
        return _apart([*keyed, *numbered, *again, *(citation for citation in dated if _sure(citation))])
    dated = [author_page.completed(text, citation, works) for citation in dated]
    dated += cases.citations(text, body, pairs, works, dated)
    dated = sorted((*dated, *aliases.citations(text, body, pairs, dated)), key=lambda citation: citation.span)
    named_so = [*dated, *author_page.citations(text, pairs, works, dated)]
    by_page = author_page.by_page(named_so) or (not numbered and context.quotes_by_page(text, pairs, named_so))
    leaning = context.citations(text, pairs, works, named_so, by_page=by_page)
    leaning += [citation for span in body for citation in context.cited_before(text, span, works)]
    known = leftover.linked([*named_so, *leaning], works)
    known += leftover.told(text, body[:-1], works, known, by_page=author_page.mostly(known))
    doubted = Span(0, len(text)) if noted else body[-1]
    kept = [each for each in known if not entries or _counts(each, doubted)]
    return _apart([*keyed, *numbered, *kept])


def _numbered(
    text: str, body: Sequence[Span], entries: Sequence[Entry], dated: int
) -> tuple[list[InTextCitation], int]:
    """The numeric citations before the last list; after it are comments and menus, but where a text begins with it."""
    lists = tuple(_by_list(body, entries))
    found, reach = numeric.citations(text, body[:-1], entries, lists, dated=dated)
    return (found, reach) if found else numeric.citations(text, body, entries, lists, dated=dated)


def _counts(citation: InTextCitation, doubted: Span) -> bool:
    """Whether a citation counts: in comments and menus after the last list, and beside notes, only listed works do."""
    return not doubted.meets(citation.span) or any(cite.entries for cite in citation.cites)


def _sure(citation: InTextCitation) -> bool:
    """Whether names and date in a text that cites by number mean an entry without doubt."""
    return citation.text[:1] in "([" and all(cite.entry is not None for cite in citation.cites)


def _said(outer: InTextCitation, inner: InTextCitation) -> bool:
    """Whether a citation says nothing that the one around it does not: "Hammond [1957]" in "(Hammond [1957] 1991)"."""
    meant = {cite.entry for cite in outer.cites}
    return outer.span.covers(inner.span) and all(cite.entry in meant for cite in inner.cites)


def _with_again(outer: InTextCitation, inner: InTextCitation) -> InTextCitation:
    """A citation with the cites of one inside it that mean what it does not: "(Hale 1986; Rust, op. cit., p. 5)"."""
    if outer.kind is not CitationKind.AUTHOR_DATE or inner.kind is not CitationKind.AUTHOR_PAGE or _said(outer, inner):
        return outer
    if any(cite.span.meets(other.span) for cite in inner.cites for other in outer.cites):
        return outer
    return replace(outer, cites=tuple(sorted((*outer.cites, *inner.cites), key=lambda cite: cite.span)))


def _apart(found: Sequence[InTextCitation]) -> tuple[InTextCitation, ...]:
    """The citations in order; of two that overlap with one inside the other, the outer one is left out if it says"
    " less.
    """
    order = sorted(found, key=lambda citation: (citation.span.start, -citation.span.end))
    kept: list[InTextCitation] = []
    for citation in order:
        last = kept[-1] if kept else None
        if last and citation.span.meets(last.span) and (citation.kind != last.kind or _said(last, citation)):
            kept[-1] = _with_again(last, citation)
            continue
        kept.append(citation)
    return tuple(kept)
