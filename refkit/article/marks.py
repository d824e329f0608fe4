"""Marks that may be citations by number: figures in brackets, raised, behind a caret, glued to a word or set apart.

Each shape is looked for once in a text, and where figures stand is found once for all shapes that begin with them.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from refkit.article import locators
from refkit.model import Span

_DASH = r"[-–—−‐‑]"
_ONE = r"\^?\d{1,4}(?:[a-f](?![a-z]))?"
_STATEMENT = (
    r"(?i:thm\.|theorem|lemma|prop\.|proposition|cor\.|corollary|def\.|definition|alg\.|algorithm|eqs?\.|ex\."
    r"|example|satz)"
)
_NUMBERS = rf"{_ONE}(?:\s{{0,3}}(?:[,;]|{_DASH}|and\b|to\b)\s{{0,3}}{_ONE}){{0,60}}"
_PLACE = (  # "p. 5", "Theorem 2", ": 22"
    rf"(?:\s?[,:]\s?(?P<label>{locators.LABEL}|{_STATEMENT})\s?(?P<pages>{locators.PAGES}(?:\.\d{{1,3}}){{0,3}}"
    r"|[IVXLC]{1,6}\b|\(\d{1,3}(?:\.\d{1,2})?\))"
    rf"|:\s(?P<bare>{locators.PAGES}))"
)
_REF = r"[Rr][eé]f(?:erence)?s?\.?"
_INNER = rf",\s?(?:{locators.LABEL})\s?{locators.PAGES}(?=\s?;)"
_BRACKETS = re.compile(
    rf"\[(?:(?:{_REF}|[Ss]ee|[Cc]f\.|[Vv]gl\.|[Ss]iehe|[Vv]oir|[Vv]er|[Zz]ie|e\.g\.,?)\s)?\s?"
    rf"(?P<list>{_NUMBERS}(?:{_INNER}\s?;\s?{_NUMBERS}){{0,6}}){_PLACE}?\s?\]"
)
_INNER_PLACE = re.compile(_INNER)
_PARENS = re.compile(rf"\((?:(?:see|also|{_REF}|reviewed in|e\.g\.,?)\s){{0,3}}\s?(?P<list>{_NUMBERS})\s?\)")
_RAISED = re.compile(r"(?<![\d⁰¹²³⁴-⁹⁻])[⁰¹²³⁴-⁹]{1,3}(?:\s?[⁻˒,،·﹐'’–-]\s?[⁰¹²³⁴-⁹]{1,3}){0,30}")
_RAISED_FIGURE = re.compile(r"(?<=\d)(?P<list>[¹²³⁴-⁹][⁰¹²³⁴-⁹]?)(?![⁰¹²³⁴-⁹\w])")
_MEASURE = re.compile(r"[\d⁰¹²³⁴-⁹]\s?(?:[kcdmµ]?m|ft|in|yd|mi|s)$")
_OF_NUMBERS = re.compile(r"(?:\binterval(?:l[eo]?|o)?|\brange|[∈=×∪])\s?$", re.IGNORECASE)
_SPOKEN = re.compile(rf"(?<![\w.]){_REF}[ \xa0](?P<list>{_NUMBERS})(?!\w|[.,]\d)")
_GLUED = re.compile(
    rf"(?:(?<=[^\W\d_]{{3}})|(?<=\bet al)|(?<=[^\d\s][.,;:!?”\"’'»)\]%])|(?<=[^\d\s]\s»)"
    r"|(?<=\b(?:1[0-9]|20)\d\d\.)(?=\d{1,3}\s+[^\W\d_a-z]))"
    rf"(?P<list>\d{{1,3}}(?:\s?(?:,"
    rf"|{_DASH})\s?\d{{1,3}}){{0,30}})"
    r"(?=[\s.,;:!?)”\"'’\]»—–]|$)(?![.,]\d)"
)
_LIST = rf"(?P<list>\d{{1,3}}(?:\s?(?:,|{_DASH})\s?\d{{1,3}}){{0,30}})"
_AFTER_FIGURES = re.compile(
    rf"(?:(?<!\w)(?<![.,:/–-])(?:(?:1[4-9]|20)\d\d|[1-9]\d?000)|(?<=\d[%)\]])|(?<=\d\.\))|(?<=\d{{3}}\.)(?=\d{{1,2}}(?:\s+[A-ZÀ-Þ]|\s*$))){_LIST}(?![\d%])(?=[\s.,;:!?)”\"'’\]]|$)(?![.,]\d)"
)
_APART = re.compile(
    rf"(?:(?<=[a-z]/[a-z]{{2}})|(?<=[^\W\d_]{{3}} )|(?<=[ (][a-zß-öø-ÿ]{{2}})){_LIST}(?=[.,;:)](?:\s|$))"
)
_AMONG = re.compile(r"(?<=[^\W\d_]{3} )(?P<list>\d{1,3})(?=\s[a-zà-öø-ÿ]{2})")
_BEHIND_MARK = re.compile(r"(?<=[.,;:!?”\"’'»)]\d )(?P<list>\d{1,2})(?=\s)")
_CARET = re.compile(rf"(?:(?<=[.,;:!?)”\"’'\]])|(?<=[^\W\d_]{{3}}))\^{_LIST}(?!\d)")
_LONE = re.compile(_ONE)
_BETWEEN = re.compile(rf"\s?{_DASH}\s?")
_PLAIN = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻˒", "0123456789-,")
_DIGITS = re.compile(r"\d+")
_CODE_WIDTH = 120
_CODE = re.compile(r"(?: {4}|\t)[^\n]{0,200}?(?:[={}]|\w\(|;\s*\n|\bin \[|:\s*\n)")
_ASSIGNMENT = re.compile(
    r"[ \t]{0,3}[\w.]{1,30}(?: [\w.]{1,30}){0,2}(?:\[[^\]\n]{1,20}\])? ?[-+*:<]?= ?[^\n]{0,200};[ \t]*\n"
)
_UNITS = frozenset(
    "log exp sin cos tan web step level type phase mol kcal layer sec min fig figs table chapter eq hrs".split()
)


@dataclass(frozen=True, slots=True)
class Number:
    """A number of a mark as written, without a caret, and where it stands."""

    number: str
    span: Span

    @property
    def figures(self) -> str:
        """The number without a letter behind it ("12b")."""
        return figures(self.number)


@dataclass(frozen=True, slots=True)
class Mark:
    """One group of numbers in the text, those that a range implies included; `glued` to a letter or figure or not."""

    span: Span
    numbers: tuple[Number, ...]
    glued: bool
    pages: str = ""
    label: str = ""


class Marks:
    """The marks in the running text (`body`) of a text, shape by shape."""

    def __init__(self, text: str, body: Sequence[Span]) -> None:
        self._text, self._body = text, body

    @cached_property
    def brackets(self) -> list[Mark]:
        """Numbers in brackets: "[3]", "[3-7]"; "[2]–[5]" is one."""
        text = self._text
        found = (mark for mark in self._all(_BRACKETS) if not _in_code(text, mark.span))
        return _joined(text, [mark for mark in found if not _called_interval(text, mark)])

    @cached_property
    def parentheses(self) -> list[Mark]:
        """Numbers in parentheses: "(1, 2)", "(see ref. 3)"."""
        return self._all(_PARENS)

    @cached_property
    def raised(self) -> list[Mark]:
        """Raised figures: "¹²"."""
        return [mark for mark in self._all(_RAISED) if not self._power(mark)]

    @cached_property
    def powers(self) -> list[Mark]:
        """Raised figures that may be powers: "118 ± 4²", "3.6 m³"."""
        raised = [mark for mark in self._all(_RAISED) if self._power(mark)]
        return sorted((*self._all(_RAISED_FIGURE), *raised), key=lambda mark: mark.span)

    def _power(self, mark: Mark) -> bool:
        """Whether a raised 2 or 3 stands behind a measure."""
        start = mark.span.start
        return mark.span.of(self._text) in "²³" and bool(_MEASURE.search(self._text, max(0, start - 6), start))

    @cached_property
    def spoken(self) -> list[Mark]:
        """Numbers behind a word for references: "refs 3 and 4", "Ref. 12"; none that begins a line as a list does."""
        marks = ((mark, self._text[mark.span.end : mark.span.end + 1]) for mark in self._all(_SPOKEN))
        return [mark for mark, after in marks if after not in (".", ":") or self._text[mark.span.start - 1] != "\n"]

    @cached_property
    def carets(self) -> list[Mark]:
        """Figures behind a caret: "word^3"."""
        return self._at([start - 1 for start, _ in self._figures if self._text[start - 1 : start] == "^"], _CARET)

    @cached_property
    def glued(self) -> list[Mark]:
        """Figures glued to a word or the mark behind it, where they are no part of a name or a measure."""
        starts = [start for start, _ in self._figures if not self._text[start - 1 : start].isspace()]
        return [mark for mark in self._at(starts, _GLUED) if _stuck(self._text, mark)]

    @cached_property
    def behind_figures(self) -> list[Mark]:
        """Figures glued to a year, a percentage, or a mark behind figures: "until 202012", "(1.1 to 3.5)11"."""
        text = self._text
        starts = [start for start, end in self._figures if end - start > 4 or text[start - 1 : start] in "%)]."]
        return self._at(starts, _AFTER_FIGURES)

    @cached_property
    def doubtful(self) -> list[Mark]:
        """Figures behind figures, a blank, a unit or two letters: marks only if they count on."""
        text = self._text
        apart = [
            start
            for start, _ in self._figures
            if text[start - 1 : start] == " " or (start > 2 and text[start - 3] in " (/")
        ]
        return [*self.behind_figures, *self._at(apart, _APART), *self._at(apart, _BEHIND_MARK)]

    @cached_property
    def among_words(self) -> list[Mark]:
        """Figures between two words of running text: "the Morse scale 4 is"."""
        starts = [start for start, end in self._figures if end - start < 4 and self._text[start - 1 : start] == " "]
        return self._at(starts, _AMONG)

    @cached_property
    def _figures(self) -> list[tuple[int, int]]:
        return [match.span() for span in self._body for match in _DIGITS.finditer(self._text, span.start, span.end)]

    def _all(self, shape: re.Pattern[str]) -> list[Mark]:
        found = (match for span in self._body for match in shape.finditer(self._text, span.start, span.end))
        return [mark for match in found if (mark := _mark(self._text, match))]

    def _at(self, starts: Sequence[int], shape: re.Pattern[str]) -> list[Mark]:
        """The marks of a shape that begin at some places, none inside another."""
        found: list[Mark] = []
        end = 0
        for start in starts:
            if start >= end and (match := shape.match(self._text, start)):
                end = match.end()
                found += [mark] if (mark := _mark(self._text, match)) else []
        return found


def apart_from_code(text: str, marks: list[Mark]) -> list[Mark]:
    """Without those glued to code, "sum[1, 2, 3]" and "f[1]", where the others stand apart."""
    if sum(mark.glued for mark in marks) * 2 >= len(marks):
        return marks
    return [mark for mark in marks if not mark.glued or (len(mark.numbers) < 3 and _after_word(text, mark.span.start))]


def figures(number: str) -> str:
    """The figures of a number with a caret before or a letter behind it."""
    return number.strip("^abcdef") or "0"


def _in_code(text: str, span: Span) -> bool:
    """Whether a mark stands in a line that is set in by four blanks or a tab and has the signs of code, or in one that
    is an assignment: "dir = reg_dir[6];".
    """
    start = text.rfind("\n", max(0, span.start - _CODE_WIDTH), span.start) + 1
    if span.start - start >= _CODE_WIDTH:
        return False
    end = span.end + _CODE_WIDTH
    glued = text[span.start - 1 : span.start].isalnum()
    return bool(_CODE.match(text, start, end)) or (glued and bool(_ASSIGNMENT.match(text, start, end)))


def _called_interval(text: str, mark: Mark) -> bool:
    """Whether a pair of numbers is called an interval or stands behind a sign of set or sum: "the interval [2, 5]"."""
    start = mark.span.start
    return len(mark.numbers) == 2 and bool(_OF_NUMBERS.search(text, max(0, start - 14), start))


def _mark(text: str, match: re.Match[str]) -> Mark | None:
    groups = match.groupdict()
    start, end = match.span("list") if "list" in groups else match.span()
    numbers = tuple(_numbers(text, start, end))
    if len({each.number for each in numbers}) < len(numbers) or any(
        int(figures(each.number)) == 0 or int(figures(each.number)) > 1400 or each.number[0] == "0" for each in numbers
    ):
        return None
    before = text[match.start() - 1 : match.start()]
    return Mark(
        Span(*match.span()),
        numbers,
        before.isalnum(),
        groups.get("pages") or groups.get("bare") or "",
        groups.get("label") or "",
    )


def _numbers(text: str, start: int, end: int) -> Iterator[Number]:
    """The single numbers; those that a range implies have the span of the range."""
    plain = _INNER_PLACE.sub(lambda place: " " * len(place[0]), text[start:end].translate(_PLAIN))
    last: re.Match[str] | None = None
    for match in _LONE.finditer(plain):
        if last is not None and _BETWEEN.fullmatch(plain, last.end(), match.start()):
            yield from _implied(last[0], match[0], Span(start + last.start(), start + match.end()))
        yield Number(match[0].lstrip("^"), Span(start + match.start(), start + match.end()))
        last = match


def _implied(first: str, last: str, span: Span) -> Iterator[Number]:
    begin, end = int(figures(first)), int(figures(last))
    if 1 < end - begin <= 60:
        for number in range(begin + 1, end):
            yield Number(str(number), span)


def _joined(text: str, marks: Sequence[Mark]) -> list[Mark]:
    """The marks with "[2]–[5]" made one, which means a range."""
    found: list[Mark] = []
    for mark in marks:
        last = found[-1] if found else None
        near = last is not None and mark.span.start - last.span.end <= 3 and len(last.numbers) < 60
        if last and near and _BETWEEN.fullmatch(text, last.span.end, mark.span.start):
            span = Span(last.span.start, mark.span.end)
            between = tuple(_implied(last.numbers[-1].number, mark.numbers[0].number, span))
            found[-1] = Mark(span, (*last.numbers, *between, *mark.numbers), last.glued, mark.pages, mark.label)
        else:
            found.append(mark)
    return found


def _after_word(text: str, at: int) -> bool:
    word = re.search(r"\w*$", text[max(0, at - 20) : at])
    if word and word[0].isdigit() and len(word[0]) < 3:
        return bool(re.search(r"[^\W\d_]{3} \d+$", text[max(0, at - 20) : at]))
    return word is not None and (len(word[0]) > 2 or word[0] == "al" or not word[0].isascii())


def _stuck(text: str, mark: Mark) -> bool:
    """Whether figures after a word are a mark, not part of a name or a measure ("CO2", "log10", "3.16")."""
    before = re.search(r"[^\W_]*[^\w\s]{0,2}$", text[max(0, mark.span.start - 30) : mark.span.start])
    word = before[0] if before else ""
    bare = re.sub(r"\W+$", "", word)
    if word and not word[-1].isalpha():
        return bool(re.search(r"[^\W\d_][^\w\s]{1,2}$|[^\w\s]{2}$|\d{4}[.,]$|^»$", word)) and not re.search(
            r"^(?!(?:1[0-9]|20)\d\d\.$)\d+[.,]$", word
        )
    return bare[-1:].islower() and bare.lower() not in _UNITS and bool(re.fullmatch(r"[^\W\d_]+", bare))
