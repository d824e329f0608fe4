"""The cases of each format, in Markdown: a title, an input, and the variables it must become (`cases/*.md`)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from refkit.formats import read
from refkit.model import Bibliography, Date, Name, Value

_CASE = re.compile(
    r"^## (?P<title>[^\n]+)\n+```\n(?P<input>.*?)\n?```\n+(?P<table>(?:\|[^\n]*\|\n)+)", re.MULTILINE | re.DOTALL
)


@dataclass(frozen=True, slots=True)
class Case:
    """A text in a format, and rows of variable and value; "2 title" is the second reference's title."""

    format: str
    title: str
    input: str
    rows: tuple[tuple[str, str], ...]


def cases() -> Iterator[Case]:
    """All cases of all files, in order; the file's name is the format's."""
    for path in sorted((Path(__file__).parent / "cases").glob("*.md")):
        for match in _CASE.finditer(path.read_text(encoding="utf-8")):
            rows = [
                [cell.strip() for cell in row.strip("| ").split(" | ", 1)] for row in match["table"].splitlines()[2:]
            ]
            yield Case(path.stem, match["title"], match["input"] + "\n", tuple((row[0], row[-1]) for row in rows))


CASES = list(cases())


@pytest.mark.parametrize("case", CASES, ids=[f"{case.format}: {case.title}" for case in CASES])
def test_case(case: Case) -> None:
    found = read(case.input, format=case.format)
    assert {row: said(found, row) for row, _ in case.rows} == dict(case.rows)


def said(found: Bibliography, row: str) -> str:
    """What a row asks for, as the tables write it."""
    number, variable = re.fullmatch(r"(?:(\d+) )?(.+)", row).groups()  # type: ignore[union-attr]
    if variable == "problems":
        return "; ".join(map(str, found.problems)) or "none"
    if variable == "references":
        return str(len(found))
    reference = found.references[int(number or 1) - 1]
    if variable in ("id", "type"):
        return str(getattr(reference, variable))
    if variable.startswith("custom."):
        return str(reference.custom.get(variable.removeprefix("custom."), "none"))
    return printed(reference.get(variable, ""))


def printed(value: Value) -> str:
    """Names as "Family, Given", dates as 2007-03-05 or 2007/2008, nothing as "none"."""
    if isinstance(value, Date):
        dates = "/".join("-".join(f"{part:02d}" for part in parts) for parts in value.parts)
        return "~" * value.circa + dates + (f" season {value.season}" if value.season else "") + value.literal
    if isinstance(value, tuple):
        return "; ".join(map(name, value))
    return value.replace("\n", " / ") or "none"


def name(value: Name) -> str:
    """A person inverted, an organisation in brackets."""
    family = " ".join(part for part in (value.non_dropping_particle, value.family) if part)
    given = " ".join(part for part in (value.given, value.dropping_particle) if part)
    return f"[{value.literal}]" if value.literal else ", ".join(part for part in (family, given, value.suffix) if part)
