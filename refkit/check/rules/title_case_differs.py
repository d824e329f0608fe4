"""A title in title case in a list of sentence case, or the other way round.

## What it does

With `--style`, points at words of a title whose capitals are not the style's. Besides, looks how the titles of
articles are written: where nearly all have capitals only at the beginning and for names (three where one has not, six
times as many where several have not), those with a capital on every word are pointed at, and the other way round.
Titles in other languages than English are left alone.

## Why it matters

Styles have either the one or the other for the titles of articles; a list that mixes them was copied from several
places.

## Example

```text
# References

Berg, H. (2007). Hip and calf muscle atrophy after bed rest. Sport Journal, 99(3), 283-289.

Izzo, J. (2009). Pointing out gluteal atrophy in the office. Sport Journal, 4(2), 2-3.

Presswood, L. (2008). Gluteus Medius Dysfunction And Progressive Strengthening. Sport Journal, 30(5), 41-53.

Whatman, C. (2010). The hip of the young distance runner. Sport Journal, 32(1), 4-9.
```

## Use instead

```text
# References

Berg, H. (2007). Hip and calf muscle atrophy after bed rest. Sport Journal, 99(3), 283-289.

Izzo, J. (2009). Pointing out gluteal atrophy in the office. Sport Journal, 4(2), 2-3.

Presswood, L. (2008). Gluteus medius dysfunction and progressive strengthening. Sport Journal, 30(5), 41-53.

Whatman, C. (2010). The hip of the young distance runner. Sport Journal, 32(1), 4-9.
```

## Fix

Puts capitals, or takes them away. It is not safe: proper names keep theirs.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from refkit.check.desk import Desk
from refkit.check.finding import Edit, Severity
from refkit.check.kinds import Kind
from refkit.check.rule import Mark, rule, unsafe
from refkit.check.style_marks import marks
from refkit.fields.titles import is_foreign, is_german
from refkit.model import Entry, Span

_SHARE = 0.75
_LEAST = 3  # that do alike where one does otherwise
_SEVERAL = 6  # times as many, where several do
_LEAST_STYLED = 12  # where the style writes the entry, or most, just so
_LONG = 8  # letters of a word that title case never spares
_NAMED = re.compile(r"(?:\b[^\W\d_a-z][\w-]{1,40} ){2,8}\([^\W\d_a-z][\w-]*\)")  # a name and its acronym
_PART = 0.3  # of all entries
_WORD = re.compile(r"[^\W\d_]{4,}")
_BEGINNING = re.compile(r"[:.?!–—“\"]\W*$")


@rule("STY602", "title-case-differs", Severity.INFO)
def title_case_differs(desk: Desk) -> Iterator[Mark]:
    """One mark for each title that does not do as the style, or the others, do."""
    told = set()
    for mark in marks(desk, Kind.TITLE_CASE, safe_fix=False):
        told.add(mark.entry)
        yield mark
    ways = {index: way for index, entry in enumerate(desk.entries) if (way := _way(entry)) is not None}
    capitals = [index for index in ways if ways[index]]
    few, many = sorted((capitals, [index for index in ways if not ways[index]]), key=len)
    least = _LEAST if len(few) == 1 else _SEVERAL * len(few)
    if len(many) < max(least, _PART * len(desk.entries)):
        return
    for index in few:
        if index not in told and (len(many) >= _LEAST_STYLED or not (desk.in_style or index in desk.as_styled)):
            yield _mark(desk, index, len(many), lower=few is capitals)


def _mark(desk: Desk, index: int, many: int, *, lower: bool) -> Mark:
    entry = desk.entries[index]
    field = entry.parsed.field("title")
    span = field.span if field else Span(0, 1)
    place, title = entry.place(span), span.of(entry.text)
    here, there = ("a capital on every word", "only at the beginning") if lower else ("few capitals", "on every word")
    fix = (
        unsafe(Edit(place, _lowered(title, desk.text[: desk.entries[0].span.start])))
        if lower and len(place) == len(title)
        else None
    )
    return Mark(place, f"this title has {here}; {many} other titles have them {there}", index, fix)


def _way(entry: Entry) -> bool | None:
    """Whether a title has capitals on its words; None when it is too short to tell, or no article's."""
    field = entry.parsed.field("title")
    if not field or not entry.reference.text("container-title"):
        return None
    title = _NAMED.sub("", field.span.of(entry.text))
    words = [
        match for match in _WORD.finditer(title) if match.start() and not _BEGINNING.search(title[: match.start()])
    ]
    if len(words) < _LEAST or title.isupper() or is_foreign(title) or is_german(title):
        return None
    share = sum(1 for match in words if match[0][0].isupper()) / len(words)
    if any(match[0].islower() and len(match[0]) >= _LONG for match in words):
        share = min(share, _SHARE - 0.01)  # title case spares short words alone
    return True if share >= _SHARE else False if share <= 1 - _SHARE else None


def _lowered(title: str, body: str) -> str:
    """The title in sentence case; what the article's text writes with a capital alone is a name, and keeps it."""

    def word(match: re.Match[str]) -> str:
        begins = not match.start() or _BEGINNING.search(title[: match.start()])
        alone = len(match[0]) == 1 and match[0] != "A"
        return match[0] if begins or alone or not match[0].istitle() or is_name(match[0]) else match[0].lower()

    def is_name(word: str) -> bool:
        return word.lower() not in small and word in inside

    small, inside = _vocabulary(body)
    return re.sub(r"[^\W\d_]+", word, title)


@lru_cache(maxsize=2)
def _vocabulary(body: str) -> tuple[frozenset[str], frozenset[str]]:
    """The words of a text in small letters, and those with a capital inside its sentences."""
    small = frozenset(re.findall(r"\b[^\W\d_A-Z]+\b", body))
    return small, frozenset(re.findall(r"(?<=[a-z,] )[^\W\d_a-z][^\W\d_]*", body))
