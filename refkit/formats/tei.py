"""TEI, the `biblStruct` of the Text Encoding Initiative, as editions, GROBID and Zotero write it.

Source: TEI P5 Guidelines, section 3.12 "Bibliographic Citations and References"
(https://tei-c.org/release/doc/tei-p5-doc/en/html/CO.html#COBI).
"""

import re
from collections.abc import Iterator, Sequence

from lxml import etree

from refkit.fields import dates, edtf, identifiers, names, pages
from refkit.formats import answers, carry, xml
from refkit.formats.draft import Draft, is_carried
from refkit.formats.frame import Format, Written, nothing
from refkit.model import Bibliography, Date, Name, Reference

_NAMESPACE = "http://www.tei-c.org/ns/1.0"
_TYPES = {
    "journalarticle": "article-journal", "journal": "article-journal", "article": "article-journal",
    "magazinearticle": "article-magazine", "newspaperarticle": "article-newspaper", "book": "book",
    "monograph": "book", "booksection": "chapter", "bookchapter": "chapter", "chapter": "chapter",
    "incollection": "chapter", "conferencepaper": "paper-conference", "inproceedings": "paper-conference",
    "thesis": "thesis", "phdthesis": "thesis", "mastersthesis": "thesis", "report": "report", "techreport": "report",
    "webpage": "webpage", "website": "webpage", "patent": "patent", "manuscript": "manuscript", "map": "map",
    "film": "motion_picture", "computerprogram": "software", "software": "software", "dataset": "dataset",
    "preprint": "article", "encyclopediaarticle": "entry-encyclopedia", "dictionaryentry": "entry-dictionary",
    "blogpost": "post-weblog", "letter": "personal_communication", "interview": "interview", "bill": "bill",
    "presentation": "speech", "statute": "legislation", "case": "legal_case", "audiorecording": "song",
}  # fmt: skip
_ROLES = {
    "editor": "editor", "edt": "editor", "translator": "translator", "trl": "translator", "author": "author",
    "illustrator": "illustrator", "compiler": "compiler", "contributor": "contributor", "director": "director",
    "series-editor": "collection-editor", "serieseditor": "collection-editor", "composer": "composer",
}  # fmt: skip
_SCOPES = {
    "volume": "volume", "vol": "volume", "issue": "issue", "number": "issue", "nb": "issue", "no": "issue",
    "page": "page", "pp": "page", "pages": "page", "p": "page", "chapter": "chapter-number", "part": "part-number",
}  # fmt: skip
_MARKUP = {"hi": "i", "emph": "i"}


def read(text: str) -> Bibliography:
    """Every `biblStruct` of a text, whatever stands around it; a `bibl` or `biblFull` beside is passed over.

    Raises:
        InputError: it is no XML, declares entities, or has no biblStruct (an empty `listBibl` is fine).
    """
    document = xml.parse(text, title="TEI", expected='a "biblStruct" in it')
    # that of a GROBID header describes the citing document itself
    found = [each for each in document.root.iter("biblStruct") if not any(each.iterancestors("sourceDesc"))]
    if not found and document.root.find(".//listBibl") is None and xml.local(document.root) != "listBibl":
        raise nothing("TEI reference", text, 'elements "biblStruct"')
    return Bibliography(tuple(_draft(each).reference() for each in found), document.problems)


def _draft(struct: xml.Element) -> Draft:
    analytic, series = struct.find("analytic"), struct.find("series")
    monographs = struct.findall("monogr")
    draft = Draft(id=struct.get("id", "") or struct.get("corresp", "").lstrip("#"))
    draft.type = _type(struct, analytic, monographs)
    if analytic is not None:
        _level(analytic, draft, own=True)
    for number, monograph in enumerate(monographs):
        _level(monograph, draft, own=analytic is None and number == 0)
        _imprint(monograph, draft)
    if series is not None:
        _series(series, draft)
    for holder in (struct, *struct.iterchildren("analytic", "monogr", "series")):
        _numbers(holder, draft)
    _notes(struct, draft)
    return draft


