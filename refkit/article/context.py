"""Citations that mean something only where they stand: "(p. 198)", "(ibid.)", "Hale says ... (2001: 7)", and MLA's"
" "(45)".
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from refkit.article import locators, naming
from refkit.article.groups import Group
from refkit.article.links import Works
from refkit.article.vocabulary import SEE
from refkit.model import CitationKind, InTextCitation, InTextCite, Span

_PAGES, _LABEL = locators.PAGES, locators.LABEL
_PAGE_ONLY = re.compile(
    rf"\s*(?:pp?\.|pages?|S\.|Seiten?|págs?\.|p[aá]ginas?|pars?\.|paras?\.|¶)[\s~]?(?P<pages>{_PAGES}(?:\s?[,&]\s?{_PAGES}){{0,4}})\s*",
    re.IGNORECASE,
)
IBID = re.compile(
    r"\s*(?:(?:vgl|cfr?|vid|s)\.?\s|see\s|siehe\s|ver\s|véase\s|voir\s|zie\s|auch\s|also\s){0,2}(?:[ií]b[ií]d(?:em)?\.?|ebd(?:a)?\.?|ebenda\.?|op\.?\s?cit\.?"
    r"|(?:loc|art|ob)\.?\s?cit\.?|a\.\s?a\.\s?O\.?|id\.|idem\.?|ivi|íd\.|ib\.)"
    rf"(?:[,:]?\s*(?:{_LABEL})?[\s~]*(?P<pages>{_PAGES}))?\s*\.?\s*",
    re.IGNORECASE,
)
_AGAIN = re.compile(
    r"(?<!\w)(?P<name>[^\W\d_a-z][\w'’-]{1,40}),?\s(?:(?:op|ob|loc|art)\.?\s?cit\.?|a\.\s?a\.\s?O\.?)"
    rf"(?:,?\s{{0,2}}(?:{_LABEL})?\s?(?P<pages>{_PAGES}))?"
)
_DATED = re.compile(
    rf"\s*(?:{SEE}\s)?\[?(?P<year>(?:1[5-9]|20)\d\d[a-z]?)\]?(?:\s*[,:;]\s*(?:{_LABEL})?[\s~]*(?P<pages>{_PAGES}))?\s*",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    rf"\s*(?P<pages>\d{{1,3}}(?:n\d{{1,2}}|:\s?\d{{1,4}}|\s?[-–.]\s?\d{{1,3}})?)(?:;\s*{_LABEL}\s?{_PAGES})?\s*"
)
_FAR = re.compile(r"cit|a\.\s?a\.", re.IGNORECASE)
_CAPITAL = re.compile(r"(?<![\w.@/])[^\W\d_a-z][\w'’-]+")
_AFTER_WORDS = re.compile(r"(?:[\"”»“'’.,;:!?)*_]|(?<![\w.])[a-zà-öø-ÿß][\w'’-]*)\s*$")
_OWNED = re.compile(r"[^\W\d_]['’]s (?:[^\W\d_][\w'’-]* ){1,8}$")  # "Douglas's Narrative (1845)"
_TITLED = re.compile(
    r"(?:[\"“„«‘](?:[^\"“”„«»\n]{8,100})[\"”“»’]"
    r"|[A-ZÀ-Þ][\w'’-]+(?: (?:(?:a|an|and|for|in|of|on|or|the|to) ){0,2}[A-ZÀ-Þ][\w'’-]+){2,8})"
    r"[_*]?\s?$"
)
_CAPITALS = re.compile(
    r"(?<!\w)[A-ZÀ-Þ][\w'’-]{1,20}"
    r"(?: (?:(?:a|an|and|at|by|for|from|in|of|on|or|the|to|with) ){0,2}[A-ZÀ-Þ][\w'’-]{1,20}){1,8}"
)
_LEAD_IN = re.compile(r"(?:In|As|From|Throughout|When|While|Though|Like|Unlike) ")
_QUOTED = re.compile(r"[^\W\d_][,;:]? [^\W\d_][\w'’-]{0,30}[.,!?…]{0,3}[\"”»“'’]\s{0,7}$")  # two words at least
_JOINED = re.compile(r"[\w.,]\s(?:and|und|et|y|e|&|en)\s$")
_NAMED = re.compile(r"(?<![\w.])[^\W\d_a-z][\w'’-]+\s$")
_OWN_PART = re.compile(
    r"\b(?:fig(?:ures?|uras?|\.)|tab(?:les?|leaux?|ellen?|ela|la|\.)|abb(?:ildung(?:en)?|\.)|appendix|anhang|annexe?|anexo|box|chart"
    r"|section|chapter|kapitel|chapitre|capítulo)\s[\w.]{1,5}\s?$",
    re.IGNORECASE,
)
_BACK = 500
_PAGES_ON = 60
_LATELY = 20  # so many citations back a work may have been cited that "ibid." behind its author's name means again
_NAMES = 80  # so far back the names that end with one may begin
_FEW = 10  # so many names of the list are looked at, from the last one back
_BODY = 100  # no organisation has a longer name


def citations(
    text: str, groups: Sequence[Group], works: Works, earlier: Sequence[InTextCitation], *, by_page: bool
) -> list[InTextCitation]:
    """The citations that lean on what stands before them; `by_page` says that the text cites by author and page."""
    order = sorted(earlier, key=lambda citation: citation.span)
    found: list[InTextCitation] = []
    for group in groups:
        words = group.words(text)
        if group.mark != "(" or len(words) >= 80:
            continue
        just = found[-1] if found else None
        if citation := _leaning(text, group, words, works, order, just, by_page):
            found.append(citation)
    return found


def quotes_by_page(text: str, groups: Sequence[Group], named: Sequence[InTextCitation]) -> bool:
    """Whether a text that names no year of a work has a bare number behind quotations, three times or beside a page."""
    if any(cite.year for each in named for cite in each.cites):
        return False
    paged = any(cite.locator for each in named for cite in each.cites)
    numbers = (group for group in groups if group.mark == "(" and _NUMBER.fullmatch(group.words(text)[:40]))
    quoted = (group for group in numbers if _QUOTED.search(text, max(0, group.span.start - 60), group.span.start))
    return sum(1 for _ in islice(quoted, 3)) >= (2 if paged else 3)


def repeated(text: str, groups: Sequence[Group], numbered: Sequence[InTextCitation]) -> list[InTextCitation]:
    """The "[ebd.]" and "(ibid., p. 5)" of a text that cites by number: they mean the last number before them."""
    order = sorted(numbered, key=lambda citation: citation.span)
    found: list[InTextCitation] = []
    for group in groups:
        match = IBID.fullmatch(group.words(text)) if len(group.span) < 80 else None
        at = bisect_left(order, group.span.start, key=lambda each: each.span.start) if match else 0
        if match and at:
            found.append(_citation(text, group, match["pages"] or "", _same(order[at - 1])))
    return found


def cited_before(text: str, span: Span, works: Works) -> list[InTextCitation]:
    """The citations in running text that say only whose work they mean again: "Williams, op. cit., p. 210"."""
    return [
        _again(text, match, index)
        for match in _AGAIN.finditer(text, span.start, span.end)
        if (index := _whose(text, Span(*match.span("name")), works)) is not None
    ]


def _whose(text: str, name: Span, works: Works) -> int | None:
    """The entry that the names which end with this one mean, or else the one of the author with this name."""
    found = _before(text, name.start, name.end)
    links = (works.named(each.names, "", et_al=each.et_al) for each in naming.before(found, crossing=False))
    index = next((link.entry for link in links if link.exact), None)
    return mentioned(text, name, works) if index is None else index


def _again(text: str, match: re.Match[str], index: int) -> InTextCitation:
    span, pages = Span(*match.span()), match["pages"] or ""
    cite = InTextCite(span, (match["name"],), locator=pages, label="page" if pages else "", entry=index)
    return InTextCitation(span, span.of(text), CitationKind.AUTHOR_PAGE, (cite,))


def _leaning(
    text: str,
    group: Group,
    words: str,
    works: Works,
    order: Sequence[InTextCitation],
    just: InTextCitation | None,
    by_page: bool,
) -> InTextCitation | None:
    """What a group means where it stands, `just` the last citation so found."""
    at = bisect_left(order, group.span.start, key=lambda each: each.span.start)
    last = order[at - 1] if at else None
    if last is not None and last.span.end > group.span.start:
        return None
    nearest = just if just is not None and (last is None or just.span > last.span) else last
    since = max(last.span.end if last else 0, _paragraph(text, group.span.start))
    if match := IBID.fullmatch(words):
        back = 40 if _FAR.search(words) else 0
        if named := _NAMED.search(text, max(0, group.span.start - 40), group.span.start):
            back = group.span.start - named.start()
        index = mentioned(text, Span(max(0, group.span.start - back), group.span.start), works) if back else None
        if index is None and nearest is last:
            index = _named_again(
                mentioned(text, Span(since, group.span.start), works), order[max(0, at - _LATELY) : at]
            )
        return _citation(text, group, match["pages"] or "", _same(nearest) if index is None else _to(index))
    if match := _PAGE_ONLY.fullmatch(words):
        if _OWN_PART.search(text, max(0, group.span.start - 30), group.span.start):
            return None
        index = _title_before(text, group.span.start, works)
        if index is None:
            index = mentioned(text, Span(since, group.span.start), works)
        return _citation(text, group, match["pages"], _same(nearest) if index is None else _to(index))
    if (match := _DATED.fullmatch(words)) and (
        _AFTER_WORDS.search(text, max(0, group.span.start - 40), group.span.start)
        or _OWNED.search(text, max(0, group.span.start - 100), group.span.start)
    ):
        index = named_before(text, group.span.start, works, match["year"])
        if index is None and match["pages"]:
            index = _of_year(match["year"], order[max(0, at - _LATELY) : at])
        cite = None if index is None else replace(_to(index), year=match["year"])
        return _citation(text, group, match["pages"] or "", cite) if cite else None
    paged = _paged(text, group, words, works, last, since) if by_page else None
    return paged or (_going_on(text, group, words, works, last) if last else None)


def _of_year(year: str, before: Sequence[InTextCitation]) -> int | None:
    """The one work that was cited with a year before: "(2009, p. 12)" where nobody is named."""
    meant = {cite.entry for each in before for cite in each.cites if cite.year == year}
    return meant.pop() if len(meant) == 1 else None


def _named_again(index: int | None, lately: Sequence[InTextCitation]) -> int | None:
    """The entry of who is named before "ibid." if it was cited lately: another may have been cited in between."""
    return index if any(cite.entry == index for each in lately for cite in each.cites) else None


def _paged(
    text: str, group: Group, words: str, works: Works, last: InTextCitation | None, since: int
) -> InTextCitation | None:
    """A bare page number in a text that cites by page, where a listed author or a citation stands before it."""
    match = _NUMBER.fullmatch(words)
    if not match:
        return None
    index = mentioned(text, Span(since, group.span.start), works)
    if index is not None:
        return _citation(text, group, match["pages"], _to(index))
    near = last is not None and last.span.end > _paragraph(text, group.span.start)
    quoted = bool(_QUOTED.search(text, max(0, group.span.start - 60), group.span.start))
    closing = text[group.span.end : group.span.end + 1] == "."
    if quoted and (index := _titled_in(text, Span(since, group.span.start), works)) is not None:
        return _citation(text, group, match["pages"], _to(index))
    return _citation(text, group, match["pages"], _same(last)) if last and (quoted or (near and closing)) else None


def _going_on(text: str, group: Group, words: str, works: Works, last: InTextCitation) -> InTextCitation | None:
    """A number at the end of a sentence that is a further page of the work whose page was cited before it.

    Where another listed author is named between, it is a page of that author's.
    """
    match, before = _NUMBER.fullmatch(words), re.match(r"\d{1,4}", last.cites[-1].locator)
    near = last.span.end > _paragraph(text, group.span.start)
    if not match or not before or not near or text[group.span.end : group.span.end + 1] not in (".", ",", ";"):
        return None
    apart = abs(int(re.split(r"\D", match["pages"])[0]) - int(before[0]))
    index = mentioned(text, Span(last.span.end, group.span.start), works)
    cite = _same(last) if index is None else _to(index)
    return _citation(text, group, match["pages"], cite) if apart <= _PAGES_ON else None


def _title_before(text: str, at: int, works: Works) -> int | None:
    """The entry whose title, in capitals or in quotation marks, stands right before a place."""
    title = _TITLED.search(text, max(0, at - 120), at)
    return works.titled(title[0].strip(" \"“”«»„’‘'_*")) if title else None


def _titled_in(text: str, span: Span, works: Works) -> int | None:
    """The entry whose title is the last that a span has in capitals: "In The House on the Moor she says"."""
    titles = reversed([*_CAPITALS.finditer(text, max(span.start, span.end - _BACK), span.end)])
    found = (works.titled(_LEAD_IN.sub("", title[0], count=1)) for title in islice(titles, _FEW))
    return next((index for index in found if index is not None), None)


def named_before(text: str, at: int, works: Works, year: str) -> int | None:
    """The entry of the listed author who is named last in a paragraph before a place, of a year."""
    return mentioned(text, Span(_paragraph(text, at), at), works, year)


def mentioned(text: str, span: Span, works: Works, year: str = "") -> int | None:
    """The entry of the listed author who is named last in a span; with a year, the one of that year."""
    begin = max(span.start, span.end - _BACK)
    capitals = reversed([*_CAPITAL.finditer(text, begin, span.end)])
    named = ((match, re.sub(r"['’]s$", "", match[0])) for match in capitals)
    for match, name in islice(((match, name) for match, name in named if works.knows(name)), _FEW):
        if _quoted(text, begin, match.start()):
            continue
        if (index := _together(text, Span(*match.span()), works, year)) is not None:
            return index
        indexes = works.by_family(name, year[:4]) or works.bodies(text[max(0, match.end() - _BODY) : match.end()])
        if not indexes and year and (short := works.shortened_to(name, year)) is not None:
            return short
        if len(indexes) == 1:
            return indexes[0]
        if indexes:
            return works.named((name,), year).entry
    return None


def _together(text: str, last: Span, works: Works, year: str) -> int | None:
    """The entry of names of which this is the last: "Hale and Rust" are not Hale."""
    if not _JOINED.search(text, max(0, last.start - 7), last.start):
        return None
    found = _before(text, last.start, last.end)
    pairs = (each for each in naming.before(found, crossing=False) if len(each.names) > 1)
    links = (works.named(each.names, year, et_al=each.et_al) for each in pairs)
    return next((link.entry for link in links if link.exact), None)


def _before(text: str, at: int, end: int) -> list[naming.Token]:
    """The tokens up to an end, from so far before a place as names reach on its line."""
    begin = max(0, at - _NAMES)
    return naming.tokens(text, max(begin, text.rfind("\n", begin, at) + 1), end)


def _quoted(text: str, start: int, at: int) -> bool:
    """Whether a place stands in a quotation that begins behind another: who is named there is not who is cited."""
    if text.count('"', start, at) % 2:
        return True
    return any(text.rfind(one, start, at) > text.rfind(other, start, at) for one, other in ("“”", "„“", "«»"))


def _paragraph(text: str, at: int) -> int:
    return text.rfind("\n\n", max(0, at - 5000), at) + 1


def _same(last: InTextCitation | None) -> InTextCite:
    if last is None:
        return InTextCite(Span(0, 0), why="nothing is cited before it")
    cite = last.cites[-1]
    return InTextCite(Span(0, 0), number=cite.number, entry=cite.entry, why=cite.why, near=cite.near)


def _to(index: int) -> InTextCite:
    return InTextCite(Span(0, 0), entry=index)


def _citation(text: str, group: Group, pages: str, cite: InTextCite) -> InTextCitation:
    inner = Span(group.span.start + 1, group.span.end - 1)
    kind = CitationKind.AUTHOR_DATE if cite.year else CitationKind.AUTHOR_PAGE
    placed = replace(cite, span=inner, locator=pages, label="page" if pages else "")
    return InTextCitation(group.span, group.span.of(text), kind, (placed,))
