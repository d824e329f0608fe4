"""DataCite XML, the records repositories deposit and harvesters give on, read as their JSON is. Read only.

Source: DataCite Metadata Schema 4.6 (https://datacite-metadata-schema.readthedocs.io/en/4.6/); kernels 2 to 4 are read.
"""

from collections.abc import Iterator
from typing import Any

from refkit.formats import datacite_json, xml
from refkit.formats.frame import Format, nothing
from refkit.model import Bibliography, Reference

_SIMPLE = {"publicationYear": "publicationYear", "language": "language", "version": "version"}
# a list's element -> the word for it in JSON, the word for its own text there
_LISTS = {
    "titles/title": ("titles", "title"),
    "subjects/subject": ("subjects", "subject"),
    "dates/date": ("dates", "date"),
    "rightsList/rights": ("rightsList", "rights"),
    "alternateIdentifiers/alternateIdentifier": ("alternateIdentifiers", "alternateIdentifier"),
    "relatedIdentifiers/relatedIdentifier": ("relatedIdentifiers", "relatedIdentifier"),
}
_PART = ("volume", "issue", "number", "edition", "firstPage", "lastPage", "publisher", "publicationYear")


def read(text: str) -> Bibliography:
    """The `resource` records of a text, alone or in the wrapping of OAI-PMH; what they mean is as in DataCite's JSON.

    Raises:
        InputError: it is no XML, declares entities, or has no record.
    """
    document = xml.parse(text, title="DataCite XML", expected='a root element "resource"')
    found = [each for each in document.root.iter("resource") if each.find("titles") is not None or _creators(each)]
    if not found:
        raise nothing("DataCite record", text, 'an element "resource" with "creators" or "titles"')
    return Bibliography(tuple(map(_reference, found)), document.problems)


def _creators(resource: xml.Element) -> bool:
    return resource.find("creators") is not None


def _reference(resource: xml.Element) -> Reference:
    return datacite_json.work(_record(resource))


def _record(resource: xml.Element) -> dict[str, Any]:
    """The record in the words of DataCite's JSON."""
    record: dict[str, Any] = {word: xml.first(resource, tag) for tag, word in _SIMPLE.items()}
    record["publisher"] = xml.first(resource, "publisher")
    record |= {word: list(_listed(resource, path, own)) for path, (word, own) in _LISTS.items()}
    for identifier in resource.iterfind("identifier"):
        if identifier.get("identifierType", "DOI").upper() == "DOI":
            record["doi"] = xml.text(identifier)
        elif identifier.get("identifierType", "").upper() == "URL":
            record["url"] = xml.text(identifier)
    kind = resource.find("resourceType")
    general = kind.get("resourceTypeGeneral", "") if kind is not None else ""
    record["types"] = {"resourceTypeGeneral": general, "resourceType": xml.text(kind)}
    record["creators"] = [_person(each, "creatorName") for each in resource.iterfind("creators/creator")]
    record["contributors"] = list(_contributors(resource))
    record["descriptions"] = [
        {"descriptionType": each.get("descriptionType", ""), "description": _prose(each)}
        for each in resource.iterfind("descriptions/description")
    ]
    record["sizes"] = list(xml.texts(resource, "sizes/size"))
    record["relatedItems"] = [_item(each) for each in resource.iterfind("relatedItems/relatedItem")]
    return record


def _prose(element: xml.Element) -> str:
    for gap in element.iter("br"):
        gap.tail = f" {gap.tail or ''}"
    return xml.text(element)


def _listed(resource: xml.Element, path: str, own: str) -> Iterator[dict[str, str]]:
    for element in resource.iterfind(path):
        if said := xml.text(element):
            yield {str(key): str(value) for key, value in element.attrib.items()} | {own: said}


def _person(element: xml.Element, tag: str) -> dict[str, str]:
    name = element.find(tag)
    return {
        "name": xml.text(name),
        "nameType": name.get("nameType", "") if name is not None else "",
        "givenName": xml.first(element, "givenName"),
        "familyName": xml.first(element, "familyName"),
    }


def _contributors(element: xml.Element) -> Iterator[dict[str, str]]:
    for each in element.iterfind("contributors/contributor"):
        yield _person(each, "contributorName") | {"contributorType": each.get("contributorType", "")}


def _item(element: xml.Element) -> dict[str, Any]:
    """A related item: what the work stands in, for one."""
    number = element.find("relatedItemIdentifier")
    kind = number.get("relatedItemIdentifierType", "") if number is not None else ""
    return {
        "relationType": element.get("relationType", ""),
        "relatedItemIdentifier": {"relatedItemIdentifier": xml.text(number), "relatedItemIdentifierType": kind},
        "titles": list(_listed(element, "titles/title", "title")),
        "creators": [_person(each, "creatorName") for each in element.iterfind("creators/creator")],
        "contributors": list(_contributors(element)),
    } | {word: xml.first(element, word) for word in _PART}


def sniff(head: str) -> bool:
    """Whether the root is `resource` and its namespace DataCite's, or such a record stands in a harvest."""
    root = xml.root_name(head)
    if root == "OAI-PMH":
        return "datacite.org/schema/kernel" in head
    return root == "resource" and ("datacite.org/schema" in head or "<creators" in head)


FORMAT = Format("datacite-xml", "DataCite XML", (".xml",), read, None, sniff)
