"""MARCXML, MARC 21 bibliographic records as library catalogues give them. Read only.

Source: MARC 21 Format for Bibliographic Data (https://www.loc.gov/marc/bibliographic/) and the MARCXML schema 1.2.
"""

import re

from refkit.fields import dates, identifiers, names, pages
from refkit.formats import marc_thesis, relators, xml
from refkit.formats.draft import Draft, listed
from refkit.formats.frame import Format, nothing
from refkit.formats.marc_record import Field, Record
from refkit.model import Bibliography, Date, Name, Reference

# leader position 06 -> type; text (a, t) is decided by position 07, a computer file (m) by what it holds
_MATERIALS = {
    "c": "musical_score", "d": "musical_score", "e": "map", "f": "map", "g": "motion_picture", "i": "song",
    "j": "song", "k": "graphic", "r": "graphic", "p": "collection",
}  # fmt: skip
_COMPUTER_FILES = {"a": "dataset", "b": "software", "d": "book", "e": "dataset", "f": "software", "g": "software"}
_NO_PEOPLE = frozenset(
    "dgg, degree granting institution, grad-verleihende institution, pbl, publisher, verlag, dst, distributor, isb, "
    "issuing body, his, host institution, fnd, funder, spn, sponsoring body, prt, printer, bkd, book designer, own, "
    "owner, fmo, former owner".split(", ")
)
_KEPT_NOTES = {
    "504": "bibliography note", "505": "contents", "508": "credits", "511": "performers", "538": "system details",
    "586": "awards",
}  # fmt: skip
# the subfields that are headings of their own; dates of life, relators and forms are none
_SUBJECTS = {
    "600": "atxyz", "610": "abtxyz", "611": "atxyz", "630": "apxyz", "648": "axz", "650": "abxyz", "651": "axyz",
    "653": "a",
}  # fmt: skip
# styles print the genre of these: "Electronic books" belongs to a catalogue
_WRITTEN = frozenset(("book", "chapter", "article-journal", "periodical", "thesis", "webpage"))
_END = " /:;,="
_LEAVES = re.compile(
    r"(\d+)(?:\s*\[\d+\])?\s*(?:unnumbered )?(?:p\b|pages|leaves|l\b|s\b|seiten|blätter|h\b|hojas|págs?\b)"
    r"(?!\.? of plates)",
    re.IGNORECASE,
)
_VOLUMES = re.compile(r"(\d+)\s*(?:v\b|vols?\b|volumes|bde?\b|bände|tomes|tomos)", re.IGNORECASE)
_NUMBERED = re.compile(r"^(?:v|vols?|volume|no|number|nr|bd|band|t|tome|tomo|h|heft|n)\b[.°]?\s*(?=\d)", re.IGNORECASE)


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
    return Bibliography(tuple(_reference(Record.of(each)) for each in found), document.problems)


def _reference(record: Record) -> Reference:
    draft = Draft(id=record.fixed("001").strip())
    draft.type = _type(record)
    _titles(record, draft)
    _people(record, draft)
    _publication(record, draft)
    _numbers(record, draft)
    _host(record, draft)
    _described(record, draft)
    return draft.reference()


def _type(record: Record) -> str:
    material, level = record.leader[6:7], record.leader[7:8]
    if marc_thesis.is_thesis(record):
        return "thesis"
    if material == "m" and (found := _computer_file(record)) != "book":
        return found
    if material in _MATERIALS:
        return _MATERIALS[material]
    if record.has("773") or level in ("a", "b"):
        return _part_type(record)
    if level == "i" and record.has("856"):
        return "webpage"
    return "periodical" if level == "s" else "book"


def _computer_file(record: Record) -> str:
    """What position 26 of field 008 says it holds; what else can be reached under an address is a website."""
    return _COMPUTER_FILES.get(record.fixed("008", 26, 27)) or ("webpage" if record.has("856") else "software")


def _part_type(record: Record) -> str:
    host = next(record.tagged("773"), None)
    if host and not host["z"] and (host["x"] or host["g"] or _level(host) == "s"):
        return "article-journal"
    return "chapter"


def _level(host: Field) -> str:
    # position 3 of the control subfield is the host's bibliographic level
    return host["7"][3:4]


