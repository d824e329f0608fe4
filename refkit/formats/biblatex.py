"""BibLaTeX: .bib files with its own entry types and fields, in Unicode, for biber."""

import re
from collections.abc import Sequence

from refkit.formats import bibtex
from refkit.formats.frame import Format, Written
from refkit.model import Bibliography, Reference

_WORDS = re.compile(
    r"^\s*(?:@(?:online|report|thesis|mv\w+|inreference|dataset|software|patent|xdata|set)\s*\{"
    r"|(?:journaltitle|date|urldate|langid|eprinttype|eprintclass|maintitle|eventtitle|location)\s*=)",
    re.MULTILINE | re.IGNORECASE,
)


def read(text: str) -> Bibliography:
    """The entries of a .bib file as references; English titles, and those without a `langid`, in sentence case.

    Capitals in braces stay, as they would in print; a title that changed is kept in `custom` as it was written, and so
    written again.

    Raises:
        InputError: there is no entry.
    """
    return bibtex.entries(text, "BibLaTeX", cased=True)


def write(references: Sequence[Reference]) -> Written:
    """The references as BibLaTeX entries: `date` in EDTF, `journaltitle`, `langid`, letters in UTF-8."""
    from refkit.formats import bib_writing

    return bib_writing.written(references, bib_writing.BIBLATEX)


def sniff(text: str) -> bool:
    """Whether there are entries, and types or fields among them that BibTeX does not have."""
    return bibtex.sniff(text) and bool(_WORDS.search(text))


FORMAT = Format("biblatex", "BibLaTeX", (".bib", ".biblatex"), read, write, sniff)
