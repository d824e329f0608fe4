"""A name as EndNote XML has it: turned round in one text, an organisation with a comma behind, or in attributes."""

from collections.abc import Iterator
from dataclasses import replace

from refkit.fields import names
from refkit.formats import xml
from refkit.model import Name


def contributor(author: xml.Element) -> Iterator[Name]:
    if corporate := author.get("corp-name"):
        yield Name(literal=corporate)
    elif family := author.get("last-name"):
        yield Name(family, author.get("first-name", ""), suffix=author.get("suffix", ""))
    else:
        yield from names.people([xml.text(author)], _name)


def _name(text: str) -> Name:
    if text.endswith(",") and len(text.split()) > 1:
        return Name(literal=text.rstrip(", "))
    name = names.inverted(text)
    if name.literal and not names.is_organisation(text) and len(text.split()) in (2, 3):
        name = names.read(text)
    return replace(name, given=names.dotted(name.given))
