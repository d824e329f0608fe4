"""What stands under a list and is no entry of it: the last paragraphs that begin unlike the entries."""

import re
from collections.abc import Sequence
from itertools import accumulate, pairwise

from refkit.article import headings
from refkit.article.lines import DATED, Line, closed, stands_alone
from refkit.fields.text import fold
from refkit.parsing import heads, labels

_ADDRESS = re.compile(r"https?://|www\.", re.IGNORECASE)
_NAMED_SITE = re.compile(r"[^\W\d_a-z][^:!?\d]{3,60}[:.,] [^\W\d_a-z][^!?]{3,120}(?:https?://|www\.)\S+\.?$")
_NO_ENTRY = 40  # no line after a list without blank lines is an entry that is not longer,
_LEAST = 100  # what a last line is long at most that says little
_FIRM = 1.2  # or weighs less
_SUBHEADING = re.compile(r"[^\d.,;:]{3,40}:?")
_PAGE = re.compile(r"(?:page|seite|p[aá]gina)? ?\d{1,4}$", re.IGNORECASE)


def end(lines: Sequence[Line], begin: int, last: int) -> int:
    """Where the list really ends that lies from `begin` to before `last`; an empty one ends where it does."""
    if begin >= last:
        return last
    above = _Above(lines, begin, last)
    gap = next((at for at in range(begin + 1, last) if lines[at].blanks), last)
    if gap < last and above.shut(gap) and not any(map(_firm, lines[gap:last])) and _trails(above, gap, last):
        last = gap
    while (tail := _tail(lines, begin, last)) and _trails(above, tail, last):
        last = tail
    return last


def counted_on(lines: Sequence[Line], begin: int, end: int) -> int:
    """Where a list ends whose last number the lines after it count on from, whatever they say: "6 So auch Blank"."""
    while begin < end < len(lines) and lines[end].counted and not lines[end].heading:
        if _count(lines[end]) != _count(lines[end - 1]) + 1 or lines[end].blanks > lines[end - 1].blanks:
            break
        end += 1
    return end


def _count(line: Line) -> int:
    mark = labels.read(line.text)
    return int(mark.text) if mark and mark.text.isdigit() else -2


def paragraph(lines: Sequence[Line], begin: int, end: int) -> int:
    """Where a list without blank lines ends whose last line says little: "Talk with my aunt"."""
    if end - begin < 2 or end >= len(lines) or any(line.blanks for line in lines[begin + 1 : end + 1]):
        return end
    last = lines[end]
    closes = end + 1 == len(lines) or lines[end + 1].blanks > 0
    return end + 1 if closes and not last.heading and last.weight > -1 and len(last.text) < _LEAST else end


def addresses(lines: Sequence[Line], begin: int, end: int) -> int:
    """Where a list ends under which a heading and web addresses stand alone: they are entries too."""
    at = end + 1
    while begin < end and at < len(lines) and _ADDRESS.match(lines[at].text) and lines[at].weight > 0:
        at += 1
    headed = at > end + 1 and not lines[end].heading and not headings.ends_list(lines[end].text)
    return at if headed and stands_alone(lines[end], lines[end - 1].text) else end


class _Above:
    """The lines of a list, and what was counted of those above each, so that no paragraph costs a second look."""

    def __init__(self, lines: Sequence[Line], begin: int, end: int) -> None:
        self.lines, self.begin = lines, begin
        own = lines[begin:end]
        apart = [False, *(line.blanks > 0 and not stands_alone(line, last.text) for last, line in pairwise(own))]
        self._apart = _sums(apart)
        self._headed = _sums([flag and _heads(line) for flag, line in zip(apart, own, strict=True)])
        self._counted = _sums([line.counted for line in own])
        unnumbered = [line.blanks > 0 and not _number(line) and not _PAGE.match(line.text) for line in own]
        bare = [line.blanks > 0 and not _SUBHEADING.fullmatch(line.text) for line in own]
        self._bulleted = _kept([_bullet(line) for line in own], bare)
        self._numbered = _kept([_number(line) for line in own], [False, *unnumbered[1:]])
        self._whole = _sums([closed(line.text) and bool(DATED.search(line.text)) for line in own])
        self._last = list(accumulate(map(_count, own), lambda last, each: each if each > 0 else last, initial=-9))
        firsts = [fold(line.text[:40]) for line in own]
        self._disorder = _sums([False, *(firsts[at] < firsts[at - 1] for at in range(1, len(own)))])

    def apart(self, index: int) -> tuple[int, int]:
        """How many lines above have blank lines before them, and how many of these begin as entries do."""
        return self._apart[index - self.begin], self._headed[index - self.begin]

    def shut(self, index: int) -> bool:
        """Whether the lines above have no blank line among them: after one, no entry is expected.

        There are five of them at least, or three that each end as an entry does and have a year.
        """
        at = index - self.begin
        return self._apart[at] == 0 and (at > 4 or (at > 2 and self._whole[at] == at))

    def counts_on(self, index: int, line: Line) -> bool:
        """Whether the number of a line counts on from the last of those above."""
        return 0 < _count(line) - self._last[index - self.begin] < 4

    def numbered(self, index: int) -> bool:
        """Whether the list above has numbers, wherever one may begin."""
        at = index - self.begin
        return self._counted[at] > 1 and self._numbered[at] and _number(self.lines[self.begin])

    def ordered(self, index: int) -> bool:
        """Whether the lines above stand in the order of the alphabet, and this one after them."""
        at = index - self.begin
        return at > 3 and self._disorder[at + 1] == 0

    def bulleted(self, index: int) -> bool:
        """Whether every paragraph above, as far as one has a bullet or a key, has one."""
        at = index - self.begin
        return at > 1 and self._bulleted[at]


