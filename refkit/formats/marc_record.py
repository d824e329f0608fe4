"""A record of MARC 21 as it stands: leader, control fields, data fields with their subfields."""

from collections.abc import Iterator
from dataclasses import dataclass

from refkit.fields.text import tidy
from refkit.formats import xml

# the marks that say which words sorting passes over
_NON_SORTING = {0x98: None, 0x9C: None, 0xAC: None}


@dataclass(frozen=True, slots=True)
class Field:
    """A data field: its tag, its two indicators, and its subfields in order, none of them empty."""

    tag: str
    indicators: str
    subfields: tuple[tuple[str, str], ...]

    def __getitem__(self, codes: str) -> str:
        """The subfields with one of these codes, in the record's order, a blank between them."""
        return " ".join(value for code, value in self.subfields if code in codes)

    def all(self, codes: str) -> list[str]:
        """Each subfield with one of these codes."""
        return [value for code, value in self.subfields if code in codes]


@dataclass(frozen=True, slots=True)
class Record:
    """A record: its leader, its control fields, its data fields in order."""

    leader: str
    control: tuple[tuple[str, str], ...]
    fields: tuple[Field, ...]

    @classmethod
    def of(cls, element: xml.Element) -> "Record":
        """The record in an element "record" of MARCXML."""
        leader = element.find("leader")
        control = [(each.get("tag", ""), each.text or "") for each in element.iterfind("controlfield")]
        return cls((leader.text or "") if leader is not None else "", tuple(control), tuple(_fields(element)))

    def tagged(self, *tags: str) -> Iterator[Field]:
        """The fields with these tags, those of the first tag first."""
        return (field for tag in tags for field in self.fields if field.tag == tag)

    def has(self, *tags: str) -> bool:
        """Whether there is a field with one of these tags."""
        return any(field.tag in tags for field in self.fields)

    def first(self, codes: str, *tags: str) -> str:
        """The subfields with these codes in the first such field that has any."""
        return next((found for field in self.tagged(*tags) if (found := field[codes])), "")

    def fixed(self, tag: str, start: int = 0, end: int | None = None) -> str:
        """Positions of a control field, counted from 0."""
        return next((value for each, value in self.control if each == tag), "")[start:end]


def _fields(element: xml.Element) -> Iterator[Field]:
    for field in element.iterfind("datafield"):
        inside = [(each.get("code", ""), _plain(xml.text(each))) for each in field.iterfind("subfield")]
        indicators = (field.get("ind1") or " ") + (field.get("ind2") or " ")
        yield Field(field.get("tag", ""), indicators, tuple((code, said) for code, said in inside if said))


def _plain(text: str) -> str:
    return tidy(text.translate(_NON_SORTING))
