"""What is known so far of one reference: who was asked, who failed or denied, and the works they told of, judged."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from refkit.fields import identifiers
from refkit.matching import compare, likeness
from refkit.model import Candidate, Reference, Status
from refkit.resolve.sources.source import doi

SURE = 0.8
"""The similarity from which a candidate counts as the work meant."""


@dataclass(slots=True)
class Enquiry:
    """What is known so far of one reference; `text` is the string it was read from, "" where there is none."""

    reference: Reference
    deadline: float
    text: str = ""
    candidates: list[Candidate] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    denied: list[str] = field(default_factory=list)

    def add(self, works: Sequence[Reference], source: str) -> None:
        """Judge what a source offers."""
        for work in works:
            score = likeness(self._meant(work), work, text=self.text)
            self.candidates.append(Candidate(work, score, source))

    def _meant(self, work: Reference) -> Reference:
        """The reference, without a DOI that is denied or another work's: it then says nothing against `work`."""
        wanted = doi(self.reference)
        if not wanted or identifiers.same_doi(work.text("DOI"), wanted):
            return self.reference
        elsewhere = any(identifiers.same_doi(each.reference.text("DOI"), wanted) for each in self.candidates)
        return self.reference.with_({"DOI": ""}) if elsewhere or self.denied else self.reference

    @property
    def ranked(self) -> list[Candidate]:
        """Each work once, the one that fits best first; of equals the one of which more agrees, then was told first."""
        return sorted(_merged(self.candidates), key=lambda each: (-each.score, -self._agreeing(each.reference)))

    def _agreeing(self, work: Reference) -> int:
        """How many fields agree: of an article and its preprint, the journal tells which was meant."""
        return sum(field.score >= SURE for field in compare(self.reference, work).fields)

    @property
    def settled(self) -> bool:
        """Whether a candidate is sure, so that nobody else need be asked."""
        return any(candidate.score >= SURE for candidate in self.candidates)

    def doubts(self, best: Candidate) -> str:
        """What does not agree, in words."""
        fields = compare(self.reference, best.reference).fields
        differing = [f"{each.variable}: {each.reason}" for each in fields if each.score < SURE]
        return f"; {'; '.join(differing)}" if differing else ""

    def silence(self) -> tuple[Status, str]:
        """Not found, or unreachable, and why."""
        if self.failed:
            return Status.UNREACHABLE, "; ".join(dict.fromkeys(self.failed))
        if not self.asked:
            return (
                Status.UNREACHABLE,
                "nobody could be asked: it has neither a title nor an identifier that a source takes",
            )
        return Status.NOT_FOUND, f"{', '.join(self.asked)} answered, and none knows it"


def _merged(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Each work once, as the source that was asked first tells it."""
    seen: dict[str, Candidate] = {}
    for candidate in candidates:
        key = candidate.reference.text("DOI").lower() or f"{candidate.source} {candidate.reference.text('title')}"
        held = seen.get(key)
        if not held or candidate.score > held.score + 0.05:
            seen[key] = candidate
    return list(seen.values())
