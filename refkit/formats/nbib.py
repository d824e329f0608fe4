"""PubMed's tagged format (MEDLINE, .nbib), as ERIC writes it too. Read only.

Source: National Library of Medicine, "MEDLINE/PubMed Data Element (Field) Descriptions" (2024).
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from refkit.fields import dates, identifiers, names, pages
from refkit.formats.draft import Draft, Meanings, as_they_come, fill, listed
from refkit.formats.frame import Format, Piece, Progress, nothing, whole
from refkit.formats.tagged import Record, Shape, records
from refkit.model import Bibliography, Name

_SHAPE = Shape(
    tag=re.compile(
        r"\ufeff?(PMID(?= ?-)|[A-Z]{2,4}(?=\s{0,2}-(?:\s|$))|[A-Z]{2}(?=  -)|[A-Z]{3}(?= -))\s{0,2}-\s*(.*)"
    ),
    starts=frozenset({"PMID"}),
    blank_ends=True,
)
_START = re.compile(r"^\ufeff?PMID ?- ?\d+|^OWN - [A-Z]+\s*$", re.MULTILINE)
_MARKED = re.compile(r"(.*?)\s*\[(doi|pii|isbn|bookaccession)\]", re.IGNORECASE)
_SUFFIX = re.compile(r"(.+?) (Jr|Sr|[23](?:nd|rd)|[4-9]th|II|III|IV)\.?")
_KINDS = (
    ("dissertation", "thesis"),
    ("academic dissertation", "thesis"),
    ("book chapter", "chapter"),
    ("books", "book"),
    ("book", "book"),
    ("preprint", "article"),
    ("dataset", "dataset"),
    ("legal", "legislation"),
    ("patent", "patent"),
    ("technical report", "report"),
    ("journal article", "article-journal"),
    ("congress", "paper-conference"),
    ("clinical conference", "paper-conference"),
)

_MEANINGS = Meanings(
    texts={
        "BTI": "container-title",
        "CTI": "collection-title",
        "JT": "container-title",
        "VI": "volume",
        "IP": "issue",
        "LA": "language",
        "PB": "publisher",
        "PMC": "PMCID",
        "PMID": "PMID",
        "EN": "edition",
        "TT": "original-title",
        "VTI": "volume-title",
        "CI": "license",
        "OAB": "annote",
        "MH": "keyword",
        "OT": "keyword",
    },
    people={},
    lists=frozenset(),
    elsewhere=frozenset("TI AU FAU CN ED FED PG DP IS ISSN ISBN LID AID AB TA PL".split()),
    person=names.inverted,
)


def read(text: str) -> Bibliography:
    """The references of a PubMed export; PMID and PMCID are variables, what else PubMed says is kept in `custom`.

    Raises:
        InputError: there is no entry.
    """
    return whole(pieces(text))


def pieces(text: str, progress: Progress | None = None) -> Iterator[Piece]:
    """The same, piece by piece."""
    found = records(text, _SHAPE, progress)
    drafts = (_draft(record) for record in found if len(record.lines) > 1 or record.value("TI", "PMID"))
    return as_they_come(
        drafts, nothing("PubMed (NBIB) entry", text, 'lines such as "PMID- 12345678" and "TI  - Title"')
    )


def _draft(record: Record) -> Draft:
    draft = Draft(type="article-journal")
    fill(draft, record, _MEANINGS)
    draft.text("title", _title(record.values("TI")))
    draft.name("author", *_people(record, "FAU", "AU"))
    draft.name("editor", *_people(record, "FED", "ED"))
    draft.text("abstract", listed(record.values("AB"), by="\n"))
    draft.date("issued", next((date for value in record.values("DP", "DEP") if (date := dates.read(value))), None))
    draft.text("container-title-short", record.value("TA"))
    draft.move("container-title-short", "container-title")
    _numbers(draft, record)
    _links(draft, record)
    _kind(draft, record)
    draft.text("page", _pages(record.value("PG") or _location(record)))
    return draft


def _title(parts: list[str]) -> str:
    """The title; where several lines are tagged so, those that follow are its subtitles."""
    whole, *subtitles = parts or [""]
    for part in subtitles:
        whole += f" {part}" if whole.endswith((":", ".", "?", "!")) else f": {part}"
    return whole


def _people(record: Record, full: str, short: str) -> Iterator[Name]:
    """Full names where they are given, the short one where a name has no other; organisations in their place."""
    before = ""
    for line in record.lines:
        if line.tag == full or (line.tag == short and before != full and line.value != "et al."):
            yield person(line.value)
        elif line.tag == "CN" and full == "FAU":
            yield Name(literal=line.value)
        if line.tag != "AD":
            before = line.tag


def person(text: str) -> Name:
    """A name as MEDLINE writes it: "Hiles, I D", "King, Martin L Jr", "Hiles ID"."""
    match = _SUFFIX.fullmatch(text)
    said = match[1] if match else text
    name = names.inverted(said)
    name = names.read(said) if name.literal else name
    return replace(name, given=names.dotted(name.given), suffix=match[2] if match else name.suffix)


def _numbers(draft: Draft, record: Record) -> None:
    found = [re.sub(r"^ISSN-|^ISBN-(?!1[03])|\s*\(.*", "", value) for value in record.values("IS", "ISSN", "ISBN")]
    books = [number for number in found if not identifiers.issn(number) and len(number) >= len("0306406152")]
    draft.text("ISBN", listed(books))
    draft.text("ISSN", listed(number for number in found if number not in books))


def _pages(text: str) -> str:
    """MEDLINE writes "475-82" for 475-482 on principle; the last page is spelt out."""
    spread = pages.span(text)
    return "-".join(page for page in spread if page) if spread else pages.normal(text)


def _location(record: Record) -> str:
    """The publisher's number of an article, which NLM lets stand for the pages of one that has none."""
    marked = (_MARKED.fullmatch(value) for value in record.values("LID"))
    return next((match[1] for match in marked if match and match[2].lower() == "pii"), "")


