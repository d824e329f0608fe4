"""Ovid's exports: tagged lines (`TI  - Title`) or field names on lines of their own, entries numbered `<1. >`.

Sources: Ovid, "Export: Reprint/Medlars and Citation" samples; read only. What a SO line
holds differs by database.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from refkit.fields import dates, identifiers, names, pages
from refkit.fields.text import tidy
from refkit.formats.draft import Draft, Meanings, fill
from refkit.formats.frame import Format, nothing
from refkit.formats.tagged import Line, Record, Shape, records
from refkit.model import Bibliography, Name

_NUMBER = re.compile(r"^[ \t]*<\d+\.?[ \t]*>[ \t]*$", re.MULTILINE)
_SHAPE = Shape(tag=re.compile(r" {0,3}([A-Z][A-Z0-9]|SCORE)  ?- (.*)"))
_HEADED = re.compile(r"([A-Z][A-Za-z/ -]{2,40}?)\s*$")
_HEADINGS = {
    "author": "AU",
    "authors": "AU",
    "title": "TI",
    "chapter title": "CT",
    "source": "SO",
    "abstract": "AB",
    "author keywords": "KW",
    "publication type": "PT",
    "document type": "DT",
    "accession number": "AN",
    "issn": "IS",
    "issn print": "IS",
    "isbn": "IB",
    "doi": "DO",
    "doi number": "DO",
    "digital object identifier": "DO",
    "language": "LG",
    "year of publication": "YR",
    "publisher": "PU",
    "database": "DB",
    "keyword heading": "MH",
    "subject headings": "MH",
    "book title": "BT",
    "volume": "VO",
    "book editors": "ED",
    "editors": "ED",
}
_MEANINGS = Meanings(
    texts={
        "TI": "title",
        "AB": "abstract",
        "AN": "call-number",
        "DB": "source",
        "LG": "language",
        "LA": "language",
        "RO": "license",
        "PM": "PMID",
        "ST": "keyword",
        "VO": "volume",
        "ET": "edition",
        "JN": "container-title",
        "LC": "publisher-place",
        "IP": "issue",
    },
    people={},
    lists=frozenset({"XL", "IN", "RF"}),
    elsewhere=frozenset("AU ED SO BT CT DO DI IS IT IB YR DP PG PU PB PT DT KW ID VN JC ST".split()),
    person=names.inverted,
)
_SOURCE = re.compile(
    r"""(?P<title>.+?)[.,]?\s+
    (?:(?:Vol\.?\s*(?P<vol>\w+)\s*\((?P<number>[^)]*)\),\s*(?P<when>[^,]*\d{4}),?\s*(?:pp?\.\s*(?P<pp>[\w-]+)))
      |(?P<date>(?:[A-Z][A-Za-z/]+\s+(?:\d{1,2},?\s+)?)?\d{4})\s*;\s*
       (?P<volume>[\w ]*?)(?:\((?P<issue>[^)]*)\))?\s*:\s*(?P<page>[\w,+-]+)
      |(?P<v3>\d+)(?:\((?P<i3>[^)]*)\))?:\s*(?P<p3>[\w+-]+(?:,\d[\w+-]*)*)(?:,\s*(?P<d3>[A-Za-z/]*\s*\d{4}))?
      |(?P<d4>[A-Z][a-z]+\s+\d{4}):\s*(?P<p4>[\w,+-]+))""",
    re.VERBOSE,
)
_TITLE_TAIL = re.compile(r"\.?\s*\[[A-Z][A-Za-z, &-]{2,60}\]\s*\.?$|\.$")
_DEGREES = re.compile(r"(?:[A-Z]\.?){2,5}(?:\s\d+)?|Ph\.?\s?D\.?(?:\s\d+)?|[BM]Sc\.?|Dr\.?P\.?H\.?")
_DEGREE = re.compile(r",?\s+(?:Ph\.?D|M\.?D|M\.?S|B\.?A|R\.?N|Dr\.?P\.?H)\b.*$")
_FOOTNOTES = re.compile(r"(?<![\s,\d*+])([\d*+]*)[\s,][\s,\d*+]*$|\.$")
_EDITOR = re.compile(r"\s*\[Eds?\.?(?:itors?)?\]\.?\s*", re.IGNORECASE)
_LONG = 300
_KINDS = (
    ("dissertation", "thesis"),
    ("thesis", "thesis"),
    ("chapter", "chapter"),
    ("conference", "paper-conference"),
    ("meeting paper", "paper-conference"),
    ("book", "book"),
)


def read(text: str) -> Bibliography:
    """The references of an Ovid export; tags without a place in CSL are kept in `custom` under their letters.

    Raises:
        InputError: there is no entry between numbers such as "<1. >", nor any tagged line.
    """
    found = [_draft(record) for record in _records(text)]
    if not found:
        raise nothing("Ovid export", text, 'entries numbered "<1. >" with lines such as "TI  - Title"')
    problems = (problem for draft in found for problem in draft.problems)
    return Bibliography(tuple(draft.reference() for draft in found), tuple(problems))


def _records(text: str) -> Iterator[Record]:
    marks = list(_NUMBER.finditer(text))
    bounds = [mark.end() for mark in marks] or [0]
    line = 1
    at = 0
    for begin, end in zip(bounds, [*(mark.start() for mark in marks[1:]), len(text)], strict=True):
        line, at = line + text.count("\n", at, begin), begin
        piece = text[begin:end]
        lines = [entry for record in records(piece, _SHAPE) for entry in record.lines] or list(_headed(piece))
        if any(entry.value for entry in lines):
            yield Record(tuple(replace_number(entry, line) for entry in lines))


def replace_number(entry: Line, line: int) -> Line:
    """The line with its number counted from the beginning of the file."""
    return Line(entry.tag, entry.lines, entry.number + line - 1)


def _headed(piece: str) -> Iterator[Line]:
    """The layout in which a field's name stands alone and its value below, indented."""
    tag, value, begun = "", list[str](), 0
    for number, line in enumerate(piece.splitlines(), 1):
        if (match := _HEADED.fullmatch(line)) and not line[:1].isspace():
            if tag:
                yield Line(tag, tuple(value), begun)
            tag, value, begun = _HEADINGS.get(match[1].lower(), match[1]), [], number
        elif line.strip():
            value.append(line.strip())
    if tag:
        yield Line(tag, tuple(value), begun)


