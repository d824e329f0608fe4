"""In which order a list stands, judged by the list itself."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from refkit.check.authors import creators
from refkit.fields.text import fold
from refkit.model import Entry
from refkit.parsing.heads import same_author

_HEAD = re.compile(r"[\W_]*[^,.;:(\[]{2,60}")
_ARTICLE = re.compile(r"^(?:the|a|an|der|die|das|le|la|les|el|los|las|il|o|os) (?=\w)")
_PARTICLE = re.compile(
    r"^(?:(?:van|von|de|der|den|del|della|di|da|du|dos|la|le|ten|ter|zu|zur|el|al)[\s-]+|[dlDL][’'])+", re.IGNORECASE
)
_INITIALS_FIRST = re.compile(r"(?:[^\W\d_a-z]\.[\s‐-]?){1,4}[^\W\d_a-z][^\W\d_]")
_SHARE = 0.7
_LEAST = 4

Key = tuple[str, ...]


def sort_key(entry: Entry) -> Key:
    """What an entry is filed under: its words up to the first sign, as the reader sees them; no leading article.

    One that begins with a dash, or "ders.", is filed under the name for which that stands; one that begins with
    initials under the family name behind them.
    """
    if (same_author(entry.text) or _INITIALS_FIRST.match(entry.text)) and (found := alternatives(entry)):
        return found[0]
    head = _HEAD.match(entry.text)
    words = _ARTICLE.sub("", fold(head[0] if head else entry.text))
    return (words or fold(entry.text),)


def alternatives(entry: Entry) -> tuple[Key, ...]:
    """The other ways to file an entry: without its particle, under the family name of a name in reading order."""
    names = creators(entry.reference)[:1]
    found = [fold(name.literal or name.family) for name in names]
    found += [fold(f"{name.dropping_particle} {name.non_dropping_particle} {name.family}") for name in names]
    bare = fold(_PARTICLE.sub("", entry.text)[:40])
    return tuple((key,) for key in dict.fromkeys((*found, bare)) if key)


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
