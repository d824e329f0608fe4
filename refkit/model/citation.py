"""A citation as it is handed to a style: the cluster "(see Smith 2020, p. 5; Jones 2019)" and its cites."""

from dataclasses import dataclass


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


@dataclass(frozen=True, slots=True)
class Citation:
    """A cluster of cites. `note_index` is the number of the note it stands in, 0 in the text."""

    cites: tuple[Cite, ...]
    note_index: int = 0
