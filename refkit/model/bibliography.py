"""What a reader of bibliographies gives back: what could be read, and what was wrong with it."""

from collections.abc import Iterator
from dataclasses import dataclass

from refkit.errors import at
from refkit.model.reference import Reference


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in a bibliography that its reader had to guess, mend or leave.

    `line` and `column` count from 1; None where the format has no lines to speak of. `entry` is the id of the
    reference it concerns, "" where it concerns none or none was read.
    """

    message: str
    line: int | None = None
    column: int | None = None
    entry: str = ""

    def __str__(self) -> str:
        """The message as it is shown, with its entry and its place."""
        place = f" ({at(self.line, self.column)})" if self.line else ""
        return (f"{self.entry}: " if self.entry else "") + self.message + place


@dataclass(frozen=True, slots=True)
class Bibliography:
    """The references of a file in its order, and the problems met on the way."""

    references: tuple[Reference, ...]
    problems: tuple[Problem, ...] = ()

    def __iter__(self) -> Iterator[Reference]:
        return iter(self.references)

    def __len__(self) -> int:
        return len(self.references)
