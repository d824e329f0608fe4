"""How alike two references are, field by field, and what that says of their being one work.

The weights follow what tells works apart: a title that agrees carries most; a first author, a year and a first page
that agree confirm it; a DOI settles it unless the titles contradict. What one side lacks counts neither way.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from refkit.fields import identifiers, pages
from refkit.fields.names import family_key
from refkit.fields.text import fold as fold_anew
from refkit.matching.titles import is_about_another, other_words, unmarked
from refkit.model import Reference

_SAME_TITLE = 0.85
_OTHER_TITLE = 0.5
_OTHER_WORK = 0.3
_SAME_WORDS = 0.95
_SAME_PLACE = 0.85
_MISCITED = 0.8  # no more, so that a work whose place agrees comes before it
_CUT_SHORT = 0.88
_SMALL = frozenset("a and at for in of on the to und der die das fur et de du des la le y del della".split())
_LONG_TITLE = 5  # words by which a title tells its work
_NEAR_WORK = 0.6
_BOOKS = frozenset(("book", "thesis", "report"))
_PARTS = frozenset(("article-journal", "article-magazine", "article-newspaper", "review", "review-book", "chapter"))
_TELLING = 6  # letters of a title's beginning that say something


fold = lru_cache(maxsize=4_096)(fold_anew)  # one reference is compared with many


@dataclass(frozen=True, slots=True)
class FieldSimilarity:
    """How alike one CSL variable is in the two, 0 to 1, and the reason in words."""

    variable: str
    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class Similarity:
    """How surely two references describe one work, 0 to 1; above 0.8 one may rely on it.

    `fields` are those that both references have, in the order of their weight.
    """

    score: float
    fields: tuple[FieldSimilarity, ...]

    def field(self, variable: str) -> FieldSimilarity | None:
        """What was found for a variable, None where one of the two lacks it."""
        return next((field for field in self.fields if field.variable == variable), None)


def compare(a: Reference, b: Reference) -> Similarity:
    """How surely `a` and `b` describe one work. It does not matter which comes first.

    >>> one = Reference.from_item({"title": "Hip muscle atrophy", "issued": {"date-parts": [[2007]]}, "volume": "99"})
    >>> other = Reference.from_item({"title": "Hip, muscle, atrophy.", "issued": {"date-parts": [[2006]]}})
    >>> similarity = compare(one, other)
    >>> similarity.score > 0.8, similarity.field("issued").reason
    (True, '2007 and 2006 are one year apart')
    """
    found = [(weight, field) for weight, look in _FIELDS if (field := look(a, b))]
    scores = {field.variable: field.score for _, field in found}
    if scores.get("title", 1) < _SAME_TITLE and _same_place(scores) and (cut := _cut_short(a, b)):
        found = [(weight, cut if field.variable == "title" else field) for weight, field in found]
    total = sum(weight for weight, _ in found)
    mean = sum(weight * field.score for weight, field in found) / total if total else 0.0
    fields = tuple(field for _, field in found)
    judged = _judged(mean, {field.variable: field.score for field in fields})
    if judged < _MISCITED and _miscited(scores) and len(fold(a.text("title")).split()) >= _LONG_TITLE:
        judged = _MISCITED
    if judged > _NEAR_WORK and scores.get("DOI", scores.get("number")) != 1 and _another(a, b, scores):
        judged = _NEAR_WORK
    return Similarity(round(judged, 4), fields)


def _another(a: Reference, b: Reference, scores: dict[str, float]) -> bool:
    """Whether one is about the other, or a part or a review of it, however alike they are."""
    titles = a.text("title"), b.text("title")
    if is_about_another(titles[0]) != is_about_another(titles[1]) or _is_review(a, b) or _is_review(b, a):
        return True
    placed = scores.get("page") == 1 and scores.get("volume", 1) == 1 and scores.get("issued", 1) > 0
    return scores.get("title", 1) < 1 and not placed and other_words(*map(_folded_title, (a, b)))


def _is_review(work: Reference, book: Reference) -> bool:
    """Whether what stands in a journal or in a book of another title cannot be the book, which has a publisher.

    That of an article that was read as a book is the journal, or there is a volume.
    """
    publisher, host = fold(book.text("publisher")), fold(work.text("container-title"))
    if not publisher or not host or publisher.startswith(host) or book.text("volume") or book.text("container-title"):
        return False
    return book.type in _BOOKS and work.type in _PARTS


def _judged(mean: float, scores: dict[str, float]) -> float:
    """The mean, bounded by what no other field can make good."""
    title = scores.get("title")
    if (same := scores.get("DOI", scores.get("number"))) is not None:
        return _by_identifier(mean, same, title)
    if title is not None and title >= _SAME_TITLE and _same_place(scores):
        return max(mean, _SAME_PLACE)  # whatever became of the authors
    if title is None:
        return mean if _named(scores) else min(mean, 0.7)
    if title < _OTHER_TITLE:
        return min(mean, _OTHER_WORK)
    if _same_pages_of_year(scores):
        return max(mean, _SAME_PLACE)
    if scores.get("author") == 0 or (title < _SAME_TITLE and _other_place(scores)):
        return min(mean, 0.6)
    return mean if len(scores) > 1 else min(mean, 0.75)


def _named(scores: dict[str, float]) -> bool:
    """Whether an article is named though no title is: by year, volume and page, and its author or its journal."""
    known = len(scores.keys() & {"author", "issued", "container-title", "volume", "page"})
    by = scores.get("author", 0) > 0 or scores.get("container-title", 0) >= 0.8
    return known >= 4 and scores.get("page") == 1 and by


def _miscited(scores: dict[str, float]) -> bool:
    """Whether title, people and journal are just the same: then year, volume or pages were copied wrongly."""
    same = scores.get("title") == 1 and scores.get("author") == 1 and scores.get("container-title", 0) >= 0.8
    return same and scores.get("DOI", 1) == 1


def _same_place(scores: dict[str, float]) -> bool:
    """Whether journal or year, volume and first page agree: hardly two articles begin on one page."""
    near = scores.get("container-title", 0) >= 0.8 or scores.get("issued", 0) >= 0.7
    return near and scores.get("page") == 1 and scores.get("volume") == 1


def _same_pages_of_year(scores: dict[str, float]) -> bool:
    """Whether title, year and first page agree where no volume is: a chapter, or a paper of a conference."""
    same = scores["title"] >= _SAME_WORDS and scores.get("issued") == 1 and scores.get("page") == 1
    return same and "volume" not in scores and scores.get("author", 0) > 0


def _other_place(scores: dict[str, float]) -> bool:
    """Whether the page is another, or both year and journal are: of one team's papers one reads like the other."""
    return scores.get("page") == 0 or (scores.get("issued", 1) < 1 and scores.get("container-title", 1) < 0.8)


