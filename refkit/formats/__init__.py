"""Every bibliography format refkit knows, in sniffing order, and the verbs that read, write and recognise them."""

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import chain
from pathlib import PurePath

from refkit.errors import InputError, UnknownNameError
from refkit.formats import letter
from refkit.formats.frame import (
    HEAD,
    Format,
    Piece,
    PieceWriter,
    Progress,
    Writer,
    Written,
    beginning,
    refuse_binary,
    with_ids,
    with_ids_as_they_come,
)
from refkit.formats.json_kinds import SNIFFERS, with_characters
from refkit.model import Aside, Bibliography, Problem, Reference
from refkit.registry import Registry

__all__ = ["FORMATS", "Format", "Written", "claiming", "convert", "read", "sniff", "write"]

# In sniffing order: what has an unmistakable mark first, what is told by its looks last.
FORMATS: Registry[Format] = Registry(
    "format",
    {
        # JSON, and pages that hold it
        "json-ld": "refkit.formats.json_ld:FORMAT",
        "crossref-json": "refkit.formats.crossref_json:FORMAT",
        "openalex-json": "refkit.formats.openalex_json:FORMAT",
        "datacite-json": "refkit.formats.datacite_json:FORMAT",
        "csl-json": "refkit.formats.csl_json:FORMAT",
        "coins": "refkit.formats.coins:FORMAT",
        # YAML
        "cff": "refkit.formats.cff:FORMAT",
        "hayagriva": "refkit.formats.hayagriva:FORMAT",
        "csl-yaml": "refkit.formats.csl_yaml:FORMAT",
        # XML
        "endnote-xml": "refkit.formats.endnote_xml:FORMAT",
        "mods": "refkit.formats.mods:FORMAT",
        "tei": "refkit.formats.tei:FORMAT",
        "marcxml": "refkit.formats.marcxml:FORMAT",
        "zotero-rdf": "refkit.formats.zotero_rdf:FORMAT",
        "pubmed-xml": "refkit.formats.pubmed_xml:FORMAT",
        "unixref": "refkit.formats.unixref:FORMAT",
        "jats": "refkit.formats.jats:FORMAT",
        "datacite-xml": "refkit.formats.datacite_xml:FORMAT",
        "word": "refkit.formats.word:FORMAT",
        # TeX
        "bibitem": "refkit.formats.bibitem:FORMAT",
        "biblatex": "refkit.formats.biblatex:FORMAT",
        "bibtex": "refkit.formats.bibtex:FORMAT",
        # tagged lines
        "ris": "refkit.formats.ris:FORMAT",
        "ovid": "refkit.formats.ovid:FORMAT",
        "refworks": "refkit.formats.refworks:FORMAT",
        "nbib": "refkit.formats.nbib:FORMAT",
        "ads": "refkit.formats.ads:FORMAT",
        "refer": "refkit.formats.refer:FORMAT",
        "isi": "refkit.formats.isi:FORMAT",
    },
    hint="`refkit formats` lists them all",
    group="refkit.formats",
)

# Which of ours claim an extension, so that a file's name loads these alone; each format says the same of itself.
_CLAIMS = {
    ".jsonld": ("json-ld",),
    ".json": ("crossref-json", "openalex-json", "datacite-json", "csl-json"),
    ".jsonl": ("crossref-json",),
    ".csljson": ("csl-json",),
    ".html": ("coins",),
    ".htm": ("coins",),
    ".cff": ("cff",),
    ".yaml": ("hayagriva", "csl-yaml"),
    ".yml": ("hayagriva", "csl-yaml"),
    ".xml": ("endnote-xml", "mods", "tei", "marcxml", "pubmed-xml", "unixref", "jats", "datacite-xml", "word"),
    ".mods": ("mods",),
    ".tei": ("tei",),
    ".marcxml": ("marcxml",),
    ".rdf": ("zotero-rdf",),
    ".unixref": ("unixref",),
    ".nxml": ("jats",),
    ".bbl": ("bibitem",),
    ".tex": ("bibitem",),
    ".bib": ("biblatex", "bibtex"),
    ".biblatex": ("biblatex",),
    ".bibtex": ("bibtex",),
    ".ris": ("ris",),
    ".ovd": ("ovid",),
    ".cgi": ("ovid",),
    ".refworks": ("refworks",),
    ".nbib": ("nbib",),
    ".medline": ("nbib",),
    ".ads": ("ads",),
    ".enw": ("refer",),
    ".refer": ("refer",),
    ".isi": ("isi",),
    ".ciw": ("isi",),
}
_SEVERAL = (".json", ".xml", ".html", ".htm", ".tex")  # say too little to take a text at its name
_HALVES = re.compile("[\ud800-\udfff]")  # of characters, which no file can hold


