"""Hayagriva's YAML, the bibliographies of Typst: entries by key, what contains a work is its `parent`.

Source: hayagriva, "The Hayagriva YAML File Format" (docs/file-format.md, 0.8).
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from refkit.errors import did_you_mean, near
from refkit.fields import dates, identifiers, names, pages
from refkit.formats import carry, plain_yaml
from refkit.formats.draft import Draft
from refkit.formats.frame import Format, Written, nothing, with_ids
from refkit.model import Bibliography, Date, Name, Names, Problem, Reference, Value

# type -> CSL type of what stands alone, and of what has a parent of a type
_TYPES = {
    "anthology": "book",
    "anthos": "chapter",
    "article": "article",
    "artwork": "graphic",
    "audio": "song",
    "blog": "webpage",
    "book": "book",
    "case": "legal_case",
    "chapter": "chapter",
    "conference": "event",
    "entry": "entry",
    "exhibition": "event",
    "legislation": "legislation",
    "manuscript": "manuscript",
    "misc": "document",
    "newspaper": "periodical",
    "original": "document",
    "patent": "patent",
    "performance": "performance",
    "periodical": "periodical",
    "post": "post",
    "proceedings": "book",
    "reference": "book",
    "report": "report",
    "repository": "software",
    "scene": "motion_picture",
    "thesis": "thesis",
    "thread": "post",
    "video": "motion_picture",
    "web": "webpage",
}
_INSIDE = {
    ("article", "periodical"): "article-journal",
    ("article", "newspaper"): "article-newspaper",
    ("article", "blog"): "post-weblog",
    ("article", "web"): "webpage",
    ("article", "proceedings"): "paper-conference",
    ("article", "conference"): "paper-conference",
    ("article", "reference"): "entry-encyclopedia",
    ("article", "anthology"): "chapter",
    ("article", "book"): "chapter",
    ("entry", "reference"): "entry-encyclopedia",
    ("chapter", "proceedings"): "paper-conference",
    ("anthos", "proceedings"): "paper-conference",
    ("post", "blog"): "post-weblog",
    ("entry", "blog"): "post-weblog",
    ("video", "web"): "motion_picture",
}
_PLAIN = {
    "location": "publisher-place",
    "issue": "issue",
    "volume": "volume",
    "volume-total": "number-of-volumes",
    "edition": "edition",
    "chapter": "chapter-number",
    "page-total": "number-of-pages",
    "language": "language",
    "archive": "archive",
    "archive-location": "archive-place",
    "call-number": "call-number",
    "note": "note",
    "abstract": "abstract",
    "annote": "annote",
    "genre": "genre",
}
_ROLES = {
    "translator": "translator",
    "compiler": "compiler",
    "collaborator": "contributor",
    "organizer": "organizer",
    "cast-member": "performer",
    "composer": "composer",
    "producer": "producer",
    "executive-producer": "executive-producer",
    "writer": "script-writer",
    "director": "director",
    "illustrator": "illustrator",
    "narrator": "narrator",
}
_SERIALS = {"doi": "DOI", "isbn": "ISBN", "issn": "ISSN", "pmid": "PMID", "pmcid": "PMCID", "serial": "number"}
_CARRIED = "serial-number.csl-"
"""In `custom` before what a serial number of that kind says is taken: a map of them may have kinds of anybody's."""
_UP = ("volume", "issue", "edition", "publisher", "publisher-place", "issued", "ISSN", "ISBN", "page", "DOI", "URL")
_KEY = re.compile(r"^[^\s#:{\[-][^:\n]*:[ \t]*$", re.MULTILINE)
_TYPE = re.compile(r"^[ \t]+type: *['\"]?(?:" + "|".join(_TYPES) + r")\b['\"]?[ \t]*$", re.MULTILINE | re.IGNORECASE)


def read(text: str) -> Bibliography:
    """The entries of a Hayagriva file; what its fields say that CSL cannot is kept in `custom` under their names.

    Raises:
        InputError: it is no YAML, or no map of entries.
    """
    expected = 'a map of keys to entries with a "type"'
    data, problems = plain_yaml.load(text, "Hayagriva bibliography", expected, keyed=True)
    entries = {str(key): entry for key, entry in data.items()} if isinstance(data, Mapping) else {}
    if not any(isinstance(entry, Mapping) for entry in entries.values()):
        raise nothing("Hayagriva bibliography", text, expected)
    told = list(problems)
    found = [_reference(key, entry, told, text) for key, entry in entries.items() if isinstance(entry, Mapping)]
    told += [
        Problem(f"an entry is a map with a type, not {str(entry)[:60]!r}: left out", _line(text, key), entry=key)
        for key, entry in entries.items()
        if not isinstance(entry, Mapping)
    ]
    return Bibliography(tuple(found), tuple(told))


