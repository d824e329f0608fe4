"""OpenAlex's works as its REST API gives them. Read only.

Source: OpenAlex, "Work object" (https://docs.openalex.org/api-entities/works/work-object).
"""

from collections.abc import Iterator
from typing import Any

from refkit.fields import identifiers, names
from refkit.formats import answers
from refkit.formats.answers import Work, part, text
from refkit.formats.frame import Format, Piece, Progress, whole
from refkit.formats.json_kinds import is_openalex
from refkit.model import Bibliography, Name, Reference, Value

_TYPES = {
    "article": "article-journal",
    "book": "book",
    "book-chapter": "chapter",
    "dataset": "dataset",
    "dissertation": "thesis",
    "editorial": "article-journal",
    "erratum": "article-journal",
    "grant": "document",
    "letter": "article-journal",
    "libguides": "webpage",
    "other": "document",
    "paratext": "document",
    "peer-review": "review",
    "preprint": "article",
    "reference-entry": "entry-encyclopedia",
    "report": "report",
    "report-component": "report",
    "retraction": "article-journal",
    "review": "article-journal",
    "software": "software",
    "standard": "standard",
    "supplementary-materials": "dataset",
}
_KEPT = ("id", "cited_by_count", "is_retracted", "open_access", "referenced_works")
_CONTAINED = ("article-journal", "chapter", "paper-conference", "review", "entry-encyclopedia")


def read(json_text: str) -> Bibliography:
    """The works in an answer of OpenAlex. Its inverted abstract is put in order; OpenAlex's own id is kept in `custom`.

    Raises:
        InputError: there is no work in it.
    """
    return whole(pieces(json_text))


def pieces(json_text: str, progress: Progress | None = None) -> Iterator[Piece]:
    """The same, piece by piece."""
    return answers.pieces(json_text, "OpenAlex work", progress, unwrap=_unwrap, work=work)


def _unwrap(value: Any) -> Iterator[Work]:
    return answers.wrapped(value, "results", mark=lambda each: "authorships" in each or "display_name" in each)


def work(raw: Work) -> Reference:
    """The reference in one work."""
    source = part(raw, "primary_location", "source")
    kind = _kind(raw, source)
    host = text(source, "host_organization_name")
    values: dict[str, Value] = {
        "title": text(raw, "title") or text(raw, "display_name"),
        "author": tuple(name for each in answers.listed(raw.get("authorships")) if (name := _author(each)) != Name()),
        "DOI": identifiers.doi(text(raw, "doi")),
        "PMID": text(raw, "ids", "pmid").rpartition("/")[2],
        "PMCID": text(raw, "ids", "pmcid").rpartition("/")[2],
        "URL": _address(raw),
        "language": text(raw, "language"),
        "volume": text(raw, "biblio", "volume"),
        "issue": text(raw, "biblio", "issue"),
        "page": answers.joined(text(raw, "biblio", "first_page"), text(raw, "biblio", "last_page")),
        "publisher": host or (text(source, "display_name") if kind in ("thesis", "report") else ""),
        "container-title": text(source, "display_name") if kind in _CONTAINED else "",
        "ISSN": text(source, "issn_l") or text(source, "issn"),
        "abstract": _abstract(raw.get("abstract_inverted_index")),
        "keyword": ", ".join(
            text(word, "display_name") or text(word, "keyword") for word in answers.listed(raw.get("keywords"))
        ),
    }
    if issued := answers.date(text(raw, "publication_date") or text(raw, "publication_year")):
        values["issued"] = issued
    return Reference.of(kind, values, custom=answers.kept(raw, *_KEPT))


def _kind(raw: Work, source: Any) -> str:
    crossref = text(raw, "type_crossref")
    if crossref == "proceedings-article" or text(source, "type") == "conference":
        return "paper-conference"
    return _TYPES.get(text(raw, "type"), "document")


def _author(raw: Any) -> Name:
    said = text(raw, "author", "display_name") or text(raw, "raw_author_name")
    return names.read(said) if said else Name()


def _address(raw: Work) -> str:
    page = text(raw, "primary_location", "landing_page_url")
    return "" if "doi.org/" in page else page


def _abstract(index: Any) -> str:
    """The abstract from its inverted index, word -> positions."""
    if not isinstance(index, dict):
        return ""
    places = [(at, word) for word, found in index.items() for at in answers.listed(found) if isinstance(at, int)]
    return " ".join(word for _, word in sorted(places))


FORMAT = Format("openalex-json", "OpenAlex JSON", (".json",), read, None, is_openalex, pieces)
