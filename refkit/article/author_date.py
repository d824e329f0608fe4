"""Citations by author and date: "(Smith & Jones, 2009, p. 5; see also Kim 2010a, b)", "Smith et al. (2009)"."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from refkit.article import context, locators, naming
from refkit.article.groups import Group
from refkit.article.links import Works
from refkit.article.naming import Naming, Token
from refkit.article.vocabulary import SECONDARY, SEE
from refkit.fields import dates
from refkit.fields import names as people
from refkit.model import CitationKind, InTextCitation, InTextCite, Span

_YEAR = (
    r"(?:(?<!\d)(?:1[4-9]|20)\d\d(?:\s?[a-z](?![\w]))?(?:\s?[/–-]\s?(?:(?:1[4-9]|20)\d\d|\d\d(?!\d))[a-z]?)?(?![\d%]"
    r"|\s?[–-]\d)|(?<!\d)\[?(?:1[4-9]|20)\d\d\]?(?![\d%])"
    r"|(?<!\w)['’‘]\d\d(?!\w)"
    rf"|\b(?:{dates.UNDATED}|{dates.FORTHCOMING}|ca?\.\s?(?:1[4-9]|20)\d\d(?!\w)))"
)
_DATES = re.compile(_YEAR, re.IGNORECASE)
_SUFFIXES = re.compile(r"\s*[,&;]?\s*(?:and\s|und\s|et\s|y\s|e\s)?\s*([a-z])(?=\s*(?:[,;&)\]]|and\b|$))")
_LOCATOR = re.compile(
    rf"\s*[,:;]?\s*(?P<label>{locators.LABEL})?[\s~]?(?P<pages>{locators.PAGES}(?:,\s?\d{{1,4}}(?:\s?[-–—]\s?\d{{1,4}})?(?!\d))*)"
)
_BINOMIAL = re.compile(  # a genus and a species, by the endings that species have
    r"[A-Z][a-z]{2,} (?:[a-z]{3,} )?(?=[a-z]{5})[a-z]{2,}"
    r"(?:us|a|um|is|i|ae|ens|ans|eps|oides|or|ur|ax|ix|ox|are|ale|ense|ile|ine)\s*$"
)
_POINTER = re.compile(
    r"\b(?:see|see also|compare|cfr?\.|vgl\.|siehe|siehe auch|voir|voir aussi|ver|ver também|ver también"
    r"|véase|véase también|vedi|zie|zie ook) $",
    re.IGNORECASE,
)
_DAY = re.compile(r"\d{4}([-/.])\d{1,2}\1\d{1,2}(?!\d)")
_DAY_BEFORE = re.compile(r"[\s,]{1,3}\d{1,2}([./-])\s?\d{1,2}\1\s?$")  # "4.5." before a year
_INITIALS = re.compile(r"(?:[^\W\d_a-z]\.[\s-]?){1,3}\s?$")
_BEFORE = 240
_WORDY = 60  # what stands beside a year in parentheses behind names is no longer
_COUNTED = re.compile(r"\s*(?:[£$€~≈]?\s?\d+[^\d,;]{0,20}|[nN]\s?=\s?\d+)\s?[,;]")  # "(24 pupils; Lyon, 2016)"
_OLD = 1850  # years before it are rather of what a text tells of
_MISDATED = 2.5  # no link to an entry of another year has a higher score
_SMALL = re.compile(r"(?<![^\W\d_])[a-zà-öø-ÿß]{3,30}(?![^\W\d_]|['’][a-z])")
_ROLE = r"(?:(?:hrsg|hg|[eé]ds?|orgs?|dirs?|coords?|comps?)\.|a cura di)"
_NOTHING = re.compile(
    rf"[\s,;&]*(?:and|und|et|y|e|sowie|ders\.|dies\.|idem|id\.|{_ROLE}|{SEE})?[\s,;&]*", re.IGNORECASE
)
_LEADING = re.compile(rf"^(?:{_ROLE},?\s*|{SEE}\s)", re.IGNORECASE)
_PAGES_BEFORE = re.compile(r"(?:\bpp?\.|S\.)\s?$|\d[-–]$")
_TITLE = re.compile(
    r"(?:^|[;(])[\s\"“„«‘'*_]*(?:see |cf\. |vgl\. |siehe |voir |ver )?([^;()]{5,200}?)[\s,.:\"”“»’'*_]*$"
)
_NAME_END = re.compile(r"(?:[^\W\d_]['’]?,?|\bal\.?,|\bal\.|[^\W\d_]\.|[^\W\d_][”\"»])\s{0,2}$")
_INVERTED = re.compile(r"[^\W\d_],\s(?:[^\W\d_a-z]\.[\s-]?){1,4}(?:[,&]|and\b|\s|$)")
# An organisation whose words also stand small in the text: "(Ebola Response Platform, 2014)".
_BODY = re.compile(
    r"[A-ZÀ-Þ][\w’'&-]+(?: (?:of|for|the|and|on|in|de|da|do|für|und))*(?: [A-ZÀ-Þ][\w’'&-]+){2,7},? (?:19|20)\d\d[a-z]?"
)
_SHORT_FORM = re.compile(r"\s\([A-ZÀ-Þ][\w-]{1,12}\)\s?$")
_AT_PLACE = re.compile(r"\b(?:in|at|near|aus|en|em|à|au|te)\s$", re.IGNORECASE)
_THE = re.compile(r"\b(?:the|this|its|our|der|die|das|dem|el|los|las|les|gli|il|het)\s$", re.IGNORECASE)
_CAPITALISED = re.compile(r"[\w,] ([A-ZÀ-Þ][^\W\d_]+) $")
_VERSUS = re.compile(r"[\w)]\sv(?:s?\.|s)?\s[^.;()\[\]\n]{2,60}$")
_PART = re.compile(r"(?<![^;])\s{0,3}([^;\d\s][^;\d]{3,80}?)\s{0,3}(?=;|$)")
_NOUN = re.compile(r"(?<!\w)([a-zà-öø-ÿ]{4,})\s$")
_ROMANCE = frozenset("les des dans est une los las para una que por uma são não della che sono".split())
_RIGHTS = re.compile(r"(?:©|\bcopyright\b)[^\n]{0,36}$", re.IGNORECASE)
_OWNING = re.compile(r"['’]s?\s")
_NO_WORK = re.compile(
    r"\b(?:acts?|laws?|code|bill|directive|regulations?|convention|treaty|constitution|agreement|protocol|summit"
    r"|conference"
    r"|congress|olympics|games|war|battle|\w*gesetz(?:es)?|\w*verordnung|ley|lei|loi|décret|decreto|decree|legge"
    r"|edition"
    r"|version|windows|(?:so|wi)se|(?-i:\w*[a-zäöü](?:G|V|VO|GB))|semester)\b",
    re.IGNORECASE,
)
_COUNTRIES = frozenset("USA US U.S. UK U.K. UdSSR USSR DDR BRD GDR FRG EU EUA EE.UU RFA RDA GB URSS".split())
_PLACE = re.compile(r":\s?$|\d/$")  # "Berlin: Sand, 1999", and the number of a directive, "92/43/EEC, 1992"
_PERSON = re.compile(
    r"(?:(?:[a-z]{2,3}|D[aei]|V[ao]n|L[ae]|De[lrn]|Ten|El|Mc|St\.?) ){0,2}[^\W\d_a-z][\w'’]+(?:[-‐‑][^\W\d_][\w'’]+)?"
)
_FURTHER = re.compile(r"(?:,\s?|\s(?:and|und|et|y|e|&)\s)((?:1[89]|20)\d\d[a-z]?)(?![\w%-])")
_PAGES_WITHIN = 30
_LOOSE = re.compile(rf"(?<=[\w.,][ \n])((?:1[89]|20)\d\d[a-z]?(?![\w%-])|\b(?:{dates.FORTHCOMING}|{dates.UNDATED}))")


@dataclass(frozen=True, slots=True)
class Known:
    """What tells names from other words: the entries of the list, and the words that the text also writes small."""

    works: Works
    common: frozenset[str]


def known(text: str, works: Works) -> Known:
    """What a text and its list tell of names."""
    return Known(works, frozenset(match[0] for match in _SMALL.finditer(text)))  # not all at once: a book has many


def citations(text: str, groups: Sequence[Group], told: Known) -> list[InTextCitation]:
    """The author-date citations that the groups of a text are part of."""
    found = (citation for group in groups if (citation := _citation(text, group, told)))
    return [replace(each, cites=tuple(_by_initials(text, cite, told) for cite in each.cites)) for each in found]


def _by_initials(text: str, cite: InTextCite, told: Known) -> InTextCite:
    """The cite linked by the initials before its name where several entries fit: "B. R. Smith (2011)"."""
    if cite.entry is not None or len(cite.near) < 2 or not cite.names:
        return cite
    led = _INITIALS.search(text[max(0, cite.span.start - 8) : cite.span.end].partition(cite.names[0])[0])
    fits = [index for index in cite.near if led and told.works.led_by(index, led[0])]
    return replace(cite, entry=fits[0], why="", near=()) if len(fits) == 1 else cite


def _citation(text: str, group: Group, told: Known) -> InTextCitation | None:
    words = group.words(text)
    if not _DATES.search(words):
        return None
    if _starts_with_date(words):
        return _narrative(text, group, words, told) or _led_by_date(text, group, words, told)
    cites = [cite for cite in _cites(words, group.span.start + 1, told) if _believable(text, cite, told)]
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
    years = _DATES.findall(words) if len(words) < _WORDY else []
    end = _names_end(text, group.span.start)
    if len(years) != 1 or not _NAME_END.search(text, max(0, end - 6), end):
        return None
    named = best_naming(_sentence(text, naming.tokens(text, _back(text, end), end)), years[0], told.works)
    if named is None or end - named.end > 3 or not told.works.named(named.names, years[0], et_al=named.et_al).exact:
        return None
    span = Span(named.start, group.span.end)
    return InTextCitation(span, span.of(text), CitationKind.AUTHOR_DATE, (_cite(0, named, years[0], span, told),))


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
        link = told.works.named(named.names, "", et_al=named.et_al)
        if link.exact or (" " in named.names[0] and not naming.opens_sentence(named.names[0].split()[0])):
            yield InTextCite(span, named.names, "", named.et_al, entry=link.entry, why=link.why, near=link.near)


def _trimmed(group: Group, cites: Sequence[InTextCite]) -> Span:
    """The whole group; without a long aside, only the part from its first cite to its last."""
    return group.span if len(group.span) <= 400 + 40 * len(cites) else Span(cites[0].span.start, cites[-1].span.end)


def _starts_with_date(words: str) -> bool:
    bare = _LEADING.sub("", words.strip(), count=1)
    match = None if _DAY.match(bare) else _DATES.match(bare.lstrip("["))
    return match is not None and not re.match(r"\d{4}\s+(?!apud\b)[^\W\d_]{4,}", words.strip())


def _cites(words: str, base: int, told: Known, lead: Naming | None = None) -> list[InTextCite]:
    """The cites in the words of a group; `lead` are names that stand before it."""
    cites: list[InTextCite] = []
    at, last = 0, lead
    for match in _DATES.finditer(words):
        named = None if match.start() < at or _is_pages(words, match) else _names_before(words, at, match, told, last)
        if named is None:
            continue
        if cites and not _fits(cites[-1], told) and SECONDARY.search(words, at, match.start()):
            cites.pop()
        years, end = _years(words, match)
        begin = named.start if named is not last else match.start()
        cites += (_cite(base, named, year, where, told) for year, where in _placed(years, begin))
        at, locator, label = _locator(words, end)
        if locator:
            cites[-1] = replace(cites[-1], locator=locator, label=label, span=Span(cites[-1].span.start, base + at))
        last = named
    return cites


def _fits(cite: InTextCite, told: Known) -> bool:
    return cite.entry is not None and told.works.named(cite.names, cite.year, et_al=cite.et_al).exact


def _placed(years: Sequence[tuple[str, Span]], begin: int) -> Iterator[tuple[str, Span]]:
    for number, (year, span) in enumerate(years):
        yield year, span if number else Span(begin, span.end)


def _is_pages(words: str, match: re.Match[str]) -> bool:
    """Whether a date is none: a page, or the years of a life or a reign."""
    years = [int(year) for year in re.findall(r"\d{4}", match[0])]
    if len(years) > 1 and "/" not in match[0] and years[1] - years[0] > 12:
        return True
    return bool(_PAGES_BEFORE.search(words[max(0, match.start() - 5) : match.start()]))


def _years(words: str, match: re.Match[str]) -> tuple[list[tuple[str, Span]], int]:
    """The date, and the letters that follow it for further works of the same year: "1987a, b"."""
    years = [(match[0].strip("[]"), Span(*match.span()))]
    end = match.end()
    if not re.search(r"\d\s?[a-z]$", match[0]):
        return years, end
    number = match[0].rstrip()[:4]
    while more := _SUFFIXES.match(words, end):
        years.append((number + more[1], Span(*more.span(1))))
        end = more.end()
    return years, end


def _locator(words: str, end: int) -> tuple[int, str, str]:
    match = _LOCATOR.match(words, end)
    if not match or _DATES.fullmatch(match["pages"]) or (not match["label"] and re.match(r"\s*;|\s*\w", words[end:])):
        return end, "", ""
    if not match["label"] and re.match(r"[\s,]*[^\W\d_]{3,}", words[match.end() :]):
        return end, "", ""
    return match.end(), match["pages"].strip(), locators.label(match["label"] or "")


def _names_before(words: str, at: int, match: re.Match[str], told: Known, last: Naming | None) -> Naming | None:
    if last is not None and _NOTHING.fullmatch(words, at, match.start()):
        return last
    if _VERSUS.search(words, at, match.start()):
        return None
    day = _DAY_BEFORE.search(words, at, match.start())
    found = _without_openers(naming.tokens(words, at, match.start()))
    dayless = _without_openers(naming.tokens(words, at, day.start())) if day else _without_day(found)
    best = best_naming(dayless, match[0], told.works)
    if len(dayless) < len(found) and best and told.works.named(best.names, match[0], et_al=best.et_al).entry is None:
        return None
    if best is None or told.works.named(best.names, match[0], et_al=best.et_al).entry is None:
        return _titled(words, at, match, told) or best
    return best


def _titled(words: str, at: int, match: re.Match[str], told: Known) -> Naming | None:
    """What stands before a date, taken as the words that an entry begins with, such as its title."""
    found = _TITLE.search(words[at : match.start()])
    title = found[1].strip() if found else ""
    if " " not in title or not told.works.begun_by(title) or not told.works.named((title,), match[0]).exact:
        return None
    return Naming(at + found.start(1), at + found.end(1), (title,), et_al=False) if found else None


def _without_openers(found: list[Token]) -> list[Token]:
    """The tokens before a date without what may stand between names and date."""
    while found and (found[-1].text in "([,:." or found[-1].kind == "mark"):
        found = found[:-1]
    return found


def _without_day(found: list[Token]) -> list[Token]:
    """The tokens before a year without the day and the month: "(The Herald, 22 July 1843)"."""
    if not found or dates.month(found[-1].text.rstrip(".,")) is None:
        return found
    day = len(found) > 1 and found[-2].text.isdigit() and len(found[-2].text) < 3
    return _without_openers(found[: -2 if day else -1])


def best_naming(found: Sequence[Token], year: str, works: Works) -> Naming | None:
    """The naming that fits an entry best, or the most likely one when none fits."""
    best, most = None, 0.0
    plain = [each for each in naming.before(found, crossing=False) if not _cut_short(found, each, year, works)]
    across = list(naming.before(found, crossing=True)) if any(token.text == ";" for token in found) else []
    for each in dict.fromkeys((*across, *plain)):
        link = works.named(each.names, year, et_al=each.et_al)
        score = link.score + (1.0 if link.exact else 0.0)
        if (link.entry is not None or link.exact) and score > most + 0.01:
            best, most = each, score
    if best is not None:
        return best
    likely = across if across and _abnt(found) else _slashed(found, plain)
    return next(
        (each for each in likely if not any(map(naming.opens_sentence, (each.names[0], *_openings(each))))), None
    )


def _openings(named: Naming) -> Iterator[str]:
    """The small first words of the further names, such as an article."""
    return (name.split(" ")[0] for name in named.names[1:] if name[0].islower() and " " in name)


def _cut_short(found: Sequence[Token], named: Naming, year: str, works: Works) -> bool:
    """Whether a name is but the end of a longer one ("Royal Society of Roofs") and its entry another year or name."""
    at = next(index for index, token in enumerate(found) if token.start == named.start)
    of = at > 1 and found[at - 1].text in naming.WITHIN - naming.JOINTS and naming.proper(found[at - 2].text)
    beside = at > 0 and naming.beside(found[at - 1])
    if not of and not (beside and not works.by_family(named.names[0])):
        return False
    link = works.named(named.names, year, et_al=named.et_al)
    if link.entry is not None and works.begins_with(link.entry, found[at - 1].bare):
        return False
    return link.score < _MISDATED or (link.entry is not None and works.goes_on(link.entry, named.names[0]))


def _slashed(found: Sequence[Token], namings: Sequence[Naming]) -> Sequence[Naming]:
    """Where a slash parts the last names, those alone: a comma before them parts no names ("in Peru, Roth/Sand")."""
    slashed = next((token.start for token in found if "/" in token.text), None)
    commas = [token.start for token in found if token.text in (",", ";") and slashed and token.start < slashed]
    return [each for each in namings if each.start > commas[-1]] if commas else namings


def _abnt(found: Sequence[Token]) -> bool:
    """Whether names are in capitals, as where semicolons part names."""
    return all(token.text.isupper() for token in found if token.kind == "word" and len(token.text) > 2)


def _cite(base: int, named: Naming, year: str, where: Span, told: Known) -> InTextCite:
    link = told.works.named(named.names, year, et_al=named.et_al)
    span = Span(base + where.start, base + where.end)
    return InTextCite(span, named.names, year, named.et_al, entry=link.entry, why=link.why, near=link.near)


def _led_by_date(text: str, group: Group, words: str, told: Known) -> InTextCitation | None:
    """A year whose names stand further before it, with whole cites behind it: "(2004; see also Cole et al., 2006)"."""
    first = _DATES.search(words)
    cites = [cite for cite in _cites(words, group.span.start + 1, told) if _believable(text, cite, told)]
    if not first or not cites or ";" not in words[: cites[0].span.start - group.span.start]:
        return None
    index = context.named_before(text, group.span.start, told.works, first[0])
    if index is not None:
        where = Span(group.span.start + 1 + first.start(), group.span.start + 1 + first.end())
        cites.insert(0, InTextCite(where, year=first[0], entry=index))
    return InTextCitation(group.span, group.span.of(text), CitationKind.AUTHOR_DATE, tuple(cites))


def _narrative(text: str, group: Group, words: str, told: Known) -> InTextCitation | None:
    end = _names_end(text, group.span.start)
    if not _NAME_END.search(text, max(0, end - 6), end):
        return None
    found = _sentence(text, naming.tokens(text, _back(text, end), end))
    first = _DATES.search(words)
    named = best_naming(found, first[0], told.works) if first else None
    named = _without_preposition(text, named, told) if named else None
    if named is None or end - named.end > 3 or _is_case(text, named, group):
        return None
    cites = _cites(words, group.span.start + 1, told, named)
    if not cites or not _stands(text, named, cites, told):
        return None
    if _listed_form(text, named, group):
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
    if naming.opens_sentence(noun[1]) or told.works.named(named.names, "", et_al=named.et_al).entry is not None:
        return named
    return replace(named, start=named.start + len(head) + 1, names=(rest, *named.names[1:]))


def _is_case(text: str, named: Naming, group: Group) -> bool:
    """Whether names before a year are the parties of a case in court: "Hobbs v Marlowe [2018]"."""
    return bool(_VERSUS.search(text, max(0, named.start - 60), group.span.start))


def _names_end(text: str, at: int) -> int:
    """Where names before a parenthesis end: before a further one with their abbreviation, "Water Council (WC)"
    " (2004)".
    """
    short = _SHORT_FORM.search(text, max(0, at - 20), at)
    return short.start() if short else at


def _listed_form(text: str, named: Naming, group: Group) -> bool:
    """Whether names and date stand as in a list, "Doe, J. (2015). On", which is no citation in running text."""
    inverted = re.search(
        r"[^\W\d_],\s(?:[^\W\d_a-z]\.[\s-]?){1,4}(?:[,&]|and\b|\s|$)", text[named.start : group.span.start]
    )
    return bool(inverted) and text[group.span.end : group.span.end + 1] in tuple(".,:")


def _back(text: str, at: int) -> int:
    """Where to begin to read what stands before a place: at most some words back, never inside one."""
    start = max(0, at - _BEFORE)
    while 0 < start < at and text[start - 1].isalnum() and text[start].isalnum():
        start += 1
    return start


def _sentence(text: str, found: list[Token]) -> list[Token]:
    """The tokens of the sentence part they end in."""
    cut = 0
    for index, token in enumerate(found[:-1]):
        if "\n\n" in text[token.end : found[index + 1].start] or token.kind == "other":
            cut = index + 1
    return found[cut:]


def _stands(text: str, named: Naming, cites: Sequence[InTextCite], told: Known) -> bool:
    """Whether names before a date in parentheses are a citation even when no entry has them."""
    if any(cite.entry is not None for cite in cites):
        return True
    if not all(cite.year[:1].isalnum() for cite in cites):
        return False
    if _BINOMIAL.search(text[max(0, named.start - 60) : named.start]) or any(_old(cite.year) for cite in cites):
        return False
    if any(re.search(r"\d{4}\s?[–-]\s?\d{2}", cite.year) for cite in cites):
        return False
    single = len(named.names) == 1 and not named.et_al
    owning = bool(_OWNING.search(text, max(0, named.end - 3), named.end + 3))
    before = text[max(0, named.start - 12) : named.start]
    if single and (_in_title(text, named) or re.fullmatch(r"[A-ZÀ-Þ]{2}", named.names[0])):  # "Belém - PA (2013)"
        return False
    if single and ((not owning and _AT_PLACE.search(before)) or (_THE.search(before) and not _is_body(named))):
        return False
    return _personal(named.names, told, et_al=named.et_al)


def _in_title(text: str, named: Naming) -> bool:
    """Whether a small word stands capitalised before a name, inside a sentence, as in titles: "Talk About Kevin"."""
    word = _CAPITALISED.search(text, max(0, named.start - 20), named.start)
    return word is not None and naming.opens_sentence(word[1])


def _is_body(named: Naming) -> bool:
    """Whether a name is an organisation's, which may have an article: "The Roof Council", "the WHO"."""
    name = named.names[0]
    return people.is_organisation(name) or name.isupper() or " " in name


