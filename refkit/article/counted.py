"""Numbered lines that count up, and the marks in a text that mean them."""

import re
from collections.abc import Sequence

from refkit.article.lines import Line
from refkit.parsing import labels

_LIKE_ENTRIES = 0.8  # what numbered lines weigh on average, without their numbers, that look like entries
_LIKE_NOTES = 0.3  # the same of such as look like notes
_MARKED = 2.5  # what speaks against a line with the mark of a note in it
_FARTHEST = 200  # lines between one number and the next
_MARK = re.compile(r"\S\s?\[(\d{1,3})\]")
_ROUND_MARK = re.compile(r"\((?<=[\w.,;:]\s\()(\d{1,3})\)")
_GLUED = re.compile(r"(?<=[^\W\d_A-Z]|[.,;:!?”\"’)])(\d{1,3})(?![\w.,]\d|[\w%])")


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
    for run, weight in zip(runs, weights, strict=True):
        doubted = len(run) < 3 or (weight < 0 and any(number in entries for _, number in run))
        notes = weight >= _LIKE_NOTES
        for index, number in run:
            line, sure = lines[index], number in square
            bonus = 2.5 if sure else 1.5 if notes and number in round_ else 0.7 if number in glued else 0.0
            line.counted = True
            line.pointed = notes and len(run) > 2 and (sure or number in round_)
            line.weight += 0.8 + (0.0 if doubted else bonus)


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
    for index, line in enumerate(lines):
        mark = labels.read(line.text)
        if not mark or not mark.text.isdigit():
            continue
        number = int(mark.text)
        run = ending.pop(number - 1, None)
        if run is None or index - run[-1][0] > _FARTHEST:
            run = []
            runs.append(run)
        run.append((index, number))
        ending[number] = run
    return [run for run in runs if len(run) > 1]
