"""What happened to a work after it was published: retractions, corrections, concerns, a published version."""

import csv
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from refkit.errors import InputError
from refkit.fields import identifiers
from refkit.model import Notice, Reference

_RETRACTED = re.compile(r"^\W*(RETRACTED|WITHDRAWN|Retracted)\b(?: (?:ARTICLE|PAPER|Article))?\s*[:\]]")
NOTICE_OF = "notice of "
"""What the `kind` begins with for a work that is itself the notice, whose `DOI` is then that of the work concerned."""
_VERSIONS = {"is-preprint-of": "published-version", "has-preprint": "preprint"}


def notices(work: Reference, retractions: "Mapping[str, tuple[Notice, ...]] | None" = None) -> tuple[Notice, ...]:
    """What the source's own record, and a list of retractions, say happened to a work.

    `kind` is "retraction", "correction", "expression of concern" ... as the source words it in lower case; for a work
    that is itself such a notice "notice of retraction" with the DOI of the work concerned; for a preprint
    "published-version" and for an article "preprint" with the DOI of the other.
    """
    found = [*_updates(work), *_relations(work), *_pubmeds(work), *_europe_pmcs(work)]
    if match := _RETRACTED.match(work.text("title")):
        kind = "withdrawal" if match[1] == "WITHDRAWN" else "retraction"
        found.append(Notice(kind, source="the title in the record"))
    if _flagged(work):
        found.append(Notice("retraction", source="openalex"))
    found += told_of(work, retractions or {})
    return tuple(dict.fromkeys(found))


def _updates(work: Reference) -> Iterator[Notice]:
    for key, before in (("updated-by", ""), ("update-to", NOTICE_OF)):
        for update in _objects(work.custom.get(key)):
            source = str(update.get("source") or "crossref")
            yield Notice(f"{before}{_kind(update)}", str(update.get("DOI") or ""), source)


def _kind(update: Mapping[str, Any]) -> str:
    words = str(update.get("type") or update.get("label") or "update").lower().replace("_", " ").replace("-", " ")
    return "correction" if words in ("erratum", "corrigendum") else words


def _relations(work: Reference) -> Iterator[Notice]:
    relations = work.custom.get("relation")
    for relation, kind in _VERSIONS.items():
        for other in _objects(relations.get(relation) if isinstance(relations, Mapping) else None):
            if str(other.get("id-type", "doi")).lower() == "doi" and (doi := identifiers.doi(str(other.get("id")))):
                yield Notice(kind, doi, "crossref")


# MEDLINE's fields for what was published about a work later (NLM, "MEDLINE/PubMed Data Element Descriptions").
_LATER = {"RIN": "retraction", "RetractionIn": "retraction", "EIN": "correction", "ECI": "expression of concern"}


def _pubmeds(work: Reference) -> Iterator[Notice]:
    kinds = dict.fromkeys(_LATER[field] for field in _LATER if work.custom.get(field))
    if "Retracted Publication" in _texts(work.custom.get("PT")):
        kinds["retraction"] = None
    for kind in kinds:
        said = (text for field in _LATER if _LATER[field] == kind for text in _texts(work.custom.get(field)))
        dois = (doi for text in said for _, doi in identifiers.find_dois(text))
        yield Notice(kind, next(dois, ""), "pubmed")


_COMMENTS = {
    "retraction in": "retraction",
    "erratum in": "correction",
    "expression of concern in": "expression of concern",
    "preprint of": "published-version",
}


def _europe_pmcs(work: Reference) -> Iterator[Notice]:
    for comment in _objects(work.custom.get("commentCorrection")):
        if kind := _COMMENTS.get(str(comment.get("type")).lower()):
            found = next((doi for _, doi in identifiers.find_dois(str(comment.get("reference")))), "")
            yield Notice(kind, found, "europe-pmc")


def _texts(value: Any) -> list[str]:
    listed = value if isinstance(value, list) else [value]
    return [each for each in listed if isinstance(each, str)]


def _flagged(work: Reference) -> bool:
    return work.custom.get("is_retracted") is True


def _objects(value: Any) -> list[Mapping[str, Any]]:
    listed = value if isinstance(value, list) else [value]
    return [each for each in listed if isinstance(each, Mapping)]


def read_retractions(path: str | os.PathLike[str]) -> Mapping[str, tuple[Notice, ...]]:
    """The notices of a Retraction Watch CSV, by the lower-case DOI, and by the PMID, of the work they concern.

    The columns are those of the file Crossref publishes: `OriginalPaperDOI`, `OriginalPaperPubMedID`,
    `RetractionNature`, `RetractionDOI`. A work whose retraction was taken back ("Reinstatement") is not retracted.

    Raises:
        InputError: there is no such file, or it has not these columns.
    """
    try:
        with Path(path).open(encoding="utf-8-sig", errors="replace", newline="") as stream:
            rows = csv.DictReader(stream)
            _see_columns(path, rows.fieldnames or ())
            return _by_work(rows)
    except OSError as error:
        raise InputError(f'cannot read the retractions "{path}": {error.strerror}') from None
    except csv.Error as error:
        raise InputError(f'"{path}" is no table that can be read: {error}') from None


def _see_columns(path: str | os.PathLike[str], columns: Iterable[str]) -> None:
    if missing := {"OriginalPaperDOI", "RetractionNature"} - set(columns):
        named = " and ".join(sorted(missing))
        raise InputError(f'"{path}" has no column {named}, expected the Retraction Watch CSV that Crossref publishes')


def _by_work(rows: Iterable[Mapping[str, str | None]]) -> dict[str, tuple[Notice, ...]]:
    found: dict[str, tuple[Notice, ...]] = {}
    for row in rows:
        kind = (row["RetractionNature"] or "retraction").strip().lower()
        notice = Notice(kind, identifiers.doi(row.get("RetractionDOI") or ""), "retraction watch")
        number = (row.get("OriginalPaperPubMedID") or "").strip().lstrip("0")
        for work in (identifiers.doi(row["OriginalPaperDOI"] or "").lower(), number):
            if work:
                found[work] = (*found.get(work, ()), notice)
    return {work: _standing(each) for work, each in found.items()}


def _standing(found: tuple[Notice, ...]) -> tuple[Notice, ...]:
    back = any(notice.kind == "reinstatement" for notice in found)
    return tuple(notice for notice in found if not (back and notice.kind == "retraction"))


def told_of(work: Reference, retractions: Mapping[str, tuple[Notice, ...]]) -> tuple[Notice, ...]:
    """What a list of retractions says of a work, by its DOI, else by its PMID."""
    doi, number = identifiers.doi(work.text("DOI")).lower(), work.text("PMID")
    return retractions.get(doi) or retractions.get(number) or ()
