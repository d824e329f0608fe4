"""DataCite's REST API: data sets, software, theses and reports, by DOI and by title.

Source: https://support.datacite.org/docs/api ; 3,000 calls in five minutes are allowed, fewer without an address.
"""

from collections.abc import Sequence
from urllib.parse import quote

from refkit.model import Reference
from refkit.resolve.pacing import Pace
from refkit.resolve.sources.source import Asked, Settings, Source, doi, envelope, title
from refkit.resolve.transport import Question

_PACE = Pace(5, 1.0, at_once=2)
_KINDS = frozenset(
    "dataset software thesis report document article map graphic figure webpage manuscript speech".split()
)


def _by_identifier(base: str, settings: Settings, reference: Reference) -> Asked | None:  # noqa: ARG001  an Ask
    if not (number := doi(reference)):
        return None
    url = f"{base.rstrip('/')}/dois/{quote(number.lower(), safe='/:;()')}"
    return Asked(Question("datacite", url, absent="plain", accept="application/vnd.api+json"), _read, _PACE)


def _by_words(base: str, settings: Settings, reference: Reference) -> Asked | None:  # noqa: ARG001  an Ask
    if not (name := title(reference)) or reference.type not in _KINDS:
        return None
    params = (("query", f'titles.title:"{name}"'), ("page[size]", "5"))
    return Asked(Question("datacite", f"{base.rstrip('/')}/dois", params, "application/vnd.api+json"), _read, _PACE)


def _read(text: str) -> Sequence[Reference]:
    from refkit.formats import datacite_json

    return datacite_json.read(text).references if envelope(text, "data") else ()


SOURCE = Source("datacite", "DataCite", "https://api.datacite.org", _by_identifier, _by_words)
