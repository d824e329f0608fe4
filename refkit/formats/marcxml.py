"""MARCXML, MARC 21 bibliographic records as library catalogues give them. Read only.

Source: MARC 21 Format for Bibliographic Data (https://www.loc.gov/marc/bibliographic/) and the MARCXML schema 1.2.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from refkit.fields import dates, identifiers, names, pages
from refkit.fields.text import tidy
from refkit.formats import xml
from refkit.formats.draft import Draft, listed
from refkit.formats.frame import Format, nothing
from refkit.model import Bibliography, Date, Name, Reference

# leader position 06 -> type; text (a, t) is decided by position 07
_MATERIALS = {
    "c": "musical_score", "d": "musical_score", "e": "map", "f": "map", "g": "motion_picture", "i": "song",
    "j": "song", "k": "graphic", "r": "graphic", "m": "software", "p": "collection",
}  # fmt: skip
_ROLES = {
    "aut": "author", "author": "author", "verfasser": "author", "auteur": "author", "cre": "author",
    "edt": "editor", "ed": "editor", "editor": "editor", "herausgeber": "editor", "hrsg": "editor",
    "trl": "translator", "translator": "translator", "übersetzer": "translator", "ill": "illustrator",
    "illustrator": "illustrator", "cmp": "composer", "composer": "composer", "prf": "performer",
    "performer": "performer", "drt": "director", "director": "director", "film director": "director",
    "nrt": "narrator", "narrator": "narrator", "pro": "producer", "com": "compiler", "compiler": "compiler",
    "ctb": "contributor", "oth": "contributor", "contributor": "contributor", "joint author": "author",
    "ive": "interviewer", "ivr": "interviewer", "pht": "author", "art": "author", "aui": "contributor",
}  # fmt: skip
_NO_PEOPLE = frozenset(("dgg", "degree granting institution", "pbl", "publisher", "isb", "his", "fnd", "spn"))
_SUBJECTS = ("600", "610", "611", "630", "648", "650", "651", "653")
_END = " /:;,="
_LEAVES = re.compile(r"(\d+)(?:\s*\[\d+\])?\s*(?:p\b|pages|leaves|l\b|s\b|seiten|blätter)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Field:
    """A data field: its tag, its indicators, and its subfields in order."""

    tag: str
    indicators: str
    subfields: tuple[tuple[str, str], ...]

    def __getitem__(self, codes: str) -> str:
        """The subfields with one of these codes, in the record's order, a blank between them."""
        return " ".join(value for code, value in self.subfields if code in codes)

    def all(self, code: str) -> list[str]:
        return [value for each, value in self.subfields if each == code]


@dataclass(frozen=True, slots=True)
class _Record:
    """A record: its leader, its control fields, its data fields in order."""

    leader: str
    control: tuple[tuple[str, str], ...]
    fields: tuple[_Field, ...]

    def tagged(self, *tags: str) -> Iterator[_Field]:
        return (field for tag in tags for field in self.fields if field.tag == tag)

    def first(self, codes: str, *tags: str) -> str:
        return next((found for field in self.tagged(*tags) if (found := field[codes])), "")

    def fixed(self, tag: str) -> str:
        return next((value for each, value in self.control if each == tag), "")


def read(text: str) -> Bibliography:
    """The records of a MARCXML collection, or of an answer that wraps some (SRU, OAI-PMH).

    Raises:
        InputError: it is no XML, declares entities, or has no record.
    """
    document = xml.parse(text, title="MARCXML", expected='a root element "collection" or "record"')
    # an answer's own "record" wraps MARC's
    found = [each for each in document.root.iter("record") if each.find("datafield") is not None]
    if not found:
        raise nothing("MARC record", text, 'an element "record" with "datafield" elements')
    return Bibliography(tuple(_reference(_record(each)) for each in found), document.problems)


def _record(element: xml.Element) -> _Record:
    leader = element.find("leader")
    control = [(each.get("tag", ""), each.text or "") for each in element.iterfind("controlfield")]
    return _Record((leader.text or "") if leader is not None else "", tuple(control), tuple(_fields(element)))


def _fields(element: xml.Element) -> Iterator[_Field]:
    for field in element.iterfind("datafield"):
        inside = [(each.get("code", ""), _plain(xml.text(each))) for each in field.iterfind("subfield")]
        indicators = (field.get("ind1") or " ") + (field.get("ind2") or " ")
        yield _Field(field.get("tag", ""), indicators, tuple((code, said) for code, said in inside if said))


def _plain(text: str) -> str:
    # the marks that say which words sorting passes over
    return tidy(text.translate({0x98: None, 0x9C: None, 0xAC: None}))


def _reference(record: _Record) -> Reference:
    draft = Draft(id=record.fixed("001").strip())
    draft.type = _type(record)
    _titles(record, draft)
    _people(record, draft)
    _publication(record, draft)
    _numbers(record, draft)
    _host(record, draft)
    _described(record, draft)
    return draft.reference()


