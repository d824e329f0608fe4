"""Zotero RDF, the fullest export of a Zotero library, and other RDF in its words. Read only.

Zotero writes Bibliontology-like terms of bib (purl.org/net/biblio), Dublin Core, PRISM, FOAF and its own export
namespace; records in schema.org's terms are read by the same names.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from refkit.fields import dates, identifiers, names, pages
from refkit.fields.text import tidy
from refkit.formats import xml
from refkit.formats.draft import Draft
from refkit.formats.frame import Format, nothing
from refkit.model import Bibliography, Name, Reference

_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
# what stands in z:itemType, or is the element's own name -> CSL's type
_TYPES = {
    "journalarticle": "article-journal", "magazinearticle": "article-magazine", "newspaperarticle": "article-newspaper",
    "article": "article-journal", "scholarlyarticle": "article-journal", "book": "book", "booksection": "chapter",
    "encyclopediaarticle": "entry-encyclopedia", "dictionaryentry": "entry-dictionary", "webpage": "webpage",
    "conferencepaper": "paper-conference", "thesis": "thesis", "report": "report", "patent": "patent",
    "blogpost": "post-weblog", "forumpost": "post", "letter": "personal_communication", "manuscript": "manuscript",
    "email": "personal_communication", "instantmessage": "personal_communication", "interview": "interview",
    "film": "motion_picture", "videorecording": "motion_picture", "tvbroadcast": "broadcast", "podcast": "song",
    "radiobroadcast": "broadcast", "audiorecording": "song", "map": "map", "artwork": "graphic",
    "computerprogram": "software", "software": "software", "softwareapplication": "software", "case": "legal_case",
    "statute": "legislation", "bill": "bill", "hearing": "hearing", "presentation": "speech", "dataset": "dataset",
    "preprint": "article", "standard": "standard", "document": "document", "treaty": "treaty",
    "recording": "song", "motionpicture": "motion_picture", "illustration": "graphic", "legislation": "legislation",
    "note": "document", "creativework": "document", "newsarticle": "article-newspaper", "blogposting": "post-weblog",
}  # fmt: skip
_HOSTS = {
    "journal": "container-title", "periodical": "container-title", "newspaper": "container-title",
    "magazine": "container-title", "book": "container-title", "series": "collection-title",
    "website": "container-title", "blog": "container-title", "forum": "container-title", "program": "container-title",
    "encyclopediatitle": "container-title", "dictionary": "container-title", "courtreporter": "container-title",
    "code": "container-title", "publicationissue": "", "publicationvolume": "", "bookseries": "collection-title",
}  # fmt: skip
_PEOPLE = {
    "authors": "author", "author": "author", "editors": "editor", "editor": "editor", "translators": "translator",
    "translator": "translator", "contributors": "contributor", "contributor": "contributor", "directors": "director",
    "director": "director", "serieseditors": "collection-editor", "bookauthors": "container-author",
    "interviewers": "interviewer", "interviewees": "author", "recipients": "recipient", "composers": "composer",
    "performers": "performer", "programmers": "author", "artists": "author", "presenters": "author",
    "inventors": "author", "podcasters": "author", "cartographers": "author", "sponsors": "contributor",
    "scriptwriters": "script-writer", "producers": "producer", "guests": "guest", "commenters": "contributor",
    "creator": "author", "castmembers": "contributor", "wordsby": "contributor", "counsels": "contributor",
    "cosponsors": "contributor", "reviewedauthors": "reviewed-author", "attorneyagents": "contributor",
}  # fmt: skip
_TEXTS = {
    "title": "title", "name": "title", "shorttitle": "title-short", "alternative": "title-short", "volume": "volume",
    "volumenumber": "volume", "number": "issue", "issuenumber": "issue", "pages": "page", "abstract": "abstract",
    "pagination": "page", "edition": "edition", "bookedition": "edition", "numberofvolumes": "number-of-volumes",
    "numvolumes": "number-of-volumes", "numpages": "number-of-pages", "numberofpages": "number-of-pages",
    "language": "language", "inlanguage": "language", "rights": "license", "type": "genre", "medium": "medium",
    "librarycatalog": "source", "archive": "archive", "archivelocation": "archive_location", "scale": "scale",
    "citationkey": "citation-key", "issn": "ISSN", "isbn": "ISBN", "meetingname": "event-title", "version": "version",
    "runningtime": "dimensions", "presentedat": "event-title", "section": "section", "coverage": "archive_location",
}  # fmt: skip
_CLASSES = frozenset(("LCC", "DDC", "UDC"))
"""Where a library has the work: Zotero writes its call number as a subject of the first of these."""
_SKIPPED = frozenset("itemtype ispartof partof publisher link attachment pagestart pageend isreferencedby".split())


@dataclass(frozen=True, slots=True)
class _Graph:
    """The nodes of a document by what they are called, for the references among them."""

    nodes: dict[str, xml.Element]

    def at(self, prop: xml.Element) -> Iterator[xml.Element]:
        """The nodes a property holds, whether inside it or named in it; those of a list one by one."""
        name = prop.get(f"{_RDF}resource") or prop.get(f"{_RDF}nodeID") or ""
        if name in self.nodes:
            yield self.nodes[name]
        for child in prop:
            if xml.local(child) in ("Seq", "Bag", "Alt"):
                for member in child:
                    yield from self.at(member)
            else:
                yield child

    def said(self, prop: xml.Element) -> str:
        """What a property says: its text, the value of the node it holds, or the address it points to."""
        for node in self.at(prop):
            for tag in ("value", "label", "name", "title"):
                if found := next((self._own(each) for each in node if xml.local(each) == tag), ""):
                    return found
        return xml.text(prop) or prop.get(f"{_RDF}resource") or ""

    def _own(self, prop: xml.Element) -> str:
        return xml.text(prop) or prop.get(f"{_RDF}resource") or ""


def read(text: str) -> Bibliography:
    """The works of an RDF document; notes become `note`, tags keywords, collections and files are passed over.

    Raises:
        InputError: it is no XML, declares entities, or describes no work.
    """
    document = xml.parse(text, title="RDF", expected='a root element "rdf:RDF"', namespaces=True)
    nodes = [each for each in document.root.iter() if isinstance(each.tag, str)]
    graph = _Graph({name: each for each in nodes for name in _called(each) if len(each)})
    held = {id(node) for each in nodes for prop in each if _part(prop) for node in graph.at(prop)}
    works = [each for each in document.root if id(each) not in held and _type(each)]
    if not works:
        raise nothing("work in RDF", text, 'descriptions with "z:itemType", as Zotero exports them')
    return Bibliography(tuple(_reference(work, graph) for work in works), document.problems)


def _called(element: xml.Element) -> Iterator[str]:
    for attribute in ("about", "nodeID", "ID"):
        if name := element.get(f"{_RDF}{attribute}"):
            yield name
            yield f"#{name}"


def _part(prop: xml.Element) -> bool:
    return xml.local(prop).lower() in ("ispartof", "partof")


def _type(element: xml.Element) -> str:
    """The type of a work, "" for what is none: an attachment, a collection, a journal."""
    said = [xml.text(each) for each in element if xml.local(each) == "itemType"]
    said += [each.get(f"{_RDF}resource", "").rpartition("/")[2] for each in element if each.tag == f"{_RDF}type"]
    said.append(xml.local(element))
    if said[0].lower() in ("attachment", "note"):
        return ""
    return next((_TYPES[each.lower()] for each in said if each.lower() in _TYPES and each != "note"), "")


def _reference(work: xml.Element, graph: _Graph) -> Reference:
    about = work.get(f"{_RDF}about", "")
    draft = Draft(id=about.lstrip("#") if about.startswith("#") else "")
    draft.type = _type(work)
    _properties(work, draft, graph)
    for prop in work:
        if _part(prop):
            for host in graph.at(prop):
                _host(host, draft, graph, depth=0)
    if re.match(r"https?:", about):
        draft.text("URL", about)
    if draft.type in ("report", "patent", "standard", "bill", "legislation"):
        draft.move("issue", "number")
    return draft.reference()


def _properties(work: xml.Element, draft: Draft, graph: _Graph) -> None:
    first, last = (_of(work, tag) for tag in ("pageStart", "pageEnd"))
    draft.text("page", pages.normal("-".join(part for part in (first, last) if part)))
    for prop in work:
        word = xml.local(prop).lower()
        if variable := _PEOPLE.get(word):
            draft.name(variable, *_names(prop, graph))
        elif word == "publisher":
            _publisher(prop, draft, graph)
        else:
            _property(prop, word, draft, graph)


def _of(work: xml.Element, tag: str) -> str:
    return next((xml.text(each) for each in work if xml.local(each) == tag), "")


def _property(prop: xml.Element, word: str, draft: Draft, graph: _Graph) -> None:
    said = graph.said(prop)
    if word in _SKIPPED or prop.tag == f"{_RDF}type" or not said:
        return
    if word in ("subject", "about", "keywords"):
        shelved = any(xml.local(node) in _CLASSES for node in graph.at(prop))
        draft.text("call-number" if shelved else "keyword", said, word=xml.local(prop))
    elif word in ("date", "datepublished", "issued"):
        draft.date("issued", dates.read(said) or None)
    elif word in ("datesubmitted", "accessed"):
        draft.date("accessed", dates.read(said) or None)
    elif word in ("identifier", "sameas", "url", "doi"):
        _identifier(said, draft)
    elif word == "description":
        noted = "w3.org" not in said and "purl.org" in str(prop.tag)
        draft.text("note" if noted else "abstract", said)
    elif variable := _TEXTS.get(word):
        draft.text(variable, pages.normal(said) if variable == "page" else said, word=xml.local(prop))
    else:
        draft.keep(xml.local(prop), said)


def _identifier(said: str, draft: Draft) -> None:
    """A DOI, ISBN or ISSN with its name before it, or an address."""
    kind, _, value = said.partition(" ")
    if kind in ("ISBN", "ISSN", "DOI") and value:
        draft.text(kind, tidy(value), word=kind)
    elif (doi := identifiers.doi(said)) and ("doi.org/" in said or said == doi):
        draft.text("DOI", doi)
    elif said.startswith("http"):
        draft.text("URL", said, word="identifier")
    else:
        draft.keep("identifier", said)


def _names(prop: xml.Element, graph: _Graph) -> Iterator[Name]:
    nodes = list(graph.at(prop))
    if not nodes and (whole := xml.text(prop)):
        yield names.read(whole)
    for node in nodes:
        said = {xml.local(each).lower(): xml.text(each) for each in node}
        family = said.get("surname") or said.get("familyname") or ""
        given = said.get("givenname") or said.get("firstname") or ""
        if family and given:
            yield names.inverted(f"{family}, {given}")
        elif whole := family or said.get("name") or given:
            yield names.read(whole) if said.get("name") == whole else Name(literal=whole)


def _publisher(prop: xml.Element, draft: Draft, graph: _Graph) -> None:
    for node in graph.at(prop):
        for each in node:
            if xml.local(each) == "name":
                draft.text("publisher", xml.text(each))
            elif xml.local(each) in ("adr", "address"):
                draft.text("publisher-place", xml.text(each))
    draft.text("publisher", graph.said(prop))


def _host(host: xml.Element, draft: Draft, graph: _Graph, *, depth: int) -> None:
    """What a journal, book or series says of the part in it; an issue's own host is the journal."""
    variable = _HOSTS.get(xml.local(host).lower(), "container-title")
    inner = Draft()
    for prop in host:
        if _part(prop) and depth < 3:
            for outer in graph.at(prop):
                _host(outer, draft, graph, depth=depth + 1)
    _properties(host, inner, graph)
    title = inner.values.pop("title", "")
    if variable and isinstance(title, str):
        draft.text(variable, title, word="isPartOf")
        inner.move("title-short", f"{variable}-short" if variable == "container-title" else "title-short")
    if variable == "collection-title":
        inner.move("issue", "collection-number")
    for each, value in inner.values.items():
        if isinstance(value, str):
            draft.text(each, value, word=f"isPartOf {each}")
        else:
            draft.values.setdefault(each, value)


def sniff(head: str) -> bool:
    """Whether the root is RDF with Zotero's, Dublin Core's or schema.org's words in it."""
    marks = ("zotero.org/namespaces", "purl.org/net/biblio", "schema.org")
    return xml.root_name(head) == "RDF" and any(mark in head for mark in marks)


FORMAT = Format("zotero-rdf", "Zotero RDF", (".rdf",), read, None, sniff)
