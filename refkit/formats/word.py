"""Word's bibliography: the `Sources` of a .docx and of Word's master list (Office Open XML, "Bibliography").

Source: ECMA-376 Part 1, 22.6 (bibliography), the simple types of shared-bibliography.xsd; `BIBTEX_*` are JabRef's.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from lxml import etree

from refkit.fields import dates, edtf, identifiers, names, pages
from refkit.fields.text import plain, tidy
from refkit.formats import answers, carry, lcid, xml
from refkit.formats.draft import Draft, is_carried, listed
from refkit.formats.frame import Format, Written, nothing
from refkit.model import Bibliography, Date, Name, Reference
from refkit.model.variables import NAME_VARIABLES

_NAMESPACE = "http://schemas.openxmlformats.org/officeDocument/2006/bibliography"
# Word's source type -> CSL's; the first of a CSL type is written
_TYPES = {
    "JournalArticle": "article-journal",
    "ArticleInAPeriodical": "article-magazine",
    "Book": "book",
    "BookSection": "chapter",
    "ConferenceProceedings": "paper-conference",
    "Report": "report",
    "InternetSite": "webpage",
    "DocumentFromInternetSite": "webpage",
    "ElectronicSource": "software",
    "Art": "graphic",
    "SoundRecording": "song",
    "Performance": "performance",
    "Film": "motion_picture",
    "Interview": "interview",
    "Patent": "patent",
    "Case": "legal_case",
    "Misc": "document",
}
_WRITTEN_TYPES = {
    "article-newspaper": "ArticleInAPeriodical",
    "thesis": "Report",
    "post-weblog": "InternetSite",
    "post": "InternetSite",
    "broadcast": "Film",
    "entry-encyclopedia": "BookSection",
    "entry-dictionary": "BookSection",
    "dataset": "ElectronicSource",
    "manuscript": "Misc",
    "review": "JournalArticle",
}
_PEOPLE = {
    "Author": "author",
    "BookAuthor": "container-author",
    "Editor": "editor",
    "Translator": "translator",
    "Artist": "author",
    "Inventor": "author",
    "Compiler": "compiler",
    "Composer": "composer",
    "Director": "director",
    "Interviewee": "author",
    "Interviewer": "interviewer",
    "Performer": "performer",
    "ProducerName": "producer",
    "Writer": "script-writer",
    "Conductor": "contributor",
    "Counsel": "contributor",
}
_FIELDS = {
    "Title": "title",
    "ShortTitle": "title-short",
    "JournalName": "container-title",
    "PeriodicalTitle": "container-title",
    "BookTitle": "container-title",
    "ConferenceName": "event-title",
    "InternetSiteTitle": "container-title",
    "PublicationTitle": "container-title",
    "AlbumTitle": "container-title",
    "BroadcastTitle": "container-title",
    "Volume": "volume",
    "Issue": "issue",
    "NumberVolumes": "number-of-volumes",
    "Pages": "page",
    "Edition": "edition",
    "Publisher": "publisher",
    "Institution": "publisher",
    "Department": "division",
    "ChapterNumber": "chapter-number",
    "ThesisType": "genre",
    "Type": "genre",
    "PatentNumber": "number",
    "CaseNumber": "number",
    "RecordingNumber": "number",
    "Court": "authority",
    "Reporter": "container-title",
    "Medium": "medium",
    "Version": "version",
    "URL": "URL",
    "DOI": "DOI",
    "BIBTEX_Abstract": "abstract",
    "BIBTEX_KeyWords": "keyword",
    "BIBTEX_Keywords": "keyword",
    "BIBTEX_Series": "collection-title",
    "BIBTEX_HowPublished": "note",
    "BIBTEX_Note": "note",
    "BIBTEX_Pubstate": "status",
    "BIBTEX_Copyright": "license",
    "BIBTEX_ISSN": "ISSN",
    "BIBTEX_ISBN": "ISBN",
    "BIBTEX_DOI": "DOI",
}
_OWN: Mapping[str, Mapping[str, str]] = {
    "report": {"Institution": "publisher", "Publisher": "publisher"},
    "thesis": {"Institution": "publisher", "Publisher": "publisher"},
    "motion_picture": {"ProductionCompany": "publisher", "Distributor": "publisher"},
    "song": {"ProductionCompany": "publisher"},
    "performance": {"ProductionCompany": "publisher"},
    "paper-conference": {"ConferenceName": "container-title"},
}
_ENTRIES = {
    "phdthesis": ("thesis", "PhD thesis"),
    "mastersthesis": ("thesis", "Master's thesis"),
    "inproceedings": ("paper-conference", ""),
    "incollection": ("chapter", ""),
    "inbook": ("chapter", ""),
    "unpublished": ("manuscript", ""),
    "techreport": ("report", ""),
    "article": ("article-journal", ""),
}
_ELSEWHERE = frozenset(
    """Author SourceType Tag Guid LCID Year Month Day YearAccessed MonthAccessed DayAccessed Accessed City StateProvince
    CountryRegion StandardNumber RefOrder Comments BIBTEX_Entry BIBTEX_Abstract""".split()
)
_COMMENTS = "Comments"
# the elements of CT_SourceType that a source's variables may leave no place for: kept and written under their names
_KEPT = frozenset(
    """AbbreviatedCaseNumber AlbumTitle Broadcaster BroadcastTitle CaseNumber ConferenceName Distributor Medium
    PeriodicalTitle ProductionCompany PublicationTitle RecordingNumber Reporter Station Theater ThesisType
    Type""".split()
)
_MARKS = ("ISBN", "ISSN", "PMID", "LCCN", "MRN")


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
        elif word not in _ELSEWHERE:
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
    found = ("".join(map(str, each.itertext())) for each in source.iterfind(_COMMENTS))
    return [line for text in found for part in text.splitlines() if (line := tidy(part))]


@cache
def _meanings(kind: str) -> Mapping[str, str]:
    return _FIELDS | dict(_OWN.get(kind, {}))


def _type(source: xml.Element, draft: Draft) -> None:
    said, entry = xml.first(source, "SourceType"), xml.first(source, "BIBTEX_Entry").lower()
    draft.type = _TYPES.get(said, "document")
    if said and said not in _TYPES:
        draft.keep("SourceType", said)
        draft.told(f'"{said}" is no source type of Word: read as a document', xml.line(source))
    if draft.type == "report" and source.find("ThesisType") is not None and "report" not in entry:
        draft.type = "thesis" if re.search(r"thes|dissert|master|ph\.?d|bachelor", _thesis(source)) else "report"
    if known := _ENTRIES.get(entry):
        draft.type = known[0]
        if not xml.first(source, "ThesisType"):
            draft.text("genre", known[1])


def _thesis(source: xml.Element) -> str:
    return xml.first(source, "ThesisType").lower()


def _people(source: xml.Element, draft: Draft) -> None:
    for group in source.iterfind("Author/*"):
        role = _PEOPLE.get(xml.local(group), "contributor")
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

_WRITE: Mapping[str, Mapping[str, str]] = {
    "article-journal": {"container-title": "JournalName"},
    "article-magazine": {"container-title": "PeriodicalTitle"},
    "article-newspaper": {"container-title": "PeriodicalTitle"},
    "chapter": {"container-title": "BookTitle"},
    "paper-conference": {"container-title": "ConferenceName"},
    "webpage": {"container-title": "InternetSiteTitle"},
    "thesis": {"genre": "ThesisType", "publisher": "Institution"},
    "report": {"genre": "ThesisType", "publisher": "Institution"},
    "patent": {"number": "PatentNumber"},
    "legal_case": {"number": "CaseNumber", "container-title": "Reporter"},
    "motion_picture": {"publisher": "ProductionCompany"},
    "song": {"container-title": "AlbumTitle", "publisher": "ProductionCompany"},
    "software": {"container-title": "PublicationTitle"},
    "interview": {"container-title": "BroadcastTitle"},
}
_WORDS = {
    "title": "Title",
    "title-short": "ShortTitle",
    "container-title": "BookTitle",
    "event-title": "ConferenceName",
    "volume": "Volume",
    "issue": "Issue",
    "number-of-volumes": "NumberVolumes",
    "page": "Pages",
    "edition": "Edition",
    "publisher": "Publisher",
    "publisher-place": "City",
    "division": "Department",
    "chapter-number": "ChapterNumber",
    "genre": "Type",
    "authority": "Court",
    "medium": "Medium",
    "version": "Version",
    "URL": "URL",
    "DOI": "DOI",
}


def write(references: Sequence[Reference]) -> Written:
    """A `Sources` document; what Word has no element for stands in the comments as `{:variable: value}` lines."""
    root = etree.Element(f"{{{_NAMESPACE}}}Sources", {"SelectedStyle": ""}, nsmap={"b": _NAMESPACE})
    for reference in references:
        source = etree.SubElement(root, f"{{{_NAMESPACE}}}Source")
        for path, value in _written(reference):
            _put(source, path, value)
        _contributors(source, reference)
        _comments(source, reference)
    return Written(xml.printed(root))


def _comments(source: xml.Element, reference: Reference) -> None:
    lines = reference.text("note").splitlines()
    element = _put(source, _COMMENTS, "\n".join(lines))
    back = read(etree.tostring(source, encoding="unicode")).references[0]
    lines += carry.missing(reference, back)
    element.text = xml.allowed("\n".join(lines))
    if not lines:
        source.remove(element)


def _put(parent: xml.Element, tag: str, value: str = "") -> xml.Element:
    return xml.add(parent, f"{{{_NAMESPACE}}}{tag}", value)


def _written(reference: Reference) -> Iterator[tuple[str, str]]:
    yield "Tag", reference.id
    own = next((word for word, kind in _TYPES.items() if kind == reference.type), "")
    yield "SourceType", str(reference.custom.get("SourceType") or own or _WRITTEN_TYPES.get(reference.type, "Misc"))
    words = _WORDS | dict(_WRITE.get(reference.type, {}))
    for variable, word in words.items():
        if value := plain(reference.text(variable)):
            yield word, value
    if reference.type == "thesis" and not reference.text("genre"):
        yield "ThesisType", "Thesis"
    if marked := " ".join(f":{kind}:{number}" for kind in _MARKS for number in _numbers(reference, kind)):
        yield "StandardNumber", marked
    if code := lcid.number(reference.text("language")):
        yield "LCID", code
    yield from _written_date(reference.date("issued"), "")
    yield from _written_date(reference.date("accessed"), "Accessed")
    for variable, word in (("abstract", "Abstract"), ("keyword", "KeyWords"), ("collection-title", "Series")):
        if value := plain(reference.text(variable)):
            yield f"BIBTEX_{word}", value
    yield from ((word, str(value)) for word, value in reference.custom.items() if word in _KEPT)


def _numbers(reference: Reference, kind: str) -> list[str]:
    held = reference.text(kind) or reference.custom.get(kind)
    return re.split(r"[,\s]+", held) if isinstance(held, str) and held else []


def _written_date(date: Date | None, suffix: str) -> Iterator[tuple[str, str]]:
    """The date, of a range its beginning: Word prints a year as it stands. The rest is carried."""
    if not date:
        return
    for word, part in zip(("Year", "Month", "Day"), next(iter(date.parts), ()), strict=False):
        yield f"{word}{suffix}", str(part)
    if not date.parts:
        yield f"Year{suffix}", date.literal or date.raw


def _contributors(source: xml.Element, reference: Reference) -> None:
    own = {"patent": "Inventor", "graphic": "Artist", "interview": "Interviewee"}.get(reference.type, "Author")
    words = {variable: word for word, variable in reversed(list(_PEOPLE.items()))} | {"author": own}
    held = [variable for variable in reference if variable in NAME_VARIABLES and variable in words]
    if not held:
        return
    authors = _put(source, "Author")
    for variable in held:
        group, people = _put(authors, words[variable]), reference.names(variable)
        if len(people) == 1 and people[0].literal:
            _put(group, "Corporate", people[0].literal)
            continue
        listed = _put(group, "NameList")
        for name in people:
            person = _put(listed, "Person")
            _put(person, "Last", name.literal or _family(name) or name.given)
            given = " ".join(part for part in (name.given, name.dropping_particle) if part)
            if given and name.family:
                _put(person, "First", given)


def _family(name: Name) -> str:
    particle = name.non_dropping_particle
    gap = "" if particle.endswith(("'", "’")) else " "
    return (
        f"{particle}{gap}{name.family}{', ' * bool(name.suffix)}{name.suffix}"
        if particle
        else (f"{name.family}{', ' * bool(name.suffix)}{name.suffix}")
    )


def sniff(head: str) -> bool:
    """Whether the root is `Sources`, in Word's namespace or with sources in it."""
    return xml.root_name(head) in ("Sources", "Source") and ("/bibliography" in head or "SourceType" in head)


FORMAT = Format("word", "Word bibliography", (".xml",), read, write, sniff)
