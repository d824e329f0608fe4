"""MODS, the Library of Congress's Metadata Object Description Schema, as libraries, repositories and bibutils write it.

Source: MODS user guidelines, version 3.8, https://www.loc.gov/standards/mods/userguide/
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from lxml import etree

from refkit.fields import dates, edtf, identifiers, names, pages
from refkit.fields.text import tidy
from refkit.formats import answers, carry, govinfo, mods_writing, relators, xml
from refkit.formats.draft import Draft
from refkit.formats.frame import Format, Written, nothing
from refkit.formats.mods_words import GENRES, RESOURCES
from refkit.model import Bibliography, Date, Name, Reference

_DATES_OF_LIFE = re.compile(r",?\s*(?:\[\s*)?(?:b\.\s*)?\d{4}\s*-\s*(?:\d{4})?(?:\s*\])?\.?$")
_CARRIED = "csl"  # the `type` of notes that hold what MODS has no place for
_PUBLISHING = frozenset("publisher pbl degree-granting degreegrantor dgg issuing".split())
# of books volumes are counted, of recordings what they are on
_VOLUMES_OF = re.compile(
    r"(\d+)\s*(?:v(?:\.|ols?\b|olumes?\b)|(?:sound|audio|compact|video)\w* ?(?:dis[ck]|cassette|reel|tape)s?\b)"
)
_SCALE = re.compile(r"1\s?:\s?\d[\d,.\s]*(?<=\d)")
_VOLUMES = {
    "volume": "volume",
    "issue": "issue",
    "number": "issue",
    "part": "issue",
    "chapter": "chapter-number",
    "section": "section",
}


def read(text: str) -> Bibliography:
    """The records of a MODS document or collection; those about parts of others know their container.

    Raises:
        InputError: it is no XML, declares entities, or has no record.
    """
    document = xml.parse(text, title="MODS", expected='a root element "mods" or "modsCollection"')
    records = list(document.root.iter("mods"))
    if not records and xml.local(document.root) != "modsCollection":
        raise nothing("MODS record", text, 'elements "mods"')
    return Bibliography(tuple(_draft(record).reference() for record in records), document.problems)


def _draft(record: xml.Element) -> Draft:
    host = _related(record, "host")
    draft = Draft(id=record.get("ID", "") or xml.first(record, "identifier[@type='citekey']"))
    draft.type = _type(record, host)
    _titles(record, host, draft)
    _people(record, host, draft)
    origins = [origin for place in (record, host) if place is not None for origin in place.iterfind("originInfo")]
    for origin in origins:
        _origin(origin, draft)
    _parts(record, host, draft)
    _identified(record, host, draft)
    _described(record, draft)
    govinfo.take(record, draft)
    draft.text("publisher", next((str(name) for name, variable in _named(record) if not variable), ""))
    carried = [xml.text(note) for note in record.iterfind(f"note[@type='{_CARRIED}']")]
    carry.take(draft, carried)
    return draft


def _related(record: xml.Element, kind: str) -> xml.Element | None:
    return next((each for each in record.iterfind("relatedItem") if each.get("type") == kind), None)


def _type(record: xml.Element, host: xml.Element | None) -> str:
    said = [genre.lower() for genre in xml.texts(record, "genre")]
    found = next((GENRES[genre] for genre in said if genre in GENRES), "")
    found = govinfo.kind(record) or found
    resource = xml.first(record, "typeOfResource").lower()
    issued = [each.lower() for each in xml.texts(record, "originInfo/issuance")]
    whole = found == "book" and "monographic" in issued
    if host is not None and not whole and "conference publication" in said:
        return "paper-conference"
    if host is not None and not whole and found in ("", "book", "document", "periodical"):
        return _part_type(host, resource)
    if found:
        return found
    if xml.first(record, "typeOfResource[@manuscript='yes']") == "text":
        return "manuscript"
    if resource in RESOURCES:
        return RESOURCES[resource]
    monograph = any(each in ("monographic", "single unit", "multipart monograph") for each in issued)
    text = resource in ("text", "") or monograph
    return "book" if monograph and text else "document"


def _part_type(host: xml.Element, resource: str) -> str:
    """What a part is, from what it is a part of."""
    said = {genre.lower() for genre in xml.texts(host, "genre")} | {
        each.lower() for each in xml.texts(host, "originInfo/issuance")
    }
    for word, kind in _ENTRIES.items():
        if word in said:
            return kind
    if said & {"newspaper"}:
        return "article-newspaper"
    if said & {"magazine"}:
        return "article-magazine"
    if said & {"conference publication", "proceeding"}:
        return "paper-conference"
    serial = said & {"continuing", "serial", "periodical", "journal", "academic journal"}
    numbered = host.find("part/detail[@type='issue']") is not None or host.find("identifier[@type='issn']") is not None
    if serial or (numbered and "book" not in said and host.find("identifier[@type='isbn']") is None):
        return "article-journal"
    if said & {"book"} or host.find("identifier[@type='isbn']") is not None or "monographic" in said:
        return "chapter"
    return RESOURCES.get(resource, "article-journal" if host.find("part") is not None else "chapter")


_ENTRIES = {"dictionary": "entry-dictionary", "encyclopedia": "entry-encyclopedia"}


def _title(info: xml.Element | None) -> str:
    if info is None:
        return ""
    article = xml.first(info, "nonSort")
    gap = "" if not article or article.endswith(("'", "’", "-")) else " "
    main = f"{article}{gap}{xml.first(info, 'title')}"
    main, sub = main.rstrip(" :/"), xml.first(info, "subTitle")
    part = ": ".join(text.rstrip(" .:") for tag in ("partNumber", "partName") for text in xml.texts(info, tag))
    whole = f"{main}: {sub}" if sub else main
    return f"{whole}. {part}" if part else whole


def _titles(record: xml.Element, host: xml.Element | None, draft: Draft) -> None:
    for info in record.iterfind("titleInfo"):
        kind = info.get("type", "")
        variable = {"": "title", "abbreviated": "title-short", "translated": "", "alternative": "", "uniform": ""}.get(
            kind, ""
        )
        if variable:
            draft.text(variable, _title(info), word="titleInfo")
        else:
            draft.keep(f"title-{kind}", _title(info))
    if host is not None:
        for info in host.iterfind("titleInfo"):
            short = info.get("type") == "abbreviated"
            draft.text("container-title-short" if short else "container-title", _title(info), word="host-title")
    series = _related(record, "series")
    if series is None and host is not None:
        series = _related(host, "series")
    if series is not None:
        draft.text("collection-title", _title(series.find("titleInfo")))
        number = xml.first(series, "part/detail[@type='volume']/number", "part/detail/number", "titleInfo/partNumber")
        draft.text("collection-number", number)


def _named(element: xml.Element) -> Iterator[tuple[Name, str]]:
    """Each name and CSL's variable for its role: the author where none is said, "" for who publishes."""
    for name in element.iterfind("name"):
        roles = [relators.bare(role) for path in ("role/roleTerm", "role") for role in xml.texts(name, path)]
        said = next((role for role in roles if role in _PUBLISHING or relators.variable(role)), "")
        known = relators.variable(said) or ("contributor" if roles else "author")
        yield _name(name), "" if said in _PUBLISHING else known


