"""doi.org's content negotiation: any agency's DOI as CSL-JSON; its 404 is the last word on a DOI.

Source: https://citation.doi.org/docs.html
"""

from collections.abc import Sequence
from urllib.parse import quote

from refkit.model import Reference
from refkit.resolve.pacing import Pace
from refkit.resolve.sources.source import Asked, Settings, Source, doi, never
from refkit.resolve.transport import Question


def _by_identifier(base: str, settings: Settings, reference: Reference) -> Asked | None:  # noqa: ARG001  an Ask
    if not (number := doi(reference)):
        return None
    url = f"{base.rstrip('/')}/{quote(number, safe='/:;()')}"
    question = Question("doi.org", url, accept="application/vnd.citationstyles.csl+json", absent="always")
    return Asked(question, _read, Pace(5, 1.0, at_once=2))


def _read(text: str) -> Sequence[Reference]:
    """One item; Crossref's answers come with its own types and lists of titles."""
    from refkit.formats import crossref_json, csl_json
    from refkit.formats.json_kinds import is_crossref

    if is_crossref(text):
        return crossref_json.read(text).references
    return csl_json.read(text).references


SOURCE = Source("doi.org", "doi.org", "https://doi.org", _by_identifier, never, final=True)
