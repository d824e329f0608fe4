"""Where a text or a bibliography comes from: a path, an open file, bytes, or the text itself."""

from __future__ import annotations

from os import PathLike
from os.path import isfile
from pathlib import Path
from typing import IO, TYPE_CHECKING

from refkit.errors import InputError

if TYPE_CHECKING:
    from refkit.documents import Document

Source = str | PathLike[str] | bytes | IO[str] | IO[bytes]
"""A path, the text itself (a `str` that is no path), bytes, or an open file."""
_LONGEST = 4096
"""Characters of a path; no system has longer ones."""


def open_document(source: Source | Document, *, name: str = "") -> Document:
    """The text of a document, its kind (text, HTML, docx, PDF ...) and how it was decoded.

    Args:
        source: a path, an open file, bytes, or the text itself; a `str` without blanks or line breaks is a path.
        name: what the file is called, where the source does not say.

    Raises:
        InputError: there is no such file, it cannot be opened, or it holds no text.
        TypeError: the source is none of these.
    """
    from refkit import documents

    if isinstance(source, documents.Document):
        return source
    if isinstance(source, str) and not _is_path(source):
        return documents.Document(source, name)
    if isinstance(source, str | PathLike):
        return documents.read(_bytes(Path(source)), name=name or str(source))
    if not (isinstance(source, bytes) or hasattr(source, "read")):
        raise TypeError(f"expected a path, a text, bytes or an open file, found {type(source).__name__}")
    content = source if isinstance(source, bytes) else documents.whole(source)
    name = name or str(getattr(source, "name", "")).strip("<>")
    return documents.Document(content, name) if isinstance(content, str) else documents.read(content, name=name)


def _is_path(source: str) -> bool:
    from refkit.formats import sniff

    if "\n" in source or not source.strip():
        return False
    return names_file(source) or (len(source) <= _LONGEST and " " not in source.strip() and sniff(source) is None)


def names_file(text: str) -> bool:
    """Whether a text is the path of a file; a line of prose is none, though it may be too long to be asked for."""
    return "\n" not in text and isfile(text)


def _bytes(path: Path) -> bytes:
    from refkit import documents

    try:
        with path.open("rb") as file:
            content: bytes = documents.whole(file)
            return content
    except IsADirectoryError:
        raise InputError(f"{path} is a folder; name the files in it, such as {path / '*.md'}") from None
    except OSError as error:
        raise InputError(f"cannot open {path}: {error.strerror or error}") from None
    except ValueError as error:  # "embedded null byte"
        raise InputError(f"cannot open {str(path)!r}: {error}") from None


def text_itself(text: str) -> str:
    """A text, which it is told to be for the many that have a path, a document or bytes at hand.

    Raises:
        TypeError: it is none.
    """
    if not isinstance(text, str):
        raise TypeError(f"expected a text, found {type(text).__name__}; open_document(...).text is that of a file")
    return text
