"""Cases written as Markdown tables: one row a case, the columns named in the first row."""

import re
from collections.abc import Iterator
from pathlib import Path

_BAR = re.compile(r"(?<=\s)\|(?=\s)")
_FOLDER = Path(__file__).parent / "cases"


def cases(name: str, section: str = "") -> list[tuple[str, ...]]:
    """The rows of the tables in `cases/NAME.md`, or of those under one heading; `code` is written without its ticks.

    A row's texts may be in backquotes to show spaces at their ends; "nothing" is the empty text.
    """
    return [row for heading, row in _rows((_FOLDER / f"{name}.md").read_text("utf-8")) if section in ("", heading)]


def _rows(text: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    heading, head = "", 0
    for line in text.splitlines():
        if line.startswith("#"):
            heading, head = line.lstrip("# "), 0
        elif line.startswith("|"):
            head += 1
            if head > 2:
                yield heading, row(line)


def row(line: str) -> tuple[str, ...]:
    """The cells of a row."""
    return tuple(_cell(cell) for cell in _BAR.split(line.strip()[1:-1]))


def _cell(cell: str) -> str:
    cell = cell.strip().replace("\\|", "|")
    if cell == "nothing":
        return ""
    return cell[1:-1] if len(cell) > 1 and cell[0] == cell[-1] == "`" else cell
