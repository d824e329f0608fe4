"""Citations by number: "[3-7]", "(1, 2)", superscripts, and figures glued to a word ("surfers3").

A number in brackets is a citation only where the text cites that way. So the marks of each shape are gathered, and the
shape that reaches most of the list is believed.
"""

import re
import sys
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from refkit.article import locators
from refkit.article.marks import Mark, Marks, Number, apart_from_code
from refkit.fields.text import fold
from refkit.model import CitationKind, Entry, InTextCitation, InTextCite, Span

_LONG_WORD = re.compile(r"[a-zß-öø-ÿ]{4}[.,;:!?”\"’'»)]?$")
_STOP = re.compile(r"[.,;:!?)](?=\s|$)|\s+[A-ZÀ-Þ]")
# A number said twice: "six (6) weeks".
_SPELT = re.compile(
    r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn"
    r"|deux|trois|quatre|cinq|huit|neuf|dix|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|duas|dois|três|quatro"
    r"|sete|oito|nove|dez|due|tre|cinque|sei|sette|otto|dieci) $",
    re.IGNORECASE,
)
_SEVERAL = 3  # so many numbers far beyond a list are of works that it has lost
_PART = re.compile(r"\s[^\W\d_]")
_PARTED = re.compile(r"(?:[,;]|\b(?:and|or|und|oder|et|ou|y|o|e))\s$")
_CITED_NOTE = re.compile(r"(?:vgl|siehe|see|cf|ibid|ebd|ebenda|ivi|op cit|voir|id|idem|ver|zit) ")


class Numbers:
    """What the numbers of a list are: its labels, or the places of its entries where they have none."""

    def __init__(self, entries: Sequence[Entry], first: int = 0) -> None:
        labels = [entry.label or "" for entry in entries]
        numbered = [int(label) for label in labels if label.isdigit()]
        self.labelled = len(numbered) * 2 > len(labels) or numbered == list(range(1, len(numbered) + 1)) != []
        self.index: dict[str, list[int]] = {}
        for place, label in enumerate(labels):
            number = label if self.labelled else str(place + 1)
            if number.isdigit():
                self.index.setdefault(str(int(number)), []).append(first + place)
        self._starts = {first + place: entry.span.start for place, entry in enumerate(entries)}
        self.highest = max(map(int, self.index), default=0)

    def __len__(self) -> int:
        return len(self.index)

    def lost(self, number: int) -> bool:
        """Whether a number is one that the list leaves out, or one of the first after it."""
        return str(number) not in self.index and number <= self.highest + 3

    def meant(self, number: Number) -> int | None:
        """The entry of a number; where lists count anew, that of the next list after it, or of the last before it."""
        places = self.index.get(number.figures, [])
        after = (place for place in places if self._starts[place] > number.span.start)
        return next(after, places[-1] if places else None)


def citations(
    text: str, body: Sequence[Span], entries: Sequence[Entry], lists: Sequence[range], *, dated: int
) -> tuple[list[InTextCitation], int]:
    """The numeric citations of a text, and how many entries they reach.

    Args:
        text: the whole text.
        body: where its running text stands.
        entries: its entries.
        lists: which of them stand in one list.
        dated: how many entries are cited by name; where many are, numbers in brackets need more to be believed.
    """
    marks = Marks(text, body)
    best, most, reach, known = list[Mark](), 0.0, 0.0, Numbers(entries)
    for numbers in (known, *_single(entries, lists, known)):
        for shape in _shapes(text, marks, numbers):
            share = _believed(shape, numbers, dated) or _told(text, shape, entries, numbers)
            better = share - _strayed(shape, numbers)
            if share and better > most + 0.15:
                best, most, reach, known = shape, better, share, numbers
    if best and known.labelled:
        best = _with_others(marks, best, known)
    kind = CitationKind.NOTE if _notes(entries) else CitationKind.NUMERIC
    return [_citation(text, mark, known, kind) for mark in best], round(reach * len(known))


def _single(entries: Sequence[Entry], lists: Sequence[range], numbers: Numbers) -> Iterator[Numbers]:
    """The numbers of each list by itself, where several have none: one may be that which the marks count."""
    if not numbers.labelled and len(lists) > 1:
        yield from (Numbers(entries[each.start : each.stop], each.start) for each in lists if len(each) > 2)


