"""Runs of figures ("2001; 12 (3): 45-9"): the shape of each, which mostly says what each figure in it is."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from refkit.parsing.features.gaps import gaps_of
from refkit.parsing.features.words import Seen, encoded, look
from refkit.parsing.tokens import Tokens


def number_runs(tokens: Tokens) -> list[tuple[str, int, int]]:
    """The runs of figures in a string ("2001; 12 (3): 45-9"): the shape of each, and its words from and up to."""
    return list(runs_of([look(word.text) for word in tokens.words], [gap.text for gap in gaps_of(tokens)]))


def runs_of(seen: Sequence[Seen], gaps: Sequence[str]) -> Iterator[tuple[str, int, int]]:
    """The same of words and gaps already looked at."""
    shapes = [word.shape for word in seen]
    at, count = 0, len(seen)
    while at < count:
        if not shapes[at]:
            at += 1
            continue
        begin, shape = at, shapes[at]
        at += 1
        while at < count and shapes[at]:
            shape += gaps[at] + shapes[at]
            at += 1
        yield shape[:24] + ("." if at == count else "u" if "U" in gaps[at] else "w"), begin, at


def run_features(seen: Sequence[Seen], gaps: Sequence[str]) -> dict[int, tuple[bytes, ...]]:
    """For each word of a run of figures the shape of its whole run and its place in it."""
    found: dict[int, tuple[bytes, ...]] = {}
    for shape, begin, end in runs_of(seen, gaps):
        found.update(enumerate(_run(shape, end - begin), begin))
    return found


@lru_cache(maxsize=20_000)
def _run(shape: str, count: int) -> list[tuple[bytes, ...]]:
    return [encoded((f"T{shape}@{at}", f"t{count - at}{at}{shape[-1]}")) for at in range(count)]
