"""References as .bib entries, in BibTeX's or BibLaTeX's words; what neither has a field for goes into `csl-` fields.

Programs pass over fields they do not know, so nothing is lost: `csl-archive = {...}` is CSL's `archive`.
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

from refkit.fields import edtf, identifiers, titles
from refkit.fields.latex import from_unicode
from refkit.formats import bib_as_written, bib_names, bib_reading, bib_titles, bib_words, carry
from refkit.formats.bib_syntax import MONTHS, BibEntry
from refkit.formats.frame import key
from refkit.model import Aside, Date, Reference

_NOT_KEY = re.compile(r"[\s{}(),=#%\"'\\~@]+")
_FIELD_NAME = re.compile(r"[a-z][a-z0-9_:.+/-]*")
_VERBATIM = frozenset("doi url eprint isbn issn pmid pmcid file".split())
_TITLES = bib_titles.GUARDED | {"container-title"}
_KEPT = f"custom.{bib_as_written.KEPT}"
_ORDER = {
    name: place
    for place, name in enumerate(
        """author editor translator title subtitle titleaddon shorttitle booktitle booksubtitle booktitleaddon
        maintitle mainsubtitle maintitleaddon journal journaltitle journalsubtitle shortjournal issuetitle
        issuesubtitle eventtitle date year month day edition editora series volume volumes number issue type
        part chapter pages pagetotal publisher school institution organization howpublished location address
        venue doi isbn issn pmid pmcid eprint eprinttype eprintclass archiveprefix primaryclass url urldate
        langid hyphenation language keywords abstract note annotation""".split()
    )
}


@dataclass(frozen=True, slots=True)
class Dialect:
    """What BibTeX and BibLaTeX call differently.

    Args:
        types: CSL type -> entry type; what is missing becomes `misc`.
        texts: CSL variable -> field.
        dates: date -> fields, for `issued`.
        ascii_only: whether letters beyond ASCII are written as TeX commands.
        cased: whether its reader puts English titles into sentence case.
    """

    types: Mapping[str, str]
    texts: Mapping[str, str]
    dates: Callable[[Date], Iterator[tuple[str, str]]]
    ascii_only: bool
    cased: bool


_TYPES = {
    "article-journal": "article", "article-magazine": "article", "article-newspaper": "article", "review": "article",
    "review-book": "article", "book": "book", "chapter": "incollection", "paper-conference": "inproceedings",
    "manuscript": "unpublished", "pamphlet": "booklet", "classic": "book",
}  # fmt: skip
_TEXTS = {
    "title": "title", "title-short": "shorttitle", "container-title-short": "shortjournal", "volume-title": "maintitle",
    "volume": "volume", "number-of-volumes": "volumes", "publisher": "publisher", "edition": "edition",
    "collection-title": "series", "abstract": "abstract", "chapter-number": "chapter", "DOI": "doi", "URL": "url",
    "ISBN": "isbn", "ISSN": "issn", "PMID": "pmid", "PMCID": "pmcid", "keyword": "keywords", "note": "note",
    "number-of-pages": "pagetotal", "event-title": "eventtitle", "original-title": "origtitle",
    "original-publisher": "origpublisher", "original-publisher-place": "origlocation", "call-number": "library",
    "part-number": "part", "version": "version", "status": "pubstate", "genre": "type",
}  # fmt: skip


def _year_month_day(date: Date) -> Iterator[tuple[str, str]]:
    """BibTeX's three fields where they can say it, BibLaTeX's one beside where not."""
    if not date.parts:
        yield "year", from_unicode(date.literal or date.raw)
        return
    year, *rest = date.parts[0]
    yield "year", str(year)
    if rest and 1 <= rest[0] <= 12:
        yield "month", MONTHS[rest[0] - 1]
    if len(rest) == 2:
        yield "day", str(rest[1])
    if date.end or date.season or date.circa or not 1 <= (rest or [1])[0] <= 12:
        yield "date", edtf.write(date)


def _one_date(date: Date) -> Iterator[tuple[str, str]]:
    yield "date", edtf.write(date)


BIBTEX = Dialect(
    _TYPES | {"thesis": "phdthesis", "report": "techreport"},
    _TEXTS | {"publisher-place": "address", "annote": "annote"},
    _year_month_day,
    ascii_only=True,
    cased=False,
)
BIBLATEX = Dialect(
    _TYPES | {"thesis": "thesis", "report": "report", "webpage": "online", "patent": "patent", "dataset": "dataset",
              "software": "software", "entry-encyclopedia": "inreference", "entry-dictionary": "inreference",
              "periodical": "periodical", "motion_picture": "video", "song": "audio", "graphic": "image",
              "personal_communication": "letter", "standard": "standard", "performance": "performance",
              "speech": "unpublished", "legislation": "legislation", "legal_case": "jurisdiction", "treaty": "legal"},
    _TEXTS | {"publisher-place": "location", "annote": "annotation"},
    _one_date,
    ascii_only=False,
    cased=True,
)  # fmt: skip
_JOURNALS = frozenset("article periodical suppperiodical review magazine newspaper".split())
_PUBLISHERS = {"phdthesis": "school", "mastersthesis": "school", "thesis": "institution", "techreport": "institution",
               "report": "institution", "online": "organization", "manual": "organization"}  # fmt: skip
_PEOPLE = {"container-author": "bookauthor"} | {
    name: name for name in ("author", "editor", "translator", "director", "recipient", "interviewer", "composer")
}


def written(pieces: Iterable[Reference | Aside], dialect: Dialect) -> Iterator[str]:
    """The references as entries in their order, with keys that are unique and as near to their ids as can be.

    What stood between them in a .bib file stands there again, as it was written.
    """
    taken: set[str] = set()
    gap = ""
    for piece in pieces:
        if isinstance(piece, Aside):
            yield f"{gap}{piece.text}\n"
        else:
            yield f"{gap}{_entry(piece, _new_key(piece, taken), dialect)}"
        gap = "\n"


def _new_key(reference: Reference, taken: set[str]) -> str:
    stem = _NOT_KEY.sub("", reference.id) or key(reference)
    chosen, number = stem, 1
    while chosen.lower() in taken:
        number += 1
        chosen = f"{stem}-{number}"
    taken.add(chosen.lower())
    return chosen


def _entry(reference: Reference, name: str, dialect: Dialect) -> str:
    kind = _kind(reference, dialect)
    fields = {name: value for name, value in _fields(reference, kind, dialect) if value}
    fields = bib_titles.in_volumes(kind, fields)
    fields |= _untouched(reference, fields)
    fields = _as_written(reference, BibEntry(kind, name, fields, 0), dialect)
    fields = dict(sorted(fields.items(), key=lambda field: _ORDER.get(field[0], 99)))
    fields |= _carried(reference, BibEntry(kind, name, fields, 0), dialect)
    lines = "".join(f"  {name} = {_delimited(name, value)},\n" for name, value in fields.items())
    return f"@{kind}{{{name},\n{lines}}}\n"


def _delimited(name: str, value: str) -> str:
    return value if name == "month" and value in MONTHS else f"{{{value}}}"


def _kind(reference: Reference, dialect: Dialect) -> str:
    known = reference.custom.get("bibtex-type")
    if isinstance(known, str) and re.fullmatch(r"[a-z]+", known):
        return known
    genre = reference.text("genre").lower()
    kind = dialect.types.get(reference.type, "misc")
    return "mastersthesis" if kind == "phdthesis" and "master" in genre else kind


def _fields(reference: Reference, kind: str, dialect: Dialect) -> Iterator[tuple[str, str]]:
    for variable, name in _PEOPLE.items():
        yield name, bib_names.write(reference.names(variable), ascii_only=dialect.ascii_only, extended=dialect.cased)
    for variable, name in dialect.texts.items():
        name = _PUBLISHERS.get(kind, name) if variable == "publisher" else name
        if not _is_understood(variable, reference, dialect):
            text = reference.text(variable)
            text = _guarded(text, reference, dialect) if variable in bib_titles.GUARDED else text
            text = bib_words.ordinal(text) if variable == "edition" and dialect.ascii_only else text
            yield name, _value(name, text, dialect)
    yield _container(kind, dialect), _value("", reference.text("container-title"), dialect)
    yield from _number(reference, dialect)
    yield "pages", _value("", reference.text("page"), dialect).replace("-", "--")
    yield "venue", _value("", reference.text("event-place"), dialect)
    yield from ((name, from_unicode(word)) for name, word in bib_words.language(reference.text("language")))
    yield from _eprint(reference, dialect)
    if issued := reference.date("issued"):
        yield from dialect.dates(issued)
    for name, variable in (("urldate", "accessed"), ("eventdate", "event-date"), ("origdate", "original-date")):
        if date := reference.date(variable):
            yield name, edtf.write(date)
    if reference.type in ("article-magazine", "article-newspaper"):
        yield "entrysubtype", reference.type.removeprefix("article-")


def _guarded(title: str, reference: Reference, dialect: Dialect) -> str:
    """A title with its names in braces, which keep their capitals in print; BibLaTeX leaves other languages alone."""
    language = reference.text("language")
    english = language.startswith("en") or not (language or titles.is_german(title))
    return bib_titles.guarded(title, english=english, everywhere=not dialect.cased)


def _is_understood(variable: str, reference: Reference, dialect: Dialect) -> bool:
    """Whether a reader makes a value of others: the address of a paper in arXiv, BibLaTeX's short title."""
    if variable == "URL" and (number := _arxiv(reference)):
        return reference.text("URL") == identifiers.arxiv_address(number)
    short = titles.short(reference.text("title")) if variable == "title-short" and dialect.cased else ""
    return short != "" and short == reference.text("title-short")


