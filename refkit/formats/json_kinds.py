"""Whose JSON a text is, told by words that only one source uses: known before any of the readers is loaded."""

import re
from collections.abc import Callable
from typing import Final

_CROSSREF = re.compile(r'"message-type"\s*:|"is-referenced-by-count"\s*:|"reference-count"\s*:|"content-domain"\s*:')
_OPENALEX = re.compile(r'"https?://openalex\.org/W\d+"')
_DATACITE = re.compile(r'"resourceTypeGeneral"\s*:|"creators"\s*:\s*\[|"schemaVersion"\s*:\s*"http://datacite')
_CSL_ITEM = re.compile(r'\s*+(?:\[\s*+(?:(?:null|true|false|-?[\d.]++|"[^"\\]*+")\s*+,\s*+)*+)?+\{\s*+"[\w -]+"\s*:')
_EMPTY = re.compile(r"\s*+\[\s*+\]\s*+")
_CSL_KEYS = re.compile(r'"(?:type|title|author|issued|citation-key)"\s*:')


def is_crossref(head: str) -> bool:
    """Whether it is JSON with the words only Crossref uses."""
    return _is_json(head) and bool(_CROSSREF.search(head))


def is_openalex(head: str) -> bool:
    """Whether it is JSON with an identifier of OpenAlex."""
    return _is_json(head) and bool(_OPENALEX.search(head))


def is_datacite(head: str) -> bool:
    """Whether it is JSON with the words only DataCite uses."""
    return _is_json(head) and bool(_DATACITE.search(head))


def is_csl(head: str) -> bool:
    """Whether it begins as an object or an array of them and has a key that items have; asked after all other JSON.

    An empty array is an empty bibliography; what stands among the items of an array and is none is the reader's matter.
    """
    if _EMPTY.fullmatch(head):
        return True
    return bool(_CSL_ITEM.match(head)) and bool(_CSL_KEYS.search(head)) and '"message-type"' not in head[:2000]


def _is_json(head: str) -> bool:
    return head.lstrip()[:1] in ("{", "[")


SNIFFERS: Final[dict[str, Callable[[str], bool]]] = {
    "crossref-json": is_crossref,
    "openalex-json": is_openalex,
    "datacite-json": is_datacite,
    "csl-json": is_csl,
}
"""Format -> whether a text looks like it."""
