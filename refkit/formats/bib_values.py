"""The fields of a .bib entry as they gather: values in braces, in quotation marks or bare, joined by `#`."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial

from refkit.fields import dates
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
        found, end = value(text, macros, 0, undefined=partial(self._undefined, line))
        self.add(name, found, line)
        done = 0
        while end < len(text) and (match := _NAME.match(text, end)):
            line += text.count("\n", done, match.start(1))
            done = match.start(1)
            self.told(f'a comma is missing before "{match[1]}"', line, None)
            found, end = value(text, macros, match.end(), undefined=partial(self._undefined, line))
            self.add(match[1], found, line)

    def _undefined(self, line: int, word: str) -> None:
        self.told(f'"{word}" is no macro that was defined before: read as the word itself', line)


def is_undefined(word: str, macros: Mapping[str, str]) -> bool:
    """Whether a bare word would be a macro, and is none: no number, and no month by its name."""
    return word[:1].isalpha() and word.lower() not in macros and not dates.month(word.strip("."))


def _nobody(_: str) -> None:
    """Tell nobody of an undefined macro."""


def value(
    text: str, macros: Mapping[str, str], at: int, *, undefined: Callable[[str], None] = _nobody
) -> tuple[str, int]:
    """A value's pieces joined where `#` joins them, and where it ends; `undefined` is told macros that are none."""
    pieces: list[str] = []
    while True:
        piece, at = _piece(text, macros, at, undefined)
        pieces.append(piece)
        rest = _JOIN.match(text, at)
        if not rest:
            return "".join(pieces), at
        at = rest.end()


def _piece(text: str, macros: Mapping[str, str], at: int, undefined: Callable[[str], None]) -> tuple[str, int]:
    at += len(text[at:]) - len(text[at:].lstrip()) if text[at : at + 1].isspace() else 0
    if text.startswith(("{", '"'), at):
        end = _closed(text, at)
        return text[at + 1 : end], min(end + 1, len(text))
    match = _BARE.match(text, at)
    if not match:
        return "", len(text)
    if is_undefined(match[0], macros):
        undefined(match[0])
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
