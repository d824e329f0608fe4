"""What an entry of a .bib file takes from others: by `xdata`, by `crossref`, and by naming one of another's fields.

Sources: the biblatex manual 3.20, section "Data Containers" (`xdata`, whole and for single fields) and appendix B (what
is inherited by `crossref`).
"""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from refkit.formats import bib_names, bib_words
from refkit.formats.bib_syntax import BibEntry

Fields = Mapping[str, str]
Known = Mapping[str, BibEntry]
"""The entries of a file by their keys in lower case."""

_CHANGING = frozenset(("title", "subtitle", "titleaddon"))
_NOT_INHERITED = frozenset(
    """crossref xref xdata ids label key options presort shorthand shorttitle sortkey sorttitle sortname sortyear
    indextitle indexsorttitle related relatedtype relatedstring execute entryset entrysubtype""".split()
)
_LISTS = frozenset("publisher location address institution organization school origpublisher origlocation".split())
_LISTED = _LISTS.union(bib_words.PEOPLE, ("editora", "editorb", "editorc", "holder"))
_DEEP = 20  # from one entry to the next, more than any file needs
_NAMED = re.compile(r"xdata\s*=\s*(\S+)-([a-z]+)(?:-(\d+))?", re.IGNORECASE)


def names_fields(text: str) -> bool:
    """Whether a value somewhere in a text may name another entry's field, as `xdata=key-author-1` does."""
    return "xdata=" in text or "XDATA=" in text


def has_parents(entry: BibEntry) -> bool:
    """Whether an entry says that it inherits."""
    return "crossref" in entry.fields or "xdata" in entry.fields


def parents(entry: BibEntry) -> Iterator[str]:
    """The keys of the entries that an entry inherits from."""
    for word in ("xdata", "crossref"):
        yield from (key for each in entry.fields.get(word, "").split(",") if (key := each.strip()))


def inherited(entry: BibEntry, known: Known, *, children: frozenset[str] = frozenset()) -> Fields:
    """The fields of an entry, and what it lacks from its xdata and crossref parents, and theirs, in the child's words.

    A circle of parents ends where it closes: `children` are those whose turn it was.
    """
    fields, children = dict(_resolved(entry, known)), children | {entry.key}
    for word in ("xdata", "crossref"):
        for key in entry.fields.get(word, "").lower().split(","):
            parent = known.get(key.strip())
            if parent is None or parent.key in children:
                continue
            for name, value in inherited(parent, known, children=children).items():
                for mine in _as_child(name, parent.type, entry.type) if word == "crossref" else (name,):
                    fields.setdefault(mine, value)
    return fields


def _as_child(name: str, parent: str, child: str) -> tuple[str, ...]:
    """What a parent's field is to its child (the biblatex manual, appendix B).

    A book's title is its chapter's booktitle, a periodical's its article's journaltitle, a multi-volume work's the
    maintitle; a book's author may have written the chapter, and is author of what it is in.
    """
    if name in _NOT_INHERITED or name.startswith("csl-"):
        return ()
    if name == "author" and child in ("inbook", "bookinbook", "suppbook"):
        return ("author", "bookauthor")
    if name not in _CHANGING or parent == child:
        return (name,)
    if parent == "periodical":
        return (name.replace("title", "journaltitle") if name == "title" else f"journal{name}",)
    return (f"{'main' if parent.startswith('mv') else 'book'}{name}",)


def _resolved(entry: BibEntry, known: Known) -> Iterator[tuple[str, str]]:
    """The fields with what they name of others in its place; what names nothing stays as it is."""
    for name, value in entry.fields.items():
        if not names_fields(value):
            yield name, value
        elif name in _LISTED:
            yield name, " and ".join(_named(item, known) for item in _items(value))
        else:
            yield name, _named(value, known)


def _named(text: str, known: Known) -> str:
    """What "xdata=key-field" or "xdata=key-field-2" stands for, as long as that is named by another in its turn."""
    seen: set[str] = set()
    found = text
    while (match := _NAMED.fullmatch(found.strip())) and found not in seen and len(seen) < _DEEP:
        seen.add(found)
        key, name, place = match[1].lower(), match[2].lower(), int((match[3] or "1")[:4])
        value = known[key].fields.get(name, "") if key in known else ""
        items = _items(value) if name in _LISTED else (value,)
        if not 1 <= place <= len(items) or not items[place - 1]:
            return text
        found = items[place - 1]
    return found


@lru_cache(maxsize=32)
def _items(value: str) -> tuple[str, ...]:
    return tuple(bib_names.split(value, " and "))
