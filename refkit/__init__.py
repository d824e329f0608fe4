"""Read the references of an article as they really are written, check them, find their DOIs, write them in any style.

Verbs and nouns are loaded when they are first asked for.

>>> import refkit
>>> parsed = refkit.parse("Thoreau, H. D. (1854). Walden. Boston: Ticknor and Fields.")
>>> parsed.reference["author"][0].family
'Thoreau'
"""

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from refkit.api import (
        bibliography_of,
        check,
        compare,
        detect_style,
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
    from refkit.check import Edit, Finding, Fix, Severity
    from refkit.check.detection import Guess
    from refkit.csl import FormattedEntry, Processed, StyleSource
    from refkit.documents import Document
    from refkit.errors import InputError, RefkitError, StyleError, UnknownNameError
    from refkit.formats import Written
    from refkit.matching import FieldSimilarity, Similarity
    from refkit.model import (
        Article,
        Bibliography,
        Candidate,
        Citation,
        CitationKind,
        Cite,
        Date,
        Entry,
        InTextCitation,
        InTextCite,
        Name,
        Notice,
        ParsedField,
        ParsedReference,
        Position,
        Problem,
        Record,
        Reference,
        Span,
        Status,
    )
    from refkit.resolve import Resolver

__all__ = [
    "Article",
    "Bibliography",
    "Candidate",
    "Citation",
    "CitationKind",
    "Cite",
    "Date",
    "Document",
    "Edit",
    "Entry",
    "FieldSimilarity",
    "Finding",
    "Fix",
    "FormattedEntry",
    "Guess",
    "InTextCitation",
    "InTextCite",
    "InputError",
    "Name",
    "Notice",
    "ParsedField",
    "ParsedReference",
    "Position",
    "Problem",
    "Processed",
    "Record",
    "Reference",
    "RefkitError",
    "Resolver",
    "Severity",
    "Similarity",
    "Span",
    "Status",
    "StyleError",
    "StyleSource",
    "UnknownNameError",
    "Written",
    "bibliography_of",
    "check",
    "compare",
    "detect_style",
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
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found = getattr(import_module(f"{__name__}.{_home(name)}"), name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})


_RESULTS = {
    "check": ("Edit", "Finding", "Fix", "Severity"),
    "check.detection": ("Guess",),
    "csl": ("FormattedEntry", "Processed", "StyleSource"),
    "documents": ("Document",),
    "formats": ("Written",),
    "matching": ("FieldSimilarity", "Similarity"),
    "resolve": ("Resolver",),
}
"""The rooms whose verbs give what is of no other room."""


def _home(name: str) -> str:
    """Where a verb, an error or a noun lives."""
    if name.islower():
        return "api"
    if name.endswith("Error"):
        return "errors"
    return next((room for room, names in _RESULTS.items() if name in names), "model")


class _Package(ModuleType):
    """This package: `refkit.check` and `refkit.resolve` stay the verbs when the rooms of those names are entered."""

    def __setattr__(self, name: str, value: object) -> None:
        if not (isinstance(value, ModuleType) and name in __all__):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package
