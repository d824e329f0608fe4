"""The syntax of .bib files: entries, their fields as written, macros resolved; what is broken is mended and said.

An entry of plain fields, as nearly all are, is read at sight. The rest, and all that stands between entries, goes
through bibtexparser's splitter, which cuts it into blocks; the values inside a block are read here, because it leaves
`#` as it is, gives up an entry with a doubled field, and swallows what follows a forgotten comma.
"""

import logging
import re
from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from itertools import chain
from typing import Any

from refkit.formats import bib_journals, bib_mending, bib_values
from refkit.formats.bib_values import Gathered
from refkit.formats.frame import Progress
from refkit.model import Problem

MONTHS = tuple("jan feb mar apr may jun jul aug sep oct nov dec".split())
"""The month macros every style defines."""
_SPACED = re.compile(r"^([ \t]*)@[ \t]+(?=[A-Za-z]+[ \t]*[{(])", re.MULTILINE)
_START = re.compile(r"^[ \t]*@[ \t]*([A-Za-z]+)[ \t]*\{[ \t]*([^\s,={}()\"#%']+)[ \t]*,", re.MULTILINE)
_BRACED = r"\{([^{}]*+(?:\{[^{}]*+(?:\{[^{}]*+\}[^{}]*+)*+\}[^{}]*+)*+)\}"
_FIELD = re.compile(rf"\s*+([A-Za-z][\w+.:-]*+)\s*+=\s*+(?:{_BRACED}|\"([^\"{{}}]*+)\"|(\w++))\s*+(\}}|,(?:\s*+,)*+)")
_CLOSE = re.compile(r"\s*+\}")
_NO_ENTRIES = frozenset(("comment", "string", "preamble"))
NO_WORKS = frozenset(("xdata", "set"))
"""Types of entries that are no works: fields for others to take over, and several works under one key."""


@dataclass(frozen=True, slots=True)
class BibEntry:
    """An entry: type and key, fields in order (names in lower case), its line, and how one of `NO_WORKS` is written."""

    type: str
    key: str
    fields: Mapping[str, str]
    line: int
    problems: tuple[Problem, ...] = ()
    raw: str = ""


Block = BibEntry | Problem | str
"""An entry, something that is wrong outside of entries, or a text that is none (a comment, `@string`), as written."""


def read(text: str, progress: Progress | None = None) -> Iterator[Block]:
    """What a .bib file consists of, in its order."""
    macros = {month: month for month in MONTHS} | bib_journals.standard()
    held: Block = ""
    for block in chain(_blocks(text, macros, progress), ("",)):
        following = block
        if isinstance(held, BibEntry) and isinstance(block, str) and bib_mending.goes_on(block):
            held, following = _longer(held, block, macros)
        if held:
            yield held
        held = following


def _longer(entry: BibEntry, rest: str, macros: Mapping[str, str]) -> tuple[BibEntry, str]:
    """An entry with the fields that stand behind its end, and what is left of the text there."""
    gathered = Gathered(entry.key, dict(entry.fields), list(entry.problems))
    left = bib_mending.read_on(gathered, rest, macros, entry.line)
    raw = f"{entry.raw}{rest[: len(rest) - len(left)].rstrip()}" if entry.raw else ""
    return replace(entry, fields=gathered.fields, problems=tuple(gathered.problems), raw=raw), left


def _blocks(text: str, macros: dict[str, str], progress: Progress | None) -> Iterator[Block]:
    done, line = 0, 1  # where reading stands, and the line there
    starts = _START.finditer(text)
    start = next(starts, None)
    while start:
        following = next(starts, None)
        end = following.start() if following else len(text)
        if start.start() > done:
            yield from _split(text[done : start.start()], macros, line=line)
        done, line = start.start(), line + text.count("\n", done, start.start())
        if found := _at_sight(text, start, end, macros):
            yield _plain_entry(start, found[0], line, text[done : found[1]])
            done, line = found[1], line + text.count("\n", done, found[1])
        if progress:
            progress(done)
        start = following
    yield from _split(text[done:], macros, line=line)


def _plain_entry(start: re.Match[str], fields: list[tuple[str, str]], line: int, raw: str) -> BibEntry:
    kind, kept = _lower(start[1]), {_lower(name): value for name, value in fields}
    if len(kept) == len(fields):
        return BibEntry(kind, start[2], kept, line, (), raw if kind in NO_WORKS else "")
    gathered = Gathered(start[2])
    for name, value in fields:
        gathered.add(_lower(name), value, line)
    return _entry_of(kind, gathered, line, raw)


