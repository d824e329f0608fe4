"""A list of references -> its entries: by what an entry looks like, not by blank lines.

Every line is judged (label, names at its head, how the line before ended, room left on that line, blank lines,
indents); then the cut of the list into entries that fits all of it best is found by dynamic programming, where an
entry without a year, or one that ends in the middle of a sentence, costs. Last, entries run together on one line are
cut apart.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise

from refkit.fields import dates
from refkit.model import Span
from refkit.parsing import headers, heads, labels

_LINE = re.compile(r"[^\r\n]+")
_MOST_LINES = 40
_SEARCHED = 20_000  # no longer block is searched for the numbers of further entries
_YEAR = re.compile(rf"(?<!\d)(?:1[4-9]|20)\d\d(?!\d)|\b(?:{dates.UNDATED}|{dates.FORTHCOMING})")
_OPEN_END = re.compile(
    r"(?:[,;:&(/\-‐–—]|\b(?:and|und|et|y|e|in|in:|of|the|a|an|for|von|der|die|das|de|la|le|del|di|vol\.|no\.|pp\.|p\.|eds?\.,"
    r"|im|des|dem|den|zum|zur|für|du|les|dans|sur|pour|par|aux|el|los|las|con|para|por|nel|nella|della|dei|delle|con|dos"
    r"|das|ao|com|em|het|een|voor|met"
    r"|with|on|to|by|from|at|[Vv]an|[Vv]on|[Dd]e[rnl]?|[Dd]a|[Dd]os?|L[ae]|El|Mc|[^\W\d_]\.?,))\s*$"
)
_PAGE_OPEN = re.compile(r"\d\s?[-–—]$")
_EXTENT = re.compile(r"\d\s?(?:pp?|vols?|S)\.\s*$")  # "64 p.", "2 vol."
_ADDRESS_ALONE = 8.0  # what it is worth to be one of the addresses that end a list
_UNNUMBERED = 5.0  # what it costs to begin without a number where others have one
_UNDER_HEADING = 3.0  # how much like a head the line under a sub-heading is
_NEVER_AN_END = -9.0
# What the particle of a name at the head of a line is worth where lines are not broken at a width.
_PARTICLE_FIRST = 2.0
_HOST_NEXT = re.compile(r"\b[Ii]n:?\s*$")
_ORPHANED = re.compile(r"[^\W\d_a-z]{1,4}(?: ?[,;]| ?\(| et al\b|\. (?:1[5-9]|20)\d\d\b)")
_INITIALS_FIRST = re.compile(r"(?:[^\W\d_a-z]\.[ -]?){1,4},")
_NAME_LAST = re.compile(r"(?<![\w./-])[^\W\d_a-z][\w'’-]+\s*$")
_PLACE_AND_YEAR = re.compile(r"[^\W\d_a-z][\w'’-]+(?: [^\W\d_]['’\w-]+)?[.,:]? (?:1[5-9]|20)\d\d\.?")
_WHOLE = re.compile(r"[^\W\d_]{3}\.\s*$")
_CLOSED_END = re.compile(r"(?:[.)\]>”\"»]|\d[\d\-–—]*|\S*(?:https?:|www\.|10\.\d{4})\S*)\s*$")
_ADDRESS_OPEN = re.compile(r"(?:https?:|www\.|/\S{1,80}/)\S*[/\-_=?&.]$")
_ADDRESS_FIRST = re.compile(r"https?://|www\.", re.IGNORECASE)
_SITE_ALONE = re.compile(r"(?:https?://)?(?:www\.)?[\w-]+(?:\.[\w-]+)+/?")
_ADDRESS_LAST = re.compile(r"(?:https?://|www\.)\S+/$")
_REST_OF_ADDRESS = re.compile(r"(?!https?:|www\.)[^\s,;]*[\w/][.)>]?")
_LOST_ADDRESS = re.compile(
    r"(?:retrieved from|available (?:at|from)|abgerufen von|url|disponível em|disponible en):?\s*$", re.IGNORECASE
)
_PAGE = re.compile(r"\s*(?:page |seite |[-–—] ?)?\d{1,4}(?: ?[-–—]|(?: of | ?/ ?)\d{1,4})?\s*$", re.IGNORECASE)
_KIND = (
    r"(?:primary|secondary|printed|unprinted|archival|manuscript|published|unpublished|online|web|internet|electronic"
    r"|other|further|additional|recommended|cited|selected|general)"
)
_MATTER = (
    r"(?:sources?|references?|works?(?: cited)?|literature|reading|books?|articles?|journals?|chapters?|web ?sites?"
    r"|links|newspapers?|archives?|manuscripts?|interviews?|reports?|theses|films?|videos?|legislation|cases|statutes"
    r"|documents?|bibliography|materials?)"
)
_SUBHEADING = re.compile(
    rf"(?:{_KIND} ?){{0,3}}{_MATTER}(?: (?:and|&) {_MATTER})?|{_KIND}(?: {_KIND})?"
    r"|(?:(?:un)?gedruckte |weitere )?(?:(?:primär|sekundär|internet)?(?:quellen|literatur)|literaturverzeichnis)"
    r"|sources(?: primaires| secondaires)?|ouvrages|sitographie|webographie|fuentes(?: primarias| secundarias)?"
    r"|libros|artículos|fontes(?: primárias| secundárias)?|livros|artigos|sites|fonti|libri|articoli|[A-Z]",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Block:
    """One entry of a list as it lies in the text.

    `pieces` are the spans of its lines without label and margins: their texts joined by one space are the entry.
    `span` runs over all of it, label included. `label` is the number or key without its brackets, or the bullet;
    "" without one.
    """

    span: Span
    pieces: tuple[Span, ...]
    label: str

    def text_in(self, text: str) -> str:
        """The entry in one line, cut out of the text that was split."""
        return " ".join(piece.of(text) for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class _Line:
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


def split(text: str, span: Span | None = None, *, running: frozenset[str] = frozenset()) -> tuple[Block, ...]:
    r"""The entries of the list that a text is, or that stands at `span` of it, in order.

    Page numbers, running headers and sub-headings ("Primary sources") between the entries belong to none of them;
    `running` are the shapes of headers known from elsewhere (`headers.set_apart`).

    >>> text = "Berg, H. (2007). Hip, thigh\n\nand calf. Journal,\n\n99, 3-9.\n\nIzzo, J. (2009). Pointing\n\nout.\n"
    >>> [block.text_in(text) for block in split(text)]
    ['Berg, H. (2007). Hip, thigh and calf. Journal, 99, 3-9.', 'Izzo, J. (2009). Pointing out.']
    """
    lines = _lines(text, span or Span(0, len(text)))
    kept = _without_headers(lines, running)
    blocks = [_block(kept[begin:end]) for begin, end in _cut(kept)]
    following = [*(block.label for block in blocks), ""][1:]
    numbered = [part for each in zip(blocks, following, strict=True) for part in _by_number(text, *each)]
    return tuple(part for block in numbered for part in _apart(text, block) if part.pieces)


def _lines(text: str, span: Span) -> list[_Line]:
    found: list[tuple[Span, int]] = []
    last = span.start
    for match in _LINE.finditer(text, span.start, span.end):
        if match[0].strip():
            gap = text[last : match.start()] if found else ""
            blanks = max(gap.count("\n") or gap.count("\r"), 1) - 1
            found.append((Span(match.start(), match.end()), blanks))
            last = match.end()
    marks = labels.accepted([where.of(text) for where, _ in found])
    return [
        _line(text, where, blanks, mark, found[index + 1][0] if index + 1 < len(found) else None)
        for index, ((where, blanks), mark) in enumerate(zip(found, marks, strict=True))
    ]


def _line(text: str, where: Span, blanks: int, mark: labels.Label | None, following: Span | None) -> _Line:
    raw = where.of(text)
    begin = where.start + len(raw) - len(raw.lstrip())
    end = where.start + len(raw.rstrip())
    words = Span(min(where.start + mark.end, end) if mark else begin, end)
    after = following.of(text)[:400].strip() if following else ""
    head = words.of(text)[:500] + ("" if _WHOLE.search(raw[-40:]) and after[:1].isalpha() else f" {after}".rstrip())
    bare = raw.strip()
    dated, ending = bool(_YEAR.search(bare)), _ending(bare[-200:])
    if ending < 0 and _PAGE_OPEN.search(bare[-8:]) and after[:1].isalpha() and heads.score(after) >= 1.8:
        ending = -0.5  # the last page is lost
    return _Line(Span(begin, end), words, mark, begin - where.start, blanks, bare, heads.score(head), dated, ending)


def _ending(text: str) -> float:
    """How well an entry may end as a line does."""
    if _LOST_ADDRESS.search(text):
        return 0.5
    if _HOST_NEXT.search(text):
        return _NEVER_AN_END
    if _ADDRESS_LAST.search(text):
        return 0.5
    if _OPEN_END.search(text) and not _EXTENT.search(text):
        return -5.0
    return 1.0 if _CLOSED_END.search(text) else -0.5


def _without_headers(lines: list[_Line], known: frozenset[str]) -> list[_Line]:
    """The lines without bare page numbers, running headers (such as are known from elsewhere) and sub-headings."""
    running = known | headers.repeated(line.text for line in lines)
    close = sum(not line.blanks for line in lines) * 2 > len(lines)
    kept, under = list[_Line](), False
    for index, line in enumerate(lines):
        heading = _is_subheading(lines, index) or (close and _stands_alone(lines, index))
        if len(lines) < 2 or not (heading or _is_page(lines, index) or _is_running(line, running)):
            blanks = 0 if close else line.blanks  # those of a heading part no entries
            kept.append(replace(line, head=max(line.head, _UNDER_HEADING), blanks=blanks) if under else line)
            under = False
        under = heading or under
    return kept or lines


def _is_page(lines: Sequence[_Line], index: int) -> bool:
    line = lines[index]
    if line.label or not index or not _PAGE.match(line.text) or _OPEN_END.search(lines[index - 1].text):
        return False
    if index == len(lines) - 1:  # the page that a list ends on
        return lines[index - 1].ending >= 1
    return lines[index + 1].head > -1.0


def _is_running(line: _Line, running: frozenset[str]) -> bool:
    if headers.buttons(line.text):
        return True
    if line.label or headers.shape(line.text) not in running:
        return False
    return line.head < 3 or (line.text == headers.shape(line.text) and heads.score(line.text) < 1)


def _is_subheading(lines: Sequence[_Line], index: int) -> bool:
    line = lines[index]
    if line.label and line.label.text.isdigit():
        return False
    words = line.text[line.label.end :] if line.label else line.text
    if not _SUBHEADING.fullmatch(words.strip().rstrip(":.")):
        return False
    return index == 0 or not _OPEN_END.search(lines[index - 1].text)


def _stands_alone(lines: Sequence[_Line], index: int) -> bool:
    """Whether a line stands under a blank line as a heading does: a few words, no stop, no figures, then an entry.

    Without a blank line, it is a word or two that somebody did not write on the line before, and the entry is sure.
    """
    line = lines[index]
    if index == len(lines) - 1 or line.label:
        return False
    if index and not line.blanks:
        widest = max(len(each.text) for each in lines[max(0, index - 20) : index + 20])
        fits = len(lines[index - 1].text) + len(line.text) < 0.8 * widest
        words = line.text.count(" ") + 1
        if not fits or len(line.text) > 30 or words > 2 or lines[index + 1].head < (1.8 if words == 1 else 3):
            return False
    few = len(line.text) < 50 and line.text[0].isupper() and not re.search(r"[\d.,;]", line.text)
    ended = index == 0 or lines[index - 1].ending >= 0.5
    following = lines[index + 1]
    begins = following.head >= 1.8 or bool(following.label) or bool(_ADDRESS_FIRST.match(following.text))
    return few and ended and begins and heads.score(line.text) < 1


def _cut(lines: Sequence[_Line]) -> Iterator[tuple[int, int]]:
    """The entries as half-open ranges of lines: the cut with the best sum of scores."""
    if not lines:
        return
    layout = _Layout(lines)
    starts = [layout.start(index) for index in range(len(lines))]
    passed = [0.0, *accumulate(starts)]
    dated = [0, *accumulate(int(line.dated) for line in lines)]
    best, back = [0.0], [0]
    for end in range(1, len(lines) + 1):
        options = [
            (best[begin] + 2 * starts[begin] + passed[begin] + (1.0 if dated[end] > dated[begin] else -1.5), begin)
            for begin in range(max(0, end - _MOST_LINES), end)
        ]
        score, begin = max(options)
        best.append(score - passed[end] + lines[end - 1].ending)
        back.append(begin)
    bounds = [len(lines)]
    while bounds[-1] > 0:
        bounds.append(back[bounds[-1]])
    bounds.reverse()
    yield from pairwise(bounds)


class _Layout:
    """What the lines of one list have in common, and what that makes of each as a first line."""

    def __init__(self, lines: Sequence[_Line]) -> None:
        self.lines = lines
        lengths = sorted(len(line.text) for line in lines)
        self.width = _width(lengths)
        self.wrapped = len(lines) > 2 and self._filled(lengths)
        self.strict = self._strict()
        self.numbered_from = self._numbered_from()
        self.common_blanks, self.blanks_tell = self._blanks()
        self.blanks_part = self._parts()
        self.margin = min(line.indent for line in lines)
        self.hanging = self._hanging()
        self.addressed = self._addressed()

    def _filled(self, lengths: Sequence[int]) -> bool:
        """Whether so many lines are as wide as the widest that somebody or something broke them there."""
        filled = sum(length >= 0.8 * self.width for length in lengths) / len(lengths)
        if sum(line.head >= 1.8 for line in self.lines) >= 0.7 * len(self.lines):
            return False
        if sum(line.dated and line.ending >= 1 for line in self.lines) >= 0.7 * len(self.lines):
            return False
        return filled >= 0.2 if self.width <= 100 else self.width <= 140 and filled >= 0.4

    def _numbered_from(self) -> int:
        """Where lines with labels begin, several of them: behind there, few entries have none."""
        labelled = [index for index, line in enumerate(self.lines) if line.label is not None]
        return labelled[0] if len(labelled) > 1 and len(labelled) * 12 > len(self.lines) else len(self.lines)

    def _addressed(self) -> int:
        """Where the web addresses begin, two at least, that end a list each on a line of its own."""
        first = len(self.lines)
        while first > 1 and _ADDRESS_FIRST.match(self.lines[first - 1].text):
            first -= 1
        return first if len(self.lines) - first > 1 and self.lines[first - 1].ending >= 1 else len(self.lines)

    def _blanks(self) -> tuple[int, bool]:
        gaps = [line.blanks for line in self.lines[1:]]
        if not gaps:
            return 0, False
        common = sorted(gaps)[len(gaps) // 2]
        apart = sum(gap > 0 for gap in gaps) / len(gaps)
        whole = sum(line.dated and line.ending >= 1 for line in self.lines) >= 0.8 * len(self.lines)
        return (common if apart > 0.9 else 0), apart <= 0.9 and apart > 0 and not whole

    def _hanging(self) -> float:
        """More than 0 when first lines stand out to the left, less when they are indented, 0 when nothing tells."""
        margin = self.margin
        flush = [line.head for line in self.lines if line.indent - margin < 2]
        inner = [line.head for line in self.lines if line.indent - margin >= 2]
        if len(inner) < 2 or not flush:
            return 0.0
        return max(-3.0, min(3.0, (sum(flush) / len(flush) - sum(inner) / len(inner))))

    def start(self, index: int) -> float:
        """How much speaks for an entry beginning at this line, in units where 1 is a fair hint."""
        line = self.lines[index]
        if index == 0:
            return 8.0
        if line.label is not None:
            return 9.0
        score = line.head - (_UNNUMBERED if index > self.numbered_from else 0.0)
        score += self._gap(line) + self._room(index)
        if not self.wrapped and line.text[0].islower() and line.head > -2:
            score += _PARTICLE_FIRST
        if index >= self.addressed or self._next_address(index):
            score += _ADDRESS_ALONE
        if self.hanging:
            inner = line.indent - self.margin >= 2
            score += -self.hanging if inner else self.hanging
        before = self.lines[index - 1]
        orphaned = _ORPHANED.match(line.text) and _NAME_LAST.search(before.text[-60:])
        broken = _ADDRESS_OPEN.search(before.text[-200:]) and _REST_OF_ADDRESS.fullmatch(line.text)
        tail = before.ending < 1 and _PLACE_AND_YEAR.fullmatch(line.text)
        if tail or broken or orphaned or _INITIALS_FIRST.match(line.text) or before.ending <= _NEVER_AN_END:
            return min(score, 0.0) - 6.0
        return score - 2.5 if before.ending < -1 else score - 0.5

    def _next_address(self, index: int) -> bool:
        """Whether an address begins a line, though the one before ends with its own, or it is a whole site's."""
        before, text = self.lines[index - 1], self.lines[index].text
        if not _ADDRESS_FIRST.match(text) or before.ending < 1 or "doi.org" in text[:30]:
            return False
        alone = _SITE_ALONE.fullmatch(text) and (not self.wrapped or index == len(self.lines) - 1)
        return bool(alone or _ADDRESS_FIRST.search(before.text))

    def _gap(self, line: _Line) -> float:
        if self.blanks_tell:
            return (4.5 if self.blanks_part else 3.0) if line.blanks else (-4.0 if self.blanks_part else -1.5)
        return 2.0 * min(line.blanks - self.common_blanks, 2) if line.blanks > self.common_blanks else 0.0

    def _parts(self) -> bool:
        """Whether blank lines stand before heads and nowhere else: then they part the entries."""
        after = [line.head >= 1.8 for line in self.lines[1:] if line.blanks]
        close = [line.head for line in self.lines[1:] if not line.blanks]
        if sum(head >= 1.8 for head in close) > 3 * len(after):
            return False
        return bool(after) and sum(after) >= 0.7 * len(after) and sum(head >= 3 for head in close) <= 0.15 * len(close)

    def _room(self, index: int) -> float:
        """Whether the first word of this line would have fitted on the line before: then somebody ended it."""
        if not self.wrapped:
            return 2.0 if len(self.lines[index - 1].text) < 3 * self.width else 1.0
        free = self._free(index)
        if self.strict:
            return 4.0 if free > 0 else -2.3
        return max(-1.5, min(2.0, (free - 4) / 6))

    def _free(self, index: int) -> int:
        """How many code points would be left on the line before after the first word of this one."""
        before = self.lines[index - 1]
        return self.width - len(before.span) - before.indent - 1 - len(self.lines[index].text.split(None, 1)[0])

    def _strict(self) -> bool:
        """Whether lines are filled as far as words go: no line that surely goes on had room on the line before."""
        sure = [index for index, line in enumerate(self.lines) if index and line.label is None and line.head <= -2.5]
        loose = sum(self._free(index) > 0 for index in sure)
        return self.wrapped and len(sure) >= 5 and loose * 16 <= len(sure)