def _type(record: _Record) -> str:
    material, level = record.leader[6:7], record.leader[7:8]
    genres = " ".join(field["a"] for field in record.tagged("655")).lower()
    if next(record.tagged("502"), None) or re.search(r"\bhochschulschrift|dissertation|\bthes[ei]s", genres):
        return "thesis"
    if material in _MATERIALS:
        website = material == "m" and next(record.tagged("856"), None) is not None and level in "is"
        return "webpage" if website else _MATERIALS[material]
    if next(record.tagged("773"), None) or level in ("a", "b"):
        return _part_type(record)
    return "periodical" if level == "s" else "book"


def _part_type(record: _Record) -> str:
    host = next(record.tagged("773"), None)
    if host and not host["z"] and (host["x"] or host["g"] or _level(host) == "s"):
        return "article-journal"
    return "chapter"


def _level(host: _Field) -> str:
    # position 3 of the control subfield is the host's bibliographic level
    return host["7"][3:4]


def _titles(record: _Record, draft: Draft) -> None:
    for field in record.tagged("245", "240", "130"):
        main = field["a"].rstrip(" /:;,=").rstrip(".") if not field["a"].endswith("...") else field["a"]
        sub = field["b"].rstrip(_END).rstrip(".")
        part = ". ".join(value.rstrip(_END + ".") for code, value in field.subfields if code in "np")
        title = f"{main}: {sub}" if sub else main
        draft.text("title", f"{title}. {part}" if part else title)
    draft.keep("variant title", record.first("ab", "246").rstrip(" /."))
    draft.keep("statement of responsibility", record.first("c", "245").strip(" /."))
    for field in record.tagged("490", "830", "440"):
        draft.text("collection-title", (field["a"] or field["t"]).rstrip(_END + "."))
        draft.text("collection-number", field["v"].strip(_END + "."))


def _people(record: _Record, draft: Draft) -> None:
    for field in record.tagged("100", "110", "700", "710", "720"):
        said = [word.lower().strip(" .,") for word in (*field.all("4"), *field.all("e"))]
        # an added entry with a title names a related work, not a person of this one
        if not field["a"] or (field["t"] and field.tag.startswith("7")) or _NO_PEOPLE.intersection(said):
            continue
        draft.name(_role(said, field, record, draft), _name(field))
    for field in record.tagged("111", "711"):
        draft.text("event-title", field["a"].rstrip(_END + "."))
        draft.text("event-place", field["c"].strip(" ().:;,"))
    for field in record.tagged("502"):
        draft.text("genre", field["b"] or ("" if field["c"] else field["a"]))


def _role(said: list[str], field: _Field, record: _Record, draft: Draft) -> str:
    """What the relator says; without one whoever is added to a work entered under its title has edited it."""
    if known := next((_ROLES[word] for word in said if word in _ROLES), ""):
        return known
    if said:
        return "contributor"
    if field.tag.startswith("1"):
        return "author"
    if not any(record.tagged("100", "110", "111")):
        return "editor"
    return "author" if field.tag in ("700", "720") and not draft.has("editor") else "contributor"


def _name(field: _Field) -> Name:
    whole = field["a"].rstrip(" ,;:")
    whole = whole if re.search(r"\b\w\.$", whole) else whole.rstrip(".")
    if field.tag in ("110", "710"):
        units = ". ".join(value.rstrip(" ,.") for value in field.all("b"))
        return Name(literal=f"{whole}. {units}" if units else whole)
    if field.indicators[0] == "0" or "," not in whole:
        numbered = " ".join(part for part in (whole, field["b"].rstrip(" ,")) if part)
        return names.read(numbered) if field.tag == "720" else Name(literal=numbered)
    return names.inverted(whole)


def _publication(record: _Record, draft: Draft) -> None:
    said = [field for field in record.tagged("264", "260") if field.tag == "260" or field.indicators[1] in " 1"]
    for field in said:
        places = [re.sub(r"[\[\]]", "", place).rstrip(_END) for place in field.all("a")]
        draft.text("publisher-place", places[0] if places else "")
        draft.text("publisher", re.sub(r"^\[|\]$", "", (field.all("b") or [""])[0]).rstrip(_END))
        draft.date("issued", _date(field["c"]))
    copyright_ = (_date(field["c"]) for field in record.tagged("264") if field.indicators[1] == "4")
    draft.date("issued", next((date for date in copyright_ if date), None))
    draft.date("issued", _date(record.fixed("008")[7:11]))
    draft.text("publisher", record.first("c", "502"))
    draft.text("edition", record.first("a", "250").rstrip(_END).rstrip("."))


def _date(text: str) -> Date | None:
    """Of "[1957?]", "c1994", "1994-", "cop. 2001", "2018 [i.e. 2019]" or a whole date."""
    bare = re.sub(r"[\[\]]|^\s*(?:c|©|p|cop\.?|ca\.?)\s?(?=\d)|\?", "", text).strip(" .,-")
    date = dates.read(bare)
    if date.parts:
        return date
    year = re.search(r"\b\d{4}\b", bare) if "u" not in bare else None
    return Date(((int(year[0]),),)) if year else None


