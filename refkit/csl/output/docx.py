"""Runs for a Word document: the text with signs of this module around what has a format, and those signs read again."""

import re
from typing import Final

from refkit.csl.output.form import Form
from refkit.model.run import Run

# Unicode's noncharacters again: they stand in no text. OPEN attribute SPLIT value END text CLOSE.
_OPEN, _SPLIT, _END, _CLOSE = "\U0001fffe", "\U0001ffff", "\U0002fffe", "\U0002ffff"
_PIECES: Final = re.compile(f"{_OPEN}([^{_SPLIT}]*){_SPLIT}([^{_END}]*){_END}|({_CLOSE})|([^{_OPEN}{_CLOSE}]+)")
_SIGNS: Final = dict.fromkeys(map(ord, (_OPEN, _SPLIT, _END, _CLOSE)))
_FORMATS: Final = {
    "font-style": ("italic", "oblique", "normal"),
    "font-variant": ("small-caps", "normal"),
    "font-weight": ("bold", "light", "normal"),
    "text-decoration": ("underline", "none"),
    "vertical-align": ("sup", "sub", "baseline"),
    "display": ("block", "left-margin", "right-inline", "indent"),
}


def _escape(text: str) -> str:
    return text.translate(_SIGNS)


def _around(attribute: str, value: str) -> tuple[str, str]:
    return f"{_OPEN}{attribute}{_SPLIT}{value}{_END}", _CLOSE


def runs(text: str) -> tuple[Run, ...]:
    """The runs in a text that was woven in this form.

    >>> begin, end = _around("font-style", "italic")
    >>> [(run.text, run.italic) for run in runs(f"In {begin}Nature{end}.")]
    [('In ', False), ('Nature', True), ('.', False)]
    """
    made: list[Run] = []
    open_: list[tuple[str, str]] = []
    for attribute, value, closes, plain in _PIECES.findall(text):
        if plain:
            made.append(_run(plain, dict(open_)))
        elif closes:
            del open_[-1:]
        else:
            open_.append((attribute, value))
    if made and not made[-1].text.strip():
        made.pop()  # a blank at the end shows nothing
    return tuple(made)


def _run(text: str, now: dict[str, str]) -> Run:
    vertical = now.get("vertical-align", "")
    return Run(
        text,
        italic=now.get("font-style") in ("italic", "oblique"),
        bold=now.get("font-weight") == "bold",
        small_caps=now.get("font-variant") == "small-caps",
        underline=now.get("text-decoration") == "underline",
        vertical=vertical if vertical in ("sup", "sub") else "",
        link=now.get("link", ""),
        display=now.get("display", ""),
    )


FORM: Final = Form(
    _escape,
    {(attribute, value): _around(attribute, value) for attribute, values in _FORMATS.items() for value in values},
    lambda address: _around("link", _escape(address)),
)
