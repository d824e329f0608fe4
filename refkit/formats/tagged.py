"""Lines that begin with a tag, as RIS, PubMed, Web of Science, RefWorks and their kin have them."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple


class Line(NamedTuple):
    """A tag, the lines of its value, and the number (from 1) of the line where it stands."""

    tag: str
    lines: tuple[str, ...]
    number: int

    @property
    def value(self) -> str:
        """The value in one line."""
        return " ".join(" ".join(self.lines).split())

    @property
    def text(self) -> str:
        """The value with its line breaks; a break inside a paragraph cannot be told from one between two."""
        return "\n".join(self.lines).strip()


@dataclass(frozen=True, slots=True)
class Record:
    """The tagged lines of one entry, in order."""

    lines: tuple[Line, ...]
    ended: bool = True
    """Whether it ends as its format has it, not where the next begins."""

    @property
    def number(self) -> int:
        """The line (from 1) where it begins."""
        return self.lines[0].number if self.lines else 1

    def values(self, *tags: str) -> list[str]:
        """All values of these tags, in the order of the file, empty ones left out."""
        return [value for line in self.lines if line.tag in tags and (value := line.value)]

    def value(self, *tags: str) -> str:
        """The first value of the first of these tags that has one, "" without."""
        found = (line.value for tag in tags for line in self.lines if line.tag == tag)
        return next(filter(None, found), "")


@dataclass(frozen=True, slots=True)
class Shape:
    """How a tagged format is laid out.

    Args:
        tag: matches a line that begins a field; group 1 is the tag, group 2 the value's first line.
        starts: tags that begin an entry.
        ends: tags that end one, and are no field of it.
        blank_ends: whether an empty line ends an entry.
        continues: matches a line that goes on with the field before; group 1 is what it says.
    """

    tag: re.Pattern[str]
    starts: frozenset[str] = frozenset()
    ends: frozenset[str] = frozenset()
    blank_ends: bool = False
    continues: re.Pattern[str] = re.compile(r"(.*)")


def records(text: str, shape: Shape, progress: Callable[[int], None] | None = None) -> Iterator[Record]:
    """The entries of a text in order, as they are met; what stands before the first tag of the text is passed over.

    Args:
        text: may be long: one entry is held at a time.
        shape: how it is laid out.
        progress: told now and then how many characters are done.
    """
    found: list[Line] = []
    for line in _fields(text, shape, progress):
        if found and (line.tag in shape.starts or line.tag in shape.ends or line.tag == ""):
            yield Record(tuple(found), ended=line.tag not in shape.starts)
            found = []
        if line.tag and line.tag not in shape.ends:
            found.append(line)
    if found:
        yield Record(tuple(found))


def _fields(text: str, shape: Shape, progress: Callable[[int], None] | None) -> Iterator[Line]:
    """The fields in order; a tag "" stands for an empty line that ends an entry."""
    tag, lines, begun = "", [""], 0
    for number, (at, line) in enumerate(_lines(text), 1):
        if progress and number % _OFTEN == 0:
            progress(at)
        if match := shape.tag.match(line):
            if tag:
                yield Line(tag, tuple(lines), begun)
            tag, lines, begun = match[1], [(match[2] or "").strip()], number
        elif shape.blank_ends and not line.strip():
            if tag:
                yield Line(tag, tuple(lines), begun)
            yield Line("", (), number)
            tag = ""
        elif tag and (more := shape.continues.fullmatch(line)):
            lines += [more[1].strip()] if (more[1] or "").strip() else []
    if tag:
        yield Line(tag, tuple(lines), begun)


_OFTEN = 1_000
_LINE = re.compile(r"[^\r\n]*+(?:\r\n|[\r\n])|[^\r\n]++\Z")


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """Where each line begins, and the line."""
    return ((match.start(), match[0].rstrip("\r\n")) for match in _LINE.finditer(text))


def block(fields: Sequence[tuple[str, str]], layout: str) -> str:
    r"""The tagged lines of one entry; `layout` has `{tag}` and `{value}`. Line breaks in a value go on untagged.

    >>> block([("TY", "JOUR"), ("TI", "One\ntwo")], "{tag}  - {value}")
    'TY  - JOUR\nTI  - One\ntwo\n'
    """
    return "".join(layout.format(tag=tag, value=value) + "\n" for tag, value in fields)
