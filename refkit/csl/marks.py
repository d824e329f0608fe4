"""Formatting carried inside plain strings: one character opens it, one closes whatever was opened last.

A rendered piece is a `str`, so pieces are joined by joining strings and compared by comparing strings. The characters
are Unicode's noncharacters U+FDD0 to U+FDEF, kept free for use inside a program; `without` takes them out of input.
What the marks come to in the end (nested quotes, italics in italics) is the business of `output`.
"""

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from refkit.csl.tree import Node

ITALIC, OBLIQUE, UPRIGHT = "\ufdd0", "\ufdd1", "\ufdd2"
SMALL_CAPS, PLAIN_CAPS = "\ufdd3", "\ufdd4"
BOLD, LIGHT, REGULAR = "\ufdd5", "\ufdd6", "\ufdd7"
UNDERLINE, NO_LINE = "\ufdd8", "\ufdd9"
SUP, SUB, BASELINE = "\ufdda", "\ufddb", "\ufddc"
QUOTES, INNER_QUOTES = "\ufddd", "\ufdde"
NOCASE = "\ufddf"
# A style that wants no quotation marks around: the outermost inside it are outer ones.
NO_QUOTES = "\ufdeb"
# What markup in the data opens turns over what is already so around it: italics in italics stand upright.
FLIP_ITALIC, FLIP_BOLD, FLIP_CAPS, PLAIN = "\ufde6", "\ufde7", "\ufde8", "\ufde9"
BLOCK, LEFT_MARGIN, RIGHT_INLINE, INDENT = "\ufde0", "\ufde1", "\ufde2", "\ufde3"
# What is linked: LINK address ADDRESS_END text CLOSE.
LINK, ADDRESS_END = "\ufde4", "\ufde5"
CLOSE = "\ufdef"
# Upright, around something that ends in italics: shown even where nothing around it is in italics.
UPRIGHT_AROUND: Final = "\ufdea"

MARKED: Final = re.compile("[\ufdd0-\ufdef]")
_ADDRESS: Final = re.compile(f"{LINK}[^{ADDRESS_END}]*{ADDRESS_END}")

# CSL 1.0.2, "Formatting" and "Quotes", outermost first, as citeproc-js nests them.
_FORMATTING: Final[Mapping[str, Mapping[str, str]]] = {
    "quotes": {"true": QUOTES, "false": NO_QUOTES},
    "vertical-align": {"sup": SUP, "sub": SUB, "baseline": BASELINE},
    "text-decoration": {"underline": UNDERLINE, "none": NO_LINE},
    "font-weight": {"bold": BOLD, "light": LIGHT, "normal": REGULAR},
    "font-variant": {"small-caps": SMALL_CAPS, "normal": PLAIN_CAPS},
    "font-style": {"italic": ITALIC, "oblique": OBLIQUE, "normal": UPRIGHT},
}
_FORMATTED: Final = frozenset(_FORMATTING)
_DISPLAY: Final = {"block": BLOCK, "left-margin": LEFT_MARGIN, "right-inline": RIGHT_INLINE, "indent": INDENT}


def wrap(text: str, opening: str) -> str:
    """A text inside the formatting that `opening` opens, mark by mark; nothing stays nothing.

    >>> wrap("Nature", ITALIC) == ITALIC + "Nature" + CLOSE
    True
    """
    return opening + text + CLOSE * len(opening) if text else ""


def formatting(attributes: Mapping[str, str]) -> str:
    """The opening marks that an element's formatting attributes and `quotes` ask for, the outermost first."""
    if _FORMATTED.isdisjoint(attributes):
        return ""
    given = [(values, attributes[name]) for name, values in _FORMATTING.items() if name in attributes]
    return "".join(values.get(value, "") for values, value in given)


def display(value: str) -> str:
    """The opening mark of a `display` attribute, "" for a value that CSL has not."""
    return _DISPLAY.get(value, "")


def link(text: str, address: str) -> str:
    """A text that leads to an address; nothing stays nothing. Text case and punctuation come before."""
    return f"{LINK}{without(address)}{ADDRESS_END}{text}{CLOSE}" if text else ""


def without(text: str) -> str:
    """A text from outside, without the characters that are marks here."""
    return text if text.isascii() or not MARKED.search(text) else MARKED.sub("", text)


def strip(text: str) -> str:
    """The text alone, without marks and without the addresses of links."""
    if text.isascii() or not MARKED.search(text):
        return text
    return MARKED.sub("", _ADDRESS.sub("", text) if LINK in text else text)


def spans(text: str) -> list[tuple[str, str]]:
    """The text cut at its outermost marks: (opening mark or "", what is inside), a mark without end reaches to the end.

    >>> spans("On " + wrap("Bees", ITALIC)) == [("", "On "), (ITALIC, "Bees")]
    True
    """
    found: list[tuple[str, str]] = []
    depth = start = 0
    opening = ""
    for match in MARKED.finditer(text):
        mark, at = match[0], match.start()
        if mark == ADDRESS_END or (mark == CLOSE and not depth):
            continue
        if mark != CLOSE:
            depth += 1
        else:
            depth -= 1
        if depth == (mark != CLOSE):
            _add(found, opening, text[start:at])
            opening, start = (mark, at + 1) if depth else ("", at + 1)
    _add(found, opening, text[start:])
    return found


def _add(found: list[tuple[str, str]], opening: str, text: str) -> None:
    if text:
        found.append((opening, text))


def pieces(text: str) -> list["Node"]:
    """The text as nodes, one for each of its `spans`."""
    from refkit.csl.tree import Blob

    return [Blob(inner, opening=opening) if opening else inner for opening, inner in spans(text)]
