"""Whom refkit asks: one file per service, a question in its words and a reader for its answer."""

from refkit.errors import UnknownNameError
from refkit.registry import Registry
from refkit.resolve.sources.source import Asked, Settings, Source

__all__ = ["SOURCES", "Asked", "Settings", "Source", "named"]

# In the order in which they are asked.
SOURCES: Registry[Source] = Registry(
    "source",
    {
        "crossref": "refkit.resolve.sources.crossref:SOURCE",
        "datacite": "refkit.resolve.sources.datacite:SOURCE",
        "doi.org": "refkit.resolve.sources.doi_org:SOURCE",
        "arxiv": "refkit.resolve.sources.arxiv:SOURCE",
        "pubmed": "refkit.resolve.sources.pubmed:SOURCE",
        "europe-pmc": "refkit.resolve.sources.europe_pmc:SOURCE",
        "openalex": "refkit.resolve.sources.openalex:SOURCE",
        "open-library": "refkit.resolve.sources.open_library:SOURCE",
    },
    group="refkit.sources",
)


def named(name: str) -> str:
    """A source's name as `SOURCES` has it, however it is written: "doi", "EuropePMC", "openlibrary.org".

    Raises:
        UnknownNameError: no source is called so.
    """
    known = {_letters(each): each for each in SOURCES}
    if (found := known.get(_letters(name))) is None:
        raise UnknownNameError("source", name, SOURCES)
    return found


def _letters(name: str) -> str:
    return "".join(filter(str.isalnum, name.lower())).removesuffix("org")
