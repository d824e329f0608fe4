"""RTF 1.9 groups, to be put into a document: other characters than ASCII as numbers, formatting inside braces."""

import re
from typing import Final

from refkit.csl.output.form import Form

_SIGNS: Final = re.compile(r"[\\{}\n\r\t]|[^\x00-\x7f]")
_BREAKS: Final = {"\n": r"\line ", "\r": "", "\t": r"\tab "}


def escape(text: str) -> str:
    r"""Text as RTF shows it; a character beyond 16 bits is two surrogates, as Word writes it.

    >>> escape("{café}")
    '\\{caf\\u233?\\}'
    """
    return _SIGNS.sub(_escaped, text)


def _escaped(match: re.Match[str]) -> str:
    sign = match[0]
    if sign.isascii():
        return _BREAKS.get(sign, f"\\{sign}")
    units = sign.encode("utf-16-le", "surrogatepass")
    codes = (int.from_bytes(units[at : at + 2], "little", signed=True) for at in range(0, len(units), 2))
    return "".join(f"\\u{code}?" for code in codes)


def _link(address: str) -> tuple[str, str]:
    target = escape(address.replace('"', "%22"))
    return f'{{\\field{{\\*\\fldinst{{HYPERLINK "{target}"}}}}{{\\fldrslt ', "}}"


_LINE: Final = "\\line "

FORM: Final = Form(
    escape,
    {
        ("font-style", "italic"): ("{\\i ", "}"),
        ("font-style", "oblique"): ("{\\i ", "}"),
        ("font-style", "normal"): ("{\\i0 ", "}"),
        ("font-variant", "small-caps"): ("{\\scaps ", "}"),
        ("font-variant", "normal"): ("{\\scaps0 ", "}"),
        ("font-weight", "bold"): ("{\\b ", "}"),
        ("font-weight", "normal"): ("{\\b0 ", "}"),
        ("text-decoration", "underline"): ("{\\ul ", "}"),
        ("text-decoration", "none"): ("{\\ulnone ", "}"),
        ("vertical-align", "sup"): ("{\\super ", "}"),
        ("vertical-align", "sub"): ("{\\sub ", "}"),
        ("vertical-align", "baseline"): ("{\\nosupersub ", "}"),
        ("display", "block"): (_LINE, ""),
        ("display", "left-margin"): ("", "\\tab "),
        ("display", "indent"): (f"{_LINE}\\tab ", ""),
    },
    _link,
    line=_LINE,
)
