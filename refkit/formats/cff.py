"""CITATION.cff, the Citation File Format: a software or data set, how it wants to be cited, and what it refers to.

Source: Citation File Format 1.2.0 (schema guide); 1.0.3 and 1.1.0 are read as well.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from refkit.fields import dates, edtf, identifiers
from refkit.fields.text import plain
from refkit.formats import carry, cff_writing, plain_yaml
from refkit.formats.cff_words import NAMES, STATES, STRUCTURED, TEXTS, TYPES, written_type
from refkit.formats.frame import Format, Written, nothing, with_ids
from refkit.model import Bibliography, Date, Name, Names, Problem, Reference, Value


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
    kind = TYPES.get(said.lower(), "document")
    custom: dict[str, Any] = {"cff": place} if place else {}
    if said != written_type(kind):
        custom["cff-type"] = said
    values: dict[str, Value] = {variable: _text(raw.get(field)) for field, variable in TEXTS.items()}
    values |= {role: _people(raw.get(field)) for field, role in NAMES.items() if role}
    values |= _published(raw, kind) | _dates(raw)
    values["DOI"] = identifiers.doi(_text(raw.get("doi"))) or _identifier(raw, "doi")
    values["URL"] = values["URL"] or _identifier(raw, "url")
    values["status"] = STATES.get(str(values["status"]), values["status"])
    values["keyword"] = ", ".join(_text(word) for word in _listed(raw.get("keywords")))
    values["language"] = ", ".join(_text(word) for word in _listed(raw.get("languages")))
    values["page"] = "-".join(dict.fromkeys(page for page in (_text(raw.get("start")), _text(raw.get("end"))) if page))
    if kind in ("paper-conference", "chapter") and not values["container-title"]:
        values["container-title"], values["collection-title"] = values["collection-title"], ""
    known = {*TEXTS, *NAMES, *STRUCTURED} - {"identifiers", "contact"}
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
        found["issued"] = exact or _before_christ(year) or dates.read(whole)
    if original := _text(raw.get("year-original")):
        found["original-date"] = _before_christ(original) or edtf.read(original) or dates.read(original)
    if seen := _date(raw.get("date-accessed")) or _date(raw.get("date-downloaded")):
        found["accessed"] = seen
    return found


def _before_christ(year: str) -> Date | None:
    return Date(((int(year),),)) if re.fullmatch(r"-\d{1,4}", year) else None


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
        root |= {"title": plain(preferred.text("title")) or "Untitled", "authors": cff_writing.credited(preferred)}
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
    written = cff_writing.entry(reference, root=root)
    back = _reference(written, reference.type if root else "generic", str(reference.custom.get("cff", "")))
    if not reference.names("author"):
        stand_in = str(_people(written["authors"])[0])
        problems.append(Problem(f'CITATION.cff wants an author: "{stand_in}" stands for it', entry=reference.id))
        back = back.with_({"author": ()})
    problems += carry.lost(reference, back, "CITATION.cff")
    return written


def sniff(head: str) -> bool:
    """Whether it says its cff-version."""
    return bool(re.search(r"^[\"']?cff-version[\"']?\s*:", head, re.MULTILINE))


FORMAT = Format("cff", "CITATION.cff", (".cff",), read, write, sniff)