def _shapes(text: str, marks: Marks, numbers: Numbers) -> Iterator[list[Mark]]:
    """The marks of each shape, the surest first."""
    brackets = _within_reach([mark for mark in marks.brackets if not _interval(mark, numbers)], numbers)
    rare = sum(mark.glued for mark in brackets) * 2 < len(brackets)  # so one without an entry is rather code: "int[10]"
    listed = [mark for mark in brackets if not (rare and mark.glued) or _within(mark, numbers)]
    yield apart_from_code(text, listed)
    yield [mark for mark in marks.raised if _within(mark, numbers) or _beyond(text, mark, numbers)]
    yield [mark for mark in marks.carets if _within(mark, numbers)]
    led = (_led(text, mark, numbers) for mark in marks.glued)
    sure = [mark for mark in led if _within(mark, numbers) or _beyond(text, mark, numbers)]
    yield _with_counting(text, marks, sure, numbers)
    if numbers.labelled:
        yield [
            mark
            for mark in _without_enumerations(text, marks.parentheses)
            if _within(mark, numbers) and not _SPELT.search(text, max(0, mark.span.start - 8), mark.span.start)
        ]


def _with_others(marks: Marks, best: Sequence[Mark], numbers: Numbers) -> list[Mark]:
    """The marks of the shape believed, and those of others: a text may write "[4]" here and a raised 5 there.

    "refs 3 and 4" cites wherever numbers do. Brackets and raised figures count where one of them says a number that is
    missing so far; figures that may be a measure or a power only where they say the number that is missing there.
    """
    found = _added(best, [mark for mark in marks.spoken if _within(mark, numbers)])
    brackets = [mark for mark in marks.brackets if not mark.glued or len(mark.numbers) == 1]
    for shape in (brackets, marks.raised, marks.carets):
        known = [mark for mark in shape if _within(mark, numbers)]
        if not {each.figures for mark in known for each in mark.numbers} <= _said(found):
            found = _added(found, known)
    doubtful = sorted((*marks.glued, *marks.behind_figures, *marks.powers), key=lambda mark: mark.span)
    return _added(found, _missing([mark for mark in doubtful if _within(mark, numbers)], found))


def _said(marks: Sequence[Mark]) -> set[str]:
    return {each.figures for mark in marks for each in mark.numbers}


def _added(marks: Sequence[Mark], others: Iterable[Mark]) -> list[Mark]:
    """The marks and those of others that meet none of them, in order."""
    ordered, found = sorted(marks, key=lambda mark: mark.span), list(marks)
    for mark in others:
        at = bisect_left(ordered, mark.span.start, key=lambda each: each.span.start)
        if not any(each.span.meets(mark.span) for each in ordered[max(0, at - 1) : at + 1]):
            found.append(mark)
    return sorted(found, key=lambda mark: mark.span)


def _missing(doubtful: Sequence[Mark], marks: Sequence[Mark]) -> Iterator[Mark]:
    """The doubtful marks, in order, whose numbers are those that the first mentions around them leave out."""
    gaps = _gaps(marks)
    begins, said = [gap.begin for gap in gaps], 0
    for mark in doubtful:
        at = bisect_left(begins, mark.span.start) - 1
        new = [int(each.figures) for each in mark.numbers]
        if at < 0 or mark.span.start > gaps[at].end or new != sorted(new):
            continue
        if new[0] == max(gaps[at].before, said) + 1 and new[-1] < gaps[at].after:
            said = new[-1]
            yield Mark(_figures_only(mark), mark.numbers, mark.glued)


class _Gap(NamedTuple):
    """Where a text that counts its sources up leaves numbers out: between which places, and between which numbers."""

    begin: int
    end: int
    before: int
    after: int


def _gaps(marks: Sequence[Mark]) -> list[_Gap]:
    """The gaps between the first mentions that marks are, and the one behind the last."""
    found: list[_Gap] = []
    begin, highest = 0, 0
    for mark in marks:
        new = [number for each in mark.numbers if (number := int(each.figures)) > highest]
        if new:
            found.append(_Gap(begin, mark.span.start, highest, min(new)))
            begin, highest = mark.span.start, max(new)
    found.append(_Gap(begin, sys.maxsize, highest, sys.maxsize))
    return [gap for gap in found if gap.after > gap.before + 1]


