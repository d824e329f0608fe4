"""DOIs and addresses in a text, made links in the format."""

import re
from typing import Final

from refkit.csl.output.form import Form
from refkit.fields.identifiers import trim

_FOUND: Final = re.compile(r"https?://[^\s<>\"“”«»]+|(?<![\w/.])10\.[0-9]{4,9}/[^\s<>\"“”«»]+")
_RESOLVER: Final = re.compile(r"https?://(?:dx\.)?doi\.org/?")


def linked(text: str, form: Form) -> str:
    """A text without marks, escaped, in which every address and DOI leads where it says.

    A stop, comma or closing bracket at the end of an address belongs to the sentence; a bracket that was opened inside
    the address is its own.
    """
    if "http" not in text and "10." not in text:
        return form.escape(text)
    out, last = [], 0
    for match in _FOUND.finditer(text):
        address = trim(match[0])
        if _RESOLVER.fullmatch(address):
            continue
        out += [form.escape(text[last : match.start()]), _shown(address, form)]
        last = match.start() + len(address)
    return "".join(out) + form.escape(text[last:])


def _shown(address: str, form: Form) -> str:
    if not address.startswith("http"):
        before, after = form.link(f"https://doi.org/{address}")
    elif form.bare:
        return form.bare(address)
    else:
        before, after = form.link(address)
    return f"{before}{form.escape(address)}{after}"
