"""A journal or publisher that two entries spell differently, or a publisher with two letters that changed places.

## What it does

Looks for names of journals and publishers that differ from another of the list by a letter, by two letters that
changed places, or by how far their words are cut: "J. Biomol. Struct. Dyn." and "J. Biomol. Struct. Dynam.". The rarer
form is pointed at, or the later one. A word of a publisher's name is also held against the names of well-known houses,
from which two letters may have changed places: "Roultedge".

## Why it matters

One journal in two forms looks like two, and one of them is misspelt or against the list's own way to abbreviate.

## Example

```text
# References

Berg, H. (2007). Hip atrophy. European Journal of Walking, 99(3), 283-289.

Izzo, J. (2009). Gluteal atrophy. Eurpoean Journal of Walking, 101(2), 2-3.
```

## Use instead

```text
# References

Berg, H. (2007). Hip atrophy. European Journal of Walking, 99(3), 283-289.

Izzo, J. (2009). Gluteal atrophy. European Journal of Walking, 101(2), 2-3.
```

## Fix

None: refkit does not know which of the two is right.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache

from refkit.check.desk import Desk
from refkit.check.finding import Severity
from refkit.check.naming import counted
from refkit.check.rule import Mark, rule
from refkit.fields.text import fold
from refkit.model import Span
from refkit.parsing.stock import PUBLISHERS

_SURE = 0.6  # that the words are a name
_LETTERS = 10  # of names that may be compared letter by letter; short ones are too alike
_COMPARED = 8  # names that one is held against for each key
_STEM = 2  # letters that two ways to cut a word have in common
_LONG = re.compile(r"[^\W\d_]{7,}")
_HYPHENATED = re.compile(r"(?<=[^\W\d_A-Z])- (?=[^\W\d_A-Z])")  # at the end of a line
_NAMES = ("container-title", "publisher")

Key = tuple[str, ...]


@rule("DAT712", "journal-in-two-forms", Severity.INFO)
def journal_in_two_forms(desk: Desk) -> Iterator[Mark]:
    """One mark for each entry with the rarer form of a name."""
    for variable in _NAMES:
        places = [
            (index, field, fold(_HYPHENATED.sub("", entry.reference.text(variable))))
            for index, entry in enumerate(desk.entries)
            if (field := entry.parsed.field(variable)) and field.confidence >= _SURE
        ]
        times = Counter(form for _, _, form in places)
        other = dict(_pairs(times))
        written = {form: field.span.of(desk.entries[index].text) for index, field, form in reversed(places)}  # first
        for index, field, form in places:
            if form in other:
                entry, others = desk.entries[index], counted(times[other[form]], "entry has", "entries have")
                message = f'"{field.span.of(entry.text)}" stands here; {others} "{written[other[form]]}"'
                yield Mark(entry.place(field.span), message, index)
    yield from _houses(desk)


def _houses(desk: Desk) -> Iterator[Mark]:
    """The words of publishers' names in which two letters of a known house's name changed places."""
    for index, entry in enumerate(desk.entries):
        field = entry.parsed.field("publisher")
        for match in _LONG.finditer(entry.text, field.span.start, field.span.end) if field else ():
            if (known := _swapped().get(match[0])) and match[0] not in _house_words():
                message = f'"{match[0]}" looks like "{known}" with two letters in each other\'s place'
                yield Mark(entry.place(Span(*match.span())), message, index)


@cache
def _house_words() -> frozenset[str]:
    return frozenset(word for house in PUBLISHERS for word in _LONG.findall(house))


@cache
def _swapped() -> dict[str, str]:
    """What each long word of a known house becomes when two neighbouring letters change places."""
    return {
        word[:at] + word[at + 1] + word[at] + word[at + 2 :]: word
        for word in _house_words()
        for at in range(1, len(word) - 1)
        if word[at] != word[at + 1] and {word[at], word[at + 1]} != {"r", "e"}  # "Letters", "Theater" are words
    }


def _pairs(times: Counter[str]) -> Iterator[tuple[str, str]]:
    """Each rarer form with the one that it stands for; only forms that share a key are compared, and few of each."""
    met: dict[Key, list[str]] = defaultdict(list)
    for form in sorted(times, key=lambda form: -times[form]):  # of equally many, the first of the list
        keys = _keys(form)
        near = dict.fromkeys(usual for key in keys for usual in met[key][:_COMPARED])
        usual = next((each for each in near if _cut_differently(each, form) or _a_slip_apart(each, form)), None)
        if usual:
            yield form, usual
        for key in keys:
            met[key].append(form)


def _keys(form: str) -> list[Key]:
    """What a name shares with one that is cut otherwise or a letter away: how its words begin, all but a letter."""
    without = [form[:at] + form[at + 1 :] for at in range(len(form))] if len(form) >= _LETTERS else []
    return [tuple(word[:_STEM] for word in form.split()), *((each,) for each in dict.fromkeys((form, *without)))]


def _cut_differently(one: str, other: str) -> bool:
    """Whether two names have the same words, some of them cut later in one."""
    words, others = one.split(), other.split()
    pairs = list(zip(words, others, strict=False))
    return (
        len(words) > 1
        and all(a.startswith(b) or b.startswith(a) for a, b in pairs)
        and all(min(len(a), len(b)) >= _STEM or a == b for a, b in pairs)
    )


def _a_slip_apart(one: str, other: str) -> bool:
    """Whether two long names differ by a letter inside a word; a plural, another number or letter is another name."""
    from rapidfuzz.distance import OSA

    if min(len(one), len(other)) < _LETTERS or OSA.distance(one, other, score_cutoff=1) != 1:
        return False
    differing = [pair for pair in zip(one.split(), other.split(), strict=False) if pair[0] != pair[1]]
    return all(_misspelt(*pair) for pair in differing)


def _misspelt(one: str, other: str) -> bool:
    long = min(len(one), len(other)) > 3 and not re.search(r"\d", one + other)
    return long and one[0] == other[0] and one.rstrip("s") != other.rstrip("s")
