"""A reference string -> its segments: a conditional random field over the words, with the model that refkit ships."""

import gzip
import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from threading import local
from typing import Any

from refkit.parsing.confidence import calibrated
from refkit.parsing.features import features
from refkit.parsing.segments import OUTSIDE, Segment
from refkit.parsing.tokens import MASK, Tokens, tokenize

_DATA = Path(__file__).with_name("data")
MODEL = "references.crfsuite.gz"
CONFIDENCE = "confidence.json"
_OWN = local()


@dataclass(frozen=True, slots=True)
class Tagged:
    """The words of a string, their labels, and how sure the model is of each (its marginal probability)."""

    tokens: Tokens
    labels: tuple[str, ...]
    sure: tuple[float, ...]


@cache
def _bytes() -> bytes:
    return gzip.decompress((_DATA / MODEL).read_bytes())


def shipped() -> Any:
    """The shipped model as a pycrfsuite Tagger; each thread has its own, for it keeps the string it was given."""
    if not hasattr(_OWN, "tagger"):
        import pycrfsuite

        tagger, _OWN.model = pycrfsuite.Tagger(), _bytes()
        tagger.open_inmemory(_OWN.model)  # it reads from these bytes for as long as it lives
        _OWN.tagger = tagger
    return _OWN.tagger


@cache
def _table() -> tuple[tuple[float, float], ...]:
    text = (_DATA / CONFIDENCE).read_text(encoding="utf-8")
    return tuple((low, share) for low, share in json.loads(text))


def tag(text: str, model: Any) -> Tagged:
    """The words of a string as `model` labels them."""
    tokens = tokenize(text)
    if not tokens.words:
        return Tagged(tokens, (), ())
    labels = tuple(model.tag(features(tokens)))
    return Tagged(tokens, labels, _sure(labels, model))


def _sure(labels: Sequence[str], model: Any) -> tuple[float, ...]:
    """The marginal probability of each label; 1 for a word amid its own kind, whose neighbours at the edges tell."""
    last = len(labels) - 1
    return tuple(
        [
            1.0 if 0 < at < last and labels[at - 1] == label == labels[at + 1] else min(model.marginal(label, at), 1.0)
            for at, label in enumerate(labels)
        ]
    )


def segments(tagged: Tagged) -> tuple[Segment, ...]:
    """The segments of a tagged string with calibrated confidence; identifiers and addresses come from rules."""
    table = _table()
    return tuple(
        Segment(found.variable, found.start, found.end, calibrated(table, found.confidence)) for found in gather(tagged)
    )


def gather(tagged: Tagged) -> list[Segment]:
    """Runs of words of one label as segments, each as sure as its least sure word.

    "B-" begins a new one, and so does what was taken out by rule.
    """
    words, labels, sure = tagged.tokens.words, tagged.labels, tagged.sure
    found = list(tagged.tokens.known)
    begin, count = 0, len(words)
    while begin < count:
        inner, at = _inner(labels[begin]), begin + 1
        while at < count and labels[at] == inner and MASK not in words[at].gap:
            at += 1
        if inner != OUTSIDE:
            found.append(Segment(inner, words[begin].start, words[at - 1].end, min(sure[begin:at])))
        begin = at
    return found


def _inner(label: str) -> str:
    return label.removeprefix("B-")
