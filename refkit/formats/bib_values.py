"""The fields of a .bib entry as they gather: values in braces, in quotation marks or bare, joined by `#`."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from refkit.model import Problem

_GATHERING = frozenset(("keywords", "keyword"))
_BARE = re.compile(r"[^\s,#{}\"]+")
_JOIN = re.compile(r"\s*+#\s*+")
_BRACE = re.compile(r'\\.|[{}"]', re.DOTALL)
_NAME = re.compile(r"\s*+[,;]?\s*+([^\s=,;{}\"#]++)\s*+=\s*+")


@dataclass(slots=True)
class Gathered:
    """The fields of the entry of that key, names in lower case, and the problems met with them."""

    key: str
    fields: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    _times: dict[str, int] = field(default_factory=dict)

    def add(self, name: str, value: str, line: int) -> None:
        """The first of two equal fields stays, as BibTeX has it; a second that says something else is kept beside.

        Keywords gather: some publishers write a field for each.
        """
        name = name.lower()
        if name not in self.fields:
            self.fields[name] = value
        elif name in _GATHERING:
            self.fields[name] += f", {value}"
        elif self.fields[name] != value:
            beside = self._beside(name, value)
            self.told(f'the field "{name}" stands twice; the first is used, the other kept as "{beside}"', line)

    def _beside(self, name: str, value: str) -> str:
        number = self._times.get(name, 1) + 1
        while f"{name}-{number}" in self.fields:
            number += 1
        self._times[name] = number
        self.fields[f"{name}-{number}"] = value
        return f"{name}-{number}"

    def told(self, message: str, line: int, column: int | None = 1) -> None:
        """Note a problem of this entry."""
        self.problems.append(Problem(message, line, column, self.key))

    def read(self, name: str, text: str, macros: Mapping[str, str], line: int) -> None:
        """A field, and those that a forgotten comma left inside it."""
        found, end = value(text, macros, 0)
        self.add(name, found, line)
        done = 0
        while end < len(text) and (match := _NAME.match(text, end)):
            line += text.count("\n", done, match.start(1))
            done = match.start(1)
            self.told(f'a comma is missing before "{match[1]}"', line, None)
            found, end = value(text, macros, match.end())
            self.add(match[1], found, line)


def value(text: str, macros: Mapping[str, str], at: int) -> tuple[str, int]:
    """A value's pieces joined where `#` joins them, and where it ends."""
    pieces: list[str] = []
    while True:
        piece, at = _piece(text, macros, at)
        pieces.append(piece)
        rest = _JOIN.match(text, at)
        if not rest:
            return "".join(pieces), at
        at = rest.end()


def _piece(text: str, macros: Mapping[str, str], at: int) -> tuple[str, int]:
    at += len(text[at:]) - len(text[at:].lstrip()) if text[at : at + 1].isspace() else 0
    if text.startswith(("{", '"'), at):
        end = _closed(text, at)
        return text[at + 1 : end], min(end + 1, len(text))
    match = _BARE.match(text, at)
    if not match:
        return "", len(text)
    return macros.get(match[0].lower(), match[0]), match.end()


def _closed(text: str, at: int) -> int:
    """Where the brace or quotation mark at `at` is closed; the text's end where it is not."""
    quoted, depth = text[at] == '"', 0
    for match in _BRACE.finditer(text, at + 1):
        mark = match[0]
        if mark == '"' and quoted and depth <= 0:
            return match.start()
        if mark == "{":
            depth += 1
        elif mark == "}":
            if depth == 0 and not quoted:
                return match.start()
            depth -= 1
    return len(text)
