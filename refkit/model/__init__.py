"""The nouns of refkit. They are frozen, know their own shape, and import nothing but each other and `errors`.

The nouns of citations, articles, answers from the world and Word documents are loaded when they are first asked for.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from refkit.model.bibliography import Aside, Bibliography, Problem
from refkit.model.date import Date
from refkit.model.name import OTHERS, Name
from refkit.model.reference import Names, Reference, Value
from refkit.model.span import Lines, Position, Span

if TYPE_CHECKING:
    from refkit.model.address import Address, AddressState
    from refkit.model.article import (
        Article,
        CitationKind,
        Entry,
        InTextCitation,
        InTextCite,
        ParsedField,
        ParsedReference,
    )
    from refkit.model.citation import Citation, Cite
    from refkit.model.record import NOT_REGISTERED, Candidate, Notice, Record, Status
    from refkit.model.run import Run

__all__ = [
    "NOT_REGISTERED",
    "OTHERS",
    "Address",
    "AddressState",
    "Article",
    "Aside",
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
    "Run",
    "Span",
    "Status",
    "Value",
]

_HOMES = {
    **dict.fromkeys(("Address", "AddressState"), "address"),
    **dict.fromkeys(("Candidate", "NOT_REGISTERED", "Notice", "Record", "Status"), "record"),
    **dict.fromkeys(("Citation", "Cite"), "citation"),
    "Run": "run",
}


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    noun = getattr(import_module(f"{__name__}.{_HOMES.get(name, 'article')}"), name)
    globals()[name] = noun
    return noun
