"""One work's metadata: a CSL item."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from refkit.model.date import Date
from refkit.model.name import Name
from refkit.model.variables import DATE_VARIABLES, NAME_VARIABLES

Names = tuple[Name, ...]
Value = str | Names | Date


@dataclass(frozen=True, slots=True, eq=True)
class Reference(Mapping[str, Value]):
    """A work: CSL variable -> value, beside its `id` and CSL `type`.

    A name variable holds a tuple of `Name`s, a date variable a `Date`, every other one a text, numbers included
    (CSL allows "12-14" and "3a" there). A text may carry CSL's markup: `<i>`, `<b>`, `<sc>`, `<sup>`, `<sub>`,
    `<span class="nocase">`. An empty value counts as absent and is never stored. `custom` is CSL-JSON's own place
    for what CSL has no variable for; formats keep there, under their own words, what they could not map.

    >>> ref = Reference.of("book", {"title": "Walden", "author": (Name("Thoreau", "Henry David"),)})
    >>> ref["title"], ref.text("DOI"), str(ref.names("author")[0])
    ('Walden', '', 'Henry David Thoreau')
    """

    id: str
    type: str
    variables: Mapping[str, Value]
    custom: Mapping[str, Any] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        type: str,  # noqa: A002  CSL's word
        variables: Mapping[str, Value],
        *,
        id: str = "",  # noqa: A002  CSL's word
        custom: Mapping[str, Any] | None = None,
    ) -> "Reference":
        """A reference of the given variables, empty ones left out."""
        kept = {variable: value for variable, value in variables.items() if value}
        return cls(id, type, kept, dict(custom or {}))

    def __getitem__(self, variable: str) -> Value:
        return self.variables[variable]

    def __iter__(self) -> Iterator[str]:
        return iter(self.variables)

    def __len__(self) -> int:
        return len(self.variables)

    def __bool__(self) -> bool:
        return True

    def text(self, variable: str) -> str:
        """The text of a variable, "" when it is absent."""
        value = self.variables.get(variable, "")
        return value if isinstance(value, str) else ""

    def names(self, variable: str) -> Names:
        """The names of a name variable, () when it is absent."""
        value = self.variables.get(variable, ())
        return value if isinstance(value, tuple) else ()

    def date(self, variable: str) -> Date | None:
        """The date of a date variable, None when it is absent."""
        value = self.variables.get(variable)
        return value if isinstance(value, Date) else None

    def with_(
        self,
        variables: Mapping[str, Value] | None = None,
        *,
        id: str | None = None,  # noqa: A002  CSL's word
        type: str | None = None,  # noqa: A002  CSL's word
    ) -> "Reference":
        """A copy with these variables set; an empty value takes one away."""
        return Reference.of(
            self.type if type is None else type,
            {**self.variables, **(variables or {})},
            id=self.id if id is None else id,
            custom=self.custom,
        )

    def item(self) -> dict[str, Any]:
        """The reference as a CSL-JSON item."""
        item: dict[str, Any] = {"id": self.id, "type": self.type}
        item |= {variable: value_item(value) for variable, value in self.variables.items()}
        return item | ({"custom": dict(self.custom)} if self.custom else {})

    @classmethod
    def from_item(cls, item: Mapping[str, Any]) -> "Reference":
        """The reference in a CSL-JSON item, strictly; `formats.csl_json` is the patient reader.

        Raises:
            ValueError: a value has the wrong shape for its variable.
        """
        rest = {key: value for key, value in item.items() if key not in ("id", "type", "custom")}
        values = {variable: value_from_item(variable, value) for variable, value in rest.items()}
        return cls.of(
            str(item.get("type") or "document"),
            values,
            id=str(item.get("id", "")),
            custom=item.get("custom"),
        )


def value_item(value: Value) -> Any:
    """A variable's value as CSL-JSON."""
    if isinstance(value, tuple):
        return [name.item() for name in value]
    return value.item() if isinstance(value, Date) else value


def value_from_item(variable: str, raw: Any) -> Value:
    """The value of `variable` in CSL-JSON as ours; a number becomes its text, null becomes "".

    Raises:
        ValueError: what was found has not the shape that CSL-JSON gives this variable; the message says both.
    """
    if raw is None:
        return ""
    if variable in NAME_VARIABLES:
        if not isinstance(raw, Sequence) or isinstance(raw, str):
            raise ValueError(f"{variable} is a list of names, not {raw!r}")
        return tuple(Name.from_item(name) for name in raw)
    if variable in DATE_VARIABLES:
        return Date.from_item(raw)
    if isinstance(raw, str | int | float) and not isinstance(raw, bool):
        return str(raw)
    raise ValueError(f"{variable} is a text or a number, not {raw!r}")
