"""Read the references of an article as they really are written, check them, find their DOIs, write them in any style.

>>> import refkit
>>> parsed = refkit.parse("Thoreau, H. D. (1854). Walden. Boston: Ticknor and Fields.")
>>> parsed.reference["author"][0].family
'Thoreau'
"""

import sys
from types import ModuleType
from typing import TYPE_CHECKING, Any

from refkit.api import (
    bibliography_of,
    check,
    compare,
    fix,
    format_references,
    load_style,
    open_document,
    parse,
    parse_list,
    process,
    read,
    read_article,
    resolve,
    write,
    written,
)
from refkit.errors import InputError, RefkitError, StyleError, UnknownNameError
from refkit.model import Bibliography, Date, Name, Position, Problem, Reference, Span

if TYPE_CHECKING:
    from refkit.model import (
        Article,
        Candidate,
        Citation,
        CitationKind,
        Cite,
        Entry,
        InTextCitation,
        InTextCite,
        Notice,
        ParsedField,
        ParsedReference,
        Record,
        Status,
    )

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
    "InputError",
    "Name",
    "Notice",
    "ParsedField",
    "ParsedReference",
    "Position",
    "Problem",
    "Record",
    "Reference",
    "RefkitError",
    "Span",
    "Status",
    "StyleError",
    "UnknownNameError",
    "bibliography_of",
    "check",
    "compare",
    "fix",
    "format_references",
    "load_style",
    "open_document",
    "parse",
    "parse_list",
    "process",
    "read",
    "read_article",
    "resolve",
    "write",
    "written",
]


def __getattr__(name: str) -> Any:
    """Nouns that are loaded when they are first asked for."""
    from refkit import model

    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(model, name)


class _Package(ModuleType):
    """This package: `refkit.check` and `refkit.resolve` stay the verbs when the rooms of those names are entered."""

    def __setattr__(self, name: str, value: object) -> None:
        if not (isinstance(value, ModuleType) and name in __all__):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package
