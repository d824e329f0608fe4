"""Citations by number: "[3-7]", "(1, 2)", superscripts, and figures glued to a word ("surfers3").

A number in brackets is a citation only where the text cites that way. So the marks of each shape are gathered, and the
shape that reaches most of the list is believed.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from refkit.article import locators
from refkit.fields.text import fold
from refkit.model import CitationKind, Entry, InTextCitation, InTextCite, Span

_DASH = r"[-–—−‐‑]"
_ONE = r"\^?\d{1,4}(?:[a-f](?![a-z]))?"
_NUMBERS = rf"{_ONE}(?:\s{{0,3}}(?:[,;]|{_DASH}|and\b|to\b)\s{{0,3}}{_ONE}){{0,60}}"
_BRACKETS = re.compile(rf"\[\s?(?P<list>{_NUMBERS})(?:\s?[,:]\s?{locators.LABEL}\s?(?P<pages>{locators.PAGES}))?\s?\]")
_PARENS = re.compile(rf"\((?:see |refs?\.? |references? |reviewed in |e\.g\.,? )?\s?(?P<list>{_NUMBERS})\s?\)")
_RAISED = re.compile(r"(?<![\d⁰¹²³⁴-⁹])[⁰¹²³⁴-⁹]{1,3}(?:\s?[⁻˒,،·﹐'’–-]\s?[⁰¹²³⁴-⁹]{1,3}){0,30}")
_GLUED = re.compile(
    rf"(?:(?<=[^\W\d_]{{3}})|(?<=\bet al)|(?<=[^\d\s][.,;:!?”\"’'»)\]%])|(?<=[^\d\s]\s»)"
    r"|(?<=\b(?:1[0-9]|20)\d\d\.)(?=\d{1,3}\s+[^\W\d_a-z]))"
    rf"(?P<list>\d{{1,3}}(?:\s?(?:,"
    rf"|{_DASH})\s?\d{{1,3}}){{0,30}})"
    r"(?=[\s.,;:!?)”\"'’\]»—–]|$)(?![.,]\d)"
)
_LIST = rf"(?P<list>\d{{1,3}}(?:\s?(?:,|{_DASH})\s?\d{{1,3}}){{0,30}})"
_AFTER_FIGURES = re.compile(
    rf"(?:(?<!\w)(?<![.,:/–-])(?:(?:1[4-9]|20)\d\d|[1-9]\d?000)|(?<=\d[%)\]])|(?<=\d\.\))){_LIST}(?![\d%])(?=[\s.,;:!?)”\"'’\]]|$)(?![.,]\d)"
)
_APART = re.compile(
    rf"(?:(?<=[a-z]/[a-z]{{2}})|(?<=[^\W\d_]{{3}} )|(?<=[ (][a-zß-öø-ÿ]{{2}})){_LIST}(?=[.,;:)](?:\s|$))"
)
_BEHIND_MARK = re.compile(r"(?<=[.,;:!?”\"’'»)]\d )(?P<list>\d{1,2})(?=\s)")
_CARET = re.compile(rf"(?:(?<=[.,;:!?)”\"’'\]])|(?<=[^\W\d_]{{3}}))\^{_LIST}(?!\d)")
_LONG_WORD = re.compile(r"[a-zß-öø-ÿ]{5}[.,;:!?”\"’'»)]?$")
_STOP = re.compile(r"[.,;:!?)](?=\s|$)|\s+[A-ZÀ-Þ]")
_LONE = re.compile(_ONE)
_BETWEEN = re.compile(rf"\s?{_DASH}\s?")
_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻˒", "0123456789-,")
# A number said twice: "six (6) weeks".
_SPELT = re.compile(
    r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn"
    r"|deux|trois|quatre|cinq|huit|neuf|dix|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|duas|dois|três|quatro"
    r"|sete|oito|nove|dez|due|tre|cinque|sei|sette|otto|dieci) $",
    re.IGNORECASE,
)
_UNITS = frozenset(
    "log exp sin cos tan web step level type phase mol kcal layer sec min fig figs table chapter eq hrs".split()
)
_CITED_NOTE = re.compile(r"(?:vgl|siehe|see|cf|ibid|ebd|ebenda|ivi|op cit|voir|id|idem|ver|zit) ")


@dataclass(frozen=True, slots=True)
class _Number:
    number: str
    span: Span


@dataclass(frozen=True, slots=True)
class _Mark:
    """One group of numbers in the text, those that a range implies included."""

    span: Span
    numbers: tuple[_Number, ...]
    glued: bool
    pages: str = ""


class Numbers:
    """What the numbers of a list are: its labels, or the places of its entries where they have none."""

    def __init__(self, entries: Sequence[Entry], first: int = 0) -> None:
        labels = [entry.label or "" for entry in entries]
        numbered = [int(label) for label in labels if label.isdigit()]
        self.labelled = len(numbered) * 2 > len(labels) or numbered == list(range(1, len(numbered) + 1)) != []
        self.index: dict[str, int] = {}
        for place, label in enumerate(labels):
            number = label if self.labelled else str(place + 1)
            if number.isdigit():
                self.index.setdefault(str(int(number)), first + place)
        self.highest = max(map(int, self.index), default=0)

    def __len__(self) -> int:
        return len(self.index)


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
    best, reach, known = list[_Mark](), 0.0, Numbers(entries)
    for numbers in (known, *_single(entries, lists, known)):
        for marks in _shapes(text, body, numbers):
            share = _believed(marks, numbers, dated)
            if share > reach + 0.15:
                best, reach, known = marks, share, numbers
    kind = CitationKind.NOTE if _notes(entries) else CitationKind.NUMERIC
    return [_citation(text, mark, known, kind) for mark in best], round(reach * len(known))


def _single(entries: Sequence[Entry], lists: Sequence[range], numbers: Numbers) -> Iterator[Numbers]:
    """The numbers of each list by itself, where several have none: one may be that which the marks count."""
    if not numbers.labelled and len(lists) > 1:
        yield from (Numbers(entries[each.start : each.stop], each.start) for each in lists if len(each) > 2)


def _shapes(text: str, body: Sequence[Span], numbers: Numbers) -> Iterator[list[_Mark]]:
    """The marks of each shape, the surest first."""
    brackets = [mark for mark in _marks(text, body, _BRACKETS) if not _interval(mark, numbers)]
    yield _unmixed(text, _joined(text, brackets))
    yield [mark for mark in _marks(text, body, _RAISED) if _within(mark, numbers) or _beyond(text, mark, numbers)]
    yield [mark for mark in _marks(text, body, _CARET) if _within(mark, numbers)]
    led = (_led(text, mark, numbers) for mark in _marks(text, body, _GLUED) if _glued(text, mark))
    sure = [mark for mark in led if _within(mark, numbers) or _beyond(text, mark, numbers)]
    yield _with_counting(text, body, sure, numbers)
    if numbers.labelled:
        yield [
            mark
            for mark in _marks(text, body, _PARENS)
            if _within(mark, numbers) and not _SPELT.search(text, max(0, mark.span.start - 8), mark.span.start)
        ]


def _with_counting(text: str, body: Sequence[Span], marks: list[_Mark], numbers: Numbers) -> list[_Mark]:
    """The marks glued to words, and those behind figures or a blank that are known by counting on from them.

    "until 202012." ends in a mark where 11 was the highest number before, "95%5" where 4 was; a number cited before
    is believed only behind a year, with a stop after it ("in 19933.").
    """
    if len({each.number for mark in marks for each in mark.numbers}) * 4 < len(numbers):
        return marks
    found, highest = list[_Mark](), 0
    doubtful = (mark for shape in (_AFTER_FIGURES, _APART, _BEHIND_MARK) for mark in _marks(text, body, shape))
    both = [*((mark, True) for mark in marks), *((mark, False) for mark in doubtful if _within(mark, numbers))]
    for mark, sure in sorted(both, key=lambda each: each[0].span.start):
        clear = not found or found[-1].span.end <= mark.span.start
        if sure or (clear and _counts_on(text, mark, highest)):
            found.append(_Mark(_figures_only(mark), mark.numbers, mark.glued))
            highest = max(highest, *(int(_figures(each.number)) for each in mark.numbers))
    return found


def _figures_only(mark: _Mark) -> Span:
    return Span(mark.numbers[0].span.start, mark.span.end)


def _counts_on(text: str, mark: _Mark, highest: int) -> bool:
    """Whether the numbers of a mark that are new follow the highest before them; some must be new or behind a year."""
    new = sorted({int(_figures(each.number)) for each in mark.numbers} - set(range(highest + 1)))
    if new:
        return new == list(range(highest + 1, highest + 1 + len(new)))
    behind_year = mark.span.start < mark.numbers[0].span.start
    return behind_year and text[mark.span.end : mark.span.end + 2].strip() in (".", ",", ";", ":", ")", ".)")


def _marks(text: str, body: Sequence[Span], shape: re.Pattern[str]) -> list[_Mark]:
    matches = (match for span in body for match in shape.finditer(text, span.start, span.end))
    return [mark for match in matches if (mark := _mark(text, match))]


def _mark(text: str, match: re.Match[str]) -> _Mark | None:
    groups = match.groupdict()
    start, end = match.span("list") if "list" in groups else match.span()
    numbers = tuple(_numbers(text, start, end))
    if len({each.number for each in numbers}) < len(numbers) or any(
        int(_figures(each.number)) == 0 or int(_figures(each.number)) > 1400 or each.number[0] == "0"
        for each in numbers
    ):
        return None
    before = text[match.start() - 1 : match.start()]
    return _Mark(Span(*match.span()), numbers, before.isalnum(), groups.get("pages") or "")


def _numbers(text: str, start: int, end: int) -> Iterator[_Number]:
    """The single numbers; those that a range implies have the span of the range."""
    plain = text[start:end].translate(_DIGITS)
    last: re.Match[str] | None = None
    for match in _LONE.finditer(plain):
        if last is not None and _BETWEEN.fullmatch(plain, last.end(), match.start()):
            yield from _implied(last[0], match[0], Span(start + last.start(), start + match.end()))
        yield _Number(match[0].lstrip("^"), Span(start + match.start(), start + match.end()))
        last = match


def _implied(first: str, last: str, span: Span) -> Iterator[_Number]:
    begin, end = int(_figures(first)), int(_figures(last))
    if 1 < end - begin <= 60:
        for number in range(begin + 1, end):
            yield _Number(str(number), span)


def _figures(number: str) -> str:
    return number.strip("^abcdef") or "0"


def _joined(text: str, marks: Sequence[_Mark]) -> list[_Mark]:
    """The marks with "[2]–[5]" made one, which means a range."""
    found: list[_Mark] = []
    for mark in marks:
        last = found[-1] if found else None
        near = last is not None and mark.span.start - last.span.end <= 3 and len(last.numbers) < 60
        if last and near and _BETWEEN.fullmatch(text, last.span.end, mark.span.start):
            span = Span(last.span.start, mark.span.end)
            between = tuple(_implied(last.numbers[-1].number, mark.numbers[0].number, span))
            found[-1] = _Mark(span, (*last.numbers, *between, *mark.numbers), last.glued, mark.pages)
        else:
            found.append(mark)
    return found


def _unmixed(text: str, marks: list[_Mark]) -> list[_Mark]:
    """Without those glued to code, "sum[1, 2, 3]" and "f[1]", where the others stand apart."""
    if sum(mark.glued for mark in marks) * 2 >= len(marks):
        return marks
    return [mark for mark in marks if not mark.glued or (len(mark.numbers) < 3 and _after_word(text, mark.span.start))]


def _interval(mark: _Mark, numbers: Numbers) -> bool:
    """Whether a pair of numbers reaches so far beyond the list that it is rather an interval: "in [5, 45] percent"."""
    beyond = max(int(_figures(each.number)) for each in mark.numbers)
    return len(mark.numbers) == 2 and 0 < 2 * numbers.highest + 5 < beyond


def _after_word(text: str, at: int) -> bool:
    word = re.search(r"\w*$", text[max(0, at - 20) : at])
    if word and word[0].isdigit() and len(word[0]) < 3:
        return bool(re.search(r"[^\W\d_]{3} \d+$", text[max(0, at - 20) : at]))
    return word is not None and (len(word[0]) > 2 or word[0] == "al" or not word[0].isascii())


def _within(mark: _Mark, numbers: Numbers) -> bool:
    return all(_figures(each.number) in numbers.index for each in mark.numbers)


def _beyond(text: str, mark: _Mark, numbers: Numbers) -> bool:
    """Whether a mark behind a word and before a stop is of a work that a list has lost: one of the numbers after it."""
    number = int(_figures(mark.numbers[0].number))
    near = len(mark.numbers) == 1 and 3 < numbers.highest < number <= numbers.highest + 3
    return (
        near
        and bool(_LONG_WORD.search(text, max(0, mark.span.start - 8), mark.span.start))
        and bool(_STOP.match(text, mark.span.end))
    )


def _led(text: str, mark: _Mark, numbers: Numbers) -> _Mark:
    """The mark without figures that belong to what comes after a comma and a blank: "as one found5, 15 of them"."""
    if _within(mark, numbers) or not (cut := re.search(r",\s", mark.span.of(text))):
        return mark
    span = Span(mark.span.start, mark.span.start + cut.start())
    return _Mark(span, tuple(each for each in mark.numbers if each.span.end <= span.end), mark.glued)


def _glued(text: str, mark: _Mark) -> bool:
    """Whether figures after a word are a mark, not part of a name or a measure ("CO2", "log10", "3.16")."""
    before = re.search(r"[^\W_]*[^\w\s]{0,2}$", text[max(0, mark.span.start - 30) : mark.span.start])
    word = before[0] if before else ""
    bare = re.sub(r"\W+$", "", word)
    if word and not word[-1].isalpha():
        return bool(re.search(r"[^\W\d_][^\w\s]{1,2}$|[^\w\s]{2}$|\d{4}[.,]$|^»$", word)) and not re.search(
            r"^(?!(?:1[0-9]|20)\d\d\.$)\d+[.,]$", word
        )
    return bare[-1:].islower() and bare.lower() not in _UNITS and bool(re.fullmatch(r"[^\W\d_]+", bare))


def _believed(marks: Sequence[_Mark], numbers: Numbers, dated: int) -> float:
    """The share of the list that marks reach; 0 when they are more likely something else."""
    cited = {_figures(each.number) for mark in marks for each in mark.numbers}
    if not len(numbers):
        return 0.3 if _counts_up(marks, cited) else 0.0
    known = cited & set(numbers.index)
    share = len(known) / len(numbers)
    strayed = len(cited - known) > max(2, len(known))
    needed = 0.15 if numbers.labelled else 0.3
    if dated * 3 > len(numbers):
        needed = 0.5 if numbers.labelled else 0.8
    return 0.0 if strayed or share < needed or (len(known) < 2 and len(numbers) > 1) else share


def _counts_up(marks: Sequence[_Mark], cited: set[str]) -> bool:
    """Where there is no list, marks are believed when they count 1, 2, 3."""
    return {"1", "2", "3"} <= cited and all(len(mark.numbers) < 12 for mark in marks)


def _notes(entries: Sequence[Entry]) -> bool:
    pointing = sum(bool(_CITED_NOTE.match(f"{fold(entry.text[:12])} ")) for entry in entries)
    return pointing * 8 >= max(len(entries), 8)


def _citation(text: str, mark: _Mark, numbers: Numbers, kind: CitationKind) -> InTextCitation:
    cites = tuple(_cite(each, numbers, mark.pages) for each in mark.numbers)
    return InTextCitation(mark.span, mark.span.of(text), kind, cites)


def _cite(each: _Number, numbers: Numbers, pages: str) -> InTextCite:
    entry = numbers.index.get(_figures(each.number))
    why = "" if entry is not None else _why(numbers, each.number)
    return InTextCite(each.span, number=each.number, locator=pages, label="page" if pages else "", entry=entry, why=why)


def _why(numbers: Numbers, number: str) -> str:
    return (
        f"the list has no number {number}; it ends at {numbers.highest}" if numbers.highest else "the text has no list"
    )
