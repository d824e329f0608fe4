r"""Citations by key: "[@smith2009, p. 5; @jones]" and "@smith2009" (Pandoc), "\cite{smith2009,jones}" (LaTeX)."""

import re
from collections.abc import Iterator, Sequence

from refkit.article import locators
from refkit.article.groups import Group
from refkit.fields.text import fold
from refkit.model import CitationKind, Entry, InTextCitation, InTextCite, Span

_TEX = re.compile(
    r"\\(?:[a-zA-Z]{0,12}cite[a-zA-Z]{0,12}\*?)\s?(?:\[(?P<pre>[^\[\]]{0,200})\])?(?:\[(?P<post>[^\[\]]{0,200})\])?"
    r"\{(?P<keys>[^{}\\]{1,600})\}"
)
_KEY = re.compile(r"(?<![\w@.])-?@(?:\{([^{}\s]{1,80})\}|([^\W_](?:[\w:.#$%&+?<>~/-]{0,80}\w)?|_\w{0,80}))")
_BRACKETED = re.compile(r"\[[^\[\]@\n]{0,120}-?@[^\[\]]{1,800}\]")
_PART = re.compile(r"[^\s,;][^,;]*[^\s,;]")
_MADE = re.compile(r"[A-Z][A-Za-z]{1,5}\+?\d\d(?:\d\d)?[a-z]?")
_LOCATOR = re.compile(rf"[,\s\[]{{0,3}}(?P<label>{locators.LABEL})\s?(?P<pages>{locators.PAGES})")


def citations(
    text: str, body: Sequence[Span], groups: Sequence[Group], entries: Sequence[Entry]
) -> list[InTextCitation]:
    """The citations by key. A bare "@name" counts only in a text that has keys in brackets too."""
    known = _known(entries)
    found = [citation for group in groups if (citation := _labels(text, group, known))]
    if len(found) > 2:
        seen = {citation.span for citation in found}
        unlisted = (_unlisted(text, group) for group in groups if group.span not in seen)
        found += (citation for citation in unlisted if citation)
    for span in body:
        found += (_tex(text, match, known) for match in _TEX.finditer(text, span.start, span.end))
        found += _pandoc(text, span, known)
    return found


def _known(entries: Sequence[Entry]) -> dict[str, int]:
    known: dict[str, int] = {}
    for index, entry in enumerate(entries):
        for key in (entry.label or "", entry.reference.id, entry.reference.text("citation-key")):
            if key:
                known.setdefault(fold(key), index)
    return known


def _labels(text: str, group: Group, known: dict[str, int]) -> InTextCitation | None:
    """Labels of the list in brackets: "[Knu73, ABC+12]"."""
    parts = [*_PART.finditer(group.words(text))] if group.mark == "[" and len(group.span) < 200 else []
    named = [part for part in parts if fold(part[0]) in known and not part[0].isdigit()]
    if not named or (len(named) < len(parts) and len(parts) > 2):
        return None
    base = group.span.start + 1
    cites = [_cite(part[0], Span(base + part.start(), base + part.end()), known) for part in named]
    return _citation(text, group.span, cites)


def _unlisted(text: str, group: Group) -> InTextCitation | None:
    """A key made of letters and a year that the list does not have, in a text that cites by such keys: "[Knu73]"."""
    words = group.words(text)
    if group.mark != "[" or not _MADE.fullmatch(words):
        return None
    begin = group.span.start + 1
    return _citation(text, group.span, [_cite(words, Span(begin, begin + len(words)), {})])


def _tex(text: str, match: re.Match[str], known: dict[str, int]) -> InTextCitation:
    at = match.start("keys")
    cites: list[InTextCite] = []
    for part in match["keys"].split(","):
        begin = at + len(part) - len(part.lstrip())
        if key := part.strip():
            cites.append(_cite(key, Span(begin, begin + len(key)), known))
        at += len(part) + 1
    return _citation(text, Span(*match.span()), cites)


def _pandoc(text: str, span: Span, known: dict[str, int]) -> Iterator[InTextCitation]:
    groups = list(_BRACKETED.finditer(text, span.start, span.end))
    at = span.start
    for group in groups:
        yield from _bare(text, Span(at, group.start()), known)
        if cites := _keys(text, Span(*group.span()), known):
            yield _citation(text, Span(*group.span()), cites)
        at = group.end()
    if groups:
        yield from _bare(text, Span(at, span.end), known)


def _bare(text: str, span: Span, known: dict[str, int]) -> Iterator[InTextCitation]:
    for match in _KEY.finditer(text, span.start, span.end):
        where = Span(*match.span())
        yield _citation(text, where, [_cite(match[1] or match[2], where, known)])


def _keys(text: str, span: Span, known: dict[str, int]) -> list[InTextCite]:
    cites: list[InTextCite] = []
    for match in _KEY.finditer(text, span.start, span.end):
        place = _LOCATOR.match(text, match.end(), span.end)
        pages, label = (place["pages"], locators.label(place["label"])) if place else ("", "")
        cites.append(_cite(match[1] or match[2], Span(*match.span()), known, pages, label))
    return cites


def _cite(key: str, span: Span, known: dict[str, int], pages: str = "", label: str = "") -> InTextCite:
    entry = known.get(fold(key))
    why = "" if entry is not None else f'no entry of the list has the key "{key}"'
    return InTextCite(span, key=key, locator=pages, label=label, entry=entry, why=why)


def _citation(text: str, span: Span, cites: Sequence[InTextCite]) -> InTextCitation:
    return InTextCitation(span, span.of(text), CitationKind.KEY, tuple(cites))
