"""RIS, the tagged lines that publishers' sites, EndNote, Zotero and Mendeley exchange (`TY  - JOUR` to `ER  - `)."""

import re
from collections.abc import Iterable, Iterator, Sequence

from refkit.fields import dates, identifiers, names, pages
from refkit.formats import carry, endnote_rows, ris_writing
from refkit.formats.draft import Draft, as_they_come, is_carried
from refkit.formats.frame import Format, Piece, Progress, Written, apart_by, nothing, whole
from refkit.formats.ris_tags import (
    COUNTED,
    LABELS,
    MEANINGS,
    NAMES,
    PLAIN_KINDS,
    RUNNING,
    SHORT_TITLES,
    SPECIAL,
    TEXTS,
    TYPES,
)
from refkit.formats.tagged import Line, Record, Shape, block, records
from refkit.model import Aside, Bibliography, Date, Name, Problem, Reference
from refkit.model.variables import NAME_VARIABLES

_SHAPE = Shape(
    tag=re.compile(r"[\s\ufeff]{0,4}([A-Z][A-Z0-9]) {0,3}-(?: +(.*)|$)"),
    starts=frozenset({"TY"}),
    ends=frozenset({"ER"}),
)
_START = re.compile(r"^[\s\ufeff]{0,4}TY {0,3}- *\w", re.MULTILINE)
_SLASHED = re.compile(r"(\d{4})/([^/]*)(?:/([^/]*))?(?:/(.*))?")
_MARKED_ID = re.compile(r"(\S+?)\s*\[(pmid|pmcid|pii|doi)\]", re.IGNORECASE)


def read(text: str) -> Bibliography:
    """The references of an RIS text; tags without a place in CSL are kept in `custom` under their own letters.

    Lines before the first tag are passed over; an entry without TY is read as a document and told. A type that RIS
    does not have is kept as `custom["TY"]` and told.

    Raises:
        InputError: there is no tagged line but perhaps ER.
    """
    return whole(pieces(text))


def pieces(text: str, progress: Progress | None = None) -> Iterator[Piece]:
    """The same, piece by piece."""
    found = records(text, _SHAPE, progress)
    drafts = (_draft(_named(record)) for record in found if len(record.lines) > 1 or record.ended)
    return as_they_come(drafts, nothing("RIS", text, 'an entry that begins "TY  - "'))


def _named(record: Record) -> Record:
    """The record with its authors inverted, where several stand in reading order and none has a comma."""
    authors = [line.value for line in record.lines if line.tag in ("AU", "A1")]
    if len(authors) < _SEVERAL or any("," in name or not _TWO_WORDS.fullmatch(name) for name in authors):
        return record
    turned = (
        line._replace(lines=(_turned(line.value),)) if line.tag in ("AU", "A1") else line for line in record.lines
    )
    return Record(tuple(turned))


def _turned(name: str) -> str:
    return name if names.is_organisation(name) else names.catalogued(names.read(name))


_SEVERAL = 2
_TWO_WORDS = re.compile(r"[^\W\d_][\w.'’-]*(?: [^\W\d_][\w.'’-]*){1,3}")


def _draft(record: Record) -> Draft:
    draft = Draft(id=record.value("ID"))
    draft.type = _type(record, draft)
    meanings = MEANINGS.get(draft.type, {})
    for line in record.lines:
        if line.tag not in SPECIAL or line.tag in meanings:
            _put(draft, line, meanings.get(line.tag) or TEXTS.get(line.tag) or NAMES.get(line.tag, ""))
    for step in (_pages, _dates, _links, _serial, _identifiers, _journal, _by_type):
        step(draft, record)
    carry.take(draft, (line.text for line in record.lines if line.tag == "U1"))
    return draft


def _type(record: Record, draft: Draft) -> str:
    if not (tag := record.value("TY")):
        draft.told("this entry does not begin with TY: read as a document", record.number)
        return "article-journal" if record.values("JF", "JO") else "document"
    if not (kind := TYPES.get(tag.upper(), "")):
        draft.keep("TY", tag)
        draft.told(f'"{tag}" is no type of RIS: read as a document', record.number)
    elif len(record.lines) == 1:
        draft.told("this entry says nothing but its type", record.number)
    return kind or "document"


