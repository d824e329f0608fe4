"""DataCite JSON, as DataCite's REST API and content negotiation give it. Read only.

Source: DataCite Metadata Schema 4.6 (https://datacite-metadata-schema.readthedocs.io/en/4.6/).
"""

import re
from collections.abc import Iterator
from typing import Any

from refkit.fields import identifiers, names, pages
from refkit.formats import answers
from refkit.formats.answers import Work, part, text
from refkit.formats.frame import Format
from refkit.formats.json_kinds import is_datacite
from refkit.model import Bibliography, Name, Names, Reference, Value

# resourceTypeGeneral; "Text" says nothing, there DataCite's own guess for citeproc and the free words help
_TYPES = {
    "audiovisual": "motion_picture",
    "award": "document",
    "book": "book",
    "bookchapter": "chapter",
    "collection": "collection",
    "computationalnotebook": "software",
    "conferencepaper": "paper-conference",
    "conferenceproceeding": "book",
    "datapaper": "article",
    "dataset": "dataset",
    "dissertation": "thesis",
    "event": "event",
    "image": "graphic",
    "interactiveresource": "webpage",
    "instrument": "document",
    "journal": "periodical",
    "journalarticle": "article-journal",
    "model": "document",
    "outputmanagementplan": "report",
    "peerreview": "review",
    "physicalobject": "document",
    "preprint": "article",
    "presentation": "speech",
    "poster": "speech",
    "project": "document",
    "report": "report",
    "service": "webpage",
    "software": "software",
    "sound": "song",
    "standard": "standard",
    "studyregistration": "report",
    "workflow": "software",
}
_WORDS = (
    (r"journal ?article|^article", "article-journal"),
    (r"thesis|dissertation", "thesis"),
    (r"conference (?:paper|article|proceeding)", "paper-conference"),
    (r"chapter|book ?section", "chapter"),
    (r"pre-?print|working ?paper", "article"),
    (r"report", "report"),
    (r"presentation|lecture|poster|slides", "speech"),
    (r"book|monograph", "book"),
    (r"blog", "post-weblog"),
)
_ROLES = {"editor": "editor", "translator": "translator", "datacurator": "curator", "producer": "producer"}
_PAGED = re.compile(r"(\w*\d\w*)(?:\s*[-–—]\s*(\w*\d\w*))?\s*(?:pages?|seiten?|pp?\.?|s\.)?", re.IGNORECASE)
_KEPT = (
    "identifiers",
    "alternateIdentifiers",
    "relatedIdentifiers",
    "fundingReferences",
    "geoLocations",
    "sizes",
    "formats",
)


def read(json_text: str) -> Bibliography:
    """The records in DataCite's JSON: bare attributes, one of the REST API's records, or a list of them.

    The container is that which the work "IsPublishedIn", else the record's own. Related and alternate identifiers,
    funding and places are kept in `custom` under DataCite's words.

    Raises:
        InputError: there is no record in it.
    """
    return answers.read(json_text, "DataCite record", unwrap=_unwrap, work=work)


def _unwrap(value: Any) -> Iterator[Work]:
    return answers.wrapped(value, "data", "attributes", mark=lambda each: "titles" in each or "creators" in each)


def work(raw: Work) -> Reference:
    """The reference in one record."""
    kind = _kind(raw)
    values: dict[str, Value] = {
        "title": _title(raw),
        "author": tuple(_name(creator) for creator in answers.listed(raw.get("creators"))),
        "publisher": text(raw, "publisher", "name") or text(raw, "publisher"),
        "DOI": identifiers.doi(text(raw, "doi") or text(raw, "id")),
        "URL": text(raw, "url"),
        "language": text(raw, "language"),
        "version": text(raw, "version"),
        "abstract": answers.prose(_description(raw, "Abstract")),
        "note": answers.prose(_description(raw, "Notes")),
        "keyword": _unique(text(subject, "subject") for subject in answers.listed(raw.get("subjects"))),
        "license": _unique(
            text(right, "rights") or text(right, "rightsUri") for right in answers.listed(raw.get("rightsList"))
        ),
        "medium": "" if kind != "song" else text(raw, "types", "resourceType"),
        "genre": text(raw, "types", "resourceType") if kind in ("thesis", "report", "speech") else "",
    }
    values |= _contributors(raw) | _dates(raw)
    for variable, value in _container(raw, kind).items():
        values[variable] = value or values.get(variable, "")
    if kind == "article-journal" and values["publisher"] == values.get("container-title"):
        values["publisher"] = ""
    return Reference.of(kind, values, id=str(values["DOI"]), custom=answers.kept(raw, *_KEPT))


