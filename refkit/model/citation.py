"""A citation as it is handed to a style: the cluster "(see Smith 2020, p. 5; Jones 2019)" and its cites."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

_TEXTS = {"locator": "locator", "label": "label", "prefix": "prefix", "suffix": "suffix"}
_FLAGS = {"suppress-author": "suppress_author", "author-only": "author_only"}


@dataclass(frozen=True, slots=True)
class Cite:
    """One pointer to a work, and what stands around it (CSL's and citeproc-js's words).

    `label` says what `locator` counts ("page", "chapter", "section"; CSL 1.0.2, "Locators").
    """

    id: str
    locator: str = ""
    label: str = "page"
    prefix: str = ""
    suffix: str = ""
    suppress_author: bool = False
    author_only: bool = False

    @classmethod
    def from_item(cls, item: Mapping[str, Any]) -> "Cite":
        """The cite in a citeproc-js citation item; keys it does not know are passed over.

        Raises:
            ValueError: it is no object, or has no id.
        """
        if not isinstance(item, Mapping) or item.get("id") in (None, ""):
            raise ValueError(f'a cite is an object with the "id" of a reference, not {item!r}')
        texts = {slot: str(item[key]) for key, slot in _TEXTS.items() if item.get(key) not in (None, "")}
        flags = {slot: bool(item.get(key)) for key, slot in _FLAGS.items()}
        return cls(str(item["id"]), **texts, **flags)  # type: ignore[arg-type]  # two dictionaries, two types


@dataclass(frozen=True, slots=True)
class Citation:
    """A cluster of cites. `note_index` is the number of the note it stands in, 0 in the text."""

    cites: tuple[Cite, ...]
    note_index: int = 0

    @classmethod
    def from_item(cls, item: Mapping[str, Any]) -> "Citation":
        """The citation in citeproc-js's shape: {"citationItems": [...], "properties": {"noteIndex": n}}.

        Raises:
            ValueError: it has another shape; the message says what was found.
        """
        cites = item.get("citationItems") if isinstance(item, Mapping) else None
        if not isinstance(cites, Sequence) or isinstance(cites, str):
            raise ValueError(f'a citation is an object with a list of "citationItems", not {item!r}')
        properties = item.get("properties")
        number = properties.get("noteIndex") if isinstance(properties, Mapping) else None
        return cls(tuple(Cite.from_item(cite) for cite in cites), number if isinstance(number, int) else 0)
