"""Whether two entries of one list are the same work."""

import re

from refkit.check.authors import creators
from refkit.fields.identifiers import same_doi
from refkit.fields.names import family_key
from refkit.fields.text import fold
from refkit.model import Entry, Reference

_ALIKE = 92.0
_CLOSE = 82.0
_TELLING = 5
_NUMBER = re.compile(r"\d+|\b[ivx]+\b")


def same_work(one: Entry, other: Entry) -> bool:
    """Whether two entries are one work: by its DOI, or by title, year and first name; pages and volume not opposed.

    Numbers in titles ("Part 1", "Part 2") tell works apart however alike the rest is.
    """
    first, second = one.reference, other.reference
    if not same_title(first, second):
        return False
    if same_doi(first.text("DOI"), second.text("DOI")):
        return True
    return _agree(first, second) and _same_words(one, other)


def _same_words(one: Entry, other: Entry) -> bool:
    """Whether the entries agree beyond a short title, which several works may share."""
    from rapidfuzz import fuzz

    if len(one.reference.text("title").split()) >= _TELLING:
        return True
    return fuzz.ratio(fold(one.text), fold(other.text), score_cutoff=_CLOSE) > 0


def same_title(one: Reference, other: Reference) -> bool:
    """Whether two titles are the same but for slips of the pen; a title that is missing is like no other."""
    from rapidfuzz import fuzz

    first, second = fold(one.text("title")), fold(other.text("title"))
    if not first or not second or numbers(first) != numbers(second):
        return False
    return first == second or (len(first) > 15 and fuzz.ratio(first, second, score_cutoff=_ALIKE) > 0)


def numbers(title: str) -> tuple[str, ...]:
    """The numbers in a folded title: works that differ in them are two."""
    return tuple(_NUMBER.findall(title))


def _agree(one: Reference, other: Reference) -> bool:
    years = {issued.year for issued in (one.date("issued"), other.date("issued")) if issued and issued.year}
    names = {family_key(names[0]) for names in (creators(one), creators(other)) if names}
    places = all(_not_opposed(one, other, variable) for variable in ("volume", "page", "container-title", "edition"))
    return len(years) < 2 and len(names) < 2 and places


def _not_opposed(one: Reference, other: Reference, variable: str) -> bool:
    first, second = fold(one.text(variable)), fold(other.text(variable))
    if variable == "container-title":
        return not first or not second or _initials(first) == _initials(second) or first[0] == second[0]
    return not first or not second or first.split()[0] == second.split()[0]


def _initials(words: str) -> str:
    return "".join(word[0] for word in words.split())
