"""PDF files: the text of their pages, through PDFium."""

from refkit.documents.pages import running
from refkit.errors import InputError


def text_of(data: bytes) -> str:
    """The text of all pages in reading order as PDFium gives it, without what the printing of it added.

    Raises:
        InputError: the file is damaged, locked by a password, or has no text (a scan).
    """
    import pypdfium2

    try:
        pages = pypdfium2.PdfDocument(data)
        texts = [_lines(page.get_textpage().get_text_range()) for page in pages]
    except pypdfium2.PdfiumError as error:
        raise InputError(f"this PDF cannot be opened ({error}); export it again, or without its password") from None
    if not any(text.strip() for text in texts):
        raise InputError("this PDF holds no text (a scan?); run text recognition on it first")
    return running(texts)


def _lines(text: str) -> str:
    r"""A page's text with "\n" at the end of each line; PDFium has a sign of its own for a hyphen there."""
    return text.replace("\r\n", "\n").replace("\ufffe", "-\n")
