"""What most entries of a list do, and which do otherwise."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, takewhile

from refkit.model import Entry, Span

_LEAST = 3
_SHARE = 0.75


@dataclass(frozen=True, slots=True)
class Usage:
    """The way of most, how many have it, and the indexes of those that have another."""

    way: str
    times: int
    others: tuple[int, ...]


def usage(ways: Mapping[int, str], *, least: int = _LEAST, share: float = _SHARE) -> Usage | None:
    """The usual one of the ways in which a thing is done; None where none is clearly the usual one.

    Args:
        ways: by the index of the entry or citation.
        least: how many must do alike before a list can be said to have a usage.
        share: of all in `ways`, from 0 to 1, that must do alike.

    >>> usage({0: "and", 1: "&", 2: "&", 5: "&"})
    Usage(way='&', times=3, others=(0,))
    """
    way, times = next(iter(Counter(ways.values()).most_common(1)), ("", 0))
    if times < least or times < share * len(ways):
        return None
    return Usage(way, times, tuple(index for index, each in ways.items() if each != way))


@dataclass(frozen=True, slots=True)
class Use:
    """How an entry does one thing: what (entries are compared in the same thing), the way, and where in its text."""

    thing: tuple[str, ...]
    way: str
    span: Span


@dataclass(frozen=True, slots=True)
class Odd:
    """An entry that does a thing otherwise than `times` others do."""

    index: int
    use: Use
    usual: str
    times: int

    @property
    def change(self) -> tuple[Span, str]:
        """What to write where in the entry, so that its signs are the usual ones; what is the same stays."""
        here, usual = self.use.way, self.usual
        before = _alike(here, usual)
        after = _alike(here[before:][::-1], usual[before:][::-1])
        return Span(self.use.span.start + before, self.use.span.end - after), usual[before : len(usual) - after]


def odd(entries: Sequence[Entry], uses: Callable[[Entry], Iterable[Use]], *, least: int = _LEAST) -> Iterator[Odd]:
    """The entries that do otherwise than most, thing by thing; `uses` tells what an entry does, each thing once."""
    things: dict[tuple[str, ...], dict[int, Use]] = defaultdict(dict)
    for index, entry in enumerate(entries):
        ends = _line_ends(entry)
        for use in uses(entry):
            if any(use.span.start <= end < use.span.end for end in ends):
                continue  # where a line ends, it cannot be said which blanks were meant
            things[use.thing].setdefault(index, use)
    for found in things.values():
        usual = usage({index: use.way for index, use in found.items()}, least=least)
        if usual is None:
            continue
        for index in usual.others:
            yield Odd(index, found[index], usual.way, usual.times)


def _line_ends(entry: Entry) -> Sequence[int]:
    """Where in the text of an entry its lines end, but for the last."""
    return tuple(accumulate((len(piece) + 1 for piece in entry.pieces[:-1]), initial=-1))[1:]


def _alike(one: str, other: str) -> int:
    """How many characters two texts begin with in common."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
