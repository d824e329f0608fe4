"""RefWorks' tagged format (`RT Journal Article`), entries apart by empty lines.

Source: ProQuest, "RefWorks Tagged Format" (2009), with the tag legend that RefWorks puts at the head of an export.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from refkit.fields import dates, identifiers, names, pages
from refkit.formats import carry
from refkit.formats.draft import Draft, Meanings, as_they_come, fill
from refkit.formats.frame import Format, Piece, Progress, Written, apart_by, nothing, whole
from refkit.formats.tagged import Record, Shape, records
from refkit.model import Aside, Bibliography, Date, Problem, Reference

_SHAPE = Shape(tag=re.compile(r"\ufeff?([A-Z][A-Z0-9])(?: (.*)|\s*$)"), starts=frozenset({"RT"}))
_START = re.compile(r"^\ufeff?RT [A-Z][A-Za-z/, -]+\s*$", re.MULTILINE)
_TYPES = {
    "journal article": "article-journal",
    "journal, electronic": "article-journal",
    "journal": "article-journal",
    "generic": "document",
    "abstract": "article-journal",
    "artwork": "graphic",
    "bills/resolutions": "bill",
    "book, whole": "book",
    "book, edited": "book",
    "book": "book",
    "book, section": "chapter",
    "book, chapter": "chapter",
    "case/court decisions": "legal_case",
    "computer program": "software",
    "conference proceedings": "paper-conference",
    "data set": "dataset",
    "dissertation/thesis": "thesis",
    "dissertation/thesis, unpublished": "thesis",
    "dissertation": "thesis",
    "thesis": "thesis",
    "grant": "document",
    "hearing": "hearing",
    "laws/statutes": "legislation",
    "magazine article": "article-magazine",
    "map": "map",
    "monograph": "book",
    "motion picture": "motion_picture",
    "music score": "musical_score",
    "newspaper article": "article-newspaper",
    "online discussion forum": "post",
    "patent": "patent",
    "personal communication": "personal_communication",
    "report": "report",
    "sound recording": "song",
    "unpublished material": "manuscript",
    "video/ dvd": "motion_picture",
    "video/dvd": "motion_picture",
    "web page": "webpage",
}
_FIRST = {kind: name for name, kind in reversed(_TYPES.items())}
_MEANINGS = Meanings(
    texts={
        "T1": "title",
        "JF": "container-title",
        "JO": "container-title-short",
        "T2": "container-title",
        "T3": "collection-title",
        "VO": "volume",
        "IS": "issue",
        "K1": "keyword",
        "AB": "abstract",
        "NO": "note",
        "ED": "edition",
        "PB": "publisher",
        "PP": "publisher-place",
        "AV": "archive_location",
        "LA": "language",
        "OT": "original-title",
        "LK": "URL",
        "UL": "URL",
        "CN": "call-number",
        "DB": "archive",
        "DS": "source",
        "ST": "title-short",
    },
    people={"A1": "author", "A2": "editor", "A3": "collection-editor", "A4": "translator"},
    lists=frozenset({"K1"}),
    elsewhere=frozenset("RT ID YR FD SP OP SN DO RD SR OL".split()),
    person=lambda text: names.initialled(names.inverted(text)),
)
_COUNTED = frozenset("book thesis report manuscript".split())


def read(text: str) -> Bibliography:
    """The references of a RefWorks export; a tag without a place in CSL is kept in `custom` under its letters.

    Raises:
        InputError: there is no entry that begins with RT.
    """
    return whole(pieces(text))


def pieces(text: str, progress: Progress | None = None) -> Iterator[Piece]:
    """The same, piece by piece."""
    drafts = (_draft(record) for record in records(text, _SHAPE, progress) if record.value("RT"))
    return as_they_come(drafts, nothing("RefWorks export", text, 'entries that begin "RT Journal Article" or the like'))


def _draft(record: Record) -> Draft:
    draft = Draft(id=record.value("ID"))
    said = record.value("RT")
    draft.type = _TYPES.get(said.lower(), "")
    if not draft.type:
        draft.type = "document"
        draft.keep("RT", said)
        draft.told(f'"{said}" is no type of RefWorks: read as a document', record.number)
    fill(draft, record, _MEANINGS)
    if draft.type in ("book", "report", "thesis") and not draft.has("collection-title"):
        draft.move("container-title", "collection-title")
    if not draft.has("container-title") and draft.type.startswith("article"):
        draft.move("container-title-short", "container-title")
    for step in (_pages, _dates, _numbers):
        step(draft, record)
    carry.take(draft, (line.text for line in record.lines if line.tag == "U1"))
    return draft


def _pages(draft: Draft, record: Record) -> None:
    first, last = record.value("SP"), record.value("OP")
    if draft.type in _COUNTED and first.isdecimal() and not last:
        draft.text("number-of-pages", first)
    elif first or last:
        draft.text("page", pages.normal("-".join(dict.fromkeys(page for page in (first, last) if page))))


def _dates(draft: Draft, record: Record) -> None:
    """YR is the year, FD month and day in any form, "01/31" month first."""
    year, day = record.value("YR"), record.value("FD")
    found = Date()
    if match := re.fullmatch(r"(\d{1,2})/(\d{1,2})", day):
        found = dates.read(f"{year}-{match[1]}-{match[2]}")
    elif day:
        found = dates.read(day if re.search(r"\d{4}", day) else f"{day} {year}")
    draft.date("issued", found if found.parts else dates.read(year) or found)
    seen = record.value("RD")
    draft.date("accessed", dates.read(re.sub(r"^(\d{1,2})/(\d{1,2})/(\d{4})$", r"\3-\1-\2", seen)))


def _numbers(draft: Draft, record: Record) -> None:
    for value in record.values("SN"):
        bare = re.sub(r"\s*\(.*", "", value)
        journal = identifiers.issn(bare) or (draft.type.startswith("article") and not identifiers.isbn(bare))
        draft.text("ISSN" if journal else "ISBN", value, word="SN")
    for number in (*record.values("DO"), str(draft.values.get("note", ""))):
        draft.text("DOI", identifiers.doi(number))


# --- writing

_FIELDS = (
    ("author", "A1"),
    ("title", "T1"),
    ("title-short", "ST"),
    ("container-title", "T2"),
    ("container-title-short", "JO"),
    ("collection-title", "T3"),
    ("editor", "A2"),
    ("collection-editor", "A3"),
    ("translator", "A4"),
    ("volume", "VO"),
    ("issue", "IS"),
    ("edition", "ED"),
    ("publisher", "PB"),
    ("publisher-place", "PP"),
    ("ISSN", "SN"),
    ("ISBN", "SN"),
    ("DOI", "DO"),
    ("URL", "LK"),
    ("language", "LA"),
    ("original-title", "OT"),
    ("call-number", "CN"),
    ("archive", "DB"),
    ("archive_location", "AV"),
    ("source", "DS"),
    ("abstract", "AB"),
    ("note", "NO"),
)


def write(references: Sequence[Reference]) -> Written:
    """One entry per reference. What RefWorks has no tag for is carried in its free field U1 as `{:variable: value}`."""
    return Written("".join(map(str, write_pieces(references))))


def write_pieces(pieces: Iterable[Reference | Aside]) -> Iterator[str | Problem]:
    """The same as they come, without what stood between them."""
    return apart_by("\n", (_entry(piece) for piece in pieces if isinstance(piece, Reference)))


def _entry(reference: Reference) -> str:
    written = "".join(f"{tag} {value}\n" for tag, value in _fields(reference))
    back = _draft(next(iter(records(written, _SHAPE)))).reference()
    return written + "".join(f"U1 {line}\n" for line in carry.missing(reference, back))


def _fields(reference: Reference) -> Iterator[tuple[str, str]]:
    said = reference.custom.get("RT")
    yield "RT", said if isinstance(said, str) and said else _FIRST.get(reference.type, "generic").title()
    journal = reference.type.startswith("article")
    for variable, usual in _FIELDS:
        tag = "JF" if variable == "container-title" and journal else usual
        yield from ((tag, names.catalogued(name)) for name in reference.names(variable))
        if text := " ".join(reference.text(variable).split()):
            yield tag, text
    yield from (("K1", keyword) for keyword in re.split(r",\s+", reference.text("keyword")) if keyword)
    first, _, last = reference.text("page").partition("-")
    yield from ((tag, page) for tag, page in (("SP", first), ("OP", last)) if page)
    yield from _dated(reference)
    for key, held in reference.custom.items():
        if re.fullmatch(r"[A-Z][A-Z0-9]", key) and key not in ("RT", "U1"):
            yield from ((key, " ".join(str(value).split())) for value in (held if isinstance(held, list) else [held]))
    if reference.id:
        yield "ID", reference.id


def _dated(reference: Reference) -> Iterator[tuple[str, str]]:
    issued, seen = reference.date("issued"), reference.date("accessed")
    if issued and issued.parts and 0 < (issued.year or 0) < 10_000:
        year, *rest = issued.parts[0]
        yield "YR", f"{year:04d}"
        if len(rest) == 2:
            yield "FD", f"{rest[0]:02d}/{rest[1]:02d}"
        elif rest and 1 <= rest[0] <= 12:
            yield "FD", dates.MONTHS[rest[0] - 1]
    if seen and seen.parts and len(seen.parts[0]) == 3:
        year, month, day = seen.parts[0]
        yield "RD", f"{month:02d}/{day:02d}/{year:04d}"


def sniff(head: str) -> bool:
    """Whether a line begins an entry as RefWorks does, or the file's first line names RefWorks."""
    return bool(_START.search(head)) or head.lstrip("\ufeff \n").startswith("Refworks Export Tagged Format")


FORMAT = Format("refworks", "RefWorks tagged", (".refworks",), read, write, sniff, pieces, write_pieces)
