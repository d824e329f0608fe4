"""Marked text in the outputs there are; each format is one file, loaded when it is asked for."""

from collections.abc import Callable
from importlib import import_module
from typing import Final

from refkit.csl.locale import Locale
from refkit.csl.output.form import Form
from refkit.csl.output.weave import weaver
from refkit.errors import UnknownNameError

OUTPUTS: Final = ("text", "html", "markdown", "latex", "rtf", "docx")


def writer(locale: Locale, output: str, *, links: bool = False) -> Callable[[str], str]:
    """What writes a marked text as `output`.

    Args:
        locale: whose quotation marks are used.
        output: one of `OUTPUTS`.
        links: whether DOIs, addresses, and text that has an address lead there, where the format has links.

    Raises:
        UnknownNameError: there is no such output.
    """
    return weaver(form(output), locale.quotes, links=links)


def form(output: str) -> Form:
    """The format of an output.

    Raises:
        UnknownNameError: there is no such output.
    """
    if output not in OUTPUTS:
        raise UnknownNameError("output", output, OUTPUTS)
    found: Form = import_module(f"refkit.csl.output.{output}").FORM
    return found
