"""Which style a list is in: its entries, read and written again in each of many styles, beside what stands there.

The style whose words come nearest is the likeliest. What a style would print and the list never has (a DOI, an issue)
speaks against it, as real works mostly have one; what a list is numbered or sorted by speaks too.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import sqrt
from statistics import fmean

from refkit.check.styling import whole
from refkit.errors import RefkitError
from refkit.fields.text import fold, tidy
from refkit.model import Date, Entry, Name, Reference
from refkit.model.reference import Value

_PROBES, _MORE_PROBES = 4, 15
_FINALISTS = 12
_MOST_OF_A_TYPE = 5
_LABEL = re.compile(r"^\s*[\[(]?\d{1,4}[\])]?[.:]?\s*(?=\D)")
_ET_AL = re.compile(r"\bet\.? al\b|\bu\. ?a\.|\band others\b|,? …,? ")
_OTHERS = tuple(Name(f"Wombat{chr(ord('a') + at)}", "Zoe") for at in range(22))
_SIGNS = str.maketrans("‐‑‒–—−’‘“”„«»\u00a0\u202f", '------\'\'"""""  ')
# Of works of a type, how many have this variable, so that a list without it is odd in a style that prints it.
_USUAL = {
    "article-journal": {"title": 0.99, "volume": 0.95, "page": 0.9, "issue": 0.75, "DOI": 0.7, "month": 0.5},
    "chapter": {"title": 0.98, "page": 0.85, "publisher": 0.95, "publisher-place": 0.8, "editor": 0.8},
    "book": {"publisher": 0.97, "publisher-place": 0.8},
}
_MARCH = re.compile(r"\bm[aä]r|2001\W?0?3\b|\b0?3\W2001", re.IGNORECASE)
_ENOUGH = 6  # entries before their order tells anything
_WEIGHT = 0.7  # roots of letters that one missing element is worth


@dataclass(frozen=True, slots=True)
class Guess:
    """A style and how far what it would write is from the list: letters that differ, per entry. The least is best.

    An entry that differs in many letters was likely misread, so that it counts for less than its letters.
    """

    style: str
    distance: float


def detect(entries: Sequence[Entry], *, among: Sequence[str] = ()) -> tuple[Guess, ...]:
    """The styles a list may be in, the likeliest first; () for a list of no entries that can be read.

    Args:
        entries: of one list.
        among: names of styles; those of `csl.library.common` when empty. One that is broken is passed over.
    """
    from refkit.csl import library

    readable = [entry for entry in entries if entry.parsed.fields]
    probes = _chosen(readable, _PROBES)
    if not probes:
        return ()
    names = dict.fromkeys(among or library.common())
    first = _ranked(probes, readable, names)
    more = _chosen(readable, _MORE_PROBES)
    if len(more) > len(probes):
        first = _ranked(more, readable, [guess.style for guess in first[:_FINALISTS]]) + first[_FINALISTS:]
    return tuple(first)


def _ranked(probes: Sequence[Entry], entries: Sequence[Entry], names: Sequence[str] | dict[str, None]) -> list[Guess]:
    made = [guess for name in names if (guess := _guess(name, probes, entries))]
    return sorted(made, key=lambda guess: guess.distance)