def _width(lengths: Sequence[int]) -> int:
    """The length of the widest lines of some, but for one that is far longer than all others."""
    widest = lengths[min(len(lengths) - 1, int(len(lengths) * 0.97))]
    if len(lengths) > 7 and widest == lengths[-1] and lengths[-2] < 0.85 * widest:
        return lengths[-2]
    return widest


def _block(lines: Sequence[_Line]) -> Block:
    pieces = tuple(line.words for line in lines if line.words)
    label = lines[0].label
    return Block(Span(lines[0].span.start, lines[-1].span.end), pieces, label.text if label else "")


def _by_number(text: str, block: Block, following: str) -> Iterator[Block]:
    """The block, or the entries in it that count on from its number while the next block has not got there.

    "5. Hale, A. 2004. Roofs. 6. Berg, I. 2006. Snow." before a 7, or at the end of a list.
    """
    if len(block.span) > _SEARCHED:
        yield block
        return
    while block.pieces and block.label.isdigit() and following != (number := str(int(block.label) + 1)):
        mark = text[block.span.start : block.pieces[0].start].strip().replace(block.label, number)
        joined = block.text_in(text)
        found = re.search(rf"(?<=[^\s,;:(–-])\s+{re.escape(mark)}\s+(?=[^\W\d_a-z\"“«‘'])", joined)
        if not mark or mark == number or not found:
            break
        if not following and heads.score(joined[found.end() :]) < 1:
            break
        rest = _pieces(block.pieces, found.end(), len(joined))
        own = _pieces(block.pieces, 0, found.start())
        begin = rest[0].start - len(found[0].lstrip())
        yield Block(Span(block.span.start, own[-1].end), own, block.label)
        block = Block(Span(max(begin, own[-1].end), block.span.end), rest, number)
    yield block


def _apart(text: str, block: Block) -> Iterator[Block]:
    """The block, or the entries that were run together in it."""
    joined = block.text_in(text)
    cuts = heads.inside(joined)
    if not cuts:
        yield block
        return
    bounds = [0, *cuts, len(joined) + 1]
    for number, (begin, end) in enumerate(pairwise(bounds)):
        pieces = _pieces(block.pieces, begin, end - 1 if joined[end - 1 : end] in ("", " ") else end)
        first = block.span.start if number == 0 else pieces[0].start
        yield Block(Span(first, pieces[-1].end), pieces, block.label if number == 0 else "")


def _pieces(pieces: Sequence[Span], begin: int, end: int) -> tuple[Span, ...]:
    """The parts of the pieces that lie from `begin` to `end` of their joined text."""
    kept, at = [], 0
    for piece in pieces:
        low, high = max(begin - at, 0), min(end - at, len(piece))
        if low < high:
            kept.append(Span(piece.start + low, piece.start + high))
        at += len(piece) + 1
    return tuple(kept)
