"""EndNote XML: what EndNote, Bookends, Papers, Mendeley and Zotero export under that name.

Sources: EndNote's RSXML DTD (2003) for the elements; EndNote X9's table of reference types for what each field means in
each type. Programs number the types differently, so the type's name is believed before its number.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

from lxml import etree

from refkit.fields import dates, edtf, identifiers, languages, names, pages
from refkit.fields.text import tidy
from refkit.formats import carry, xml
from refkit.formats.draft import Draft, is_carried
from refkit.formats.endnote_words import BY_NAME, FIELDS, NUMBERS, OWN, PEOPLE, TYPES
from refkit.formats.frame import Format, Written, nothing
from refkit.model import Bibliography, Date, Name, Reference
from refkit.model.variables import NAME_VARIABLES

_ELSEWHERE = frozenset(
    """contributors titles periodical dates urls keywords database source-app rec-number foreign-keys ref-type
    alt-periodical record access-date research-notes label""".split()
)
_FACES = {"italic": "i", "bold": "b", "superscript": "sup", "subscript": "sub"}
_RICH = frozenset("title container-title collection-title title-short original-title".split())
_LINK = re.compile(r"(?:https?|ftp)://", re.IGNORECASE)


def read(text: str) -> Bibliography:
    """The references of an EndNote XML file; what CSL has no place for is kept in `custom`.

    Raises:
        InputError: it is no XML, declares entities, or has no record.
    """
    document = xml.parse(text, title="EndNote XML", expected='a root element "xml" with "records"')
    drafts = [_draft(record) for record in document.root.iter("record")]
    if not drafts and document.root.find(".//records") is None:
        raise nothing("EndNote XML record", text, 'elements "record" in "xml/records"')
    problems = (problem for draft in drafts for problem in draft.problems)
    return Bibliography(tuple(draft.reference() for draft in drafts), (*document.problems, *problems))


def _draft(record: xml.Element) -> Draft:
    draft = Draft(id=_identifier(record))
    draft.type = _type(record, draft)
    meanings = _meanings(draft.type)
    _people(record, meanings, draft)
    _texts(record, meanings, draft)
    _dates(record, draft)
    _links(record, draft)
    for keyword in record.iterfind("keywords/keyword"):
        draft.text("keyword", xml.text(keyword))
    _others(record, meanings, draft)
    _tidied(draft)
    carried = (line for notes in record.iterfind("research-notes") for line in _lines(notes).split("\n"))
    carry.take(draft, carried)
    return draft


@cache
def _meanings(kind: str) -> Mapping[str, str]:
    return PEOPLE | FIELDS | dict(OWN.get(kind, {}))


def _identifier(record: xml.Element) -> str:
    """The citation key kept as label, else the record's number."""
    label = xml.first(record, "label")
    return label if label and re.fullmatch(r"\S{3,}", label) else xml.first(record, "rec-number")


def _type(record: xml.Element, draft: Draft) -> str:
    element = record.find("ref-type")
    name = element.get("name", "") if element is not None else ""
    number = xml.text(element)
    if known := BY_NAME.get(name.strip().lower()) or ("" if name else NUMBERS.get(_whole(number), "")):
        return known
    draft.keep("ref-type", name or number)
    if name or number:
        draft.told(f'"{name or number}" is no reference type of EndNote: read as a document', xml.line(record))
    return "document"