def _container(kind: str, dialect: Dialect) -> str:
    if kind not in _JOURNALS:
        return "booktitle"
    return "journal" if dialect.ascii_only else "journaltitle"


def _number(reference: Reference, dialect: Dialect) -> Iterator[tuple[str, str]]:
    for variable in ("issue", "number", "collection-number"):
        if (number := reference.text(variable)) and not (variable == "number" and _arxiv(reference)):
            yield "number", _value("", number, dialect)
            return


def _eprint(reference: Reference, dialect: Dialect) -> Iterator[tuple[str, str]]:
    """The number in arXiv, as either dialect says it, and the class that its reader keeps in `custom`."""
    if number := _arxiv(reference):
        yield "eprint", number
        yield ("archiveprefix", "arXiv") if dialect.ascii_only else ("eprinttype", "arxiv")
        kind = reference.custom.get("primaryclass")
        if isinstance(kind, str) and _balanced(kind):
            yield "primaryclass" if dialect.ascii_only else "eprintclass", kind


def _arxiv(reference: Reference) -> str:
    number = reference.text("number")
    there = reference.text("archive") == "arXiv" and number.startswith("arXiv:") and _balanced(number)
    return number.removeprefix("arXiv:") if there else ""


def _value(name: str, text: str, dialect: Dialect) -> str:
    if not text:
        return ""
    if name in _VERBATIM:
        return text if _balanced(text) else from_unicode(text)
    return from_unicode(text, ascii_only=dialect.ascii_only)