def _line(text: str, key: str) -> int | None:
    found = re.search(rf"^['\"]?{re.escape(key)}['\"]?\s*:", text, re.MULTILINE)
    return text.count("\n", 0, found.start()) + 1 if found else None


def _reference(key: str, entry: Mapping[str, Any], told: list[Problem], text: str) -> Reference:
    said = str(entry.get("type", "")).lower()
    parents = [each for each in _listed(entry.get("parent")) if isinstance(each, Mapping)]
    custom: dict[str, Any] = {}
    if said not in _TYPES:
        near_by = did_you_mean(near(said, _TYPES))
        told.append(Problem(f'unknown type "{said}"{near_by}, read as "misc"', _line(text, key), entry=key))
        custom["hayagriva-type"] = entry.get("type")
    kind = _kind(said, parents)
    values = _values(entry, custom)
    for number, parent in enumerate(parents):
        _inherit(values, parent, number, kind, custom)
    draft = Draft(kind, key, values, custom)
    carried = {word: custom.pop(word) for word in list(custom) if word.startswith(_CARRIED)}
    carry.take(draft, (f"{{:{word.removeprefix(_CARRIED)}: {held}}}" for word, held in carried.items()))
    return draft.reference()


def _kind(said: str, parents: Sequence[Mapping[str, Any]]) -> str:
    above = (str(parent.get("type", "")).lower() for parent in parents)
    return next((kind for up in above if (kind := _INSIDE.get((said, up)))), _TYPES.get(said, "document"))


def _values(entry: Mapping[str, Any], custom: dict[str, Any]) -> dict[str, Value]:
    """An entry's own fields, parents apart."""
    values: dict[str, Value] = {variable: _text(entry.get(field)) for field, variable in _PLAIN.items()}
    values |= {"author": _people(entry.get("author")), "editor": _people(entry.get("editor"))}
    title = entry.get("title")
    values |= {"title": _title(title), "title-short": _text(title.get("short")) if isinstance(title, Mapping) else ""}
    publisher = entry.get("publisher")
    if isinstance(publisher, Mapping):
        values |= {
            "publisher": _text(publisher.get("name")),
            "publisher-place": _text(publisher.get("location")) or values["publisher-place"],
        }
    else:
        values["publisher"] = _text(publisher)
    values["publisher"] = values["publisher"] or _text(entry.get("organization"))
    values["page"] = pages.normal(_text(entry.get("page-range")))
    values["issued"] = _date(entry.get("date"))
    values |= (
        _address(entry.get("url"))
        | _serials(entry.get("serial-number"), custom)
        | _affiliated(entry.get("affiliated"), custom)
    )
    known = {*_PLAIN, "type", "title", "author", "editor", "publisher", "organization", "page-range", "date", "url"}
    custom |= {
        str(field): held
        for field, held in entry.items()
        if field not in known | {"serial-number", "affiliated", "parent"}
    }
    return values


def _inherit(
    values: dict[str, Value], parent: Mapping[str, Any], number: int, kind: str, custom: dict[str, Any]
) -> None:
    """What a parent says: the first is the container, one after it, or a book's, the series, a conference the event."""
    beside: dict[str, Any] = {}
    above = _values(parent, beside)
    up = str(parent.get("type", "")).lower()
    if up == "conference":
        moved: dict[str, Value] = {
            "event-title": above["title"],
            "event-place": above["publisher-place"],
            "event-date": above["issued"],
        }
    elif number == 0 and kind not in ("book", "report", "thesis"):
        moved = {"container-title": above["title"], "container-title-short": above["title-short"]}
        moved |= {variable: above.get(variable, "") for variable in _UP}
        moved |= {"container-author": above["author"], "editor": above["editor"]}
    else:
        moved = {"collection-title": above["title"], "collection-number": above["volume"] or above["issue"]}
        moved |= {"collection-editor": above["editor"], "publisher": above["publisher"], "ISSN": above.get("ISSN", "")}
        moved |= {"publisher-place": above["publisher-place"]}
    for variable, value in moved.items():
        if not values.get(variable):
            values[variable] = value
    for deeper in _listed(parent.get("parent")):
        if isinstance(deeper, Mapping) and number < 5:
            _inherit(values, deeper, number + 1, kind, custom)
    custom |= {f"parent.{field}": held for field, held in beside.items()}


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _text(value: Any) -> str:
    if isinstance(value, Mapping):
        return _text(value.get("value"))
    return (
        re.sub(r"\s+", " ", str(value)).strip()
        if isinstance(value, str | int | float) and not isinstance(value, bool)
        else ""
    )


def _title(value: Any) -> str:
    """A title; what stands in braces keeps its case."""
    text = _text(value)
    return re.sub(r"\{([^{}]*)\}", r'<span class="nocase">\1</span>', text)