def _entry_of(kind: str, gathered: Gathered, line: int, raw: str) -> BibEntry:
    raw = raw.strip() if kind in NO_WORKS else ""
    return BibEntry(kind, gathered.key, gathered.fields, line, tuple(gathered.problems), raw)


@cache
def _lower(word: str) -> str:
    """The word in lower case, the same text for all entries, which saves memory."""
    return word.lower()


def _at_sight(
    text: str, start: re.Match[str], end: int, macros: Mapping[str, str]
) -> tuple[list[tuple[str, str]], int] | None:
    """The fields of an entry of plain fields and where it ends, None when it is not one; it ends before the next."""
    if start[1].lower() in _NO_ENTRIES:
        return None
    fields: list[tuple[str, str]] = []
    at = start.end()
    while match := _FIELD.match(text, at, end):
        name, braced, quoted, bare, mark = match.groups()
        value = braced if braced is not None else quoted if quoted is not None else macros.get(bare.lower(), bare)
        if "\\" in value and ("\\{" in value or "\\}" in value):
            return None
        if bare and bib_values.is_undefined(bare, macros):
            return None
        fields.append((name, value))
        at = match.end()
        if mark == "}":
            return fields, at
    close = _CLOSE.match(text, at, end)
    return (fields, close.end()) if close else None


def _split(text: str, macros: dict[str, str], *, line: int) -> Iterator[Block]:
    """Read what is no plain entry; `line` is that of its beginning."""
    if "@" not in text:
        if bare := text.strip():
            yield bare
        return
    text = _SPACED.sub(r"\1@", text)
    blocks = deque(_splitter()(text).split().blocks)
    at = 0
    while blocks:
        block = blocks.popleft()
        raw = str(block.raw or "")
        at = max(text.find(raw, at), at)
        if _kind(block).endswith("FailedBlock"):
            raw = text[at : _resumed(text, at + len(raw), blocks)]
            yield _recovered(raw, macros, block.start_line + line)
        else:
            yield from _block(block, macros, line)
        at += len(raw)


def _resumed(text: str, at: int, blocks: deque[Any]) -> int:
    """Where the next block begins after one that was given up: what the splitter takes for a comment is its rest."""
    while blocks and _kind(blocks[0]) == "ImplicitComment":
        blocks.popleft()
    following = text.find(str(blocks[0].raw or ""), at) if blocks else len(text)
    return following if following >= 0 else at


def _kind(block: Any) -> str:
    return type(block).__name__


@cache
def _splitter() -> Any:
    """The splitter of bibtexparser, made to keep to itself what is a Problem here."""
    from bibtexparser.splitter import Splitter

    log = logging.getLogger("bibtexparser")
    log.propagate = False
    log.addHandler(logging.NullHandler())
    return Splitter


def _block(block: Any, macros: dict[str, str], first: int) -> Iterator[Block]:
    kind = _kind(block)
    if kind == "String":
        macros[block.key.lower()] = bib_values.value(str(block.value), macros, 0)[0]
    if kind == "Entry":
        yield _entry(block, macros, first)
    elif kind in ("DuplicateFieldKeyBlock", "DuplicateBlockKeyBlock"):
        inner = block.ignore_error_block
        if hasattr(inner, "entry_type"):
            yield _entry(inner, macros, first)
    elif raw := str(block.raw or "").strip():
        yield raw


def _entry(block: Any, macros: Mapping[str, str], first: int) -> BibEntry:
    gathered = Gathered(str(block.key).strip())
    for each in block.fields:
        at = each.start_line + first
        if called := _uncommented(str(each.key)):
            gathered.read(called, str(each.value), macros, at)
        else:
            gathered.told("a field that is commented out is left out", at)
    return _entry_of(block.entry_type.lower(), gathered, block.start_line + first, str(block.raw or ""))


def _recovered(raw: str, macros: Mapping[str, str], line: int) -> BibEntry | Problem:
    head = bib_mending.head(raw, line)
    if isinstance(head, Problem):
        return head
    kind, key, end = head
    return _entry_of(kind, bib_mending.recovered(raw[end:], key, macros, line), line, raw)


def _uncommented(name: str) -> str:
    """A field's name without the `%` lines before it, "" where its own line is one, as biber has it."""
    return "" if (last := name.rpartition("\n")[2].strip()).startswith("%") else last
