"""CSL-JSON: an array of items as citeproc-js, pandoc and Zotero exchange them, read patiently and written plainly.

Source: the CSL data schema 1.0 (csl-data.json, https://github.com/citation-style-language/schema). Read too: one item
alone, one per line, and items inside an object (`{"items": [...]}`, `{"references": [...]}`, `{"id": {...}}`).
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from json.encoder import encode_basestring
from typing import Any

from refkit.formats import items
from refkit.formats.frame import Format, Piece, Progress, Written, nothing, whole
from refkit.formats.json_kinds import is_csl
from refkit.model import Aside, Bibliography, Lines, Problem, Reference

_GAP = re.compile(r"[\s,\[\]]*")
_NEXT_ITEM = r"[}\]]\s*+,?\s*+(?=\{\s*+\")"
_ITEM_START = re.compile(r"\s*[\[{]")
_WRAPPED = re.compile(r'\s*+\{\s*+"(?:items|references|data)"\s*+:\s*+(?=\[)')
_DECODER = json.JSONDecoder()
_MOST = 100  # problems after which values that are no items go unmentioned


def read(text: str) -> Bibliography:
    """The items of a CSL-JSON text; what an item says in no way CSL knows is kept under `custom` and told.

    A broken item costs itself alone: reading goes on at the next. A text cut off in the middle gives what came before.

    Raises:
        InputError: there is no item at all.
    """
    return whole(pieces(text))


def pieces(text: str, progress: Progress | None = None) -> Iterator[Piece]:
    """The same, piece by piece."""
    if not _ITEM_START.match(text):
        raise nothing("CSL-JSON", text, 'an array of items, such as [{"id": "x", "type": "book"}]')
    reading, told, empty = _Reading(text, progress), 0, True
    for reference in reading.references():
        yield from reading.problems[told:]
        told, empty = len(reading.problems), False
        yield reference
    if empty and (reading.problems or "{" in text):
        raise nothing("CSL-JSON item", text, _expected(reading.problems))
    yield from reading.problems[told:]


def _expected(problems: Sequence[Problem]) -> str:
    return f'an array of items with "type" and "title"{f"; {problems[0]}" if problems else ""}'


@dataclass(slots=True)
class _Reading:
    """One pass over the text, item by item."""

    text: str
    progress: Progress | None = None
    problems: list[Problem] = field(default_factory=list)
    lines: Lines | None = None

    def references(self) -> Iterator[Reference]:
        seen: set[str] = set()
        for start, end, raw in self._objects():
            if not isinstance(raw, dict | list) and len(self.problems) < _MOST:
                found = json.dumps(raw, ensure_ascii=False)[:40]
                self.problems.append(self._told(f"an item is an object, not {found}; left out", start))
            for item in _items(raw):
                reference, faults = items.read(item)
                if reference.id and reference.id in seen:
                    faults = (*faults, items.Fault("id", f'the id "{reference.id}" is used before'))
                seen.add(reference.id)
                self.problems += [self._problem(fault, reference.id, start, end) for fault in faults]
                yield reference

    def _objects(self) -> Iterator[tuple[int, int, Any]]:
        wrapped = _WRAPPED.match(self.text)
        end = wrapped.end() if wrapped else 0
        at = _GAP.match(self.text, end).end()  # type: ignore[union-attr]  # matches nothing too
        open_ = "[" in self.text[:at]
        while at < len(self.text):
            try:
                raw, end = _DECODER.raw_decode(self.text, at)
            except (ValueError, RecursionError) as error:
                end, open_ = self._skip(at, error), False
            else:
                yield at, end, raw
            if self.progress:
                self.progress(end)
            at = _GAP.match(self.text, end).end()  # type: ignore[union-attr]  # matches nothing too
            if wrapped and self.text[end : at + 1].strip(" \t\r\n,").startswith("]"):
                return
        if open_ and self.text.find("]", end) < 0:
            self.problems.append(self._told("the text ends before its list does; what may have followed is lost", end))

    def _skip(self, at: int, error: Exception) -> int:
        """Tell of the broken item and find the end of it."""
        place = error.pos if isinstance(error, json.JSONDecodeError) else at
        what = error.msg if isinstance(error, json.JSONDecodeError) else "nested too deeply or with an endless number"
        self.problems.append(self._told(f"this item is broken JSON and left out: {what}", place))
        following = re.compile(_NEXT_ITEM).search(self.text, max(place - 1, at + 1))
        return following.end() if following else len(self.text)

    def _problem(self, fault: items.Fault, entry: str, start: int, end: int) -> Problem:
        found = re.compile(f'"{re.escape(fault.key)}"\\s*:').search(self.text, start, end)
        return self._told(fault.message, found.start() if found else start, entry)

    def _told(self, message: str, offset: int, entry: str = "") -> Problem:
        self.lines = self.lines or Lines(self.text)
        return Problem(message, *self.lines.position(offset), entry=entry)


def _items(raw: object) -> Iterator[Mapping[str, Any]]:
    """The items in one decoded value: itself, those of an array in it, or those of an object that names its items."""
    if isinstance(raw, list):
        yield from (item for item in raw if isinstance(item, dict))
    elif isinstance(raw, dict):
        inner = [value for value in raw.values() if isinstance(value, dict) and "type" in value]
        if inner and "type" not in raw:
            yield from (
                {"id": key} | value for key, value in raw.items() if isinstance(value, dict) and "type" in value
            )
        else:
            yield raw


def write(references: Sequence[Reference]) -> Written:
    """An array of items, indented by two blanks, keys in the order the references have them; nothing is lost."""
    return Written("".join(map(str, write_pieces(references))))


def write_pieces(pieces: Iterable[Reference | Aside]) -> Iterator[str | Problem]:
    """The same as they come; JSON has no place for what stood between them."""
    before = "[\n  "
    for piece in pieces:
        if isinstance(piece, Reference):
            yield before + _indented(items.write(piece), "\n    ")
            before = ",\n  "
    yield "[]\n" if before[0] == "[" else "\n]\n"


def _indented(value: Any, break_: str) -> str:
    """A value as `json.dumps` indents it, an item at a time and in a third of the time; `break_` begins inner lines."""
    kind = value.__class__
    if kind is str:
        return encode_basestring(value)
    if kind is int:
        return str(value)
    if value and isinstance(value, dict):
        deeper = break_ + "  "
        inner = [f"{_key(key)}: {_indented(each, deeper)}" for key, each in value.items()]
        return f"{{{break_}{f',{break_}'.join(inner)}{break_[:-2]}}}"
    if value and isinstance(value, list | tuple):
        deeper = break_ + "  "
        return f"[{break_}{f',{break_}'.join([_indented(each, deeper) for each in value])}{break_[:-2]}]"
    return json.dumps(value, ensure_ascii=False)


@lru_cache(maxsize=1000)
def _key(key: object) -> str:
    return encode_basestring(key) if isinstance(key, str) else json.dumps(str(key), ensure_ascii=False)


FORMAT = Format("csl-json", "CSL-JSON", (".json", ".csljson"), read, write, is_csl, pieces, write_pieces)
