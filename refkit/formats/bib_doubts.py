"""What is odd about an entry of a .bib file as a whole, and told though it can be read."""

from collections.abc import Iterator, Mapping
from functools import lru_cache

from refkit.errors import did_you_mean, near
from refkit.fields.latex import unknown
from refkit.formats import bib_inheritance, bib_journals, bib_titles, bib_words
from refkit.formats.bib_syntax import BibEntry
from refkit.model import Problem

_READ = frozenset(("publisher", "note", *bib_words.PUBLISHERS)).union(bib_words.PEOPLE, bib_titles.FIELDS)
"""Fields whose text is printed as it is read."""


def of(entry: BibEntry, lines: Mapping[str, int], known: bib_inheritance.Known) -> Iterator[Problem]:
    """A type mistyped, a key of another, TeX that nobody knows, parents that are not there.

    Args:
        entry: as it stands in the file.
        lines: the lines of the entries before it, by their keys in lower case.
        known: the entries that it may inherit from.
    """
    if entry.type not in bib_words.TYPES and (meant := _slip(entry.type)):
        message = f'unknown type "{entry.type}"{did_you_mean([meant])}, read as "misc"'
        yield Problem(message, entry.line, 1, entry.key)
    if entry.key and (before := lines.get(entry.key.lower())):
        yield Problem(f"the key stands twice, first at line {before}", entry.line, 1, entry.key)
    for name, value in entry.fields.items():
        if "\\" in value and name in _READ and not bib_journals.title(value) and (lost := unknown(value)):
            said = ", ".join(f"\\{command}" for command in lost)
            yield Problem(f'nobody knows what {said} in "{name}" stands for: left out', entry.line, 1, entry.key)
    for parent in bib_inheritance.parents(entry):
        if parent.lower() not in known:
            yield Problem(f'its parent "{parent}" is not in this file', entry.line, 1, entry.key)


@lru_cache(maxsize=1_000)
def _slip(kind: str) -> str:
    """The entry type that a word is a slip of the pen for, "" where it may be a type of somebody's own."""
    from difflib import SequenceMatcher

    found = next(iter(near(kind, bib_words.TYPES, most=1)), "")
    return found if found and SequenceMatcher(None, kind, found).ratio() >= _ALIKE else ""


_ALIKE = 0.85
