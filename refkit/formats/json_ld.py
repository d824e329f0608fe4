"""schema.org in JSON-LD: a work, several, or those in the `<script type="application/ld+json">` of a web page.

Source: schema.org 29 (ScholarlyArticle, Book, Chapter, Thesis, Dataset, SoftwareSourceCode and what they inherit).
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from refkit.fields import identifiers, names
from refkit.formats import answers, carry, json_ld_writing
from refkit.formats.answers import Work, listed, text
from refkit.formats.draft import Draft
from refkit.formats.frame import Format, Written, nothing
from refkit.formats.json_ld_words import KNOWN, ROLES, TEXTS, TYPES
from refkit.model import Bibliography, Name, Names, Problem, Reference, Value

_SCRIPT = re.compile(r"<script\b[^>]*application/ld\+json[^>]*>(.*?)</script", re.IGNORECASE | re.DOTALL)


def read(source: str) -> Bibliography:
    """The works that a JSON-LD text or a page describes; properties without a place in CSL are kept in `custom`.

    Periodicals and issues that only stand in `isPartOf` are containers, not works of their own; so are people.

    Raises:
        InputError: there is no work in it.
    """
    if scripts := _SCRIPT.findall(source):
        source = "\n".join(scripts)
    problems: list[Problem] = []
    found = [node for value in answers.values(source, problems) for node in _works(value)]
    by_id = {str(node["@id"]): node for node in found if node.get("@id")}
    references = tuple(_reference(node, by_id) for node in found if _kind(node))
    if not references:
        raise nothing("schema.org work", source, 'JSON-LD with an "@type" such as "ScholarlyArticle" or "Book"')
    return Bibliography(references, tuple(problems))


def _works(value: Any, depth: int = 0) -> Iterator[Work]:
    """The nodes of a text: in arrays, in `@graph`, in `mainEntity` and item lists."""
    if isinstance(value, list):
        for each in value:
            yield from _works(each, depth)
    elif isinstance(value, Mapping):
        if "@type" in value:
            yield value
        if depth < _DEEP:
            for key in ("@graph", "itemListElement", "item", "mainEntity", "hasPart"):
                yield from _works(value.get(key), depth + 1)


_DEEP = 20


def _kind(node: Work) -> str:
    said = (str(each).rpartition("/")[2].rpartition(":")[2] for each in listed(node.get("@type")))
    return next((kind for each in said if (kind := TYPES.get(each))), "")


def _reference(node: Work, by_id: Mapping[str, Work]) -> Reference:
    kind = _kind(node)
    values: dict[str, Value] = {"title": text(node, "headline") or text(node, "name")}
    for key, variable in TEXTS.items():
        values[variable] = values.get(variable) or text(_named(node.get(key)))
    for key, role in ROLES.items():
        values[role] = values.get(role) or _people(node.get(key), by_id)
    publisher = _resolved(_first(node.get("publisher") or node.get("provider")), by_id)
    values |= {
        "publisher": text(_named(publisher)),
        "publisher-place": text(
            _named(_first(_at(publisher, "address", "addressLocality") or _at(publisher, "location")))
        ),
        "page": text(node, "pagination").replace("–", "-")
        or answers.joined(text(node, "pageStart"), text(node, "pageEnd")),
        "abstract": answers.prose(text(node, "abstract") or text(node, "description")),
        "keyword": ", ".join(_keywords(node.get("keywords"))),
        "ISBN": text(node, "isbn"),
        "ISSN": text(node, "issn"),
    }
    values |= _dates(node) | _identified(node)
    _contained(values, node.get("isPartOf"), kind, by_id, 0)
    if kind == "article-magazine" and values.get("ISSN") and values.get("volume"):
        kind = "article-journal"
    custom = {key: held for key, held in node.items() if key not in KNOWN and held not in (None, "", [], {})}
    draft = Draft(kind, _name_of(node), values, custom)
    _carried(node, draft)
    return draft.reference()


def _carried(node: Work, draft: Draft) -> None:
    """What refkit writes beside schema.org's words, under CSL's."""
    beside = node.get("csl")
    for key, value in beside.items() if isinstance(beside, Mapping) else ():
        try:
            carry.put(draft, str(key), value)
        except ValueError:
            draft.keep("csl", value)


def _name_of(node: Work) -> str:
    """The id that a node has within its text, "#berg2007"; an address is no such id."""
    said = text(node, "@id")
    return said[1:] if said.startswith("#") else ""


def _at(node: Any, *path: str) -> Any:
    return answers.part(node, *path)


def _first(value: Any) -> Any:
    return value[0] if isinstance(value, list) and value else value


def _resolved(value: Any, by_id: Mapping[str, Work]) -> Any:
    """The node that an `@id` alone points to."""
    if isinstance(value, Mapping) and set(value) == {"@id"}:
        return by_id.get(str(value["@id"]), value)
    return value


def _named(value: Any) -> Any:
    """A text, or the name of a thing."""
    value = _first(value)
    return value.get("name") or value.get("@value") or value.get("@id") if isinstance(value, Mapping) else value


def _people(value: Any, by_id: Mapping[str, Work]) -> Names:
    found = (_person(_resolved(each, by_id)) for each in listed(value))
    return tuple(name for name in found if name != Name())


def _person(node: Any) -> Name:
    if isinstance(node, str):
        return names.read(node)
    said = text(_named(node))
    if family := text(node, "familyName"):
        return answers.person(text(node, "givenName"), family, suffix=text(node, "honorificSuffix"))
    kind = text(node, "@type").rpartition("/")[2]
    return Name(literal=said) if kind and kind != "Person" else names.read(said) if said else Name()


def _keywords(value: Any) -> Iterator[str]:
    for each in listed(value):
        yield from (word for part in re.split(r"\s*[,;]\s*", text(_named(each))) if (word := part.strip()))


def _dates(node: Work) -> dict[str, Value]:
    found: dict[str, Value] = {}
    said = text(node, "datePublished") or text(node, "dateCreated") or text(node, "copyrightYear")
    if issued := answers.date(re.sub(r"T.*$", "", said)) if said else None:
        found["issued"] = issued
    return found


def _identified(node: Work) -> dict[str, Value]:
    """DOI, PMID and address from wherever people put them."""
    found: dict[str, Value] = {}
    spots = [node.get("@id"), *listed(node.get("identifier")), *listed(node.get("sameAs")), node.get("url")]
    for spot in spots:
        scheme = text(spot, "propertyID").rpartition("/")[2].lower() if isinstance(spot, Mapping) else ""
        value = text(spot, "value") or text(spot, "@id") if isinstance(spot, Mapping) else text(spot)
        if doi := identifiers.doi(value):
            found.setdefault("DOI", doi)
        elif scheme in ("pmid", "pmcid", "isbn", "issn") and value:
            found.setdefault(scheme.upper(), value)
    address = text(node, "url") or text(_named(node.get("mainEntityOfPage")))
    if address.startswith("http"):
        found["URL"] = address
    return found


def _contained(values: dict[str, Value], above: Any, kind: str, by_id: Mapping[str, Work], depth: int) -> None:
    """What `isPartOf` says, from an issue up through its volume to the periodical, or a book up to its series."""
    for part in listed(above):
        node = _resolved(part, by_id)
        said = {str(each).rpartition("/")[2] for each in listed(_at(node, "@type"))}
        if said & {"PublicationIssue", "PublicationVolume"}:
            moved = {
                "issue": text(node, "issueNumber"),
                "volume": text(node, "volumeNumber"),
                "ISSN": text(node, "issn"),
            }
            title = text(node, "name") if not _at(node, "isPartOf") else ""
        else:
            series = bool(said & {"BookSeries", "CreativeWorkSeries"}) or kind in ("book", "report", "thesis")
            moved = {"ISSN": text(node, "issn"), "ISBN": text(node, "isbn")} if not series else {}
            title = ""
            moved["collection-title" if series else "container-title"] = text(_named(node))
            if not values.get("editor") and not series:
                values["editor"] = _people(_at(node, "editor"), by_id)
            if not values.get("publisher"):
                values["publisher"] = text(_named(_resolved(_first(_at(node, "publisher")), by_id)))
        for variable, value in (moved | ({"container-title": title} if title else {})).items():
            values[variable] = values.get(variable) or value
        if depth < _DEEP:
            _contained(values, _at(node, "isPartOf"), kind, by_id, depth + 1)


# --- writing


def write(references: Sequence[Reference]) -> Written:
    """One node, or several under `@graph`, in the vocabulary of schema.org; what it has no property for stands in
    a property "csl" of the context's own, a JSON literal (JSON-LD 1.1, 4.2.2) of CSL's variables.
    """
    nodes = [_whole(reference) for reference in references]
    beyond = any("csl" in node for node in nodes)
    top: dict[str, Any] = {"@context": ["https://schema.org", {"csl": _CSL}] if beyond else "https://schema.org"}
    top |= nodes[0] if len(nodes) == 1 else {"@graph": nodes}
    return Written(json.dumps(top, ensure_ascii=False, indent=2, default=str) + "\n")


_CSL = {"@id": "http://purl.org/net/xbiblio/csl", "@type": "@json"}


def _whole(reference: Reference) -> dict[str, Any]:
    node = json_ld_writing.node(reference)
    beside = carry.differences(reference, _reference(node, {}))
    return node | ({"csl": beside} if beside else {})


def sniff(head: str) -> bool:
    """Whether it has JSON-LD's context of schema.org, bare or in a page."""
    return bool(re.search(r'"@context"\s*:[^,}]{0,200}schema\.org', head)) or bool(_SCRIPT.search(head))


FORMAT = Format("json-ld", "schema.org JSON-LD", (".jsonld",), read, write, sniff)
