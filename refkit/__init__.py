"""Read the references of an article as they really are written, check them, find their DOIs, write them in any style.

>>> import refkit
>>> parsed = refkit.parse("Thoreau, H. D. (1854). Walden. Boston: Ticknor and Fields.")
>>> parsed.reference["author"][0].family
'Thoreau'
"""

# The rooms `check` and `resolve` are entered before the verbs of the same names take their places here; a first
# import later would put the room back.
import refkit.check
import refkit.resolve  # noqa: F401  entered for the effect the comment above tells
from refkit.api import (
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
