"""Hayagriva's YAML, the bibliographies of Typst: entries by key, what contains a work is its `parent`.

Source: hayagriva, "The Hayagriva YAML File Format" (docs/file-format.md, 0.8).
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from refkit.errors import did_you_mean, near
from refkit.fields import dates, identifiers, names, pages
from refkit.formats import carry, hayagriva_writing, plain_yaml
from refkit.formats.draft import Draft
from refkit.formats.frame import Format, Written, nothing, with_ids
from refkit.formats.hayagriva_words import INSIDE, PLAIN, ROLES, SERIALS, TYPES
from refkit.model import Bibliography, Date, Name, Names, Problem, Reference, Value
from refkit.model.reference import value_item

_CARRIED = "serial-number.csl-"
"""In `custom` before what a serial number of that kind says is taken: a map of them may have kinds of anybody's."""
_UP = ("volume", "issue", "edition", "publisher", "publisher-place", "issued", "ISSN", "ISBN", "page", "DOI", "URL")
_KEY = re.compile(r"^[^\s#:{\[-][^:\n]*:[ \t]*$", re.MULTILINE)
_TYPE = re.compile(r"^[ \t]+type: *['\"]?(?:" + "|".join(TYPES) + r")\b['\"]?[ \t]*$", re.MULTILINE | re.IGNORECASE)


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
    if said not in TYPES:
        near_by = did_you_mean(near(said, TYPES))
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
    return next((kind for up in above if (kind := INSIDE.get((said, up)))), TYPES.get(said, "document"))


def _values(entry: Mapping[str, Any], custom: dict[str, Any]) -> dict[str, Value]:
    """An entry's own fields, parents apart."""
    values: dict[str, Value] = {variable: _text(entry.get(field)) for field, variable in PLAIN.items()}
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
    values |= _address(entry.get("url")) | _affiliated(entry.get("affiliated"), custom)
    numbers = entry.get("serial-number")
    # Typst reads them among the serial numbers alone
    stray = {field: held for field, held in entry.items() if field in SERIALS or field == "arxiv"}
    values |= _serials(stray | dict(numbers) if isinstance(numbers, Mapping) else numbers or stray, custom)
    known = {*PLAIN, "type", "title", "author", "editor", "publisher", "organization", "page-range", "date", "url"}
    custom |= {
        str(field): held
        for field, held in entry.items()
        if field not in known | {"serial-number", "affiliated", "parent"} and field not in stray
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
    said = list(values.values())
    beside |= {variable: value_item(value) for variable, value in above.items() if value and value not in said}
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
        if variable := SERIALS.get(str(key).lower()):
            found[variable] = identifiers.doi(_text(held)) or _text(held)
        elif str(key).lower() == "arxiv" and "serial" not in value:
            found |= {"number": f"arXiv:{_text(held).removeprefix('arXiv:')}", "archive": "arXiv"}
        else:
            custom[f"serial-number.{key}"] = held
    return found


def _affiliated(value: Any, custom: dict[str, Any]) -> dict[str, Value]:
    found: dict[str, Names] = {}
    for group in _listed(value):
        role = str(group.get("role", "")).lower() if isinstance(group, Mapping) else ""
        if variable := ROLES.get(role):
            found[variable] = (*found.get(variable, ()), *_people(group.get("names")))
        else:
            custom["affiliated"] = [*custom.get("affiliated", []), group]
    return dict(found)


# --- writing


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
    entry = hayagriva_writing.entry(reference)
    beside = {"id": reference.id} if key != reference.id else {}
    beside |= carry.differences(reference, _reference(key, entry, [], ""))
    carried = {f"csl-{name}": carry.text(name, value) for name, value in beside.items()}
    return entry | ({"serial-number": entry.get("serial-number", {}) | carried} if carried else {})


def sniff(head: str) -> bool:
    """Whether an entry by its key has one of Hayagriva's types."""
    plain = head.lstrip("\ufeff \n")[:1] not in ("{", "[", "<", "@", "%") and "\nreferences:" not in f"\n{head}"
    return plain and bool(_KEY.search(head)) and bool(_TYPE.search(head))


FORMAT = Format("hayagriva", "Hayagriva YAML", (".yaml", ".yml"), read, write, sniff)
