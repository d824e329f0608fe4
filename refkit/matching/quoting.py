"""How surely a string means a work, however it was read: where two references ran into one, each still stands in it."""

from functools import lru_cache

from refkit.fields import pages
from refkit.fields.names import family_key
from refkit.fields.text import fold as fold_anew
from refkit.matching.similarity import compare
from refkit.matching.titles import is_about_another, unmarked
from refkit.model import Reference

QUOTED = 0.85
"""The likeness of a work that stands in the string with title, first author, page, and volume or year."""
_SHORTEST = 4  # words of a title that tells a work
_SAME = 95.0

fold = lru_cache(maxsize=256)(fold_anew)


def likeness(reference: Reference, work: Reference, *, text: str = "") -> float:
    """How surely a reference means a work, 0 to 1: as `compare` says, or for what is in the string it was read from.

    >>> work = {"title": "Hip muscle atrophy in bed", "author": [{"family": "Berg"}], "volume": "99", "page": "283"}
    >>> text = "Izzo J. On knees. 1999. Berg H. Hip muscle atrophy in bed. Phys 2007;99:283-9"
    >>> likeness(Reference.from_item({"title": "On knees"}), Reference.from_item(work), text=text)
    0.85
    """
    score = compare(reference, work).score
    if score >= QUOTED or not text or is_about_another(reference.text("title")) or not _quotes(text, work):
        return score
    return QUOTED


def _quotes(text: str, work: Reference) -> bool:
    said = f" {fold(text)} "
    page, names = pages.span(work.text("page")), work.names("author")
    if not page or not names or not _has(said, page.first) or not _has(said, family_key(names[0])):
        return False
    issued = work.date("issued")
    year = str(issued.year) if issued and issued.year else ""
    return (_has(said, work.text("volume")) or _has(said, year)) and _has_title(
        said, fold(unmarked(work.text("title")))
    )


def _has(said: str, text: str) -> bool:
    folded = fold(text)
    return bool(folded) and f" {folded} " in said


def _has_title(said: str, title: str) -> bool:
    from rapidfuzz import fuzz

    if len(title.split()) < _SHORTEST or len(title) > len(said):
        return False
    return f" {title} " in said or fuzz.partial_ratio(title, said) >= _SAME
