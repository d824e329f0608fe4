"""Works by the dozen, digested: what an index finds each by, and all of them packed."""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from refkit.errors import RefkitError
from refkit.matching.index.packing import pack
from refkit.matching.index.terms import Item, terms

SIZE = 256
"""Works in a block."""
# What is long, and says nothing of which work it is.
_LEFT_OUT = frozenset(
    ("abstract", "keyword", "annote", "note", "reference", "funder", "license", "link", "assertion"),
)
_LONG = 3_000

Convert = Callable[[str], Item]
"""From a line to a CSL-JSON item; raises ValueError or RefkitError where the line holds none."""


@dataclass(frozen=True, slots=True)
class Block:
    """Up to `SIZE` works, packed, with the terms of each. `read` is how many lines it was made of, bad ones counted."""

    packed: bytes
    terms: tuple[str, ...]
    read: int

    @property
    def passed_over(self) -> int:
        """How many lines held no work."""
        return self.read - len(self.terms)


def other_version(path: Path) -> str:
    """What to say of an index that another version of refkit made."""
    return f'the index "{path}" was made by another version of refkit; remove it and build it again'


def digest(lines: Sequence[str], convert: Convert | None = None) -> Block:
    """The works in lines of CSL-JSON, or in what `convert` makes CSL-JSON; lines without one are counted."""
    works = [(item, found) for item in _items(lines, convert) if (found := _terms(item))]
    return Block(pack([item for item, _ in works]), tuple(found for _, found in works), len(lines))


def _terms(item: Item) -> str:
    try:
        return " ".join(terms(item))
    except (ValueError, TypeError, AttributeError, LookupError, RecursionError):
        return ""


def _items(lines: Sequence[str], convert: Convert | None) -> Iterator[Item]:
    """The items in lines, without what is long where the line is."""
    items = [_patiently(convert, line) for line in lines] if convert else _read(lines)
    for item, line in zip(items, lines, strict=True):
        if isinstance(item, dict):
            shorten = convert or len(line) > _LONG
            yield {key: value for key, value in item.items() if key not in _LEFT_OUT} if shorten else item


def _read(lines: Sequence[str]) -> Sequence[Any]:
    """What the lines hold, read at once where all of them are whole."""
    try:
        items = json.loads(f"[{','.join(lines)}]")
    except (ValueError, RecursionError):
        items = []
    return items if len(items) == len(lines) else [_patiently(json.loads, line) for line in lines]


def _patiently(read: Callable[[str], Any], line: str) -> Any:
    """What a line holds, None where it is broken."""
    try:
        return read(line)
    except (RefkitError, ValueError, TypeError, AttributeError, LookupError, RecursionError):
        return None
