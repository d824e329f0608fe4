"""In which order a list stands, judged by the list itself."""

from bisect import bisect_right
from collections.abc import Sequence

from refkit.check.authors import creators
from refkit.check.entries import dated
from refkit.fields.names import initials
from refkit.fields.text import fold
from refkit.model import Entry, Name

_SHARE = 0.7
_LEAST = 4

Key = tuple[str, ...]


def sort_key(entry: Entry) -> Key:
    """What an entry is filed under: its names, else the first words of its title or of itself."""
    names = creators(entry.reference)
    first = _filed(names[0]) if names else fold(entry.reference.text("title") or entry.text)
    return (first,)


def full_key(entry: Entry) -> Key:
    """The key down to the year, for entries of one author."""
    names, date = creators(entry.reference), dated(entry)
    people = tuple(part for name in names for part in (_filed(name), initials(name.given)[:1]))
    return (*sort_key(entry), *people[1:2], str(date.year) if date else "")


def alphabetical(entries: Sequence[Entry]) -> bool:
    """Whether a list is filed by the alphabet, but for a few entries."""
    keys = [sort_key(entry) for entry in entries]
    return len(keys) < 2 or len(longest_run(keys)) >= max(_SHARE * len(keys), min(_LEAST, len(keys)))


def longest_run(keys: Sequence[Key]) -> list[int]:
    """The indexes of the longest stretch (not needing to be neighbours) that stands in order.

    >>> longest_run([("b",), ("a",), ("c",), ("d",)])
    [1, 2, 3]
    """
    ends: list[Key] = []
    at: list[int] = []
    before: list[int] = []
    for index, key in enumerate(keys):
        length = bisect_right(ends, key)
        before.append(at[length - 1] if length else -1)
        ends[length : length + 1] = [key]
        at[length : length + 1] = [index]
    run, index = [], at[-1] if at else -1
    while index >= 0:
        run.append(index)
        index = before[index]
    return run[::-1]


def _filed(name: Name) -> str:
    return fold(name.literal or name.family)