def _kept(marked: Sequence[bool], matters: Sequence[bool]) -> list[bool]:
    """For each place whether, up to the last marked line before it, every line that matters is marked; two at least."""
    found, count, whole, so_far = [False], 0, False, True
    for mark, matter in zip(marked, matters, strict=True):
        so_far = so_far and (mark or not matter)
        if mark:
            count, whole = count + 1, so_far
        found.append(whole and count > 1)
    return found


def _sums(flags: Sequence[bool]) -> list[int]:
    return [0, *accumulate(map(int, flags))]


def _tail(lines: Sequence[Line], begin: int, end: int) -> int:
    """Where the last paragraph of a list begins, when others stand before it; else 0."""
    first = end - 1
    while first > begin and not lines[first].blanks:
        first -= 1
    return first if first > begin + 1 or (first > begin and end - begin > 2) else 0


def _trails(above: _Above, tail: int, end: int) -> bool:
    """Whether the last paragraph looks like no entry, where blank lines else stand before entries only."""
    lines, last = above.lines, above.lines[tail]
    unmarked = not any(labels.read(line.text) for line in lines[tail:end])
    if above.bulleted(tail) and unmarked and heads.score(last.text) < 3:
        return True
    light = sum(line.weight for line in lines[tail:end]) < 1.2 * (end - tail)
    counts = any(above.counts_on(tail, line) or (_number(line) and not light) for line in lines[tail:end])
    if above.numbered(tail) and not counts and heads.score(last.text) < 3:
        return True
    if (not light and not (above.shut(tail) and len(last.text) < _NO_ENTRY)) or _is_entry(above, tail, end):
        return False
    apart, headed = above.apart(tail)
    sure = (apart > 2 and headed == apart) or above.shut(tail)
    if not closed(lines[tail - 1].text) and not sure and (len(last.text) > 60 or re.search(r"\d", last.text)):
        return False
    return headed >= 0.8 * apart


def _is_entry(above: _Above, tail: int, end: int) -> bool:
    """Whether a line of the last paragraph is dated, begins as entries do, or is an address under a heading."""
    lines, begin = above.lines, above.begin
    last = lines[tail]
    firm = [line for line in lines[tail:end] if _firm(line)] if above.shut(tail) else lines[tail:end]
    if last in firm and last.weight > 0 and DATED.search(last.text):
        return True
    if any(_begins_like(line, lines[begin]) for line in firm):
        return True
    if above.ordered(tail) and _NAMED_SITE.match(last.text):
        return True
    addressed = any(_ADDRESS.match(line.text) for line in lines[tail + 1 : end])
    return addressed and stands_alone(last, lines[tail - 1].text)


def _firm(line: Line) -> bool:
    """Whether a line looks like an entry even where none is expected."""
    return line.weight >= _FIRM and len(line.text) > _NO_ENTRY


def _number(line: Line) -> bool:
    mark = labels.read(line.text)
    return mark is not None and mark.text.isdigit()


def _bullet(line: Line) -> bool:
    mark = labels.read(line.text)
    return mark is not None and mark.kind in (mark.text, "key")


def _begins_like(line: Line, first: Line) -> bool:
    """Whether a line begins as entries do: with names, with a number that counts on, with the bullet of the first."""
    mark, other = labels.read(line.text), labels.read(first.text)
    return line.counted or heads.score(line.text) >= 1 or bool(mark and other and mark.kind == other.kind)


def _heads(line: Line) -> bool:
    return labels.read(line.text) is not None or heads.score(line.text) >= 1
