"""OpenAlex: works of every kind, by DOI and by title; it answers those who have a key.

Source: https://docs.openalex.org/api-entities/works ; filters are used throughout, so that "none" is an answer and
not a 404.
"""

from collections.abc import Sequence

from refkit.model import Reference
from refkit.resolve.pacing import Pace
from refkit.resolve.sources.source import Asked, Settings, Source, doi, envelope, title
from refkit.resolve.transport import Question

_PACE = Pace(8, 1.0, at_once=2)


def _by_identifier(base: str, settings: Settings, reference: Reference) -> Asked | None:
    number = doi(reference)
    return _filtered(base, settings, f"doi:{number.lower()}") if number and "," not in number else None


def _by_words(base: str, settings: Settings, reference: Reference) -> Asked | None:
    name = title(reference).replace(",", " ")
    return _filtered(base, settings, f"title.search:{name}") if name else None


def _filtered(base: str, settings: Settings, wanted: str) -> Asked:
    key = settings.keys.get("openalex", "")
    params = (("filter", wanted), ("per-page", "5"), ("mailto", settings.mail), ("api_key", key))
    given = tuple((name, value) for name, value in params if value)
    return Asked(Question("openalex", f"{base.rstrip('/')}/works", given), _read, _PACE)


def _read(text: str) -> Sequence[Reference]:
    from refkit.formats import openalex_json

    return openalex_json.read(text).references if envelope(text, "results") else ()


SOURCE = Source("openalex", "OpenAlex", "https://api.openalex.org", _by_identifier, _by_words, needs_key=True)
