"""JATS, the reference lists of journal articles as publishers and PubMed Central tag them. Read only.

Source: Journal Article Tag Suite 1.3, NISO Z39.96-2021 (https://jats.nlm.nih.gov/), `ref-list`, `element-citation`
and `mixed-citation`; the NLM suite's older `citation` and `nlm-citation` are read the same way.
"""

import re
from collections.abc import Iterator

from refkit.fields import dates, identifiers, names, pages
from refkit.fields.text import tidy
from refkit.formats import answers, xml
from refkit.formats.draft import Draft
from refkit.formats.frame import Format, nothing
from refkit.model import Bibliography, Date, Name, Reference

_CITATIONS = ("element-citation", "mixed-citation", "nlm-citation", "citation")
_TYPES = {
    "journal": "article-journal", "article": "article-journal", "periodical": "article-magazine",
    "magazine": "article-magazine", "newspaper": "article-newspaper", "news": "article-newspaper", "book": "book",
    "chapter": "chapter", "book-chapter": "chapter", "bookchapter": "chapter", "confproc": "paper-conference",
    "conf-proc": "paper-conference", "conference": "paper-conference", "conf-proceedings": "paper-conference",
    "proceeding": "paper-conference", "thesis": "thesis", "dissertation": "thesis", "report": "report",
    "gov": "report", "government": "report", "working-paper": "report", "patent": "patent", "web": "webpage",
    "website": "webpage", "webpage": "webpage", "uri": "webpage", "data": "dataset", "dataset": "dataset",
    "database": "dataset", "software": "software", "preprint": "article", "standard": "standard",
    "communication": "personal_communication", "commun": "personal_communication", "discussion": "post",
    "legal": "legal_case", "map": "map", "film": "motion_picture", "video": "motion_picture",
    "blog": "post-weblog", "letter": "personal_communication", "unpublished": "manuscript",
}  # fmt: skip
_MARKUP = {"italic": "i", "bold": "b", "sc": "sc", "sup": "sup", "sub": "sub"}
_ROLES = {
    "author": "author", "authors": "author", "": "author", "inventor": "author", "allauthors": "author",
    "editor": "editor", "editors": "editor", "ed": "editor", "translator": "translator", "trans-ed": "translator",
    "translators": "translator", "director": "director", "compiler": "compiler", "curator": "curator",
    "assignee": "publisher", "guest-editor": "editor", "illustrator": "illustrator", "transed": "translator",
}  # fmt: skip
_TEXTS = {
    "volume": "volume", "issue": "issue", "publisher-name": "publisher", "publisher-loc": "publisher-place",
    "edition": "edition", "series": "collection-title", "supplement": "supplement-number", "comment": "note",
    "annotation": "annote", "conf-name": "event-title", "conf-loc": "event-place", "version": "version",
    "patent": "number", "std": "number", "gov": "genre", "isbn": "ISBN", "issn": "ISSN", "abstract": "abstract",
    "issue-title": "volume-title", "part-title": "part-title", "elocation-id": "number", "institution": "publisher",
    "size": "number-of-pages", "season": "season-text",
}  # fmt: skip
_IDENTIFIERS = {"doi": "DOI", "pmid": "PMID", "pmcid": "PMCID", "pmc": "PMCID", "isbn": "ISBN", "issn": "ISSN"}
_CUE = re.compile(r"^\W*(?:date )?(?:accessed|cited|retrieved)\W*", re.IGNORECASE)
_MARKS = ("<front>", "<front ", "<ref-list", "article-type=", "<journal-meta")
_NAMED = ("name", "string-name", "collab", "institution-wrap", "anonymous")


def read(text: str) -> Bibliography:
    """The entries of the reference lists in an article, or of citations that stand alone; ids are those of `ref`.

    A `ref` that holds several citations gives several references. An untagged `mixed-citation` keeps its text in
    `custom` under "mixed-citation". Of an article without a list, its own record is not read.

    Raises:
        InputError: it is no XML, declares entities, or has no citation.
    """
    document = xml.parse(text, title="JATS", expected='an "article" or a "ref-list"')
    references = tuple(_references(document.root))
    if not references:
        raise nothing("JATS reference", text, 'a "ref-list" with "element-citation" or "mixed-citation"')
    return Bibliography(references, document.problems)


