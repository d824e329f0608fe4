"""A bibliography as a Word document, from the HTML that a style gives: italics, bold, small capitals and links kept."""

import io
from collections.abc import Sequence
from typing import Any

_INDENT = 0.5  # inches, as style guides want a hanging indent
_MARKS = {
    "i": "italic",
    "em": "italic",
    "b": "bold",
    "strong": "bold",
    "sup": "superscript",
    "sub": "subscript",
    "u": "underline",
}


def write(citations: Sequence[str], entries: Sequence[str]) -> bytes:
    """The .docx: each citation a paragraph, then each entry a paragraph with a hanging indent.

    Args:
        citations: HTML of each citation, in order; may be empty.
        entries: HTML of what stands inside each entry's `csl-entry` div.
    """
    import docx
    from docx.shared import Inches

    document = docx.Document()
    for citation in citations:
        _runs(document.add_paragraph(), citation)
    for entry in entries:
        paragraph = document.add_paragraph()
        paragraph.paragraph_format.left_indent = Inches(_INDENT)
        paragraph.paragraph_format.first_line_indent = Inches(-_INDENT)
        _runs(paragraph, entry)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _runs(paragraph: Any, source: str) -> None:
    from selectolax.lexbor import LexborHTMLParser

    body = LexborHTMLParser(f"<body>{source.strip()}</body>").body
    if body is not None:
        _walk(paragraph, body, frozenset())


def _walk(paragraph: Any, node: Any, marks: frozenset[str]) -> None:
    child = node.child
    while child is not None:
        if child.tag == "-text":
            _run(paragraph, child.text_content or "", marks)
        else:
            _walk(paragraph, child, marks | _marks(child))
            if "csl-left-margin" in (child.attributes.get("class") or ""):
                paragraph.add_run("\t")
        child = child.next


def _marks(node: Any) -> frozenset[str]:
    style = node.attributes.get("style") or ""
    named = {_MARKS[node.tag]} if node.tag in _MARKS else set()
    if "small-caps" in style:
        named.add("small_caps")
    if "font-style:normal" in style.replace(" ", ""):
        named.add("upright")
    return frozenset(named)


def _run(paragraph: Any, text: str, marks: frozenset[str]) -> None:
    text = " ".join(text.split("\n"))
    if not text.strip() and not paragraph.runs:
        return
    run = paragraph.add_run(text)
    for mark in marks - {"upright"}:
        setattr(run.font, mark, True)
    if "upright" in marks:
        run.font.italic = False