def _type(struct: xml.Element, analytic: xml.Element | None, monographs: Sequence[xml.Element]) -> str:
    said = re.sub(r"[\W_]", "", struct.get("type", "")).lower()
    if said in _TYPES:
        return _TYPES[said]
    levels = {title.get("level", "") for monograph in monographs for title in monograph.iterfind("title")}
    meeting = any(monograph.find("meeting") is not None for monograph in monographs)
    if analytic is not None and analytic.find("title") is not None:
        return "article-journal" if "j" in levels else "paper-conference" if meeting else "chapter"
    return "article-journal" if "j" in levels else "book" if "m" in levels else "document"


def _level(holder: xml.Element, draft: Draft, *, own: bool) -> None:
    for variable, title in _titles(holder, own=own):
        draft.text(variable, title, word="title")
    for element in holder.iterchildren("author", "editor", "respStmt"):
        role = _role(element)
        if role == "author" and not own:
            role = "container-author" if draft.has("title") and draft.has("author") else "author"
        draft.name(role, *_names(element))
    for meeting in holder.iterfind("meeting"):
        draft.text("event-title", xml.text(meeting).strip(" ,"))


def _titles(holder: xml.Element, *, own: bool) -> Iterator[tuple[str, str]]:
    found = {(each.get("type") or "main"): xml.rich(each, _MARKUP) for each in reversed(holder.findall("title"))}
    main, sub = found.pop("main", ""), found.pop("sub", "")
    short = found.pop("short", "") or found.pop("abbreviated", "") or found.pop("abbr", "")
    main = main or next(iter(found.values()), "")
    yield ("title" if own else "container-title"), f"{main}: {sub}" if sub else main
    yield ("title-short" if own else "container-title-short"), short


def _role(element: xml.Element) -> str:
    said = element.get("role") or xml.first(element, "resp") or str(element.tag)
    return _ROLES.get(said.lower(), "contributor" if element.tag == "respStmt" else str(element.tag))


def _names(element: xml.Element) -> Iterator[Name]:
    people = element.findall("persName") or (element.findall("name") if element.find("surname") is None else [])
    organisations = list(xml.texts(element, "orgName"))
    yield from (Name(literal=each) for each in organisations)
    for person in people or ([] if organisations else [element]):
        family, given = xml.first(person, "surname"), names.dotted(" ".join(xml.texts(person, "forename")))
        if family:
            linked = " ".join(xml.texts(person, "nameLink"))
            name = answers.person(given, family, suffix=xml.first(person, "genName"))
            yield _linked(name, linked) if linked else name
        elif whole := xml.text(person):
            yield names.read(whole) if person.tag != "name" or "," in whole else Name(literal=whole)


def _linked(name: Name, particle: str) -> Name:
    return Name(name.family, name.given, non_dropping_particle=particle, suffix=name.suffix)


def _imprint(monograph: xml.Element, draft: Draft) -> None:
    draft.text("edition", xml.first(monograph, "edition"))
    for imprint in monograph.iterfind("imprint"):
        draft.text("publisher", xml.first(imprint, "publisher"))
        draft.text("publisher-place", xml.first(imprint, "pubPlace"))
        for date in imprint.iterfind("date"):
            draft.date("accessed" if date.get("type") == "accessed" else "issued", _date(date))
        _scopes(imprint, draft)
    _scopes(monograph, draft)
    draft.text("number-of-pages", "".join(re.findall(r"^\D{0,9}(\d+)", xml.first(monograph, "extent"))))


def _date(element: xml.Element) -> Date | None:
    if (first := element.get("from")) and (last := element.get("to")):
        return edtf.read(f"{first}/{last}") or dates.read(f"{first}/{last}") or None
    said = element.get("when") or xml.text(element)
    return edtf.read(said) or dates.read(said) or None


