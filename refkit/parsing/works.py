"""Works to make strings of: from labelled strings and from records, each with the language of its title."""

import gzip
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from refkit.parsing.labelled import Labelled
from refkit.parsing.name_lists import read_names


@dataclass(frozen=True, slots=True)
class Item:
    """A work in plain texts, "" for what is unknown. Names are (family, given)."""

    kind: str
    title: str
    authors: tuple[tuple[str, str], ...] = ()
    year: str = ""
    container: str = ""
    volume: str = ""
    issue: str = ""
    page: str = ""
    publisher: str = ""
    place: str = ""
    doi: str = ""
    url: str = ""
    editors: tuple[tuple[str, str], ...] = ()
    translators: tuple[tuple[str, str], ...] = ()


_STOP_WORDS = {
    "en": "the of and in on for to with from an by",
    "de": "der die das und des im zur von für ein eine auf den dem zum über mit",
    "fr": "le la les du et dans une pour sur au aux l d",
    "es": "el los las y del una en por para",
    "pt": "o os as e do da dos das em na no uma para",
    "it": "il gli lo e di della del dei nel nella delle per una",
    "nl": "de het een van en voor in op met",
}
_LANGUAGES = {language: frozenset(words.split()) for language, words in _STOP_WORDS.items()}


def language(title: str) -> str:
    """The language whose small words a title has most of, "" where it has too few to tell.

    >>> language("Zur Lage der Familie"), language("A study of bees in the town"), language("Bees")
    ('de', 'en', '')
    """
    words = re.findall(r"[^\W\d_]+", title.casefold())
    scores = {name: sum(word in small for word in words) for name, small in _LANGUAGES.items()}
    best = max(scores, key=lambda name: scores[name])
    return best if scores[best] >= 2 and list(scores.values()).count(scores[best]) == 1 else ""


def items_from_records(path: Path, *, parts: Sequence[str] = ("glottolog", "mlanthology")) -> list[Item]:
    """The items of those parts of a file of CSL-JSON lines (gzip), one in eight of the mlanthology's."""
    found: list[Item] = []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            part = line[8:40].split(":", 1)[0].strip(' "')
            if (
                part in parts
                and (part != "mlanthology" or number % 8 == 0)
                and (item := _from_record(json.loads(line)))
            ):
                found.append(item)
    return found


_SHARES = {"journal": 5000, "book": 9000, "chapter": 7000, "conference": 5000, "thesis": 2500, "report": 3500}


def mixed(items: Sequence[Item], random: Random) -> list[Item]:
    """The items that are not in English, and a sample of the others in which books weigh more than in the records."""
    found = [item for item in items if language(item.title) not in ("en", "")]
    rest = [item for item in items if language(item.title) in ("en", "")]
    for kind, most in _SHARES.items():
        those = [item for item in rest if item.kind == kind]
        found += random.sample(those, min(most, len(those)))
    return found


_KINDS = {
    "article-journal": "journal", "book": "book", "chapter": "chapter", "paper-conference": "conference",
    "thesis": "thesis",
    "report": "report", "document": "report", "manuscript": "thesis",
}  # fmt: skip


def _from_record(record: dict[str, Any]) -> Item | None:
    title = record.get("title", "").strip(" .")
    names = tuple(
        (name.get("family", ""), name.get("given", "")) for name in record.get("author", ()) if name.get("family")
    )
    container = record.get("container-title", "")
    kind = _KINDS.get(record["type"], "book")
    odd = re.search(r"\b[Ii]n .*eds?\.|\beds?\.\)|:\s*$|^Change Request", title) or any(
        "," in given or len(family) > 25 for family, given in names
    )
    if (
        not 8 < len(title) < 220
        or odd
        or not names
        or (kind in ("journal", "chapter", "conference") and len(container) < 6)
    ):
        return None
    place, publisher = _place(record.get("publisher", ""))
    parts = record.get("issued", {}).get("date-parts", [[""]])
    return Item(
        kind, title, names, str(parts[0][0]), container, record.get("volume", "")[:12], record.get("issue", "")[:8],
        record.get("page", ""), publisher, place, record.get("DOI", ""),
    )  # fmt: skip


def _place(imprint: str) -> tuple[str, str]:
    place, colon, publisher = imprint.partition(": ")
    if colon and len(place) < 25:
        return place, publisher
    return "", "" if len(imprint) < 4 or imprint.startswith("N.A") else imprint


def items_from_labelled(rows: Sequence[Labelled]) -> list[Item]:
    """The items that labelled strings describe, as far as their names can be told apart."""
    found: list[Item] = []
    for row in rows:
        said = {segment.variable: row.text[segment.start : segment.end].strip(" ,.;") for segment in row.segments}
        names = read_names(said.get("author", ""))
        if (
            8 < len(said.get("title", "")) < 250
            and names
            and all(name.family and len(name.given) < 25 for name in names)
        ):
            found.append(_from_said(said, tuple((_family(name), name.given) for name in names)))
    return found


_MEETING = re.compile(r"\b(?:proc(?!\.? (?:natl?|r\b|roy))|conference|symposium|workshop|congress)", re.IGNORECASE)


def _family(name: Any) -> str:
    return " ".join(part for part in (name.dropping_particle, name.non_dropping_particle, name.family) if part)


def _from_said(said: dict[str, str], names: tuple[tuple[str, str], ...]) -> Item:
    container = said.get("container-title", "")
    hosted = "editor" in said or "publisher" in said
    kind = ("chapter" if hosted else "journal") if container else "thesis" if "genre" in said else "book"
    kind = "conference" if _MEETING.search(container) and "volume" not in said else kind
    editors = tuple((_family(name), name.given) for name in read_names(said.get("editor", "")) if name.family)
    return Item(
        kind, said["title"], names, said.get("issued", "")[:4], container, said.get("volume", ""),
        said.get("issue", ""),
        re.sub(r"\s*[-–—]+\s*", "-", said.get("page", "")), said.get("publisher", ""), said.get("publisher-place", ""),
        said.get("DOI", ""), "", editors,
    )  # fmt: skip
