"""Citations without a year: author and page as MLA has them, a page alone, "ibid.", a short title, a site's name."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from refkit.article import locators, naming
from refkit.article.groups import Group
from refkit.article.links import Link, Works
from refkit.model import CitationKind, InTextCitation, InTextCite, Span

_PAGES, _LABEL = locators.PAGES, locators.LABEL
_TAIL = re.compile(
    rf"(?P<cut>(?:[,:;]\s*|\s|^)(?P<label>{_LABEL})?\s*(?P<pages>{_PAGES}(?:(?:\s?(?:,|and|und|et|y|e"
    rf"|&)\s?)\d{{1,4}}(?:\s?[-–—]\s?\d{{1,4}})?){{0,4}}))\s*\.?\s*$"
)
_PAGE_ONLY = re.compile(
    rf"\s*(?:pp?\.|pages?|S\.|Seiten?|págs?\.|p[aá]ginas?)\s?(?P<pages>{_PAGES}(?:\s?[,&]\s?{_PAGES}){{0,4}})\s*",
    re.IGNORECASE,
)
_IBID = re.compile(
    r"\s*(?:vgl\.\s|cf\.\s|see\s|siehe\s|ver\s|voir\s)?(?:ibid(?:em)?\.?|ebd(?:a)?\.?|ebenda\.?|op\.\s?cit\.?"
    r"|loc\.\s?cit\.?|a\.\s?a\.\s?O\.?|id\.|idem\.?|ivi|íd\.)"
    rf"(?:[,:]?\s*(?:{_LABEL})?\s*(?P<pages>{_PAGES}))?\s*\.?\s*",
    re.IGNORECASE,
)
_SITE = re.compile(
    r"(?<![\w@])[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|edu|gov|info|co\.uk|de|fr|es|it|nl|br)(?:/[^\s,;]*)?(?=$|[\s,;])",
    re.IGNORECASE,
)
_TITLE = re.compile(r"[\"“„«‘'](?P<title>[^\"“”„«»]{3,120}?)[.,]?[\"”“»’']?\s*$")
_NOT_A_NAME = re.compile(
    r"(?:fig(?:ure|s|\.)?|tab(?:le|les|elle|\.)?|eq(?:uation|\.)?|chapter|section|part|step|box|appendix|vol(?:ume)?"
    r"|no|nr|page|see|note|abb|kapitel|teil|art(?:icle|ikel|\.)?|line|level|grade|phase|type|version|model|group|day"
    r"|week|year|age|room|item)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Bare:
    """What a group without a year may be: its names or title, and its pages."""

    group: Group
    words: str
    pages: str
    label: str


def citations(
    text: str, groups: Sequence[Group], works: Works, dated: Sequence[InTextCitation]
) -> list[InTextCitation]:
    """The citations without a year; `dated` are those already found, which "(p. 5)" and "(ibid.)" lean on."""
    taken = [citation.span for citation in dated]
    free = [
        group
        for group in groups
        if group.mark == "(" and not any(span.covers(group.span) for span in _near(taken, group.span))
    ]
    found = [citation for group in free if (citation := _named(text, group, works))]
    found += _unlisted(text, [group for group in free if group.span not in {each.span for each in found}], works, found)
    return found + _leaning(text, free, [*dated, *found])


def _near(taken: Sequence[Span], span: Span) -> Sequence[Span]:
    from bisect import bisect_right

    at = bisect_right(taken, span.start, key=lambda each: each.start)
    return taken[max(0, at - 3) : at + 1]


def _bare(text: str, group: Group) -> Bare | None:
    words = group.words(text)
    if len(words) > 160 or "\n\n" in words:
        return None
    tail = _TAIL.search(words[-60:]) if re.search(r"\d|[ivxlc]\s*$", words) else None
    cut = len(words) - len(words[-60:]) + tail.start("cut") if tail and tail["pages"] else len(words)
    if tail and tail["pages"] and not tail["label"] and not re.search(r"\d", tail["pages"]):
        return Bare(group, words, "", "")
    return Bare(group, words[:cut], tail["pages"] if tail else "", locators.label(tail["label"] or "") if tail else "")


def _named(text: str, group: Group, works: Works) -> InTextCitation | None:
    bare = _bare(text, group)
    if bare is None or not re.search(r"[^\W\d_]{2}", bare.words) or _NOT_A_NAME.match(bare.words.strip()):
        return None
    if site := _SITE.search(bare.words):
        return _site(text, bare, site, works)
    words = bare.words.strip().rstrip(",.:;")
    names, link = _link(words, works, paged=bool(bare.pages))
    if link is None or link.entry is None:
        return None
    return _citation(text, bare, names, link, CitationKind.AUTHOR_PAGE)


def _link(words: str, works: Works, *, paged: bool) -> tuple[tuple[str, ...], Link | None]:
    quoted = _TITLE.search(words)
    lead = words[: quoted.start()].rstrip(" ,.") if quoted else words
    found = naming.tokens(
        re.sub(r"^(?:see|cf\.|vgl\.|siehe|ver|voir|also|e\.g\.,?|qtd\. in|apud)\s+", "", lead, flags=re.IGNORECASE)
    )
    if (whole := _whole(found)) and (link := works.named(whole.names, "", et_al=whole.et_al)).exact:
        return (whole.names, link) if paged or _spelt_out(whole, link) else ((), None)
    if "," in lead and (paged or quoted) and (titled := _titled(lead, works)) is not None:
        return titled
    title = quoted["title"] if quoted else lead
    if quoted or paged:
        index = works.titled(title)
        if index is not None:
            return (title,), Link(index, exact=True)
    return (), None


def _spelt_out(whole: naming.Naming, link: Link) -> bool:
    """Whether names without a page are more than an abbreviation that happens to stand in the list."""
    return link.score >= 2.0 and all(re.search(r"[^\W\d_][a-zà-ÿ]{2}", name) for name in whole.names)


def _whole(found: Sequence[naming.Token]) -> naming.Naming | None:
    """The naming that is all of these tokens, None when something else stands among them."""
    first = next(iter(naming.before(found, crossing=True)), None)
    return first if first is not None and found and first.start == found[0].start else None


def _titled(lead: str, works: Works) -> tuple[tuple[str, ...], Link] | None:
    """A name, a comma and a short title: "Geertz, History and Anthropology"."""
    name, _, title = lead.partition(",")
    link = works.named((name.strip(),), "")
    candidates = (link.entry,) if link.entry is not None else link.near
    index = works.titled(title, among=tuple(each for each in candidates if each is not None))
    if index is not None:
        return (name.strip(),), Link(index, exact=True)
    return ((name.strip(),), link) if link.exact else None


def _site(text: str, bare: Bare, site: re.Match[str], works: Works) -> InTextCitation | None:
    """A site named as if it were an author: "(Runners World.com)"; an address alone counts when the list has it."""
    name = bare.words.strip()
    if re.match(r"www\.|https?:", name, re.IGNORECASE):
        return None
    index = works.at_site(site[0])
    if index is not None:
        return _citation(text, bare, (name.rstrip(","),), Link(index), CitationKind.AUTHOR_PAGE)
    spoken = " " in name and name[0].isupper() and site.end() >= len(bare.words.rstrip()) and "/" not in site[0]
    if not spoken or not re.fullmatch(r"(?:[A-Z][\w'’]*\s+){1,4}\S+", name):
        return None
    return _citation(text, bare, (name,), works.named((name,), ""), CitationKind.AUTHOR_DATE)


def _citation(text: str, bare: Bare, names: tuple[str, ...], link: Link, kind: CitationKind) -> InTextCitation:
    span = bare.group.span
    inner = Span(span.start + 1, span.end - 1)
    cite = InTextCite(
        inner, names, locator=bare.pages, label=bare.label, entry=link.entry, why=link.why, near=link.near
    )
    return InTextCitation(span, span.of(text), kind, (cite,))


def _unlisted(
    text: str, groups: Sequence[Group], works: Works, found: Sequence[InTextCitation]
) -> list[InTextCitation]:
    """Where a text cites by author and page throughout, the names in parentheses that the list does not have."""
    paged = sum(1 for citation in found if citation.cites[0].locator and citation.cites[0].names)
    if paged < 3:
        return []
    missed: list[InTextCitation] = []
    for group in groups:
        bare = _bare(text, group)
        if bare is None or _NOT_A_NAME.match(bare.words.strip()):
            continue
        whole = _whole(naming.tokens(bare.words.strip().rstrip(",")))
        if whole and _looks_cited(text, group, whole, bare):
            missed.append(_citation(text, bare, whole.names, works.named(whole.names, ""), CitationKind.AUTHOR_PAGE))
    return missed


def _looks_cited(text: str, group: Group, whole: naming.Naming, bare: Bare) -> bool:
    person = all(
        re.fullmatch(r"(?:[a-z]{2,3} ){0,2}[^\W\d_a-z][a-zà-ÿ'’-]*[a-zà-ÿ](?:-[A-Z][a-z]+)?", name)
        for name in whole.names
    )
    ends = text[group.span.end : group.span.end + 1] in tuple(".,;") or bool(bare.pages)
    return person and ends and (bool(bare.pages) or len(whole.names) == 1)


def _leaning(text: str, groups: Sequence[Group], earlier: Sequence[InTextCitation]) -> list[InTextCitation]:
    """The likes of "(p. 198)" and "(ibid., p. 5)": they mean what was cited last before them."""
    order = sorted(earlier, key=lambda citation: citation.span)
    found: list[InTextCitation] = []
    for group in groups:
        words = group.words(text)
        match = _PAGE_ONLY.fullmatch(words) or _IBID.fullmatch(words) if len(words) < 80 else None
        if match:
            found.append(_lean(text, group, match["pages"] or "", order))
    return found


def _lean(text: str, group: Group, pages: str, order: Sequence[InTextCitation]) -> InTextCitation:
    from bisect import bisect_left

    at = bisect_left(order, group.span.start, key=lambda each: each.span.start)
    inner = Span(group.span.start + 1, group.span.end - 1)
    cite = InTextCite(inner, locator=pages, label="page" if pages else "", why="nothing is cited before it")
    if at:
        last = order[at - 1].cites[-1]
        cite = replace(cite, entry=last.entry, why=last.why, near=last.near, number=last.number)
    return InTextCitation(group.span, group.span.of(text), CitationKind.AUTHOR_PAGE, (cite,))
