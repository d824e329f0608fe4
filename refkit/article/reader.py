"""The journey of an article, step by step: its lists, their entries, the citations in what remains."""

from collections.abc import Iterator, Sequence

from refkit.article import author_date, author_page, sections
from refkit.article.groups import groups
from refkit.article.links import Works
from refkit.article.sections import Section
from refkit.model import Article, Entry, InTextCitation, Span
from refkit.parsing import parse_entries
from refkit.parsing.splitter import Block, split


def read(text: str) -> Article:
    """The article that a text is."""
    found = sections.lists(text)
    entries = _entries(text, found)
    where = Span(entries[0].span.start, entries[-1].span.end) if entries else None
    works = Works(entries)
    body = tuple(_body(text, found))
    citations = _citations(text, body, works)
    return Article(text, where, entries, citations)


def _entries(text: str, found: Sequence[Section]) -> tuple[Entry, ...]:
    blocks = [block for section in found for block in split(text, section.span)]
    parsed = parse_entries([block.text_in(text) for block in blocks])
    return tuple(_entry(block, each) for block, each in zip(blocks, parsed, strict=True))


def _entry(block: Block, parsed: object) -> Entry:
    return Entry(block.span, block.pieces, block.label or None, parsed)  # type: ignore[arg-type]


def _body(text: str, found: Sequence[Section]) -> Iterator[Span]:
    at = 0
    for section in found:
        yield Span(at, section.span.start)
        at = section.span.end
    yield Span(at, len(text))


def _citations(text: str, body: Sequence[Span], works: Works) -> tuple[InTextCitation, ...]:
    found: list[InTextCitation] = []
    for span in body:
        pairs = groups(text, span)
        dated = author_date.citations(text, pairs, works)
        found += dated + author_page.citations(text, pairs, works, dated)
    return tuple(sorted(found, key=lambda citation: citation.span))