def _people(record: xml.Element, host: xml.Element | None, draft: Draft) -> None:
    people = [(variable, name) for name, variable in _named(record) if variable]
    authors = {name for variable, name in people if variable == "author"}
    for variable, name in people:
        if variable != "contributor" or name not in authors:  # "associated name" beside "author"
            draft.name(variable, name)
    if host is None:
        return
    for name, variable in _named(host):
        if variable:
            draft.name("container-author" if variable == "author" else variable, name)
    series = _related(record, "series")
    if series is not None:
        draft.name("collection-editor", *(name for name, _ in _named(series)))


def _name(element: xml.Element) -> Name:
    parts = {kind: _named_parts(element, kind) for kind in ("family", "given", "termsOfAddress", None)}
    kind = element.get("type", "")
    if parts["family"]:
        suffix = parts["termsOfAddress"] if re.match(r"(?i)(jr|sr|[ivx]+)\b", parts["termsOfAddress"]) else ""
        return answers.person(names.dotted(parts["given"]), parts["family"], suffix=suffix)
    if kind in ("corporate", "conference"):
        return Name(literal=": ".join(_untyped(element)) or xml.first(element, "displayForm"))
    whole = _DATES_OF_LIFE.sub("", parts[None] or xml.first(element, "displayForm")).rstrip(", ")
    whole = re.sub(r"(?<=\w{3})\.$", "", whole)
    if "," in whole:
        name = names.inverted(whole)
        return replace(name, given=names.dotted(name.given))
    return names.read(whole) if kind == "personal" and " " in whole else Name(literal=whole or parts["given"])


def _untyped(element: xml.Element) -> list[str]:
    return [text for part in element.iterfind("namePart") if not part.get("type") and (text := xml.text(part))]


