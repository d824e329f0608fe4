"""Whose JSON a text is, told by words that only one source uses: known before any of the readers is loaded."""

import re
from collections.abc import Callable
from typing import Final

_CROSSREF = re.compile(r'"message-type"\s*:|"is-referenced-by-count"\s*:|"reference-count"\s*:|"content-domain"\s*:')
_OPENALEX = re.compile(r'"https?://openalex\.org/W\d+"')
_DATACITE = re.compile(r'"resourceTypeGeneral"\s*:|"creators"\s*:\s*\[|"schemaVersion"\s*:\s*"http://datacite')
_CSL_ITEM = re.compile(r'\s*+(?:\[\s*+(?:(?:null|true|false|-?[\d.]++|"[^"\\]*+")\s*+,\s*+)*+)?+\{\s*+"[\w -]+"\s*:')
_NO_CHARACTER = re.compile(r"\\u(?:[dD][89a-fA-F]|0000)")
_ESCAPE = re.compile(
    r"(\\\\|\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2})|\\u(?:[dD][89a-fA-F][0-9a-fA-F]{2}|0000)"
)
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


def with_characters(text: str) -> str:
    r"""A JSON text in which escapes that stand for no character (half a surrogate pair, NUL) stand for U+FFFD.

    >>> with_characters(r'{"a": "\ud83d\ude00 \ud83d \u0000 \\ud83d"}')
    '{"a": "\\ud83d\\ude00 \\ufffd \\ufffd \\\\ud83d"}'
    """
    if not _is_json(text) or not _NO_CHARACTER.search(text):
        return text
    return _ESCAPE.sub(lambda match: match[1] or r"\ufffd", text)


def _is_json(head: str) -> bool:
    return head.lstrip()[:1] in ("{", "[")


SNIFFERS: Final[dict[str, Callable[[str], bool]]] = {
    "crossref-json": is_crossref,
    "openalex-json": is_openalex,
    "datacite-json": is_datacite,
    "csl-json": is_csl,
}
"""Format -> whether a text looks like it."""
