"""A file that was read."""

from typing import NamedTuple

from refkit.model import Problem


class Document(NamedTuple):
    """A file's text, and how it was come by.

    `kind` is "text", "markdown", "latex", "html", "docx" or "pdf"; `encoding` the name of the one it was decoded
    from, "" where the format has none to choose, `mark` the byte-order mark that stood before it. `markup` is the whole
    of a page in HTML, with what its reader does not see.
    """

    text: str
    name: str = ""
    kind: str = "text"
    encoding: str = ""
    problems: tuple[Problem, ...] = ()
    mark: bytes = b""
    markup: str = ""

    @property
    def editable(self) -> bool:
        """Whether offsets in `text` are offsets in the decoded file."""
        return self.kind in ("text", "markdown", "latex")

    def encoded(self, text: str) -> bytes:
        """A text as the bytes of this file: its encoding, its byte-order mark; as UTF-8 where it does not `hold` it."""
        return self.mark + text.encode(self.encoding or "utf-8") if self.holds(text) else text.encode()

    def holds(self, text: str) -> bool:
        """Whether the file's encoding has all letters of a text."""
        try:
            text.encode(self.encoding or "utf-8")
        except UnicodeEncodeError:
            return False
        return True
