"""HTML, in the elements that citeproc-js uses; text is safe inside elements, addresses inside attributes."""

import re
import unicodedata
from functools import cache
from typing import Final

from refkit.csl.output.form import Form

_ENTITIES: Final = {"&": "&#38;", "<": "&#60;", ">": "&#62;"}
_RAISED: Final = re.compile(
    "[\u06e5\u06e6\u00aa\u00b2\u00b3\u00b9\u00ba\u02b0-\u02b8\u02c0\u02c1\u02e0-\u02e4\u1d2c-\u1d2e\u1d30-\u1d3a\u1d3c-\u1d4d\u1d4f-\u1d61"
    "\u2070\u2071\u2074-\u207f\u2120\u2122\u3192-\u319f]"
)
# These are raised letters by their looks, though Unicode does not say so.
_LOOKS: Final = {"\u02c0": "\u0294", "\u02c1": "\u0295", "\u06e5": "\u0648", "\u06e6": "\u064a"}


def escape(text: str) -> str:
    """Text as HTML: superscript characters become elements, runs of spaces are kept."""
    if "&" in text or "<" in text or ">" in text:
        for sign, entity in _ENTITIES.items():
            text = text.replace(sign, entity)
    if "  " in text:
        text = text.replace("  ", "\u00a0 ")
    return text if text.isascii() else _RAISED.sub(_raise, text)


def _raise(match: re.Match[str]) -> str:
    return _raised(match[0])


@cache
def _raised(character: str) -> str:
    if character in _LOOKS:
        return f"<sup>{_LOOKS[character]}</sup>"
    codes = unicodedata.decomposition(character).removeprefix("<super> ").split()
    plain = "".join(chr(int(code, 16)) for code in codes) if codes else character
    return f"<sup>{plain}</sup>"


def _link(address: str) -> tuple[str, str]:
    quoted = escape(address).replace('"', "&#34;").replace("'", "&#39;")
    return f'<a href="{quoted}">', "</a>"


def _span(style: str) -> tuple[str, str]:
    return f'<span style="{style};">', "</span>"


FORM: Final = Form(
    escape,
    {
        ("font-style", "italic"): ("<i>", "</i>"),
        ("font-style", "oblique"): ("<em>", "</em>"),
        ("font-style", "normal"): _span("font-style:normal"),
        ("font-variant", "small-caps"): _span("font-variant:small-caps"),
        ("font-variant", "normal"): _span("font-variant:normal"),
        ("font-weight", "bold"): ("<b>", "</b>"),
        ("font-weight", "normal"): _span("font-weight:normal"),
        ("text-decoration", "underline"): _span("text-decoration:underline"),
        ("text-decoration", "none"): _span("text-decoration:none"),
        ("vertical-align", "sup"): ("<sup>", "</sup>"),
        ("vertical-align", "sub"): ("<sub>", "</sub>"),
        ("vertical-align", "baseline"): ('<span style="baseline">', "</span>"),
        ("display", "block"): ('\n\n    <div class="csl-block">', "</div>\n"),
        ("display", "left-margin"): ('\n    <div class="csl-left-margin">', "</div>"),
        ("display", "right-inline"): ('<div class="csl-right-inline">', "</div>\n  "),
        ("display", "indent"): ('<div class="csl-indent">', "</div>\n  "),
    },
    _link,
)