def _without_enumerations(text: str, marks: Sequence[Mark]) -> list[Mark]:
    """The marks without those that count lines or parts of a sentence from 1: "(1) Freezing", "ask (1) if, (2) why"."""
    leading = [mark for mark in marks if text[mark.span.start - 1 : mark.span.start] in ("", "\n")]
    counted = [int(mark.numbers[0].figures) for mark in leading if len(mark.numbers) == 1]
    kept = [mark for mark in marks if mark not in leading] if counted[:2] == [1, 2] else list(marks)
    return _without_parts(text, kept)


def _without_parts(text: str, marks: Sequence[Mark]) -> list[Mark]:
    """The marks without runs from 1 that each stand before a word, and but for the first behind a comma or "and"."""
    kept, run = list[Mark](), list[Mark]()
    for mark in marks:
        number = int(mark.numbers[0].figures) if len(mark.numbers) == 1 and _PART.match(text, mark.span.end) else 0
        goes_on = number == len(run) + 1 and bool(_PARTED.search(text, max(0, mark.span.start - 6), mark.span.start))
        if run and goes_on:
            run.append(mark)
            continue
        kept += run if len(run) < 2 else ()
        run = [mark] if number == 1 else []
        kept += () if run else (mark,)
    return [*kept, *(run if len(run) < 2 else ())]


def _with_counting(text: str, marks: Marks, glued: list[Mark], numbers: Numbers) -> list[Mark]:
    """The marks glued to words, and those behind figures or a blank that are known by counting on from them.

    "until 202012." ends in a mark where 11 was the highest number before, "95%5" where 4 was; a number cited before
    is believed only behind a year, with a stop after it ("in 19933.").
    """
    if len({each.number for mark in glued for each in mark.numbers}) * 4 < len(numbers):
        return glued
    glued = [*glued, *_filling(marks, glued, numbers)]
    found, highest = list[Mark](), 0
    both = [*((mark, True) for mark in glued), *((mark, False) for mark in marks.doubtful if _within(mark, numbers))]
    for mark, sure in sorted(both, key=lambda each: each[0].span.start):
        clear = not found or found[-1].span.end <= mark.span.start
        if sure or (clear and _counts_on(text, mark, highest)):
            found.append(Mark(_figures_only(mark), mark.numbers, mark.glued))
            highest = max(highest, *(int(each.figures) for each in mark.numbers))
    return found


def _filling(marks: Marks, glued: Sequence[Mark], numbers: Numbers) -> Iterator[Mark]:
    """The figures behind a word and a blank that are alone in saying a number where the marks around leave it out."""
    first = dict[int, int]()
    for mark in glued:
        for each in mark.numbers:
            first.setdefault(int(each.figures), mark.span.start)
    apart = [mark for mark in marks.among_words if _within(mark, numbers)]
    for number in range(2, numbers.highest + 1):
        begin = first.get(number - 1)
        if number in first or begin is None:
            continue
        end = min((at for other, at in first.items() if other > number), default=0)
        said = [mark for mark in apart if begin < mark.span.start < end and int(mark.numbers[0].figures) == number]
        if len(said) == 1:
            first[number] = said[0].span.start
            yield said[0]


def _figures_only(mark: Mark) -> Span:
    return Span(mark.numbers[0].span.start, mark.span.end)


def _counts_on(text: str, mark: Mark, highest: int) -> bool:
    """Whether the numbers of a mark that are new follow the highest before them; some must be new or behind a year."""
    new = sorted({int(each.figures) for each in mark.numbers} - set(range(highest + 1)))
    if new:
        return new == list(range(highest + 1, highest + 1 + len(new)))
    behind_year = mark.span.start < mark.numbers[0].span.start
    return behind_year and text[mark.span.end : mark.span.end + 2].strip() in (".", ",", ";", ":", ")", ".)")


def _interval(mark: Mark, numbers: Numbers) -> bool:
    """Whether a pair of numbers reaches so far beyond the list that it is rather an interval: "in [5, 45] percent"."""
    return len(mark.numbers) == 2 and _far(mark, numbers)


def _within_reach(marks: Sequence[Mark], numbers: Numbers) -> list[Mark]:
    """The marks without a number or two far beyond the list that stand alone: "addresses from [0] to [127]"."""
    far = {mark.numbers[0].figures for mark in marks if len(mark.numbers) == 1 and _far(mark, numbers)}
    lone = far if len(far) < _SEVERAL else set()
    return [mark for mark in marks if len(mark.numbers) > 1 or mark.numbers[0].figures not in lone]