def _people(value: Any) -> Names:
    found = (name for each in _listed(value) for name in _persons(each))
    return tuple(name for name in found if name != Name())


def _persons(value: Any) -> Iterator[Name]:
    if isinstance(value, str):
        yield from names.people([value], names.inverted)
    else:
        yield _person(value)


def _person(value: Any) -> Name:
    if isinstance(value, Mapping):
        family, given = _text(value.get("name")), _text(value.get("given-name"))
        if not given and not value.get("prefix"):
            return Name(literal=family)
        return Name(family, given, non_dropping_particle=_text(value.get("prefix")), suffix=_text(value.get("suffix")))
    return Name()


def _date(value: Any) -> Date:
    text = _text(value)
    circa = text.startswith("~") or text.endswith("?")
    found = dates.read(text.strip("~?%")) if text else Date()
    return Date(found.parts, found.season, circa or found.circa, found.literal)


def _address(value: Any) -> dict[str, Value]:
    found: dict[str, Value] = {"URL": _text(value)}
    if isinstance(value, Mapping) and (seen := _date(value.get("date"))):
        found["accessed"] = seen
    return found


def _serials(value: Any, custom: dict[str, Any]) -> dict[str, Value]:
    if not isinstance(value, Mapping):
        return {"number": _text(value)}
    found: dict[str, Value] = {}
    for key, held in value.items():
        if variable := _SERIALS.get(str(key).lower()):
            found[variable] = identifiers.doi(_text(held)) or _text(held)
        else:
            custom[f"serial-number.{key}"] = held
    return found


def _affiliated(value: Any, custom: dict[str, Any]) -> dict[str, Value]:
    found: dict[str, Names] = {}
    for group in _listed(value):
        role = str(group.get("role", "")).lower() if isinstance(group, Mapping) else ""
        if variable := _ROLES.get(role):
            found[variable] = (*found.get(variable, ()), *_people(group.get("names")))
        else:
            custom["affiliated"] = [*custom.get("affiliated", []), group]
    return dict(found)


# --- writing

_WRITTEN = {
    "article-journal": ("article", "periodical"),
    "article-magazine": ("article", "periodical"),
    "article-newspaper": ("article", "newspaper"),
    "review": ("article", "periodical"),
    "review-book": ("article", "periodical"),
    "post-weblog": ("article", "blog"),
    "paper-conference": ("article", "proceedings"),
    "chapter": ("chapter", "book"),
    "entry-encyclopedia": ("entry", "reference"),
    "entry-dictionary": ("entry", "reference"),
    "entry": ("entry", "reference"),
    "webpage": ("web", "web"),
    "dataset": ("repository", "repository"),
    "periodical": ("periodical", ""),
    "book": ("book", "book"),
    "classic": ("book", "book"),
    "speech": ("misc", "conference"),
    "broadcast": ("video", "video"),
    "motion_picture": ("video", "video"),
}
_IN_BOOKS: tuple[str, ...] = ("volume", "edition", "publisher", "publisher-place", "ISBN", "ISSN")
_IN_PERIODICALS: tuple[str, ...] = ("volume", "issue", "ISSN")


def write(references: Sequence[Reference]) -> Written:
    """A map of entries by key; a second entry of one key gets a letter more.

    What has no field here stands among the serial numbers, whose kinds are free and of which Typst prints a few.
    """
    entries: dict[str, Any] = {}
    for reference in with_ids(references):
        key = reference.id
        while key in entries:
            key += "a"
        entries[key] = _whole(reference, key)
    return Written(plain_yaml.dump(entries) if entries else "{}\n")


def _whole(reference: Reference, key: str) -> dict[str, Any]:
    """An entry, with serial numbers of the kinds `csl-` and a variable for all that it, read again, would not say."""
    entry = _entry(reference)
    beside = {"id": reference.id} if key != reference.id else {}
    beside |= carry.differences(reference, _reference(key, entry, [], ""))
    carried = {f"csl-{name}": carry.text(name, value) for name, value in beside.items()}
    return entry | ({"serial-number": entry.get("serial-number", {}) | carried} if carried else {})


