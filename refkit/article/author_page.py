"""Citations without a year: author and page as MLA has them, a short title, a site's name."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from refkit.article import locators, naming
from refkit.article.groups import Group
from refkit.article.links import Link, Works
from refkit.article.vocabulary import SECONDARY
from refkit.fields.text import fold
from refkit.model import CitationKind, InTextCitation, InTextCite, Span

_PAGES, _LABEL = locators.PAGES, locators.LABEL
# Book and chapter ("IV.27"), or the page and column of the first print, as ancient authors are cited: "1.32", "857a".
_BOOKS = (
    r"(?:\d{1,2}:\s?\d{1,4}(?:[-–]\d{1,4})?|[IVXLC]{1,6}[.,]\s?\d{1,3}|\d{1,3}(?:\.\d{1,3}){1,2}|\d{1,4}[a-eA-E])\b"
)
_TAIL = re.compile(
    rf"(?P<cut>(?:[,:;]\s*|[\s~]|^)(?P<label>{_LABEL})?[\s~]*(?P<pages>(?:{_BOOKS}|{_PAGES})(?:(?:\s?(?:,|and|und|et|y|e"
    rf"|&)\s?)\d{{1,4}}(?:\s?[-–—]\s?\d{{1,4}})?){{0,4}}))\s*\.?\s*$"
)
_ROMAN = re.compile(r"(?:x{0,3}|xl|lx{0,3}|xc|c)(?:ix|iv|v?i{0,3})")
_SITE = re.compile(
    r"(?<![\w@])[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|edu|gov|info|co\.uk|de|fr|es|it|nl|br)(?:/[^\s,;]*)?(?=$|[\s,;])",
    re.IGNORECASE,
)
_SHELF = re.compile(r"(?<!\w)[A-Z]{1,6} ?\d{1,4}(?:/\d{1,6}){1,4}")
_A_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_TITLE = re.compile(r"[\"“„«‘'](?P<title>[^\"“”„«»]{3,120}?)[.,]?[\"”“»’']?\s*$")
_LED = re.compile(
    r"(?:(?:see|but|contra|anders|so|ähnlich|dagegen|cfr?\.|vgl\.|siehe|auch|ver|voir|vedi|zie|véase|aussi|também|también|anche|ook|also"
    r"|e\.g\.,?|qtd\. in|apud)\s+){1,3}",
    re.IGNORECASE,
)
_OPENED = re.compile(
    r"(?:[a-z]{1,3} ){0,3}"
    r"[\"“„«‘']?[^\W\d_a-zà-öø-ÿß]"
)
_NOT_A_NAME = re.compile(
    r"(?:fig(?:ure|s|\.)?|tab(?:le|les|elle|\.)?|eq(?:uation|\.)?|chapter|section|part|step|box|appendix|vol(?:ume)?"
    r"|no|nr|page|see|note|abb|kapitel|teil|art(?:icle|ikel|\.)?|line|level|grade|phase|type|version|model|group|day"
    r"|week|year|age|room|item)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Bare:
    """A part of a group without a year: where it stands, its names or title, and its pages."""

    span: Span
    words: str
    pages: str
    label: str


def citations(
    text: str, groups: Sequence[Group], works: Works, dated: Sequence[InTextCitation]
) -> list[InTextCitation]:
    """The citations without a year; `dated` are those already found."""
    taken = [citation.span for citation in dated]
    free = [group for group in groups if not any(span.covers(group.span) for span in _near(taken, group.span))]
    found = [citation for group in free if (citation := _named(text, group, works))]
    if not by_page([*dated, *found]):
        return found
    found = [_completed(text, citation, works) for citation in found]
    seen = {citation.span for citation in found}
    return found + _unlisted(text, [each for each in free if each.mark == "(" and each.span not in seen], works)


def by_page(found: Sequence[InTextCitation]) -> bool:
    """Whether a text cites by author and page: three times at least, twice where few cites have a year, or once where
    none has and others give a name or a title too.
    """
    cites = [cite for citation in found for cite in citation.cites]
    paged = sum(1 for cite in cites if cite.locator and cite.names)
    dated = sum(1 for cite in cites if cite.year)
    return paged >= 3 or (paged == 2 and dated < paged) or (paged == 1 and not dated and len(cites) > 2)


def mostly(found: Sequence[InTextCitation]) -> bool:
    """Whether a text cites by author and page and hardly ever by year, as MLA has it: there a name alone may cite."""
    named = [cite for citation in found for cite in citation.cites if cite.names]
    return by_page(found) and sum(bool(cite.year) for cite in named) * 4 < len(named)


def _near(taken: Sequence[Span], span: Span) -> Sequence[Span]:
    from bisect import bisect_right

    at = bisect_right(taken, span.start, key=lambda each: each.start)
    return taken[max(0, at - 3) : at + 1]


def _parts(text: str, group: Group) -> list[Bare]:
    words = group.words(text)
    if len(words) > 300 or "\n\n" in words:
        return []
    at, parts = group.span.start + 1, []
    for piece in words.split(";"):
        start = at + len(piece) - len(piece.lstrip())
        parts.append(_bare(Span(start, max(at + len(piece.rstrip()), start)), piece.strip()))
        at += len(piece) + 1
    return parts


def _bare(span: Span, words: str) -> Bare:
    if within := SECONDARY.search(words):
        words = words[within.end() :].lstrip()
    if led := _LED.match(words):
        words = words[led.end() :]
    tail = _TAIL.search(words[-60:]) if re.search(r"\d|[ivxlc]\s*$", words) else None
    if not tail or not tail["pages"] or not (tail["label"] or re.search(r"\d", tail["pages"]) or _roman(tail["pages"])):
        return Bare(span, words, "", "")
    cut = max(len(words) - 60, 0) + tail.start("cut")
    return Bare(span, words[:cut], tail["pages"], locators.label(tail["label"] or ""))


def _roman(pages: str) -> bool:
    """Whether pages are a Roman numeral of several figures, not a word in its letters ("civil") or a pronoun."""
    return len(pages) > 1 and bool(_ROMAN.fullmatch(pages))


def _named(text: str, group: Group, works: Works) -> InTextCitation | None:
    cites = [cite for part in _parts(text, group) if (cite := _cite(part, works))]
    kind = CitationKind.AUTHOR_PAGE if any(cite.entry is not None for cite in cites) else CitationKind.AUTHOR_DATE
    return InTextCitation(group.span, group.span.of(text), kind, tuple(cites)) if cites else None


def _cite(part: Bare, works: Works) -> InTextCite | None:
    if not re.search(r"[^\W\d_]{2}", part.words) or _NOT_A_NAME.match(part.words):
        return None
    if site := _SITE.search(part.words):
        return _site(part, site, works)
    if not _OPENED.match(part.words):
        return None
    names, link = _link(
        part.words.rstrip(",.:;"), works, paged=bool(part.pages), dated=bool(_A_YEAR.fullmatch(part.pages))
    )
    if link is not None and link.entry is not None:
        return _to(part, names, link)
    shelf = _SHELF.search(f"{part.words}{part.pages}")
    index = works.shelved(shelf[0]) if shelf else works.abbreviated(part.words) if part.pages else None
    return None if index is None else _to(part, (part.words,), Link(index))


def _to(part: Bare, names: tuple[str, ...], link: Link) -> InTextCite:
    cite = link.of(
        InTextCite(
            part.span,
            names,
        )
    )
    return replace(cite, locator=part.pages, label=part.label)


def _link(words: str, works: Works, *, paged: bool, dated: bool) -> tuple[tuple[str, ...], Link | None]:
    quoted = _TITLE.search(words)
    lead = words[: quoted.start()].rstrip(" ,.") if quoted else words
    found = naming.tokens(lead)
    if quoted and lead and (titled := _titled(f"{lead},{quoted['title']}", works)) is not None:
        return titled
    if (whole := _whole(found)) and (link := works.named(whole.names, "", et_al=whole.et_al)).exact:
        return (whole.names, link) if paged or _spelt_out(whole, link) else ((), None)
    if whole and paged and not dated and link.entry is not None and _misspelt(whole, link):
        return whole.names, link
    if ("," in lead or ": " in lead) and (paged or quoted) and (titled := _titled(lead, works)) is not None:
        return titled
    title = quoted["title"] if quoted else lead
    if quoted or paged or (" " in title and works.begun_by(title)):
        index = works.titled(title)
        if index is not None:
            return (title,), Link(index, exact=True)
    return (), None


def _misspelt(whole: naming.Naming, link: Link) -> bool:
    """Whether names with a page are a listed author's but for a slip: with more letters than chance would give."""
    return len(fold(whole.names[0])) > 5 and len(link.near) < 2 and link.score >= 1.8