def _put(draft: Draft, line: Line, variable: str) -> None:
    tag, value = line.tag, line.value
    if variable in NAME_VARIABLES:
        draft.name(variable, *names.people(_whole_names(line.lines), _person))
    elif variable == "keyword":
        for keyword in (word.strip() for each in line.lines for word in each.split(";")):
            draft.text("keyword", keyword)
    elif variable == "note":
        _note(draft, line)
    elif variable in ("genre", "medium") and identifiers.doi(value):
        draft.text("DOI", identifiers.doi(value), word=tag)
    elif variable == "genre" and re.sub(r"[\W_]", "", value).lower() in PLAIN_KINDS:
        draft.keep(tag, value)
    elif variable:
        value = value.rstrip(" ,;") if variable == "container-title" else value
        draft.text(variable, line.text if variable == "abstract" else value, word=tag)
    elif tag not in SHORT_TITLES and not is_carried(line.text):
        _unmapped(draft, line)


def _person(text: str) -> Name:
    return names.initialled(names.inverted(text))


def _whole_names(lines: Sequence[str]) -> list[str]:
    """The names of a field: one per line, unless a line break stands within a given name."""
    found: list[str] = []
    for line in lines:
        if found and "," in found[-1] and "," not in line:
            found[-1] = f"{found[-1]} {line}"
        else:
            found.append(line)
    return [name for name in found if name.strip(" ,;")]


def _unmapped(draft: Draft, line: Line) -> None:
    """A tag of no variable: an identifier marked as PubMed marks it, or for `custom`."""
    if (match := _MARKED_ID.fullmatch(line.value)) and match[2].lower() in ("pmid", "pmcid", "doi"):
        draft.text(match[2].upper(), match[1], word=line.tag)
    else:
        draft.keep(line.tag, line.text)


def _note(draft: Draft, line: Line) -> None:
    label, colon, value = line.value.partition(": ")
    variable = LABELS.get(label.lower(), "") if colon else ""
    if variable in NAME_VARIABLES:
        draft.name(variable, *names.people([value], _person))
    elif variable:
        draft.text(variable, value, word=label)
    elif (doi := identifiers.doi(line.value)) and draft.values.get("DOI", doi) == doi:
        draft.text("DOI", doi)
    else:
        draft.text("note", line.text)


def _pages(draft: Draft, record: Record) -> None:
    first, last = record.value("SP"), record.value("EP")
    if not first and not last:
        return
    if draft.type in COUNTED and first.isdecimal() and not last:
        draft.text("number-of-pages", first)
        return
    if draft.type in RUNNING and not last:
        draft.text("dimensions", first)
        return
    whole = first if not last or last == first or pages.normal(first).endswith(f"-{last}") else f"{first}-{last}"
    draft.text("page", pages.normal(whole.strip("-")))


def _dates(draft: Draft, record: Record) -> None:
    """DA is the date, PY the year it lacks, Y1 their forerunner; the most exact that reads as a date is taken."""
    found = [date for tag in ("DA", "PY", "Y1") for value in record.values(tag) if (date := _date(value))]
    year = next((date.year for date in found if date.year), None)
    if year and record.value("DA") and not any(_date(value).year for value in record.values("DA")):
        found.insert(0, dates.read(f"{record.value('DA')} {year}"))
    read_dates = [date for date in found if date.parts]
    draft.date("issued", next((date for date in read_dates if len(date.parts[0]) > 1 or date.season), None))
    draft.date("issued", next(iter(read_dates or found), None))
    draft.date("accessed", next((date for value in record.values("Y2") if (date := _date(value))), None))


def _date(text: str) -> Date:
    """A date as RIS writes it, "2001/09/01/other words", or in any other way."""
    match = _SLASHED.fullmatch(text.strip())
    if not match:
        return dates.read(text)
    number = dates.figures(match[2]) or dates.month(match[2]) or 0
    day = dates.figures(match[3] or "")
    other = (match[4] or "").strip()
    if other and not dates.season(other):
        return dates.read(other) if str(match[1]) in other and not match[2] else _parts(int(match[1]), number, day)
    return _parts(int(match[1]), number, day, season=str(dates.season(other or match[2]) or ""))


def _parts(year: int, number: int, day: int, *, season: str = "") -> Date:
    known = (year, number, day) if 1 <= day <= 31 else (year, number)
    return Date(parts=(known if 1 <= number <= 12 else (year,),), season=season)