def _believable(text: str, cite: InTextCite, told: Known) -> bool:
    """Whether names and a date within parentheses are a citation; a linked one is."""
    if cite.entry is not None or not cite.year[:1].isdigit():
        return cite.entry is not None or cite.year[:1].isalpha()  # "Atlanta '96" is rather a game
    before = text[max(0, cite.span.start - 60) : cite.span.start]
    if _PLACE.search(before) or (_old(cite.year) and _BINOMIAL.search(before.rstrip("( "))):
        return False
    if any(_NO_WORK.search(name) or name in _COUNTRIES for name in cite.names) or re.fullmatch("[A-Z]", cite.names[0]):
        return False
    single = len(cite.names) == 1 and not cite.et_al
    if single and not cite.locator and _old(cite.year) and not told.works.oldest < _OLD:
        return False
    if single and _BODY.fullmatch(cite.span.of(text)) and told.works:
        return True
    return not single or not _common(cite.names[0], told)


def _personal(names: Sequence[str], told: Known, *, et_al: bool) -> bool:
    """Whether names that no entry has are likely people or organisations."""
    if any(_NO_WORK.search(name) or name in _COUNTRIES for name in names):
        return False
    if et_al or len(names) > 1:
        return not any(_common(name, told) for name in names)
    if people.is_organisation(names[0]):
        return "." not in names[0]
    return bool(_PERSON.fullmatch(names[0])) and not _common(names[0], told)


