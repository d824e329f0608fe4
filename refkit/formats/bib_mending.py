"""Broken entries of .bib files: what of them can still be read.

Two things break one: a brace that is never closed, which swallows what follows, and a brace too many, which closes an
entry before its last field.
"""

import re
from collections.abc import Iterator, Mapping

from refkit.formats import bib_values
from refkit.formats.bib_values import Gathered
from refkit.model import Problem

# Where a field of a broken entry begins: with a line, or behind a comma where what follows looks like a value.
_FIELD_START = re.compile(
    r"(?:^[ \t]*+(?:,\s*+)?|(,)\s*+)([A-Za-z][\w+-]*+)\s*+=\s*+(?(1)(?=[{\"]|\w++\s*+(?:[,}]|\Z)))", re.MULTILINE
)
_HEAD = re.compile(r"\s*+@\s*+(\w++)\s*+[{(]\s*+([^,\s={}]*+)\s*+,?")
_NO_ENTRIES = frozenset(("comment", "string", "preamble"))
# Where a field goes on behind a brace too many.
_NEXT = re.compile(r"[\s,};]*+([A-Za-z][\w+:.-]*+)\s*+=\s*+(?=[{\"]|\w++\s*+(?:[,}#]|\Z))")
_CLOSE = re.compile(r"[\s,;]*+\}?")


def head(raw: str, line: int) -> tuple[str, str, int] | Problem:
    """A broken block's type and key, and where its fields begin; a problem where it is no entry."""
    found = _HEAD.match(raw)
    if not found or found[1].lower() in _NO_ENTRIES:
        return Problem(f"not read: {_beginning(raw)}", line, 1)
    return found[1].lower(), found[2], found.end()


def recovered(body: str, key: str, macros: Mapping[str, str], line: int) -> Gathered:
    """What can still be read of an entry that is never closed: fields up to the place, the last one up to the next."""
    gathered = Gathered(key)
    gathered.told("not closed properly; what could be read is kept", line)
    for name, text in _cut(f",{body}"):
        gathered.add(name, _closed(text, bib_values.value(text, macros, 0)[0]), line)
    return gathered


def _closed(text: str, value: str) -> str:
    """A value without the marks at its end that would have closed it, had its braces matched."""
    opened, closed = value.count("{"), value.count("}")
    value = value.rstrip("} \n\t") if closed > opened else value
    return value.removesuffix('"') if text.startswith('"') and opened > closed else value


def _cut(body: str) -> Iterator[tuple[str, str]]:
    starts = list(_FIELD_START.finditer(body))
    for match, after in zip(starts, [*(each.start() for each in starts[1:]), len(body)], strict=False):
        yield match[2], body[match.end() : after].rstrip().rstrip(",")


def goes_on(text: str) -> bool:
    """Whether a text behind an entry is the rest of its fields, as a brace too many leaves it."""
    return bool(_NEXT.match(text))


def read_on(gathered: Gathered, text: str, macros: Mapping[str, str], line: int) -> str:
    """Add the fields of a text that goes on, and return what is left of it."""
    gathered.told('a "}" too many closes the entry early; the fields behind it are read on', line)
    at = 0
    while match := _NEXT.match(text, at):
        value, at = bib_values.value(text, macros, match.end())
        gathered.add(match[1], value, line)
    end = _CLOSE.match(text, at)
    return text[end.end() if end else at :].strip()


def _beginning(raw: str) -> str:
    words = " ".join(raw[:200].split())
    return f'"{words[:60]}{"…" * (len(words) > 60)}"'
