"""The number, bullet or key that an entry of a list carries, and which lines of a list carry one."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from refkit.parsing import heads

_NUMBER = re.compile(
    r"\s*(?:\[\^?\s?(\d{1,4})\s?\]|\((\d{1,4})\)|\^?(\d{1,3})(?:\s?[.)\]:](?!\d)|[-–—](?=\s+[^\W\d_]))|(\d{1,3})(?=\s+(?:[-–—]\s+)?[^\W\d_])"
    r"|([⁰¹²³⁴-⁹]{1,3})(?=\s?[^\W\d_\"“„«‘(])|#(\d{1,3})(?=[.:)]?\s))[.:)]?(?:\s*[-–—](?=\s|[^\W\d_]))?\s*"
    r"(?:[\^↑]\s+(?:[a-z] ){0,8})?"
)
_HEAD = 1.0
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_KINDS = "[(.br#"  # in brackets, in parentheses, with a stop, bare, raised, behind a "#"
_DOTS = "•·●▪■◦‣∙○◆►▸❖✓✔\uf0b7\uf0a7\uf0d8"  # the last three as word processors copy them
_BULLET = re.compile(
    rf"\s*([{_DOTS}*➢→^↑—–»§-])"
    rf"(?:\s+(?:(?<=[\^↑] )(?:[a-z] ){{1,8}})?|(?<=[{_DOTS}])(?=\w)|(?<=-)(?=\(?[^\W\d_a-z][^\W\d_]))"
)
_DOTTED_NUMBER = re.compile(rf"\s*[{_DOTS}*–-]\s{{1,3}}\[(\d{{1,3}})\][.:]?\s+")  # "• [3] Hale"
_HOLLOW = re.compile(r"\s*(o)\s+(?=[^\W\d_a-zß-öø-ÿ]|[\"“«„])")  # a hollow bullet, copied as the letter
_WORD_KEY = re.compile(r"\s*\[([^\W\d_][\w+-]{1,9})\][:.]?\s+")
_KEY = re.compile(
    r"\s*(?:\[([a-z])\]"
    r"|\[(?!(?i:cited|accessed|retrieved|updated|viewed|abgerufen|zugriff|consult|acce|cita|cité|geraadpleegd))"
    r"([^\W\d_][\w+:.&/\- ]{0,30}\d{2,4}(?:-\d{1,3})?[a-z]?)\][:.]?|\\bibitem(?:\[[^\]]{0,60}\])?\{([^}]{1,60})\})\s*"
)


@dataclass(frozen=True, slots=True)
class Label:
    """A label as written: its `text` without the marks around it, what `kind` it is, and where the words begin."""

    text: str
    kind: str
    end: int


def read(line: str) -> Label | None:
    """The label that a line begins with; None when it has none.

    >>> read("[12] Smith, J."), read("• Smith"), read("2004. Title")
    (Label(text='12', kind='[', end=5), Label(text='•', kind='•', end=2), None)
    """
    if match := _NUMBER.match(line):
        kind = _KINDS[next(group for group in range(len(_KINDS)) if match[group + 1])]
        return Label(next(filter(None, match.groups())).translate(_RAISED), kind, match.end())
    if match := _KEY.match(line):
        return Label(match[1] or match[2] or match[3], "key", match.end())
    if match := _WORD_KEY.match(line):
        return Label(match[1], "word", match.end())
    if match := _DOTTED_NUMBER.match(line):
        return Label(match[1], "[", match.end())
    if match := _BULLET.match(line):
        return Label(match[1], match[1], match.end())
    if match := _HOLLOW.match(line):
        return Label("o", "o", match.end())
    return None


def accepted(lines: Sequence[str], *, numbered: bool = False) -> list[Label | None]:
    """The labels of those lines of a list that really carry one; `numbered`: the number of the first line is known.

    Numbers must count up (from anywhere, with small gaps, and from 1 again in a new list); keys and bullets must come
    more than once. A number that only begins a wrapped line ("12. 2004.") does not fit in and is none.
    """
    found = [read(line) for line in lines]
    chain = [(index, int(label.text)) for index, label in enumerate(found) if label and _is_number(label)]
    numbers = _counting(chain, lines, found, sure=numbered)
    marks = _marks(found, len(lines))
    kept: list[Label | None] = []
    for index, label in enumerate(found):
        keep = label is not None and (index in numbers if _is_number(label) else label.kind in marks)
        kept.append(label if keep else None)
    return kept


def _is_number(label: Label | None) -> bool:
    return label is not None and label.kind in _KINDS


def _marks(found: Sequence[Label | None], lines: int) -> set[str]:
    """The kinds of labels that come often enough; keys that are mere words must stand beside others or be several."""
    kinds = Counter(label.kind for label in found if label and not _is_number(label))
    marks = {kind for kind, count in kinds.items() if count >= 2 or lines == 1 or kind in "•●▪"} - {"word"}
    marks -= {kind for kind in "o—" if not (found and found[0] and found[0].kind == kind)}  # also words, and repeats
    words = {label.text for label in found if label and label.kind == "word"}
    first = found[0].kind if found and found[0] else ""
    keyed = kinds["key"] > 0 or (first == "word" and len(words) > 1)
    return marks | {"key", "word"} if words and keyed and len(words) == kinds["word"] else marks


def _counting(
    numbers: list[tuple[int, int]], lines: Sequence[str], found: Sequence[Label | None], *, sure: bool
) -> set[int]:
    """The lines of the best chain of numbers: each one more than the last, small gaps and new beginnings allowed."""
    best: list[tuple[float, int]] = []
    for place, (index, number) in enumerate(numbers):
        known = sure and index == 0
        own = 1.0 if known else _weight(found[index], lines[index])
        score, back = own - (0.0 if number == 1 or known or _surely_first(index, found[index]) else 1.5), -1
        for earlier in range(max(0, place - 40), place):
            bracketed = _in_brackets(found[index]) and _in_brackets(found[numbers[earlier][0]])
            gain = best[earlier][0] + own - _gap(numbers[earlier][1], number, bracketed=bracketed)
            if gain > score:
                score, back = gain, earlier
        best.append((score, back))
    return _trace(best, numbers)


def _surely_first(index: int, label: Label | None) -> bool:
    """Whether a list begins with a number in brackets: notes go on counting where they did not all stand together."""
    return index == 0 and label is not None and label.kind in "[(" and len(label.text) < 4


def _weight(label: Label | None, line: str) -> float:
    """What a number is worth as a label: less without a mark, more where what follows begins as an entry does."""
    if label is None or label.kind == "b":
        return 0.6
    return 1.1 if heads.score(line[label.end : label.end + 200]) >= _HEAD else 1.0


def _in_brackets(label: Label | None) -> bool:
    return label is not None and label.kind == "["


def _gap(last: int, number: int, *, bracketed: bool) -> float:
    """What it costs to go on from a number to another; numbers in brackets are surely some, whatever they leave out."""
    if number > last:
        missing = number - last - 1
        return min(0.1 * missing, 0.8) if bracketed else min(0.6 + 0.3 * missing, 3.0) if missing else 0.0
    return 1.2 if number == 1 else 4.0


def _trace(best: list[tuple[float, int]], numbers: list[tuple[int, int]]) -> set[int]:
    if not best:
        return set()
    place = max(range(len(best)), key=lambda at: best[at][0])
    length, kept = best[place][0], set[int]()
    while place >= 0:
        kept.add(numbers[place][0])
        place = best[place][1]
    return kept | _strayed(kept, numbers) if length >= 0.9 and (len(kept) > 1 or numbers[0][0] == 0) else set()


def _strayed(kept: set[int], numbers: Sequence[tuple[int, int]]) -> set[int]:
    """The lines whose numbers are missing from a long chain, out of their order."""
    chain = {number for index, number in numbers if index in kept}
    if len(kept) < 4:
        return set()
    missing = {number: index for index, number in reversed(numbers) if min(chain) < number < max(chain) + 2}
    return {index for number, index in missing.items() if number not in chain and min(kept) < index < max(kept)}
