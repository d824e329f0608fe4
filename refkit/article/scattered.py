"""Notes that stand under each section or page of a text, and the marks above them that mean them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from refkit.article.lines import Line
from refkit.article.vocabulary import AGAIN
from refkit.parsing import labels

_SURE = 5.0  # what a note weighs that marks mean
_GOES_ON = 1.0  # what a further line of it weighs at least
_BETWEEN = -6.0  # what the text between such notes weighs: surely no note
_ENTRY = 1.5  # what a line weighs at least that may be an entry without a number
_PROSE = -1.2  # what a line weighs at most that is no part of a note
_PART = 1.0  # what a line weighs at least that may be part of an entry
_TITLE = 60  # no title of a section is longer
_LONGEST = 12  # no note has more further lines
_LEFT_OUT = 4  # a note that no mark means stands no further behind the number before it
_MARK = re.compile(
    r"(?<=\S)\s?\[\^?(\d{1,3})\](?!:)"
    r"|(?<=[.,;:!?”\"’'»)])(\d{1,3})(?![\w.,]\d|[\w%:])"
    r"|(?<![\d⁰¹²³⁴-⁹⁻])([⁰¹²³⁴-⁹]{1,3})(?![⁰¹²³⁴-⁹])"
    r"|(?<=[^\W\d_A-Z]{2})(?P<word>\d{1,3})(?![\w.,]\d|[\w%:])"
)
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_SOURCE = re.compile(rf"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)|https?://|www\.|\b(?:pp?|S|págs?)\.\s?\d|{AGAIN}", re.IGNORECASE)


@dataclass(slots=True)
class _Group:
    """Notes that stand together: from which line to before which, where each begins, how many of them marks mean.

    `sure` are those whose mark is no end of a name: in brackets, raised, behind a stop or a quotation.
    """

    begin: int
    end: int
    first: list[int] = field(default_factory=list)
    marked: int = 0
    sure: int = 0


def weigh(lines: Sequence[Line]) -> None:
    """Notes under two sections at least that marks in the text above them mean are lists, what is between is text.

    Notes that hardly ever name a source only explain, and numbers without brackets may be those of steps: such are
    left as they are.
    """
    groups = list(_groups(lines))
    if len(groups) < 2 or not _cite(lines, groups):
        return
    for group in groups:
        for line in lines[group.begin : group.end]:
            line.weight, line.noted = max(line.weight, _GOES_ON), True
        for at in group.first:
            lines[at].weight, lines[at].pointed = _SURE, True
    for before, after in pairwise(groups):
        between = lines[before.end : after.begin]
        for line in between if not any(line.heading for line in between) else ():
            line.weight = _BETWEEN if line.weight < _ENTRY else line.weight


def _may_cite(lines: Sequence[Line], group: _Group) -> bool:
    """Whether a group has brackets or a note that names a source: others may be steps or the parts of a text."""
    return any(lines[at].text.startswith("[") or _SOURCE.search(lines[at].text) for at in group.first)


def _cite(lines: Sequence[Line], groups: Sequence[_Group]) -> bool:
    """Whether groups of notes name sources, a third of them in brackets and half of them else, and marks mean most."""
    notes = [lines[at].text for group in groups for at in group.first]
    sources = sum(bool(_SOURCE.search(note)) for note in notes)
    bracketed = all(note.startswith("[") for note in notes)
    marked, sure = sum(group.marked for group in groups), sum(group.sure for group in groups)
    if sure * 3 < marked:
        return False
    return sources * (3 if bracketed else 2) >= len(notes) > 2 and marked * 4 >= len(notes) * 3


def _begun(lines: Sequence[Line], group: _Group) -> _Group:
    """A group with the lines right before it whose numbers it counts on from, though no mark in the text is seen."""
    begin = group.begin
    while begin > 0 and _number(lines[begin - 1]) == _number(lines[begin]) - 1 > 0:
        begin -= 1
    return _Group(begin, group.end, [*range(begin, group.begin), *group.first], group.marked, group.sure)


def _number(line: Line) -> int:
    """The number that a line begins with; 0 without one."""
    mark = labels.read(line.text)
    return int(mark.text) if mark and mark.text.isdigit() else 0


def _groups(lines: Sequence[Line]) -> Iterator[_Group]:
    """The groups of lines that count up with numbers that the text since the group before has marks for."""
    said, group, last, headed = dict[int, bool](), _Group(0, 0), 0, False
    for index, line in enumerate(lines):
        number = 0 if _titles(line) else _number(line)
        marks = _marks(line)
        follows = number > last if group.first else number in said
        if line.heading or (not group.first and headed):
            headed = line.heading is not None or number > 0 or line.weight > _PROSE or not marks
        elif number and follows and (number in said or number <= last + _LEFT_OUT):
            group = group if group.first else _Group(index, index)
            group.first.append(index)
            group.marked += number in said
            group.sure += said.get(number, False)
            group.end, last = index + 1, number
            continue
        elif group.first and _goes_on(line, marks, last) and index - group.first[-1] <= _LONGEST:
            group.end = index + 1
            continue
        if group.first:
            whole = _begun(lines, group)
            if _may_cite(lines, whole):
                yield whole
                said = {}
            group, last = _Group(0, 0), 0
        said.update((each, sure or said.get(each, False)) for each, sure in marks.items())
    if group.first and _may_cite(lines, group):
        yield _begun(lines, group)


def _titles(line: Line) -> bool:
    """Whether a line may be the numbered title of a section: "2 Nach dem Brand"."""
    return line.blanks > 0 and len(line.text) < _TITLE and line.text[-1].isalpha() and not _SOURCE.search(line.text)


def _goes_on(line: Line, marks: dict[int, bool], last: int) -> bool:
    """Whether a line goes on with the note above it: no blank line, no prose, and no mark of a note to come."""
    return not line.blanks and line.weight > _PROSE and not labels.read(line.text) and last + 1 not in marks


def _marks(line: Line) -> dict[int, bool]:
    """The numbers of which a line has marks, and whether one of them is no end of a word such as "Python3".

    What looks like an entry has none; figures without brackets are marks only in what looks like no part of one.
    """
    found = [
        (int(next(filter(None, mark.groups())).translate(_RAISED)), not mark["word"])
        for mark in (_MARK.finditer(line.text) if line.weight < _ENTRY else ())
        if mark[1] or line.weight < _PART
    ]
    return dict.fromkeys((number for number, _ in found), False) | {number: True for number, sure in found if sure}
