"""A bibliography as a Word document, from the runs that a style gives."""

import io
from collections.abc import Sequence
from typing import Any

from refkit.model import Run

_INDENT = 0.5  # inches, as style guides want a hanging indent
_LINE = 12  # points
_LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"


def write(
    citations: Sequence[Sequence[Run]],
    entries: Sequence[Sequence[Run]],
    *,
    hanging: bool = True,
    entry_spacing: int = 1,
    line_spacing: int = 1,
) -> bytes:
    """The .docx: each citation a paragraph, then each entry a paragraph, links as they are.

    Args:
        citations: the runs of each citation, in order; may be empty.
        entries: the runs of each entry; after what stands in the left margin comes a tab.
        hanging: whether an entry's first line stands out to the left; one with a margin does so anyway.
        entry_spacing: empty lines between entries.
        line_spacing: 2 for double spacing.
    """
    import docx
    from docx.shared import Inches, Pt

    document = docx.Document()
    for citation in citations:
        _fill(document.add_paragraph(), citation)
    for entry in entries:
        paragraph = document.add_paragraph()
        layout = paragraph.paragraph_format
        layout.space_after, layout.line_spacing = Pt(_LINE * entry_spacing), float(line_spacing)
        if hanging or any(run.display == "left-margin" for run in entry):
            layout.left_indent, layout.first_line_indent = Inches(_INDENT), Inches(-_INDENT)
        _fill(paragraph, entry)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _fill(paragraph: Any, runs: Sequence[Run]) -> None:
    for before, run in zip((None, *runs), runs, strict=False):
        if before is not None and before.display == "left-margin" != run.display:
            paragraph.add_run("\t")
        elif before is not None and "block" in (before.display, run.display) and before.display != run.display:
            paragraph.add_run().add_break()
        _put(paragraph, run)


def _put(paragraph: Any, run: Run) -> None:
    made = paragraph.add_run(run.text)
    for face in ("italic", "bold", "small_caps", "underline"):
        if getattr(run, face):
            setattr(made.font, face, True)
    made.font.superscript = True if run.vertical == "sup" else None
    made.font.subscript = True if run.vertical == "sub" else None
    if run.link:
        _lead(paragraph, made, run.link)


def _lead(paragraph: Any, made: Any, address: str) -> None:
    """Put a run into a link: Office Open XML, part 1, 17.16.22."""
    from docx.oxml.ns import qn
    from docx.oxml.parser import OxmlElement

    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), paragraph.part.relate_to(address, _LINKS, is_external=True))
    made._r.addprevious(link)
    link.append(made._r)
