"""Marked text woven into an output format: quotation marks by their level, italics in italics upright, links."""

import re
from collections.abc import Callable
from typing import Final

from refkit.csl import marks
from refkit.csl.marks import ADDRESS_END, CLOSE, LINK
from refkit.csl.markup import ENGLISH, Quotes
from refkit.csl.output.form import Form
from refkit.csl.output.links import linked

_TOKENS: Final = re.compile("([\ufdd0-\ufdef])")
_MEANING: Final = {
    marks.ITALIC: ("font-style", "italic"),
    marks.OBLIQUE: ("font-style", "oblique"),
    marks.UPRIGHT: ("font-style", "normal"),
    marks.SMALL_CAPS: ("font-variant", "small-caps"),
    marks.PLAIN_CAPS: ("font-variant", "normal"),
    marks.BOLD: ("font-weight", "bold"),
    marks.LIGHT: ("font-weight", "light"),
    marks.REGULAR: ("font-weight", "normal"),
    marks.UNDERLINE: ("text-decoration", "underline"),
    marks.NO_LINE: ("text-decoration", "none"),
    marks.SUP: ("vertical-align", "sup"),
    marks.SUB: ("vertical-align", "sub"),
    marks.BASELINE: ("vertical-align", "baseline"),
    marks.BLOCK: ("display", "block"),
    marks.LEFT_MARGIN: ("display", "left-margin"),
    marks.RIGHT_INLINE: ("display", "right-inline"),
    marks.INDENT: ("display", "indent"),
}
_FLIPS: Final = {
    marks.FLIP_ITALIC: ("font-style", "italic"),
    marks.FLIP_BOLD: ("font-weight", "bold"),
    marks.FLIP_CAPS: ("font-variant", "small-caps"),
}
_QUOTATIONS: Final = {marks.QUOTES: "outer", marks.INNER_QUOTES: "inner"}
_SILENT: Final = {marks.NOCASE: ("case", "none"), marks.NO_QUOTES: ("quotes", "none")}
_FONT: Final = ("font-style", "font-variant", "font-weight")


def weaver(form: Form, quotes: Quotes = ENGLISH, *, links: bool = False) -> Callable[[str], str]:
    """What writes a marked text in a format.

    Args:
        form: the format.
        quotes: the quotation marks of the language.
        links: whether text that has an address leads there.
    """
    finish, tokens = form.finish, _TOKENS
    escape = (lambda text: linked(text, form)) if links else form.escape

    def weave(text: str) -> str:
        if text.isascii():
            return finish(escape(text))
        parts = tokens.split(text)
        return finish(escape(text) if len(parts) == 1 else _Weaver(form, quotes, links=links).weave(parts))

    return weave


class _Weaver:
    """One text being woven: what is open, and what closes it."""

    def __init__(self, form: Form, quotes: Quotes, *, links: bool) -> None:
        self._form, self._quotes, self._links = form, quotes, links
        self._out: list[str] = []
        self._open: list[tuple[str, str, str]] = []
        self._address: list[str] | None = None

    def weave(self, parts: list[str]) -> str:
        """The text whose strings and marks come in turn."""
        for part in parts:
            if part in _MEANING:
                self._format(*_MEANING[part])
            elif part == CLOSE:
                self._close()
            elif part == marks.UPRIGHT_AROUND:
                self._push("font-style", "normal", self._form.around.get(("font-style", "normal"), ("", "")))
            elif part in _FLIPS:
                self._flip(*_FLIPS[part])
            elif part in _QUOTATIONS:
                self._quote(_QUOTATIONS[part])
            elif part:
                self._other(part)
        while self._open:
            self._close()
        return "".join(self._out).removeprefix(self._form.line)

    def _push(self, attribute: str, value: str, around: tuple[str, str]) -> None:
        self._out.append(around[0])
        self._open.append((attribute, value, around[1]))

    def _close(self) -> None:
        if self._open:
            self._out.append(self._open.pop()[2])

    def _nearest(self, attribute: str) -> str:
        return next((value for name, value, _ in reversed(self._open) if name == attribute), "")

    def _format(self, attribute: str, value: str) -> None:
        """A normal face is written only where another one is around it."""
        around = self._form.around.get((attribute, value), ("", ""))
        if value == "normal" and all(name != attribute or other == "normal" for name, other, _ in self._open):
            around = ("", "")
        self._push(attribute, value, around)

    def _flip(self, attribute: str, value: str) -> None:
        around = self._nearest(attribute)
        self._format(attribute, value if around in ("", "normal") else "normal")

    def _quote(self, wanted: str) -> None:
        around = self._nearest("quotes")
        level = wanted if not around else "inner" if around == "outer" else "outer"
        opening, closing = self._quotes[:2] if level == "outer" else self._quotes[2:]
        self._push("quotes", level, (self._form.escape(opening), self._form.escape(closing)))

    def _other(self, part: str) -> None:
        """A string, a link, its address, or a mark that shows nothing."""
        if part == LINK:
            self._address = []
        elif part == ADDRESS_END:
            address = "".join(self._address or ())
            self._address = None
            self._push("link", address, self._form.link(address) if self._links and address else ("", ""))
        elif part == marks.PLAIN:
            self._undecorate()
        elif part in _SILENT:
            self._push(*_SILENT[part], ("", ""))
        elif self._address is not None:
            self._address.append(part)
        else:
            self._out.append(self._text(part))

    def _text(self, part: str) -> str:
        """A string, with links but inside a link."""
        if self._links and not self._nearest("link"):
            return linked(part, self._form)
        return self._form.escape(part)

    def _undecorate(self) -> None:
        """Take every face away that is around."""
        faces = [(attribute, "normal") for attribute in _FONT if self._nearest(attribute) not in ("", "normal")]
        around = [self._form.around.get(face, ("", "")) for face in faces]
        closing = "".join(after for _, after in reversed(around))
        self._push("face", "normal", ("".join(before for before, _ in around), closing))