def _links(draft: Draft, record: Record) -> None:
    for value in record.values("LID", "AID"):
        marked = _MARKED.fullmatch(value)
        number, kind = (marked[1], marked[2].lower()) if marked else (value, "")
        if doi := identifiers.doi(number) if kind in ("doi", "") else "":
            draft.text("DOI", doi)
        elif kind == "isbn":
            draft.text("ISBN", number)
        elif not kind and re.match(r"https?://|www\.", number):
            draft.text("URL", number, word="AID")
        else:
            draft.keep(kind or "AID", number)


def _kind(draft: Draft, record: Record) -> None:
    said = [value.lower() for value in record.values("PT")]
    journal = draft.has("volume", "issue", "ISSN") or "journal article" in said
    if record.value("BTI"):
        draft.type = "chapter" if record.value("TI") else "book"
        draft.text("publisher-place", record.value("PL"))
        if draft.type == "book":
            draft.move("container-title", "title")
    elif record.value("OWN") == "ERIC" and not journal:
        _report(draft, said)
    else:
        listed_there = said or record.value("OWN") or draft.has("container-title")
        usual = "article-journal" if listed_there else "document"
        draft.type = next((kind for word, kind in _KINDS if word in said), usual)
        draft.keep("PL", record.value("PL"))


def _report(draft: Draft, said: list[str]) -> None:
    """What ERIC lists outside journals: JT is then who published it."""
    draft.move("container-title", "publisher")
    first = (
        kind for words in said for word, kind in (("dissert", "thesis"), ("book", "book")) if words.startswith(word)
    )
    draft.type = next(first, "report")


def sniff(head: str) -> bool:
    """Whether a line begins an entry as PubMed does."""
    return bool(_START.search(head))


FORMAT = Format("nbib", "PubMed (NBIB, MEDLINE)", (".nbib", ".medline"), read, None, sniff, pieces)
