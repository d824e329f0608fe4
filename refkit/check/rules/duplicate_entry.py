"""Two entries of the list that are the same work.

## What it does

Points at the later of two entries that agree in title, year and first author, be it with slips of the pen, or that have
one DOI and one title. Different volumes, pages, editions and part numbers tell works apart.

## Why it matters

The work is counted twice, and the text cites now the one, now the other.

## Example

```text
# References

Izzo, J. (2009). Pointing out gluteal atrophy. NOAC Newsletter, 4, 2-3.

Izzo, Joseph. (2009). Pointing out gluteal atrophy. N.O.A.C. Newsletter, 4, 2-3.
```

## Use instead

```text
# References

Izzo, J. (2009). Pointing out gluteal atrophy. NOAC Newsletter, 4, 2-3.
```

## Fix

Takes out the later entry when both are word for word the same, which is safe in a list without numbers. Of two that
differ, only an editor can say which one is better.
"""

import re
from collections import defaultdict
from collections.abc import Iterator

from refkit.check.desk import Desk
from refkit.check.finding import Edit, Fix, Severity
from refkit.check.naming import called
from refkit.check.rule import Mark, rule, safe
from refkit.model import Entry, Span

_TELLING = 40


@rule("DAT702", "duplicate-entry", Severity.WARNING)
def duplicate_entry(desk: Desk) -> Iterator[Mark]:
    """One mark for each entry that repeats an earlier one."""
    works = {index for index, _ in desk.works}
    repeats = {index: first for index, first in desk.repeats.items() if index in works}
    for index, first in sorted(repeats.items()):
        message = (
            f"this is the same work as {called(desk.entries[first])}, entry {first + 1} of the list; keep one of them"
        )
        yield Mark(desk.entries[index].span, message, index, _fix(desk, first, index))
    known = [desk.entries[index].span for index in repeats]
    for line in _lines_repeated(desk):
        if not any(span.meets(line) for span in known):
            yield Mark(line, "this line of the list stands there once more further up; keep one of the two entries")
    for index, first, start in _swallowed(desk.entries):
        entry, twin = desk.entries[index], desk.entries[first]
        place = entry.place(Span(start, start + len(twin.text)))
        yield Mark(
            place, f"{called(twin)}, entry {first + 1} of the list, stands here once more; keep one of them", index
        )


def _swallowed(entries: tuple[Entry, ...]) -> Iterator[tuple[int, int, int]]:
    """Entries that stand word for word inside another one, as happens when a number of the list comes twice."""
    begun: dict[str, list[int]] = defaultdict(list)
    for index, entry in enumerate(entries):
        if len(entry.text) >= _TELLING:
            begun[entry.text[:_TELLING]].append(index)
    for index, entry in enumerate(entries):
        words = entry.text
        for start in range(len(words) - _TELLING + 1):
            for first in begun.get(words[start : start + _TELLING], ()):
                if len(entries[first].text) < len(words) and words.startswith(entries[first].text, start):
                    yield index, first, start


def _lines_repeated(desk: Desk) -> Iterator[Span]:
    """Lines of the list that begin an entry once, word for word, and stand there again without beginning one."""
    first = {words: entry.span.start for entry in desk.entries if len(words := _first_line(desk, entry)) >= _TELLING}
    begin = {entry.span.start for entry in desk.entries}
    whole = desk.article.list or Span(0, 0)
    for match in re.compile(r"\S[^\r\n]*").finditer(desk.text, whole.start, whole.end):
        if match.start() > first.get(match[0].strip(), match.start()) and match.start() not in begin:
            yield Span(*match.span())


def _first_line(desk: Desk, entry: Entry) -> str:
    return desk.text[entry.span.start : entry.span.end].split("\n", 1)[0].strip()


def _fix(desk: Desk, first: int, index: int) -> Fix | None:
    one, other = desk.entries[first], desk.entries[index]
    if one.text != other.text or other.label:
        return None
    previous = desk.entries[index - 1].span.end
    if desk.text[previous : other.span.start].strip():
        return None  # a heading stands between, of a second list
    return safe(Edit(Span(previous, other.span.end), ""))
