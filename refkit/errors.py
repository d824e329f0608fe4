"""What refkit raises, and how a message words a place or a near miss.

Only the caller's mistakes are exceptions. Mistakes in a bibliography are `model.Problem`s beside what could be
read, and mistakes of the outside world are a `model.Status`.
"""

from collections.abc import Iterable
from typing import Any

_FEW = 12
"""So many names are listed whole in a message."""


class RefkitError(Exception):
    """Everything refkit raises on purpose; its text is fit to show to a person."""


class InputError(RefkitError):
    """The input cannot be read at all: binary, empty where that is no answer, or beyond decoding."""


class UnknownNameError(RefkitError):
    """A name (style, format, rule, locale ...) that refkit does not know.

    Args:
        kind: what the name was meant to name, "style" or "format".
        name: what the caller wrote.
        known: all names there are; the nearest are offered.
        hint: a sentence to add when nothing is near; without one a few names are listed.

    >>> print(UnknownNameError("style", "apa7", ["apa", "mla"]))
    unknown style "apa7" (did you mean "apa"?)
    >>> print(UnknownNameError("engine", "oracle", ["sqlite", "tantivy"]))
    unknown engine "oracle" (known are sqlite, tantivy)
    """

    def __init__(self, kind: str, name: str, known: Iterable[str], *, hint: str = "") -> None:
        name, names = str(name), tuple(known)
        self.kind, self.name, self.near = kind, name, near(name, names)
        if not hint and 0 < len(names) <= _FEW:
            hint = f"known are {', '.join(names)}"
        super().__init__(f'unknown {kind} "{name}"{did_you_mean(self.near) or (hint and f" ({hint})")}')

    def __reduce__(self) -> tuple[Any, ...]:
        """A copy, or what another process gets, says the same; of the names there are it has the near ones."""
        return type(self), (self.kind, self.name, self.near), {**vars(self), "args": self.args}


class StyleError(RefkitError):
    """A CSL style or locale that cannot be used.

    Args:
        message: what is wrong.
        file: the style's path or name.
        line: counted from 1; None when unknown.
        element: the element it stands on, without brackets, such as "text".
    """

    def __init__(self, message: str, *, file: str = "", line: int | None = None, element: str = "") -> None:
        self.message, self.file, self.line, self.element = message, file, line, element
        place = ":".join(str(part) for part in (file, line) if part)
        super().__init__(f"{place}: " * bool(place) + f"<{element}>: " * bool(element) + message)


def at(line: int, column: int | None = None) -> str:
    """How every message words a position; both count from 1.

    >>> at(12, 3)
    'at line 12, column 3'
    """
    return f"at line {line}" if column is None else f"at line {line}, column {column}"


def near(name: str, known: Iterable[str], *, most: int = 3) -> tuple[str, ...]:
    """The known names most like `name`, best first; empty when none is."""
    import difflib

    lower = {candidate.lower(): candidate for candidate in known}
    return tuple(lower[hit] for hit in difflib.get_close_matches(name.lower(), lower, n=most))


def did_you_mean(names: Iterable[str]) -> str:
    """The near misses as they end a message, with the blank before.

    >>> did_you_mean(["apa", "acs"])
    ' (did you mean "apa" or "acs"?)'
    """
    quoted = " or ".join(f'"{name}"' for name in names)
    return f" (did you mean {quoted}?)" if quoted else ""
