r"""Citations by key: "[@smith2009, p. 5; @jones]" and "@smith2009" (Pandoc), "\cite{smith2009,jones}" (LaTeX)."""

import re
from collections.abc import Iterator, Sequence

from refkit.article import locators
from refkit.article.groups import Group
from refkit.article.links import Works
from refkit.fields.text import fold
from refkit.model import CitationKind, Entry, InTextCitation, InTextCite, Reference, Span

_TEX = re.compile(
    r"\\(?!(?:set)?citestyle|DeclareCite|bibcite|defcitealias|citereset)[a-zA-Z]{0,12}cite[a-zA-Z]{0,12}\*?\s?"
    r"(?:\[(?P<pre>[^\[\]]{0,200})\])?(?:\[(?P<post>[^\[\]]{0,200})\])?\{(?P<keys>[^{}\\]{1,600})\}"
)
_KEY = re.compile(r"(?<![\w@.])-?@(?:\{([^{}\s]{1,80})\}|([^\W_](?:[\w:.#$%&+?<>~/-]{0,80}\w)?|_\w{0,80}))")
_BRACKETED = re.compile(r"\[[^\[\]@\n]{0,120}-?@[^\[\]]{1,800}\]")
_PART = re.compile(r"[^\s,;][^,;]*[^\s,;]")
_MADE = re.compile(r"[A-Z][A-Za-z]{1,5}\+?\d\d(?:\d\d)?[a-z]?")
_NAME_AND_YEAR = re.compile(r"(?P<name>[^\W\d_]{2,40})[_:.-]?(?P<year>(?:1[5-9]|20)\d\d[a-z]?)")
_LOCATOR = re.compile(rf"[,\s\[]{{0,3}}(?P<label>{locators.LABEL})\s?(?P<pages>{locators.PAGES})")
# Figures, tables, sections and theorems are pointed at in the same way (Quarto, pandoc-crossref).
_CROSS_REFERENCE = re.compile(
    r"(?:fig|tbl|tab|sec|eq|lst|thm|lem|cor|prp|cnj|def|exm|exr|alg|nte|tip|wrn|imp|cau)[-:].+"
)


class Keys:
    """Which work a key means: an entry of the list by its label or its names, or a work of the bibliography beside."""

    def __init__(self, entries: Sequence[Entry], bibliography: Sequence[Reference], works: Works) -> None:
        self.entries: dict[str, int] = {}
        for index, entry in enumerate(entries):
            for key in (entry.label or "", entry.reference.id, entry.reference.text("citation-key")):
                if key:
                    self.entries.setdefault(fold(key), index)
        self.beside: dict[str, int] = {}
        for index, work in enumerate(bibliography):
            for key in (work.id, *_aliases(work)):
                self.beside.setdefault(key.casefold(), index)
        self._works = works

    def cite(self, key: str, span: Span, pages: str = "", label: str = "") -> InTextCite:
        """A cite by that key, and what it means."""
        entry, reference = self.entries.get(fold(key)), self.beside.get(key.casefold())
        if entry is None and not self.beside:
            entry = self._named(key)
        why = "" if entry is not None or reference is not None else self._why(key)
        return InTextCite(span, key=key, locator=pages, label=label, entry=entry, reference=reference, why=why)

    def _named(self, key: str) -> int | None:
        """The entry whose first author and year a key is made of ("smith2009"), where that leaves no doubt."""
        made = _NAME_AND_YEAR.fullmatch(key)
        link = self._works.named((made["name"],), made["year"]) if made else None
        return link.entry if link and link.exact else None

    def _why(self, key: str) -> str:
        if self.beside:
            return f'no work of the bibliography has the key "{key}"'
        return f'no entry of the list has the key "{key}"' if self.entries or self._works.works else "there is no list"


def _aliases(work: Reference) -> list[str]:
    ids = work.custom.get("ids")
    return [key for each in ids.split(",") if (key := each.strip())] if isinstance(ids, str) else []


