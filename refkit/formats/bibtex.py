"""BibTeX: the format of .bib files, for classic BibTeX styles."""

import re
from collections.abc import Iterable, Iterator, Sequence

from refkit.formats.frame import Format, Piece, Progress, Written, nothing, whole
from refkit.model import Aside, Bibliography, Problem, Reference

_ENTRY = re.compile(r"^[ \t]*@[ \t]*[A-Za-z]+[ \t]*[{(][ \t]*[^\s,={}]*[ \t]*(?:,|\}|$)", re.MULTILINE)


def read(text: str) -> Bibliography:
    """The entries of a .bib file as references, whether its fields are BibTeX's or BibLaTeX's; files mix the two.

    Titles keep their capitals. A broken entry is kept as far as it can be read, and a problem says where it broke.

    Raises:
        InputError: there is no entry.
    """
    return whole(pieces(text))


def pieces(text: str, progress: Progress | None = None) -> Iterator[Piece]:
    """The same, piece by piece."""
    return entries(text, "BibTeX", progress, cased=False)


def entries(text: str, title: str, progress: Progress | None, *, cased: bool) -> Iterator[Piece]:
    """The same, for a format of that title; `cased` puts English titles into sentence case."""
    from refkit.formats import bib_reading

    waiting: list[Piece] = []
    found = bib_reading.pieces(text, progress, cased=cased)
    for piece in found:
        waiting.append(piece)
        if isinstance(piece, Reference):
            yield from waiting
            yield from found
            return
    raise nothing(title, text, 'an entry such as "@article{key, title = {...}}"')


def write(references: Sequence[Reference]) -> Written:
    """The references as BibTeX entries: `year` and `month`, `journal`, letters beyond ASCII as TeX commands."""
    return Written("".join(map(str, write_pieces(references))))


def write_pieces(pieces: Iterable[Reference | Aside]) -> Iterator[str | Problem]:
    """The same as they come, with what stood between them."""
    from refkit.formats import bib_writing

    return bib_writing.written(pieces, bib_writing.BIBTEX)


def sniff(text: str) -> bool:
    """Whether an entry begins somewhere."""
    return bool(_ENTRY.search(text))


FORMAT = Format("bibtex", "BibTeX", (".bib", ".bibtex"), read, write, sniff, pieces, write_pieces)
