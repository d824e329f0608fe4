"""Files as people have them: bytes in, the text and its kind out.

`read` decides by content first and by the file's name where the content leaves it open. In a plain text, Markdown or
LaTeX file the text is the file, so spans found in it are places in the file; from HTML, docx and PDF it is what a
reader sees, one paragraph a line. `rewritten` goes the way back.
"""

from refkit.documents.bounded import whole
from refkit.documents.document import Document
from refkit.documents.reader import read, rewritten

__all__ = ["Document", "read", "rewritten", "whole"]
