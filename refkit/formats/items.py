"""A CSL item as plain JSON or YAML data, read patiently: what has the wrong shape is mended, the unknown is kept."""

from collections.abc import Callable, Mapping
from datetime import date as CalendarDate  # noqa: N812  a day, beside our Date
from typing import Any, NamedTuple

from refkit.errors import did_you_mean, near
from refkit.model import Date, Name, Names, Reference, Value
from refkit.model.reference import value_from_item
from refkit.model.variables import DATE_VARIABLES, NAME_VARIABLES, TYPES, VARIABLES

# Older or other spellings of CSL's own words (csl-data.json and citeproc-js's habits).
_SPELLINGS = {
    "journalAbbreviation": "container-title-short",
    "shortTitle": "title-short",
    "doi": "DOI",
    "isbn": "ISBN",
    "issn": "ISSN",
    "url": "URL",
    "pmid": "PMID",
    "pmcid": "PMCID",
    "archive-location": "archive_location",
}
_TYPES = {
    "journal-article": "article-journal",
    "article_journal": "article-journal",
    "book-chapter": "chapter",
    "proceedings-article": "paper-conference",
    "posted-content": "article",
    "dissertation": "thesis",
    "misc": "document",
}
_META = {"id", "type", "custom", "citation-key"}


class Fault(NamedTuple):
    """What is wrong with an item, and the key it stands under."""

    key: str
    message: str


def read(raw: Mapping[str, Any]) -> tuple[Reference, tuple[Fault, ...]]:
    """The reference in an item and what had to be mended or kept apart.

    A variable CSL does not know goes to `custom` under its own name, an unknown type to `custom["type"]` and is read
    as "document". Names and dates given as plain text are read as such.
    """
    faults: list[Fault] = []
    custom = _custom(raw.get("custom"), faults)
    kind = _type(raw.get("type"), custom, faults)
    values: dict[str, Value] = {}
    for key, value in raw.items():
        if key in ("id", "type", "custom") or value in (None, "", [], {}):
            continue
        variable = _SPELLINGS.get(key, key)
        if variable not in VARIABLES or (variable != key and raw.get(variable)):
            custom[key] = value
            if variable not in VARIABLES:
                faults.append(_unknown("variable", key, VARIABLES, "kept under custom"))
            continue
        if (read_value := _value(variable, value, faults)) is None:
            custom[key] = value
        elif read_value:
            values[variable] = read_value
    identifier = raw.get("id")
    name = "" if identifier is None or isinstance(identifier, dict | list) else str(identifier)
    return Reference.of(kind, values, id=name or str(raw.get("citation-key") or ""), custom=custom), tuple(faults)


def write(reference: Reference) -> dict[str, Any]:
    """The item of a reference: `Reference.item`, with the type that was read where CSL did not know it."""
    item = reference.item()
    custom = dict(item.get("custom", {}))
    if item["type"] == "document" and isinstance(custom.get("type"), str):
        item["type"] = custom.pop("type")
        item.pop("custom")
        item |= {"custom": custom} if custom else {}
    return item


def _custom(raw: object, faults: list[Fault]) -> dict[str, Any]:
    if raw is None or isinstance(raw, Mapping):
        return {str(key): value for key, value in (raw or {}).items()}
    faults.append(Fault("custom", f"custom is an object, found {_shown(raw)}; kept under custom.custom"))
    return {"custom": raw}


def _type(raw: object, custom: dict[str, Any], faults: list[Fault]) -> str:
    if isinstance(raw, str) and raw in TYPES:
        return raw
    if raw in (None, ""):
        faults.append(Fault("type", 'no type: read as "document"'))
        return "document"
    if known := _TYPES.get(str(raw)):
        faults.append(Fault("type", f'"{raw}" is no type of CSL, read as "{known}"'))
        return known
    custom["type"] = raw
    faults.append(_unknown("type", str(raw), TYPES, 'read as "document", kept under custom'))
    return "document"


def _unknown(kind: str, name: str, known: frozenset[str], done: str) -> Fault:
    return Fault(
        "type" if kind == "type" else name, f'unknown {kind} "{name}"{did_you_mean(near(name, known))}, {done}'
    )


def _value(variable: str, raw: Any, faults: list[Fault]) -> Value | None:
    """The value in our shape; None where none can be made of it, which is said."""
    try:
        return value_from_item(variable, _calendar(raw) if variable in DATE_VARIABLES else raw)
    except (ValueError, TypeError) as error:
        mended = _MENDERS[_kind(variable)](raw)
        done = "read as such" if mended else "kept under custom"
        faults.append(Fault(variable, f"{str(error)[:200]}; {done}"))
        return mended or None


def _kind(variable: str) -> str:
    return "names" if variable in NAME_VARIABLES else "date" if variable in DATE_VARIABLES else "text"


def _mended_names(raw: Any) -> Names:
    """Names given as one text, one object, or a list that mixes both."""
    if isinstance(raw, str):
        from refkit.fields import names

        return tuple(names.read(name) for name in names.split_list(raw))
    listed = raw if isinstance(raw, list) else [raw]
    found = (_mended_name(name) for name in listed)
    return tuple(name for name in found if name)


def _mended_name(raw: Any) -> Name | None:
    if isinstance(raw, str) and raw.strip():
        from refkit.fields import names

        return names.read(raw)
    if not isinstance(raw, Mapping):
        return None
    texts = {key: str(value) for key, value in raw.items() if isinstance(value, str | int | float) and value}
    if name := texts.get("name"):
        return Name(literal=name)
    made = Name.from_item(texts)
    return made if made != Name() else None


def _mended_date(raw: Any) -> Date:
    if isinstance(raw, Mapping):
        kept = {key: raw[key] for key in ("season", "circa", "literal", "raw") if key in raw}
        parts = json_text(raw.get("date-parts"))
        return Date.from_item(kept) or (Date(literal=parts) if parts else Date())
    if isinstance(raw, list):
        return _mended_date({"date-parts": raw})
    if not isinstance(raw, str | int):
        return Date()
    from refkit.fields import dates

    return dates.read(str(raw))


def _mended_text(raw: Any) -> str:
    if isinstance(raw, bool):
        return str(raw).lower()
    if isinstance(raw, list) and all(isinstance(part, str | int | float) for part in raw):
        return ", ".join(str(part) for part in raw)
    return raw.isoformat() if isinstance(raw, CalendarDate) else ""


_MENDERS: Mapping[str, Callable[[Any], Value]] = {"names": _mended_names, "date": _mended_date, "text": _mended_text}


def json_text(raw: Any) -> str:
    """Any plain data in one line of JSON, "" for nothing."""
    import json

    return "" if raw in (None, "", [], {}) else json.dumps(raw, ensure_ascii=False, default=str)


def _calendar(raw: Any) -> Any:
    # YAML reads 2020-05-17 as a day
    if isinstance(raw, CalendarDate):
        return {"date-parts": [[raw.year, raw.month, raw.day]]}
    return raw


def _shown(raw: object) -> str:
    text = repr(raw)
    return text if len(text) <= 60 else text[:59] + "…"
