"""References as Hayagriva's entries, without what it has no field for."""

import re
from collections.abc import Mapping
from typing import Any

from refkit.fields import names
from refkit.formats.hayagriva_words import PLAIN, ROLES, SERIALS, TYPES
from refkit.model import Date, Name, Names, Reference

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


def entry(reference: Reference) -> dict[str, Any]:
    """The entry that says what it can of a reference."""
    first = next((said for said, kind in TYPES.items() if kind == reference.type), "misc")
    kind, above = _WRITTEN.get(reference.type, (first, "misc"))
    parent = _parent(reference, above)
    entry: dict[str, Any] = {"type": kind, "title": _written_title(reference, "title", "title-short")}
    entry |= {role: _written_names(reference.names(role)) for role in ("author", "editor") if role not in parent}
    entry["date"] = _written_date(reference.date("issued"))
    taken = parent.pop("taken", ())
    entry |= {field: _fit(field, reference.text(name)) for field, name in PLAIN.items() if name not in taken}
    entry |= {"publisher": "" if "publisher" in taken else _publisher(reference), "page-range": reference.text("page")}
    if entry["publisher"]:
        entry["location"] = ""
    entry["url"] = _written_address(reference)
    entry["serial-number"] = {
        key: text for key, variable in SERIALS.items() if variable not in taken and (text := reference.text(variable))
    }
    if number := _arxiv(reference):
        entry["serial-number"]["arxiv"] = number
        entry["serial-number"].pop("serial")
        entry["archive"] = ""
    entry["affiliated"] = [
        {"role": role, "names": _written_names(people)}
        for role, variable in ROLES.items()
        if (people := reference.names(variable))
    ]
    entry["parent"] = [each for each in (parent, _series(reference), _event(reference)) if len(each) > 1]
    return _full(entry | {"parent": entry["parent"][0] if len(entry["parent"]) == 1 else entry["parent"]})


def _arxiv(reference: Reference) -> str:
    number = reference.text("number")
    return number.removeprefix("arXiv:") if reference.text("archive") == "arXiv" and number.startswith("arXiv:") else ""


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
    held = {key: text for key, variable in SERIALS.items() if variable in taken and (text := reference.text(variable))}
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
