"""References as MODS records, without what MODS has no element for."""

import re
from collections.abc import Sequence

from lxml import etree

from refkit.fields import edtf
from refkit.fields.text import plain
from refkit.formats import xml
from refkit.model import Name, Reference
from refkit.model.variables import NAME_VARIABLES

_NAMESPACE = "http://www.loc.gov/mods/v3"
_GENRE_OF = {
    "article-journal": "journal article",
    "article-magazine": "magazine article",
    "article-newspaper": "newspaper article",
    "chapter": "book chapter",
    "paper-conference": "conference paper",
    "motion_picture": "motion picture",
    "legal_case": "legal case",
    "post-weblog": "blog",
    "entry-encyclopedia": "encyclopedia article",
    "personal_communication": "letter",
}
_ROLE_OF = {"container-author": "author", "script-writer": "scriptwriter"}
_IN_HOST = frozenset(
    "article-journal article-magazine article-newspaper chapter paper-conference entry-encyclopedia review".split()
)


def root() -> xml.Element:
    """A `modsCollection` without records."""
    return xml.rooted("modsCollection", _NAMESPACE)


def add(parent: xml.Element, tag: str, value: str = "", **attributes: str) -> xml.Element:
    """A new last child of MODS with that text."""
    return xml.add(parent, f"{{{_NAMESPACE}}}{tag}", value, **attributes)


def record(collection: xml.Element, reference: Reference) -> xml.Element:
    """A new record of the collection."""
    record = add(collection, "mods")
    if re.fullmatch(r"[A-Za-z_][\w.\-]*", reference.id):
        record.set("ID", reference.id)
    elif reference.id:
        add(record, "identifier", reference.id, type="citekey")
    _write_title(record, reference.text("title"))
    if short := reference.text("title-short"):
        _write_title(record, short, type="abbreviated")
    within = reference.type in _IN_HOST or "container-title" in reference
    host = add(etree.Element("unused"), "relatedItem", type="host") if within else record
    for variable in reference:
        if variable in NAME_VARIABLES:
            _write_names(record, host, variable, reference)
    add(record, "genre", _GENRE_OF.get(reference.type, reference.type.replace("_", " ")))
    _write_origin(record, reference)
    _write_description(record, reference)
    _write_identifiers(record, host, reference)
    _write_host(record, host, reference)
    return record


def _write_description(record: xml.Element, reference: Reference) -> None:
    for variable in ("abstract", "note"):
        if value := reference.text(variable):
            add(record, variable, value)
    if language := reference.text("language"):
        add(add(record, "language"), "languageTerm", language)
    for keyword in re.split(r",\s+", reference.text("keyword")):
        if keyword:
            add(add(record, "subject"), "topic", keyword)


def _write_title(parent: xml.Element, title: str, **attributes: str) -> None:
    if title:
        add(add(parent, "titleInfo", **attributes), "title", plain(title))


def _write_names(record: xml.Element, host: xml.Element, variable: str, reference: Reference) -> None:
    if variable == "collection-editor":
        return  # with its series
    parent = host if variable == "container-author" and host is not record else record
    _write_people(parent, reference.names(variable), _ROLE_OF.get(variable, variable))


def _write_people(parent: xml.Element, people: Sequence[Name], role: str) -> None:
    for name in people:
        element = add(parent, "name", type="corporate" if name.literal else "personal")
        if name.literal or not name.family:
            add(element, "namePart", name.literal or name.given)
        else:
            particles = " ".join(part for part in (name.dropping_particle, name.non_dropping_particle) if part)
            gap = "" if particles.endswith(("'", "’")) else " "
            add(element, "namePart", name.given, type="given") if name.given else None
            add(element, "namePart", f"{particles}{gap}{name.family}".strip(), type="family")
            if name.suffix:
                add(element, "namePart", name.suffix, type="termsOfAddress")
        add(add(element, "role"), "roleTerm", role, type="text")


def _write_origin(record: xml.Element, reference: Reference) -> None:
    origin = add(record, "originInfo")
    if place := reference.text("publisher-place"):
        add(add(origin, "place"), "placeTerm", place, type="text")
    for tag, variable in (("publisher", "publisher"), ("edition", "edition")):
        if value := reference.text(variable):
            add(origin, tag, value)
    if issued := reference.date("issued"):
        add(origin, "dateIssued", edtf.write(issued), encoding="edtf" if issued.parts else "")
    if accessed := reference.date("accessed"):
        add(origin, "dateCaptured", edtf.write(accessed))
    if reference.type == "book":
        add(origin, "issuance", "monographic")
    if len(origin) == 0:
        record.remove(origin)


def _write_identifiers(record: xml.Element, host: xml.Element, reference: Reference) -> None:
    for variable, kind in (("DOI", "doi"), ("PMID", "pmid"), ("PMCID", "pmcid"), ("number", "number")):
        if value := reference.text(variable):
            add(record, "identifier", value, type=kind)
    for variable, kind in (("ISBN", "isbn"), ("ISSN", "issn")):
        if value := reference.text(variable):
            add(host, "identifier", value, type=kind)
    if url := reference.text("URL"):
        add(add(record, "location"), "url", url)
    if shelf := reference.text("call-number"):
        add(record, "classification", shelf)
    if held := reference.text("archive_location"):
        add(add(record, "location"), "physicalLocation", held)


def _write_host(record: xml.Element, host: xml.Element, reference: Reference) -> None:
    if host is not record:
        _write_title(host, reference.text("container-title"))
        if short := reference.text("container-title-short"):
            _write_title(host, short, type="abbreviated")
        record.append(host)
    _write_part(host, reference)
    if series := reference.text("collection-title"):
        related = add(record, "relatedItem", type="series")
        _write_title(related, series)
        _write_people(related, reference.names("collection-editor"), "editor")
        if number := reference.text("collection-number"):
            add(add(add(related, "part"), "detail", type="volume"), "number", number)
    if count := reference.text("number-of-pages"):
        add(add(record, "physicalDescription"), "extent", f"{count} pages")


def _write_part(holder: xml.Element, reference: Reference) -> None:
    part = add(holder, "part")
    for variable in ("volume", "issue", "chapter-number", "section"):
        if value := reference.text(variable):
            add(add(part, "detail", type=variable.removesuffix("-number")), "number", value)
    if page := reference.text("page"):
        spread = re.fullmatch(r"([^\s,\-]+)-([^\s,\-]+)", page)
        extent = add(part, "extent", unit="pages")
        if spread:
            add(extent, "start", spread[1])
            add(extent, "end", spread[2])
        else:
            add(extent, "list", page)
    if len(part) == 0:
        holder.remove(part)
