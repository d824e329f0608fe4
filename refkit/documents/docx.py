"""Word documents (ECMA-376): their paragraphs as lines, footnotes and endnotes at the end."""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from refkit.errors import InputError

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = (
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"  # the same once more, for old programs
)
_PARTS = ("word/document.xml", "word/footnotes.xml", "word/endnotes.xml")
_LARGEST = 200_000_000
_SIGNS = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}noBreakHyphen": "-"}
_NOTES = (f"{W}footnoteReference", f"{W}endnoteReference")
_NO_WORDS = (f"{W}p", f"{W}pPr", _FALLBACK)  # the tabs of a paragraph's properties are where its tabs stop
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph: its element, what is shown before it (the number of a note), and its words."""

    element: Any
    before: str
    words: str


def text_of(data: bytes) -> str:
    """The paragraphs of a .docx, one a line with a blank line between; notes follow, each with its number.

    Raises:
        InputError: the archive is damaged, or a part unpacks to more than 200 MB.
    """
    told = ("\n".join(f"{each.before}{each.words}\n" for each in paragraphs(root)) for root in parts(data).values())
    return "\n".join(text for text in told if text)


def parts(data: bytes) -> dict[str, Any]:
    """The roots of the parts of a .docx that hold its words, by name.

    Raises:
        InputError: the archive is damaged, or a part unpacks to more than 200 MB.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return {name: _root(archive, name) for name in _PARTS if name in archive.namelist()}
    except (zipfile.BadZipFile, KeyError, OSError, RuntimeError) as error:
        raise InputError(f"this looks like a Word document, but cannot be opened ({error}); save it again") from None


def _root(archive: zipfile.ZipFile, name: str) -> Any:
    from lxml import etree

    if archive.getinfo(name).file_size > _LARGEST:
        raise InputError(f"{name} in this Word document unpacks to more than 200 MB; expected an article")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(archive.read(name), parser)
    except etree.XMLSyntaxError as error:
        raise InputError(f"{name} in this Word document is not well-formed XML: {error}") from None


def paragraphs(root: Any) -> Iterator[Paragraph]:
    """The paragraphs of a part, in order."""
    for element in root.iter(f"{W}p"):
        if next(element.iterancestors(_FALLBACK), None) is None:
            yield from _paragraph(element)


def _paragraph(element: Any) -> Iterator[Paragraph]:
    note: Any = next(element.iterancestors(f"{W}footnote", f"{W}endnote"), None)
    if note is None or note.get(f"{W}type") in (None, "normal"):
        first = note is not None and next(note.iter(f"{W}p")) is element
        before = f"{note.get(f'{W}id')}. " if first else ""
        yield Paragraph(element, before, "".join(words for words, _ in pieces(element)))


def pieces(paragraph: Any) -> Iterator[tuple[str, Any]]:
    """The words of a paragraph piece by piece, each with the element that holds it; not those of paragraphs in it."""
    below = [*reversed(paragraph)]
    while below:
        node = below.pop()
        if node.tag == f"{W}t":
            yield node.text or "", node
        elif node.tag in _SIGNS:
            yield _SIGNS[node.tag], node
        elif node.tag in _NOTES:
            yield str(node.get(f"{W}id")).translate(_RAISED), node
        elif node.tag not in _NO_WORDS:
            below.extend(reversed(node))
