"""Word documents (ECMA-376): their paragraphs as lines, footnotes and endnotes at the end."""

import io
import zipfile

from refkit.errors import InputError

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PARTS = ("word/document.xml", "word/footnotes.xml", "word/endnotes.xml")
_LARGEST = 200_000_000


def text_of(data: bytes) -> str:
    """The paragraphs of a .docx, one a line with a blank line between; notes follow, each with its number.

    Raises:
        InputError: the archive is damaged, or a part unpacks to more than 200 MB.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = [_part(archive, name) for name in _PARTS if name in archive.namelist()]
    except (zipfile.BadZipFile, KeyError, OSError, RuntimeError) as error:
        raise InputError(f"this looks like a Word document, but cannot be opened ({error}); save it again") from None
    return "\n".join(text for text in parts if text)


def _part(archive: zipfile.ZipFile, name: str) -> str:
    from lxml import etree

    if archive.getinfo(name).file_size > _LARGEST:
        raise InputError(f"{name} in this Word document unpacks to more than 200 MB; expected an article")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(archive.read(name), parser)
    except etree.XMLSyntaxError as error:
        raise InputError(f"{name} in this Word document is not well-formed XML: {error}") from None
    notes = root.iter(f"{_W}footnote", f"{_W}endnote") if "notes" in name else ()
    numbered = [f"{note.get(f'{_W}id')}. {_paragraphs(note)}" for note in notes if _is_note(note.get(f"{_W}type"))]
    return "\n".join(numbered) if "notes" in name else _paragraphs(root)


def _is_note(kind: str | None) -> bool:
    return kind in (None, "normal")


def _paragraphs(root: object) -> str:
    return "\n".join(_words(paragraph) + "\n" for paragraph in root.iter(f"{_W}p"))  # type: ignore[attr-defined]  # an lxml element


def _words(paragraph: object) -> str:
    marks = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}noBreakHyphen": "-"}
    pieces: list[str] = []
    for node in paragraph.iter():  # type: ignore[attr-defined]  # an lxml element
        if node.tag == f"{_W}t":
            pieces.append(node.text or "")
        elif node.tag in marks:
            pieces.append(marks[node.tag])
        elif node.tag in (f"{_W}footnoteReference", f"{_W}endnoteReference"):
            pieces.append(str(node.get(f"{_W}id")).translate(str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")))
    return "".join(pieces)
