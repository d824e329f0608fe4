"""Citations by author and date: "(Smith & Jones, 2009, p. 5; see also Kim 2010a, b)", "Smith et al. (2009)"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from refkit.article import locators, naming
from refkit.article.groups import Group
from refkit.article.links import Works
from refkit.article.naming import Naming, Token
from refkit.model import CitationKind, InTextCitation, InTextCite, Span

_YEAR = (
    r"(?:(?:1[4-9]|20)\d\d(?:\s?[a-z](?![\w]))?(?:\s?[/–-]\s?(?:(?:1[4-9]|20)\d\d|\d\d(?!\d))[a-z]?)?(?![\d%]"
    r"|\s?[–-]\d)|\[?(?:1[4-9]|20)\d\d\]?(?![\d%])"
    r"|\b(?:n\.\s?d\.?|no date|undated|in press|forthcoming|in preparation|submitted|to appear|im Druck|im Erscheinen"
    r"|sous presse|à paraître|en prensa|no prelo|in stampa"
    r"|o\.\s?[JD]\.|s\.\s?[fda]\.|s/f|s/d|z\.\s?j\.|ca?\.\s?(?:1[4-9]|20)\d\d)(?!\w))"
)
_DATES = re.compile(_YEAR, re.IGNORECASE)
_SUFFIXES = re.compile(r"\s*[,&;]?\s*(?:and\s|und\s|et\s|y\s|e\s)?\s*([a-z])(?=\s*(?:[,;&)\]]|and\b|$))")
_LOCATOR = re.compile(
    rf"\s*[,:;]?\s*(?P<label>{locators.LABEL})?\s?(?P<pages>{locators.PAGES}(?:,\s?\d{{1,4}}(?:\s?[-–—]\s?\d{{1,4}})?(?!\d))*)"
)
_SECONDARY = re.compile(
    r"\b(?:as )?(?:cited|quoted|discussed|reported|mentioned) (?:in|by|from)\b|\b(?:zit(?:iert|\.) (?:nach|in)"
    r"|cit[ée]e? (?:par|dans|in)|citado (?:en|por|em)|apud|geciteerd in|citato in|qtd\. in)\b",
    re.IGNORECASE,
)
_BINOMIAL = re.compile(r"[A-Z][a-z]{2,} (?:[a-z]{3,} )?[a-z]{4,}\s*$")
_BEFORE = 240


def citations(text: str, groups: Sequence[Group], works: Works) -> list[InTextCitation]:
    """The author-date citations that the groups of a text are part of."""
    return [citation for group in groups if (citation := _citation(text, group, works))]


def _citation(text: str, group: Group, works: Works) -> InTextCitation | None:
    words = group.words(text)
    if not _DATES.search(words):
        return None
    base = group.span.start + 1
    if _starts_with_date(words):
        return _narrative(text, group, words, base, works)
    cites = _cites(words, base, works)
    if not cites:
        return None
    span = _trimmed(group, cites)
    return InTextCitation(span, span.of(text), CitationKind.AUTHOR_DATE, tuple(cites))


def _trimmed(group: Group, cites: Sequence[InTextCite]) -> Span:
    """The whole group; without a long aside, only the part from its first cite to its last."""
    return group.span if len(group.span) <= 400 + 40 * len(cites) else Span(cites[0].span.start, cites[-1].span.end)


def _starts_with_date(words: str) -> bool:
    match = _DATES.match(words.strip().lstrip("["))
    return match is not None and not re.match(r"\d{4}\s+[^\W\d_]{4,}", words.strip())


def _cites(words: str, base: int, works: Works) -> list[InTextCite]:
    cites: list[InTextCite] = []
    at, last = 0, None
    for match in _DATES.finditer(words):
        if match.start() < at or _is_pages(words, match):
            continue
        named = _names_before(words, at, match, works, last)
        if named is None:
            continue
        if cites and cites[-1].entry is None and _SECONDARY.search(words, at, match.start()):
            cites.pop()
        years, end = _years(words, match)
        for number, (year, start, stop) in enumerate(years):
            begin = named.start if number == 0 and named is not last else start
            cites.append(_cite(base, named, year, Span(begin, stop), works))
        at, locator, label = _locator(words, end)
        if locator:
            cites[-1] = replace(cites[-1], locator=locator, label=label, span=Span(cites[-1].span.start, base + at))
        last = named
    return cites


def _is_pages(words: str, match: re.Match[str]) -> bool:
    return bool(re.search(r"(?:\bpp?\.|S\.)\s?$|\d[-–]$", words[max(0, match.start() - 5) : match.start()]))


def _years(words: str, match: re.Match[str]) -> tuple[list[tuple[str, int, int]], int]:
    """The date, and the letters that follow it for further works of the same year: "1987a, b"."""
    years = [(match[0].strip("[]"), match.start(), match.end())]
    end = match.end()
    if not re.search(r"\d\s?[a-z]$", match[0]):
        return years, end
    number = match[0].rstrip()[:4]
    while more := _SUFFIXES.match(words, end):
        years.append((number + more[1], more.start(1), more.end(1)))
        end = more.end()
    return years, end


def _locator(words: str, end: int) -> tuple[int, str, str]:
    match = _LOCATOR.match(words, end)
    if not match or _DATES.fullmatch(match["pages"]) or (not match["label"] and re.match(r"\s*;|\s*\w", words[end:])):
        return end, "", ""
    if not match["label"] and re.match(r"[\s,]*[^\W\d_]{3,}", words[match.end() :]):
        return end, "", ""
    return match.end(), match["pages"].strip(), locators.label(match["label"] or "")


def _names_before(words: str, at: int, match: re.Match[str], works: Works, last: Naming | None) -> Naming | None:
    piece = words[at : match.start()]
    if last is not None and re.fullmatch(r"[\s,;&]*(?:and|und|et|y|e|sowie)?[\s,;&]*", piece):
        return last
    found = naming.tokens(words, at, match.start())
    found = _without_openers(found)
    return best_naming(found, match[0], works)


def _without_openers(found: list[Token]) -> list[Token]:
    """The tokens before a date without what may stand between names and date."""
    while found and (found[-1].text in "([,:." or found[-1].kind == "mark"):
        found = found[:-1]
    return found


def best_naming(found: Sequence[Token], year: str, works: Works) -> Naming | None:
    """The naming that fits an entry best, or the most likely one when none fits."""
    for crossing in (True, False):
        for each in naming.before(found, crossing=crossing):
            if works.named(each.names, year, et_al=each.et_al).exact:
                return each
    likely = next(iter(naming.before(found, crossing=_abnt(found))), None)
    for each in naming.before(found, crossing=False):
        if works.named(each.names, year, et_al=each.et_al).entry is not None:
            return each
    return likely


def _abnt(found: Sequence[Token]) -> bool:
    """Whether names are in capitals, as where semicolons part names."""
    return all(token.text.isupper() for token in found if token.kind == "word" and len(token.text) > 2)


def _cite(base: int, named: Naming, year: str, where: Span, works: Works) -> InTextCite:
    link = works.named(named.names, year, et_al=named.et_al)
    span = Span(base + where.start, base + where.end)
    return InTextCite(span, named.names, year, named.et_al, entry=link.entry, why=link.why, near=link.near)


def _narrative(text: str, group: Group, words: str, base: int, works: Works) -> InTextCitation | None:
    found = naming.tokens(text, max(0, group.span.start - _BEFORE), group.span.start)
    found = _sentence(text, found)
    first = _DATES.search(words)
    assert first is not None  # noqa: S101  the group was taken for its date
    named = best_naming(found, first[0], works)
    if named is None or group.span.start - named.end > 3:
        return None
    cites = list(_narrative_cites(words, base, named, works))
    if not cites:
        return None
    if not _stands(text, named, cites):
        return None
    span = Span(named.start, group.span.end)
    cites[0] = replace(cites[0], span=Span(named.start, cites[0].span.end))
    return InTextCitation(span, span.of(text), CitationKind.AUTHOR_DATE, tuple(cites))


def _narrative_cites(words: str, base: int, named: Naming, works: Works) -> Iterator[InTextCite]:
    at = 0
    current = named
    for match in _DATES.finditer(words):
        if match.start() < at or _is_pages(words, match):
            continue
        other = _names_before(words, at, match, works, current)
        if other is None:
            return
        current = other
        years, end = _years(words, match)
        at, locator, label = _locator(words, end)
        for number, (year, start, stop) in enumerate(years):
            cite = _cite(base, current, year, Span(start, stop), works)
            yield replace(cite, locator=locator, label=label) if locator and number == len(years) - 1 else cite


def _sentence(text: str, found: list[Token]) -> list[Token]:
    """The tokens of the line they end in."""
    cut = 0
    for index, token in enumerate(found[:-1]):
        if "\n\n" in text[token.end : found[index + 1].start] or token.text in ".!?" or token.kind == "other":
            cut = index + 1
    return found[cut:]


def _stands(text: str, named: Naming, cites: Sequence[InTextCite]) -> bool:
    """Whether names before a date in parentheses are a citation even when no entry has them."""
    if any(cite.entry is not None for cite in cites):
        return True
    return not _BINOMIAL.search(text[max(0, named.start - 60) : named.start])
