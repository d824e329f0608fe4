"""Which kind of document some bytes are, and its text."""

import re
from pathlib import PurePath

from refkit.documents.decode import decode, is_binary, mark_of
from refkit.documents.document import Document
from refkit.errors import InputError

_ENDINGS = {
    ".md": "markdown",
    ".markdown": "markdown",
    ".qmd": "markdown",
    ".rmd": "markdown",
    ".tex": "latex",
    ".ltx": "latex",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
}
_BINARY = (
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"PK\x03\x04", "a zip archive"),
    (b"\xd0\xcf\x11\xe0", "an old Word or Excel file (.doc, .xls)"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a program"),
    (b"SQLite format 3", "a database"),
    (b"{\\rtf", "an RTF file"),
)
_INSIDE = (
    ("a zip archive", b"mimetypeapplication/vnd.oasis.opendocument.text", "an OpenDocument file (.odt)"),
    ("a zip archive", b"mimetypeapplication/epub+zip", "an EPUB book"),
    # The stream that an encrypted document lies in ([MS-OFFCRYPTO] 2.3.4.4).
    ("an old Word or Excel file (.doc, .xls)", "EncryptedPackage".encode("utf-16-le"), "a document with a password"),
)
"""What a file looks like, what stands in some that look so, and what those are."""
_HTML = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*){0,9}<(?:!doctype html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)


def read(data: bytes, *, name: str = "") -> Document:
    """The document in some bytes; `name` is the file's name, for messages and where the content leaves the kind open.

    Raises:
        InputError: it is empty or binary; the message says what it looks like and what would help.
    """
    if not data.strip():
        raise InputError("the file is empty; expected the text of an article or a bibliography")
    if data.startswith(b"%PDF-"):
        from refkit.documents.pdf import text_of

        return Document(text_of(data), name, "pdf")
    if data.startswith(b"PK\x03\x04") and b"word/" in data:
        from refkit.documents.docx import text_of

        return Document(text_of(data), name, "docx")
    _refuse_binary(data)
    text, encoding, problems = decode(data)
    kind = _ENDINGS.get(PurePath(name).suffix.lower(), "")
    if kind == "html" or (not kind and _HTML.match(text)):
        from refkit.documents.html import text_of as html_text

        return Document(html_text(text), name, "html", encoding, problems, markup=text)
    return Document(text, name, kind or "text", encoding, problems, mark_of(data))


def rewritten(data: bytes, document: Document, text: str) -> bytes:
    """A file with the text of its document made another: the same bytes wherever the text is the same.

    Args:
        data: the file.
        document: what `read` gave of it.
        text: the new text.

    Raises:
        InputError: the kind of file is only read, or cannot hold the text; the message says what would help.
    """
    if document.kind == "docx":
        from refkit.documents.mended_docx import mended

        return mended(data, text)
    if not document.editable:
        raise InputError(f"{document.kind} cannot be mended in place; save it as text or Markdown, or mend by hand")
    if data != document.encoded(document.text):
        raise InputError(f"not valid {document.encoding}: it cannot be written back unharmed; save it as UTF-8 first")
    return document.encoded(text)


def _refuse_binary(data: bytes) -> None:
    looks = next((what for magic, what in _BINARY if data.startswith(magic)), "")
    looks = next((what for outside, mark, what in _INSIDE if outside == looks and mark in data), looks)
    if is_binary(data) or (looks and not _all_ascii(data[:4096])):
        raise InputError(
            f"this is {looks or 'a binary file'}, not a text; save or export it as text, HTML, docx or PDF"
        )


def _all_ascii(sample: bytes) -> bool:
    """Whether a file that begins with the letters of a binary format ("MZ", "GIF8") may be a text all the same."""
    return sample.isascii() and not is_binary(sample) and not sample.startswith((b"PK\x03", b"{\\rtf"))
