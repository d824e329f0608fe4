"""The syntax of .bib files: entries, their fields as written, macros resolved; what is broken is mended and said.

An entry of plain fields, as nearly all are, is read at sight. The rest, and all that stands between entries, goes
through bibtexparser's splitter, which cuts it into blocks; the values inside a block are read here, because it leaves
`#` as it is, gives up an entry with a doubled field, and swallows what follows a forgotten comma.
"""

import logging
import re
from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

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
_NAME = re.compile(r"\s*+[,;]?\s*+([^\s=,;{}\"#]++)\s*+=\s*+")
_BARE = re.compile(r"[^\s,#{}\"]+")
_JOIN = re.compile(r"\s*+#\s*+")
_BRACE = re.compile(r'\\.|[{}"]', re.DOTALL)
# Where a field of a broken entry begins: with a line, or behind a comma where what follows looks like a value.
_FIELD_START = re.compile(
    r"(?:^[ \t]*+(?:,\s*+)?|(,)\s*+)([A-Za-z][\w+-]*+)\s*+=\s*+(?(1)(?=[{\"]|\w++\s*+(?:[,}]|\Z)))", re.MULTILINE
)
_HEAD = re.compile(r"\s*+@\s*+(\w++)\s*+[{(]\s*+([^,\s={}]*+)\s*+,?")


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
    macros = {month: month for month in MONTHS}
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
    kept: dict[str, str] = {}
    problems: list[Problem] = []
    for name, value in fields:
        word = _lower(name)
        if word in kept:
            _add(kept, word, value, line, start[2], problems)
        else:
            kept[word] = value
    kind = _lower(start[1])
    return BibEntry(kind, start[2], kept, line, tuple(problems), raw if kind in NO_WORKS else "")


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
        macros[block.key.lower()] = _value(str(block.value), macros, 0)[0]
    if kind == "Entry":
        yield _entry(block, macros, first)
    elif kind in ("DuplicateFieldKeyBlock", "DuplicateBlockKeyBlock"):
        inner = block.ignore_error_block
        if hasattr(inner, "entry_type"):
            yield _entry(inner, macros, first)
    elif raw := str(block.raw or "").strip():
        yield raw


def _entry(block: Any, macros: Mapping[str, str], first: int) -> BibEntry:
    key, problems = str(block.key).strip(), list[Problem]()
    fields: dict[str, str] = {}
    for each in block.fields:
        at = each.start_line + first
        if not (called := _uncommented(str(each.key))):
            problems.append(Problem("a field that is commented out is left out", at, 1, key))
            continue
        for name, value in _fields(called, str(each.value), macros, at, key, problems):
            _add(fields, name, value, at, key, problems)
    kind = block.entry_type.lower()
    raw = str(block.raw or "").strip() if kind in NO_WORKS else ""
    return BibEntry(kind, key, fields, block.start_line + first, tuple(problems), raw)


def _uncommented(name: str) -> str:
    """A field's name without the `%` lines before it, "" where its own line is one, as biber has it."""
    return "" if (last := name.rpartition("\n")[2].strip()).startswith("%") else last


def _add(fields: dict[str, str], name: str, value: str, line: int, key: str, problems: list[Problem]) -> None:
    """The first of two equal fields stays, as BibTeX has it; a second that says something else is kept beside."""
    name = name.lower()
    if name not in fields:
        fields[name] = value
    elif fields[name] != value:
        number = 2
        while f"{name}-{number}" in fields:
            number += 1
        fields[f"{name}-{number}"] = value
        problems.append(Problem(f'the field "{name}" stands twice; the first is used', line, 1, key))


def _fields(
    name: str, text: str, macros: Mapping[str, str], line: int, key: str, problems: list[Problem]
) -> Iterator[tuple[str, str]]:
    """A field, and those that a forgotten comma left inside it."""
    value, end = _value(text, macros, 0)
    yield name, value
    while end < len(text) and (match := _NAME.match(text, end)):
        found = line + text.count("\n", 0, match.start(1))
        problems.append(Problem(f'a comma is missing before "{match[1]}"', found, None, key))
        value, end = _value(text, macros, match.end())
        yield match[1], value


def _value(text: str, macros: Mapping[str, str], at: int) -> tuple[str, int]:
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


def _recovered(raw: str, macros: Mapping[str, str], line: int) -> BibEntry | Problem:
    """What can still be read of a block that is broken off: fields up to the place, the last one up to the next."""
    head = _HEAD.match(raw)
    if not head or head[1].lower() in ("string", "comment", "preamble"):
        return Problem(f"not read: {_beginning(raw)}", line, 1)
    kind, key = head[1].lower(), head[2]
    problems = [Problem("not closed properly; what could be read is kept", line, 1, key)]
    fields: dict[str, str] = {}
    body = f",{raw[head.end() :]}"
    starts = list(_FIELD_START.finditer(body))
    for match, after in zip(starts, [*(each.start() for each in starts[1:]), len(body)], strict=False):
        text = body[match.end() : after].rstrip().rstrip(",")
        value, _ = _value(text, macros, 0)
        whole = value.rstrip("} \n\t") if value.count("}") > value.count("{") else value
        _add(fields, match[2], whole, line, key, problems)
    return BibEntry(kind, key, fields, line, tuple(problems), raw.strip() if kind in NO_WORKS else "")


def _beginning(raw: str) -> str:
    words = " ".join(raw[:200].split())
    return f'"{words[:60]}{"…" * (len(words) > 60)}"'
