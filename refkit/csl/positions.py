"""Where each cite stands to those before it: first, subsequent, ibid, near (CSL 1.0.2, "Choose", position).

Cites in the text and cites in notes are told apart; a note number that falls back to a smaller one begins anew
(citeproc-js, for documents in parts).
"""

from collections.abc import Sequence

from refkit.csl.context import Pointer, Position


class Cluster:
    """A citation in the document: its cites in the order they are printed, the number of its note, 0 in the text."""

    __slots__ = ("author_only", "cites", "note")

    def __init__(self, cites: list[Pointer], note: int = 0) -> None:
        self.cites = cites
        self.note = note
        self.author_only = False


class _Seen:
    __slots__ = ("cites_in_note", "first", "last")

    def __init__(self) -> None:
        self.first: dict[str, int] = {}
        self.last: dict[str, int] = {}
        self.cites_in_note: dict[int, int] = {}


def place(clusters: Sequence[Cluster], near: int) -> None:
    """Set the position of every cite; `near` is near-note-distance, in notes."""
    in_text = [cluster for cluster in clusters if not cluster.note]
    in_notes = [cluster for cluster in clusters if cluster.note]
    for chain in (in_text, in_notes):
        seen = _Seen()
        for at, cluster in enumerate(chain):
            before = chain[at - 1] if at else None
            if before is not None and cluster.note and before.note > cluster.note:
                seen = _Seen()
            seen.cites_in_note[cluster.note] = seen.cites_in_note.get(cluster.note, 0) + len(cluster.cites)
            for place_ in range(len(cluster.cites)):
                _place(cluster, place_, before, seen, near)


def _place(cluster: Cluster, at: int, before: Cluster | None, seen: _Seen, near: int) -> None:
    cite, note = cluster.cites[at], cluster.note
    cite.first_note, cite.near_note = 0, False
    if cite.id not in seen.last:
        cite.position = Position.FIRST
        seen.first[cite.id] = seen.last[cite.id] = note
        return
    cite.position = _position(cite, _ibid(cluster, at, before, seen))
    if seen.first[cite.id] != note:
        cite.first_note = seen.first[cite.id]
    cite.near_note = not note or note - seen.last[cite.id] <= near
    if note:
        seen.last[cite.id] = note


def _ibid(cluster: Cluster, at: int, before: Cluster | None, seen: _Seen) -> Pointer | None:
    """The cite that this one repeats at once, if it does."""
    cite = cluster.cites[at]
    if at:
        previous = cluster.cites[at - 1]
        return previous if previous.id == cite.id else None
    if before is None or not before.cites:
        return None
    if before.note != cluster.note:
        alone = before.note == 0 or seen.cites_in_note.get(before.note) == 1
        same = before.cites[0].id == cite.id and before.note >= cluster.note - 1
        return before.cites[0] if same and alone else None
    return before.cites[0] if before.cites[-1].id == cite.id else None


def _position(cite: Pointer, previous: Pointer | None) -> Position:
    if previous is None or (previous.locator and not cite.locator):
        return Position.SUBSEQUENT
    if (previous.locator, previous.label) == (cite.locator, cite.label) or not cite.locator:
        return Position.IBID
    return Position.IBID_WITH_LOCATOR
