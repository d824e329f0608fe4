"""LaTeX for a document in UTF-8: text commands, and hyperref's links where links are asked for."""

import re
from typing import Final

from refkit.csl.output.form import Form

_ESCAPES: Final = {
    **{sign: f"\\{sign}" for sign in "&%$#_{}"},
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "\\": r"\textbackslash{}",
    "<": r"\textless{}",
    ">": r"\textgreater{}",
    "|": r"\textbar{}",
    '"': r"\textquotedbl{}",
    "\u00a0": "~",
}
_SIGNS: Final = re.compile("[" + re.escape("".join(_ESCAPES)) + "]|(?<=-)-")
_IN_ADDRESS: Final = {"\\": "\\%5C", "{": "\\%7B", "}": "\\%7D", "%": "\\%", "#": "\\#", "&": "\\&", "_": "\\_"}
_OTHER: Final = re.compile(r"[^!$'()*+,\-./0-9:;=?@A-Za-z\[\]~]")


def escape(text: str) -> str:
    r"""Text that LaTeX sets as it is; two hyphens stay two.

    >>> print(escape("50 % of {R&D}_1 -- a ~"))
    50 \% of \{R\&D\}\_1 -{}- a \textasciitilde{}
    """
    return _SIGNS.sub(_escaped, text)


def _escaped(match: re.Match[str]) -> str:
    return _ESCAPES.get(match[0], "{}-")


def _link(address: str) -> tuple[str, str]:
    return f"\\href{{{_OTHER.sub(_quoted, address)}}}{{", "}"


def _quoted(match: re.Match[str]) -> str:
    sign = match[0]
    return _IN_ADDRESS.get(sign) or "".join(f"\\%{byte:02X}" for byte in sign.encode())


_LINE: Final = "\\par "

FORM: Final = Form(
    escape,
    {
        ("font-style", "italic"): (r"\textit{", "}"),
        ("font-style", "oblique"): (r"\textsl{", "}"),
        ("font-style", "normal"): (r"\textup{", "}"),
        ("font-variant", "small-caps"): (r"\textsc{", "}"),
        ("font-variant", "normal"): (r"\textup{", "}"),
        ("font-weight", "bold"): (r"\textbf{", "}"),
        ("font-weight", "normal"): (r"\textmd{", "}"),
        ("text-decoration", "underline"): (r"\underline{", "}"),
        ("vertical-align", "sup"): (r"\textsuperscript{", "}"),
        ("vertical-align", "sub"): (r"\textsubscript{", "}"),
        ("display", "block"): (_LINE, ""),
        ("display", "left-margin"): ("", " "),
        ("display", "indent"): (f"{_LINE}\\quad ", ""),
    },
    _link,
    line=_LINE,
    finish=str.rstrip,
)