def _draft(record: Record) -> Draft:
    draft = Draft(type=_kind(record))
    fill(draft, record, _MEANINGS)
    _people(draft, record)
    _titles(draft, record)
    _source(draft, record.value("SO"))
    _numbers(draft, record)
    _publisher(draft, record)
    words = [word for value in record.values("KW", "ID") for word in re.split(r"\s*;\s*", value.rstrip("."))]
    draft.text("keyword", ", ".join(dict.fromkeys(word for word in words if word)))
    draft.date("issued", dates.read(record.value("DP") or record.value("YR")))
    return draft


def _kind(record: Record) -> str:
    """DT says what the work is, PT what it came in; a chapter comes in a book."""
    if record.value("BT", "CT") and record.value("TI"):
        return "chapter"
    for said in (" ".join(record.values("DT")).lower(), " ".join(record.values("PT")).lower()):
        kind = next((kind for word, kind in _KINDS if word in said), "")
        if kind and not (kind == "paper-conference" and record.value("IS")):
            return kind
    return "book" if record.value("DB").startswith("Books@Ovid") else "article-journal"


def _people(draft: Draft, record: Record) -> None:
    for line in record.lines:
        if line.tag in ("AU", "ED"):
            for said in _said(line):
                editor = line.tag == "ED" or bool(_EDITOR.search(said))
                draft.name("editor" if editor else "author", _person(_EDITOR.sub("", said)))


def _said(line: Line) -> Iterator[str]:
    """The names of a line, without the degrees that stand between semicolons as if they were names."""
    for each in line.lines:
        names_ = [tidy(name) for name in each.split(";") if name.strip(" .-")]
        yield from (name for name in names_[:1])
        yield from (name for name in names_[1:] if not _DEGREES.fullmatch(name))


