"""The text of a .bib field, its TeX read and its blanks made one."""

import re

from refkit.fields.latex import to_unicode

_SPACES = re.compile(r"[ \t\r\n]+")


def read(value: str, *, nocase: bool = False) -> str:
    """What a field says; with `nocase`, what stands in braces keeps its letters as CSL has it."""
    if not value or value.isalnum():
        return value
    said = to_unicode(value, nocase=nocase)
    return said.strip() if said.isprintable() and "  " not in said else _SPACES.sub(" ", said).strip()
