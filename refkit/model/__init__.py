"""The nouns of refkit. They are frozen, know their own shape, and import nothing but each other and `errors`."""

from refkit.model.article import (
    Article,
    CitationKind,
    Entry,
    InTextCitation,
    InTextCite,
    ParsedField,
    ParsedReference,
)
from refkit.model.bibliography import Bibliography, Problem
from refkit.model.citation import Citation, Cite
from refkit.model.date import Date
from refkit.model.name import Name
from refkit.model.record import Candidate, Notice, Record, Status
from refkit.model.reference import Names, Reference, Value
from refkit.model.span import Lines, Position, Span

__all__ = [
    "Article",
    "Bibliography",
    "Candidate",
    "Citation",
    "CitationKind",
    "Cite",
    "Date",
    "Entry",
    "InTextCitation",
    "InTextCite",
    "Lines",
    "Name",
    "Names",
    "Notice",
    "ParsedField",
    "ParsedReference",
    "Position",
    "Problem",
    "Record",
    "Reference",
    "Span",
    "Status",
    "Value",
]