def _named_parts(element: xml.Element, kind: str | None) -> str:
    found = (part for part in element.iterfind("namePart") if part.get("type") == kind)
    return tidy((", " if kind is None else " ").join(text for part in found if (text := xml.text(part))))


def _origin(origin: xml.Element, draft: Draft) -> None:
    draft.text("publisher", xml.first(origin, "publisher").rstrip(" ,:"))
    places = [term for term in origin.iterfind("place/placeTerm") if term.get("type") != "code"]
    places += origin.findall("place/text")
    for place in places:  # the first is the one that is cited
        draft.text("publisher-place", xml.text(place).rstrip(" :,"), word="place")
    draft.text("edition", xml.first(origin, "edition"))
    for tag, variable in (("dateIssued", "issued"), ("copyrightDate", "issued"), ("dateCreated", "issued")):
        draft.date(variable, _date(origin.findall(tag)))
    draft.date("accessed", _date(origin.findall("dateCaptured")))
    draft.date("original-date", _date(origin.findall("dateOther[@type='original']")))


def _date(elements: Sequence[xml.Element]) -> Date | None:
    """The date in the best encoding there is; two points make a range."""
    points = {each.get("point", ""): each for each in elements}
    if "start" in points and "end" in points:
        both = (_one_date(points["start"]), _one_date(points["end"]))
        if both[0].parts and both[1].parts:
            return Date(parts=(both[0].parts[0], both[1].parts[0]))
    ranked = sorted(elements, key=lambda each: (each.get("encoding", "") == "", each.get("encoding") == "marc"))
    return next((date for each in ranked if (date := _one_date(each))), None)


def _one_date(element: xml.Element) -> Date:
    text = xml.text(element)
    bare = re.sub(r"^[\[(]?(?:c|©|p|cop\.?)\s?(?=\d{4})|[\])?.]+$|^\[", "", text)
    if match := re.fullmatch(r"(\d{4})(\d{2})(\d{2})", bare):
        bare = "-".join(match.groups())
    date = edtf.read(bare) or dates.read(bare)
    return replace(date, circa=date.circa or element.get("qualifier") == "approximate") if date else date


def _parts(record: xml.Element, host: xml.Element | None, draft: Draft) -> None:
    holders = [holder for holder in (host, record) if holder is not None]
    for part in (part for holder in holders for part in holder.iterfind("part")):
        for detail in part.iterfind("detail"):
            variable = _VOLUMES.get(detail.get("type", "").lower(), "")
            draft.text(variable, xml.first(detail, "number", "title", "caption") if variable else "")
        for extent in part.iterfind("extent"):
            if extent.get("unit", "page").startswith("page"):
                draft.text("page", _pages(extent))
        draft.date("issued", _date(part.findall("date")))


def _pages(extent: xml.Element) -> str:
    listed = xml.first(extent, "list")
    return pages.normal(answers.joined(xml.first(extent, "start"), xml.first(extent, "end")) or listed)


def _identified(record: xml.Element, host: xml.Element | None, draft: Draft) -> None:
    for element in (*record.iterfind("identifier"), *(host.iterfind("identifier") if host is not None else ())):
        _identifier(element, draft)
    for url in record.iterfind("location/url"):
        draft.text("URL", xml.text(url), word="url")
        draft.date("accessed", _accessed(url))
    for related in record.iterfind("relatedItem[@type='host']/location/url"):
        draft.text("URL", xml.text(related))


def _accessed(url: xml.Element) -> Date | None:
    said = url.get("dateLastAccessed", "")
    return (edtf.read(said) or dates.read(said)) if said else None


def _identifier(element: xml.Element, draft: Draft) -> None:
    kind, value = element.get("type", "").lower(), xml.text(element)
    if kind in ("isbn", "issn"):
        _number(kind.upper(), re.sub(r"\s*\(.*|\s*:.*", "", value), draft)
    elif kind in ("doi", "pmid", "pmcid", "pubmed"):
        variable = {"doi": "DOI", "pmcid": "PMCID"}.get(kind, "PMID")
        draft.text(variable, identifiers.doi(value) or value)
    elif kind in ("uri", "url", "hdl") and value.startswith("http"):
        if doi := identifiers.doi(value) if "doi.org/" in value else "":
            draft.text("DOI", doi)
        else:
            draft.text("URL", value, word=kind)
    elif kind in ("report number", "report", "patent", "docket", "number", "preferred citation"):
        draft.text("number", value)
    elif kind != "citekey":
        draft.keep(kind or "identifier", value)


def _number(variable: str, number: str, draft: Draft) -> None:
    """One more ISBN or ISSN: a book has one for each binding, a journal one in print and one online."""
    before = str(draft.values.get(variable, ""))
    if number and number not in before:
        draft.values[variable] = f"{before}, {number}" if before else number


