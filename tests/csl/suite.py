"""Run the CSL processor suite: `python -m tests.csl.suite DIR [--json]` prints which fixtures pass and which fail.

A fixture passes when the engine's HTML is the expected one, character for character but for white space at the ends of
lines. What its sections mean is told in the suite's own README (CITATION-ITEMS: clusters on their own, CITATIONS: an
editing history of a document).

Some fixtures expect words that the locales have given up since. Those that fail are run a second time with these terms
(`DATED`) beneath the style's own; what passes then is reported apart, and counts as failed.
"""

import json
import re
import sys
from collections import Counter
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from refkit.csl.context import Pointer, Position
from refkit.csl.document import Document
from refkit.csl.engine import compiled
from refkit.csl.output import writer
from refkit.csl.positions import Cluster
from refkit.csl.style import read
from refkit.model import Reference
from refkit.model.reference import value_from_item
from refkit.model.variables import NAME_VARIABLES

# Terms as the English locale had them when fixtures were written that still expect them.
DATED = """<locale><terms>
<term name="ad">AD</term>
<term name="bc">BC</term>
<term name="month-06" form="short">Jun.</term>
<term name="translator" form="short"><single>tran.</single><multiple>trans.</multiple></term>
</terms></locale>"""

_SECTION = re.compile(r">>=+\s*([A-Z-]+)\s*=+>>(.*?)<<=+\s*\1\s*=+<<", re.DOTALL)


def sections(text: str) -> dict[str, str]:
    """The sections of a fixture by name."""
    return {match[1]: match[2].strip() for match in _SECTION.finditer(text)}


def rendered(fixture: dict[str, str]) -> str:
    """What the engine makes of a fixture, in the suite's notation."""
    style = compiled(read(fixture["CSL"], file="fixture"))
    document = Document(style, writer(style.locale, "html"))
    items = json.loads(fixture["INPUT"])
    document.know([reference(item) for item in items])
    if "CITATIONS" in fixture:
        lines = _history(document, json.loads(fixture["CITATIONS"]))
    else:
        ids = list(dict.fromkeys(str(item.get("id", "")) for item in items))
        document.register(ids)
        clusters = json.loads(fixture.get("CITATION-ITEMS", "null")) or [[{"id": id_} for id_ in document.registered]]
        cited = fixture["MODE"] == "citation"
        lines = "\n".join(document.cluster([pointer(cite) for cite in cites]) for cites in clusters if cited)
    return _bibliography(document) if fixture["MODE"] == "bibliography" else lines


def reference(item: dict[str, Any]) -> Reference:
    """A work; names that are institutions are printed as they stand, what CSL does not know is left out."""
    values: dict[str, Any] = {}
    for variable, raw in item.items():
        value = raw
        if variable in NAME_VARIABLES:
            value = [
                {"literal": name["family"]} if name.get("isInstitution") and not name.get("given") else name
                for name in raw
            ]
        if variable not in ("id", "type"):
            try:
                values[variable] = value_from_item(variable, value)
            except ValueError:
                continue
    return Reference.of(item.get("type", ""), values, id=str(item.get("id", "")))


def pointer(cite: dict[str, Any]) -> Pointer:
    """A cite, with the position the fixture forces on it."""
    made = Pointer(
        str(cite["id"]),
        str(cite.get("locator") or "").rstrip(),
        str(cite.get("label") or "page").replace("sub verbo", "sub-verbo"),
        str(cite.get("prefix") or ""),
        str(cite.get("suffix") or ""),
    )
    made.position = Position(int(cite.get("position") or 0))
    made.near_note = bool(cite.get("near-note"))
    made.first_note = int(cite.get("first-reference-note-number") or 0)
    return made


def cluster(citation: dict[str, Any]) -> Cluster:
    """A citation of a document."""
    note = (citation.get("properties") or {}).get("noteIndex") or 0
    return Cluster([pointer(cite) for cite in citation["citationItems"]], int(note))


@dataclass(slots=True)
class _Step:
    """The document after one step of a history."""

    order: list[str] = field(default_factory=list)
    clusters: list[Cluster] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)
    numbers: dict[str, int] = field(default_factory=dict)

    def places(self) -> dict[str, Any]:
        """Where the cites of each citation stand."""
        return {
            name: [(cite.id, cite.position, cite.first_note, cite.near_note) for cite in cluster_.cites]
            for name, cluster_ in zip(self.order, self.clusters, strict=True)
        }