def _titles(record: Record, draft: Draft) -> None:
    for field in record.tagged("245", "240", "130"):
        main = field["a"].rstrip(" /:;,=").rstrip(".") if not field["a"].endswith("...") else field["a"]
        sub = field["b"].rstrip(_END).rstrip(".")
        part = ". ".join(value.rstrip(_END + ".") for value in field.all("np"))
        title = f"{main}: {sub}" if sub else main
        draft.text("title", f"{title}. {part}" if part else title)
    for field in record.tagged("240"):  # with a language it is the title of what was translated
        uniform = field["a"].rstrip(_END + ".")
        if field["l"]:
            draft.text("original-title", uniform)
        else:
            draft.keep("uniform title", uniform)
    for field in record.tagged("246"):
        draft.keep("variant title", field["ab"].rstrip(" /."))
    draft.keep("statement of responsibility", record.first("c", "245").strip(" /."))
    for field in [*record.tagged("490")] or [*record.tagged("830", "440")]:
        draft.text("collection-title", (field["a"] or field["t"]).rstrip(_END + "."), word="series")
        draft.text("collection-number", _NUMBERED.sub("", field["v"].strip(_END + ".")), word="series number")


def _people(record: Record, draft: Draft) -> None:
    for field in record.tagged("100", "110", "700", "710", "720"):
        said = [relators.bare(word) for word in field.all("4e")]
        # an added entry with a title names a related work, not a person of this one
        if not field["a"] or (field["t"] and field.tag.startswith("7")):
            continue
        if beside := next((word for word in said if word in _NO_PEOPLE), ""):
            draft.keep(beside, str(_name(field)))
        else:
            draft.name(_role(said, field, record, draft), _name(field))
    for field in record.tagged("111", "711"):
        draft.text("event-title", field["a"].rstrip(_END + "."))
        draft.text("event-place", field["c"].strip(" ().:;,"))
        draft.date("event-date", _date(field["d"].strip(" ():;,")))


def _role(said: list[str], field: Field, record: Record, draft: Draft) -> str:
    """What the relator says; without one whoever is added to a work entered under its title has edited it."""
    if known := next((found for word in said if (found := relators.variable(word))), ""):
        return known
    if said:
        return "contributor"
    if field.tag.startswith("1"):
        return "author"
    if not record.has("100", "110", "111"):
        return "editor"
    return "author" if field.tag in ("700", "720") and not draft.has("editor") else "contributor"


def _name(field: Field) -> Name:
    whole = field["a"].rstrip(" ,;:")
    whole = whole if re.search(r"\b\w\.$", whole) else whole.rstrip(".")
    if field.tag in ("110", "710"):
        units = ". ".join(value.rstrip(" ,.") for value in field.all("b"))
        return Name(literal=f"{whole}. {units}" if units else whole)
    if field.indicators[0] in "03" or "," not in whole:
        numbered = " ".join(part for part in (whole, field["b"].rstrip(" ,")) if part)
        return names.read(numbered) if field.tag == "720" else Name(literal=numbered)
    suffix = field["c"].strip(" ,")
    return names.inverted(f"{whole}, {suffix}" if names.is_suffix(suffix) else whole)


def _publication(record: Record, draft: Draft) -> None:
    said = [field for field in record.tagged("264", "260") if field.tag == "260" or field.indicators[1] in " 1"]
    for field in said:
        for place in field.all("a"):
            draft.text("publisher-place", re.sub(r"[\[\]]", "", place).rstrip(_END), word="other place")
        for house in field.all("b"):
            draft.text("publisher", re.sub(r"^\[|\]$", "", house).rstrip(_END), word="other publisher")
        draft.date("issued", _date(field["c"]))
    marc_thesis.take(record, draft)
    copyright_ = (_date(field["c"]) for field in record.tagged("264") if field.indicators[1] == "4")
    draft.date("issued", next((date for date in copyright_ if date), None))
    draft.date("issued", _date(record.fixed("008", 7, 11)))
    draft.text("edition", record.first("a", "250").rstrip(_END).rstrip("."))


def _date(text: str) -> Date | None:
    """Of "[1957?]", "c1994", "1994-", "cop. 2001", "2018 [i.e. 2019]" or a whole date."""
    bare = re.sub(r"[\[\]]|^\s*(?:c|©|p|cop\.?|ca\.?)\s?(?=\d)|\?", "", text).strip(" .,-")
    date = dates.read(bare)
    if date.parts:
        return date
    year = re.search(r"\b\d{4}\b", bare) if "u" not in bare else None
    return Date(((int(year[0]),),)) if year else None


