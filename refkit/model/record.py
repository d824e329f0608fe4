"""What the outside world says of a work."""

from dataclasses import dataclass
from enum import StrEnum

from refkit.model.reference import Reference


class Status(StrEnum):
    """The outcome of asking: `NOT_FOUND` means that every source that was asked answered, and none knew the work."""

    FOUND = "found"
    NOT_FOUND = "not-found"
    UNREACHABLE = "unreachable"


NOT_REGISTERED = "doi-not-registered"
"""The `Notice.kind` for a DOI that its registry denies."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A work that a source offered, and how well it fits (0 to 1)."""

    reference: Reference
    score: float
    source: str = ""


@dataclass(frozen=True, slots=True)
class Notice:
    """Something that happened to a published work: a retraction, a correction, a version of record.

    `kind` is the source's word in lower case ("retraction", "expression of concern", "correction",
    "published-version"); `DOI` is that of the notice or of the other version; `source` who says so.
    """

    kind: str
    DOI: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """The work that a reference means, as far as the sources that were asked can tell.

    `reference` is the source's metadata, None unless `status` is found. `candidates` are the others, best first.
    `why` says in words how sure that is, or which source failed and how.
    """

    status: Status
    reference: Reference | None = None
    score: float = 0.0
    source: str = ""
    why: str = ""
    candidates: tuple[Candidate, ...] = ()
    notices: tuple[Notice, ...] = ()

    def of_doi(self, doi: str) -> Reference | None:
        """The work that has this DOI, be it the one that was found or a candidate; None where nobody told of it."""
        return next((each for each in self.told if each.text("DOI").lower() == doi.lower()), None) if doi else None

    @property
    def told(self) -> tuple[Reference, ...]:
        """Every work that a source told of: the one that was found, then the candidates."""
        found = (self.reference,) if self.reference else ()
        return (*found, *(candidate.reference for candidate in self.candidates))

    @property
    def DOI(self) -> str:  # noqa: N802  CSL's spelling
        """The DOI found, "" when there is none."""
        return self.reference.text("DOI") if self.reference else ""