def _history(document: Document, history: list[Any]) -> str:
    """Each step puts one citation between those before and those after it; shown is the document after the last.

    Marked ">>" are the citations that the last step asks to write anew.
    """
    known: dict[str, Any] = {}
    before, step = _Step(), _Step()
    key = ""
    for number, (citation, pre, post) in enumerate(history):
        before = step
        key = citation.get("citationID") or f"step-{number}"
        known[key] = citation
        order = [*(name for name, _ in pre), key, *(name for name, _ in post)]
        for name, note in [*pre, *post]:
            known[name].setdefault("properties", {})["noteIndex"] = note
        clusters = [cluster(known[name]) for name in order]
        texts = dict(zip(order, document.process(clusters), strict=True))
        step = _Step(order, clusters, texts, dict(document.numbers))
    anew = _moved(document, before.numbers) | _renoted(before, step)
    conditions = document.style.style.note and document.style.methods.conditions
    anew |= _cited_again(before, step) if conditions else _alike(document, known[key])
    places, lines = before.places(), []
    for number, (name, place) in enumerate(step.places().items()):
        text = step.texts[name]
        new = name == key or before.texts.get(name) != text or places.get(name) != place
        new = new or any(cite[0] in anew for cite in place)
        lines.append(f"{'>>' if new else '..'}[{number}] {text}")
    return "\n".join(lines)


def _renoted(before: _Step, after: _Step) -> set[str]:
    """The works whose first note has another number now."""
    notes = [
        {
            (name, cite.id): cite.first_note
            for name, cluster_ in zip(step.order, step.clusters, strict=True)
            for cite in cluster_.cites
        }
        for step in (before, after)
    ]
    return {id_ for (name, id_), note in notes[1].items() if notes[0].get((name, id_), note) != note}


def _moved(document: Document, numbers: dict[str, int]) -> set[str]:
    """The works whose number in the bibliography changed, where citations show numbers."""
    root = document.style.style.root
    if not any(element.name == "text" and element.get("variable") == "citation-number" for element in root.walk()):
        return set()
    return {id_ for id_, number in document.numbers.items() if numbers.get(id_, number) != number}


def _alike(document: Document, citation: dict[str, Any]) -> set[str]:
    """The works that were told apart again, because one that reads like them was cited."""
    texts = {document.alike.get(str(cite["id"])) for cite in citation["citationItems"]} - {None}
    return {id_ for id_, text in document.alike.items() if text in texts and _expanded(document, id_)}


def _expanded(document: Document, id_: str) -> bool:
    return document.settings[id_].names != document.cited(document.items[id_], None).settings.names


def _cited_again(before: _Step, after: _Step) -> set[str]:
    """The works that several citations cite now, and one or none did before, or the other way round."""
    was, now = (
        Counter(id_ for cluster_ in step.clusters for id_ in {cite.id for cite in cluster_.cites})
        for step in (before, after)
    )
    return {id_ for id_ in now if (was[id_] < 2) != (now[id_] < 2)}


def _bibliography(document: Document) -> str:
    entries = "".join(f'  <div class="csl-entry">{entry.text}</div>\n' for entry in document.bibliography())
    return f'<div class="csl-bib-body">\n{entries}</div>'


def passes(path: Path, *, dated: bool = False) -> str:
    """What came out of a fixture that fails, or how it broke; nothing when it passes."""
    fixture = sections(path.read_text(encoding="utf-8"))
    if dated:
        fixture["CSL"] = re.sub("(<style[^>]*>)", lambda opening: opening[1] + DATED, fixture["CSL"], count=1)
    try:
        made = rendered(fixture)
    except Exception as error:  # a fixture that breaks the engine has failed, and the others still count
        return f"{type(error).__name__}: {error}"
    return "" if _lines(made) == _lines(fixture["RESULT"]) else made or "(nothing)"


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.strip().splitlines()]


def run(folder: Path) -> tuple[list[str], list[str]]:
    """The names of the fixtures that pass and of those that fail, in order."""
    paths = sorted(folder.glob("*.txt"))
    with ProcessPoolExecutor(2) as pool:
        results = list(pool.map(passes, paths, chunksize=50))
    verdicts = list(zip(paths, results, strict=True))
    return [path.stem for path, result in verdicts if not result], [path.stem for path, result in verdicts if result]


def with_dated_terms(folder: Path, names: Iterable[str]) -> list[str]:
    """Which of these fixtures pass with the terms that they were written for."""
    return [name for name in names if not passes(folder / f"{name}.txt", dated=True)]


def main(arguments: Iterable[str]) -> None:
    """Print the names as JSON, or the counts and the failures."""
    words = list(arguments)
    folder = Path(next(word for word in words if not word.startswith("-")))
    passed, failed = run(folder)
    dated = with_dated_terms(folder, failed)
    if "--json" in words:
        print(json.dumps({"passed": passed, "failed": failed, "passed_with_dated_terms": dated}, indent=1))
    else:
        print(f"{len(passed)} of {len(passed) + len(failed)} pass", *failed, sep="\n")
        print(f"{len(dated)} of these pass with dated terms", *dated, sep="\n")


if __name__ == "__main__":
    main(sys.argv[1:])
