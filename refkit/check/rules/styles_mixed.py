"""A list in which the entries follow several styles.

## What it does

Compares three habits over the list: where the year stands (after the authors, at the end, behind the journal),
whether titles of articles stand in quotation marks, and what follows the year. Where a habit is kept by most and
broken by some, the entries that break it are pointed at.

## Why it matters

A list in several styles is a list from several hands. Nothing in it can be relied on, and the reader notices.

## Example

```text
# References

Berg, H. (2007). Hip atrophy. Sport Press.

Izzo, J. (2009). The way we sit. Sport Press.

Romani-Ruby, C. Functional anatomy of the hip. PHI Press, 2014.

Whatman, C. (2008). Gluteus medius. Sport Press.
```

## Use instead

```text
# References

Berg, H. (2007). Hip atrophy. Sport Press.

Izzo, J. (2009). The way we sit. Sport Press.

Romani-Ruby, C. (2014). Functional anatomy of the hip. PHI Press.

Whatman, C. (2008). Gluteus medius. Sport Press.
```

## Fix

None here: with `--style`, the rules of style mend each difference.
"""

import re
from collections import Counter
from collections.abc import Iterator

from refkit.check.desk import Desk
from refkit.check.entries import dated
from refkit.check.finding import Severity
from refkit.check.needs import SURE
from refkit.check.rule import Mark, rule
from refkit.fields import dates
from refkit.fields.identifiers import without_addresses
from refkit.model import Entry

_LEAST = 3
_SHARE = 0.6
_TITLE = 4  # words
_TITLED = frozenset("webpage bill legal_case legislation regulation".split())  # types listed under their titles
_WORDS = re.compile(r"[^\W\d_]{2,}")


@rule("DAT709", "styles-mixed", Severity.INFO)
def styles_mixed(desk: Desk) -> Iterator[Mark]:
    """One mark for each entry that breaks a habit which most entries keep."""
    told: set[int] = set()
    for habit in (_year_place, _after_year, _quotes):
        ways = {index: way for index, entry in enumerate(desk.entries) if (way := habit(entry))}
        usual, times = next(iter(Counter(ways.values()).most_common(1)), ("", 0))
        if times < _LEAST or times < _SHARE * len(ways):
            continue
        for index, way in ways.items():
            if way != usual and index not in told:
                told.add(index)
                yield Mark(desk.head(index), f"here {way}; in {times} other entries {usual}", index)


def _year_place(entry: Entry) -> str:
    date, author = dated(entry), entry.parsed.field("author")
    if not date or not author or author.confidence < SURE or entry.reference.type in _TITLED:
        return ""
    if date.span.start - author.span.end < 6:
        return "the year stands after the authors"
    if len(_WORDS.findall(without_addresses(entry.text[date.span.end :]))) > _TITLE and not entry.parsed.field(
        "container-title"
    ):
        return ""  # what stands between may be more authors, and the title behind
    return "the year stands behind the title" if date.span.start > author.span.end + 15 else ""


def _after_year(entry: Entry) -> str:
    date, author = dated(entry), entry.parsed.field("author")
    if not date or not author or not 0 <= date.span.start - author.span.end < 6:
        return ""
    if dates.month(re.sub(r"^[\W\d_]*|\W.*$", "", entry.text[date.span.end : date.span.end + 20], flags=re.DOTALL)):
        return ""
    sign = re.match(r"[^\w\s“\"‘]*", entry.text[date.span.end :])
    return f'"{sign[0]}" follows the year' if sign and sign[0] else "nothing but a blank follows the year"


def _quotes(entry: Entry) -> str:
    field = entry.parsed.field("title")
    if not field or entry.reference.type != "article-journal":
        return ""
    start, end = field.span.start, field.span.end
    opened = re.search(r"[\"“„«‘]", entry.text[max(0, start - 1) : start + 1])
    if not opened:
        return "the title stands without quotation marks"
    # A title may itself open with a quotation: “Transport where?”: On the problem of time.
    closed = re.search(r"[\"”“»’](?!\w)", entry.text[start + 1 :])
    whole = (
        closed and start + 1 + closed.start() >= end - 2 and not re.match(r"\s?[:–—]", closed.string[closed.end() :])
    )
    return "the title stands in quotation marks" if whole else ""