def _common(name: str, told: Known) -> bool:
    """Whether a name is a word that the text also writes small, or a season."""
    words = [word.lower() for word in name.split() if word[0].isupper() and word != "WHO"]
    plain = any(word in told.common or word.removesuffix("s") in told.common for word in words)
    return plain or bool(dates.season(name))


def _old(year: str) -> bool:
    return year[:4].isdigit() and int(year[:4]) < _OLD


def bare(text: str, span: Span, told: Known, taken: Sequence[InTextCitation]) -> list[InTextCitation]:
    """Names and a date that stand in no parentheses of their own, where an entry fits them exactly."""
    found: list[InTextCitation] = []
    starts = sorted(citation.span for citation in taken)
    for match in _LOOSE.finditer(text, span.start, span.end):
        end = match.start(1)
        if _within(starts, end) or not _NAME_END.search(text, max(0, end - 12), end - 1):
            continue
        tokens = _sentence(text, naming.tokens(text, _back(text, match.start(1)), match.start(1)))
        named = best_naming(_without_openers(tokens), match[1], told.works)
        if named and match.start(1) - named.end <= 2 and _meant(text, named, match[1], told):
            cites = [_cite(0, named, match[1], Span(named.start, match.end(1)), told)]
            cites += _going_on(text, match.end(1), named, told)
            cites[-1] = _with_pages(text, cites[-1])
            where = Span(named.start, cites[-1].span.end)
            found.append(InTextCitation(where, where.of(text), CitationKind.AUTHOR_DATE, tuple(cites)))
    return found