def _chosen(entries: Sequence[Entry], most: int) -> list[Entry]:
    """The entries that were read most surely, not too many of one type, in the order of the list."""
    by_type: dict[str, int] = {}
    chosen: list[tuple[int, Entry]] = []
    for at, entry in sorted(enumerate(entries), key=lambda pair: -pair[1].parsed.confidence):
        kind = entry.reference.type
        by_type[kind] = by_type.get(kind, 0) + 1
        if by_type[kind] <= max(_MOST_OF_A_TYPE, most // 2) and len(chosen) < most:
            chosen.append((at, entry))
    return [entry for _, entry in sorted(chosen, key=lambda pair: pair[0])]


def _guess(name: str, probes: Sequence[Entry], entries: Sequence[Entry]) -> Guess | None:
    """How far a style's words are from those of the list."""
    references = [_probe(entry).with_(id=str(at)) for at, entry in enumerate(probes)]
    written = _written(name, [*references, *_COMPLETE])
    if written is None:
        return None
    apart = (_distance(entry.text, _LABEL.sub("", written.get(str(at), ""))) for at, entry in enumerate(probes))
    return Guess(name, (fmean(map(sqrt, apart)) + _odds(_manner(written), entries)) ** 2)


def _probe(entry: Entry) -> Reference:
    """The work of an entry; authors behind an "et al." are made up, so that the style leaves them out."""
    reference = whole(entry.reference)
    authors = reference.names("author")
    if authors and _ET_AL.search(entry.text):
        return reference.with_({"author": (*authors, *_OTHERS)})
    return reference


def _written(name: str, references: Sequence[Reference]) -> dict[str, str] | None:
    """Each reference as a style writes it, by id, in the style's order."""
    from refkit.csl.processor import process

    try:
        return {entry.id: entry.text for entry in process(references, style=name).bibliography}
    except RefkitError:
        return None


def _distance(one: str, other: str) -> int:
    """How many letters and signs differ, with dashes, quotation marks and spaces of any kind made one."""
    from rapidfuzz.distance import Levenshtein

    return Levenshtein.distance(_plain(one), _plain(other))


def _plain(text: str) -> str:
    return tidy(text).translate(_SIGNS).replace("--", "-")


def _odds(manner: "_Manner", entries: Sequence[Entry]) -> float:
    """What speaks against a style besides words: elements that it prints and the list lacks, its numbers, its order."""
    against = 0.0
    for entry in entries:
        work = entry.reference
        usual = _USUAL.get(work.type, {}).items()
        against += sum(share for variable, share in usual if variable in manner.shown and not _has(work, variable))
    against /= len(entries)
    labelled = fmean(entry.label is not None for entry in entries)
    against += (1 - labelled) / 4 if manner.numbered else labelled
    if len(entries) >= _ENOUGH:
        against += _in_order(entries) != manner.ordered
    return _WEIGHT * against


def _has(reference: Reference, variable: str) -> bool:
    if variable != "month":
        return variable in reference
    issued = reference.variables.get("issued")
    return isinstance(issued, Date) and len(issued.parts[:1]) > 0 and len(issued.parts[0]) > 1


def _in_order(entries: Sequence[Entry]) -> bool:
    """Whether nearly every entry begins with a word that sorts after the one before."""
    words = [fold(entry.text[:40]) for entry in entries]
    return sum(one <= other for one, other in pairwise(words)) >= 0.85 * (len(words) - 1)


_TOKENS = {
    "title": "Quokka", "volume": "771", "issue": "662", "page": "553-559", "DOI": "10.5555/quoll",
    "publisher": "Numbat", "publisher-place": "Bilby", "editor": "Dunnart",
}  # fmt: skip  # a table


@dataclass(frozen=True, slots=True)
class _Manner:
    """What a style does with works that have everything: the variables it prints, whether it numbers and sorts."""

    shown: frozenset[str]
    numbered: bool
    ordered: bool


def _manner(written: dict[str, str]) -> _Manner:
    ours = [id_ for id_ in written if not id_.isdecimal()]
    text = " ".join(written[id_] for id_ in ours).lower()
    shown = {variable for variable, token in _TOKENS.items() if token[:3].lower() in text}
    if _MARCH.search(next((written[id_] for id_ in ours if id_ == _COMPLETE[0].id), "")):
        shown.add("month")
    numbered = bool(ours) and all(_LABEL.match(written[id_]) for id_ in ours)
    return _Manner(frozenset(shown), numbered, ordered=ours == sorted(ours))


def _complete(kind: str, family: str) -> Reference:
    """A work that has everything, in words that no style has."""
    variables: dict[str, Value] = {name: token for name, token in _TOKENS.items() if name != "editor"}
    variables |= {"author": (Name(family, "Ada"),), "issued": Date(((2001, 3, 4),)), "container-title": "Kowari"}
    if kind == "chapter":
        variables["editor"] = (Name(_TOKENS["editor"], "Vera"),)
    return Reference.of(kind, variables, id=family)


# In an order that no alphabet has.
_COMPLETE = (_complete("article-journal", "Wallaby"), _complete("chapter", "Potoroo"), _complete("book", "Antechinus"))
