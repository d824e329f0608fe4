"""Word's bibliography: the `Sources` of a .docx and of Word's master list (Office Open XML, "Bibliography").

Source: ECMA-376 Part 1, 22.6 (bibliography), the simple types of shared-bibliography.xsd; `BIBTEX_*` are JabRef's.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from lxml import etree

from refkit.fields import dates, edtf, identifiers, names, pages
from refkit.fields.text import tidy
from refkit.formats import answers, bib_words, carry, lcid, word_writing, xml
from refkit.formats.draft import Draft, is_carried, listed
from refkit.formats.frame import Format, Written, nothing
from refkit.formats.word_words import COMMENTS, ELSEWHERE, FIELDS, OWN, PEOPLE, TYPES
from refkit.model import Bibliography, Date, Name, Reference


def read(text: str) -> Bibliography:
    """The sources of a Word bibliography; what CSL has no place for is kept in `custom` under Word's names.

    Raises:
        InputError: it is no XML, declares entities, or has no source.
    """
    document = xml.parse(text, title="Word bibliography", expected='a root element "Sources"')
    sources = list(document.root.iter("Source"))
    if not sources and xml.local(document.root) != "Sources":
        raise nothing("Word source", text, 'elements "Source" in "Sources"')
    drafts = [_draft(source) for source in sources]
    problems = (problem for draft in drafts for problem in draft.problems)
    return Bibliography(tuple(draft.reference() for draft in drafts), (*document.problems, *problems))


def _draft(source: xml.Element) -> Draft:
    draft = Draft(id=xml.first(source, "Tag"))
    _type(source, draft)
    _people(source, draft)
    meanings = _meanings(draft.type)
    for element in source:
        word, value = xml.local(element), xml.text(element)
        if variable := meanings.get(word):
            draft.text(variable, value, word=word)
        elif word not in ELSEWHERE:
            draft.keep(word, value)
    draft.text("abstract", xml.first(source, "BIBTEX_Abstract"))
    place = ", ".join(part for tag in ("City", "StateProvince", "CountryRegion") for part in xml.texts(source, tag))
    draft.text("publisher-place", place)
    draft.text("language", lcid.tag(xml.first(source, "LCID")))
    _standard_number(draft, xml.first(source, "StandardNumber"))
    _dates(draft, source)
    _tidied(draft)
    comments = _lines(source)
    draft.text("note", "\n".join(line for line in comments if not is_carried(line)))
    carry.take(draft, comments)
    return draft


def _lines(source: xml.Element) -> list[str]:
    """The lines of the comments, Word's one free field."""
    found = ("".join(map(str, each.itertext())) for each in source.iterfind(COMMENTS))
    return [line for text in found for part in text.splitlines() if (line := tidy(part))]


@cache
def _meanings(kind: str) -> Mapping[str, str]:
    return FIELDS | dict(OWN.get(kind, {}))


def _type(source: xml.Element, draft: Draft) -> None:
    said, entry = xml.first(source, "SourceType"), xml.first(source, "BIBTEX_Entry").lower()
    draft.type = TYPES.get(said, "document")
    if said and said not in TYPES:
        draft.keep("SourceType", said)
        draft.told(f'"{said}" is no source type of Word: read as a document', xml.line(source))
    if draft.type == "report" and source.find("ThesisType") is not None and "report" not in entry:
        draft.type = "thesis" if re.search(r"thes|dissert|master|ph\.?d|bachelor", _thesis(source)) else "report"
    if entry != "misc" and (known := bib_words.TYPES.get(entry, "")):
        draft.type = known
        if not xml.first(source, "ThesisType"):
            draft.text("genre", bib_words.GENRES.get(entry, ""))


def _thesis(source: xml.Element) -> str:
    return xml.first(source, "ThesisType").lower()