def _untouched(reference: Reference, fields: Mapping[str, str]) -> dict[str, str]:
    """The fields that a reader kept as they were, those of other formats too where their name can be a field's."""
    return {
        name: value
        for name, value in reference.custom.items()
        if isinstance(value, str) and _FIELD_NAME.fullmatch(name) and _balanced(value)
        if name not in fields and name != "bibtex-type" and not (name == "primaryclass" and "eprintclass" in fields)
    }


def _balanced(text: str) -> bool:
    """Whether a value can stand in braces as it is: its own braces match and no backslash escapes the last one."""
    if "{" not in text and "}" not in text:
        return not text.endswith("\\")
    depth = 0
    for brace in re.findall(r"[{}]", re.sub(r"\\\\", "", text)):
        depth += 1 if brace == "{" else -1
        if depth < 0:
            return False
    return depth == 0 and not re.search(r"\\[{}]|\\$", text)


def _as_written(reference: Reference, entry: BibEntry, dialect: Dialect) -> dict[str, str]:
    """The fields as a reader found them, where they still say what the reference says."""

    def faults(fields: Mapping[str, str]) -> int:
        back = bib_reading.reference(entry, fields, cased=True).reference()
        return sum(name != _KEPT for name in carry.differences(reference, back))

    kept = reference.custom.get(bib_as_written.KEPT)
    if not kept or not isinstance(kept, dict):
        return dict(entry.fields)
    return bib_as_written.restored(entry.fields, kept if dialect.cased else bib_titles.in_one(kept), faults, _balanced)