def _entry(reference: Reference) -> dict[str, Any]:
    first = next((said for said, kind in _TYPES.items() if kind == reference.type), "misc")
    kind, above = _WRITTEN.get(reference.type, (first, "misc"))
    parent = _parent(reference, above)
    entry: dict[str, Any] = {"type": kind, "title": _written_title(reference, "title", "title-short")}
    entry |= {role: _written_names(reference.names(role)) for role in ("author", "editor") if role not in parent}
    entry["date"] = _written_date(reference.date("issued"))
    taken = parent.pop("taken", ())
    entry |= {field: _fit(field, reference.text(name)) for field, name in _PLAIN.items() if name not in taken}
    entry |= {"publisher": "" if "publisher" in taken else _publisher(reference), "page-range": reference.text("page")}
    if entry["publisher"]:
        entry["location"] = ""
    entry["url"] = _written_address(reference)
    entry["serial-number"] = {
        key: text for key, variable in _SERIALS.items() if variable not in taken and (text := reference.text(variable))
    }
    entry["affiliated"] = [
        {"role": role, "names": _written_names(people)}
        for role, variable in _ROLES.items()
        if (people := reference.names(variable))
    ]
    entry["parent"] = [each for each in (parent, _series(reference), _event(reference)) if len(each) > 1]
    return _full(entry | {"parent": entry["parent"][0] if len(entry["parent"]) == 1 else entry["parent"]})


def _parent(reference: Reference, kind: str) -> dict[str, Any]:
    title = _written_title(reference, "container-title", "container-title-short")
    if not title:
        return {"type": kind}
    parent: dict[str, Any] = {
        "type": kind,
        "title": title,
        "author": _written_names(reference.names("container-author")),
    }
    if kind == "book" or kind in ("proceedings", "reference"):
        parent |= {"editor": _written_names(reference.names("editor")), "publisher": _publisher(reference)}
        parent |= {field: reference.text(field) for field in ("volume", "edition")}
        taken = _IN_BOOKS
    else:
        parent |= {field: reference.text(field) for field in ("volume", "issue")}
        taken = _IN_PERIODICALS
    held = {key: text for key, variable in _SERIALS.items() if variable in taken and (text := reference.text(variable))}
    return _full(parent | {"serial-number": held}) | {"taken": taken}


def _series(reference: Reference) -> dict[str, Any]:
    series = {
        "type": "anthology",
        "title": reference.text("collection-title"),
        "volume": reference.text("collection-number"),
    }
    return _full(series | {"editor": _written_names(reference.names("collection-editor"))})


def _event(reference: Reference) -> dict[str, Any]:
    event = {"type": "conference", "title": reference.text("event-title"), "location": reference.text("event-place")}
    return _full(event | {"date": _written_date(reference.date("event-date"))})


# for a value of another shape than these the whole file is refused by Typst
_SHAPES = {
    "language": re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z]{4})?(?:-(?:[A-Za-z]{2}|\d{3}))?"),
    "page-total": re.compile(r"\d+", re.ASCII),
    "volume-total": re.compile(r"\d+", re.ASCII),
    "url": re.compile(r"[a-z][a-z0-9+.-]*:(?://[^\s/?#]+)?[^\s]*", re.IGNORECASE),
}


def _fit(field: str, value: str) -> str:
    """The value, "" where Hayagriva has another shape for that field: a language's code, a number, a whole address."""
    return value if field not in _SHAPES or _SHAPES[field].fullmatch(value) else ""


def _full(entry: Mapping[str, Any]) -> dict[str, Any]:
    return {field: value for field, value in entry.items() if value not in ("", None, [], {}, ())}


def _written_title(reference: Reference, variable: str, short: str) -> Any:
    title = re.sub(r'<span class="nocase">([^<{}]*)</span>', r"{\1}", reference.text(variable))
    return {"value": title, "short": reference.text(short)} if reference.text(short) and title else title


def _written_names(people: Names) -> list[Any]:
    return [{"name": name.literal} if name.literal else _written_person(name) for name in people]


def _written_person(name: Name) -> Any:
    if name.non_dropping_particle or name.suffix:
        parts = {"name": name.family, "given-name": f"{name.given} {name.dropping_particle}".strip()}
        return _full(parts | {"prefix": name.non_dropping_particle, "suffix": name.suffix})
    return names.catalogued(name).removesuffix(",")


def _publisher(reference: Reference) -> Any:
    name, place = reference.text("publisher"), reference.text("publisher-place")
    return {"name": name, "location": place} if name and place else name


def _written_address(reference: Reference) -> Any:
    address, seen = _fit("url", reference.text("URL")), _written_date(reference.date("accessed"))
    return {"value": address, "date": seen} if address and seen else address


def _written_date(date: Date | None) -> str:
    if not date or not date.parts or not 0 < (date.year or 0) < 10_000:
        return ""
    first = date.parts[0]
    return "~" * date.circa + "-".join([f"{first[0]:04d}", *(f"{part:02d}" for part in first[1:] if part <= 31)])


def sniff(head: str) -> bool:
    """Whether an entry by its key has one of Hayagriva's types."""
    plain = head.lstrip("\ufeff \n")[:1] not in ("{", "[", "<", "@", "%") and "\nreferences:" not in f"\n{head}"
    return plain and bool(_KEY.search(head)) and bool(_TYPE.search(head))


FORMAT = Format("hayagriva", "Hayagriva YAML", (".yaml", ".yml"), read, write, sniff)
