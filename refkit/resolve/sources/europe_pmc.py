"""Europe PMC's REST service: articles, preprints and patents of the life sciences.

Source: https://europepmc.org/RestfulWebService, "search", result type "core".
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from refkit.fields import dates, edtf, names, pages
from refkit.fields.text import tidy, unescape
from refkit.model import Date, Name, Reference, Value
from refkit.resolve.pacing import Pace
from refkit.resolve.sources.source import Asked, Settings, Source, doi, envelope, first_family, title
from refkit.resolve.transport import Question

_PACE = Pace(8, 1.0, at_once=2)
_KINDS = frozenset("article-journal article-magazine article review chapter paper-conference document".split())


def _by_identifier(base: str, settings: Settings, reference: Reference) -> Asked | None:
    if number := doi(reference):
        return _search(base, settings, f'DOI:"{number}"')
    if (number := reference.text("PMID")).isdecimal():
        return _search(base, settings, f"EXT_ID:{number} AND SRC:MED")
    number = reference.text("PMCID").upper()
    return _search(base, settings, f"PMCID:{number}") if re.fullmatch(r"PMC\d+", number) else None


def _by_words(base: str, settings: Settings, reference: Reference) -> Asked | None:
    if not (name := title(reference)) or reference.type not in _KINDS:
        return None
    who = f' AND AUTH:"{family}"' if (family := first_family(reference)) else ""
    return _search(base, settings, f'TITLE:"{name}"{who}')


def _search(base: str, settings: Settings, query: str) -> Asked:
    params: tuple[tuple[str, str], ...] = (
        ("query", query),
        ("format", "json"),
        ("resultType", "core"),
        ("pageSize", "5"),
    )
    params += (("email", settings.mail),) if settings.mail else ()
    return Asked(Question("europe-pmc", f"{base.rstrip('/')}/search", params), _read, _PACE)


def _read(text: str) -> Sequence[Reference]:
    works = envelope(text, "resultList", "result")
    return tuple(_work(work) for work in works if isinstance(work, dict) and work.get("title"))


def _work(raw: Mapping[str, Any]) -> Reference:
    about = _part(raw, "journalInfo")
    journal = _part(about, "journal")
    preprint = _text(raw, "source") == "PPR"
    values: dict[str, Value] = {
        "title": _text(raw, "title").rstrip("."),
        "author": tuple(_people(raw)),
        "container-title": _text(journal, "title"),
        "container-title-short": _text(journal, "isoabbreviation"),
        "ISSN": _text(journal, "issn") or _text(journal, "essn"),
        "volume": _text(about, "volume"),
        "issue": _text(about, "issue"),
        "page": pages.normal(_text(raw, "pageInfo")),
        "DOI": _text(raw, "doi"),
        "PMID": _text(raw, "pmid"),
        "PMCID": _text(raw, "pmcid"),
        "language": _text(raw, "language"),
        "abstract": _text(raw, "abstractText"),
        "issued": _issued(raw, about),
    }
    comments = _part(raw, "commentCorrectionList").get("commentCorrection")
    custom = {"commentCorrection": comments} if comments else None
    return Reference.of("article" if preprint else "article-journal", values, custom=custom)


def _issued(raw: Mapping[str, Any], about: Mapping[str, Any]) -> Date:
    year = _text(raw, "pubYear")
    first = edtf.read(_text(raw, "firstPublicationDate"))
    if first and str(first.year) == year:
        return first
    return dates.read(year or _text(about, "dateOfPublication"))


def _people(raw: Mapping[str, Any]) -> list[Name]:
    listed = _part(raw, "authorList").get("author")
    found = [_name(each) for each in listed if isinstance(each, Mapping)] if isinstance(listed, list) else []
    said = _text(raw, "authorString").rstrip(".")
    return found or [names.inverted(each) for each in said.split(", ") if each]


def _name(raw: Mapping[str, Any]) -> Name:
    if literal := _text(raw, "collectiveName"):
        return Name(literal=literal)
    particle, family = names.split_particle(_text(raw, "lastName") or _text(raw, "fullName"))
    given = _text(raw, "firstName") or names.dotted(_text(raw, "initials"))
    return Name(family, given, non_dropping_particle=particle)


def _part(raw: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    found = raw.get(key)
    return found if isinstance(found, Mapping) else {}


def _text(raw: Mapping[str, Any], key: str) -> str:
    found = raw.get(key)
    return tidy(re.sub(r"</?[a-zA-Z][^<>]*>", " ", unescape(str(found)))) if isinstance(found, str | int) else ""


_BASE = "https://www.ebi.ac.uk/europepmc/webservices/rest"
SOURCE = Source("europe-pmc", "Europe PMC", _BASE, _by_identifier, _by_words)
