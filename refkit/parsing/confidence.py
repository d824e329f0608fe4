"""What a tagger's certainty is worth: from the certainty it states to the share of such fields that are right."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence

Table = list[tuple[float, float]]
"""(mean certainty, share right) of pools of fields, rising in both."""

_BIN = 100


def fit(judged: Iterable[tuple[float, bool]]) -> Table:
    """The table for certainties and their outcomes: isotonic regression (pool adjacent violators) over bins of 100.

    >>> fit([(0.2, False)] * 100 + [(0.9, True)] * 90 + [(0.9, False)] * 10)
    [(0.2, 0.0098), (0.9, 0.8922)]
    """
    ordered = sorted(judged)
    pools: list[tuple[float, int, int]] = []  # certainties, right ones, all
    for begin in range(0, len(ordered), _BIN):
        part = ordered[begin : begin + _BIN]
        pools.append((sum(certainty for certainty, _ in part), sum(right for _, right in part), len(part)))
        while len(pools) > 1 and _share(pools[-2]) >= _share(pools[-1]):
            (sure, right, count), (surer, more, others) = pools[-2:]
            pools[-2:] = [(sure + surer, right + more, count + others)]
    return [(round(pool[0] / pool[2], 4), round(_share(pool), 4)) for pool in pools]


def _share(pool: tuple[float, int, int]) -> float:
    """The share right, one more of each outcome assumed, so that no bin promises everything."""
    return (pool[1] + 1) / (pool[2] + 2)


def calibrated(table: Sequence[tuple[float, float]], certainty: float) -> float:
    """The share of right fields among those of this certainty, between the two nearest entries of the table.

    >>> round(calibrated([(0.2, 0.4), (0.8, 0.9)], 0.5), 2), calibrated([], 0.7)
    (0.65, 0.7)
    """
    if not table:
        return certainty
    if certainty >= table[-1][0]:
        return table[-1][1]
    at = bisect_right(table, (certainty, 2.0))  # no share is 2, so that an equal certainty lies before
    if at == 0:
        return table[0][1]
    (low, least), (high, most) = table[at - 1], table[at]
    return least + (most - least) * (certainty - low) / (high - low)
