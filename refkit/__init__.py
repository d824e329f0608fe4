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
    from refkit.errors import InputError, RefkitError, StyleError, UnknownNameError
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


def _home(name: str) -> str:
    """Where a verb, an error or a noun lives."""
    if name.islower():
        return "api"
    return "errors" if name.endswith("Error") else "model"


class _Package(ModuleType):
    """This package: `refkit.check` and `refkit.resolve` stay the verbs when the rooms of those names are entered."""

    def __setattr__(self, name: str, value: object) -> None:
        if not (isinstance(value, ModuleType) and name in __all__):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package