def _spelt_out(whole: naming.Naming, link: Link) -> bool:
    """Whether names without a page are more than an abbreviation that happens to stand in the list."""
    return link.score >= 2.0 and all(re.search(r"[^\W\d_][a-zà-ÿ]{2}", name) for name in whole.names)


def _whole(found: Sequence[naming.Token]) -> naming.Naming | None:
    """The naming that is all of these tokens, None when something else stands among them."""
    first = next(iter(naming.before(found, crossing=True)), None)
    return first if first is not None and found and first.start == found[0].start else None


def _titled(lead: str, works: Works) -> tuple[tuple[str, ...], Link] | None:
    """A name, a comma and a short title: "Geertz, History and Anthropology"."""
    name, _, title = lead.partition("," if "," in lead else ":")
    link = works.named((name.strip(),), "")
    candidates = {*works.by_family(name.strip()), *((link.entry,) if link.entry is not None else link.near)}
    index = works.titled(title, among=tuple(sorted(candidates)))
    if index is not None:
        return (name.strip(),), Link(index, exact=True)
    return ((name.strip(),), link) if link.exact else None


def _site(part: Bare, site: re.Match[str], works: Works) -> InTextCite | None:
    """A site named as if it were an author: "(Runners World.com)"; an address alone counts when the list has it."""
    name = part.words.strip()
    if re.match(r"www\.|https?:", name, re.IGNORECASE):
        return None
    index = works.at_site(site[0])
    if index is not None:
        return _to(part, (name.rstrip(","),), Link(index))
    spoken = " " in name and name[0].isupper() and site.end() >= len(name) and "/" not in site[0]
    if not spoken or not re.fullmatch(r"(?:[A-Z][\w'’]*\s+){1,4}\S+", name):
        return None
    return _to(part, (name,), works.named((name,), ""))