def _numbers(record: Record, draft: Draft) -> None:
    for tag, variable in (("020", "ISBN"), ("022", "ISSN")):
        for field in record.tagged(tag):
            draft.text(variable, re.sub(r"\s*[(:].*", "", field["a"]), word=variable.lower())
    for field in record.tagged("024"):
        kind, value = field["2"].lower(), field["a"]
        doi = identifiers.doi(value)
        if kind == "doi" or doi == value:
            draft.text("DOI", doi or value)
        elif value:
            draft.keep(kind or "024", value)
    _addresses(record, draft)
    shelves = record.tagged("090", "050", "084", "082")
    draft.text("call-number", next((" ".join(field.all("a") + field.all("b")) for field in shelves), ""))
    for field in record.tagged("027", "088"):
        draft.text("number", field["a"], word=field.tag)
    for field in record.tagged("010", "035"):
        draft.keep("LCCN" if field.tag == "010" else "system number", field["a"])


def _addresses(record: Record, draft: Draft) -> None:
    """Where the work is; the address of something about it (second indicator 2), such as its contents, is kept."""
    for field in record.tagged("856"):
        if field.indicators[1] == "2":
            draft.keep(field["3y"] or "related address", field["u"])
            continue
        for address in field.all("u"):
            doi = identifiers.doi(address) if "doi.org/" in address else ""
            draft.text("DOI" if doi else "URL", doi or address, word="856")


def _host(record: Record, draft: Draft) -> None:
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


_NAMED_PARTS = {"volume": "volume", "number": "issue", "pages": "page"}
# a volume without a word: "12(2004), 3, Seite 45-67"
_BARE_PART = re.compile(r"(?P<volume>\d+)(?::\d+)?\s*\(\d{4}\)(?:\s*[,:]\s*(?P<issue>\d+)(?!\d*\s*[-–]))?")


def _related_part(field: Field, draft: Draft) -> None:
    """Where in the host: the words of subfield g, or q's "96:4<221"."""
    for part in field.all("g"):
        kind, _, value = part.partition(":")
        if value and (variable := _NAMED_PARTS.get(kind)):
            draft.text(variable, value)
            continue
        if value and kind == "year":
            draft.date("issued", _date(value))
            continue
        if bare := _BARE_PART.match(part):
            draft.text("volume", bare["volume"])
            draft.text("issue", bare["issue"] or "")
        for variable, words in _PART:
            if found := re.search(words, part, re.IGNORECASE):
                draft.text(variable, pages.normal(found[1]) if variable == "page" else found[1])
        if year := re.search(r"\((?:[^()]*\s)?(\d{4})\)", part):
            draft.date("issued", Date(((int(year[1]),),)))
    if found := re.fullmatch(r"(\w+)(?::(\w+))?(?:<(\w+))?", field["q"]):
        for variable, value in zip(("volume", "issue", "page"), found.groups(), strict=True):
            draft.text(variable, value or "")


def _described(record: Record, draft: Draft) -> None:
    for field in record.tagged("520"):
        draft.text("abstract", field["ab"])
    for field in record.tagged("500", "501", "546"):
        draft.text("note", field["a"])
    for tag, word in _KEPT_NOTES.items():
        for field in record.tagged(tag):
            draft.keep(word, field["agtr"])
    if form := record.first("a", "655").rstrip("."):
        if draft.type in _WRITTEN:
            draft.keep("form", form)
        else:
            draft.text("genre", form)
    subjects = [field for field in record.fields if field.tag in _SUBJECTS]
    draft.text("keyword", listed(heading for field in subjects for heading in _subject(field)))
    for field in subjects:
        draft.keep("form of a subject", field["v"].rstrip(" ."))
    languages = (record.first("a", "041")[:3], record.fixed("008", 35, 38))
    draft.text("language", next((each for each in languages if each.strip(" |")), ""))
    _extent(record.first("a", "300"), draft)
    draft.text("scale", record.first("a", "255") if draft.type == "map" else "")
    draft.text("medium", record.first("h", "245").strip("[]. /"))


def _extent(extent: str, draft: Draft) -> None:
    if draft.type in ("book", "thesis"):
        leaves, volumes = _LEAVES.findall(extent), _VOLUMES.match(extent)
        draft.text("number-of-pages", leaves[-1] if leaves else "")
        draft.text("number-of-volumes", volumes[1] if volumes and not leaves else "")
    elif draft.type not in ("article-journal", "chapter"):
        draft.text("dimensions", extent)


def _subject(field: Field) -> list[str]:
    return [value.rstrip(" .,") for value in field.all(_SUBJECTS[field.tag])]


def sniff(head: str) -> bool:
    """Whether MARC's data fields stand in it."""
    return bool(xml.root_name(head)) and bool(re.search(r"<(?:\w+:)?(?:datafield|leader)[\s>]", head))


FORMAT = Format("marcxml", "MARCXML", (".xml", ".marcxml"), read, None, sniff)