def read(text: str, *, format: str | None = None, name: str = "") -> Bibliography:  # noqa: A002  as in `--from`
    """The references of a bibliography, and the problems met on the way; each reference gets an id.

    Args:
        text: the bibliography, decoded.
        format: a name of `FORMATS`; where it is None, the file name's extension and the content decide.
        name: the file's name, as far as there is one.

    Raises:
        InputError: nothing could be read; the message says what was found and what was expected.
        UnknownNameError: no format has that name.
    """
    text = _plain(text)
    chosen = FORMATS[format] if format else None
    refuse_binary(text)
    if chosen is None:
        chosen = FORMATS[_recognised(text, name)]
    with _hinting(text, chosen):
        found = chosen.read(with_characters(text))
    return Bibliography(with_ids(found.references), found.problems, found.asides)


def write(references: Iterable[Reference], *, format: str) -> Written:  # noqa: A002  as in `--to`
    """The references in a format, in their order, and what that format could not carry.

    Raises:
        UnknownNameError: no format has that name, or the one that has it is only read.
    """
    write_all, _ = _writers(format)
    return write_all(tuple(references))


def convert(
    text: str,
    *,
    format: str,  # noqa: A002  as in `--from`
    to: str,
    progress: Progress | None = None,
) -> Iterator[str | Problem]:
    """A bibliography in another format, piece by piece where both formats allow it, and the problems as they are met.

    Raises:
        InputError: nothing could be read.
        UnknownNameError: no format has that name, or the one to write is only read.
    """
    text, chosen, (write_all, write_pieces) = _plain(text), FORMATS[format], _writers(to)
    refuse_binary(text)
    told: list[Problem] = []
    works = with_ids_as_they_come(_works(_pieces(text, chosen, progress), told))
    if write_pieces is None:
        done = write_all(tuple(work for work in works if isinstance(work, Reference)))
        yield from (*told, *done.problems)
        yield done.text
        return
    for written in write_pieces(works):
        yield from told
        told.clear()
        yield written
    yield from told


def _pieces(text: str, chosen: Format, progress: Progress | None) -> Iterator[Piece]:
    with _hinting(text, chosen):
        if chosen.pieces:
            yield from chosen.pieces(with_characters(text), progress)
        else:
            found = chosen.read(with_characters(text))
            yield from found.references
            yield from found.problems


def _works(pieces: Iterable[Piece], told: list[Problem]) -> Iterator[Reference | Aside]:
    for piece in pieces:
        if isinstance(piece, Problem):
            told.append(piece)
        else:
            yield piece


def _writers(name: str) -> tuple[Writer, PieceWriter | None]:
    chosen = FORMATS[name]
    if chosen.write is None:
        raise UnknownNameError("output format", name, (), hint="it can be read, not written")
    return chosen.write, chosen.write_pieces


def _plain(text: str) -> str:
    text = text.removeprefix("\ufeff")
    text = text if text.isascii() else _HALVES.sub("\ufffd", text)
    return letter.opened(text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text)


@contextmanager
def _hinting(text: str, chosen: Format) -> Iterator[None]:
    """Whatever cannot be read in here says what it looks like."""
    try:
        yield
    except InputError as error:
        raise InputError(f"{error}{_hint(text, chosen.name)}") from None


def sniff(text: str, name: str = "") -> str | None:
    """The name of the format that a text seems to be in, None when no format knows it.

    Formats that claim the extension of `name` are asked first, then all in the order of `FORMATS`; where none
    recognises the content, the first that claims the extension is taken at its word, unless much else has it too.
    """
    head = _plain(text[:HEAD])
    extension = PurePath(name).suffix.lower()
    likely = claiming(extension)
    others = (known for known in FORMATS if known not in likely)
    found = next((known for known in chain(likely, others) if _looks_like(head, known)), None)
    return found or (None if extension in _SEVERAL else next(iter(likely), None))


def _looks_like(head: str, known: str) -> bool:
    return (SNIFFERS.get(known) or FORMATS[known].sniff)(head)


def claiming(extension: str) -> tuple[str, ...]:
    """The names of the formats that claim an extension (".bib"); third parties are asked where none of ours does."""
    if not extension or extension in _CLAIMS:
        return _CLAIMS.get(extension, ())
    return tuple(name for name in FORMATS.added() if extension in FORMATS[name].extensions)


def _recognised(text: str, name: str) -> str:
    if not text.strip():
        raise InputError("the input is empty, expected a bibliography")
    if found := sniff(text, name):
        return found
    known = ", ".join(claiming(PurePath(name).suffix.lower())) or "those that `refkit formats` lists"
    raise InputError(f"no bibliography format recognised: {beginning(text)}, expected one of {known}")


def _hint(text: str, tried: str) -> str:
    found = sniff(text)
    return f" (it looks like {found})" if found and found != tried else ""
