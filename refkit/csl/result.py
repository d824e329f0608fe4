"""What a style makes of references and citations."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from refkit.model import Run


class FormattedEntry(NamedTuple):
    """One reference in the bibliography: its id, and its text in the output that was asked for.

    For "docx" the text is plain, and `runs` are what a Word document takes.
    """

    id: str
    text: str
    runs: tuple[Run, ...] = ()


class Processed(NamedTuple):
    """A bibliography in the style's order, the citations in the order given, and what went wrong with single items.

    `style` is the name the style was found by, `locale` the language it was written in. In HTML an entry's text is what
    stands inside its `csl-entry` div. Four say how the style lays out its bibliography (CSL 1.0.2, "Whitespace"):
    `second_field_align` is "flush", "margin" or "", spacings count lines. `citation_runs` are the citations for a Word
    document ("docx").
    """

    style: str
    locale: str
    bibliography: tuple[FormattedEntry, ...]
    citations: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    hanging_indent: bool = False
    second_field_align: str = ""
    entry_spacing: int = 1
    line_spacing: int = 1
    citation_runs: tuple[tuple[Run, ...], ...] = ()
