"""EndNote XML: what EndNote, Bookends, Papers, Mendeley and Zotero export under that name.

Sources: EndNote's RSXML DTD (2003) for the elements; EndNote X9's table of reference types for what each field means in
each type. Programs number the types differently, so the type's name is believed before its number.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from refkit.fields import dates, edtf, identifiers, languages, pages
from refkit.fields.text import tidy
from refkit.formats import carry, endnote_rows, endnote_writing, xml
from refkit.formats.draft import Draft, is_carried
from refkit.formats.endnote_names import contributor
from refkit.formats.endnote_words import BY_NAME, COUNTED, FACES, NUMBERS, PEOPLE, RICH, meanings_in
from refkit.formats.frame import Format, Written, nothing
from refkit.model import Bibliography, Date, Reference
from refkit.model.variables import NAME_VARIABLES

_ELSEWHERE = frozenset(
    """contributors titles periodical dates urls keywords database source-app rec-number foreign-keys ref-type
    alt-periodical record access-date research-notes label""".split()
)
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
    meanings = meanings_in(draft.type)
    _people(record, meanings, draft)
    _texts(record, meanings, draft)
    _dates(record, draft)
    endnote_rows.seen(draft)
    _links(record, draft)
    for keyword in record.iterfind("keywords/keyword"):
        draft.text("keyword", xml.text(keyword))
    if draft.type == "paper-conference":
        _conference(record, draft)
    _others(record, meanings, draft)
    _tidied(draft)
    carried = (line for notes in record.iterfind("research-notes") for line in _lines(notes).split("\n"))
    carry.take(draft, carried)
    return draft


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
                draft.name(role, *contributor(author))
            elif role:
                draft.text(role, xml.text(author).rstrip(", "), word=xml.local(group))
            else:
                draft.keep(xml.local(group), xml.text(author))


def _texts(record: xml.Element, meanings: Mapping[str, str], draft: Draft) -> None:
    for path, variable in meanings.items():
        for element in record.iterfind(path) if variable and path not in PEOPLE else ():
            value = _READ.get(variable, xml.text)(element)
            word = "" if path.startswith("periodical") else path.rpartition("/")[2]
            if variable == "PMCID" and not _PMCID.fullmatch(value):
                draft.keep(word, value)
            else:
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
    **dict.fromkeys(RICH, _styled),
    "abstract": _lines,
    "note": _lines,
    "language": lambda element: languages.code(xml.text(element)),
}


def _face(style: xml.Element) -> str:
    """The text of a `style` in CSL's tags, the outermost as `FACES` has them last."""
    text = "".join(map(str, style.itertext()))
    for face in reversed([tag for word, tag in FACES.items() if word in style.get("face", "").split()]):
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


def _conference(record: xml.Element, draft: Draft) -> None:
    meeting, proceedings = xml.first(record, "titles/secondary-title"), xml.first(record, "custom3")
    held, published = xml.first(record, "pub-location"), xml.first(record, "custom1")
    endnote_rows.conference(draft, meeting=meeting, proceedings=proceedings, held=held, published=published)


def _others(record: xml.Element, meanings: Mapping[str, str], draft: Draft) -> None:
    for element in record:
        word = xml.local(element)
        if not meanings.get(word) and word not in _ELSEWHERE and len(element.findall("*")) <= 1:
            draft.keep(word, xml.text(element))
    for path in ("titles/translated-title", "contributors/translated-authors/author"):
        for element in record.iterfind(path):
            draft.keep(path.split("/")[1 if path.startswith("titles") else -2], xml.text(element))
    alternative = xml.first(record, "titles/alt-title", "alt-periodical/full-title")
    if alternative != draft.values.get("container-title"):
        draft.keep("alt-title", alternative)
    label = xml.first(record, "label")
    draft.keep("label", label if label != draft.id else "")
    number = xml.first(record, "accession-num")
    if number.isdecimal() and _MEDLINE.search(xml.first(record, "remote-database-provider", "remote-database-name")):
        draft.custom.pop("accession-num", None)
        draft.text("PMID", number)
    notes = [_lines(each) for each in record.iterfind("research-notes")]
    draft.keep("research-notes", "\n".join(line for note in notes for line in note.split("\n") if not is_carried(line)))


def _tidied(draft: Draft) -> None:
    values = draft.values
    _paged(draft)
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


def _paged(draft: Draft) -> None:
    """The pages of a book that are a plain number count them; the section of an article is its first page."""
    values = draft.values
    page = pages.normal(str(values.pop("page", "")))
    if draft.type in COUNTED and (count := _COUNT.fullmatch(page)):
        values["number-of-pages"], page = count[1], ""
    if draft.type in _STARTING and isinstance(first := values.get("section"), str) and re.match(r"\w?\d", first):
        del values["section"]
        draft.keep("section", first if page and not page.startswith(first) else "")
        page = page or first
    draft.text("page", page)


_COUNT = re.compile(r"(\d+)(?:\s?(?:p|pp|pages))?\.?", re.IGNORECASE)
_STARTING = frozenset(("article-journal", "article-magazine"))
_PMCID = re.compile(r"PMC\d+")


def _numbers(text: str) -> list[str]:
    """The numbers in "0896-6273 (Print) 1097-4199 (Electronic)", each once."""
    found = [number for number in _LABELLED.findall(text) if identifiers.isbn(number) or identifiers.issn(number)]
    return list(dict.fromkeys(found)) or [text]


_MEDLINE = re.compile(r"\b(?:NLM|PubMed|MEDLINE)\b", re.IGNORECASE)
_LABELLED = re.compile(r"(?<![\w-])([\dXx-]{8,17})(?:\s*\([^()]*\))")
_DAY = re.compile(r"\d{4}/\d{2}/\d{2}")


def _is_issn(number: str, kind: str) -> bool:
    if identifiers.issn(number):
        return True
    return kind.startswith("article-") and not identifiers.isbn(number) and bool(re.match(r"\d{4}-?\d{3}[\dX]", number))


# --- writing


def write(references: Sequence[Reference]) -> Written:
    """An EndNote XML file; what EndNote has no field for stands in its research notes as `{:variable: value}` lines."""
    root = endnote_writing.root()
    records = xml.add(root, "records")
    for number, reference in enumerate(references, 1):
        record = endnote_writing.record(records, reference, number)
        endnote_writing.noted(record, list(_missing(record, reference)))
    return Written(xml.printed(root, indented=False))


def _missing(record: xml.Element, reference: Reference) -> Iterator[str]:
    back = _draft(record).reference()
    if back.id != reference.id:
        yield f"{{:id: {reference.id}}}"
    yield from carry.missing(reference, back)


def sniff(head: str) -> bool:
    """Whether the root is `xml` with `records`, or `records` alone."""
    return xml.root_name(head) in ("xml", "records") and "<record" in head and "<ref-type" in head


FORMAT = Format("endnote-xml", "EndNote XML", (".xml",), read, write, sniff)
