"""Names and years of which parentheses or brackets have a part: "(Hale & Rust, 2009, p. 5)", "Hale et al. (2009)"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from refkit.article import context, naming
from refkit.article.author_date import believing, choosing, years
from refkit.article.author_date.known import Known
from refkit.article.groups import Group
from refkit.article.naming import Naming
from refkit.article.vocabulary import SECONDARY, SEE
from refkit.fields import dates
from refkit.model import CitationKind, InTextCitation, InTextCite, Span

_INITIALS = re.compile(r"(?:[^\W\d_a-z]\.[\s-]?){1,3}\s?$")
_DAY = re.compile(r"(\d{1,2})\.? (?:de )?([^\W\d_]{3,10})\.? (?:de )?\d{4}$")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")
_WORDY = 60  # what stands beside a year in parentheses behind names is no longer
_COUNTED = re.compile(r"\s*(?:[£$€~≈]?\s?\d+[^\d,;]{0,20}|[nN]\s?=\s?\d+)\s?[,;]")  # "(24 pupils; Lyon, 2016)"
_NOTHING = re.compile(
    rf"[\s,;&]*(?:and|und|et|y|e|sowie|ders\.|dies\.|idem|id\.|{years.ROLE}|{SEE})?[\s,;&]*", re.IGNORECASE
)
_PART = re.compile(r"(?<![^;])\s{0,3}([^;\d\s][^;\d]{3,80}?)\s{0,3}(?=;|$)")
_NOUN = re.compile(r"(?<!\w)([a-zà-öø-ÿ]{4,})\s$")
_ROMANCE = frozenset("les des dans est une los las para una que por uma são não della che sono".split())


def citations(text: str, groups: Sequence[Group], told: Known) -> list[InTextCitation]:
    """The author-date citations that the groups of a text are part of."""
    found = (citation for group in groups if (citation := _citation(text, group, told)))
    return [replace(each, cites=tuple(_told_apart(text, cite, told) for cite in each.cites)) for each in found]


def _told_apart(text: str, cite: InTextCite, told: Known) -> InTextCite:
    """The cite linked by what else it says where several entries fit: "B. R. Smith (2011)", "Herald, 4 May 1991"."""
    if cite.entry is not None or len(cite.near) < 2 or not cite.names:
        return cite
    words = text[max(0, cite.span.start - 8) : cite.span.end]
    led, day = _INITIALS.search(words.partition(cite.names[0])[0]), _DAY.search(words)
    fits = [index for index in cite.near if led and told.works.led_by(index, led[0])]
    if day and (month := dates.month(day[2])):
        fits = fits or [index for index in cite.near if (int(day[1]), month) in told.works.works[index].days]
    return replace(cite, entry=fits[0], why="", near=(), alike=()) if len(fits) == 1 else cite


def _citation(text: str, group: Group, told: Known) -> InTextCitation | None:
    words = _ADDRESS.sub(lambda address: " " * len(address[0]), group.words(text))
    if not years.DATES.search(words):
        return None
    if years.begins(words):
        return _narrative(text, group, words, told) or _led_by_date(text, group, words, told)
    cites = [cite for cite in _cites(words, group.span.start + 1, told) if believing.believable(text, cite, told)]
    if not any(cite.entry is not None for cite in cites):
        if outside := _named_outside(text, group, words, told):
            return outside
        cites = [] if _COUNTED.match(words) else cites
    if not cites:
        return None
    cites = sorted((*cites, *_undated(group, words, cites, told)), key=lambda cite: cite.span)
    span = _trimmed(group, cites)
    return InTextCitation(span, span.of(text), CitationKind.AUTHOR_DATE, tuple(cites))


def _named_outside(text: str, group: Group, words: str, told: Known) -> InTextCitation | None:
    """Listed names and the very year of a work in parentheses behind them, where that is not all that these say.

    A month or a journal may stand there, or the number of a report: "Weir (QJR, June 1946)", "NICE (CG12, 2014)".
    """
    dated = years.DATES.findall(words) if len(words) < _WORDY else []
    end = choosing.names_end(text, group.span.start)
    if len(dated) != 1 or not choosing.NAME_END.search(text, max(0, end - 6), end):
        return None
    named = choosing.before(text, end, dated[0], told)
    if named is None or end - named.end > 3 or not told.link(named, dated[0]).exact:
        return None
    span = Span(named.start, group.span.end)
    return InTextCitation(span, span.of(text), CitationKind.AUTHOR_DATE, (told.cite(0, named, dated[0], span),))


def _undated(group: Group, words: str, cites: Sequence[InTextCite], told: Known) -> Iterator[InTextCite]:
    """The names behind a cite and a semicolon that have no year: "(Cole 2007; Roof PTA)"; a term before is none."""
    if len(words) > 300 or not any(cite.entry is not None for cite in cites):
        return
    for part in _PART.finditer(words):
        span = Span(group.span.start + 1 + part.start(1), group.span.start + 1 + part.end(1))
        named = next(naming.before(naming.tokens(part[1]), crossing=False), None)
        if (
            span < cites[0].span
            or any(cite.span.meets(span) for cite in cites)
            or named is None
            or named.start
            or named.end < len(part[1])
        ):
            continue
        link = told.link(named, "")
        if link.exact or (" " in named.names[0] and not naming.opens_sentence(named.names[0].split()[0])):
            yield link.of(
                InTextCite(
                    span,
                    named.names,
                    "",
                    named.et_al,
                )
            )


def _trimmed(group: Group, cites: Sequence[InTextCite]) -> Span:
    """The whole group; without a long aside, only the part from its first cite to its last."""
    return group.span if len(group.span) <= 400 + 40 * len(cites) else Span(cites[0].span.start, cites[-1].span.end)


def _cites(words: str, base: int, told: Known, lead: Naming | None = None) -> list[InTextCite]:
    """The cites in the words of a group; `lead` are names that stand before it."""
    cites: list[InTextCite] = []
    at, last = 0, lead
    for match in years.DATES.finditer(words):
        named = (
            None if match.start() < at or years.is_none(words, match) else _names_before(words, at, match, told, last)
        )
        if named is None:
            continue
        if cites and not _fits(cites[-1], told) and SECONDARY.search(words, at, match.start()):
            cites.pop()
        written, end = years.written(words, match)
        begin = named.start if named is not last else match.start()
        cites += (told.cite(base, named, year, where) for year, where in _placed(written, begin))
        at, locator, label = years.locator(words, end)
        if locator:
            cites[-1] = replace(cites[-1], locator=locator, label=label, span=Span(cites[-1].span.start, base + at))
        last = named
    return cites


def _fits(cite: InTextCite, told: Known) -> bool:
    return cite.entry is not None and told.works.named(cite.names, cite.year, et_al=cite.et_al).exact


def _placed(written: Sequence[tuple[str, Span]], begin: int) -> Iterator[tuple[str, Span]]:
    for number, (year, span) in enumerate(written):
        yield year, span if number else Span(begin, span.end)


def _names_before(words: str, at: int, match: re.Match[str], told: Known, last: Naming | None) -> Naming | None:
    if last is not None and _NOTHING.fullmatch(words, at, match.start()):
        return last
    if believing.VERSUS.search(words, at, match.start()):
        return None
    day = choosing.DAY_BEFORE.search(words, at, match.start())
    found = choosing.without_openers(naming.tokens(words, at, match.start()))
    dayless = choosing.without_openers(naming.tokens(words, at, day.start())) if day else choosing.without_day(found)
    dayless = choosing.without_of(dayless) if len(dayless) < len(found) else dayless
    best = choosing.best(dayless, match[0], told)
    link = told.link(best, match[0]) if best else None
    if best and link and link.entry is None and len(dayless) < len(found):
        return best if link.exact or told.works.hosted(best.names[0], match[0]) else None
    return best if link and link.entry is not None else choosing.titled(words, at, match, told) or best


def _led_by_date(text: str, group: Group, words: str, told: Known) -> InTextCitation | None:
    """A year whose names stand further before it, with whole cites behind it: "(2004; see also Cole et al., 2006)"."""
    first = years.DATES.search(words)
    cites = [cite for cite in _cites(words, group.span.start + 1, told) if believing.believable(text, cite, told)]
    if not first or not cites or ";" not in words[: cites[0].span.start - group.span.start]:
        return None
    index = context.named_before(text, group.span.start, told.works, first[0])
    if index is not None:
        where = Span(group.span.start + 1 + first.start(), group.span.start + 1 + first.end())
        cites.insert(0, InTextCite(where, year=first[0], entry=index))
    return InTextCitation(group.span, group.span.of(text), CitationKind.AUTHOR_DATE, tuple(cites))


def _narrative(text: str, group: Group, words: str, told: Known) -> InTextCitation | None:
    end = choosing.names_end(text, group.span.start)
    if not choosing.NAME_END.search(text, max(0, end - 6), end):
        return None
    first = years.DATES.search(words)
    named = choosing.before(text, end, first[0], told) if first else None
    named = _without_preposition(text, named, told) if named else None
    if named is None or end - named.end > 3 or believing.is_case(text, named, group):
        return None
    cites = _cites(words, group.span.start + 1, told, named)
    if not cites or not believing.stands(text, named, cites, told):
        return None
    if believing.listed_form(text, named, group):
        return None
    span = Span(named.start, group.span.end)
    cites[0] = replace(cites[0], span=Span(named.start, cites[0].span.end))
    return InTextCitation(span, span.of(text), CitationKind.AUTHOR_DATE, tuple(cites))


def _without_preposition(text: str, named: Naming, told: Known) -> Naming:
    """The naming without a "de" that joins it to a noun in a Romance text: "le mémoire de Lebrun (2009)"."""
    head, _, rest = named.names[0].partition(" ")
    noun = _NOUN.search(text, max(0, named.start - 30), named.start)
    if head not in ("de", "di", "da", "do", "du", "del") or not rest or not noun or len(told.common & _ROMANCE) < 3:
        return named
    if naming.opens_sentence(noun[1]) or told.link(named, "").entry is not None:
        return named
    return replace(named, start=named.start + len(head) + 1, names=(rest, *named.names[1:]))
