"""BibLaTeX: .bib files with its own entry types and fields, in Unicode, for biber."""

import re
from collections.abc import Iterable, Iterator, Sequence

from refkit.formats import bibtex
from refkit.formats.frame import Format, Piece, Progress, Written, whole
from refkit.model import Aside, Bibliography, Problem, Reference

_WORDS = re.compile(
    r"^[ \t]*+(?:@(?:online|report|thesis|mv\w+|inreference|dataset|software|patent|xdata|set)\s*\{"
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
    return whole(pieces(text))


def pieces(text: str, progress: Progress | None = None) -> Iterator[Piece]:
    """The same, piece by piece."""
    return bibtex.entries(text, "BibLaTeX", progress, cased=True)


def write(references: Sequence[Reference]) -> Written:
    """The references as BibLaTeX entries: `date` in EDTF, `journaltitle`, `langid`, letters in UTF-8."""
    return Written("".join(map(str, write_pieces(references))))


def write_pieces(pieces: Iterable[Reference | Aside]) -> Iterator[str | Problem]:
    """The same as they come, with what stood between them."""
    from refkit.formats import bib_writing

    return bib_writing.written(pieces, bib_writing.BIBLATEX)


def sniff(text: str) -> bool:
    """Whether there are entries, and types or fields among them that BibTeX does not have."""
    return bibtex.sniff(text) and bool(_WORDS.search(text))


FORMAT = Format("biblatex", "BibLaTeX", (".bib", ".biblatex"), read, write, sniff, pieces, write_pieces)
