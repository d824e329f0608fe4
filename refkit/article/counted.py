"""Numbered lines that count up, and the marks in a text that mean them."""

import re
from bisect import bisect
from collections import defaultdict
from collections.abc import Iterable, Sequence

from refkit.article.lines import Line
from refkit.parsing import labels

_LIKE_ENTRIES = 0.8  # what numbered lines weigh on average, without their numbers, that look like entries
_LIKE_NOTES = 0.3  # the same of such as look like notes
_MARKED = 2.5  # what speaks against a line with the mark of a note in it
_LEFT_OUT = 20  # numbers that a list in brackets may leave out,
_NEAR = 6  # where it goes on so many lines later
_FARTHEST = 200  # lines between one number and the next
_MARK = re.compile(r"\S\s?\[(\d{1,3})\]")
_ROUND_MARK = re.compile(r"\((?<=[\w.,;:]\s\()(\d{1,3})\)")
_GLUED = re.compile(r"(?<=[^\W\d_A-Z]|[.,;:!?”\"’)])(\d{1,3})(?![\w.,]\d|[\w%])")
_FIGURES = re.compile(r"\d{1,3}(?![\w.,]\d|[\w%])")
# What stands before a raised figure, a whole word or the end of a sentence: not "h1", not "2.5".
_RAISED = re.compile(r"[^\W\d_]{4}|[\s\S]{0,2}[^\W\d_][.,;:!?)]|[\s\S]{0,3}[”\"’»]|[\s\S]{0,1}\S\[\^")
_MOST = 0.7  # of the numbers of a run that marks in the text mean, where they mean the run


def weigh(lines: Sequence[Line], text: str) -> None:
    """Numbered lines that count up belong together; more so when marks in the text point at them.

    Where some of them look like entries, the numbers of headings are not what the marks point at.
    """
    runs = _counting(lines)
    if not runs:
        return
    weights = [sum(lines[index].weight for index, _ in run) / len(run) for run in runs]
    entries = _numbers(runs, weights, _LIKE_ENTRIES)
    square, round_, glued = (_marked(sign, text) for sign in (_MARK, _ROUND_MARK, _GLUED))
    _weigh_marked(lines, round_ & _numbers(runs, weights, _LIKE_NOTES))
    meant = _meant(lines, runs, text)
    for run, weight, marked in zip(runs, weights, meant, strict=True):
        doubted = len(run) < 3 or (weight < 0 and any(number in entries for _, number in run))
        notes = weight >= _LIKE_NOTES
        for index, number in run:
            line, sure = lines[index], number in square
            bonus = 2.5 if sure else 1.5 if notes and number in round_ else 0.7 if number in glued else 0.0
            line.counted, line.marked = True, marked
            line.pointed = notes and len(run) > 2 and (sure or number in round_)
            line.weight += 0.8 + (0.0 if doubted else bonus)


def _meant(lines: Sequence[Line], runs: Sequence[Sequence[tuple[int, int]]], text: str) -> list[bool]:
    """Whether marks before a run mean most of its numbers; of two with no mark between, the last."""
    found = [(int(mark[1]), mark.start()) for sign in (_MARK, _ROUND_MARK) for mark in sign.finditer(text)]
    raised = (
        mark for mark in _FIGURES.finditer(text) if _RAISED.fullmatch(text, max(0, mark.start() - 4), mark.start())
    )
    marks = _by_number((*found, *((int(mark[0]), mark.start()) for mark in raised)))
    places = _by_number((number, lines[index].span.start) for run in runs for index, number in run)
    return [
        sum(_means(marks.get(number, ()), places[number], lines[index].span.start) for index, number in run)
        >= _MOST * len(run)
        for run in runs
    ]


def _by_number(found: Iterable[tuple[int, int]]) -> dict[int, list[int]]:
    """The places of each number, in order."""
    places: dict[int, list[int]] = defaultdict(list)
    for number, place in sorted(found):
        places[number].append(place)
    return places


def _means(marks: Sequence[int], places: Sequence[int], place: int) -> bool:
    """Whether a mark of a number stands before a line with it, and another before the next such line, if any."""
    after = bisect(places, place)
    before = bisect(marks, place)
    return before > 0 and (after == len(places) or bisect(marks, places[after]) > before)


def _marked(sign: re.Pattern[str], text: str) -> set[int]:
    return {int(number) for number in sign.findall(text)}


def _numbers(runs: Sequence[Sequence[tuple[int, int]]], weights: Sequence[float], least: float) -> set[int]:
    """The numbers of the runs whose lines weigh so much on average, their numbers left out."""
    return {number for run, weight in zip(runs, weights, strict=True) if weight >= least for _, number in run}


def _weigh_marked(lines: Sequence[Line], notes: set[int]) -> None:
    """A line with the mark of a note in parentheses is one of the body, where there are notes so marked."""
    for line in lines if len(notes) > 2 else ():
        if any(int(number) in notes for number in _ROUND_MARK.findall(line.text)):
            line.weight -= _MARKED


def _counting(lines: Sequence[Line]) -> list[list[tuple[int, int]]]:
    """Numbered lines that count up: (index, number) of each; what comes between them does not break them off."""
    runs: list[list[tuple[int, int]]] = []
    ending: dict[int, list[tuple[int, int]]] = {}
    last: list[tuple[int, int]] = []
    for index, line in enumerate(lines):
        mark = labels.read(line.text)
        if not mark or not mark.text.isdigit():
            continue
        number = int(mark.text)
        run = ending.pop(number - 1, None) or (_with_gap(last, index, number) if mark.kind == "[" else None)
        if run is None or index - run[-1][0] > _FARTHEST:
            run = []
            runs.append(run)
        run.append((index, number))
        ending[number] = run
        last = run if mark.kind == "[" else []
    return [run for run in runs if len(run) > 1]


def _with_gap(last: list[tuple[int, int]], index: int, number: int) -> list[tuple[int, int]] | None:
    """The run in brackets that a number goes on with though some between are left out: "[5]" and then "[9]"."""
    near = bool(last) and index - last[-1][0] <= _NEAR and 0 < number - last[-1][1] <= _LEFT_OUT
    return last if near else None
