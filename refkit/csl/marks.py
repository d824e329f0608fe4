"""The marks that carry formatting inside a text: single characters of Unicode's private use area.

A piece of output is a plain `str` as long as it can be: formatting is an opening mark before the formatted text and `CLOSE`
after it, so that joining, comparing and keeping pieces is what strings do. `output` turns marks into a format's own words.
"""

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from refkit.csl.tree import Node

CLOSE: Final = "\ue000"
"""Closes whatever was opened last."""

# CSL 1.0.2, "Formatting", "Quotes", "Display"; the two last stand for markup in the data.
MEANING: Final[Mapping[str, tuple[str, str]]] = {
    "\ue001": ("font-style", "italic"),
    "\ue002": ("font-style", "oblique"),
    "\ue003": ("font-style", "normal"),
    "\ue004": ("font-variant", "small-caps"),
    "\ue005": ("font-variant", "normal"),
    "\ue006": ("font-weight", "bold"),
    "\ue007": ("font-weight", "light"),
    "\ue008": ("font-weight", "normal"),
    "\ue009": ("text-decoration", "underline"),
    "\ue00a": ("text-decoration", "none"),
    "\ue00b": ("vertical-align", "sup"),
    "\ue00c": ("vertical-align", "sub"),
    "\ue00d": ("vertical-align", "baseline"),
    "\ue00e": ("quotes", "true"),
    "\ue00f": ("display", "block"),
    "\ue010": ("display", "left-margin"),
    "\ue011": ("display", "right-inline"),
    "\ue012": ("display", "indent"),
    "\ue013": ("quotes", "inner"),
    "\ue014": ("nocase", "true"),
    "\ue015": ("link", ""),
}
"""What each opening mark opens: an attribute and its value."""

OPENING: Final[Mapping[tuple[str, str], str]] = {meaning: mark for mark, meaning in MEANING.items()}
"""The opening mark of an attribute's value."""

QUOTES: Final = OPENING["quotes", "true"]
INNER_QUOTES: Final = OPENING["quotes", "inner"]
NOCASE: Final = OPENING["nocase", "true"]
LINK: Final = OPENING["link", ""]
ADDRESS_END: Final = "\ue016"
"""After `LINK` stands the address, then this mark, then what is shown."""

MARKED: Final = re.compile("[\ue000-\ue016]")
_TOKENS: Final = re.compile("([\ue000-\ue016])")
_LINKED: Final = re.compile(f"{LINK}[^{ADDRESS_END}]*{ADDRESS_END}")
# Outermost first, as citeproc-js nests them.
_NESTING: Final = ("quotes", "vertical-align", "text-decoration", "font-weight", "font-variant", "font-style")


def formatting(attributes: Mapping[str, str]) -> str:
    """The opening marks that an element's attributes ask for, outermost first; values that CSL has not are passed over."""
    return "".join(OPENING.get((name, attributes.get(name, "")), "") for name in _NESTING)


def display(value: str) -> str:
    """The opening mark of a `display` value, "" for one that CSL has not."""
    return OPENING.get(("display", value), "")


def wrap(text: str, opening: str) -> str:
    """A text in formatting; nothing stays nothing.

    >>> strip(wrap("Walden", formatting({"font-style": "italic"})))
    'Walden'
    """
    return f"{opening}{text}{CLOSE * len(opening)}" if text and opening else text


def link(text: str, address: str) -> str:
    """A text that leads to an address."""
    return f"{LINK}{address}{ADDRESS_END}{text}{CLOSE}" if text else text


def strip(text: str) -> str:
    """The text without marks and addresses, quotation marks among them."""
    return MARKED.sub("", _LINKED.sub("", text)) if MARKED.search(text) else text


def without(text: str) -> str:
    """A text from outside without the characters that are marks here."""
    return MARKED.sub("", text) if not text.isascii() else text


def pieces(text: str) -> "list[Node]":
    """The pieces of a marked text as nodes: what stands between marks, and a blob for each mark with what it holds."""
    from refkit.csl.tree import Blob

    open_: list[Blob] = [Blob([])]
    for token in _TOKENS.split(text):
        if token == CLOSE:
            if len(open_) > 1:
                open_.pop()
        elif token in MEANING:
            inner = Blob([], opening=token)
            open_[-1].content.append(inner)  # type: ignore[union-attr]  # all of these hold lists
            open_.append(inner)
        elif token:
            open_[-1].content.append(token)  # type: ignore[union-attr]  # as above
    return open_[0].content  # type: ignore[return-value]  # as above