def _scopes(holder: xml.Element, draft: Draft) -> None:
    for scope in holder.iterfind("biblScope"):
        variable = _SCOPES.get((scope.get("unit") or scope.get("type") or "").lower(), "")
        said = answers.joined(scope.get("from", ""), scope.get("to", "")) or xml.text(scope)
        if variable == "page":
            draft.text("page", pages.normal(re.sub(r"^(?:pp?|S)\.\s*", "", said)))
        elif variable:
            draft.text(variable, said)
        else:
            draft.keep("biblScope", said)


def _series(series: xml.Element, draft: Draft) -> None:
    draft.text("collection-title", xml.first(series, "title[@level='s']", "title"))
    for element in series.iterfind("editor"):
        draft.name("collection-editor", *_names(element))
    draft.text("collection-number", xml.first(series, "biblScope"))


def _numbers(holder: xml.Element, draft: Draft) -> None:
    for element in holder.iterfind("idno"):
        kind, value = element.get("type", "").upper(), xml.text(element)
        if kind in ("DOI", "ISBN", "ISSN", "PMID", "PMCID", "PMC"):
            value = (identifiers.doi(value) or value) if kind == "DOI" else value
            draft.text("PMCID" if kind == "PMC" else kind, value, word=kind)
        elif kind in ("URL", "URI") or (kind == "" and value.startswith("http")):
            draft.text("URL", value, word="idno")
        elif kind in ("CALLNUMBER", "CALL-NUMBER"):
            draft.text("call-number", value)
        elif kind in ("NUMBER", "REPORT", "REPORTNUMBER"):
            draft.text("number", value)
        else:
            draft.keep(kind.lower() or "idno", value)
    for element in (*holder.iterfind("ptr"), *holder.iterfind("ref")):
        draft.text("URL", element.get("target", ""), word="ptr")


def _notes(struct: xml.Element, draft: Draft) -> None:
    carried = []
    for note in struct.iter("note"):
        said = xml.text(note)
        if is_carried(said):
            carried.append(said)
        elif note.get("type") == "raw_reference":
            draft.keep("raw_reference", said)
        elif note.get("type") == "keyword":
            draft.text("keyword", said)
        else:
            draft.text({"abstract": "abstract", "report_type": "genre"}.get(note.get("type", ""), "note"), said)
    draft.text("language", struct.get("lang", "") or xml.first(struct, "monogr/textLang"))
    carry.take(draft, carried)


# --- writing

_TYPE_OF = {
    "article-journal": "journalArticle", "article-magazine": "magazineArticle", "article": "preprint",
    "article-newspaper": "newspaperArticle", "chapter": "bookSection", "paper-conference": "conferencePaper",
    "entry-encyclopedia": "encyclopediaArticle", "entry-dictionary": "dictionaryEntry", "post-weblog": "blogPost",
    "motion_picture": "film", "speech": "presentation", "legal_case": "case", "legislation": "statute",
    "personal_communication": "letter", "song": "audioRecording",
}  # fmt: skip
_OWN_NAMES = ("author", "editor", "translator", "composer", "director", "illustrator", "contributor", "compiler")
_NUMBERS = ("DOI", "ISBN", "ISSN", "PMID", "PMCID", "URL", "number", "call-number")


def write(references: Sequence[Reference]) -> Written:
    """A `listBibl`; what TEI has no element for stands in notes as `{:variable: value}`."""
    root = xml.rooted("listBibl", _NAMESPACE)
    for reference in references:
        struct = _add(root, "biblStruct", type=_TYPE_OF.get(reference.type, reference.type))
        if re.fullmatch(r"[A-Za-z_][\w.\-]*", reference.id):
            struct.set("{http://www.w3.org/XML/1998/namespace}id", reference.id)
        _write(struct, reference)
        back = read(etree.tostring(struct, encoding="unicode")).references[0]
        if back.id != reference.id:
            _add(struct, "note", f"{{:id: {reference.id}}}", type="csl")
        for line in carry.missing(reference, back):
            _add(struct, "note", line, type="csl")
    return Written(xml.printed(root))


