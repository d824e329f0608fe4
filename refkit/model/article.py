"""An article as refkit sees it: its text, its list of entries, its in-text citations, and what each cite means."""

from dataclasses import dataclass
from enum import StrEnum

from refkit.model.name import OTHERS
from refkit.model.reference import Reference
from refkit.model.span import Span


@dataclass(frozen=True, slots=True)
class ParsedField:
    """Where one CSL variable was read in a reference string, and how sure that is (0 to 1)."""

    variable: str
    span: Span
    confidence: float


@dataclass(frozen=True, slots=True)
class ParsedReference:
    """A reference string and what was read from it.

    The spans of `fields` lie in `text`; several fields may have the same variable (a date in two pieces).
    `confidence`, 0 to 1, is that every field is right. `shortened` are the name variables whose list leaves some out,
    by "et al." or by dots between two names.
    """

    text: str
    reference: Reference
    fields: tuple[ParsedField, ...] = ()
    confidence: float = 0.0
    shortened: tuple[str, ...] = ()

    @property
    def with_others(self) -> Reference:
        """The reference, with `OTHERS` at the end of each list of names that is not whole."""
        return self.reference.with_({name: (*self.reference.names(name), OTHERS) for name in self.shortened})

    def field(self, variable: str) -> ParsedField | None:
        """The first field of that variable, None when it was not found."""
        return next((field for field in self.fields if field.variable == variable), None)


@dataclass(frozen=True, slots=True)
class Entry:
    """One work as the article's list writes it.

    `pieces` are the spans of the article whose texts, joined by one space, are `text`: the words of the entry's
    lines without its number or bullet, which is `label`. `span` runs over all of it, label included.
    """

    span: Span
    pieces: tuple[Span, ...]
    label: str | None
    parsed: ParsedReference

    @property
    def text(self) -> str:
        """The entry in one line."""
        return self.parsed.text

    @property
    def reference(self) -> Reference:
        """What was read from it."""
        return self.parsed.reference

    def place(self, span: Span) -> Span:
        """Where a span of `text` lies in the article; one over several lines covers what is between them."""
        return Span(self._offset(span.start), self._offset(max(span.end - 1, span.start)) + 1)

    def placed(self, span: Span) -> Span:
        """The same for what is to be written there: an empty span lies behind what precedes it."""
        if span:
            return self.place(span)
        end = self.place(Span(span.start - 1, span.start)).end if span.start else self.place(Span(0, 1)).start
        return Span(end, end)

    def _offset(self, index: int) -> int:
        begin = 0
        for piece in self.pieces:
            if index <= begin + len(piece):
                return piece.start + index - begin
            begin += len(piece) + 1
        return self.pieces[-1].end


class CitationKind(StrEnum):
    """How an in-text citation points: by author and date, author and page, number, note mark or key."""

    AUTHOR_DATE = "author-date"
    AUTHOR_PAGE = "author-page"
    NUMERIC = "numeric"
    NOTE = "note"
    KEY = "key"


@dataclass(frozen=True, slots=True)
class InTextCite:
    """One pointer in a citation: where it stands, what it says, and which entry it means.

    `names` are the names as written ("Berg", "Eiken"), `year` as written ("2007a", "n.d.", "" without one),
    `number` what a numeric or note cite says, `key` a citation key. `et_al` is whether the names end in "et al.".
    `entry` is an index into `Article.entries`; None means that no entry fits, and `why` says what was missed;
    `near` lists the entries that come close (same names with another year, a name one letter off). `alike` are the
    entries that it fits alike, where nothing tells which of them it means; `entry` is None then.
    `reference` is an index into `Article.bibliography`, for a key that one of its works has.
    """

    span: Span
    names: tuple[str, ...] = ()
    year: str = ""
    et_al: bool = False
    number: str = ""
    key: str = ""
    locator: str = ""
    label: str = ""
    entry: int | None = None
    why: str = ""
    near: tuple[int, ...] = ()
    reference: int | None = None
    alike: tuple[int, ...] = ()

    @property
    def entries(self) -> tuple[int, ...]:
        """The entries that it means or may mean: one, those that it fits alike, or none."""
        return self.alike if self.entry is None else (self.entry,)


@dataclass(frozen=True, slots=True)
class InTextCitation:
    """A citation in the running text: "(Smith 2020, p. 5; Jones 2019)", "Smith (2020)", "[3-7]"."""

    span: Span
    text: str
    kind: CitationKind
    cites: tuple[InTextCite, ...]


@dataclass(frozen=True, slots=True)
class Article:
    """A text, its list (None when it has none; the heading is outside), its entries and its citations, in order.

    When there are several lists, `list` runs from the first entry of the first to the last entry of the last.
    `bibliography` are the works outside the text that it may cite by key, as those of a .bib file.
    """

    text: str
    list: Span | None
    entries: tuple[Entry, ...]
    citations: tuple[InTextCitation, ...]
    bibliography: tuple[Reference, ...] = ()