def _numbers(record: _Record, draft: Draft) -> None:
    for tag, variable in (("020", "ISBN"), ("022", "ISSN")):
        for field in record.tagged(tag):
            draft.text(variable, re.sub(r"\s*[(:].*", "", field["a"]), word=variable.lower())
    for field in record.tagged("024"):
        kind, value = field["2"].lower(), field["a"]
        if kind == "doi" or (doi := identifiers.doi(value)) == value:
            draft.text("DOI", identifiers.doi(value) or value)
        elif value:
            draft.keep(kind or "024", value)
    for field in record.tagged("856"):
        address = field["u"]
        doi = identifiers.doi(address) if "doi.org/" in address else ""
        draft.text("DOI" if doi else "URL", doi or address, word="856")
    shelves = record.tagged("090", "050", "084", "082")
    draft.text("call-number", next((" ".join(field.all("a") + field.all("b")) for field in shelves), ""))
    for field in record.tagged("027", "088"):
        draft.text("number", field["a"], word=field.tag)
    for field in record.tagged("010", "035"):
        draft.keep("LCCN" if field.tag == "010" else "system number", field["a"])


def _host(record: _Record, draft: Draft) -> None:
    for field in record.tagged("773"):
        draft.text("container-title", (field["t"] or field["a"]).rstrip(_END + "."), word="773")
        draft.text("container-title-short", field["p"].rstrip(" ,"))
        draft.text("ISSN", field["x"])
        draft.text("ISBN", field["z"])
        _related_part(field, draft)
        if publication := re.match(r"(?:(?P<place>[^:,]+?)\s*:\s*)?(?P<name>[^,]*),?\s*(?P<year>\d{4})?", field["d"]):
            draft.text("publisher", (publication["name"] or "").strip(_END))
            draft.text("publisher-place", (publication["place"] or "").strip(_END))


_PART = (
    ("volume", r"\b(?:volume|vol|v|band|bd|jahrgang|jg|tome|t)\b[.:]?\s*(\d[\w/]*)"),
    ("issue", r"\b(?:issue|iss|number|no|nr|n|heft|h|num|fasc)\b[.:°]?\s*(\d[\w/\-]*)"),
    ("page", r"\b(?:pages?|pp?|seiten?|s)\b[.:]?\s*(\w*\d+(?:\s*[-–]\s*\w*\d+)?)"),
)


def _related_part(field: _Field, draft: Draft) -> None:
    """Where in the host: the words of subfield g, or q's "96:4<221"."""
    for part in field.all("g"):
        kind, _, value = part.partition(":")
        if kind in ("volume", "number", "pages") and value:
            draft.text({"number": "issue", "pages": "page"}.get(kind, kind), value)
            continue
        for variable, words in _PART:
            if found := re.search(words, part, re.IGNORECASE):
                draft.text(variable, pages.normal(found[1]) if variable == "page" else found[1])
        if year := re.search(r"\((?:[^()]*\s)?(\d{4})\)", part):
            draft.date("issued", Date(((int(year[1]),),)))
    if found := re.fullmatch(r"(\w+)(?::(\w+))?(?:<(\w+))?", field["q"]):
        for variable, value in zip(("volume", "issue", "page"), found.groups(), strict=True):
            draft.text(variable, value or "")


def _described(record: _Record, draft: Draft) -> None:
    for field in record.tagged("520"):
        draft.text("abstract", field["ab"])
    for field in record.tagged("500", "501", "546"):
        draft.text("note", field["a"])
    draft.text("genre", record.first("a", "655").rstrip("."))
    keywords = [_subject(field) for field in record.tagged(*_SUBJECTS)]
    draft.text("keyword", listed(keywords))
    languages = (record.first("a", "041")[:3], record.fixed("008")[35:38])
    draft.text("language", next((each for each in languages if each.strip(" |")), ""))
    extent = record.first("a", "300")
    if draft.type in ("book", "thesis"):
        counts = _LEAVES.findall(extent)
        draft.text("number-of-pages", counts[-1] if counts else "")
    elif draft.type not in ("article-journal", "chapter"):
        draft.text("dimensions", extent)
    draft.text("scale", record.first("a", "255") if draft.type == "map" else "")
    draft.text("medium", record.first("h", "245").strip("[]. /"))


def _subject(field: _Field) -> str:
    parts = [value.rstrip(" .,") for code, value in field.subfields if code in "abcdtvxyz"]
    return " -- ".join(part for part in parts if part)


def sniff(head: str) -> bool:
    """Whether MARC's data fields stand in it."""
    return bool(xml.root_name(head)) and bool(re.search(r"<(?:\w+:)?(?:datafield|leader)[\s>]", head))


FORMAT = Format("marcxml", "MARCXML", (".xml", ".marcxml"), read, None, sniff)
