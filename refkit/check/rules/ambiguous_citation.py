"""A citation that fits two entries: the same names and the same year, and no letter to tell them apart.

## What it does

Points at each cite that fits several entries alike, and at entries of the same names and the same year whose years
carry no a, b, c. Two entries that are the same work twice are `duplicate-entry`.

## Why it matters

The reader cannot tell which of the two works is meant. Author-date styles add letters to the year for this.

## Example

```text
Sitting weakens the hip (Izzo, 2009).

# References

Izzo, J. (2009). Pointing out gluteal atrophy. NOAC Newsletter, 4, 2-3.

Izzo, J. (2009). The way we sit. Sport Press.
```

## Use instead

```text
Sitting weakens the hip (Izzo, 2009b).

# References

Izzo, J. (2009a). Pointing out gluteal atrophy. NOAC Newsletter, 4, 2-3.

Izzo, J. (2009b). The way we sit. Sport Press.
```

## Fix

None: only the author knows which of the works a citation means.
"""

from collections import defaultdict
from collections.abc import Iterator

from refkit.check.authors import creators
from refkit.check.desk import Desk
from refkit.check.entries import dated
from refkit.check.finding import Severity
from refkit.check.naming import called, cited_as, joined, shortened
from refkit.check.pointers import Pointer
from refkit.check.rule import Mark, rule
from refkit.check.works import same_work
from refkit.fields.names import family_key, initials
from refkit.model import Entry


@rule("CIT008", "ambiguous-citation", Severity.WARNING)
def ambiguous_citation(desk: Desk) -> Iterator[Mark]:
    """One mark for each cite that fits several entries, and one for each entry that only a letter could tell apart."""
    if desk.numbered or not desk.article.citations:
        return
    for pointer in desk.pointers:
        if len(pointer.open) > 1 and pointer.cite.year and not _one_work(desk, pointer.open):
            yield Mark(pointer.place, _cite_message(desk, pointer))
    for twins in _twins(desk):
        for index in twins[1:]:
            if not same_work(desk.entries[twins[0]], desk.entries[index]):
                yield Mark(desk.head(index), _entry_message(desk.entries[twins[0]]), index)


def _twins(desk: Desk) -> list[list[int]]:
    groups: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for index, entry in enumerate(desk.entries):
        if key := _key(entry):
            groups[key].append(index)
    return [group for group in groups.values() if len(group) > 1]


def _key(entry: Entry) -> tuple[object, ...]:
    date, names = dated(entry), creators(entry.reference)
    if not date or date.letter or not names:
        return ()
    # Given names count: "Smith, A. (2009)" and "Smith, B. (2009)" are told apart by initials in most styles.
    return (date.year, *((family_key(name), initials(name.given)[:1]) for name in names))


def _one_work(desk: Desk, indexes: tuple[int, ...]) -> bool:
    first, *others = (desk.entries[index] for index in indexes)
    return all(same_work(first, other) for other in others)


def _cite_message(desk: Desk, pointer: Pointer) -> str:
    titles = [
        f'"{shortened(desk.entries[index].reference.text("title") or desk.entries[index].text, 40)}"'
        for index in pointer.open[:3]
    ]
    return f"{cited_as(pointer.cite)} may be {joined(titles, 'or')}; add a letter to the year here and in the list"


def _entry_message(first: Entry) -> str:
    title = shortened(first.reference.text("title"), 40)
    return f'the list already has {called(first)}, "{title}"; tell the two years apart by a and b'
