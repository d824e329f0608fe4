"""Short forms that a text gives a work where it cites it: "(Hale et al. 2003, hereafter H03)", then "(H03, p. 5)"."""

import re
from collections.abc import Iterator, Mapping, Sequence

from refkit.article import locators
from refkit.article.groups import Group
from refkit.model import CitationKind, InTextCitation, InTextCite, Span
from refkit.model.span import any_meets

_SHORT = r"(?:[A-ZÀ-Þ]{1,4}\+?\d\d[a-z]?|[A-ZÀ-Þ][A-Za-z&]{0,6}[A-ZÀ-Þ])"
_GIVEN = re.compile(
    r"\b(?i:hereafter|hereinafter|henceforth|im Folgenden|fortan|nachfolgend|ci-après|désormais|en adelante|doravante"
    r"|d['’]ora in poi|hierna|voortaan)\b[,:]?\s?(?:(?:cited|abbreviated|zitiert|abgekürzt)\s)?(?:as\s|als\s)?"
    rf"[\"“„«‘'*_]?({_SHORT})(?!\w)"
)
_MADE = re.compile(r"(?<!\w)([A-ZÀ-Þ])[A-ZÀ-Þ]{0,3}\+?(\d\d)[a-z]?(?!\w)")  # of initials and the end of the year
_BEHIND = 60  # so far behind a citation without parentheses its short form may be given
_PAGES = rf"(?:[,:]?\s?(?P<label>{locators.LABEL})?\s?(?P<pages>{locators.PAGES}))?"
_SEE = r"\s*(?:(?i:see|cf\.|vgl\.|siehe|voir|ver|vedi|zie)\s)?\s*"


def citations(
    text: str, body: Sequence[Span], groups: Sequence[Group], found: Sequence[InTextCitation]
) -> list[InTextCitation]:
    """The citations by short forms that some of those `found` give; in running text, only forms with a year count."""
    meant = _given(text, found)
    if not meant:
        return []
    shape = rf"(?<![\w-])(?P<short>{'|'.join(map(re.escape, meant))})(?![\w-])"
    part = re.compile(_SEE + shape + _PAGES + r"\s*\.?\s*(?=;|$)")
    citing = [each for group in groups if group.mark == "(" and (each := _in_group(text, group, part, meant))]
    taken = sorted(citation.span for citation in (*found, *citing))
    for span in body:
        for match in re.compile(shape).finditer(text, span.start, span.end):
            where = Span(*match.span())
            if match["short"][-2:-1].isdigit() and not any_meets(taken, where):
                cite = InTextCite(where, (match["short"],), entry=meant[match["short"]])
                citing.append(InTextCitation(where, match[0], CitationKind.AUTHOR_PAGE, (cite,)))
    return citing


def _given(text: str, found: Sequence[InTextCitation]) -> dict[str, int]:
    """The short forms that stand behind cites, and the entries they mean."""
    meant: dict[str, int] = {}
    for citation in found:
        starts = [cite.span.start for cite in citation.cites[1:]]
        for cite, end in zip(citation.cites, (*starts, citation.span.end + _BEHIND), strict=True):
            if cite.entry is not None:
                words = text[cite.span.start : end].partition("\n\n")[0]
                meant = {**dict.fromkeys(_forms(cite, words), cite.entry), **meant}
    return meant


def _forms(cite: InTextCite, words: str) -> Iterator[str]:
    """The short forms in words that begin with a cite: those said to be, and those of its initials and its year."""
    yield from (match[1] for match in _GIVEN.finditer(words))
    for match in _MADE.finditer(words):
        if cite.names and cite.names[0].startswith(match[1]) and cite.year[2:4] == match[2]:
            yield match[0]


def _in_group(text: str, group: Group, part: re.Pattern[str], meant: Mapping[str, int]) -> InTextCitation | None:
    """The citation that parentheses are that have short forms in them, with pages or without."""
    words, base, cites = group.words(text), group.span.start + 1, list[InTextCite]()
    starts = [0, *(mark.end() for mark in re.finditer(";", words))] if len(words) < 300 else []
    for match in filter(None, (part.match(words, start) for start in starts)):
        pages, label = match["pages"] or "", locators.label(match["label"] or "") if match["pages"] else ""
        span = Span(base + match.start("short"), base + match.end())
        cites.append(InTextCite(span, (match["short"],), locator=pages, label=label, entry=meant[match["short"]]))
    return InTextCitation(group.span, group.span.of(text), CitationKind.AUTHOR_PAGE, tuple(cites)) if cites else None
