"""The entries of one list, read together: they share a style, so what most of them say settles the doubts of the rest.

Two votes are taken. Runs of figures of one shape ("12 (3): 45-9") mean the same in every entry. And where most entries
have a title and then a container, one that lacks either is cut where the others are.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace
from math import log
from typing import Any

from refkit.parsing.features import features, gap_class, number_runs
from refkit.parsing.segments import OUTSIDE
from refkit.parsing.tagger import Tagged

_MOST = 0.7
_FEWEST = 4
_TITLES = ("title", "container-title")
_HOPELESS = -4.0
_COUNTED = frozenset(("volume", "issue", "page", "issued", "number", OUTSIDE))


def vote(entries: Sequence[Tagged], model: Any) -> list[Tagged]:
    """The entries with labels that agree with each other where they were in doubt."""
    if len(entries) < _FEWEST:
        return list(entries)
    return _cut_alike(_figures_alike(entries), model)


def _figures_alike(entries: Sequence[Tagged]) -> list[Tagged]:
    runs = [number_runs(entry.tokens) for entry in entries]
    votes: dict[str, Counter[tuple[str, ...]]] = defaultdict(Counter)
    for entry, found in zip(entries, runs, strict=True):
        for shape, begin, end in found:
            if end - begin > 1 and min(entry.sure[begin:end]) > 0.5:
                votes[shape][entry.labels[begin:end]] += 1
    agreed = {shape: labels for shape, count in votes.items() if (labels := _winner(count))}
    return [_with_figures(entry, found, agreed) for entry, found in zip(entries, runs, strict=True)]


def _winner(votes: Counter[tuple[str, ...]]) -> tuple[str, ...] | None:
    labels, count = votes.most_common(1)[0]
    return labels if count >= _FEWEST - 1 and count >= _MOST * votes.total() and OUTSIDE not in labels else None


def _with_figures(entry: Tagged, runs: Sequence[tuple[str, int, int]], agreed: dict[str, tuple[str, ...]]) -> Tagged:
    labels = list(entry.labels)
    for shape, begin, end in runs:
        doubtful = min(entry.sure[begin:end]) < 0.9 and _COUNTED.issuperset(labels[begin:end])
        if shape in agreed and doubtful:
            labels[begin:end] = agreed[shape]
    return replace(entry, labels=tuple(labels))


def _cut_alike(entries: list[Tagged], model: Any) -> list[Tagged]:
    """Cuts the one title or container of an entry in two, where most of the others have both."""
    gaps = Counter(gap for entry in entries if (gap := _cut_of(entry)))
    if gaps.total() < _MOST * len(entries):
        return entries
    usual = {gap for gap, count in gaps.items() if count >= 0.2 * gaps.total()}
    return [entry if _cut_of(entry) else _cut(entry, usual, model) for entry in entries]


def _cut_of(entry: Tagged) -> str:
    """The gap between the title and the container that follows it, "" where there are not both."""
    for at in range(1, len(entry.labels)):
        if entry.labels[at] == "B-container-title" and entry.labels[at - 1].endswith("title"):
            return gap_class(entry.tokens.words[at].gap)
    return ""


def _cut(entry: Tagged, usual: set[str], model: Any) -> Tagged:
    begin, end = _titles(entry.labels)
    places = [at for at in range(begin + 1, end) if gap_class(entry.tokens.words[at].gap) in usual]
    if not places or not any(label == "volume" or label == "page" for label in entry.labels):
        return entry
    model.set(features(entry.tokens))
    score, at = max((_score(model, begin, at, end), at) for at in places)
    if score < _HOPELESS:
        return entry
    labels = list(entry.labels)
    labels[begin:at] = ["B-title", *["title"] * (at - begin - 1)]
    labels[at:end] = ["B-container-title", *["container-title"] * (end - at - 1)]
    sure = list(entry.sure)
    sure[begin:end] = [min(certainty, 0.6) for certainty in sure[begin:end]]
    return replace(entry, labels=tuple(labels), sure=tuple(sure))


def _titles(labels: Sequence[str]) -> tuple[int, int]:
    """The one stretch of words that is title or container; empty when there is none or several."""
    own = [at for at, label in enumerate(labels) if label.removeprefix("B-") in _TITLES]
    if not own or own[-1] - own[0] + 1 != len(own):
        return 0, 0
    return own[0], own[-1] + 1


def _score(model: Any, begin: int, at: int, end: int) -> float:
    """How likely the model holds a cut here to be: the mean logarithm over the words next to it."""
    near = [("title", place) for place in range(max(begin + 1, at - 2), at)]
    near += [("B-container-title", at)] + [("container-title", place) for place in range(at + 1, min(end, at + 3))]
    return sum(log(max(model.marginal(label, place), 1e-6)) for label, place in near) / len(near)
