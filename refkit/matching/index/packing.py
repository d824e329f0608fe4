"""Items packed as a table: a row for each work, a column for each variable, so that alike values lie side by side.

Columns are parted by NUL, the cells of a column by line ends, its name before them, and all is deflated. A cell is a
text as it is, a date or a list of names in short, or JSON; an empty one is a variable that the work lacks.
"""

import json
import re
import zlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

from refkit.matching.index.terms import Item
from refkit.model import Reference
from refkit.model.reference import Value, value_from_item

_COLUMN, _CELL = "\0", "\n"
_JSON, _DATE, _NAMES = "\1", "\2", "\3"  # what a cell begins with that is no plain text
_FAMILY, _NAME = "\4", "\5"  # what ends a family name, and parts two names
_MARKS = (_COLUMN, _JSON, _DATE, _NAMES)
_FIRST = ("author", "id", "title")  # ids are often made of a family name and a word of the title: neighbours pack well
_ALONE = {1: ""}  # parts of a name -> what it has of given ones
_DAYS = re.compile(r"\d+(?:-\d+)*(?:/\d+(?:-\d+)*)?", re.ASCII)


def pack(items: Sequence[Item]) -> bytes:
    """The items in few bytes.

    >>> shelf = unpack(pack([{"title": "On hips", "volume": 3}, {"author": [{"family": "Berg", "given": "H."}]}]))
    >>> shelf.item(0), shelf.item(1)
    ({'title': 'On hips', 'volume': 3}, {'author': [{'family': 'Berg', 'given': 'H.'}]})
    """
    found = set(chain.from_iterable(items))
    names = [*(name for name in _FIRST if name in found), *sorted(found.difference(_FIRST))]
    columns = [_CELL.join((json.dumps(name), _column([item.get(name, "") for item in items]))) for name in names]
    return zlib.compress(_COLUMN.join(columns).encode("utf-8", "replace"), 6)


@dataclass(frozen=True, slots=True)
class Shelf:
    """Works unpacked: a variable's name and its cells, for each variable that one of them has."""

    columns: tuple[tuple[str, list[str]], ...]

    def item(self, place: int) -> dict[str, Any]:
        """The CSL-JSON item at a place."""
        return {name: _value(cell) for name, cells in self.columns if (cell := cells[place])}

    def reference(self, place: int) -> Reference:
        """The work at a place; a value of a strange shape costs only its variable."""
        item = self.item(place)
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


def unpack(packed: bytes) -> Shelf:
    """What was packed."""
    columns = (column.split(_CELL) for column in zlib.decompress(packed).decode().split(_COLUMN))
    return Shelf(tuple((json.loads(name), cells) for name, *cells in columns))


# --- into cells


def _column(values: Sequence[Any]) -> str:
    """The cells of a variable; most are texts through and through."""
    try:
        text = _CELL.join(values)
    except TypeError:
        return _CELL.join(map(_cell, values))
    plain = text.count(_CELL) == len(values) - 1 and not any(mark in text for mark in _MARKS)
    return text if plain else _CELL.join(map(_cell, values))


def _cell(value: Any) -> str:
    if isinstance(value, str):
        return _json(value) if _CELL in value or any(mark in value for mark in _MARKS) else value
    short = _SHORT.get(type(value))
    return (short and short(value)) or _json(value)


def _json(value: Any) -> str:
    return "" if value is None else _JSON + json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _names(value: list[Any]) -> str:
    """Names of a family name and perhaps a given one in short, "" for others."""
    try:
        text = _NAME.join([_FAMILY.join((each["family"], _given(each))) for each in value])
    except (LookupError, TypeError):
        return ""
    parted = text.count(_FAMILY) == len(value) and text.count(_NAME) == len(value) - 1
    return _NAMES + text if parted and _CELL not in text and _COLUMN not in text else ""


def _given(name: Mapping[str, str]) -> str:
    """The given names; LookupError where the name has other parts."""
    return name["given"] if len(name) == 2 else _ALONE[len(name)]


def _date(value: dict[str, Any]) -> str:
    """A date of nothing but numbers in short, "" for others."""
    if len(value) > 1:
        return ""
    try:
        text = "/".join(["-".join(map(str, part)) for part in value["date-parts"]])
    except (LookupError, TypeError):
        return ""
    return _DATE + text if _DAYS.fullmatch(text) else ""


_SHORT: dict[type, Callable[[Any], str]] = {list: _names, dict: _date}


# --- and back


def _value(cell: str) -> Any:
    if cell[0] > _NAMES:
        return cell
    return _LONG[cell[0]](cell[1:]) if cell[0] in _LONG else cell


def _as_names(text: str) -> list[dict[str, str]]:
    names = (each.split(_FAMILY) for each in text.split(_NAME))
    return [{"family": family, "given": given} if given else {"family": family} for family, given in names]


def _as_date(text: str) -> dict[str, list[list[int]]]:
    return {"date-parts": [[int(part) for part in day.split("-")] for day in text.split("/")]}


_LONG: dict[str, Callable[[str], Any]] = {_JSON: json.loads, _DATE: _as_date, _NAMES: _as_names}
