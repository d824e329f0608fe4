"""Plain text: formatting is left out, display blocks begin new lines."""

from typing import Final

from refkit.csl.output.form import Form

FORM: Final = Form(
    str,
    {
        ("display", "block"): ("\n", ""),
        ("display", "left-margin"): ("", " "),
        ("display", "indent"): ("\n    ", ""),
    },
    finish=str.rstrip,  # a space that a style lost something after
)
