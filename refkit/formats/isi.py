"""Web of Science's tagged export (`FN`, `PT J` to `ER`), as Web of Knowledge, MEDLINE and Inspec on it write it too.

Source: Clarivate, "Web of Science Core Collection field tags" (2024).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from refkit.fields import dates, names, pages
from refkit.formats import carry
from refkit.formats.draft import Draft, Meanings, as_they_come, fill, is_carried, listed
from refkit.formats.frame import Format, Piece, Progress, Written, nothing, whole
from refkit.formats.tagged import Record, Shape, records
from refkit.model import Bibliography, Date, Name, Reference

_SHAPE = Shape(
    tag=re.compile(r"\ufeff?([A-Z][A-Z0-9])(?: (.*)|$)"),
    starts=frozenset({"PT"}),
    ends=frozenset({"ER", "EF"}),
)
_START = re.compile(r"^\ufeff?(?:FN (?:ISI|Thomson|Clarivate|Web of)|PT [JBSP]\s*$)", re.MULTILINE)
_UNNAMED = "ISI Export Format"
_UPPER = re.compile(r"[^\W\d_]{5,}")
_ADDRESS = re.compile(r"\([^()\s]{1,100}@[^()\s]{1,100}\)")


def person(text: str) -> Name:
    """A name as Web of Science writes it: "Smith, JM", "Smith, J. Mark", "Degl'Innocenti, R."."""
    name = names.inverted(_ADDRESS.sub("", text))
    return replace(name, given=names.dotted(name.given))


_MEANINGS = Meanings(
    texts={
        "TI": "title",
        "SO": "container-title",
        "SE": "collection-title",
        "LA": "language",
        "DE": "keyword",
        "ID": "keyword",
        "AB": "abstract",
        "PU": "publisher",
        "PI": "publisher-place",
        "VL": "volume",
        "IS": "issue",
        "SU": "supplement-number",
        "PN": "part-number",
        "CT": "event-title",
        "CL": "event-place",
        "PM": "PMID",
        "DI": "DOI",
        "UR": "URL",
    },
    people={"BE": "editor", "ED": "editor"},
    lists=frozenset({"CR", "C1", "C3", "EM", "RI", "OI"}),
    elsewhere=frozenset("FN VR PT AU AF BP EP PS AR PG SN EI BN J9 JI PD PY CY DE ID DT ER EF BA BF CA GP NT".split()),
    person=person,
)


def read(text: str) -> Bibliography:
    """The references of a Web of Science export; what has no place in CSL is kept in `custom` under its tag.

    Raises:
        InputError: there is no entry.
    """
    return whole(pieces(text))


def pieces(text: str, progress: Progress | None = None) -> Iterator[Piece]:
    """The same, piece by piece."""
    expected = 'entries that begin "PT J" and end in "ER"'
    return as_they_come(_drafts(text, progress), nothing("Web of Science export", text, expected))


def _drafts(text: str, progress: Progress | None) -> Iterator[Draft]:
    source = ""
    for record in records(text, _SHAPE, progress):
        source = record.value("FN") or source
        if any(line.tag not in ("FN", "VR") for line in record.lines):
            yield _draft(record, source)


def _draft(record: Record, source: str) -> Draft:
    draft = Draft(type=_type(record))
    if not record.value("PT"):
        draft.told("this entry does not begin with PT: read as an article", record.number)
    _people(draft, record)
    fill(draft, record, _MEANINGS)
    for step in (_keywords, _pages, _numbers, _dates, _titles):
        step(draft, record)
    draft.text("source", "" if source == _UNNAMED else source)
    _notes(draft, record)
    return draft


def _notes(draft: Draft, record: Record) -> None:
    """What refkit carries in NT, which is no tag of Web of Science's own."""
    lines = [each for line in record.lines if line.tag == "NT" for each in line.lines]
    draft.keep("NT", "\n".join(line for line in lines if not is_carried(line)))
    carry.take(draft, lines)


def _people(draft: Draft, record: Record) -> None:
    """The full names where there are; a book's own authors are those of its chapter's container."""
    authors = list(_names(record, "AF", "AU"))
    book_authors = list(_names(record, "BF", "BA"))
    draft.name("author", *(authors or book_authors), *_names(record, "CA"))
    draft.name("container-author", *(book_authors if authors else ()))
    if not draft.has("author"):
        draft.name("author", *_names(record, "GP"))