def _references(root: xml.Element) -> Iterator[Reference]:
    listed = set()
    for ref in root.iter("ref"):
        found = [each for each in ref.iter(*_CITATIONS) if each not in listed and _parent(each) not in _CITATIONS]
        listed.update(found)
        # alternatives say the same twice: the element-citation says it in more elements
        if ref.find("citation-alternatives") is not None:
            found = sorted(found, key=lambda each: each.tag != "element-citation")[:1]
        for number, citation in enumerate(found):
            yield _reference(citation, ref.get("id", "") + ("" if number == 0 else f"-{number + 1}"), ref)
    for citation in root.iter(*_CITATIONS):
        if citation not in listed and _parent(citation) not in _CITATIONS:
            yield _reference(citation, citation.get("id", ""), citation)


def _parent(element: xml.Element) -> str:
    return xml.local(element.getparent())


def _reference(citation: xml.Element, identity: str, ref: xml.Element) -> Reference:
    said = citation.get("publication-type") or citation.get("citation-type") or citation.get("specific-use") or ""
    draft = Draft(id=identity)
    draft.type = _type(said.lower().replace(" ", "-"), citation)
    _titles(citation, draft)
    _people(citation, draft)
    _texts(citation, draft)
    _pages(citation, draft)
    draft.date("issued", _issued(citation))
    draft.date("accessed", _accessed(citation))
    _identified(citation, draft)
    if label := xml.first(ref, "label"):
        draft.text("citation-number", label.strip("[]()."))
    if not draft.has("title", "container-title", "author"):
        draft.keep("mixed-citation", xml.text(citation))
    return draft.reference()


def _type(said: str, citation: xml.Element) -> str:
    chapter = citation.find(".//chapter-title") is not None
    titled = citation.find(".//article-title") is not None
    hosted = citation.find(".//source") is not None
    if said in ("book", "edited-book") and (chapter or (titled and hosted)):
        return "chapter"
    if said in _TYPES:
        return _TYPES[said]
    if chapter:
        return "chapter"
    if citation.find(".//conf-name") is not None:
        return "paper-conference"
    if titled and hosted:
        return "article-journal"
    return "book" if citation.find(".//publisher-name") is not None else "document"


def _titles(citation: xml.Element, draft: Draft) -> None:
    own = [_rich(each) for tag in ("article-title", "chapter-title", "data-title") for each in citation.iter(tag)]
    own += [_rich(each) for each in citation.iter("part-title") if not own]
    sources = [_rich(each) for each in citation.iter("source")]
    own, sources = [each for each in own if each], [each for each in sources if each]
    if own:
        draft.text("title", own[0])
        draft.text("container-title", sources[0] if sources else (own[1] if len(own) > 1 else ""))
    elif sources:
        draft.text("title" if draft.type != "article-journal" else "container-title", sources[0])
        draft.text("collection-title", sources[1] if len(sources) > 1 else "")
    for each in citation.iter("trans-title"):
        draft.keep("trans-title", xml.text(each))


def _rich(element: xml.Element) -> str:
    # the point or comma that a publisher left inside the title
    title = xml.rich(element, _MARKUP)
    whole = re.fullmatch(r"<(\w+)>([^<]*)</\1>", title)
    title = whole[2] if whole else title
    return re.sub(r"(?<!\.)(?<![A-Z])[.,;:]$", "", title)


def _people(citation: xml.Element, draft: Draft) -> None:
    for element in citation.iter(*_NAMED):
        if _parent(element) in _NAMED:
            continue
        role, name = _role(element), _name(element)
        if role == "publisher":
            draft.text("publisher", str(name))
        else:
            draft.name(role, name)
    if citation.find(".//etal") is not None:
        draft.keep("etal", True)


def _role(element: xml.Element) -> str:
    """Of the nearest group or attribute that says one; the second unnamed group of a chapter is its editors'."""
    for holder in (element, *element.iterancestors("person-group", "collab", "contrib")):
        kind = holder.get("person-group-type") or holder.get("content-type") or holder.get("contrib-type") or ""
        if kind.lower() in _ROLES and kind:
            return _ROLES[kind.lower()]
    return "author"


