"""What a rule found: where, how grave, in which entry, and how to mend it."""

from dataclasses import dataclass
from enum import StrEnum

from refkit.model import Span


class Severity(StrEnum):
    """How grave a finding is: an `ERROR` misleads a reader, a `WARNING` is a fault, an `INFO` is worth a look."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """3 for an error, 2 for a warning, 1 for an info."""
        return {"error": 3, "warning": 2, "info": 1}[self.value]


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """What stands at `span` becomes `text`; an empty span inserts."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Fix:
    """Edits that mend one finding together.

    A `safe` fix cannot change what the article says: no work, year, name, page or address becomes another one. What
    an editor ought to look at first is not safe.
    """

    safe: bool
    edits: tuple[Edit, ...]

    @property
    def span(self) -> Span:
        """From the first code point that the fix concerns to the last."""
        return Span(min(edit.span.start for edit in self.edits), max(edit.span.end for edit in self.edits))


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault at one place of an article.

    `message` says what was found, what was expected and what would help. `entry` is an index into the article's
    entries, None where the finding concerns none. `fix` is None where only the author can say what is right.
    """

    code: str
    name: str
    severity: Severity
    message: str
    span: Span
    entry: int | None = None
    fix: Fix | None = None
