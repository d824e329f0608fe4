"""CITATION.cff, the Citation File Format: a software or data set, how it wants to be cited, and what it refers to.

Source: Citation File Format 1.2.0 (schema guide); 1.0.3 and 1.1.0 are read as well.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from refkit.fields import dates, edtf, identifiers
from refkit.fields.text import plain
from refkit.formats import carry, plain_yaml
from refkit.formats.frame import Format, Written, nothing, with_ids
from refkit.model import Bibliography, Date, Name, Names, Problem, Reference, Value

_TYPES = {
    "art": "graphic",
    "article": "article-journal",
    "audiovisual": "motion_picture",
    "bill": "bill",
    "blog": "post-weblog",
    "book": "book",
    "catalogue": "book",
    "conference": "event",
    "conference-paper": "paper-conference",
    "data": "dataset",
    "database": "dataset",
    "dictionary": "book",
    "edited-work": "book",
    "encyclopedia": "book",
    "film-broadcast": "motion_picture",
    "generic": "document",
    "government-document": "report",
    "grant": "document",
    "hearing": "hearing",
    "historical-work": "classic",
    "legal-case": "legal_case",
    "legal-rule": "regulation",
    "magazine-article": "article-magazine",
    "manual": "report",
    "map": "map",
    "multimedia": "motion_picture",
    "music": "song",
    "newspaper-article": "article-newspaper",
    "pamphlet": "pamphlet",
    "patent": "patent",
    "personal-communication": "personal_communication",
    "proceedings": "book",
    "report": "report",
    "serial": "periodical",
    "slides": "speech",
    "software": "software",
    "software-code": "software",
    "software-container": "software",
    "software-executable": "software",
    "software-virtual-machine": "software",
    "sound-recording": "song",
    "standard": "standard",
    "statute": "legislation",
    "thesis": "thesis",
    "unpublished": "manuscript",
    "video": "motion_picture",
    "website": "webpage",
    "dataset": "dataset",
}
_WRITTEN = {
    "book": "book",
    "report": "report",
    "document": "generic",
    "dataset": "data",
    "motion_picture": "video",
    "song": "sound-recording",
    "software": "software",
    "article": "unpublished",
}
_TEXTS = {
    "title": "title",
    "abstract": "abstract",
    "journal": "container-title",
    "collection-title": "collection-title",
    "volume": "volume",
    "volume-title": "volume-title",
    "issue": "issue",
    "edition": "edition",
    "version": "version",
    "section": "section",
    "number": "number",
    "number-volumes": "number-of-volumes",
    "pages": "number-of-pages",
    "url": "URL",
    "isbn": "ISBN",
    "issn": "ISSN",
    "pmcid": "PMCID",
    "license": "license",
    "medium": "medium",
    "notes": "note",
    "status": "status",
    "thesis-type": "genre",
    "department": "division",
    "database": "archive",
    "database-provider": "source",
    "abbreviation": "title-short",
    "loc-start": "locator",
}
_NAMES = {
    "authors": "author",
    "editors": "editor",
    "editors-series": "collection-editor",
    "translators": "translator",
    "recipients": "recipient",
    "contact": "",
}
_STATES = {
    "advance-online": "advance online publication",
    "in-preparation": "in preparation",
    "in-press": "in press",
}
_STRUCTURED = frozenset(
    """type publisher institution conference location doi year year-original month issue-date date-published
    date-released date-accessed date-downloaded start end keywords languages cff-version message references
    preferred-citation identifiers""".split()
)


def read(text: str) -> Bibliography:
    """The work a CITATION.cff stands for, then its `preferred-citation`, then its `references`.

    Which of them a reference was is in `custom["cff"]` ("preferred-citation", "reference"; nothing for the work).

    Raises:
        InputError: it is no YAML, or says neither cff-version nor title and authors.
    """
    expected = 'a map with "cff-version", "title" and "authors"'
    data, problems = plain_yaml.load(text, "CITATION.cff", expected, keyed=True)
    if not isinstance(data, Mapping) or not {"cff-version", "title", "authors"} & set(data):
        raise nothing("CITATION.cff", text, expected)
    told = list(problems)
    told += [
        Problem(f'no "{field}", which every CITATION.cff has', 1)
        for field in ("title", "authors")
        if not data.get(field)
    ]
    found = [_reference(data, "software", "")]
    preferred = data.get("preferred-citation")
    if isinstance(preferred, Mapping):
        found = [] if _only_stands_for(data) else found
        found.append(_reference(preferred, "generic", "preferred-citation"))
    for number, each in enumerate(_listed(data.get("references")), 1):
        if isinstance(each, Mapping):
            found.append(_reference(each, "generic", "reference"))
        else:
            told.append(Problem(f"reference {number} is no map but {str(each)[:60]!r}: left out"))
    return Bibliography(tuple(found), tuple(told))


def _only_stands_for(root: Mapping[str, Any]) -> bool:
    """Whether the root says nothing but what every file must, in front of a preferred citation of the same title."""
    required = {"cff-version", "message", "title", "authors", "preferred-citation", "references", "type"}
    return set(root) <= required and root.get("title") == root["preferred-citation"].get("title")


def _reference(raw: Mapping[str, Any], usual: str, place: str) -> Reference:
    said = _text(raw.get("type")) or usual
    kind = _TYPES.get(said.lower(), "document")
    custom: dict[str, Any] = {"cff": place} if place else {}
    if said != _written_type(kind):
        custom["cff-type"] = said
    values: dict[str, Value] = {variable: _text(raw.get(field)) for field, variable in _TEXTS.items()}
    values |= {role: _people(raw.get(field)) for field, role in _NAMES.items() if role}
    values |= _published(raw, kind) | _dates(raw)
    values["DOI"] = identifiers.doi(_text(raw.get("doi"))) or _identifier(raw, "doi")
    values["URL"] = values["URL"] or _identifier(raw, "url")
    values["status"] = _STATES.get(str(values["status"]), values["status"])
    values["keyword"] = ", ".join(_text(word) for word in _listed(raw.get("keywords")))
    values["language"] = ", ".join(_text(word) for word in _listed(raw.get("languages")))
    values["page"] = "-".join(dict.fromkeys(page for page in (_text(raw.get("start")), _text(raw.get("end"))) if page))
    if kind in ("paper-conference", "chapter") and not values["container-title"]:
        values["container-title"], values["collection-title"] = values["collection-title"], ""
    known = {*_TEXTS, *_NAMES, *_STRUCTURED} - {"identifiers", "contact"}
    custom |= {str(field): held for field, held in raw.items() if field not in known and held not in (None, "", [])}
    return Reference.of(kind, values, custom=custom)


def _published(raw: Mapping[str, Any], kind: str) -> dict[str, Value]:
    publisher, institution, conference = (
        _entity(raw.get(field)) for field in ("publisher", "institution", "conference")
    )
    by = institution if kind in ("thesis", "report") and institution else publisher or institution
    found: dict[str, Value] = {"publisher": _text(by.get("name")), "publisher-place": _place(by)}
    found |= {"event-title": _text(conference.get("name")), "event-place": _place(conference)}
    if date := _date(conference.get("date-start")):
        end = _date(conference.get("date-end"))
        found["event-date"] = Date((*date.parts, *end.parts)) if end and end.parts > date.parts else date
    location = _entity(raw.get("location"))
    return found | ({"archive_location": _text(location.get("name"))} if location else {})


def _place(entity: Mapping[str, Any]) -> str:
    return ", ".join(_text(entity.get(part)) for part in ("city", "region", "country") if _text(entity.get(part)))


def _entity(raw: Any) -> Mapping[str, Any]:
    return raw if isinstance(raw, Mapping) else {"name": raw} if isinstance(raw, str) else {}


def _dates(raw: Mapping[str, Any]) -> dict[str, Value]:
    found: dict[str, Value] = {}
    year, month = _text(raw.get("year")), _text(raw.get("month"))
    exact = next(
        (date for field in ("date-released", "date-published", "issue-date") if (date := _date(raw.get(field)))), None
    )
    if exact or year:
        whole = f"{year}-{month}" if month.isdecimal() else year
        found["issued"] = exact or edtf.read(year if year.startswith("-") else "") or dates.read(whole)
    if original := _text(raw.get("year-original")):
        found["original-date"] = edtf.read(original) or dates.read(original)
    if seen := _date(raw.get("date-accessed")) or _date(raw.get("date-downloaded")):
        found["accessed"] = seen
    return found


def _date(raw: Any) -> Date | None:
    return dates.read(_text(raw)) or None


def _identifier(raw: Mapping[str, Any], kind: str) -> str:
    found = (_entity(each) for each in _listed(raw.get("identifiers")))
    return next((_text(each.get("value")) for each in found if each.get("type") == kind), "")


def _people(raw: Any) -> Names:
    found = (_name(each) for each in _listed(raw))
    return tuple(name for name in found if name != Name())


def _name(raw: Any) -> Name:
    if isinstance(raw, str):
        return Name(literal=raw)
    entity = _entity(raw)
    if name := _text(entity.get("name")):
        return Name(literal=name)
    return Name(
        _text(entity.get("family-names")),
        _text(entity.get("given-names")),
        non_dropping_particle=_text(entity.get("name-particle")),
        suffix=_text(entity.get("name-suffix")),
    )


def _listed(raw: Any) -> list[Any]:
    return raw if isinstance(raw, list) else [] if raw is None else [raw]


def _text(raw: Any) -> str:
    return (
        re.sub(r"\s+", " ", str(raw)).strip()
        if isinstance(raw, str | int | float) and not isinstance(raw, bool)
        else ""
    )


# --- writing

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
_MESSAGE = "If you use this work, please cite it as below."


def write(references: Sequence[Reference]) -> Written:
    """A CITATION.cff 1.2.0; the first software or data set is the work, else the first reference the one preferred.

    What CFF has no field for is told.
    """
    problems: list[Problem] = []
    rest = list(references)
    root: dict[str, Any] = {"cff-version": "1.2.0", "message": _MESSAGE}
    work = next((ref for ref in rest if ref.type in ("software", "dataset") and "cff" not in ref.custom), None)
    preferred = next((ref for ref in rest if ref.custom.get("cff") == "preferred-citation"), None)
    if work is not None:
        root |= {"type": work.type} | _entry(work, problems, root=True)
        rest.remove(work)
    elif rest:
        preferred = preferred or rest[0]
        root |= {"title": plain(preferred.text("title")) or "Untitled", "authors": _credited(preferred)}
    if preferred is not None:
        root["preferred-citation"] = _entry(preferred, problems)
        rest.remove(preferred)
    if rest:
        root["references"] = [_entry(ref, problems) for ref in rest]
    problems += _without_ids([ref for ref in (work, preferred, *rest) if ref is not None])
    return Written(plain_yaml.dump(root), tuple(problems))


def _without_ids(written: Sequence[Reference]) -> list[Problem]:
    """A problem where the ids that readers make from what a work says are others than those it has."""
    made = with_ids(ref.with_(id="") for ref in written)
    gone = [ref.id for ref, again in zip(written, made, strict=True) if ref.id not in ("", again.id)]
    if not gone:
        return []
    more = f" and {len(gone) - 3} more" if len(gone) > 3 else ""
    return [Problem(f"CITATION.cff has no place for ids: {', '.join(gone[:3])}{more} get new ones when it is read")]


def _entry(reference: Reference, problems: list[Problem], *, root: bool = False) -> dict[str, Any]:
    own = reference.custom.get("cff-type")
    entry: dict[str, Any] = {} if root else {"type": own if own in _TYPES else _written_type(reference.type)}
    container = "collection-title" if reference.type in ("paper-conference", "chapter") else "journal"
    fields = {field: _valid(field, plain(reference.text(variable))) for field, variable in _TEXTS.items()}
    if container == "collection-title" and fields["journal"] and not fields["collection-title"]:
        fields |= {"collection-title": fields["journal"], "journal": ""}
    entry |= {"title": fields.pop("title") or "Untitled"}
    entry |= {field: _written_people(reference.names(role)) for field, role in _NAMES.items() if role}
    entry |= {"authors": _credited(reference)}
    entry |= (
        fields | {"doi": reference.text("DOI")} | _written_dates(reference, root=root) | _written_entities(reference)
    )
    entry |= {"keywords": [word for word in re.split(r",\s+", reference.text("keyword")) if word]}
    codes = (re.match(r"[a-z]{2,3}(?![a-z])", word) for word in re.split(r",\s+", reference.text("language")))
    entry |= {"languages": [code[0] for code in codes if code]}
    first, _, last = reference.text("page").partition("-")
    entry |= {"start": first, "end": last}
    entry |= {key: held for key, held in reference.custom.items() if key in _KEPT}
    kept = {field: value for field, value in entry.items() if value not in ("", None, [], {})}
    if root:
        kept = {field: value for field, value in kept.items() if field in _OF_THE_ROOT}
    back = _reference(kept, reference.type if root else "generic", str(reference.custom.get("cff", "")))
    if not reference.names("author"):
        stand_in = str(_people(entry["authors"])[0])
        problems.append(Problem(f'CITATION.cff wants an author: "{stand_in}" stands for it', entry=reference.id))
        back = back.with_({"author": ()})
    problems += carry.lost(reference, back, "CITATION.cff")
    return kept


def _valid(field: str, value: str) -> str:
    """The value as the schema lets it stand: a known state, a licence's short name, the first of several numbers."""
    if field == "status":
        value = next((said for said, known in _STATES.items() if known == value), value)
        return value if value in (*_STATES, "abstract", "preprint", "submitted") else ""
    if field == "license":
        return value if re.fullmatch(r"[A-Za-z][A-Za-z0-9.+-]*", value) else ""
    return re.split(r"[,;\s]+", value)[0] if field in ("isbn", "issn") else value


def _credited(reference: Reference) -> list[dict[str, str]]:
    """The authors, whom every work in CFF has: without any, who else made it, who published it, or "Anonymous"."""
    roles = ("author", "director", "composer", "performer", "editor", *_NAMES.values(), *reference)
    people = next((found for role in roles if (found := reference.names(role))), ())
    return _written_people(people or (Name(literal=reference.text("publisher") or "Anonymous"),))


def _written_type(kind: str) -> str:
    return _WRITTEN.get(kind) or next((said for said, known in _TYPES.items() if known == kind), "generic")


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


def sniff(head: str) -> bool:
    """Whether it says its cff-version."""
    return bool(re.search(r"^[\"']?cff-version[\"']?\s*:", head, re.MULTILINE))


FORMAT = Format("cff", "CITATION.cff", (".cff",), read, write, sniff)
