"""An entry of the list that the text never cites.

## What it does

Points at each entry that no citation means. A citation with another year or a misspelt name still counts: it is
reported for itself. When the text has no citation at all, or cites less than half of a list, this is said once, at the
first entry; such a list may well be meant as further reading. An entry that stands in the list twice is left to
`duplicate-entry`.

## Why it matters

In most styles the list holds what was cited and nothing else. A work nobody cites is either left over from an earlier
draft or its citation has been lost.

## Example

```text
Weak gluteals can lead to osteoarthritis (Izzo, 2009).

# References

Izzo, J. (2009). Pointing out gluteal atrophy. NOAC Newsletter, 4, 2-3.

Romani-Ruby, C. (2014). Functional anatomy of the hip. PHI Press.
```

## Use instead

```text
Weak gluteals can lead to osteoarthritis (Izzo, 2009). The hip has 22 muscles (Romani-Ruby, 2014).

# References

Izzo, J. (2009). Pointing out gluteal atrophy. NOAC Newsletter, 4, 2-3.

Romani-Ruby, C. (2014). Functional anatomy of the hip. PHI Press.
```

## Fix

None: whether the entry goes or the citation comes back is the author's decision.
"""

from collections.abc import Iterator

from refkit.check.desk import Desk
from refkit.check.entries import wordless
from refkit.check.finding import Severity
from refkit.check.mentions import mentioned
from refkit.check.naming import called, mostly
from refkit.check.rule import Mark, rule


@rule("CIT002", "listed-not-cited", Severity.WARNING)
def listed_not_cited(desk: Desk) -> Iterator[Mark]:
    """One mark for each entry without a citation, one for all when the text cites nothing."""
    if not desk.entries or desk.numbered:
        return
    if not desk.article.citations:
        yield Mark(desk.head(0), _no_citation(len(desk.entries)), 0)
        return
    left = [
        index
        for index, entry in enumerate(desk.entries)
        if index not in desk.cited and not wordless(entry) and not mentioned(desk, index)
    ]
    known = {desk.repeats.get(index, index) for index in desk.cited}
    left = [index for index in left if index not in desk.repeats and index not in known]
    if mostly(len(left), len(desk.entries)):
        yield Mark(
            desk.head(left[0]), _many([called(desk.entries[index]) for index in left], len(desk.entries)), left[0]
        )
        return
    for index in left:
        yield Mark(desk.head(index), _message(called(desk.entries[index])), index)


def _message(entry: str) -> str:
    return f"{entry} is in the list, but nothing in the text cites it; cite it where it was used, or take it out"


def _no_citation(entries: int) -> str:
    what = "1 entry" if entries == 1 else f"{entries} entries"
    cure = 'cite the works where they were used, or call the list "Further reading"'
    return f"the list has {what}, but the text cites nothing; {cure}"


def _many(left: list[str], entries: int) -> str:
    cure = 'cite them where they were used, take them out, or move them to a list "Further reading"'
    return f"{len(left)} of the {entries} entries are cited nowhere in the text: {'; '.join(left)}; {cure}"
