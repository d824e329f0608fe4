"""PubMed's E-utilities: by PMID or DOI, and by title with author and year; answers in MEDLINE's tags.

Source: NCBI, "A General Introduction to the E-utilities" (NBK25497); 3 calls a second, 10 with a key.
"""

import re
from collections.abc import Sequence
from functools import partial

from refkit.model import Reference
from refkit.resolve.pacing import Pace
from refkit.resolve.sources.source import Asked, Settings, Source, doi, envelope, first_family, title, year
from refkit.resolve.transport import Question

_NOBODYS = re.compile(r"\A\s*(?:id: \d+ )?Error occurred: .* not available")
_EMPTY = re.compile(r"<PubmedArticleSet\s*(?:/>|>\s*</PubmedArticleSet>)\s*\Z")
_PACE = Pace(3, 1.0, at_once=2)
_KINDS = frozenset("article-journal article-magazine article review book chapter paper-conference document".split())


def _by_identifier(base: str, settings: Settings, reference: Reference) -> Asked | None:
    if (number := reference.text("PMID")).isdecimal():
        return _fetch(base, settings, [number])
    number = doi(reference)
    return _search(base, settings, f"{number}[doi]") if number else None


def _by_words(base: str, settings: Settings, reference: Reference) -> Asked | None:
    if not (name := title(reference)) or reference.type not in _KINDS:
        return None
    terms = [f"{name}[Title]"]
    terms += [f"{family}[Author]"] if (family := first_family(reference)) else []
    terms += [f"{said}[Date - Publication]"] if (said := year(reference)) and not family else []
    return _search(base, settings, " AND ".join(terms))


def _search(base: str, settings: Settings, term: str) -> Asked:
    params = (("db", "pubmed"), ("term", term), ("retmode", "json"), ("retmax", "5"), *_known(settings))
    question = Question("pubmed", f"{base.rstrip('/')}/esearch.fcgi", params)
    return Asked(question, _nothing, _PACE, then=partial(_found, base, settings))


def _found(base: str, settings: Settings, text: str) -> Asked | None:
    listed = envelope(text, "esearchresult", "idlist")
    numbers = [number for number in listed if isinstance(number, str) and number.isdecimal()]
    return _fetch(base, settings, numbers) if numbers else None


def _fetch(base: str, settings: Settings, numbers: list[str]) -> Asked:
    wanted = (("db", "pubmed"), ("id", ",".join(numbers)), ("rettype", "medline"), ("retmode", "text"))
    params = (*wanted, *_known(settings))
    return Asked(Question("pubmed", f"{base.rstrip('/')}/efetch.fcgi", params, "text/plain"), _read, _PACE)


def _known(settings: Settings) -> tuple[tuple[str, str], ...]:
    mail = (("tool", "refkit"), ("email", settings.mail)) if settings.mail else ()
    key = settings.keys.get("pubmed", "")
    return (*mail, ("api_key", key)) if key else mail


def _nothing(text: str) -> Sequence[Reference]:
    """Numbers are no references, but they must be there."""
    envelope(text, "esearchresult", "idlist")
    return ()


def _read(text: str) -> Sequence[Reference]:
    """The works; a number that nobody has is answered in words, and a mirror may know nothing but XML."""
    from refkit.formats import nbib, pubmed_xml

    if _NOBODYS.search(text) or _EMPTY.search(text):
        return ()
    return pubmed_xml.read(text).references if text.lstrip().startswith("<") else nbib.read(text).references


_BASE = "https://eutils.ncbi.nlm.nih.gov/entrez/eutils"
SOURCE = Source("pubmed", "PubMed", _BASE, _by_identifier, _by_words)
