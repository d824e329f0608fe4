"""Where the lists of references stand in a text: the best cut of its lines into body and list is taken.

A heading helps and is not needed. The lines of a list look like references taken together, those of a body like
prose; a change from one to the other costs, so that no single odd line decides (Viterbi's algorithm, two states).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from refkit.article import credible, headings, trailing, weights
from refkit.article import lines as lines_room
from refkit.article.headings import Heading
from refkit.article.lines import DATED, Line
from refkit.model import Span
from refkit.parsing import heads, labels

_ENTER, _ENTER_AT_NUMBER, _ENTER_UNDER_HEADING, _LEAVE = 7.0, 2.5, 0.0, 2.0
_ENTER_UNDER_TITLE, _ENTER_AT_CITED, _LIKELY = 5.0, 3.0, 1.5
_NEVER = -1e9
_NO_ENTRY = -6.0  # what a line weighs that begins what follows a list
_PROSE = -1.0  # what a line weighs at most that says more for a body
_WIDEST_GAP = 40
_NO_LIST_UNDER_HEADING = 2.5
_SHORT_NOTE = re.compile(
    r"\b(?:ibid|ebd|ebenda|ivi|idem|op\.\s?cit|a\.\s?a\.\s?O|loc\.\s?cit|passim)\b|\b(?:pp?|S|fols?|Bl|blz|págs?)\.\s?\d[\d\s.,–-]*(?:f{1,2}\.?)?$"
    r"|[^\W\d_],? \d[\d–-]*\.?$",
    re.IGNORECASE,
)
_ONE = re.compile(r"\W{0,3}1\b")
_FAR = 40  # lines from a heading to a list that is still under it
_WRAPPED = 6  # lines that a note has at most
_ANNOUNCES = re.compile(r"[^\d:]{3,100}:")  # "I have read these:"
_TITLE = re.compile(r"[^\d.,;:()\"“„«'’‘]{2,40}")
_ORGANISATION = re.compile(r"\w[^.;:()]{5,100}\.? \(?(?:1[89]|20)\d\d[a-z]?\)?\. [^\W\d_a-z]")


@dataclass(frozen=True, slots=True)
class Section:
    """A list: where its entries stand (heading and debris outside), and what its heading says it is, if it has one.

    `numbered` says that marks in the text mean the number with which it begins.
    """

    span: Span
    heading: Heading | None
    numbered: bool = False


def lists(text: str, running: frozenset[str] = frozenset()) -> tuple[Section, ...]:
    """The lists of references in a text, in order; `running` are the shapes of its running headers."""
    lines = lines_room.read(text, running)
    weights.weigh(lines, text)
    states = _states(lines)
    _bridge(lines, states)
    runs = _runs(lines, states)
    return tuple(section for begin, end in runs if (section := _section(lines, begin, end)))


def _states(lines: Sequence[Line]) -> list[bool]:
    """Whether each line is one of a list, by the cheapest way through."""
    body, inside = 0.0, -3.0
    back: list[tuple[bool, bool]] = []
    for index, line in enumerate(lines):
        under = index > 0 and lines[index - 1].heading is not None
        enter = body - (_ENTER_UNDER_HEADING if under else _price(lines, index))
        leave = inside - _LEAVE
        back.append((leave >= body, inside >= enter))
        stay = body - (_NO_LIST_UNDER_HEADING if under else 0.0)
        body, inside = max(stay, leave), _NEVER if line.closes else max(inside, enter) + line.weight
    states: list[bool] = []
    state = inside - _LEAVE / 2 > body
    for from_list_to_body, stayed in reversed(back):
        states.append(state)
        state = stayed if state else from_list_to_body
    states.reverse()
    return states


def _price(lines: Sequence[Line], index: int) -> float:
    """What it costs to enter a list without a known heading; less where marks mean the line, where a few words announce
    entries, or where the text cites the line and the next one.
    """
    before, line, after = lines[index - 1] if index else None, lines[index], lines[index + 1 : index + 2]
    if line.pointed or line.marked:
        return _ENTER_AT_NUMBER
    if line.cited and line.blanks and all(each.cited for each in after):
        return _ENTER_AT_CITED
    told = before and before.blanks and _announces(before)
    return _ENTER_UNDER_TITLE if told and line.weight >= _LIKELY else _ENTER


def _bridge(lines: Sequence[Line], states: list[bool]) -> None:
    """Two lists with nothing but odd lines between them, no heading and no prose, are one."""
    last = -1
    for index, inside in enumerate(states):
        if not inside:
            continue
        gap = lines[last + 1 : index]
        if last >= 0 and 0 < len(gap) <= _WIDEST_GAP and all(line.weight > -1.2 and not line.heading for line in gap):
            states[last + 1 : index] = [True] * len(gap)
        last = index


def _runs(lines: Sequence[Line], states: Sequence[bool]) -> list[tuple[int, int]]:
    """The lists as half-open ranges of lines; a heading parts two of them."""
    inner = (
        index
        for index in range(1, len(lines))
        if states[index] != states[index - 1]
        or lines[index].heading
        or lines[index - 1].heading
        or _ended(lines, index)
        or _ended(lines, index - 1)
    )
    edges = [0, *inner, len(lines)]
    return [
        (begin, end)
        for begin, end in pairwise(edges)
        if begin < end and states[begin] and not lines[begin].heading and not _ended(lines, begin)
    ]


def _ended(lines: Sequence[Line], index: int) -> bool:
    """Whether a line surely ends a list, even if one goes on later: a rule, a form, and no entry right after it."""
    after = lines[index + 1].weight if index + 1 < len(lines) else 0.0
    return lines[index].weight <= _NO_ENTRY and after <= 0 and lines[index].blanks > 0


def _section(lines: Sequence[Line], begin: int, end: int) -> Section | None:
    heading = lines[begin - 1].heading if begin else None
    if heading is None and lines[begin].noted:
        end = next((at for at in range(begin, end) if not lines[at].noted), end)
        return Section(Span(lines[begin].span.start, lines[end - 1].span.end), Heading.NOTES, numbered=True)
    if heading is None and end < len(lines) and lines[end].heading is Heading.LIST:
        return _notes_above(lines, begin, end)  # no list ends at the heading of a list: the lines above cite much
    if heading is None and _elsewhere(lines, begin) and not any(line.cited for line in lines[begin:end]):
        return None
    if heading is None:
        begin = _first_entry(lines, _after_prose(lines, _first_entry(lines, begin, end), end), end)
        begin = _first_number(lines, begin, end)
        begin += credible.first(lines[begin:end])
    else:
        begin = _after_words(lines, begin, end)
    last = end = trailing.counted_on(lines, begin, end)
    end = trailing.end(lines, begin, end)
    while end < len(lines) and last == end > begin and _runs_on(lines[end - 1], lines[end]):
        last = end = end + 1
    end = trailing.addresses(lines, begin, trailing.paragraph(lines, begin, end))
    told = sum(line.weight for line in lines[begin:end]) >= 1 or any(
        DATED.search(line.text) for line in lines[begin:end]
    )
    if begin >= end or not told or (heading is None and not credible.are_entries(lines[begin:end])):
        return None
    return Section(Span(lines[begin].span.start, lines[end - 1].span.end), heading)


def _elsewhere(lines: Sequence[Line], begin: int) -> bool:
    """Whether a place stands under a heading that ended a list of references: what else it lists is no part of it."""
    headed = next((line for line in reversed(lines[max(0, begin - _FAR) : begin]) if line.level or line.heading), None)
    return headed is not None and headed.closes


def _notes_above(lines: Sequence[Line], begin: int, end: int) -> Section | None:
    """The notes without a heading above a list: such as marks in the text mean, or short ones that point at it."""
    first = _marked_notes(lines, begin, end)
    if first == end:
        while first > begin and lines[first - 1].counted:
            first -= 1
        short = sum(bool(_SHORT_NOTE.search(line.text)) for line in lines[first:end])
        if end - first < 3 or short * 2 < end - first:
            return None
    return Section(Span(lines[first].span.start, lines[end - 1].span.end), Heading.NOTES)


def _marked_notes(lines: Sequence[Line], begin: int, end: int) -> int:
    """Where the last notes of some lines begin that marks mean, however long each is; the end where there are none."""
    counted = [index for index in range(begin, end) if lines[index].counted]
    firsts = [index for index in counted if lines[index].marked and _ONE.match(lines[index].text)]
    notes = [index for index in counted if firsts and index >= firsts[-1]]
    return notes[0] if len(notes) > 1 and end - notes[-1] < _WRAPPED else end


def _after_prose(lines: Sequence[Line], begin: int, end: int) -> int:
    """Where a list really begins that nothing but its end told from the body: after what speaks against it."""
    sums = [0.0, *accumulate(line.weight for line in lines[begin:end])]
    for at in range(end - begin - 1, -1, -1):
        line = lines[begin + at]
        if line.blanks and line.weight <= -_LEAVE and sums[-1] - sums[at + 1] > max(sums[at], _LEAVE):
            return begin + at + 1
    lowest = min(range(len(sums)), key=lambda at: sums[at])
    return begin + lowest if sums[lowest] < -_LEAVE and sums[-1] > sums[lowest] else begin


def _first_number(lines: Sequence[Line], begin: int, end: int) -> int:
    """Where the numbers of a numbered list begin, when lines without one stand before them."""
    numbered = [index for index in range(begin, end) if lines[index].counted]
    if len(numbered) > 2 and begin < numbered[0] <= begin + 4 and labels.read(lines[begin].text) is None:
        return numbered[0]
    return begin


def _after_words(lines: Sequence[Line], begin: int, end: int) -> int:
    """Where a list begins behind the paragraph that introduces it under its heading."""
    after = begin + 1
    said = after < end and labels.read(lines[begin].text) is None and heads.score(lines[begin].text) < 1
    return after if said and _ANNOUNCES.fullmatch(lines[begin].text) else begin


def _first_entry(lines: Sequence[Line], begin: int, end: int) -> int:
    while begin < end and not _may_begin(lines[begin]):
        if begin and lines[begin].weight > 0 and _announces(lines[begin - 1]):
            break
        begin += 1
    return begin


def _announces(line: Line) -> bool:
    """Whether a line is a few words that may stand over a list."""
    return bool(_TITLE.fullmatch(line.text) or _ANNOUNCES.fullmatch(line.text))


def _may_begin(line: Line) -> bool:
    if line.weight <= _PROSE or _announces(line):
        return False
    if labels.read(line.text) is not None or heads.score(line.text) >= 1:
        return True
    return bool(_ORGANISATION.match(line.text)) or (line.weight >= 1.5 and bool(DATED.search(line.text)))


def _runs_on(last: Line, line: Line) -> bool:
    """Whether a line goes on with the entry before it."""
    if line.heading or headings.ends_list(line.text) or line.blanks > 1:
        return False
    open_end = bool(re.search(r"(?<![.,])[,;&(]\s*$", last.text))
    return (line.text[0].islower() or open_end) and line.weight > -2 and len(line.text) < 200