def _names(record: Record, *tags: str) -> Iterator[Name]:
    """The names of the first of these tags that has any; several may share a line, with semicolons."""
    tag = next((tag for tag in tags if record.value(tag)), tags[0])
    for line in record.lines:
        if line.tag == tag:
            said = (name for each in line.lines for name in each.split(";") if name.strip())
            yield from names.people(said, person)


def _type(record: Record) -> str:
    kind, document = record.value("PT").upper(), record.value("DT").lower()
    if kind == "P" or "patent" in document:
        return "patent"
    if "proceedings" in document and (kind in ("B", "S", "C") or not record.value("SN", "VL")):
        return "paper-conference"
    if "chapter" in document and kind in ("B", "S"):
        return "chapter"
    if kind in ("B", "S", "C"):
        return "book" if record.value("SO") in ("", _bare(record.value("TI"))) else _in_book(record)
    return "article-journal"


def _bare(title: str) -> str:
    return title.rstrip(" .")


def _in_book(record: Record) -> str:
    return "paper-conference" if record.value("CT") else "chapter"


def _keywords(draft: Draft, record: Record) -> None:
    found = [word.strip() for value in record.values("DE", "ID") for word in value.split(";")]
    draft.values["keyword"] = ", ".join(dict.fromkeys(word for word in found if word))


def _pages(draft: Draft, record: Record) -> None:
    first, last = record.value("BP"), record.value("EP")
    spread = record.value("PS") or "-".join(dict.fromkeys(page for page in (first, last) if page and page != "+"))
    if first and first == last:
        spread = f"{first}-{last}" if not record.value("PS") else spread
    draft.text("page", pages.normal(spread))
    if article := record.value("AR"):
        draft.text("number", article) if spread else draft.text("page", article)
    if draft.type == "book":
        draft.text("number-of-pages", record.value("PG"))


def _numbers(draft: Draft, record: Record) -> None:
    draft.text("ISSN", listed(record.values("SN", "EI")))
    draft.text("ISBN", listed(record.values("BN")))


def _dates(draft: Draft, record: Record) -> None:
    year, day = record.value("PY"), record.value("PD")
    draft.date("issued", _date(day, year))
    draft.date("event-date", dates.read(record.value("CY")))


def _date(day: str, year: str) -> Date:
    """PD is a month, a day, a season or a range of them, with or without the year that PY says."""
    if not day:
        return dates.read(year)
    season = {"SPR": "spring", "SUM": "summer", "AUT": "autumn", "FAL": "fall", "WIN": "winter"}.get(day.upper(), day)
    whole = season if year and year in day else f"{season} {year}"
    if match := re.fullmatch(r"(\d{2}) (\d{4})", whole):
        return Date(parts=((int(match[2]), int(match[1])),)) if int(match[1]) <= 12 else dates.read(year)
    return dates.read(whole)


def _titles(draft: Draft, record: Record) -> None:
    """J9 and JI are short forms of SO; a book's SO is its own title."""
    if draft.type == "book":
        draft.values.pop("container-title", None)
        draft.text("title", record.value("SO"))
    for tag in ("JI", "J9"):
        draft.text("container-title-short", record.value(tag), word=tag)
    for variable in ("publisher", "publisher-place"):
        if isinstance(said := draft.values.get(variable), str):
            draft.values[variable] = _lowered(said, short=variable == "publisher-place")


def _lowered(text: str, *, short: bool) -> str:
    """A name in capitals with capitals only where words begin; one of short words alone (IEEE) is an acronym."""
    if not text.isupper() or not (short or _UPPER.search(text)):
        return text
    return re.sub(r"[^\W\d_]+", lambda match: match[0].capitalize(), text)


# --- writing

_KINDS = {"book": "B", "chapter": "B", "paper-conference": "B", "patent": "P"}
_DOCUMENTS = {"chapter": "Book Chapter", "paper-conference": "Proceedings Paper", "article-journal": "Article"}
_FIELDS = (
    ("title", "TI"),
    ("container-title", "SO"),
    ("collection-title", "SE"),
    ("language", "LA"),
    ("keyword", "DE"),
    ("abstract", "AB"),
    ("publisher", "PU"),
    ("publisher-place", "PI"),
    ("ISSN", "SN"),
    ("ISBN", "BN"),
    ("container-title-short", "JI"),
    ("volume", "VL"),
    ("issue", "IS"),
    ("supplement-number", "SU"),
    ("part-number", "PN"),
    ("event-title", "CT"),
    ("event-place", "CL"),
    ("number", "AR"),
    ("DOI", "DI"),
    ("PMID", "PM"),
    ("URL", "UR"),
)
_TWICE = frozenset({"J9"})  # a second short form of the journal's name, kept in `custom`
_MONTHS = "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC".split()


