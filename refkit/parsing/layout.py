"""What the lines of one list have in common, and what that makes of each as the first of an entry."""

import re
from collections.abc import Sequence

from refkit.parsing import heads
from refkit.parsing.listed import ADDRESS_FIRST, NEVER_AN_END, Line

_ADDRESS_ALONE = 8.0  # what it is worth to be one of the addresses that end a list
_UNNUMBERED = 5.0  # what it costs to begin without a number where others have one
# What the particle of a name at the head of a line is worth where lines are not broken at a width.
_PARTICLE_FIRST = 2.0
_GROUPED = 9.0  # what it is worth to begin with a year, where authors stand alone above their works
_ORPHANED = re.compile(r"[^\W\d_a-z]{1,4}(?: ?[,;]| ?\(| et al\b|\. (?:1[5-9]|20)\d\d\b)")
_INITIALS_FIRST = re.compile(r"(?:[^\W\d_a-z]\.[ -]?){1,4}(?:,|(?:and|und|et|y|e|&) )")
_NAME_LAST = re.compile(r"(?<![\w./-])[^\W\d_a-z][\w'’-]+\s*$")
_PLACE_AND_YEAR = re.compile(r"[^\W\d_a-z][\w'’-]+(?: [^\W\d_]['’\w-]+)?[.,:]? (?:1[5-9]|20)\d\d\.?")
_ADDRESS_OPEN = re.compile(r"(?:https?:|www\.|/\S{1,80}/)\S*[/\-_=?&.]$")
_SITE_ALONE = re.compile(r"(?:https?://)?(?:www\.)?[\w-]+(?:\.[\w-]+)+/?")
_REST_OF_ADDRESS = re.compile(r"(?!https?:|www\.)[^\s,;]*[\w/][.)>]?")


class Layout:
    """What the lines of one list have in common, and what that makes of each as a first line."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = lines
        broken = [line for line in lines if " " in line.text]  # a long address is as wide as it is
        lengths = sorted(len(line.text) for line in broken or lines)
        self.width = _width(lengths)
        self.wrapped = len(lines) > 2 and self._filled(lengths)
        self.strict = self._strict()
        self.numbered_from = self._numbered_from()
        self.common_blanks, self.blanks_tell = self._blanks()
        self.blanks_part = self._parts()
        self.margin = min(line.indent for line in lines)
        self.hanging = self._hanging()
        self.addressed = self._addressed()
        self.grouped = sum(heads.year_first(line.text) for line in lines) * 3 >= max(len(lines), 6)

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
        while first > 1 and ADDRESS_FIRST.match(self.lines[first - 1].text):
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
        if self.grouped and (heads.year_first(line.text) or self._authors_alone(index)):
            return -_GROUPED if self._authors_alone(index - 1) else _GROUPED
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
        if tail or broken or orphaned or _INITIALS_FIRST.match(line.text) or before.ending <= NEVER_AN_END:
            return min(score, 0.0) - 6.0
        return score - 2.5 if before.ending < -1 else score - 0.5

    def _authors_alone(self, index: int) -> bool:
        """Whether a line is nothing but the authors of the works under it, each of which begins with its year."""
        line, after = self.lines[index], self.lines[index + 1 : index + 2]
        headed = not line.dated and heads.names(line.text).end >= len(line.text) - 1 and "." not in line.text[-1:]
        return headed and any(heads.year_first(each.text) for each in after)

    def _next_address(self, index: int) -> bool:
        """Whether an address begins a line, though the one before ends with its own, or it is a whole site's."""
        before, text = self.lines[index - 1], self.lines[index].text
        if not ADDRESS_FIRST.match(text) or before.ending < 1 or "doi.org" in text[:30]:
            return False
        alone = _SITE_ALONE.fullmatch(text) and (not self.wrapped or index == len(self.lines) - 1)
        return bool(alone or ADDRESS_FIRST.search(before.text))

    def _gap(self, line: Line) -> float:
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
        before = self.lines[index - 1].text
        if len(before) > self.width and " " not in before:
            return 0.0  # an address that no line was wide enough for
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
        sure = [
            index
            for index, line in enumerate(self.lines)
            if index and line.label is None and (line.head <= -2.5 or self.lines[index - 1].ending < -1)
        ]
        loose = sum(self._free(index) > 0 for index in sure)
        return self.wrapped and len(sure) >= 5 and loose * 16 <= len(sure)


def _width(lengths: Sequence[int]) -> int:
    """The length of the widest lines of some, but for one that is far longer than all others."""
    widest = lengths[min(len(lengths) - 1, int(len(lengths) * 0.97))]
    if len(lengths) > 7 and widest == lengths[-1] and lengths[-2] < 0.85 * widest:
        return lengths[-2]
    return widest
