"""A journal or publisher that two entries spell differently.

## What it does

Looks for names of journals and publishers that differ from another of the list by a letter, by two letters that
changed places, or by how far their words are cut: "J. Biomol. Struct. Dyn." and "J. Biomol. Struct. Dynam.". The rarer
form is pointed at, or the later one.

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
from collections import Counter
from collections.abc import Iterator
from itertools import combinations

from refkit.check.desk import Desk
from refkit.check.finding import Severity
from refkit.check.naming import counted
from refkit.check.rule import Mark, rule
from refkit.fields.text import fold

_SURE = 0.6  # that the words are a name
_LETTERS = 10  # of names that may be compared letter by letter; short ones are too alike
_STEM = 2  # letters that two ways to cut a word have in common
_NAMES = ("container-title", "publisher")


@rule("DAT712", "journal-in-two-forms", Severity.INFO)
def journal_in_two_forms(desk: Desk) -> Iterator[Mark]:
    """One mark for each entry with the rarer form of a name."""
    for variable in _NAMES:
        places = [
            (index, field, fold(entry.reference.text(variable)))
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


def _pairs(times: Counter[str]) -> Iterator[tuple[str, str]]:
    """Each rarer form with the one that it stands for."""
    ranked = sorted(times, key=lambda form: -times[form])  # of equally many, the first of the list
    for usual, form in combinations(ranked, 2):
        alike = usual[:1] == form[:1] and usual.count(" ") == form.count(" ")
        if alike and (_cut_differently(usual, form) or _a_slip_apart(usual, form)):
            yield form, usual


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
