"""Crossref's REST API: one work, a list of works, or a whole answer. Read only.

Source: Crossref, "REST API metadata format" (https://github.com/CrossRef/rest-api-doc/blob/master/api_format.md).
"""

from collections.abc import Iterator
from typing import Any

from refkit.fields import names
from refkit.formats import answers
from refkit.formats.answers import Work, part, text
from refkit.formats.frame import Format, Piece, Progress, whole
from refkit.formats.json_kinds import is_crossref
from refkit.model import Bibliography, Name, Names, Reference, Value

_TYPES = {
    "book": "book",
    "book-chapter": "chapter",
    "book-part": "chapter",
    "book-section": "chapter",
    "book-series": "book",
    "book-set": "book",
    "book-track": "chapter",
    "component": "document",
    "database": "dataset",
    "dataset": "dataset",
    "dissertation": "thesis",
    "edited-book": "book",
    "grant": "document",
    "journal": "periodical",
    "journal-article": "article-journal",
    "journal-issue": "periodical",
    "journal-volume": "periodical",
    "monograph": "book",
    "other": "document",
    "peer-review": "review",
    "posted-content": "article",
    "proceedings": "book",
    "proceedings-article": "paper-conference",
    "proceedings-series": "book",
    "reference-book": "book",
    "reference-entry": "entry-encyclopedia",
    "report": "report",
    "report-component": "report",
    "report-series": "report",
    "standard": "standard",
}
_ROLES = ("author", "editor", "translator", "chair", "contributor")
_TEXTS = {
    "volume": "volume",
    "issue": "issue",
    "publisher": "publisher",
    "publisher-location": "publisher-place",
    "language": "language",
    "DOI": "DOI",
    "edition-number": "edition",
    "source": "source",
}
_KEPT = ("update-to", "updated-by", "relation", "subtype", "funder", "assertion", "is-referenced-by-count")


def read(json_text: str) -> Bibliography:
    """The works in an answer of Crossref's REST API, or in lines of a Crossref dump.

    Titles are joined with their subtitles; abstracts lose their JATS. Crossref's own type (`crossref-type`), updates,
    relations and funders are kept in `custom`.

    Raises:
        InputError: there is no work in it.
    """
    return whole(pieces(json_text))


def pieces(json_text: str, progress: Progress | None = None) -> Iterator[Piece]:
    """The same, piece by piece."""
    return answers.pieces(json_text, "Crossref work", progress, unwrap=_unwrap, work=work)


def _unwrap(value: Any) -> Iterator[Work]:
    return answers.wrapped(
        value, "message", "items", mark=lambda each: "DOI" in each or ("title" in each and "type" in each)
    )


def work(raw: Work) -> Reference:
    """The reference in one of Crossref's works."""
    kind = _TYPES.get(text(raw, "type"), "document")
    values: dict[str, Value] = {variable: text(raw, key) for key, variable in _TEXTS.items()}
    values |= {role: _names(raw.get(role)) for role in _ROLES}
    values |= {
        "title": _title(raw),
        "original-title": text(raw, "original-title"),
        "container-title": text(raw, "container-title"),
        "container-title-short": text(raw, "short-container-title"),
        "page": text(raw, "page").replace("–", "-"),
        "number": text(raw, "article-number") or text(raw, "number"),
        "abstract": answers.prose(str(raw.get("abstract") or "")),
        "ISSN": text(raw, "ISSN"),
        "ISBN": text(raw, "ISBN").removeprefix("http://id.crossref.org/isbn/"),
        "URL": text(raw, "resource", "primary", "URL") or text(raw, "URL"),
        "keyword": ", ".join(text(word) for word in answers.listed(raw.get("subject"))),
        "license": text(part(raw, "license", 0), "URL"),
        "event-title": text(raw, "event", "name") or text(raw, "event"),
        "event-place": text(raw, "event", "location"),
        "genre": text(raw, "degree") or (text(raw, "subtype").capitalize() if kind == "article" else ""),
    }
    if kind == "thesis":
        values["publisher"] = text(part(raw, "institution", 0), "name") or values["publisher"]
    if len(titles := answers.listed(raw.get("container-title"))) > 1 and kind in ("chapter", "paper-conference"):
        values |= {"collection-title": text(titles[0]), "container-title": text(titles[1])}
    values |= {variable: found for variable, *keys in _DATES if (found := _date(raw, keys))}
    return Reference.of(
        kind, values, id=text(raw, "DOI"), custom={"crossref-type": text(raw, "type")} | answers.kept(raw, *_KEPT)
    )


_DATES = (
    ("issued", "issued", "published", "published-print", "published-online", "posted", "created"),
    ("accessed", "accessed"),
    ("event-date", "event-start"),
    ("submitted", "submitted"),
)


def _date(raw: Work, keys: list[str]) -> Value | None:
    raw = {**raw, "event-start": part(raw, "event", "start")}
    return next((found for key in keys if (found := answers.date(raw.get(key)))), None)


def _title(raw: Work) -> str:
    title, subtitle = text(raw, "title"), text(raw, "subtitle")
    return f"{title}: {subtitle}" if subtitle and subtitle.lower() not in title.lower() else title


def _names(raw: Any) -> Names:
    found = (_name(each) for each in answers.listed(raw))
    return tuple(name for name in found if name != Name())


def _name(raw: Any) -> Name:
    other = text(raw, "name") or text(raw, "literal")
    return names.lowered(
        answers.person(text(raw, "given"), text(raw, "family"), suffix=text(raw, "suffix"), other=other)
    )


FORMAT = Format("crossref-json", "Crossref REST JSON", (".json", ".jsonl"), read, None, is_crossref, pieces)
