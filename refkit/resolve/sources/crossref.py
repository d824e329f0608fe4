"""Crossref's REST API: by DOI, and by words (`query.bibliographic`).

Source: https://www.crossref.org/documentation/retrieve-metadata/rest-api/ ; since December 2025 the polite pool
allows 10 single works and 3 lists a second.
"""

from collections.abc import Sequence
from urllib.parse import quote

from refkit.model import Reference
from refkit.resolve.pacing import Pace
from refkit.resolve.sources.source import Asked, Settings, Source, doi, envelope, words
from refkit.resolve.transport import Question

_ONE = Pace(10, 1.0, at_once=3)
_LIST = Pace(3, 1.0, at_once=3)


def _by_identifier(base: str, settings: Settings, reference: Reference) -> Asked | None:
    if not (number := doi(reference)):
        return None
    url = f"{_root(base)}/works/{quote(number, safe='/:;()')}"
    question = Question("crossref", url, _mail(settings), absent="plain")
    return Asked(question, _read, _ONE)


def _by_words(base: str, settings: Settings, reference: Reference) -> Asked | None:
    if not (query := words(reference)):
        return None
    params = (("query.bibliographic", query), ("rows", "8"), *_mail(settings))
    return Asked(Question("crossref", f"{_root(base)}/works", params, route="list"), _read_list, _LIST)


def _root(base: str) -> str:
    return base.rstrip("/").removesuffix("/works")


def _mail(settings: Settings) -> tuple[tuple[str, str], ...]:
    return (("mailto", settings.mail),) if settings.mail else ()


def _read(text: str) -> Sequence[Reference]:
    from refkit.formats import crossref_json

    envelope(text, "message")
    return crossref_json.read(text).references


def _read_list(text: str) -> Sequence[Reference]:
    """The works of a list; a list without works is an answer too."""
    return _read(text) if envelope(text, "message", "items") != [] else ()


SOURCE = Source("crossref", "Crossref", "https://api.crossref.org", _by_identifier, _by_words)
