"""References as nodes of schema.org, without what it has no property for."""

import re
from collections.abc import Mapping
from typing import Any

from refkit.fields.text import plain
from refkit.formats.json_ld_words import ROLES, TEXTS, TYPES
from refkit.model import Date, Name, Reference

_FIRST = {kind: said for said, kind in reversed(TYPES.items())}
_PERIODICALS = {"article-journal": "Periodical", "article-magazine": "Periodical", "article-newspaper": "Newspaper"}


def node(reference: Reference) -> dict[str, Any]:
    """The node that says what it can of a reference."""
    found: dict[str, Any] = {"@id": f"#{reference.id}"} if reference.id else {}
    found |= {"@type": _FIRST.get(reference.type, "CreativeWork"), "name": plain(reference.text("title"))}
    back = {variable: key for key, variable in reversed(TEXTS.items())} | {"note": "creditText"}
    inside = reference.type in _PERIODICALS and bool(reference.text("container-title"))
    skip = {"volume", "issue"} if inside else set()
    found |= {key: reference.text(variable) for variable, key in back.items() if variable not in skip}
    written = {role: key for key, role in reversed(ROLES.items())}
    found |= {key: [_written_person(name) for name in reference.names(role)] for role, key in written.items()}
    found |= {
        "datePublished": _written_date(reference.date("issued")),
        "publisher": _publisher(reference),
        "isPartOf": _periodical(reference) if inside else _above(reference),
        "pagination": reference.text("page"),
        "abstract": reference.text("abstract"),
        "keywords": [word for word in re.split(r",\s+", reference.text("keyword")) if word],
        "isbn": reference.text("ISBN"),
        "issn": "" if inside else reference.text("ISSN"),
        "url": reference.text("URL"),
        "identifier": [
            {"@type": "PropertyValue", "propertyID": scheme, "value": reference.text(scheme)}
            for scheme in ("DOI", "PMID", "PMCID")
            if reference.text(scheme)
        ],
    }
    found |= {key: held for key, held in reference.custom.items() if re.fullmatch(r"[a-z]+[A-Z][A-Za-z]*", key)}
    return _full(found)


def _full(node: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in node.items() if value not in ("", None, [], {})}


def _publisher(reference: Reference) -> dict[str, Any]:
    if not reference.text("publisher") and not reference.text("publisher-place"):
        return {}
    address = {"@type": "PostalAddress", "addressLocality": reference.text("publisher-place")}
    node = {"@type": "Organization", "name": reference.text("publisher")}
    return _full(node | ({"address": address} if address["addressLocality"] else {}))


def _periodical(reference: Reference) -> dict[str, Any]:
    periodical = {
        "@type": _PERIODICALS[reference.type],
        "name": reference.text("container-title"),
        "issn": reference.text("ISSN"),
    }
    above = _full(periodical)
    if volume := reference.text("volume"):
        above = {"@type": "PublicationVolume", "volumeNumber": volume, "isPartOf": above}
    if issue := reference.text("issue"):
        above = {"@type": "PublicationIssue", "issueNumber": issue, "isPartOf": above}
    return above


def _above(reference: Reference) -> list[dict[str, Any]]:
    container, series = reference.text("container-title"), reference.text("collection-title")
    kind = (
        "Book"
        if reference.type in ("chapter", "paper-conference") or reference.type.startswith("entry")
        else "CreativeWork"
    )
    found = [{"@type": kind, "name": container}] if container else []
    return found + ([{"@type": "BookSeries", "name": series}] if series else [])


def _written_person(name: Name) -> dict[str, Any]:
    if name.literal:
        return {"@type": "Organization", "name": name.literal}
    family = f"{name.dropping_particle} {name.non_dropping_particle} {name.family}".strip()
    parts = {"familyName": " ".join(family.split()), "givenName": name.given, "honorificSuffix": name.suffix}
    return _full({"@type": "Person", "name": str(name)} | parts)


def _written_date(date: Date | None) -> str:
    if not date or not date.parts or not 0 < (date.year or 0) < 10_000:
        return ""
    return "-".join([f"{date.parts[0][0]:04d}", *(f"{part:02d}" for part in date.parts[0][1:] if part <= 31)])
