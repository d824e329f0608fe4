"""Names and a year that stand in no parentheses: "as in Hale 2009, 2010b", "see Rust 2004"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from refkit.article.author_date import believing, choosing, years
from refkit.article.author_date.known import Known
from refkit.article.naming import Naming
from refkit.fields import dates
from refkit.model import CitationKind, InTextCitation, InTextCite, Span
from refkit.model.span import any_meets

_POINTER = re.compile(
    r"\b(?:see|see also|compare|cfr?\.|vgl\.|siehe|siehe auch|voir|voir aussi|ver|ver também|ver también"
    r"|véase|véase también|vedi|zie|zie ook) $",
    re.IGNORECASE,
)
_FURTHER = re.compile(r"(?:,\s?|\s(?:and|und|et|y|e|&)\s)((?:1[89]|20)\d\d[a-z]?)(?![\w%-])")
_PAGES_WITHIN = 30
_LOOSE = re.compile(
    rf"(?<=[\w.,][ \n])((?:1[89]|20)\d\d[a-z]?(?![\w%-])|\b(?:{dates.FORTHCOMING}|{dates.UNDATED}))"
    r"|(?<=[^\W\d_]\+)(\d\d(?:\d\d)?[a-z]?)(?!\w)"  # "Hale+03"
)


def citations(text: str, span: Span, told: Known, taken: Sequence[InTextCitation]) -> list[InTextCitation]:
    """Names and a date that stand in no parentheses of their own, where an entry fits them exactly."""
    found: list[InTextCitation] = []
    starts = sorted(citation.span for citation in taken)
    for match in _LOOSE.finditer(text, span.start, span.end):
        year, (end, last) = match[match.lastindex or 1], match.span()
        if any_meets(starts, Span(end, end + 1)) or not choosing.NAME_END.search(text, max(0, end - 12), end - 1):
            continue
        named = choosing.before(text, end, year, told)
        if named and end - named.end <= 2 and _meant(text, named, year, told):
            cites = [told.cite(0, named, year, Span(named.start, last))]
            cites += _going_on(text, last, named, told)
            cites[-1] = _with_pages(text, cites[-1])
            where = Span(named.start, cites[-1].span.end)
            found.append(InTextCitation(where, where.of(text), CitationKind.AUTHOR_DATE, tuple(cites)))
    return found


def _meant(text: str, named: Naming, year: str, told: Known) -> bool:
    """Whether names and a date without parentheses are a citation: the list has them, or "see" stands before them."""
    if believing.RIGHTS.search(text, max(0, named.start - 40), named.start):
        return False
    if told.link(named, year).exact:
        word = len(named.names) == 1 and " " not in named.names[0] and not named.names[0].isupper()
        return not (word and believing.THE.search(text, max(0, named.start - 12), named.start))
    pointed = _POINTER.search(text, max(0, named.start - 16), named.start)
    return bool(pointed and told.works and not years.is_old(year)) and believing.personal(
        named.names, told, et_al=named.et_al
    )


def _going_on(text: str, end: int, named: Naming, told: Known) -> Iterator[InTextCite]:
    """The further years of the same names, as far as the list has them: "Jürgens 2009, 2010b"."""
    while more := _FURTHER.match(text, end):
        if not told.link(named, more[1]).exact:
            return
        end = more.end()
        yield told.cite(0, named, more[1], Span(*more.span(1)))


def _with_pages(text: str, cite: InTextCite) -> InTextCite:
    """The cite with the pages behind it; figures alone are some only behind a colon."""
    end = cite.span.end
    at, pages, label = years.locator(text[end : end + _PAGES_WITHIN], 0)
    if not pages or re.match(r"[\s,;]*\d", text[end : end + at]):
        return cite
    return replace(cite, locator=pages, label=label, span=Span(cite.span.start, end + at))
