"""A reference in the making: a reader puts down values as it meets them, and what it cannot map is kept beside."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from refkit.errors import InputError
from refkit.fields import names
from refkit.formats.tagged import Record
from refkit.model import Date, Name, Problem, Reference, Value

_NOBODY = Name()
_JOINED = {"keyword": ", ", "note": "\n", "abstract": "\n", "annote": "\n"}


@dataclass(slots=True)
class Draft:
    """What has been read of one reference so far.

    The first value of a variable stays; keywords, notes and abstracts gather; later values of others are kept in
    `custom` under the word given.
    """

    type: str = "document"
    id: str = ""
    values: dict[str, Value] = field(default_factory=dict)
    custom: dict[str, Any] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    _known: dict[str, set[Name]] = field(default_factory=dict)

    def text(self, variable: str, value: str, *, word: str = "") -> None:
        """Put down a text, keeping one that comes too late under `word`."""
        if not value:
            return
        before = self.values.get(variable)
        if not before:
            self.values[variable] = value
        elif variable in _JOINED and isinstance(before, str):
            self.values[variable] = before + _JOINED[variable] + value
        elif before != value and word:
            self.keep(word, value)

    def name(self, variable: str, *names: Name) -> None:
        """Add names, those that are there already and empty ones left out."""
        before = self.values.get(variable, ())
        held = before if isinstance(before, tuple) else ()
        known = self._known.setdefault(variable, set())
        if len(known) != len(held):  # put down or moved by another hand
            known = self._known[variable] = set(held)
        new = tuple(name for name in names if name != _NOBODY and name not in known)
        known |= set(new)
        self.values[variable] = held + new

    def date(self, variable: str, value: Date | None) -> None:
        """Put down a date where none stands yet."""
        if value and not self.values.get(variable):
            self.values[variable] = value

    def keep(self, word: str, value: Any) -> None:
        """Keep under `custom` what no variable takes; several values of a word become a list."""
        if value in ("", None, [], {}):
            return
        if word not in self.custom:
            self.custom[word] = value
        elif isinstance(held := self.custom[word], list):
            self.custom[word] = [*held, value]
        elif held != value:
            self.custom[word] = [held, value]

    def told(self, message: str, line: int | None = None) -> None:
        """Note a problem of this reference."""
        self.problems.append(Problem(message, line, entry=self.id))

    def has(self, *variables: str) -> bool:
        """Whether any of these has a value."""
        return any(self.values.get(variable) for variable in variables)

    def move(self, variable: str, other: str) -> None:
        """Call a value something else, where that has no value yet."""
        if variable in self.values and other not in self.values:
            self.values[other] = self.values.pop(variable)

    def reference(self) -> Reference:
        """The reference as it stands."""
        return Reference.of(self.type, self.values, id=self.id, custom=self.custom)


def as_they_come(drafts: Iterable[Draft], otherwise: InputError) -> Iterator[Reference | Problem]:
    """The problems of each draft and its reference, as drafts are read; where there is none, what is wrong is raised.

    Raises:
        InputError: `otherwise`.
    """
    empty = True
    for draft in drafts:
        empty = False
        yield from draft.problems
        yield draft.reference()
    if empty:
        raise otherwise


def listed(values: Iterable[str], *, by: str = ", ") -> str:
    """Several keywords or notes as one text, each once."""
    return by.join(dict.fromkeys(value for value in values if value))


@dataclass(frozen=True, slots=True)
class Meanings:
    """What the tags of a tagged format mean.

    Args:
        texts: tag -> text variable.
        people: tag -> name variable; each line, and each piece at `name_break`, is a name.
        lists: tags of which each line is a value of its own.
        elsewhere: tags that the format's reader sees to by itself.
        person: how this format writes a name.
        name_break: what stands between names on one line.
    """

    texts: Mapping[str, str]
    people: Mapping[str, str]
    lists: frozenset[str]
    elsewhere: frozenset[str]
    person: Callable[[str], Name]
    name_break: str = "\n"


def fill(draft: Draft, record: Record, meanings: Meanings) -> None:
    """Put down what the lines of a record mean; a tag that means nothing in CSL is kept under its own letters."""
    for line in record.lines:
        tag = line.tag
        if role := meanings.people.get(tag):
            written = (name.strip() for each in line.lines for name in each.split(meanings.name_break))
            draft.name(role, *names.people((name for name in written if name), meanings.person))
        elif variable := meanings.texts.get(tag):
            for value in line.lines if tag in meanings.lists else [line.text if variable == "note" else line.value]:
                draft.text(variable, value, word=tag)
        elif tag not in meanings.elsewhere and not is_carried(line.text):
            for value in line.lines if tag in meanings.lists else [line.value]:
                draft.keep(tag, value)


CARRIED = re.compile(r"\{:(type|id|custom\.[^:\n]*|[A-Za-z_-]+):\s?(.*)\}", re.DOTALL)


def is_carried(text: str) -> bool:
    """Whether a text is a `{:variable: value}` line, as `carry` writes them."""
    return bool(CARRIED.fullmatch(text.strip()))
