"""BibTeX: the format of .bib files, for classic BibTeX styles."""

import re
from collections.abc import Sequence

from refkit.formats.frame import Format, Written, nothing
from refkit.model import Bibliography, Reference

_ENTRY = re.compile(r"^[ \t]*@[ \t]*[A-Za-z]+[ \t]*[{(][ \t]*[^\s,={}]*[ \t]*(?:,|\}|$)", re.MULTILINE)


def read(text: str) -> Bibliography:
    """The entries of a .bib file as references, whether its fields are BibTeX's or BibLaTeX's; files mix the two.

    Titles keep their capitals. A broken entry is kept as far as it can be read, and a problem says where it broke.

    Raises:
        InputError: there is no entry.
    """
    return entries(text, "BibTeX", cased=False)


def entries(text: str, title: str, *, cased: bool) -> Bibliography:
    """The same, for a format of that title; `cased` puts English titles into sentence case."""
    from refkit.formats import bib_reading, bib_syntax

    file = bib_syntax.read(text)
    if not file.entries:
        raise nothing(title, text, 'an entry such as "@article{key, title = {...}}"')
    references, problems = bib_reading.references(file.entries, cased=cased)
    return Bibliography(references, (*file.problems, *problems))


def write(references: Sequence[Reference]) -> Written:
    """The references as BibTeX entries: `year` and `month`, `journal`, letters beyond ASCII as TeX commands."""
    from refkit.formats import bib_writing

    return bib_writing.written(references, bib_writing.BIBTEX)


def sniff(text: str) -> bool:
    """Whether an entry begins somewhere."""
    return bool(_ENTRY.search(text))


FORMAT = Format("bibtex", "BibTeX", (".bib", ".bibtex"), read, write, sniff)
