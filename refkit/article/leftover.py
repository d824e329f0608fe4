"""Citations told by what is left over: a cite that no entry fits, or mere words, beside an entry that nothing cites.

"(Fox, 2015)" means the "Hanus & Fox (2015)" of the list, "(WEF)" its World Economic Forum, and "Curtis" in an essay
that cites by page its Curtis, only because nothing else cites these. So this comes last.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from refkit.article.acronyms import abbreviates
from refkit.article.links import Works
from refkit.article.work import Work
from refkit.fields.text import fold
from refkit.model import CitationKind, InTextCitation, InTextCite, Span
from refkit.model.span import any_meets

_CAPITAL = re.compile(r"(?<![\w.@/-])[^\W\d_a-z][\w’'-]+")
_ET_AL = re.compile(
    r",? (?:et al\b\.?|and (?:colleagues|coworkers|co-workers)|und (?:Kollegen|Mitarbeiter)|et coll\b\.?"
    r"|[ey] cols?\b\.?|[ey] colaboradores|e colleghi|e outros|y otros)"
)
_PAIR = re.compile(
    r"(?:, [^\W\d_a-z][\w’'-]+){0,4},? (?:&|and|und|et|y|e|ed|en) (?P<last>[^\W\d_a-z][\w-]+(?:['’](?!s\b)\w+)?)"
)
_YEAR_AFTER = re.compile(r"[^.;()\[\]\d\n]{1,60}((?:1[5-9]|20)\d\d)(?!\d)")
_YEAR_BEFORE = re.compile(
    r"(?<!\d)((?:1[5-9]|20)\d\d)\s(?:[^\W\d_]+\s){1,2}(?:by|of|von|de|du|di|por|par|door|van)\s(?:[^\W\d_a-z][\w.-]*\s)?$"
)
# What stands before the name of who made a work that begins with its title.
_MADE_BY = (
    r"\b(?:(?:[Dd]irected|[Ww]ritten|[Pp]roduced) by|[Dd]ir\.|[Rr]egie:?|[Rr]egia(?: di)?|[Rr]éal(?:\.|isé par)"
    r"|[Dd]irigida por) (?:[^\W\d_a-z][\w.'’-]* ){0,3}"
)
_BACK = 60
_LETTERS = re.compile(r"\(([A-ZÀ-Þ]{3,8})\)")
_INTRODUCING = 120  # no organisation has a longer name
_WORDS = 8  # nor more words
_ALIKE = 75  # rapidfuzz's ratio, 0 to 100, of a family name and its misspelling


def linked(found: Sequence[InTextCitation], works: Works) -> list[InTextCitation]:
    """The citations, with those cites linked whose names and year fit the one uncited entry of that year in part."""
    free = _uncited(found, works)
    asked = {(cite.names[0], cite.year[:4]) for each in found for cite in each.cites if _astray(cite)}
    meant = {(name, year): _meant(works, free, name, year) for name, year in asked}
    return [replace(each, cites=tuple(_linked(cite, meant) for cite in each.cites)) for each in found]


def _astray(cite: InTextCite) -> bool:
    return cite.entry is None and bool(cite.names) and bool(cite.year)


def _uncited(found: Sequence[InTextCitation], works: Works) -> frozenset[int]:
    return frozenset(range(len(works))) - {cite.entry for each in found for cite in each.cites}


def _meant(works: Works, free: frozenset[int], name: str, year: str) -> int | None:
    fits = [index for index in free if works.dated(index, year) and _partly(works, index, name)]
    return fits[0] if len(fits) == 1 else None


def _linked(cite: InTextCite, meant: Mapping[tuple[str, str], int | None]) -> InTextCite:
    index = meant.get((cite.names[0], cite.year[:4])) if _astray(cite) else None
    return cite if index is None else replace(cite, entry=index, why="", near=(), alike=())


def _partly(works: Works, index: int, name: str) -> bool:
    """Whether a name that no work begins with is a further author's of an entry, its first author's misspelt, or what
    the entry appeared in.
    """
    from rapidfuzz import fuzz

    key = fold(name)
    first, *others = works.works[index].authors or ("",)
    if works.by_family(name):
        return False
    work = works.works[index]
    if key in others or work.of_host(name) or (name.isupper() and _within_word(key, first)):
        return True
    if len(name) > 3 and re.search(rf"{_MADE_BY if work.authors else ''}(?<!\w){re.escape(name)}(?!\w)", work.text):
        return True
    return min(len(key), len(first)) > 5 and fuzz.ratio(key, first) >= _ALIKE


def _within_word(letters: str, word: str) -> bool:
    """Whether letters stand in order in one long word, the first first: "KMK", the Kultusministerkonferenz."""
    rest = iter(word)
    return len(letters) > 2 and len(word) > 11 and letters[0] == word[0] and all(letter in rest for letter in letters)


def told(
    text: str, body: Sequence[Span], works: Works, found: Sequence[InTextCitation], *, by_page: bool
) -> list[InTextCitation]:
    """The citations in mere words of works that nothing else cites, one of each work.

    Args:
        text: the whole text.
        body: its running text before the list.
        works: its entries.
        found: the citations known so far.
        by_page: whether the text cites by author and page: there a name alone is a citation.
    """
    maybe = {index for each in found for cite in each.cites for index in cite.alike}
    free, taken = _uncited(found, works) - maybe, sorted(each.span for each in found)
    firsts: dict[int, InTextCitation] = {}
    for span in body:
        for cite in (*_by_letters(text, span, works, free), *_by_name(text, span, works, free, by_page=by_page)):
            index = cite.entry
            if index in free and index not in firsts and not any_meets(taken, cite.span):
                kind = CitationKind.AUTHOR_DATE if cite.year else CitationKind.AUTHOR_PAGE
                firsts[index] = InTextCitation(cite.span, cite.span.of(text), kind, (cite,))
    return list(firsts.values())


def _by_letters(text: str, span: Span, works: Works, free: frozenset[int]) -> Iterator[InTextCite]:
    """Organisations by their initials alone, "(WEF)", but where these stand behind the name they are short for."""
    said = set[str]()
    for match in _LETTERS.finditer(text, span.start, span.end):
        index = None if match[1] in said else works.shortened_to(match[1])
        if index is None or index not in free:
            continue
        before = fold(text[max(span.start, match.start() - _INTRODUCING) : match.start()])
        if not _spelt_out(match[1].lower(), before.split()) and not before.endswith(
            works.works[index].body or match[1].lower()
        ):
            said.add(match[1])
            yield InTextCite(Span(*match.span()), (match[1],), entry=index)


def _spelt_out(letters: str, words: Sequence[str]) -> bool:
    """Whether the last of some words are those that letters are short for."""
    return any(abbreviates(letters, words[-count:]) for count in range(2, _WORDS + 1))


def _by_name(text: str, span: Span, works: Works, free: frozenset[int], *, by_page: bool) -> Iterator[InTextCite]:
    """Listed first authors with the year of their work, "et al." or the others; by themselves where pages cite."""
    for match in _CAPITAL.finditer(text, span.start, span.end):
        name = re.sub(r"['’]s$", "", match[0])
        every = works.by_family(name)
        if not free.intersection(every):
            continue
        near, year = _with_year(text, match, span)
        dated = [index for index in every if year and index in free and works.dated(index, year)]
        more = _ET_AL.match(text, match.end())
        pair = None if more else _pair(text, match.end(), works.works[every[0]])
        if len(dated) == 1:
            yield InTextCite(near, (name,), year, entry=dated[0])
        elif len(every) == 1 and (more or pair or by_page):
            end = (more or pair or match).end()
            names = (name, pair["last"]) if pair else (name,)
            yield InTextCite(Span(match.start(), end), names, et_al=bool(more), entry=every[0])


def _pair(text: str, end: int, work: Work) -> re.Match[str] | None:
    """The further authors of a work who are named behind the first: "Kolb and Dorn", "Kolb, Dorn & Ek"."""
    match = _PAIR.match(text, end)
    return match if match and fold(match["last"]) in work.authors[1:] else None


def _with_year(text: str, match: re.Match[str], span: Span) -> tuple[Span, str]:
    """A name with the year that stands near it in the same part of a sentence, and that year; "" without one."""
    if after := _YEAR_AFTER.match(text, match.end()):
        return Span(match.start(), after.end(1)), after[1]
    if before := _YEAR_BEFORE.search(text, max(span.start, match.start() - _BACK), match.start()):
        return Span(before.start(), match.end()), before[1]
    return Span(*match.span()), ""