def _carried(reference: Reference, entry: BibEntry, dialect: Dialect) -> dict[str, str]:
    """`csl-` fields for all that the entry, read again, would not say."""
    back = bib_reading.reference(entry, entry.fields, cased=dialect.cased).reference()
    fields = {} if entry.key == reference.id or not reference.id else {"csl-id": _safe(reference.id)}
    if guards := bib_titles.guards(reference, back):
        fields[bib_titles.OUR_GUARDS] = guards
    back = _guards_aside(reference, back, dialect)
    if "title-short" not in reference:  # what stands before the colon is no loss
        back = back.with_({"title-short": ""})
    words: dict[str, Any] = {}  # those that no field's name can spell: names have no capitals and blanks
    for name, value in carry.differences(reference, back).items():
        if name == _KEPT and not (dialect.cased and not _is_said(reference, back, entry.fields, fields)):
            continue
        word = name.removeprefix("custom.")
        if word != name and not _FIELD_NAME.fullmatch(word):
            words[unquote(word)] = value
        else:
            fields[f"csl-{name}"] = _safe(carry.text(name, value))
    return fields | ({"csl-custom": _safe(carry.text("custom", words))} if words else {})


def _is_said(reference: Reference, back: Reference, written: Mapping[str, str], carried: Mapping[str, str]) -> bool:
    """Whether what was kept as it was written stands so in the fields; where nothing was, whether it goes anyway."""
    kept = reference.custom.get(bib_as_written.KEPT)
    if isinstance(kept, dict):
        return all(written.get(name) == value for name, value in kept.items())
    names = {name.removeprefix("csl-") for name in carried}
    return not bib_as_written.standing(back.custom.get(bib_as_written.KEPT, {}), names)


def _guards_aside(reference: Reference, back: Reference, dialect: Dialect) -> Reference:
    """What was read again, its titles as they were where they differ in guards alone, in BibTeX in capitals too."""

    def alike(one: str, other: str) -> bool:
        one, other = titles.unguarded(one), titles.unguarded(other)
        return one == other or (not dialect.cased and one.casefold() == other.casefold())

    both = ((name, reference.text(name), back.text(name)) for name in _TITLES)
    guards = {name: ours for name, ours, theirs in both if ours != theirs and alike(ours, theirs)}
    return back.with_(guards) if guards else back


def _safe(text: str) -> str:
    """A carried value whose braces, if any, match, and without the sign that opens mathematics."""
    if _balanced(text) and "$" not in text:
        return text
    try:
        value = json.loads(text)
    except ValueError:
        value = text
    coded = json.dumps(_marked(value), ensure_ascii=False)
    return "".join(_CODED.get(letter, letter) for letter in coded)


_MARKS: dict[str, str | int | None] = {"{": "\ue000", "}": "\ue001", "$": "\ue002"}
_CODED = {str(mark): f"\\u{ord(sign):04x}" for sign, mark in _MARKS.items()}


def _marked(value: Any) -> Any:
    if isinstance(value, str):
        return value.translate(str.maketrans(_MARKS))
    if isinstance(value, list):
        return [_marked(each) for each in value]
    if isinstance(value, dict):
        return {_marked(name): _marked(each) for name, each in value.items()}
    return value