def _by_identifier(mean: float, same: float, title: float | None) -> float:
    if same:
        return max(mean, 0.95) if title is None or title >= _OTHER_TITLE else 0.5
    return min(mean, 0.6)  # one work may have two DOIs: a preprint's and the journal's


def _doi(a: Reference, b: Reference) -> FieldSimilarity | None:
    one, other = identifiers.doi(a.text("DOI")), identifiers.doi(b.text("DOI"))
    if not one or not other:
        return None
    one, other = one.lower(), other.lower()
    same = one == other
    if not same and (one.startswith(other) or other.startswith(one)):
        return None  # a blank or a line's end cut it short
    return FieldSimilarity("DOI", float(same), "the same DOI" if same else f"{one} and {other} are two DOIs")


def _number(a: Reference, b: Reference) -> FieldSimilarity | None:
    """Other identifiers, where they agree: of two numbers one may be miscopied, which says nothing of the work."""
    for name, of in _NUMBERS:
        if (one := of(a)) and one == of(b):
            return FieldSimilarity("number", 1.0, f"the same {name}")
    return None


_NUMBERS: tuple[tuple[str, Callable[[Reference], str]], ...] = (
    ("PMID", lambda reference: reference.text("PMID")),
    ("PMCID", lambda reference: reference.text("PMCID").upper()),
    ("arXiv number", lambda reference: identifiers.arxiv_number(reference.text("number"), reference.text("DOI"))),
)


def _title(a: Reference, b: Reference) -> FieldSimilarity | None:
    one, other = _folded_title(a), _folded_title(b)
    if not one or not other:
        return None
    score = max(_alike(one, other), _main_alike(a.text("title"), b.text("title")))
    return FieldSimilarity("title", score, "the same title" if score == 1 else f"the titles agree by {score:.0%}")


def _folded_title(reference: Reference) -> str:
    return fold(unmarked(reference.text("title")))


def _alike(one: str, other: str) -> float:
    from rapidfuzz import fuzz

    return max(fuzz.ratio(one, other), fuzz.token_sort_ratio(one, other) * 0.97) / 100


def _main_alike(one: str, other: str) -> float:
    """One of the two may lack the subtitle; a main title of one or two words proves little."""
    mains = [fold(re.split(r"[:.?!]\s|\s[-–—]\s", title, maxsplit=1)[0]) for title in (one, other)]
    whole = [fold(one), fold(other)]
    if min(len(main.split()) for main in mains) < 3 or mains == whole:
        return 0.0
    return 0.95 * _alike(*mains) if mains[0] == whole[0] or mains[1] == whole[1] else 0.0


