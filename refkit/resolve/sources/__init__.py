"""Whom refkit asks: one file per service, a question in its words and a reader for its answer."""

from refkit.registry import Registry
from refkit.resolve.sources.source import Asked, Settings, Source

__all__ = ["SOURCES", "Asked", "Settings", "Source"]

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
