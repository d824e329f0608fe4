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
class Aside:
    """What stands between the references of a file and is none: a comment, a macro, fields that others take over.

    `text` is as it is written in the file's own format, and `before` how many references come before it.
    """

    text: str
    before: int


@dataclass(frozen=True, slots=True)
class Bibliography:
    """The references of a file in its order, the problems met on the way, and what stands between the references."""

    references: tuple[Reference, ...]
    problems: tuple[Problem, ...] = ()
    asides: tuple[Aside, ...] = ()

    def __iter__(self) -> Iterator[Reference]:
        return iter(self.references)

    def __len__(self) -> int:
        return len(self.references)