def _cut_short(a: Reference, b: Reference) -> FieldSimilarity | None:
    """The titles, where one is a part of the other: records lose what follows italics, entries the subtitle."""
    one, other = sorted((fold(a.text("title")), fold(b.text("title"))), key=len)
    if len(one) < _TELLING or (_alike(one, other[: len(one)]) < _SAME_TITLE and f" {one} " not in f" {other} "):
        return None
    return FieldSimilarity("title", _CUT_SHORT, "one title is a part of the other, at the same place")


def _author(a: Reference, b: Reference) -> FieldSimilarity | None:
    one, other = (_families(reference) for reference in (a, b))
    if not one or not other:
        return None
    share = _shared(*sorted((one, other), key=lambda families: (len(families), families)))
    first = _same_family(one[0], other[0])
    score = (share + first) / 2
    reason = (
        "the same authors"
        if score == 1
        else f"{share:.0%} of the authors agree" + ("" if first else ", the first does not")
    )
    return FieldSimilarity("author", score, reason)


def _shared(fewer: tuple[str, ...], more: tuple[str, ...]) -> float:
    """The share of the fewer families that are among the others, each of which stands for one."""
    rest = list(more)
    for family in fewer:
        if found := next((each for each in rest if _same_family(family, each)), None):
            rest.remove(found)
    return (len(more) - len(rest)) / len(fewer)


def _families(reference: Reference) -> tuple[str, ...]:
    names = reference.names("author") or reference.names("editor")
    return tuple(key for name in names if (key := family_key(name)))


def _same_family(one: str, other: str) -> bool:
    from rapidfuzz import fuzz

    words = set(one.split()) & set(other.split())
    return one == other or any(len(word) > 3 for word in words) or fuzz.ratio(one, other) >= 85


def _issued(a: Reference, b: Reference) -> FieldSimilarity | None:
    one, other = a.date("issued"), b.date("issued")
    if not one or not other or one.year is None or other.year is None:
        return None
    apart = abs(one.year - other.year)
    if not apart:
        return FieldSimilarity("issued", 1.0, "the same year")
    near = apart == 1  # online in December, in print in January
    words = "one year apart" if near else f"{apart} years apart"
    return FieldSimilarity("issued", 0.7 if near else 0.0, f"{one.year} and {other.year} are {words}")


def _container(a: Reference, b: Reference) -> FieldSimilarity | None:
    one, other = (_containers(reference) for reference in (a, b))
    if not one or not other:
        return None
    score = max(_same_journal(left, right) for left in one for right in other)
    return FieldSimilarity("container-title", score, f"the journals or books agree by {score:.0%}")


def _containers(reference: Reference) -> list[str]:
    titles = (reference.text("container-title"), reference.text("container-title-short"))
    return [folded for title in titles if (folded := fold(title))]


def _same_journal(one: str, other: str) -> float:
    """Abbreviations agree when each word begins one of the other's words, in order."""
    short, long = sorted((one.split(), other.split()), key=lambda words: (sum(map(len, words)), words))
    rest = iter(long)
    if all(any(word.startswith(piece) for word in rest) for piece in short):
        return 1.0 if len(short) > 1 or short == long else 0.8
    if len(short) == 1 and _initials_of(short[0], long):
        return 0.9
    other_series = len(short[-1]) == len(long[-1]) == 1 and short[-1] != long[-1]
    return min(_alike(one, other), 0.5 if other_series else 1.0)


def _initials_of(word: str, words: list[str]) -> bool:
    """Whether a word is made of the first letters of words, perhaps without those at the beginning.

    >>> _initials_of("cvpr", "conference on computer vision and pattern recognition".split())
    True
    """
    said = "".join(each[0] for each in words if each not in _SMALL)
    return len(word) > 2 and said.endswith(word)


def _same(variable: str, value: Callable[[Reference], str]) -> Callable[[Reference, Reference], FieldSimilarity | None]:
    def look(a: Reference, b: Reference) -> FieldSimilarity | None:
        one, other = value(a), value(b)
        if not one or not other:
            return None
        same = one == other
        return FieldSimilarity(variable, float(same), f"both {one}" if same else f"{one} and {other} differ")

    return look


def _first_page(reference: Reference) -> str:
    found = pages.span(reference.text("page"))
    return found.first.lower() if found else ""


_FIELDS: tuple[tuple[float, Callable[[Reference, Reference], FieldSimilarity | None]], ...] = (
    (10, _title),
    (6, _doi),
    (6, _number),
    (5, _author),
    (3, _issued),
    (2, _container),
    (2, _same("page", _first_page)),
    (1.5, _same("volume", lambda reference: fold(reference.text("volume")))),
)
