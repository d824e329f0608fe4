"""What the tagger sees of each word: the list of features, in order.

A feature that depends on the word alone is made once and kept (`words`); the rest (gaps, neighbours, place in the
string, chunks, runs of figures) is made anew for each word.
"""

from collections.abc import Sequence
from functools import lru_cache

from refkit.parsing.features.chunks import chunk_features
from refkit.parsing.features.gaps import gap_class, gaps_of
from refkit.parsing.features.place import State
from refkit.parsing.features.runs import number_runs, run_features
from refkit.parsing.features.words import NONE, Seen, encoded, kind, look
from refkit.parsing.tokens import Tokens

__all__ = ["features", "gap_class", "kind", "number_runs"]


def features(tokens: Tokens) -> list[list[bytes]]:
    """The features of each word of a string, in order, encoded.

    A small word amid others ("of the"), which can begin or end nothing, has few.
    """
    if not tokens.words:
        return []
    seen = [look(word.text) for word in tokens.words]
    gaps = gaps_of(tokens)
    marks = [gap.text for gap in gaps]
    state = State(seen, gaps)
    along = _along(len(seen), state.early)
    runs, chunks = run_features(seen, marks), chunk_features(seen, gaps)
    names = _names(seen, marks)
    around = zip(
        [NONE, NONE, *seen], [NONE, *seen], seen, [*seen[1:], NONE], [*seen[2:], NONE, NONE],
        marks, marks[1:], state.places(), along, strict=False,
    )  # fmt: skip
    rows: list[list[bytes]] = []
    for at, (further, before, own, after, beyond, gap, follow, place, far) in enumerate(around):
        joint = _joint(before.both, gap, own.both, follow, after.both)
        if gap == follow == " " and own.both == "x":
            rows.append([*own.own, *before.before, *joint[:3], *place[:3]])
            continue
        rows.append(
            [
                *own.own,
                *before.before,
                *after.after,
                further.before2,
                beyond.after2,
                *place,
                *far,
                *joint,
                *runs.get(at, ()),
                *chunks.get(at, ()),
                *(() if gap == follow == " " else _named(names, before.kind, gap, own.kind, follow, after.kind)),
            ]
        )
    return rows


@lru_cache(maxsize=100_000)
def _joint(before: str, gap: str, own: str, follow: str, after: str) -> tuple[bytes, ...]:
    """The features of a word's class and its neighbours', alone and together with the gaps between them."""
    return encoded(
        (
            "c=" + own,
            "-c" + before,
            "+c" + after,
            "gc" + gap + own,
            "gh" + gap + own + follow,
            "<" + before + gap + own,
            ">" + own + follow + after,
        )
    )


def _names(seen: Sequence[Seen], marks: Sequence[str]) -> str:
    """How the string begins, which tells how it writes names: "Berg JW,", "Berg, J. W.", "J. W. Berg" and so on."""
    at = 1 if seen[0].number and len(seen) > 1 else 0
    first, second = seen[at].kind, seen[at + 1].kind if at + 1 < len(seen) else "#"
    return _begun(first[0], marks[at + 1], second if second in _SHORT else second[0], marks[min(at + 2, len(seen))])


_SHORT = frozenset(("X2", "X3"))


@lru_cache(maxsize=5_000)
def _begun(first: str, gap: str, second: str, follow: str) -> str:
    return first + gap[:1] + second + follow[:1]


@lru_cache(maxsize=100_000)
def _named(names: str, before: str, gap: str, own: str, follow: str, after: str) -> tuple[bytes, ...]:
    """The features of a word beside a mark, in a string that writes names so."""
    return encoded(("A" + names + "|" + before + gap + own, "a" + names + "|" + own + follow + after))


@lru_cache(maxsize=1_000)
def _along(count: int, early: str) -> list[tuple[bytes, ...]]:
    """For each of so many words how far along the string it is: in eighths and from its start, and from its end."""
    return [encoded((f"f{at * 8 // count}{early}{min(6, at)}", f"e{min(6, count - at)}")) for at in range(count)]