def _people(source: xml.Element, draft: Draft) -> None:
    for group in source.iterfind("Author/*"):
        role = PEOPLE.get(xml.local(group), "contributor")
        draft.name(role, *(name for said in xml.texts(group, "Corporate") for name in _corporate(said)))
        draft.name(role, *(_person(person) for person in group.iter("Person")))


def _corporate(text: str) -> Iterator[Name]:
    """The organisation, unless somebody wrote the authors into its field: "Berg, Hanna; Roe, Jane"."""
    parts = [part.strip() for part in text.split(";")]
    if len(parts) > 1 and all(_INVERTED.fullmatch(part) and not names.is_organisation(part) for part in parts):
        yield from map(names.inverted, parts)
    else:
        yield Name(literal=text)


_INVERTED = re.compile(r"[^,]+,[^,]+")


def _person(person: xml.Element) -> Name:
    given = " ".join(part for tag in ("First", "Middle") for part in xml.texts(person, tag))
    return answers.person(given, xml.first(person, "Last"))


def _standard_number(draft: Draft, text: str) -> None:
    """Marked numbers, as in ":ISSN:0937-6429 :DOI:10.1/x", or a bare one."""
    marked = re.findall(r":?\b(ISBN|ISSN|DOI|PMID|LCCN|MRN)\b:?\s*([^\s:]+)", text)
    for mark in ("ISBN", "ISSN"):
        draft.text(mark, listed(number for kind, number in marked if kind == mark))
    for mark, number in marked:
        if mark in ("LCCN", "MRN"):
            draft.keep(mark, number)
        else:
            draft.text(mark, number)
    if not marked and text:
        kind = "ISSN" if identifiers.issn(text) else "ISBN" if identifiers.isbn(text) else "DOI"
        if kind == "DOI" and not identifiers.doi(text):
            kind = "number"
        draft.text(kind, text, word="StandardNumber")


def _dates(draft: Draft, source: xml.Element) -> None:
    draft.date("issued", _date(*(xml.first(source, part) for part in ("Year", "Month", "Day"))))
    accessed = _date(*(xml.first(source, f"{part}Accessed") for part in ("Year", "Month", "Day")))
    draft.date("accessed", accessed or dates.read(xml.first(source, "Accessed")))


def _date(year: str, month: str, day: str) -> Date | None:
    if not year:
        return None
    if whole := edtf.read(year):
        number = dates.figures(month) or dates.month(month) or 0
        if 1 <= number <= 12 and whole.parts == ((whole.year,),):
            date = dates.figures(day)
            return Date(parts=((whole.year or 0, number, date) if 1 <= date <= 31 else (whole.year or 0, number),))
        return whole
    return dates.read(f"{day} {month} {year}".strip())


def _tidied(draft: Draft) -> None:
    if isinstance(page := draft.values.get("page"), str):
        draft.values["page"] = pages.normal(page)
    if not draft.has("publisher"):
        draft.move("division", "publisher")
    if draft.type in ("chapter", "paper-conference", "article-journal") or draft.has("container-title"):
        return
    draft.move("event-title", "container-title")


# --- writing


def write(references: Sequence[Reference]) -> Written:
    """A `Sources` document; what Word has no element for stands in the comments as `{:variable: value}` lines."""
    root = word_writing.root()
    for reference in references:
        _comments(word_writing.source(root, reference), reference)
    return Written(xml.printed(root))


def _comments(source: xml.Element, reference: Reference) -> None:
    lines = reference.text("note").splitlines()
    element = word_writing.put(source, COMMENTS, "\n".join(lines))
    back = read(etree.tostring(source, encoding="unicode")).references[0]
    lines += carry.missing(reference, back)
    element.text = xml.allowed("\n".join(lines))
    if not lines:
        source.remove(element)


def sniff(head: str) -> bool:
    """Whether the root is `Sources`, in Word's namespace or with sources in it."""
    return xml.root_name(head) in ("Sources", "Source") and ("/bibliography" in head or "SourceType" in head)


FORMAT = Format("word", "Word bibliography", (".xml",), read, write, sniff)
