"""Markdown (CommonMark 0.31, which pandoc and GitHub read too); what it has no sign for is inline HTML."""

import re
from typing import Final

from refkit.csl.output.form import Form

# An underscore between letters is no emphasis, and escaped it would break bare addresses.
_SIGNS: Final = re.compile(r"[\\`*\[\]<>~^]|(?<![^\W_])_|_(?![^\W_])|&(?=#?\w+;)")
_ADDRESS: Final = str.maketrans({"<": "%3C", ">": "%3E", "\\": "%5C", " ": "%20", "\n": "%0A", "\r": "%0D"})


def escape(text: str) -> str:
    r"""Text that Markdown shows as it is.

    >>> print(escape("A *star* is <born> in snake_case, R&D &amp; [Video]"))
    A \*star\* is \<born\> in snake_case, R&D \&amp; \[Video\]
    """
    return _SIGNS.sub(r"\\\g<0>", text)


def _link(address: str) -> tuple[str, str]:
    return "[", f"](<{address.translate(_ADDRESS)}>)"


def _bare(address: str) -> str:
    return f"<{address.translate(_ADDRESS)}>"


def _finish(text: str) -> str:
    """The entry, not to be taken for a heading or an item of a list by its first character."""
    return (f"\\{text}" if text[:1] in ("-", "+", "#") else text).rstrip()


_LINE: Final = "\\\n"

FORM: Final = Form(
    escape,
    {
        ("font-style", "italic"): ("*", "*"),
        ("font-style", "oblique"): ("*", "*"),
        ("font-variant", "small-caps"): ('<span style="font-variant:small-caps;">', "</span>"),
        ("font-weight", "bold"): ("**", "**"),
        ("text-decoration", "underline"): ("<u>", "</u>"),
        ("vertical-align", "sup"): ("<sup>", "</sup>"),
        ("vertical-align", "sub"): ("<sub>", "</sub>"),
        ("display", "block"): (_LINE, ""),
        ("display", "left-margin"): ("", " "),
        ("display", "indent"): (_LINE, ""),
    },
    _link,
    _bare,
    _LINE,
    _finish,
)
