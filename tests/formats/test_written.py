"""The cases of each writer, in Markdown: a title, CSL-JSON, and lines that must come of it, in order (`written/*.md`).

What follows "told:" are the warnings.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from refkit.formats import read, write

_CASE = re.compile(
    r"^## (?P<title>[^\n]+)\n+```json\n(?P<items>.*?)\n```\n+```\n(?P<lines>.*?)\n```\n+(?:told: (?P<told>[^\n]+))?",
    re.MULTILINE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Case:
    """Works and the lines that they are written in."""

    format: str
    title: str
    items: str
    lines: tuple[str, ...]
    told: str


def cases() -> Iterator[Case]:
    """All cases of all files, in order; the file's name is the format's."""
    for path in sorted((Path(__file__).parent / "written").glob("*.md")):
        for match in _CASE.finditer(path.read_text(encoding="utf-8")):
            lines = tuple(line.strip() for line in match["lines"].splitlines())
            yield Case(path.stem, match["title"], match["items"], lines, match["told"] or "nothing")


CASES = list(cases())


@pytest.mark.parametrize("case", CASES, ids=[f"{case.format}: {case.title}" for case in CASES])
def test_written(case: Case) -> None:
    written = write(read(case.items, format="csl-json").references, format=case.format)
    lines = [line.strip() for line in written.text.splitlines()]
    at = -1
    for line in case.lines:
        assert line in lines[at + 1 :], f"{line} in {written.text}"
        at = lines.index(line, at + 1)
    assert ("; ".join(problem.message for problem in written.problems) or "nothing") == case.told
