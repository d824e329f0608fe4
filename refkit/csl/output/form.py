"""What an output format is: how it escapes text, and what it puts around formatted text."""

from collections.abc import Callable, Mapping
from typing import NamedTuple


def _whole(text: str) -> str:
    return text


def _no_link(_address: str) -> tuple[str, str]:
    return "", ""


class Form(NamedTuple):
    """An output format.

    `around` says what opens and what closes an attribute's value, such as ("font-style", "italic"); what is not there
    is not shown. `link` does so for an address that has not been escaped; `bare` writes an address that is shown
    itself as a link, where the format has a shorter way. `line` is what begins the line of a displayed block, which the
    first of an entry needs not. `finish` is given the whole text at the end.
    """

    escape: Callable[[str], str]
    around: Mapping[tuple[str, str], tuple[str, str]]
    link: Callable[[str], tuple[str, str]] = _no_link
    bare: Callable[[str], str] | None = None
    line: str = ""
    finish: Callable[[str], str] = _whole