_BESIDE = ("tableOfContents", "targetAudience", "subject/geographic", "subject/temporal", "physicalDescription/form")


def _described(record: xml.Element, draft: Draft) -> None:
    for abstract in record.iterfind("abstract"):
        draft.text("abstract", xml.text(abstract))
    for topic in record.iterfind("subject/topic"):
        draft.text("keyword", xml.text(topic))
    for note in record.iterfind("note"):
        if note.get("type") == "statement of responsibility":
            draft.keep("statement-of-responsibility", xml.text(note))
        elif note.get("type") != _CARRIED:
            draft.text("note", xml.text(note))
    for path in _BESIDE:
        for each in record.iterfind(path):
            draft.keep(path.rpartition("/")[2], xml.text(each))
    languages = [_language(element) for element in record.iterfind("language") if not element.get("objectPart")]
    draft.text("language", "; ".join(dict.fromkeys(each for each in languages if each)))
    shelves = [xml.text(each) for each in record.iterfind("classification")]
    draft.text("call-number", ", ".join(shelves) or xml.first(record, "location/shelfLocator"))
    held = (xml.text(each) for each in record.iterfind(".//location/physicalLocation"))
    draft.text("archive_location", "; ".join(dict.fromkeys(held)))
    draft.text("license", xml.first(record, "accessCondition"))
    _extent(record, draft)
    if draft.type == "thesis":
        draft.text("genre", next((g for g in xml.texts(record, "genre") if " " in g and "thesis" in g.lower()), ""))


def _extent(record: xml.Element, draft: Draft) -> None:
    volumes = _VOLUMES_OF.match(xml.first(record, "physicalDescription/extent"))
    draft.text("number-of-volumes", volumes[1] if volumes else "")
    if scale := _SCALE.search(xml.first(record, "subject/cartographics/scale")):
        draft.text("scale", scale[0])
    said = xml.first(record, "physicalDescription/extent")
    if (extent := _LEAVES.search(said)) and draft.type in ("book", "thesis", "report", "manuscript"):
        draft.text("number-of-pages", extent[1])
    elif (length := _LENGTH.search(said)) and draft.type in ("motion_picture", "song", "broadcast"):
        draft.text("dimensions", length[0])
    elif (size := _SIZE.search(said)) and draft.type in ("graphic", "map"):
        draft.text("dimensions", size[0])
    elif range_ := _PAGES.search(said):
        draft.text("page", pages.normal(range_[1]))


_LEAVES = re.compile(r"(\d+)\s*(?:p\b|pages|leaves|l\b|S\b)")
_LENGTH = re.compile(r"(?:\d+\s?(?:hours?|hrs?|h)\b\.?,?\s?)?\d+\s?(?:minutes?|mins?)\b\.?|\b\d{1,2}:\d\d:\d\d\b")
_SIZE = re.compile(r"(?:\d[\d./ ]*\s?(?:x|×)\s?)?\d[\d./]*\s?(?:cm|mm|m|in)\b")
_PAGES = re.compile(r"\bp(?:p|ages?)?\.?\s{1,2}(\w?\d+\s?[-–]\s?\w?\d+)")


def _language(element: xml.Element) -> str:
    terms = list(xml.texts(element, "languageTerm[@type='code']")) or list(xml.texts(element, "languageTerm"))
    authorities = {term.get("authority", "") for term in element.iterfind("languageTerm")}
    # one language may be coded by several authorities; several of one authority are several languages
    return "; ".join(terms if len(authorities) < 2 else terms[:1]) or xml.text(element)


# --- writing


def write(references: Sequence[Reference]) -> Written:
    """A `modsCollection`; what MODS has no element for stands in notes of the type "csl" as `{:variable: value}`."""
    root = mods_writing.root()
    for reference in references:
        _carry(mods_writing.record(root, reference), reference)
    return Written(xml.printed(root))


def _carry(record: xml.Element, reference: Reference) -> None:
    back = read(etree.tostring(record, encoding="unicode")).references[0]
    if back.id != reference.id:
        mods_writing.add(record, "note", f"{{:id: {reference.id}}}", type=_CARRIED)
    for line in carry.missing(reference, back):
        mods_writing.add(record, "note", line, type=_CARRIED)


def sniff(head: str) -> bool:
    """Whether the root is `mods` or `modsCollection`."""
    return xml.root_name(head) in ("mods", "modsCollection")


FORMAT = Format("mods", "MODS", (".xml", ".mods"), read, write, sniff)
