"""PDF files: the text of their pages, through PDFium."""

from refkit.errors import InputError


def text_of(data: bytes) -> str:
    """The text of every page in reading order as PDFium gives it, a blank line between pages.

    Raises:
        InputError: the file is damaged, locked by a password, or has no text (a scan).
    """
    import pypdfium2

    try:
        pages = pypdfium2.PdfDocument(data)
        text = "\n\n".join(page.get_textpage().get_text_range() for page in pages)
    except pypdfium2.PdfiumError as error:
        raise InputError(f"this PDF cannot be opened ({error}); export it again, or without its password") from None
    if not text.strip():
        raise InputError("this PDF holds no text (a scan?); run text recognition on it first")
    return text.replace("\r\n", "\n").replace("\ufffe", "-\n")
