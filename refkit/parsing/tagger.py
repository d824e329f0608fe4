"""A reference string -> its segments: a conditional random field over the words, with the model that refkit ships."""

import json
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from importlib.resources import files
from typing import Any

from refkit.parsing.confidence import calibrated
from refkit.parsing.features import features
from refkit.parsing.segments import OUTSIDE, Segment
from refkit.parsing.tokens import Word, tokenize

MODEL = "references.crfsuite"
CONFIDENCE = "confidence.json"


@cache
def _bytes() -> bytes:
    return files("refkit.parsing").joinpath("data", MODEL).read_bytes()


@cache
def _model() -> Any:
    import pycrfsuite

    tagger = pycrfsuite.Tagger()
    tagger.open_inmemory(_bytes())  # it reads from these bytes for as long as it lives: the cache holds them
    return tagger


@cache
def _table() -> tuple[tuple[float, float], ...]:
    text = files("refkit.parsing").joinpath("data", CONFIDENCE).read_text(encoding="utf-8")
    return tuple((low, share) for low, share in json.loads(text))


def segments(text: str) -> tuple[Segment, ...]:
    """What the words of a string are, with calibrated confidence; identifiers and addresses by rule."""
    table = _table()
    return tuple(
        replace(found, confidence=calibrated(table, found.confidence)) for found in segments_with(text, _model())
    )


def segments_with(text: str, model: Any) -> tuple[Segment, ...]:
    """The segments of a string as `model` (a pycrfsuite Tagger) labels it; confidence is the least of its words."""
    tokens = tokenize(text)
    if not tokens.words:
        return tokens.known
    labels = model.tag(features(tokens))
    sure = [model.marginal(label, place) for place, label in enumerate(labels)]
    return (*tokens.known, *gather(tokens.words, labels, sure))


def gather(words: Sequence[Word], labels: Sequence[str], sure: Sequence[float]) -> list[Segment]:
    """Runs of words of one label as segments; "B-" begins a new one."""
    found: list[Segment] = []
    begin = 0
    for at in range(1, len(words) + 1):
        if at == len(words) or labels[at] != _inner(labels[begin]):
            if labels[begin] != OUTSIDE:
                least = min(sure[begin:at])
                found.append(Segment(_inner(labels[begin]), words[begin].start, words[at - 1].end, least))
            begin = at
    return found


def _inner(label: str) -> str:
    return label.removeprefix("B-")
