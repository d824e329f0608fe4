"""A name as CSL has it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

_FIELDS = {
    "family": "family",
    "given": "given",
    "dropping-particle": "dropping_particle",
    "non-dropping-particle": "non_dropping_particle",
    "suffix": "suffix",
    "literal": "literal",
}
_FLAGS = {
    "comma-suffix": "comma_suffix",
    "static-ordering": "static_ordering",
    "parse-names": "parse_names",
}


@dataclass(frozen=True, slots=True)
class Name:
    """A person (`family`, `given` and the parts around them) or an organisation (`literal`).

    The parts are those of CSL-JSON's name-variable (CSL 1.0.2, "Names"), with `-` as `_`; a part that is absent
    is the empty string. `literal` is printed as it stands and excludes the others.
    """

    family: str = ""
    given: str = ""
    dropping_particle: str = ""
    non_dropping_particle: str = ""
    suffix: str = ""
    literal: str = ""
    comma_suffix: bool = False
    static_ordering: bool = False
    parse_names: bool = False

    def __str__(self) -> str:
        """The name in reading order: given, particles, family, suffix."""
        parts = (
            self.given,
            self.dropping_particle,
            self.non_dropping_particle,
            self.family,
            self.suffix,
        )
        return self.literal or " ".join(part for part in parts if part)

    def item(self) -> dict[str, Any]:
        """The name as CSL-JSON."""
        item: dict[str, Any] = {key: value for key, slot in _FIELDS.items() if (value := getattr(self, slot))}
        return item | {key: True for key, slot in _FLAGS.items() if getattr(self, slot)}

    @classmethod
    def from_item(cls, item: Mapping[str, Any]) -> "Name":
        """The name in a CSL-JSON name object; keys CSL does not know are passed over.

        Raises:
            ValueError: the value is no object, or a part of it is no text.
        """
        if not isinstance(item, Mapping):
            raise ValueError(f"a name is an object with family, given or literal, not {item!r}")
        parts: dict[str, Any] = {}
        for key, slot in _FIELDS.items():
            value = item.get(key, "")
            if not isinstance(value, str | int | None):
                raise ValueError(f'"{key}" of a name is a text, not {value!r}')
            parts[slot] = "" if value is None else str(value)
        parts |= {slot: item.get(key) in _TRUE for key, slot in _FLAGS.items()}
        return cls(**parts)


_TRUE = (True, 1, "true", "1")

OTHERS = Name(literal="others")
"""Whoever a list leaves out: stands at its end, as BibTeX's "and others" does, and is written as a style's "et al."."""