def citations(text: str, body: Sequence[Span], groups: Sequence[Group], known: Keys) -> list[InTextCitation]:
    """The citations by key. A bare "@name" counts only in a text that has keys in brackets too."""
    found = [citation for group in groups if (citation := _labels(text, group, known))]
    if len(found) > 2:
        seen = {citation.span for citation in found}
        unlisted = (_unlisted(text, group, known) for group in groups if group.span not in seen)
        found += (citation for citation in unlisted if citation)
    for span in body:
        found += (cited for match in _TEX.finditer(text, span.start, span.end) if (cited := _tex(text, match, known)))
        found += _pandoc(text, span, known)
    return found


def _labels(text: str, group: Group, known: Keys) -> InTextCitation | None:
    """Labels of the list in brackets: "[Knu73, ABC+12]"."""
    parts = [*_PART.finditer(group.words(text))] if group.mark == "[" and len(group.span) < 200 else []
    named = [part for part in parts if fold(part[0]) in known.entries and not part[0].isdigit()]
    if not named or (len(named) < len(parts) and len(parts) > 2):
        return None
    base = group.span.start + 1
    cites = [known.cite(part[0], Span(base + part.start(), base + part.end())) for part in named]
    return _citation(text, group.span, cites)


def _unlisted(text: str, group: Group, known: Keys) -> InTextCitation | None:
    """A key made of letters and a year that the list does not have, in a text that cites by such keys: "[Knu73]"."""
    words = group.words(text)
    if group.mark != "[" or not _MADE.fullmatch(words):
        return None
    begin = group.span.start + 1
    return _citation(text, group.span, [known.cite(words, Span(begin, begin + len(words)))])


def _tex(text: str, match: re.Match[str], known: Keys) -> InTextCitation | None:
    if _commented(text, match.start()):
        return None
    at = match.start("keys")
    cites: list[InTextCite] = []
    for part in match["keys"].split(","):
        begin = at + len(part) - len(part.lstrip())
        if (key := part.strip()) and key != "*":  # all works, for the list alone
            cites.append(known.cite(key, Span(begin, begin + len(key))))
        at += len(part) + 1
    return _citation(text, Span(*match.span()), cites) if cites else None


def _commented(text: str, at: int) -> bool:
    """Whether a place in LaTeX stands in a comment: behind a per cent sign of its line that no backslash precedes."""
    line = text[max(text.rfind("\n", 0, at), at - 400) + 1 : at]
    return "%" in line.replace("\\%", "")


def _pandoc(text: str, span: Span, known: Keys) -> Iterator[InTextCitation]:
    groups = list(_BRACKETED.finditer(text, span.start, span.end))
    if not groups:
        return
    at = span.start
    for group in groups:
        yield from _bare(text, Span(at, group.start()), known)
        where = Span(*group.span())
        if cites := _keys(text, where, known):
            yield _citation(text, where, cites)
        at = group.end()
    yield from _bare(text, Span(at, span.end), known)


def _bare(text: str, span: Span, known: Keys) -> Iterator[InTextCitation]:
    for match in _KEY.finditer(text, span.start, span.end):
        where = Span(*match.span())
        if cites := _keys(text, where, known):
            yield _citation(text, where, cites)


def _keys(text: str, span: Span, known: Keys) -> list[InTextCite]:
    cites: list[InTextCite] = []
    for match in _KEY.finditer(text, span.start, span.end):
        place = _LOCATOR.match(text, match.end(), span.end)
        pages, label = (place["pages"], locators.label(place["label"])) if place else ("", "")
        cite = known.cite(match[1] or match[2], Span(*match.span()), pages, label)
        if cite.entry is not None or cite.reference is not None or not _CROSS_REFERENCE.fullmatch(cite.key):
            cites.append(cite)
    return cites


def _citation(text: str, span: Span, cites: Sequence[InTextCite]) -> InTextCitation:
    return InTextCitation(span, span.of(text), CitationKind.KEY, tuple(cites))
