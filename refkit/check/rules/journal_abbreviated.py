"""A journal's name abbreviated here and in full there.

## What it does

Looks whether the names of journals are abbreviated ("J. Appl. Physiol.") or written in full. Where three quarters of
them agree, the others are pointed at. Names that have the same form either way ("Plant Cell", "Nature") are let be.

## Why it matters

A reader who does not know the abbreviation cannot find the journal; one who does wonders why it is not used
throughout.

## Example

```text
# References

Berg, H. (2007). Hip atrophy. European Journal of Applied Physiology, 99(3), 283-289.

Izzo, J. (2009). Gluteal atrophy. Newsletter of Sport Science, 4(2), 2-3.

Presswood, L. (2008). Gluteus medius. Strength Cond. J., 30(5), 41-53.

Whatman, C. (2010). The hip. Journal of Sport Science, 32(1), 4-9.
```

## Use instead

```text
# References

Berg, H. (2007). Hip atrophy. European Journal of Applied Physiology, 99(3), 283-289.

Izzo, J. (2009). Gluteal atrophy. Newsletter of Sport Science, 4(2), 2-3.

Presswood, L. (2008). Gluteus medius. Strength and Conditioning Journal, 30(5), 41-53.

Whatman, C. (2010). The hip. Journal of Sport Science, 32(1), 4-9.
```

## Fix

None: refkit does not know every journal.
"""

from collections.abc import Iterator

from refkit.check.abbreviations import is_abbreviated
from refkit.check.desk import Desk
from refkit.check.finding import Severity
from refkit.check.needs import SURE
from refkit.check.rule import Mark, rule
from refkit.model import Entry

_SHARE = 0.75
_LEAST = 3
_LEAST_STYLED = 12  # to one, where the style writes the entry, or most, just so


@rule("STY609", "journal-abbreviated", Severity.INFO)
def journal_abbreviated(desk: Desk) -> Iterator[Mark]:
    """One mark for each journal that is written in the rarer way."""
    ways = {index: way for index, entry in enumerate(desk.entries) if (way := _way(entry)) is not None}
    short = [index for index in ways if ways[index]]
    few, many = sorted((short, [index for index in ways if not ways[index]]), key=len)
    if len(many) < _LEAST or len(many) < _SHARE * len(ways):
        return
    for index in few:
        if (desk.in_style or index in desk.as_styled) and len(many) < _LEAST_STYLED * len(few):
            continue
        entry = desk.entries[index]
        field = entry.parsed.field("container-title")
        here, there = ("abbreviated", "written in full") if few is short else ("written in full", "abbreviated")
        message = f'"{entry.reference.text("container-title")}" is {here} here; {len(many)} other journals are {there}'
        yield Mark(entry.place(field.span) if field else desk.head(index), message, index)


def _way(entry: Entry) -> bool | None:
    """Whether a journal is abbreviated; None when it cannot tell, or is no journal."""
    field = entry.parsed.field("container-title")
    if not field or field.confidence < SURE or entry.reference.type != "article-journal":
        return None
    return is_abbreviated(field.span.of(entry.text))