def _person(text: str) -> Name:
    """A name without the degrees and footnote marks that Ovid leaves on it; capitals are lowered."""
    bare = _FOOTNOTES.sub(r"\1", _DEGREE.sub("", text).strip()).strip()
    name = names.inverted(bare) if "," in bare else names.read(bare)
    family = name.family.title() if name.family.isupper() and len(name.family) > len("MacA") - 1 else name.family
    given = re.sub(r"(?<=[A-Z])(?=[A-Z](?:[A-Z]|\b))", " ", name.given) if len(name.given) <= 3 else name.given
    return replace(name, family=family, given=names.dotted(given))


def _titles(draft: Draft, record: Record) -> None:
    title = str(draft.values.get("title", ""))
    draft.values["title"] = _TITLE_TAIL.sub("", title)
    if chapter := record.value("CT"):
        draft.values |= {"title": chapter, "container-title": title}
    if book := record.value("BT"):
        _book(draft, book)


def _book(draft: Draft, said: str) -> None:
    """What a chapter stands in: editors marked "[Ed]", a year, the title, "(pp. 11-31)", then how much and where."""
    head, mark, rest = said.rpartition("[Ed") if len(said) < _LONG else said.partition("[Ed")
    if mark:
        draft.name(
            "editor", *(_person(_EDITOR.sub("", name)) for name in re.split(r"; ?|&| and ", head) if name.strip())
        )
        rest = rest.partition("]")[2]
    rest = re.sub(r"^[\s.;]*(?:\((\d{4})\)\.)?\s*", "", rest)
    spread = re.search(r"\(pp?\.\s*([\w-]+)\)", rest) or re.search(r"\b(\d+-\d+)\b[^\d]*$", rest)
    draft.text("page", spread[1] if spread else "")
    draft.text("container-title", re.split(r"(?<=\.)\s+(?=[A-Z]{2})|\.?\s+\(?pp?\.", rest)[0].strip(" ."))


def _source(draft: Draft, text: str) -> None:
    match = _SOURCE.match(text)
    if not match:
        _plain_source(draft, text)
        return
    found = {key: value for key, value in match.groupdict().items() if value}
    draft.text("container-title", found["title"].strip(" .,"))
    for variable, keys in (("volume", "vol volume v3"), ("issue", "number issue i3"), ("page", "pp page p3 p4")):
        draft.text(variable, pages.normal(next((found[key] for key in keys.split() if key in found), "").strip()))
    when = next((found[key] for key in ("when", "date", "d3", "d4") if key in found), "")
    draft.date("issued", dates.read(when) if when else None)


def _plain_source(draft: Draft, text: str) -> None:
    if "[Ed" in text and draft.type == "chapter":
        _book(draft, text)
    elif text:
        title = re.split(r"\.\s{2,}|,\s(?=\d{4})|\.\s(?=[A-Z]{2,3}\d|Vol)", text)[0].strip(" .,")
        draft.text("container-title" if draft.type == "article-journal" else "collection-title", title)
        draft.keep("SO", text)


def _numbers(draft: Draft, record: Record) -> None:
    draft.text("page", pages.normal(value) if re.search(r"\d", value := record.value("PG")) else "")
    for value in record.values("DO", "DI"):
        draft.text("DOI", identifiers.doi(value))
    for tag, variable in (("IS", "ISSN"), ("IT", "ISSN"), ("IB", "ISBN")):
        draft.text(variable, re.split(r"\s*\(|\s{2,}", record.value(tag))[0])


def _publisher(draft: Draft, record: Record) -> None:
    if draft.type == "thesis" and ": " in (school := record.value("IN")):
        draft.text("publisher", school.partition(": ")[2])
    said = record.value("PB") or record.value("PU")
    name, comma, place = said.rpartition(", ") if record.value("PB") else said.partition("; ")
    draft.text("publisher", name if comma or record.value("PU") else said)
    if draft.type != "article-journal":
        draft.text("publisher-place", place)


def sniff(head: str) -> bool:
    """Whether it has numbered entries, and fields in one of Ovid's two layouts."""
    return bool(_NUMBER.search(head)) and bool(
        re.search(r"^ {0,3}[A-Z]{2}  ?- |^(?:Author|Title|Source)\s*$", head, re.MULTILINE)
    )


FORMAT = Format("ovid", "Ovid", (".ovd", ".cgi"), read, None, sniff)
