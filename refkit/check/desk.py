"""What lies before a rule: the article, the records of its entries, the style it should follow, and today's date."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import pairwise

from refkit.check.entries import has_year, is_remark, points_back
from refkit.check.pointers import Pointer, pointers
from refkit.check.repeats import repeated
from refkit.check.styling import Styled
from refkit.fields.identifiers import find_urls
from refkit.model import (
    Address,
    AddressState,
    Article,
    Citation,
    CitationKind,
    Cite,
    Date,
    Entry,
    InTextCitation,
    Name,
    Record,
    Reference,
    Span,
    Status,
)

_WITH_DOI = Reference.of(
    "article-journal",
    {
        "author": (Name("Wallaby", "Ada"),),
        "title": "Quokka",
        "container-title": "Kowari",
        "issued": Date(((2001,),)),
        "volume": "7",
        "page": "1-9",
        "DOI": "10.5555/quoll",
    },
    id="wallaby",
)
_MOSTLY = 0.4  # of a list, from which on it is in the style
_WORKS = 0.95  # of the entries have a year where a list is one of works, and no row of notes
_CLOSE = 0.4  # of the gaps of a list have no blank line, up to which blank lines part its entries
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n|\r[^\S\r]*\r")
_NUMBERED = (CitationKind.NUMERIC, CitationKind.NOTE)


@dataclass(frozen=True)  # without slots: the cached facts below are found once and shared by the rules
class Desk:
    """An article under check, and facts about it that several rules need."""

    article: Article
    records: Mapping[int, Record] = field(default_factory=dict)
    style: str | None = None
    today: date = date.max
    addresses: Mapping[str, Address] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """The article's text."""
        return self.article.text

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The entries of its list."""
        return self.article.entries

    @cached_property
    def pointers(self) -> tuple[Pointer, ...]:
        """Each cite and where it points."""
        return pointers(self.article)

    @cached_property
    def _by_citation(self) -> dict[Span, tuple[Pointer, ...]]:
        groups: dict[Span, list[Pointer]] = {}
        for pointer in self.pointers:
            groups.setdefault(pointer.citation.span, []).append(pointer)
        return {span: tuple(group) for span, group in groups.items()}

    def pointers_in(self, citation: InTextCitation) -> tuple[Pointer, ...]:
        """The pointers of one citation."""
        return self._by_citation.get(citation.span, ())

    @cached_property
    def repeats(self) -> Mapping[int, int]:
        """Each entry that names a work once more, and the first that names it; none of notes, which may do so."""
        return {} if self.notes else repeated(self.entries)

    @cached_property
    def linked(self) -> tuple[Span, ...]:
        """Where the cites stand that point at an entry, in order."""
        return tuple(sorted(pointer.cite.span for pointer in self.pointers if pointer.entry is not None))

    @cached_property
    def cited(self) -> frozenset[int]:
        """The entries that the text cites, be it with a slip."""
        sure = {pointer.entry for pointer in self.pointers if pointer.entry is not None}
        return frozenset(sure.union(*(pointer.open for pointer in self.pointers)))

    @cached_property
    def numbered(self) -> bool:
        """Whether most of the text's citations point by numbers."""
        kinds = Counter(citation.kind in _NUMBERED for citation in self.article.citations)
        return kinds[True] > kinds[False]

    @cached_property
    def notes(self) -> bool:
        """Whether the numbered entries are notes, in which one work may come again and again, not a list of works."""
        kinds = Counter(citation.kind for citation in self.article.citations)
        noted = kinds[CitationKind.NOTE] * 2 > sum(kinds.values())
        return self.numbered and (noted or any(map(points_back, self.entries)))

    @cached_property
    def by_year(self) -> bool:
        """Whether most of the text's citations point by names and years."""
        kinds = Counter(citation.kind is CitationKind.AUTHOR_DATE for citation in self.article.citations)
        return kinds[True] > kinds[False]

    @cached_property
    def works(self) -> tuple[tuple[int, Entry], ...]:
        """The entries that name a work, with their index; notes may be remarks instead, or point to other notes."""
        numbered = enumerate(self.entries)
        if not self.numbered:
            return tuple(numbered)
        phrases = sum(map(has_year, self.entries)) < _WORKS * len(self.entries)
        return tuple((index, entry) for index, entry in numbered if not is_remark(entry, phrases=phrases))

    @property
    def known_records(self) -> tuple[tuple[int, Record], ...]:
        """The records of the entries that were asked about, in order."""
        return tuple((index, self.records[index]) for index in sorted(self.records) if index < len(self.entries))

    @property
    def found_records(self) -> tuple[tuple[int, Record], ...]:
        """The records of works that were found."""
        return tuple((index, each) for index, each in self.known_records if each.status is Status.FOUND)

    @cached_property
    def matching_records(self) -> tuple[tuple[int, Record], ...]:
        """The records that surely are of the entry's work: title or people agree, and the DOI is not another work's."""
        return tuple((index, each) for index, each in self.found_records if self._matches(index, each))

    def addresses_in(self, state: AddressState) -> Iterator[tuple[int, Span, Address]]:
        """The entries' addresses of which that became: the entry, the place, and what is known."""
        for index, entry in enumerate(self.entries if self.addresses else ()):
            for span, url in find_urls(entry.text):
                if (found := self.addresses.get(url)) and found.state is state:
                    yield index, entry.place(span), found

    def _matches(self, index: int, record: Record) -> bool:
        from refkit.check.outside import people_disjoint, same_title

        mine = self.entries[index].reference
        return bool(
            record.reference and same_title(mine, record.reference) and not people_disjoint(mine, record.reference)
        )

    @cached_property
    def styled(self) -> tuple[Styled, ...]:
        """The entries beside what the style makes of them; none without a style."""
        if not self.style or not self.entries:
            return ()
        from refkit.check.emphasis import bare
        from refkit.check.styling import styled

        plain = [bare(entry) for entry in self.entries]
        return tuple(each.moved(plain[each.entry].back) for each in styled([each.entry for each in plain], self.style))

    @cached_property
    def as_styled(self) -> frozenset[int]:
        """The entries that stand just as the style writes them."""
        return frozenset(each.entry for each in self.styled if each.complete and not each.differences)

    @cached_property
    def in_style(self) -> bool:
        """Whether the list is mostly as the style writes it: what differs between its entries is then their works'."""
        return bool(self.entries) and len(self.as_styled) >= _MOSTLY * len(self.entries)

    @cached_property
    def style_cites(self) -> tuple[tuple[Pointer, str], ...]:
        """Each cite of one work, and the citation that the style writes for it; none without a style."""
        mine = [each for each in self.pointers if self.style and each.by_name and each.entry is not None]
        if not self.style or not mine:
            return ()
        from refkit.csl.processor import process

        references = [entry.parsed.with_others.with_(id=str(index)) for index, entry in enumerate(self.entries)]
        citations = [Citation((Cite(str(each.entry)),)) for each in mine]
        written = process(references, citations, style=self.style).citations
        return tuple(zip(mine, written, strict=True))

    @cached_property
    def style_citation(self) -> str:
        """How the style cites one work by Wallaby, of 2001: "(Wallaby, 2001)", "[1]"; "" without a style."""
        if not self.style:
            return ""
        from refkit.csl.processor import process

        return process((_WITH_DOI,), [Citation((Cite(_WITH_DOI.id),))], style=self.style).citations[0]

    @cached_property
    def doi_prefix(self) -> str:
        """What the style writes in front of a DOI: "https://doi.org/", "doi:"; "" without a style or a DOI in it."""
        if not self.style:
            return ""
        from refkit.csl.processor import process

        written = " ".join(entry.text for entry in process((_WITH_DOI,), style=self.style).bibliography)
        match = re.search(r"(\S*?:?\s?)10\.5555/", written)
        return match[1] if match else ""

    @cached_property
    def _run_on(self) -> frozenset[int]:
        """The entries that no blank line parts from the one before, where blank lines part most: lines of it, then."""
        pairs = enumerate(pairwise(self.entries), start=1)
        gaps = {index: self.text[one.span.end : other.span.start] for index, (one, other) in pairs}
        close = frozenset(index for index, gap in gaps.items() if not _BLANK_LINE.search(gap))
        return close if len(close) < _CLOSE * len(gaps) else frozenset()

    def begins(self, index: int) -> bool:
        """Whether an entry is parted from the one before as the others are; else it may be a line of that one."""
        return index not in self._run_on

    def whole(self, index: int) -> bool:
        """Whether nothing but blanks and a label lies between an entry and its neighbours, and between its lines.

        Where words do, or it is parted from its neighbours less than others are, some of its lines may not have been
        read: it cannot be moved, and its end is not known, nor whether it lacks anything.
        """
        if not self.begins(index) or not self.begins(index + 1):
            return False
        before = self.entries[index - 1].span.end if index else self.entries[index].span.start
        start, end = self.entries[index].span.start, self.entries[index].span.end
        last = index + 1 == len(self.entries)
        after = self.text.find("\n", end) if last else self.entries[index + 1].span.start
        behind = self.text[end : after if after >= 0 else len(self.text)]
        pieces = self.entries[index].pieces
        between = "".join(self.text[one.end : other.start] for one, other in pairwise(pieces))
        return not re.search(r"[^\W\d_]", self.text[before:start] + between + behind)

    def head(self, index: int) -> Span:
        """The beginning of an entry, enough to know it by: its first piece."""
        entry = self.entries[index]
        first = entry.pieces[0] if entry.pieces else entry.span
        return Span(entry.span.start if entry.label else first.start, first.end)
