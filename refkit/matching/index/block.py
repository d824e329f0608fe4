"""Works packed by the dozen: what an index stores, so that alike works lie compressed side by side."""

import json
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from refkit.errors import RefkitError
from refkit.matching.index.terms import Item, terms
from refkit.model import Reference
from refkit.model.reference import Value, value_from_item

SIZE = 128
"""Works in a block."""
# What is long, and says nothing of which work it is.
_LEFT_OUT = ("abstract", "keyword", "annote", "note", "reference", "funder", "license", "link", "assertion")
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


def digest(lines: Sequence[str], convert: Convert | None = None) -> Block:
    """The works in lines of CSL-JSON, or in what `convert` makes CSL-JSON; lines without one are counted."""
    works = [work for line in lines if (work := _work(line, convert))]
    packed = zlib.compress("\n".join(line for line, _ in works).encode("utf-8", "replace"), 6)
    return Block(packed, tuple(found for _, found in works), len(lines))


def _work(line: str, convert: Convert | None) -> tuple[str, str] | None:
    """A work's line as it is stored, and its terms."""
    try:
        item = convert(line) if convert else json.loads(line)
        found = " ".join(terms(item))
    except (RefkitError, ValueError, TypeError, AttributeError, LookupError, RecursionError):
        return None
    if not found:
        return None
    if convert or len(line) > _LONG or "\n" in line.strip():
        item = {key: value for key, value in item.items() if key not in _LEFT_OUT}
        line = json.dumps(item, ensure_ascii=False, separators=(",", ":"))
    return line.strip(), found


def works(packed: bytes) -> list[str]:
    """The lines of the works in a block."""
    return zlib.decompress(packed).decode().split("\n")


def reference(line: str) -> Reference:
    """The work in a stored line; a value of a strange shape costs only its variable."""
    item = json.loads(line)
    try:
        return Reference.from_item(item)
    except ValueError:
        values: dict[str, Value] = {}
        for variable, value in item.items():
            try:
                values[variable] = value_from_item(variable, value)
            except ValueError:
                continue
        kept = {variable: value for variable, value in values.items() if variable not in ("id", "type", "custom")}
        return Reference.of(str(item.get("type") or "document"), kept, id=str(item.get("id", "")))
