"""References as EndNote XML's records, without what EndNote has no field for."""

import re
from collections.abc import Sequence

from lxml import etree

from refkit.fields import edtf, names
from refkit.formats import xml
from refkit.formats.endnote_names import contributor
from refkit.formats.endnote_words import BY_NAME, COUNTED, FACES, OWN, PEOPLE, RICH, TYPES, WRITTEN_NAMES, meanings_in
from refkit.model import Date, Name, Reference


def root() -> xml.Element:
    """An empty file of records."""
    return etree.Element("xml")


def record(records: xml.Element, reference: Reference, number: int) -> xml.Element:
    """The record of a reference, put behind the others, with that number where the reference's id is none."""
    record = xml.add(records, "record")
    digits = reference.id if reference.id.isdecimal() and reference.id.isascii() else str(number)
    xml.add(record, "rec-number", digits)
    name = WRITTEN_NAMES.get(reference.type, "Generic")
    xml.add(record, "ref-type", str(TYPES[name][0]), name=name)
    _fields(record, reference, BY_NAME[name.lower()])
    if reference.id and reference.id != digits:
        xml.add(record, "label", reference.id)
    for word, value in _kept(reference):
        xml.add(record, word, value)
    return record


def noted(record: xml.Element, lines: Sequence[str]) -> None:
    """Put lines into the research notes of a record, and its fields into the order that EndNote's DTD wants."""
    if lines:
        notes = record.find("research-notes")
        notes = xml.add(record, "research-notes") if notes is None else notes
        text = "\n".join(lines)
        notes.text = xml.allowed(f"{notes.text}\n{text}" if notes.text else text)
    for group in (record, *record.iterfind("contributors"), *record.iterfind("titles")):
        group[:] = sorted(group, key=_place)


def _place(element: xml.Element) -> int:
    return _ORDER.get(xml.local(element), len(_ORDER))


# as the DTD has the children of record, contributors and titles
_ORDER = {
    tag: place
    for place, tag in enumerate(
        """authors secondary-authors tertiary-authors subsidiary-authors translated-authors title secondary-title
        tertiary-title alt-title short-title translated-title rec-number ref-type contributors auth-address titles
        periodical pages volume number issue num-vols edition section reprint-edition reprint-status keywords dates
        pub-location publisher orig-pub isbn accession-num call-num electronic-resource-num abstract label caption
        notes research-notes work-type reviewed-item meeting-place remote-database-name remote-database-provider
        language urls access-date custom1 custom2 custom3 custom4 custom5 custom6 custom7 misc1 misc2 misc3""".split()
    )
}


_CUSTOM = frozenset(
    """auth-address accession-num remote-database-provider custom1 custom2 custom3 custom4 custom5 custom6
    custom7 misc1 misc2 misc3 reprint-edition reprint-status caption orig-pub reviewed-item research-notes""".split()
)


def _kept(reference: Reference) -> list[tuple[str, str]]:
    return [(word, value) for word, value in reference.custom.items() if word in _CUSTOM and isinstance(value, str)]


def _fields(record: xml.Element, reference: Reference, kind: str) -> None:
    own = {variable: path for path, variable in reversed(list(meanings_in(kind).items()))}
    own |= {variable: path for path, variable in OWN.get(kind, {}).items() if variable not in ("", "editor")}
    for variable, path in own.items():
        if people := reference.names(variable):
            _group(record, path if path in PEOPLE else "authors", people)
    for variable, path in own.items():
        if value := reference.text(variable):
            _field(record, path, variable, value)
    if issn := reference.text("ISSN"):
        _put(record, "isbn", issn)
    if kind in COUNTED and (count := reference.text("number-of-pages")) and not reference.text("page"):
        _put(record, "pages", count)
    _written_dates(record, reference)
    for keyword in re.split(r",\s+", reference.text("keyword")):
        if keyword:
            _put(record, "keywords/", keyword, "keyword")
    if url := reference.text("URL"):
        _put(record, "urls/related-urls/", url, "url")


def _group(record: xml.Element, role: str, people: Sequence[Name]) -> None:
    group = _put(record, f"contributors/{role}", "")
    for name in people:
        author = xml.add(group, "author", f"{name.literal}," if name.literal else names.catalogued(name))
        if [*contributor(author)] != [name]:
            if name.literal:
                author.set("corp-name", xml.allowed(name.literal))
            elif name == Name(name.family, name.given, suffix=name.suffix) and name.family:
                parts = {"last-name": name.family, "first-name": name.given, "suffix": name.suffix}
                author.attrib.update({key: xml.allowed(part) for key, part in parts.items() if part})


def _field(record: xml.Element, path: str, variable: str, value: str) -> None:
    if variable == "ISSN":
        return
    if path in PEOPLE:
        _group(record, path, [Name(literal=value)])
        return
    element = _put(record, path, "" if variable in RICH else value)
    if variable in RICH:
        _write_rich(element, value)


def _put(record: xml.Element, path: str, value: str, leaf: str = "") -> xml.Element:
    """The element at a path below the record, its parents made where they are missing, with that text."""
    *parents, tag = path.split("/")
    at = record
    for parent in parents:
        found = at.find(parent)
        at = xml.add(at, parent) if found is None else found
    return xml.add(at, leaf or tag, value)


def _write_rich(element: xml.Element, value: str) -> None:
    faces = {tag: face for face, tag in FACES.items()}
    runs = list(xml.runs(value))
    if all(not tags for tags, _ in runs):
        element.text = xml.allowed(value)
        return
    for tags, piece in runs:
        face = " ".join(face for tag, face in faces.items() if tag in tags) or "normal"
        xml.add(element, "style", piece, face=face, font="default", size="100%")


_SEASONS = {"1": "Spring", "2": "Summer", "3": "Autumn", "4": "Winter"}


def _written_dates(record: xml.Element, reference: Reference) -> None:
    issued = reference.date("issued")
    if issued and issued.parts:
        _put(record, "dates/year", str(issued.year))
        if issued != Date(parts=((issued.year or 0,),)):
            season = _SEASONS.get(issued.season) if issued == Date(((issued.year or 0,),), issued.season) else ""
            _put(record, "dates/pub-dates/date", season or edtf.write(issued))
    elif issued and (issued.literal or issued.raw):
        _put(record, "dates/year", issued.literal or issued.raw)
    if accessed := reference.date("accessed"):
        xml.add(record, "access-date", edtf.write(accessed))
