"""A list in which the entries follow several styles.

## What it does

Compares habits over the list: where the year stands (after the authors, at the end, behind the journal), whether
titles of articles stand in quotation marks, whether the second page of a range is shortened ("283-9"), and which signs
stand between two elements: behind the year, before the volume, before the pages. Where a habit is kept by most and
broken by some, the entries that break it are pointed at. Signs are compared only where both elements were surely read,
and left alone where a style was asked for, which has its own rules for them.

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

Writes the sign that the others have, which is safe: no word changes. Behind a title it is not: the title may go on
behind the sign. What stands in another place is left to its author; with `--style`, the rules of style mend each
difference.
"""

import re
from collections.abc import Iterator

from refkit.check.between import signs_between
from refkit.check.desk import Desk
from refkit.check.entries import dated
from refkit.check.finding import Edit, Fix, Severity
from refkit.check.naming import counted
from refkit.check.needs import SURE
from refkit.check.rule import Mark, rule
from refkit.check.usage import Odd, odd, usage
from refkit.fields import pages
from refkit.fields.identifiers import without_addresses
from refkit.model import Entry, Span

_SHARE = 0.6
_TITLE = 4  # words
_TITLED = frozenset("webpage bill legal_case legislation regulation".split())  # types listed under their titles
_WORDS = re.compile(r"[^\W\d_]{2,}")
_CASE = re.compile(r"\bv(?:s?\.|ersus\b)? [^\W\d_a-z]|\bex rel\b")  # one party against another
_VERSION = re.compile(r"\bversion \d", re.IGNORECASE)  # of software, which has no journal
_RANGE = re.compile(r"(\d{3,})\s?[-‐‑–—]\s?(\d+)")
_CALLED = {
    "author": "the authors",
    "container-title": "the journal or book",
    "issued": "the date",
    "page": "the pages",
    "publisher-place": "the place",
}


@rule("DAT709", "styles-mixed", Severity.INFO)
def styles_mixed(desk: Desk) -> Iterator[Mark]:
    """One mark for each entry that breaks a habit which most entries keep, and for each sign that differs."""
    told: set[int] = set()
    for habit in (_year_place, _quotes, _last_page):
        ways = {index: way for index, entry in enumerate(desk.entries) if (way := habit(entry))}
        if usual := usage(ways, share=_SHARE):
            for index in sorted({*usual.others} - told):
                yield Mark(desk.head(index), f"here {ways[index]}; {_in_others(usual.times)} {usual.way}", index)
            told.update(usual.others)
    for each in () if desk.style else odd(desk.entries, signs_between):
        if each.index not in told:
            yield _sign(desk.entries[each.index], each)


def _in_others(times: int) -> str:
    return f"in {counted(times, 'other entry', 'other entries')}"


def _sign(entry: Entry, each: Odd) -> Mark:
    _, _, one, other = each.use.thing
    here, there = _shown(each.use.way), _shown(each.usual)
    message = f"{here} stands between {_called(one)} and {_called(other)} here; {_in_others(each.times)} {there} does"
    span = each.use.span if len(each.use.span) else Span(each.use.span.start - 1, each.use.span.start + 1)
    return Mark(entry.place(span), message, each.index, _fix(entry, each))


def _called(variable: str) -> str:
    return _CALLED.get(variable, f"the {variable}")


def _shown(signs: str) -> str:
    return f'"{signs}"' if signs.strip() else "nothing but a blank" if signs else "nothing"


def _fix(entry: Entry, each: Odd) -> Fix | None:
    """What makes the signs those of the others; None where a bracket would lose its other half, or words change."""
    span, written = each.change
    changed = span.of(entry.text) + written
    if re.search(r"[()\w]", changed):
        return None
    place = entry.placed(span)
    moves = each.use.thing[2] == "title" and bool(changed.strip())  # where the title may have been read too short
    return Fix(not moves, (Edit(place, written),)) if len(place) == len(span) else None


def _year_place(entry: Entry) -> str:
    date, author = dated(entry), entry.parsed.field("author")
    if not date or not author or author.confidence < SURE or entry.reference.type in _TITLED:
        return ""
    if _CASE.search(entry.text, 0, date.span.start):
        return ""
    if date.span.start - author.span.end < 6:
        return "the year stands after the authors"
    if len(_WORDS.findall(without_addresses(entry.text[date.span.end :]))) > _TITLE and not entry.parsed.field(
        "container-title"
    ):
        return ""  # what stands between may be more authors, and the title behind
    return "the year stands behind the title" if date.span.start > author.span.end + 15 else ""


def _quotes(entry: Entry) -> str:
    field = entry.parsed.field("title")
    if not field or entry.reference.type != "article-journal" or _VERSION.search(entry.text):
        return ""
    start, end = field.span.start, field.span.end
    # Behind the mark a number may stand that was not read as the title's: “[23] Progressive Alignment”.
    opened = re.search(r"[\"“„«‘][\[\](\d) ]{0,7}.?$", entry.text[max(0, start - 8) : start + 1])
    if not opened:
        return "the title stands without quotation marks"
    # A title may itself open with a quotation: “Transport where?”: On the problem of time.
    closed = re.search(r"[\"”“»’](?!\w)", entry.text[start + 1 :])
    whole = (
        closed and start + 1 + closed.start() >= end - 2 and not re.match(r"\s?[:–—]", closed.string[closed.end() :])
    )
    return "the title stands in quotation marks" if whole else ""


def _last_page(entry: Entry) -> str:
    field = entry.parsed.field("page")
    match = _RANGE.fullmatch(field.span.of(entry.text)) if field and field.confidence >= SURE else None
    if not match or not (full := pages.expand(match[1], match[2])) or full[0] != match[1][0]:
        return ""
    if _has_no_short_form(match[1], match[2]):
        return ""
    short = len(match[2]) < len(match[1])
    return "the last page is given by its last figures" if short else "the last page is given in full"


def _has_no_short_form(first: str, last: str) -> bool:
    """Whether even those who shorten write a range in full: from a hundred, and where three of four figures change.

    So the Chicago Manual of Style, 9.61: 100-104, 1496-1504.
    """
    return len(first) == len(last) and (first.endswith("00") or (len(first) == 4 and first[1] != last[1]))