def _unlisted(text: str, groups: Sequence[Group], works: Works) -> list[InTextCitation]:
    """Where a text cites by author and page throughout, the names in parentheses that the list does not have."""
    missed: list[InTextCitation] = []
    for group in groups:
        parts = _parts(text, group)
        if len(parts) != 1 or _NOT_A_NAME.match(parts[0].words):
            continue
        whole = _whole(naming.tokens(parts[0].words.rstrip(",")))
        if whole and _looks_cited(text, group, whole, parts[0]):
            cite = _to(parts[0], whole.names, works.named(whole.names, ""))
            missed.append(InTextCitation(group.span, group.span.of(text), CitationKind.AUTHOR_PAGE, (cite,)))
    return missed


def _completed(text: str, citation: InTextCitation, works: Works) -> InTextCitation:
    """A citation with those of its parts too that give names and pages and have no entry: "(Frey 7; Ochs 25)"."""
    group = Group(citation.span, "(", (Span(citation.span.start + 1, citation.span.end - 1),))
    cites = list(citation.cites)
    for part in _parts(text, group):
        known = any(cite.span.meets(part.span) for cite in citation.cites)
        whole = None if known or not part.pages else _whole(naming.tokens(part.words.rstrip(",")))
        if whole and not _NOT_A_NAME.match(part.words) and _looks_cited(text, group, whole, part):
            cites.append(_to(part, whole.names, works.named(whole.names, "")))
    return replace(citation, cites=tuple(sorted(cites, key=lambda cite: cite.span)))


def completed(text: str, citation: InTextCitation, works: Works) -> InTextCitation:
    """A citation in parentheses with those parts too that name a listed work and a page: "(Frey 1987, 4; Ochs 25)"."""
    if citation.text[:1] != "(" or ";" not in citation.text:
        return citation
    group = Group(citation.span, "(", (Span(citation.span.start + 1, citation.span.end - 1),))
    paged = (part for part in _parts(text, group) if part.pages or _SHELF.search(part.words))
    parts = [part for part in paged if not any(cite.span.meets(part.span) for cite in citation.cites)]
    more = [cite for part in parts if (cite := _cite(part, works)) and cite.entry is not None]
    return replace(citation, cites=tuple(sorted((*citation.cites, *more), key=lambda cite: cite.span)))


def _looks_cited(text: str, group: Group, whole: naming.Naming, bare: Bare) -> bool:
    person = all(
        re.fullmatch(r"(?:[a-z]{2,3} ){0,2}[^\W\d_a-z][a-zà-ÿ'’-]*[a-zà-ÿ](?:-[A-Z][a-z]+)?", name)
        for name in whole.names
    )
    if re.search(r"\d[.:,]\d", bare.pages):  # chapter and verse: a book of old, not one that a list has lost
        return False
    ends = text[group.span.end : group.span.end + 1] in tuple(".,;") or bool(bare.pages)
    return person and ends and (bool(bare.pages) or len(whole.names) == 1)
