"""References as CITATION.cff has them, in what its schema allows."""

import re
from typing import Any

from refkit.fields.text import plain
from refkit.formats.cff_words import NAMES, STATES, TEXTS, TYPES, written_type
from refkit.model import Date, Name, Names, Reference

# what the schema lets stand in the root, and beyond what is written anyway in a reference
_OF_THE_ROOT = frozenset(
    """abstract authors commit contact date-released doi identifiers keywords license license-url repository
    repository-artifact repository-code title type url version""".split()
)
_KEPT = frozenset(
    """collection-doi collection-type commit contact copyright data-type date-downloaded entry filename format
    identifiers issue-date issue-title license-url loc-end nihmsid patent-states repository repository-artifact
    repository-code scope senders term""".split()
)


def entry(reference: Reference, *, root: bool = False) -> dict[str, Any]:
    """What CFF can say of a reference, `root` of the work that the file is about."""
    own = reference.custom.get("cff-type")
    found: dict[str, Any] = {} if root else {"type": own if own in TYPES else written_type(reference.type)}
    container = "collection-title" if reference.type in ("paper-conference", "chapter") else "journal"
    fields = {field: _valid(field, plain(reference.text(variable))) for field, variable in TEXTS.items()}
    if container == "collection-title" and fields["journal"] and not fields["collection-title"]:
        fields |= {"collection-title": fields["journal"], "journal": ""}
    found |= {"title": fields.pop("title") or "Untitled"}
    found |= {field: _written_people(reference.names(role)) for field, role in NAMES.items() if role}
    found |= {"authors": credited(reference)}
    found |= (
        fields | {"doi": reference.text("DOI")} | _written_dates(reference, root=root) | _written_entities(reference)
    )
    found |= {"keywords": [word for word in re.split(r",\s+", reference.text("keyword")) if word]}
    codes = (re.match(r"[a-z]{2,3}(?![a-z])", word) for word in re.split(r",\s+", reference.text("language")))
    found |= {"languages": [code[0] for code in codes if code]}
    first, _, last = reference.text("page").partition("-")
    found |= {"start": first, "end": last}
    found |= {key: held for key, held in reference.custom.items() if key in _KEPT}
    kept = {field: value for field, value in found.items() if value not in ("", None, [], {})}
    if root:
        kept = {field: value for field, value in kept.items() if field in _OF_THE_ROOT}
    return kept


def _valid(field: str, value: str) -> str:
    """The value as the schema lets it stand: a known state, a licence's short name, the first of several numbers."""
    if field == "status":
        value = next((said for said, known in STATES.items() if known == value), value)
        return value if value in (*STATES, "abstract", "preprint", "submitted") else ""
    if field == "license":
        return value if re.fullmatch(r"[A-Za-z][A-Za-z0-9.+-]*", value) else ""
    return re.split(r"[,;\s]+", value)[0] if field in ("isbn", "issn") else value


def credited(reference: Reference) -> list[dict[str, str]]:
    """The authors, whom every work in CFF has: without any, who else made it, who published it, or "Anonymous"."""
    roles = ("author", "director", "composer", "performer", "editor", *NAMES.values(), *reference)
    people = next((found for role in roles if (found := reference.names(role))), ())
    return _written_people(people or (Name(literal=reference.text("publisher") or "Anonymous"),))


def _written_people(people: Names) -> list[dict[str, str]]:
    return [_written_name(name) for name in people]


def _written_name(name: Name) -> dict[str, str]:
    if name.literal:
        return {"name": name.literal}
    particle = f"{name.dropping_particle} {name.non_dropping_particle}".strip()
    parts = {
        "family-names": name.family,
        "given-names": name.given,
        "name-particle": particle,
        "name-suffix": name.suffix,
    }
    return {part: text for part, text in parts.items() if text}


_FOUR_FIGURES = 10_000


def _written_dates(reference: Reference, *, root: bool) -> dict[str, Any]:
    found: dict[str, Any] = {}
    issued, seen = reference.date("issued"), reference.date("accessed")
    if issued and issued.parts:
        first = issued.parts[0]
        if len(first) == 3 and 0 < first[0] < _FOUR_FIGURES:
            found["date-released" if root else "date-published"] = "-".join(
                (f"{first[0]:04d}", f"{first[1]:02d}", f"{first[2]:02d}")
            )
        else:
            found |= {"year": first[0]} | ({"month": first[1]} if len(first) > 1 else {})
    if (original := reference.date("original-date")) and original.year and not root:
        found["year-original"] = original.year
    if seen and seen.parts and len(seen.parts[0]) == 3:
        year, month, day = seen.parts[0]
        found["date-accessed"] = f"{year:04d}-{month:02d}-{day:02d}"
    return found


def _written_entities(reference: Reference) -> dict[str, Any]:
    place = reference.text("publisher-place")
    by = {"name": reference.text("publisher")} | ({"city": place} if place else {})
    field = "institution" if reference.type in ("thesis", "report") else "publisher"
    event = {"name": reference.text("event-title"), "city": reference.text("event-place")}
    event |= dict(zip(("date-start", "date-end"), _days(reference.date("event-date")), strict=False))
    found: dict[str, Any] = {field: by, "conference": {part: text for part, text in event.items() if text}}
    found["location"] = {"name": reference.text("archive_location")}
    return {name: entity for name, entity in found.items() if entity.get("name")}


def _days(date: Date | None) -> list[str]:
    return ["-".join(f"{part:02d}" for part in parts) for parts in date.parts] if date else []
