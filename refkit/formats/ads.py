"""The SAO/NASA Astrophysics Data System's tagged format (`%R 2008ApJ...`). Read only.

Source: ADS, "Field-tagged format" of its export help (https://ui.adsabs.harvard.edu/help/actions/export).
"""

import re

from refkit.fields import dates, identifiers, names, pages
from refkit.formats.draft import Draft, Meanings, fill
from refkit.formats.frame import Format, nothing
from refkit.formats.tagged import Record, Shape, records
from refkit.model import Bibliography, Date

_SHAPE = Shape(tag=re.compile(r"\ufeff?%([A-Za-z])\s+(.*)"), starts=frozenset("R"))
_START = re.compile(r"^\ufeff?%R \d{4}[A-Za-z&.]{5}", re.MULTILINE)
_SOURCE = re.compile(
    r"""(?P<title>[^,]+?)(?:,\s*(?:Volume|vol\.?|V\.)\s*(?P<volume>[\w-]+))?
    (?:,\s*(?:Issue|no\.?|\#)\s*(?P<issue>[\w-]+))?(?:,\s*(?:id\.?|article\s+id\.?)\s*(?P<number>[\w./-]+))?
    (?:,\s*(?:pp?\.?|Pages?)\s*(?P<page>[\w.-]+))?(?:\s*\((?P<year>\d{4})\))?[.,]?(?P<rest>.*)""",
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
_MEANINGS = Meanings(
    texts={
        "T": "title",
        "B": "abstract",
        "L": "page",
        "Q": "license",
        "V": "volume",
        "U": "URL",
        "K": "keyword",
        "G": "source",
        "C": "note",
    },
    people={"A": "author", "E": "editor"},
    lists=frozenset(),
    elsewhere=frozenset("RDJPUKYXI"),
    person=names.inverted,
    name_break=";",
)


def read(text: str) -> Bibliography:
    """The references of an ADS export; the bibcode is the id, links and origins are kept in `custom`.

    Raises:
        InputError: there is no entry that begins with %R.
    """
    found = [record for record in records(text, _SHAPE) if record.value("R", "T")]
    if not found:
        raise nothing("ADS export", text, 'entries that begin "%R" and a bibcode')
    return Bibliography(tuple(_draft(record).reference() for record in found))


def _draft(record: Record) -> Draft:
    bibcode = record.value("R")
    draft = Draft(type=_kind(bibcode), id=bibcode)
    fill(draft, record, _MEANINGS)
    draft.date("issued", _dated(record.value("D") or bibcode[:4]))
    _source(draft, record.value("J"))
    first, last = record.value("P"), record.value("L")
    if first:
        draft.values["page"] = pages.normal(f"{first}-{last}" if last and last != first else first)
    for value in record.values("Y"):
        for doi in re.findall(r"DOI:\s*(\S+?)[;,]?(?:\s|$)", value):
            draft.text("DOI", identifiers.doi(doi))
        if match := re.search(r"eprintid:\s*(?:arXiv:)?(\S+)", value):
            draft.keep("eprint", match[1])
    for value in record.values("X", "I"):
        draft.keep("%I", value)
    return draft


def _kind(bibcode: str) -> str:
    """What the bibcode tells: its fifth to ninth characters are the journal, "arXiv" and "PhDT" among them."""
    journal = bibcode[4:9]
    if journal.startswith(("PhDT", "MsT")):
        return "thesis"
    if journal == "arXiv":
        return "article"
    if bibcode[13:14] == "Q" or journal.endswith(("conf", "book")):
        return "book" if journal.endswith("book") and bibcode[9:].strip(".")[:1].isalpha() else "paper-conference"
    return "article-journal"


def _dated(text: str) -> Date:
    """A month and year such as 01/2008, or a year; month 00 is none."""
    match = re.fullmatch(r"(\d{1,2})/(\d{4})", text)
    if not match:
        return dates.read(text)
    return dates.read(f"{match[2]}-{match[1]}" if int(match[1]) else match[2])


def _source(draft: Draft, text: str) -> None:
    if not text:
        return
    match = _SOURCE.fullmatch(text)
    found = match.groupdict() if match else {"title": text}
    for key, variable in (
        ("title", "container-title"),
        ("volume", "volume"),
        ("issue", "issue"),
        ("number", "number"),
        ("page", "page"),
    ):
        draft.text(variable, (found.get(key) or "").strip(" .,"))
    draft.keep("%J", (found.get("rest") or "").strip(" .,"))
    if draft.type == "thesis":
        draft.values["publisher"] = draft.values.pop("container-title", "")


def sniff(head: str) -> bool:
    """Whether a line holds %R and a bibcode."""
    return bool(_START.search(head))


FORMAT = Format("ads", "ADS tagged", (".ads",), read, None, sniff)
