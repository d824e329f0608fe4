"""Formatted text as word processors take it: runs of one format each."""

from typing import NamedTuple


class Run(NamedTuple):
    """Text of one format.

    `vertical` is "sup", "sub" or ""; `link` the address it leads to; `display` where it stands in an entry (CSL 1.0.2,
    "Display"): "block", "left-margin", "right-inline", "indent" or "".
    """

    text: str
    italic: bool = False
    bold: bool = False
    small_caps: bool = False
    underline: bool = False
    vertical: str = ""
    link: str = ""
    display: str = ""
