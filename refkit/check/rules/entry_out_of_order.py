"""An entry that stands out of the alphabet in a list that otherwise keeps it, or a list in no order at all.

## What it does

Where most of the list is filed by the alphabet, points at the entries that stand at another place. Accents, capitals
and a leading "the" do not count; a name with a particle may be filed under either word. Lists in the order of
citation are let be. A dash, or "ders.", is filed as the name for which it stands, and a name whose initials come
first under the family name. A list without numbers that keeps neither the alphabet nor that order nor the years is
pointed at once.

## Why it matters

Readers look for an entry where the alphabet puts it, and take it for missing when it is not there.

## Example

```text
# References

Berg, H. (2007). Hip atrophy. Sport Press.

Romani-Ruby, C. (2014). Functional anatomy of the hip. PHI Press.

Carter, A. (2011). Stairs and hips. Sport Press.

Izzo, J. (2009). The way we sit. Sport Press.

Whatman, C. (2008). Gluteus medius. Sport Press.
```

## Use instead

```text
# References

Berg, H. (2007). Hip atrophy. Sport Press.

Carter, A. (2011). Stairs and hips. Sport Press.

Izzo, J. (2009). The way we sit. Sport Press.

Romani-Ruby, C. (2014). Functional anatomy of the hip. PHI Press.

Whatman, C. (2008). Gluteus medius. Sport Press.
```

## Fix

Moves the entry to its place. It is safe in a list without numbers: no word of it changes. Beside a dash that stands for
a name nothing is moved.
"""

from collections.abc import Iterator
from itertools import pairwise

from refkit.check.authors import creators
from refkit.check.desk import Desk
from refkit.check.entries import dated
from refkit.check.finding import Edit, Fix, Severity
from refkit.check.naming import called
from refkit.check.order import alphabetical, alternatives, longest_run, sort_key
from refkit.check.rule import Mark, rule, safe
from refkit.model import Span
from refkit.parsing.heads import same_author

_LEAST = 4
_SURE = 0.9
_MANY = 8
_FALLS = 0.25  # of the entries stand before one of an earlier letter, where a list is no row of lists that are in order


@rule("STY601", "entry-out-of-order", Severity.WARNING)
def entry_out_of_order(desk: Desk) -> Iterator[Mark]:
    """One mark for each entry outside the longest stretch that keeps the alphabet."""
    keys = [sort_key(entry) for entry in desk.entries]
    run = longest_run(keys)
    if not _filed(desk, len(run)):
        yield from _in_no_order(desk)
        return
    kept = set(run)
    for index in range(len(desk.entries) - _behind(desk)):
        if index not in kept and index not in desk.repeats and desk.begins(index) and not _excused(desk, index, run):
            before = max((each for each in run if keys[each] <= keys[index]), default=None)
            yield Mark(desk.head(index), _message(desk, index, before), index, _fix(desk, index, before))


def _in_no_order(desk: Desk) -> Iterator[Mark]:
    """One mark for a list whose entries nothing puts in order, at the first that stands out of the alphabet."""
    entries = desk.entries
    if len(entries) < _LEAST or _labelled(desk) or alphabetical(entries):
        return
    years = [date.year for entry in entries if (date := dated(entry))]
    cited = list(dict.fromkeys(each.entry for each in desk.pointers if each.entry is not None))
    if any(_rising(order) for order in (years, years[::-1], cited)):
        return
    keys = [sort_key(entry) for entry in entries]
    falls = [index for index in range(1, len(keys)) if keys[index] < keys[index - 1]]
    if len(falls) >= _FALLS * len(entries):
        before, after = called(entries[falls[0] - 1]), called(entries[falls[0]])
        message = f"the list is in no order: {before} stands before {after}; expected the alphabet"
        yield Mark(desk.head(falls[0]), message, falls[0])


def _rising(order: list[int]) -> bool:
    """Whether a list of numbers mostly goes up; a number that is repeated says nothing."""
    steps = [one < other for one, other in pairwise(order) if one != other]
    return len(steps) >= _LEAST - 1 and sum(steps) >= _SURE * len(steps)


def _labelled(desk: Desk) -> bool:
    return desk.numbered or any(entry.label and entry.label.strip("[]().").isdecimal() for entry in desk.entries)


def _behind(desk: Desk) -> int:
    """How many entries without people stand behind all others, as some styles file them."""
    if not desk.in_style:
        return 0
    unnamed = [not creators(entry.reference) for entry in reversed(desk.entries)]
    return next((at for at, each in enumerate(unnamed) if not each), 0)


def _filed(desk: Desk, length: int) -> bool:
    entries = desk.entries
    if len(entries) < _LEAST or not alphabetical(entries):
        return False
    # A short list in the order of citation may stand in the order of the alphabet by chance.
    return not _labelled(desk) or (len(entries) >= _MANY and length >= _SURE * len(entries))


def _excused(desk: Desk, index: int, run: list[int]) -> bool:
    """Whether another way to file the entry fits between its neighbours of the run."""
    before = max((each for each in run if each < index), default=None)
    after = min((each for each in run if each > index), default=None)
    return any(
        (before is None or sort_key(desk.entries[before]) <= key)
        and (after is None or key <= sort_key(desk.entries[after]))
        for key in alternatives(desk.entries[index])
    )


def _message(desk: Desk, index: int, before: int | None) -> str:
    place = "first in the list" if before is None else f"after {called(desk.entries[before])}"
    return f"{called(desk.entries[index])} stands out of the alphabet; expected it {place}"


def _fix(desk: Desk, index: int, before: int | None) -> Fix | None:
    entry = desk.entries[index]
    if any(each.label for each in desk.entries) or len(desk.entries) < 2:
        return None
    if any(
        same_author(desk.entries[at].text)
        for at in (index, index + 1, 0 if before is None else before + 1)
        if at < len(desk.entries)
    ):
        return None  # a dash stands for the names of the entry before it
    if not desk.whole(index) or (before is not None and not desk.whole(before)):
        return None
    words = entry.span.of(desk.text)
    if index:
        cut = Span(desk.entries[index - 1].span.end, entry.span.end)
        gap = desk.text[cut.start : entry.span.start]
    else:
        cut = Span(entry.span.start, desk.entries[1].span.start)
        gap = desk.text[entry.span.end : cut.end]
    if gap.strip():
        return None
    at = desk.entries[0].span.start if before is None else desk.entries[before].span.end
    moved = words + gap if before is None else gap + words
    return safe(Edit(cut, ""), Edit(Span(at, at), moved))
