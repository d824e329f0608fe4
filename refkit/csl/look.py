"""What an element's attributes put around its text: affixes, formatting, quotes, display."""

import re
from typing import Final, NamedTuple

from refkit.csl import marks
from refkit.csl.style import Element
from refkit.csl.tree import Blob, Node

# Only letters of these scripts are set in italics: a Chinese title is not slanted (citeproc-js).
_ROMANESQUE: Final = (
    "[-0-9a-zA-Z\u0e01-\u0e5b\u00c0-\u017f\u0370-\u03ff\u0400-\u052f\u0590-\u05d4\u05d6-\u05ff"
    "\u1f00-\u1fff\u0600-\u06ff\u200c\u200d\u200e\u0218\u0219\u021a\u021b\u202a-\u202e]"
)
_FIGURES: Final = re.compile("[-0-9a-zA-Z]")
_ATTRIBUTES: Final = ("font-style", "font-variant", "font-weight", "text-decoration", "vertical-align")


def has_romanesque(text: str) -> bool:
    """Whether a text has a letter or figure of these scripts."""
    return bool(_FIGURES.search(text) or (not text.isascii() and re.search(_ROMANESQUE, text)))


def starts_romanesque(text: str) -> bool:
    """Whether a text begins with a letter of these scripts, or "&"."""
    first = text[:1]
    return first == "&" or (first.isalpha() if first.isascii() else bool(re.match(_ROMANESQUE, first)))


class Look(NamedTuple):
    """Affixes and formatting of an element; `upright` is its formatting without the font-style."""

    prefix: str = ""
    suffix: str = ""
    opening: str = ""
    upright: str = ""
    display: str = ""

    def __bool__(self) -> bool:
        return bool(self.prefix or self.suffix or self.opening or self.display)

    def text(self, content: str) -> Node | None:
        """A text in this look; nothing for no text."""
        if not content:
            return None
        opening = self.opening
        if opening != self.upright and not content.isascii() and not has_romanesque(content):
            opening = self.upright
        if not (self.prefix or self.suffix or opening or self.display):
            return content
        return Blob(content, self.prefix, self.suffix, opening, "", self.display)

    def around(self, content: list[Node], delimiter: str = "") -> Node | None:
        """Several nodes in this look, with a delimiter between."""
        if not content:
            return None
        if len(content) == 1 and not self:
            only = content[0]
            if isinstance(only, str) or not (only.prefix or only.suffix or only.opening or only.display):
                return only
        return Blob(list(content), self.prefix, self.suffix, self.opening, delimiter, self.display)


NO_LOOK: Final = Look()


def look(element: Element, *, affixes: bool = True) -> Look:
    """The look that an element's attributes ask for."""
    given = element.attributes
    if not given:
        return NO_LOOK
    opening = marks.formatting(given)
    upright = marks.formatting({**given, "font-style": ""}) if given.get("font-style") else opening
    display = marks.display(given["display"]) if given.get("display") else ""
    prefix, suffix = (given.get("prefix", ""), given.get("suffix", "")) if affixes else ("", "")
    return Look(prefix, suffix, opening, upright, display)
