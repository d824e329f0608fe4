"""Plain text: formatting is left out, display blocks begin new lines."""

from typing import Final

from refkit.csl.output.form import Form

_LINE: Final = "\n"

FORM: Final = Form(
    str,
    {
        ("display", "block"): (_LINE, ""),
        ("display", "left-margin"): ("", " "),
        ("display", "indent"): (f"{_LINE}    ", ""),
    },
    line=_LINE,
    finish=str.rstrip,  # a space that a style lost something after
)
