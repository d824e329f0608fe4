"""Cases of the specification as Markdown: works, then under each heading a piece of a style and what it makes.

A chapter begins with the works that its cases speak of: a row each, the columns CSL's variables. Names stand as
"Doe, Jane; Smith, John" (family, given; an organisation without a comma), dates as EDTF.

A case is a heading, a block of XML and one table or two. The XML is what stands in the style element; where it is the
style element itself, its attributes count. In a table of cites a row is a citation, in the order of the text: works
with their locators ("doe p. 3; lee"), in footnotes of their own where the style is one for notes. A table of listed
works has them in the order of the bibliography.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from refkit.csl.library import StyleSource
from refkit.csl.processor import process
from refkit.model import Citation, Cite, Reference
from tests.csl.tables import row

FOLDER = Path(__file__).parent / "chapters"
_LABELS = {"p.": "page", "ch.": "chapter", "sec.": "section", "fol.": "folio", "sv.": "sub-verbo"}
_CITE = re.compile(
    r"(?P<only>author of )?(?P<less>without author )?(?P<id>\w+)(?: (?P<label>[a-z]+\.) (?P<locator>.+))?"
)
_NAMES = frozenset({"author", "editor", "translator", "container-author", "director", "recipient", "collection-editor"})


@dataclass
class Case:
    """One heading of a chapter: a piece of a style, and the tables of what it makes."""

    name: str
    works: dict[str, Reference]
    xml: list[str] = field(default_factory=list)
    cites: list[tuple[str, str]] = field(default_factory=list)
    listed: list[tuple[str, str]] = field(default_factory=list)

    @cached_property
    def style(self) -> StyleSource:
        inner = "\n".join(self.xml)
        if "<style" not in inner:
            inner = f'<style class="in-text">{inner}</style>'
        if "<citation" not in inner:
            inner = inner.replace("</style>", "<citation><layout><text value='-'/></layout></citation></style>")
        xml = re.sub(
            r"<style( [^>]*)>", r'<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0"\1><info/>', inner
        )
        return StyleSource(self.name, Path("chapter.csl"), xml.encode(), self.name)

    def made(self) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
        """The two tables as the engine has them."""
        notes = b'class="note"' in self.style.xml
        citations = [_citation(said, number if notes else 0) for number, (said, _) in enumerate(self.cites, 1)]
        ids = {cite.id for citation in citations for cite in citation.cites} | {id_ for id_, _ in self.listed}
        works = [work for id_, work in self.works.items() if id_ in ids]
        made = process(works, citations, style=self.style, output="html")
        texts = zip(self.cites, made.citations, strict=True)
        listed = [(entry.id, _spaced(entry.text)) for entry in made.bibliography]
        return [(said, _spaced(text)) for (said, _), text in texts], listed


def _spaced(text: str) -> str:
    """White space as a browser shows it."""
    return " ".join(text.split())


def _citation(said: str, note: int) -> Citation:
    return Citation(tuple(_cite(each.strip()) for each in said.split(";")), note)


def _cite(said: str) -> Cite:
    match = _CITE.fullmatch(said)
    assert match, f"{said!r} is no cite: expected a work, or a work and a locator (doe p. 3)"
    label = _LABELS[match["label"]] if match["label"] else "page"
    return Cite(
        match["id"], match["locator"] or "", label, author_only=bool(match["only"]), suppress_author=bool(match["less"])
    )


def cases(path: Path) -> Iterator[Case]:
    """The cases of a chapter."""
    works: dict[str, Reference] = {}
    head: tuple[str, ...] = ()
    case = Case("", works)
    inside = False
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("```"):
            inside = not inside
        elif inside:
            case.xml.append(line)
        elif line.startswith("## "):
            if case.name:
                yield case
            case = Case(line[3:], works)
        if inside or not line.startswith("|"):
            head = head if inside else ()
        elif not head:
            head = row(line)
        elif not line.startswith("|-"):
            _take(case, works, head, row(line))
    yield case


def _take(case: Case, works: dict[str, Reference], head: tuple[str, ...], cells: tuple[str, ...]) -> None:
    if head[0] == "work":
        works[cells[0]] = _work(dict(zip(head, cells, strict=True)))
    else:
        rows = {"cites": case.cites, "listed": case.listed}[head[0]]
        rows.append((cells[0], cells[1]))


def _work(cells: dict[str, str]) -> Reference:
    item: dict[str, object] = {"id": cells.pop("work")}
    for name, text in cells.items():
        if text and name in _NAMES:
            item[name] = [_name(each) for each in text.split(";")]
        elif text:
            item[name] = {"raw": text} if name in ("issued", "accessed", "original-date", "event-date") else text
    return Reference.from_item(item)


def _name(text: str) -> dict[str, str]:
    family, comma, given = text.strip().partition(", ")
    return {"family": family, "given": given} if comma else {"literal": family}