def _kind(raw: Work) -> str:
    general = text(raw, "types", "resourceTypeGeneral").replace(" ", "").lower()
    free = text(raw, "types", "resourceType")
    if general in ("text", "other", "", "image", "interactiveresource"):
        for words, kind in _WORDS:
            if re.search(words, free, re.IGNORECASE):
                return kind
    if general in ("text", "other", ""):
        said = text(raw, "types", "citeproc")
        return said if said in ("article-journal", "thesis", "book", "chapter", "report", "dataset") else "document"
    return _TYPES.get(general, "document")


def _title(raw: Work) -> str:
    found = {text(title, "titleType"): text(title, "title") for title in reversed(answers.listed(raw.get("titles")))}
    main = found.get("") or next(iter(reversed(found.values())), "")
    subtitle = found.get("Subtitle", "")
    return f"{main}: {subtitle}" if subtitle and main != subtitle else main


def _name(raw: Any) -> Name:
    whole = text(raw, "name")
    if text(raw, "nameType") == "Organizational":
        return Name(literal=whole)
    if family := text(raw, "familyName"):
        return answers.person(text(raw, "givenName"), family)
    return names.inverted(whole)


def _contributors(raw: Work) -> dict[str, Value]:
    found: dict[str, Names] = {}
    for contributor in answers.listed(raw.get("contributors")):
        role = _ROLES.get(text(contributor, "contributorType").lower(), "contributor")
        name = _name(contributor)
        found[role] = (*found.get(role, ()), *([] if name in found.get(role, ()) or name == Name() else [name]))
    return dict(found)


def _dates(raw: Work) -> dict[str, Value]:
    said = {text(date, "dateType"): text(date, "date") for date in answers.listed(raw.get("dates"))}
    issued = next((said[kind] for kind in ("Issued", "Available", "Created") if said.get(kind)), "")
    if not said.get("Issued") and (year := text(raw, "publicationYear")):
        issued = issued if issued.startswith(year) else year
    found = {"issued": issued, "submitted": said.get("Submitted", ""), "available-date": said.get("Available", "")}
    return {variable: date for variable, value in found.items() if value and (date := answers.date(value))}


def _description(raw: Work, kind: str) -> str:
    found = (each for each in answers.listed(raw.get("descriptions")) if text(each, "descriptionType") == kind)
    return next((str(part(each, "description") or "") for each in found), "")


def _container(raw: Work, kind: str) -> dict[str, Value]:
    """What the work was published in, and where in it."""
    items = answers.listed(raw.get("relatedItems"))
    published = next((item for item in items if text(item, "relationType") == "IsPublishedIn"), None)
    if published is not None:
        return _published_in(published)
    own = raw.get("container")
    first, last = _page(text(own, "firstPage")), _page(text(own, "lastPage"))
    found: dict[str, Value] = {
        "volume": text(own, "volume"),
        "issue": text(own, "issue"),
        "page": answers.joined(first, last) if first else _sized(raw, kind),
    }
    if kind in ("article-journal", "chapter", "paper-conference", "article", "document"):
        found["container-title"] = text(own, "title")
    elif kind in ("book", "report", "thesis"):
        found["collection-title"] = text(own, "title")
    number = text(own, "identifier")
    return found | ({text(own, "identifierType"): number} if text(own, "identifierType") in ("ISSN", "ISBN") else {})


def _published_in(item: Work) -> dict[str, Value]:
    number, kind = text(item, "relatedItemIdentifier", "relatedItemIdentifier"), "relatedItemIdentifierType"
    editors = [each for each in answers.listed(item.get("contributors")) if text(each, "contributorType") == "Editor"]
    found: dict[str, Value] = {
        "container-title": text(part(item, "titles", 0) or part(item, "titles"), "title"),
        "volume": text(item, "volume"),
        "issue": text(item, "issue"),
        "edition": text(item, "edition"),
        "page": pages.normal(answers.joined(text(item, "firstPage"), text(item, "lastPage"))),
        "publisher": text(item, "publisher"),
        "container-author": tuple(_name(creator) for creator in answers.listed(item.get("creators"))),
        "editor": tuple(_name(editor) for editor in editors),
    }
    identified = text(item, "relatedItemIdentifier", kind)
    return found | ({identified: number} if identified in ("ISSN", "ISBN") else {})


def _page(said: str) -> str:
    # some repositories put "Vol. 3 No. 1 (2018)" where the first page goes
    return said if re.fullmatch(r"\w{0,6}\d+\w{0,2}", said) else ""


def _sized(raw: Work, kind: str) -> str:
    """Pages that a repository gave as the size."""
    for size in answers.listed(raw.get("sizes")):
        match = _PAGED.fullmatch(text(size))
        if match and match[2] and kind in ("article-journal", "chapter", "paper-conference"):
            return f"{match[1]}-{match[2]}"
    return ""


def _unique(values: Iterator[str]) -> str:
    return ", ".join(dict.fromkeys(value for value in values if value))


FORMAT = Format("datacite-json", "DataCite JSON", (".json",), read, None, is_datacite)