def _far(mark: Mark, numbers: Numbers) -> bool:
    """Whether a number of a mark is more than twice the last of the list."""
    return 0 < 2 * numbers.highest + 5 < max(int(each.figures) for each in mark.numbers)


def _within(mark: Mark, numbers: Numbers) -> bool:
    return all(each.figures in numbers.index for each in mark.numbers)


def _beyond(text: str, mark: Mark, numbers: Numbers) -> bool:
    """Whether a mark behind a word and before a stop is of a work that a list has lost, in it or after it."""
    number = int(mark.numbers[0].figures)
    near = len(mark.numbers) == 1 and numbers.highest > 3 and numbers.lost(number)
    return (
        near
        and bool(_LONG_WORD.search(text, max(0, mark.span.start - 8), mark.span.start))
        and bool(_STOP.match(text, mark.span.end))
    )


def _led(text: str, mark: Mark, numbers: Numbers) -> Mark:
    """The mark without figures that belong to what comes after a comma and a blank: "as one found5, 15 of them"."""
    if _within(mark, numbers) or not (cut := re.search(r",\s", mark.span.of(text))):
        return mark
    span = Span(mark.span.start, mark.span.start + cut.start())
    return Mark(span, tuple(each for each in mark.numbers if each.span.end <= span.end), mark.glued)


def _believed(marks: Sequence[Mark], numbers: Numbers, dated: int) -> float:
    """The share of the list that marks reach; 0 when they are more likely something else."""
    cited = {each.figures for mark in marks for each in mark.numbers}
    if not len(numbers):
        return 0.3 if _counts_up(marks, cited) else 0.0
    known = cited & set(numbers.index)
    share = len(known) / len(numbers)
    strayed = len(cited - known) > max(2, len(known))
    needed = 0.15 if numbers.labelled else 0.3
    if dated * 3 > len(numbers):
        needed = 0.5 if numbers.labelled else 0.8
    return 0.0 if strayed or share < needed or (len(known) < 2 and len(numbers) > 1) else share


def _told(text: str, marks: Sequence[Mark], entries: Sequence[Entry], numbers: Numbers) -> float:
    """The share of a list that marks in brackets reach where its numbers stand in brackets too and it has all of them.

    However few cite by number in a text that else cites by name, these do.
    """
    cited = {each.figures for mark in marks for each in mark.numbers}
    bracketed = numbers.labelled and len(entries) > 2 and all(_bracketed(text, entry) for entry in entries)
    square = all(text[mark.span.start : mark.span.start + 1] == "[" and not mark.glued for mark in marks)
    return len(cited) / len(numbers) if bracketed and square and cited <= set(numbers.index) else 0.0


def _bracketed(text: str, entry: Entry) -> bool:
    """Whether the number of an entry stands in brackets."""
    return f"[{entry.label}]" in text[entry.span.start : entry.span.start + 10]


def _strayed(marks: Sequence[Mark], numbers: Numbers) -> float:
    """A little for the share of the numbers of marks that a list does not have."""
    cited = {each.figures for mark in marks for each in mark.numbers}
    return 0.4 * len(cited - set(numbers.index)) / len(cited) if len(numbers) and cited else 0.0


def _counts_up(marks: Sequence[Mark], cited: set[str]) -> bool:
    """Where there is no list, marks are believed when they count 1, 2, 3."""
    return {"1", "2", "3"} <= cited and all(len(mark.numbers) < 12 for mark in marks)


def _notes(entries: Sequence[Entry]) -> bool:
    pointing = sum(bool(_CITED_NOTE.match(f"{fold(entry.text[:12])} ")) for entry in entries)
    return pointing * 8 >= max(len(entries), 8)


def _citation(text: str, mark: Mark, numbers: Numbers, kind: CitationKind) -> InTextCitation:
    cites = tuple(_cite(each, numbers, mark) for each in mark.numbers)
    return InTextCitation(mark.span, mark.span.of(text), kind, cites)


def _cite(each: Number, numbers: Numbers, mark: Mark) -> InTextCite:
    entry = numbers.meant(each)
    why = "" if entry is not None else _why(numbers, each.number)
    label = locators.label(mark.label) if mark.pages else ""
    return InTextCite(each.span, number=each.number, locator=mark.pages, label=label, entry=entry, why=why)


def _why(numbers: Numbers, number: str) -> str:
    return (
        f"the list has no number {number}; it ends at {numbers.highest}" if numbers.highest else "the text has no list"
    )