def _origin(references: Sequence[Reference]) -> str:
    """The database all come from, where it is one this format names; else the name of the format."""
    sources = {reference.text("source") for reference in references}
    known = re.compile(r"(?:ISI|Thomson|Clarivate|Web of)[^\n]*")
    return sources.pop() if len(sources) == 1 and all(map(known.fullmatch, sources)) else _UNNAMED


def write(references: Sequence[Reference]) -> Written:
    """An export file; what Web of Science's few tags cannot carry stands in NT as `{:variable: value}` lines."""
    origin = _origin(references)
    source = "" if origin == _UNNAMED else origin
    entries = [_entry(reference, source) for reference in references]
    return Written(f"FN {origin}\nVR 1.0\n" + "\n".join(entries) + "\nEF\n")


def _entry(reference: Reference, source: str) -> str:
    written = "".join(_tagged(tag, lines) for tag, lines in _fields(reference))
    back = _draft(next(records(written, _SHAPE)), source).reference()
    carried = [f"{{:id: {reference.id}}}"] if reference.id else []
    carried += carry.missing(reference, back)
    return written + (_tagged("NT", carried) if carried else "") + "ER\n"


def _tagged(tag: str, lines: Sequence[str]) -> str:
    return f"{tag} " + "\n   ".join(lines) + "\n"


def _fields(reference: Reference) -> Iterator[tuple[str, list[str]]]:
    kind = _KINDS.get(reference.type, "J")
    yield "PT", [kind]
    for role, tag in (("author", "AU"), ("author", "AF"), ("container-author", "BA"), ("editor", "BE")):
        if people := reference.names(role):
            yield tag, [names.catalogued(name) for name in people]
    if document := _DOCUMENTS.get(reference.type):
        yield "DT", [document]
    for variable, tag in _FIELDS:
        if text := reference.text(variable):
            yield tag, [re.sub(r",\s+", "; ", text)] if tag == "DE" else text.splitlines()
    yield from _dated(reference)
    first, dash, last = reference.text("page").partition("-")
    yield from (field for field in (("BP", [first]), ("EP", [last])) if field[1][0] and (dash or field[0] == "BP"))
    for tag, value in reference.custom.items():
        if re.fullmatch(r"[A-Z][A-Z0-9]", tag) and tag not in _MEANINGS.elsewhere - _TWICE:
            held = value if isinstance(value, list) else [value]
            yield tag, [line for each in held for line in str(each).splitlines()]


def _dated(reference: Reference) -> Iterator[tuple[str, list[str]]]:
    if (event := reference.date("event-date")) and event.year and (days := _days(event)):
        yield "CY", [f"{days}, {event.year}"]
    issued = reference.date("issued")
    if not issued or not issued.year:
        return
    if days := _days(issued):
        yield "PD", [days]
    elif issued.season in ("1", "2", "3", "4"):
        yield "PD", [("SPR", "SUM", "FAL", "WIN")[int(issued.season) - 1]]
    yield "PY", [f"{issued.year:04d}"]


def _days(date: Date) -> str:
    """The month and day of a date, or of both ends of a range within a year: "MAY-JUN", "FEB 21-23"; "" without."""
    first, last = date.parts[0], date.parts[-1]
    if any(len(part) < 2 or not 1 <= part[1] <= 12 or part[0] != first[0] for part in (first, last)):
        return ""
    begin, end = (" ".join([_MONTHS[part[1] - 1], *map(str, part[2:])]) for part in (first, last))
    if begin == end:
        return begin
    return f"{begin}-{last[2]}" if first[:2] == last[:2] and len(last) > 2 else f"{begin}-{end}"


def sniff(head: str) -> bool:
    """Whether it begins as an export from Web of Science, or has an entry's first line."""
    return bool(_START.search(head))


FORMAT = Format("isi", "Web of Science (ISI)", (".isi", ".ciw"), read, write, sniff, pieces)
