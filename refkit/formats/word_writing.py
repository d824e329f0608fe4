"""References as Word's sources, without what Word has no element for."""

import re
from collections.abc import Iterator, Mapping

from lxml import etree

from refkit.fields.text import plain
from refkit.formats import lcid, xml
from refkit.formats.word_words import KEPT, MARKS, NAMESPACE, PEOPLE, TYPES, WRITTEN_TYPES
from refkit.model import Date, Name, Reference
from refkit.model.variables import NAME_VARIABLES

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


def root() -> xml.Element:
    """An empty `Sources` document."""
    return etree.Element(f"{{{NAMESPACE}}}Sources", {"SelectedStyle": ""}, nsmap={"b": NAMESPACE})


def source(parent: xml.Element, reference: Reference) -> xml.Element:
    """A new last source that says what it can of a reference, but for its note."""
    found = put(parent, "Source")
    for word, value in _written(reference):
        put(found, word, value)
    _contributors(found, reference)
    return found


def put(parent: xml.Element, tag: str, value: str = "") -> xml.Element:
    """A new last child in Word's namespace."""
    return xml.add(parent, f"{{{NAMESPACE}}}{tag}", value)


def _written(reference: Reference) -> Iterator[tuple[str, str]]:
    yield "Tag", reference.id
    own = next((word for word, kind in TYPES.items() if kind == reference.type), "")
    yield "SourceType", str(reference.custom.get("SourceType") or own or WRITTEN_TYPES.get(reference.type, "Misc"))
    words = _WORDS | dict(_WRITE.get(reference.type, {}))
    for variable, word in words.items():
        if value := plain(reference.text(variable)):
            yield word, value
    if reference.type == "thesis" and not reference.text("genre"):
        yield "ThesisType", "Thesis"
    if marked := " ".join(f":{kind}:{number}" for kind in MARKS for number in _numbers(reference, kind)):
        yield "StandardNumber", marked
    if code := lcid.number(reference.text("language")):
        yield "LCID", code
    yield from _written_date(reference.date("issued"), "")
    yield from _written_date(reference.date("accessed"), "Accessed")
    for variable, word in (("abstract", "Abstract"), ("keyword", "KeyWords"), ("collection-title", "Series")):
        if value := plain(reference.text(variable)):
            yield f"BIBTEX_{word}", value
    yield from ((word, str(value)) for word, value in reference.custom.items() if word in KEPT)


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
    words = {variable: word for word, variable in reversed(list(PEOPLE.items()))} | {"author": own}
    held = [variable for variable in reference if variable in NAME_VARIABLES and variable in words]
    if not held:
        return
    authors = put(source, "Author")
    for variable in held:
        group, people = put(authors, words[variable]), reference.names(variable)
        if len(people) == 1 and people[0].literal:
            put(group, "Corporate", people[0].literal)
            continue
        listed = put(group, "NameList")
        for name in people:
            person = put(listed, "Person")
            put(person, "Last", name.literal or _family(name) or name.given)
            given = " ".join(part for part in (name.given, name.dropping_particle) if part)
            if given and name.family:
                put(person, "First", given)


def _family(name: Name) -> str:
    particle = name.non_dropping_particle
    gap = "" if particle.endswith(("'", "’")) else " "
    return (
        f"{particle}{gap}{name.family}{', ' * bool(name.suffix)}{name.suffix}"
        if particle
        else (f"{name.family}{', ' * bool(name.suffix)}{name.suffix}")
    )