def _meant(text: str, named: Naming, year: str, told: Known) -> bool:
    """Whether names and a date without parentheses are a citation: the list has them, or "see" stands before them."""
    if _RIGHTS.search(text, max(0, named.start - 40), named.start):
        return False
    if told.works.named(named.names, year, et_al=named.et_al).exact:
        word = len(named.names) == 1 and " " not in named.names[0] and not named.names[0].isupper()
        return not (word and _THE.search(text, max(0, named.start - 12), named.start))
    pointed = _POINTER.search(text, max(0, named.start - 16), named.start)
    return bool(pointed and told.works and not _old(year)) and _personal(named.names, told, et_al=named.et_al)


def _going_on(text: str, end: int, named: Naming, told: Known) -> Iterator[InTextCite]:
    """The further years of the same names, as far as the list has them: "Jürgens 2009, 2010b"."""
    while more := _FURTHER.match(text, end):
        if not told.works.named(named.names, more[1], et_al=named.et_al).exact:
            return
        end = more.end()
        yield _cite(0, named, more[1], Span(*more.span(1)), told)


def _with_pages(text: str, cite: InTextCite) -> InTextCite:
    """The cite with the pages behind it; figures alone are some only behind a colon."""
    end = cite.span.end
    at, pages, label = _locator(text[end : end + _PAGES_WITHIN], 0)
    if not pages or re.match(r"[\s,;]*\d", text[end : end + at]):
        return cite
    return replace(cite, locator=pages, label=label, span=Span(cite.span.start, end + at))


def _within(spans: Sequence[Span], at: int) -> bool:
    place = bisect_right(spans, at, key=lambda span: span.start)
    return any(span.start <= at < span.end for span in spans[max(0, place - 3) : place])