def _whole(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 6 else -1


def _people(record: xml.Element, meanings: Mapping[str, str], draft: Draft) -> None:
    for group in record.iterfind("contributors/*"):
        role = meanings.get(xml.local(group), "")
        if draft.type == "book" and xml.first(record, "ref-type") in ("9", "28") and xml.local(group) == "authors":
            role = "editor"
        for author in group.iter("author"):
            if role in NAME_VARIABLES:
                draft.name(role, *_contributor(author))
            elif role:
                draft.text(role, xml.text(author))
            else:
                draft.keep(xml.local(group), xml.text(author))


def _contributor(author: xml.Element) -> Iterator[Name]:
    if corporate := author.get("corp-name"):
        yield Name(literal=corporate)
    elif family := author.get("last-name"):
        yield Name(family, author.get("first-name", ""), suffix=author.get("suffix", ""))
    else:
        yield from names.people([xml.text(author)], _name)


def _name(text: str) -> Name:
    if text.endswith(",") and len(text.split()) > 1:
        return Name(literal=text.rstrip(", "))
    name = names.inverted(text)
    if name.literal and not names.is_organisation(text) and len(text.split()) in (2, 3):
        name = names.read(text)
    return replace(name, given=names.dotted(name.given))


def _texts(record: xml.Element, meanings: Mapping[str, str], draft: Draft) -> None:
    for path in FIELDS:
        variable = meanings[path]
        for element in record.iterfind(path):
            value = _READ.get(variable, xml.text)(element)
            word = "" if path.startswith("periodical") else path.rpartition("/")[2]
            draft.text(variable, value, word=word)


def _lines(element: xml.Element) -> str:
    """Prose with its line breaks: EndNote writes them as carriage returns."""
    text = "".join(map(str, element.itertext()))
    return "\n".join(line for part in re.split(r"\r\n?|\n", text) if (line := tidy(part)))


def _styled(element: xml.Element) -> str:
    styles = element.findall("style")
    if not styles:
        return xml.text(element)
    pieces = (element.text or "", *(part for style in styles for part in (_face(style), style.tail or "")))
    return xml.tidy_rich("".join(pieces))


_READ: Mapping[str, Callable[[xml.Element], str]] = {
    **dict.fromkeys(_RICH, _styled),
    "abstract": _lines,
    "note": _lines,
    "language": lambda element: languages.code(xml.text(element)),
}


def _face(style: xml.Element) -> str:
    """The text of a `style` in CSL's tags, the outermost as `_FACES` has them last."""
    text = "".join(map(str, style.itertext()))
    for face in reversed([tag for word, tag in _FACES.items() if word in style.get("face", "").split()]):
        text = f"<{face}>{text}</{face}>" if text.strip() else text
    return text


def _dates(record: xml.Element, draft: Draft) -> None:
    year = xml.first(record, "dates/year")
    day = xml.first(record, "dates/pub-dates/date")
    draft.date("issued", _date(year, day))
    if accessed := xml.first(record, "access-date", "modified-date"):
        draft.date("accessed", _date("", accessed))


def _date(year: str, day: str) -> Date:
    if not day:
        return edtf.read(year) or dates.read(year)
    if whole := edtf.read(day):
        return whole if not year or (whole.year and str(abs(whole.year)) in year) else dates.read(year)
    date = dates.read(day if not year or year in day else f"{day} {year}")
    return date if date.parts or not year else dates.read(year)


def _links(record: xml.Element, draft: Draft) -> None:
    for url in record.iterfind("urls//url"):
        address, parent = xml.text(url), url.getparent()
        kind = "" if parent is None else xml.local(parent)
        if _LINK.match(address) and kind != "pdf-urls":
            draft.text("URL", address, word="url")
        elif address:
            draft.keep("pdf-url" if kind == "pdf-urls" else "url", address)


def _others(record: xml.Element, meanings: Mapping[str, str], draft: Draft) -> None:
    for element in record:
        word = xml.local(element)
        if word not in meanings and word not in _ELSEWHERE and len(element.findall("*")) <= 1:
            draft.keep(word, xml.text(element))
    alternative = xml.first(record, "titles/alt-title", "alt-periodical/full-title")
    if alternative != draft.values.get("container-title"):
        draft.keep("alt-title", alternative)
    label = xml.first(record, "label")
    draft.keep("label", label if label != draft.id else "")
    notes = [_lines(each) for each in record.iterfind("research-notes")]
    draft.keep("research-notes", "\n".join(line for note in notes for line in note.split("\n") if not is_carried(line)))


def _tidied(draft: Draft) -> None:
    values = draft.values
    if isinstance(page := values.get("page"), str):
        values["page"] = pages.normal(page)
    if isinstance(doi := values.get("DOI"), str):
        values["DOI"] = identifiers.doi(doi) or identifiers.doi(doi.partition(" ")[0]) or doi
        draft.keep("electronic-resource-num", doi if " " in doi and doi != values["DOI"] else "")
    if isinstance(number := values.get("ISBN"), str):
        first, *others = _numbers(number)
        values["ISBN"] = first
        draft.keep("isbn", ", ".join(others))
        if _is_issn(first, draft.type):
            draft.move("ISBN", "ISSN")
    if _DAY.fullmatch(str(values.get("edition", ""))):  # when PubMed had it
        draft.keep("edition", values.pop("edition"))
    if values.get("container-title-short") in (values.get("container-title"), values.get("collection-title")):
        values.pop("container-title-short", None)


def _numbers(text: str) -> list[str]:
    """The numbers in "0896-6273 (Print) 1097-4199 (Electronic)", each once."""
    found = [number for number in _LABELLED.findall(text) if identifiers.isbn(number) or identifiers.issn(number)]
    return list(dict.fromkeys(found)) or [text]


_LABELLED = re.compile(r"(?<![\w-])([\dXx-]{8,17})(?:\s*\([^()]*\))")
_DAY = re.compile(r"\d{4}/\d{2}/\d{2}")


def _is_issn(number: str, kind: str) -> bool:
    if identifiers.issn(number):
        return True
    return kind.startswith("article-") and not identifiers.isbn(number) and bool(re.match(r"\d{4}-?\d{3}[\dX]", number))


# --- writing


def write(references: Sequence[Reference]) -> Written:
    """An EndNote XML file; what EndNote has no field for stands in its research notes as `{:variable: value}` lines."""
    root = etree.Element("xml")
    records = xml.add(root, "records")
    for number, reference in enumerate(references, 1):
        _record(records, reference, number)
    return Written(xml.printed(root, indented=False))


def _record(records: xml.Element, reference: Reference, number: int) -> None:
    record = xml.add(records, "record")
    kept = _kept(reference)
    digits = reference.id if reference.id.isdecimal() and reference.id.isascii() else str(number)
    xml.add(record, "rec-number", digits)
    name = next((name for name, (_, kind) in TYPES.items() if kind == reference.type), "Generic")
    xml.add(record, "ref-type", str(TYPES[name][0]), name=name)
    _fields(record, reference)
    if reference.id and reference.id != digits:
        xml.add(record, "label", reference.id)
    for word, value in kept:
        xml.add(record, word, value)
    lines = "\n".join(_missing(record, reference))
    if lines:
        notes = record.find("research-notes")
        notes = xml.add(record, "research-notes") if notes is None else notes
        notes.text = xml.allowed(f"{notes.text}\n{lines}" if notes.text else lines)
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


def _missing(record: xml.Element, reference: Reference) -> Iterator[str]:
    back = _draft(record).reference()
    if back.id != reference.id:
        yield f"{{:id: {reference.id}}}"
    yield from carry.missing(reference, back)


_CUSTOM = frozenset(
    """auth-address accession-num remote-database-provider custom1 custom2 custom3 custom4 custom5 custom6
    custom7 misc1 misc2 misc3 reprint-edition reprint-status caption orig-pub reviewed-item research-notes""".split()
)


def _kept(reference: Reference) -> list[tuple[str, str]]:
    return [(word, value) for word, value in reference.custom.items() if word in _CUSTOM and isinstance(value, str)]


def _fields(record: xml.Element, reference: Reference) -> None:
    own = {variable: path for path, variable in reversed(list(_meanings(reference.type).items()))}
    own |= {variable: path for path, variable in OWN.get(reference.type, {}).items() if variable != "editor"}
    for variable, path in own.items():
        if people := reference.names(variable):
            _group(record, path if path in PEOPLE else "authors", people)
    for variable, path in own.items():
        if value := reference.text(variable):
            _field(record, path, variable, value)
    if issn := reference.text("ISSN"):
        _put(record, "isbn", issn)
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
        if [*_contributor(author)] != [name]:
            if name.literal:
                author.set("corp-name", xml.allowed(name.literal))
            elif name == Name(name.family, name.given, suffix=name.suffix) and name.family:
                parts = {"last-name": name.family, "first-name": name.given, "suffix": name.suffix}
                author.attrib.update({key: xml.allowed(part) for key, part in parts.items() if part})


def _field(record: xml.Element, path: str, variable: str, value: str) -> None:
    if variable == "ISSN":
        return
    element = _put(record, path, "" if variable in _RICH else value)
    if variable in _RICH:
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
    faces = {tag: face for face, tag in _FACES.items()}
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


def sniff(head: str) -> bool:
    """Whether the root is `xml` with `records`, or `records` alone."""
    return xml.root_name(head) in ("xml", "records") and "<record" in head and "<ref-type" in head


FORMAT = Format("endnote-xml", "EndNote XML", (".xml",), read, write, sniff)
