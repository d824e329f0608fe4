"""The lines of a list, each judged by itself: its label, how it looks as the first of an entry, and how it ends."""

import re
from dataclasses import dataclass

from refkit.fields import dates
from refkit.model import Span
from refkit.parsing import heads, labels

_LINE = re.compile(r"[^\r\n]+")
_YEAR = re.compile(rf"(?<!\d)(?:1[4-9]|20)\d\d(?!\d)|\b(?:{dates.UNDATED}|{dates.FORTHCOMING})")
_OPEN_END = re.compile(
    r"(?:[,;:&(/\-‐–—]|\b(?:and|und|et|y|e|in|in:|of|the|a|an|for|von|der|die|das|de|la|le|del|di|vol\.|no\.|pp\.|p\.|eds?\.,"
    r"|im|des|dem|den|zum|zur|für|du|les|dans|sur|pour|par|aux|el|los|las|con|para|por|nel|nella|della|dei|delle|con|dos"
    r"|das|ao|com|em|het|een|voor|met"
    r"|with|on|to|by|from|at|[Vv]an|[Vv]on|New|San|Los|Santa|Saint|St\.|[Dd]e[rnl]?|[Dd]a|[Dd]os?|L[ae]|El|Mc|[^\W\d_]\.?,))\s*$"
)
_YEAR_LAST = r"\(?(?:1[5-9]|20)\d\d[a-z]?\)?[.:,]?"
_INITIALS = r"(?!D\. ?C\.)(?:[^\W\d_a-z]\.[ -]?){1,4}"
_AMONG_NAMES = re.compile(  # ", D.", ", C. J.", "& Bhandari, B. (2010).", "and L. Antil. 2009.", "et al. 2015."
    rf"(?:[,&]|\band) ?{_INITIALS}(?:,? ?{_YEAR_LAST})?\s*$"
    rf"|(?:&|\b(?:and|und|et|y|e)) {_INITIALS}[^\W\d_][\w'’-]+[.,]? {_YEAR_LAST}\s*$"
    rf"|\bet al\b\.{{0,2}},? ?(?:{_YEAR_LAST})?\s*$"
)
_PAGE_OPEN = re.compile(r"\d\s?[-–—]$")
_EXTENT = re.compile(r"\d\s?(?:pp?|vols?|S)\.\s*$")  # "64 p.", "2 vol."
NEVER_AN_END = -9.0
_HOST_NEXT = re.compile(r"\b[Ii]n:?\s*$")
_WHOLE = re.compile(r"[^\W\d_]{3}\.\s*$")
_CLOSED_END = re.compile(r"(?:[.)\]>”\"»]|\d[\d\-–—]*|\S*(?:https?:|www\.|10\.\d{4})\S*)\s*$")
ADDRESS_FIRST = re.compile(r"https?://|www\.", re.IGNORECASE)
_ADDRESS_LAST = re.compile(r"(?:https?://|www\.)\S+/$")
# What leads from a note back to its mark, as pages made by machines write it: "↩", "[↩]", "[return]".
_BACK = re.compile(
    r"(?:\s{0,3}(?:[↩↵⏎⤴↑⬆][\ufe0e\ufe0f]?|\[(?:[↩↑][\ufe0e\ufe0f]?|return|zurück|retour)\]|&#8617;)){1,9}$"
)
_BACK_WIDTH = 80
_LOST_ADDRESS = re.compile(
    r"(?:retrieved from|available (?:at|from)|abgerufen von|url|disponível em|disponible en):?\s*$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Line:
    """A line with words on it: where (margins off), its label, what stands before it, and how it looks as a head."""

    span: Span
    words: Span
    label: labels.Label | None
    indent: int
    blanks: int
    text: str
    head: float
    dated: bool
    ending: float

    @property
    def bare(self) -> str:
        """The text without its label."""
        return self.text[self.words.start - self.span.start :]


def read(text: str, span: Span, *, numbered: bool = False) -> list[Line]:
    """The lines with words on them that stand at `span` of a text; `numbered`: the first is known to have a number."""
    found: list[tuple[Span, int]] = []
    last = span.start
    for match in _LINE.finditer(text, span.start, span.end):
        if match[0].strip():
            gap = text[last : match.start()] if found else ""
            blanks = max(gap.count("\n") or gap.count("\r"), 1) - 1
            found.append((Span(match.start(), match.end()), blanks))
            last = match.end()
    marks = labels.accepted([where.of(text) for where, _ in found], numbered=numbered)
    return [
        _line(text, where, blanks, mark, found[index + 1][0] if index + 1 < len(found) else None)
        for index, ((where, blanks), mark) in enumerate(zip(found, marks, strict=True))
    ]


def _line(text: str, where: Span, blanks: int, mark: labels.Label | None, following: Span | None) -> Line:
    raw = where.of(text)
    begin = where.start + len(raw) - len(raw.lstrip())
    end = where.start + _whole(raw)
    words = Span(min(where.start + mark.end, end) if mark else begin, end)
    after = following.of(text)[:400].strip() if following else ""
    head = words.of(text)[:500] + ("" if _WHOLE.search(raw[-40:]) and after[:1].isalpha() else f" {after}".rstrip())
    bare = raw[: end - where.start].strip()
    dated, ending = bool(_YEAR.search(bare)), _ending(bare[-200:])
    if ending < 0 and _PAGE_OPEN.search(bare[-8:]) and after[:1].isalpha() and heads.score(after) >= 1.8:
        ending = -0.5  # the last page is lost
    return Line(Span(begin, end), words, mark, begin - where.start, blanks, bare, heads.score(head), dated, ending)


def _whole(raw: str) -> int:
    """Where the words of a line end: before what leads from a note back to its mark."""
    end = len(raw.rstrip())
    back = _BACK.search(raw, max(0, end - _BACK_WIDTH), end)
    return back.start() if back and raw[: back.start()].strip() else end


def _ending(text: str) -> float:
    """How well an entry may end as a line does."""
    if _LOST_ADDRESS.search(text):
        return 0.5
    if _HOST_NEXT.search(text):
        return NEVER_AN_END
    if _ADDRESS_LAST.search(text):
        return 0.5
    if (goes_on(text) and not _EXTENT.search(text)) or _AMONG_NAMES.search(text):
        return -5.0
    return 1.0 if _CLOSED_END.search(text) else -0.5


def goes_on(text: str) -> bool:
    """Whether a line ends with what something must follow: a comma, an article, an initial before a comma."""
    return bool(_OPEN_END.search(text))