def _links(draft: Draft, record: Record) -> None:
    said = (line.value for line in record.lines if line.tag in ("UR", "LK"))
    for address in dict.fromkeys(address for value in said for address in identifiers.addresses(value)):
        draft.text("URL", address, word="UR")
    for line in record.lines:
        if line.tag in ("L1", "L2", "L3", "L4"):
            for link in line.lines:
                draft.keep(line.tag, link)


def _serial(draft: Draft, record: Record) -> None:
    """SN: an ISSN or ISBN by its shape, and by the type where the shape says neither."""
    if "SN" in MEANINGS.get(draft.type, {}):
        return
    for value in record.values("SN"):
        for number in (
            re.split(r"\s*[;,]\s*|\s+(?=97[89]|\d{4}-)", value) if len(value) > len("978-0-306-40615-7") else [value]
        ):
            draft.text(_serial_kind(number, draft.type), number, word="SN")


def _serial_kind(number: str, kind: str) -> str:
    if identifiers.issn(number):
        return "ISSN"
    if identifiers.isbn(number):
        return "ISBN"
    if kind == "report":
        return "number"
    return "ISSN" if kind.startswith(("article", "periodical")) or kind == "document" else "ISBN"


def _identifiers(draft: Draft, record: Record) -> None:
    for value in record.values("DO", "DI"):
        draft.text("DOI", identifiers.doi(value) or value, word="DO")
    for value in record.values("AN"):
        if record.value("DB").lower() in ("pubmed", "medline", "pmc") and re.fullmatch(r"\d+", value):
            draft.text("PMID", value, word="AN")
        else:
            draft.text("PMCID" if re.fullmatch(r"PMC\d+", value) else "archive_location", value, word="AN")
    if not draft.has("DOI") and "doi.org/" in (url := str(draft.values.get("URL", ""))):
        draft.text("DOI", identifiers.doi(url))


def _journal(draft: Draft, record: Record) -> None:
    """JO, JA, J1 and J2 are short forms of the container's title, or the title itself where there is no other."""
    for tag in SHORT_TITLES:
        if value := record.value(tag):
            if not draft.has("container-title") and draft.type != "book":
                draft.text("container-title", value)
            if value != draft.values.get("container-title") or "." in value:
                draft.text("container-title-short", value, word=tag)


def _by_type(draft: Draft, record: Record) -> None:
    if not draft.has("title"):
        draft.move("title-short", "title")
    if draft.type == "document" and draft.has("container-title") and record.value("TY") == "GEN":
        draft.type = "article-journal"
    if record.value("TY") == "EDBOOK" and not draft.has("editor"):
        draft.move("author", "editor")
    if draft.type == "book" and not draft.has("author", "editor", "collection-title"):
        draft.move("collection-editor", "editor")
    if draft.type == "paper-conference":
        meeting, proceedings, held, published = map(record.value, ("T2", "C3", "CY", "C1"))
        endnote_rows.conference(draft, meeting=meeting, proceedings=proceedings, held=held, published=published)
    if draft.type == "periodical" and not draft.has("title"):
        draft.move("container-title", "title")


# --- writing


def write(references: Sequence[Reference]) -> Written:
    """One entry per reference. What RIS has no tag for is carried in its free field U1 as `{:variable: value}`."""
    return Written("".join(map(str, write_pieces(references))))


def write_pieces(pieces: Iterable[Reference | Aside]) -> Iterator[str | Problem]:
    """The same as they come, without what stood between them."""
    return apart_by("\n", (_entry(piece) for piece in pieces if isinstance(piece, Reference)))


def _entry(reference: Reference) -> str:
    fields = [(tag, value) for tag, value in ris_writing.fields(reference) if not _begins_fields(value)]
    written = block(fields, "{tag}  - {value}")
    back = _draft(_named(next(iter(records(written, _SHAPE))))).reference()
    carried = [("U1", line) for line in carry.missing(reference, back)]
    return block([*fields, *carried, ("ER", "")], "{tag}  - {value}")


def _begins_fields(value: str) -> bool:
    """Whether a line of a value but the first would be read as a field of its own."""
    return "\n" in value and any(map(_SHAPE.tag.match, value.split("\n")[1:]))


def sniff(head: str) -> bool:
    """Whether a line begins an entry as RIS does."""
    return bool(_START.search(head))


FORMAT = Format("ris", "RIS", (".ris",), read, write, sniff, pieces, write_pieces)
