"""Reads the fixtures of the rules: Markdown with a text that passes, one that fails, and the mended one.

A fixture is named like its rule. Under "## Passes", "## Fails" and "## Mended" stand texts in fences of tildes; several
may stand under one heading. A list after a failing text says which places the rule marks there, in order. A line
"Style: apa" or "Today: 2020-05-01" in front of the headings sets what the check is told; "Record: {...}" is what the
outside world says of the only entry, in which case no text need pass, and each "Address: {...}" what became of one web
address.
"""

import json
import re
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from refkit.model import Address, AddressState, Candidate, Notice, Record, Reference, Status

FOLDER = Path(__file__).parent / "fixtures"

_SECTION = re.compile(r"^## (\w+)\n(.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)
_TEXT = re.compile(r"^~~~\w*\n(.*?)^~~~\n((?:\s*^- `[^\n]*`\n)*)", re.MULTILINE | re.DOTALL)
_PLACE = re.compile(r"^- `(.*)`$", re.MULTILINE)
_OPTION = re.compile(r"^(Style|Today|Record|Address): (.*)$", re.MULTILINE)


@dataclass(frozen=True)
class Failing:
    text: str
    places: tuple[str, ...]


@dataclass(frozen=True)
class Fixture:
    name: str
    passes: tuple[str, ...]
    fails: tuple[Failing, ...]
    mended: tuple[str, ...]
    style: str | None
    today: date
    records: dict[int, Record]
    addresses: dict[str, Address]


def read(path: Path) -> Fixture:
    content = path.read_text(encoding="utf-8")
    sections = dict(_SECTION.findall(content))
    told = _OPTION.findall(content.split("\n## ")[0])
    options = dict(told)
    looked_at = (Address(**json.loads(value)) for name, value in told if name == "Address")
    texts = {name: _TEXT.findall(body) for name, body in sections.items()}
    return Fixture(
        path.stem,
        tuple(text for text, _ in texts.get("Passes", [])),
        tuple(
            Failing(text, tuple(place.replace("\\n", "\n") for place in _PLACE.findall(places)))
            for text, places in texts.get("Fails", [])
        ),
        tuple(text for text, _ in texts.get("Mended", [])),
        options.get("Style"),
        date.fromisoformat(options.get("Today", "2026-06-30")),
        {0: record(json.loads(options["Record"]))} if "Record" in options else {},
        {each.url: replace(each, state=AddressState(each.state)) for each in looked_at},
    )


def record(item: dict) -> Record:
    reference = item.get("reference")
    return Record(
        Status(item["status"]),
        Reference.from_item(reference) if reference else None,
        source=item.get("source", ""),
        why=item.get("why", ""),
        candidates=tuple(Candidate(Reference.from_item(each), 0.5) for each in item.get("candidates", [])),
        notices=tuple(Notice(**notice) for notice in item.get("notices", [])),
    )