def _add(parent: xml.Element, tag: str, value: str = "", **attributes: str) -> xml.Element:
    return xml.add(parent, f"{{{_NAMESPACE}}}{tag}", value, **attributes)


def _write(struct: xml.Element, reference: Reference) -> None:
    within = "container-title" in reference
    own = _add(struct, "analytic" if within else "monogr")
    _write_level(own, reference, "title", "a" if within else "m")
    for role in _OWN_NAMES:
        _write_names(own, reference.names(role), role)
    monograph = _add(struct, "monogr") if within else own
    _write_level(monograph, reference, "container-title", "j" if reference.type.startswith("article-") else "m")
    for tag, variable in (("meeting", "event-title"), ("edition", "edition")):
        if value := reference.text(variable):
            _add(monograph, tag, value)
    _write_imprint(monograph, reference)
    _write_series(struct, reference)
    for kind in _NUMBERS:
        if value := reference.text(kind):
            _add(struct, "idno", value, type=kind.replace("call-number", "callNumber"))
    for variable in ("abstract", "keyword", "note"):
        if value := reference.text(variable):
            _add(struct, "note", value, type="" if variable == "note" else variable)


def _write_level(holder: xml.Element, reference: Reference, variable: str, level: str) -> None:
    for each, kind in ((variable, "main"), (f"{variable}-short", "short")):
        if value := reference.text(each):
            _write_title(holder, value, level=level, type=kind)


def _write_series(struct: xml.Element, reference: Reference) -> None:
    if series := reference.text("collection-title"):
        element = _add(struct, "series")
        _write_title(element, series, level="s")
        if number := reference.text("collection-number"):
            _add(element, "biblScope", number, unit="volume")


def _write_title(parent: xml.Element, value: str, **attributes: str) -> None:
    """A title, what is in italics as `hi`; other markup TEI's reader would not tell apart."""
    element = _add(parent, "title", **attributes)
    last: xml.Element | None = None
    for tags, piece in xml.runs(value):
        if "i" in tags:
            last = _add(element, "hi", piece, rend="italic")
        elif last is None:
            element.text = (element.text or "") + xml.allowed(piece)
        else:
            last.tail = (last.tail or "") + xml.allowed(piece)


def _write_names(parent: xml.Element, people: Sequence[Name], role: str) -> None:
    for name in people:
        attributes = {} if role in ("author", "editor") else {"role": role}
        element = _add(parent, "author" if role == "author" else "editor", **attributes)
        if name.literal:
            _add(element, "orgName", name.literal)
            continue
        person = _add(element, "persName")
        linked = " ".join(part for part in (name.dropping_particle, name.non_dropping_particle) if part)
        for tag, value in (("forename", name.given), ("nameLink", linked), ("surname", name.family)):
            if value:
                _add(person, tag, value)
        if name.suffix:
            _add(person, "genName", name.suffix)


def _write_imprint(monograph: xml.Element, reference: Reference) -> None:
    imprint = _add(monograph, "imprint")
    for tag, variable in (("publisher", "publisher"), ("pubPlace", "publisher-place")):
        if value := reference.text(variable):
            _add(imprint, tag, value)
    for variable, unit in (("volume", "volume"), ("issue", "issue"), ("page", "page"), ("chapter-number", "chapter")):
        if value := reference.text(variable):
            _add(imprint, "biblScope", value, unit=unit)
    for variable, kind in (("issued", "published"), ("accessed", "accessed")):
        if date := reference.date(variable):
            when = edtf.write(date)
            simple = bool(re.fullmatch(r"-?\d{4}(-(0[1-9]|1[0-2])(-\d\d)?)?", when))
            _add(imprint, "date", when, when=when if simple else "", type="" if kind == "published" else kind)


def sniff(head: str) -> bool:
    """Whether it is XML with TEI's namespace or elements."""
    root = xml.root_name(head)
    return root in ("TEI", "teiCorpus", "listBibl", "biblStruct") or (bool(root) and "<biblStruct" in head)


FORMAT = Format("tei", "TEI (biblStruct)", (".xml", ".tei"), read, write, sniff)
