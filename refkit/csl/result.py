"""What a style makes of references and citations."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FormattedEntry:
    """One reference in the bibliography: its id, and its text in the output that was asked for."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Processed:
    """A bibliography in the style's order, the citations in the order given, and what went wrong with single items.

    `style` is the name the style was found by, `locale` the language it was written in. In HTML an entry's text is what
    stands inside its `csl-entry` div. The last four are the style's layout of the bibliography (CSL 1.0.2,
    "Whitespace"): `second_field_align` is "flush", "margin" or "", spacings count lines.
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
