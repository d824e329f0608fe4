"""arXiv's API: preprints by number and by title, answered as an Atom feed.

Source: https://info.arxiv.org/help/api/user-manual.html ; one call in three seconds is allowed.
"""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from refkit.fields import edtf, identifiers, names
from refkit.model import Reference, Value
from refkit.resolve.pacing import Pace
from refkit.resolve.sources.source import Asked, Settings, Source, doi, first_family, title
from refkit.resolve.transport import Question

if TYPE_CHECKING:
    from refkit.formats.xml import Element

_PACE = Pace(1, 3.0, at_once=1)
_KINDS = frozenset("article manuscript report document webpage".split())
_PREFIX = "10.48550/arxiv."


def number(reference: Reference) -> str:
    """The arXiv number that a reference has somewhere, without its version; "" when there is none."""
    said = doi(reference)
    if said.lower().startswith(_PREFIX):
        return said[len(_PREFIX) :]
    places = ("number", "archive_location", "URL", "note", "container-title", "volume")
    found = (_number_in(reference.text(place), whole=place == "number") for place in places)
    return next((each for each in found if each), "")


def _number_in(text: str, *, whole: bool) -> str:
    if "arxiv" not in text.lower() and not whole:
        return ""
    for word in (text, *re.findall(r"arxiv[.:/ ]\S+|\S*arxiv\.org/\S+", text, re.IGNORECASE)):
        if known := identifiers.arxiv(word.strip("().,;[]")):
            return re.sub(r"v\d+$", "", known)
    return ""


def _by_identifier(base: str, settings: Settings, reference: Reference) -> Asked | None:  # noqa: ARG001  an Ask
    """The question by number; the number of what was published in a journal names but its preprint."""
    known = number(reference)
    return _query(base, (("id_list", known),)) if known and not _is_published(reference) else None


def _is_published(reference: Reference) -> bool:
    host = reference.text("container-title")
    return bool(host and (reference.text("volume") or reference.text("page"))) and "arxiv" not in host.lower()


def _by_words(base: str, settings: Settings, reference: Reference) -> Asked | None:  # noqa: ARG001  an Ask
    if known := number(reference):
        return _query(base, (("id_list", known),))
    preprint = "arxiv" in " ".join(str(value) for value in reference.values()).lower()
    if not (name := title(reference)) or not (reference.type in _KINDS or preprint):
        return None
    who = f' AND au:"{family}"' if (family := first_family(reference)) else ""
    return _query(base, (("search_query", f'ti:"{name}"{who}'), ("max_results", "5")))


def _query(base: str, params: tuple[tuple[str, str], ...]) -> Asked:
    return Asked(Question("arxiv", f"{base.rstrip('/')}/query", params, "application/atom+xml"), _read, _PACE)


def _read(text: str) -> Sequence[Reference]:
    from refkit.formats import xml

    feed = xml.parse(text, title="Atom feed", expected='a root element "feed"').root
    works = []
    for entry in feed.iterfind("entry"):
        address = xml.first(entry, "id")
        if "/api/errors" not in address and xml.first(entry, "title") != "Error":
            works.append(_work(entry, address))
    return works


def _work(entry: "Element", address: str) -> Reference:
    from refkit.formats import xml

    known = re.sub(r"v\d+$", "", address.rpartition("/abs/")[2])
    values: dict[str, Value] = {
        "title": xml.first(entry, "title"),
        "author": tuple(names.read(each) for each in xml.texts(entry, "author/name")),
        "issued": edtf.read(xml.first(entry, "published")[:10]) or "",
        "abstract": xml.first(entry, "summary"),
        "DOI": f"10.48550/arXiv.{known}" if known else "",
        "number": f"arXiv:{known}" if known else "",
        "publisher": "arXiv",
        "URL": address,
    }
    published = {"is-preprint-of": [{"id-type": "doi", "id": xml.first(entry, "doi")}]}
    return Reference.of("article", values, custom={"relation": published} if xml.first(entry, "doi") else None)


SOURCE = Source("arxiv", "arXiv", "https://export.arxiv.org/api", _by_identifier, _by_words, unsaid=True)
