"""Chunks, the words between two marks: what each holds, and what stands around it."""

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from refkit.parsing.features.cues import TELLING
from refkit.parsing.features.gaps import Gap
from refkit.parsing.features.words import Seen, encoded


def chunk_features(seen: Sequence[Seen], gaps: Sequence[Gap]) -> dict[int, tuple[bytes, ...]]:
    """For the first word of a chunk (the words between two marks) what the chunk holds, and what stands around it."""
    inner = [
        at for at, gap in enumerate(gaps) if gap.parts and 0 < at < len(seen) and _parts(seen[at - 1], gap, seen[at])
    ]
    bounds = [0, *inner, len(seen)]
    chunks = [seen[begin:end] for begin, end in pairwise(bounds)]
    told = [*map(_told, chunks), ""]
    large = ["#", *map(_capitals, chunks)]
    rows: dict[int, tuple[bytes, ...]] = {}
    ahead = 0  # chunks until figures begin
    for number in range(len(chunks) - 1, -1, -1):
        begin, end = bounds[number], bounds[number + 1]
        after = seen[end].kind[0] + told[number + 1] if end < len(seen) else "#"
        ahead = 0 if after[0] in "dYr" else min(ahead + 1, 4)
        kinds = "-".join([word.kind for word in chunks[number][:4]])
        rows[begin] = _chunk(
            told[number], min(end - begin, 9), kinds, gaps[begin].text, gaps[end].text, after,
            large[number], large[number + 1], ahead,
        )  # fmt: skip
        if not ahead and (start := _last_capitals(seen, begin, end)) > begin:
            rows.update(enumerate(_capital_run(end - start, seen[start].kind, told[number], gaps[end].text), start))
    return rows


def _last_capitals(seen: Sequence[Seen], begin: int, end: int) -> int:
    """Where the words with capitals begin that a chunk ends in, as a journal without a mark before it does."""
    at = end
    while at > begin and seen[at - 1].size != "s":
        at -= 1
    while at < end and not seen[at].size:
        at += 1
    return at if at < end else begin


@lru_cache(maxsize=20_000)
def _capital_run(count: int, kind: str, told: str, follow: str) -> list[tuple[bytes, ...]]:
    first = encoded((f"R{min(count, 6)}{kind}", f"R{min(count, 6)}{told}{follow}"))
    return [first, *[(b"R+",)] * (count - 1)]


@lru_cache(maxsize=100_000)
def _chunk(
    told: str, count: int, kinds: str, gap: str, follow: str, after: str, before: str, own: str, ahead: int
) -> tuple[bytes, ...]:
    return encoded(
        (
            f"k{told}{count}",
            "K" + follow + after + told,
            "u" + own + gap + follow + after[0],
            "P" + kinds + ("+" if count > 4 else follow),
            "V" + before + own + gap,
            f"D{ahead}" + own + told,
        )
    )


def _parts(before: Seen, gap: Gap, after: Seen) -> bool:
    """Whether a gap with a mark ends a chunk: the stop of an initial or an abbreviation ("Mol. Biol.") does not."""
    if not gap.stop or after.number or before.kind == "x":
        return True
    return before.kind not in ("I", "X2") and len(before.plain) > 5


def _capitals(words: Sequence[Seen]) -> str:
    """Which words after the first have capitals, "of" aside: "C" all, "s" none, "m" some, "1" where there are none."""
    if len(words) == 1:
        return "1"
    sizes = {word.size for word in words[1:]}
    if "C" in sizes:
        return "m" if "s" in sizes else "C"
    return "s" if "s" in sizes else "1"


def _told(words: Sequence[Seen]) -> str:
    """The most telling cue among the words of a chunk, "" when none tells."""
    return TELLING[min([word.rank for word in words]) if len(words) > 1 else words[0].rank]