def _name(element: xml.Element) -> Name:
    family, given = xml.first(element, "surname"), xml.first(element, "given-names", "given-name")
    if family or given:
        suffix = xml.first(element, "suffix")
        return answers.person(names.dotted(given), family or given, suffix=suffix) if family else Name(given)
    whole = xml.text(element).strip(" ,;:.") if element.tag != "anonymous" else "Anonymous"
    return names.read(whole) if element.tag == "string-name" else Name(literal=whole)


def _texts(citation: xml.Element, draft: Draft) -> None:
    for element in citation.iter(*_TEXTS):
        variable, said = _TEXTS[str(element.tag)], xml.text(element).strip(" ,;")
        if _parent(element) in (*_NAMED, "person-group") or (element.tag == "institution" and draft.has("publisher")):
            continue
        if variable in ("ISBN", "ISSN"):
            draft.text(variable, re.sub(r"^[A-Z:\s]+", "", said), word=str(element.tag))
        elif variable == "season-text":
            continue
        else:
            draft.text(variable, said, word=str(element.tag))
    if draft.type == "book" and draft.has("number-of-pages"):
        draft.values["number-of-pages"] = re.sub(r"\D+$", "", str(draft.values["number-of-pages"]))


def _pages(citation: xml.Element, draft: Draft) -> None:
    first, last = xml.first(citation, ".//fpage"), xml.first(citation, ".//lpage")
    whole = xml.first(citation, ".//page-range") or answers.joined(first, pages.expand(first, last) if last else "")
    draft.text("page", pages.normal(whole))
    if draft.type == "article-journal" and draft.has("number") and not draft.has("page"):
        draft.values["page"] = draft.values.pop("number")


def _issued(citation: xml.Element) -> Date | None:
    holder = next((each for each in citation.iter("date") if each.get("date-type") in (None, "pub", "epub")), citation)
    year = re.match(r"\s*(\d{4})", xml.first(holder, "year", ".//year"))
    if not year:
        return dates.read(xml.first(citation, ".//year", ".//date", ".//conf-date")) or None
    month, day = (xml.first(holder, tag, f".//{tag}") for tag in ("month", "day"))
    number = int(month) if month.isdecimal() else dates.month(month)
    if not number or not 1 <= number <= 12:
        return Date(((int(year[1]),),))
    date = (int(year[1]), number, int(day)) if day.isdecimal() and 1 <= int(day) <= 31 else (int(year[1]), number)
    return Date((date,))


def _accessed(citation: xml.Element) -> Date | None:
    for element in citation.iter("date-in-citation", "access-date"):
        if re.search("access|cited|retrieved", element.get("content-type", "access-date")):
            said = _CUE.sub("", element.get("iso-8601-date") or _date(element))
            return dates.read(said) or None
    return None


def _date(element: xml.Element) -> str:
    parts = [xml.first(element, tag) for tag in ("year", "month", "day")]
    return "-".join(part for part in parts if part) if parts[0] else xml.text(element).strip(" .,;[]()")


def _identified(citation: xml.Element, draft: Draft) -> None:
    for element in citation.iter("pub-id", "object-id"):
        kind, value = element.get("pub-id-type", "").lower(), tidy(xml.text(element))
        variable = _IDENTIFIERS.get(kind, "")
        if variable == "DOI":
            value = identifiers.doi(value) or value
        draft.text(variable, value, word=kind) if variable else draft.keep(kind or "pub-id", value)
    for element in citation.iter("ext-link", "uri"):
        address = element.get("href") or xml.text(element)
        if doi := identifiers.doi(address) if "doi" in address or address.startswith("10.") else "":
            draft.text("DOI", doi)
        elif address.startswith("http"):
            draft.text("URL", address, word="uri")


def sniff(head: str) -> bool:
    """Whether the root is an article's or a reference list's, and its elements are JATS's."""
    root = xml.root_name(head)
    if root in ("ref-list", "ref", *_CITATIONS):
        return True
    wrapped = root in ("article", "pmc-articleset", "back", "OAI-PMH", "book", "sub-article")
    return wrapped and any(
        mark in head for mark in ("<front>", "<front ", "<ref-list", "article-type=", "<journal-meta")
    )


FORMAT = Format("jats", "JATS references", (".xml", ".nxml"), read, None, sniff)
