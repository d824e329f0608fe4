"""The real works that the loopback server knows: facts alone, one a line in works.txt."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Work:
    """One work as Crossref would know it."""

    doi: str
    authors: str
    title: str
    journal: str
    year: int
    volume: str = ""
    issue: str = ""
    pages: str = ""
    type: str = "journal-article"
    updates: str = ""


def _works(table: str) -> tuple[Work, ...]:
    rows = (tuple(cell.strip() for cell in line.split("|")) for line in table.strip().splitlines()[1:])
    return tuple(Work(doi, who, what, where, int(year), *rest) for doi, who, what, where, year, *rest in rows)


WORKS = _works((Path(__file__).parent / "works.txt").read_text(encoding="utf-8"))
BY_DOI = {work.doi.lower(): work for work in WORKS}
