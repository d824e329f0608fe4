"""A journal's name with a capital on its small words, or without capitals.

## What it does

Points at "of", "the", "and" and their like with a capital inside the name of a journal, and, with `--style`, at words
of the name whose capitals are not the style's.

## Why it matters

A journal's name is a proper name and is written as the journal writes it.

## Example

```text
# References

Berg, H. (2007). Hip atrophy. European Journal Of Applied Physiology, 99(3), 283-289.
```

## Use instead

```text
# References

Berg, H. (2007). Hip atrophy. European Journal of Applied Physiology, 99(3), 283-289.
```

## Fix

Writes the small words small. It is safe: no other word is touched.
"""

import re
from collections.abc import Iterator

from refkit.check.desk import Desk
from refkit.check.finding import Edit, Severity
from refkit.check.kinds import Kind
from refkit.check.rule import Mark, rule, safe
from refkit.check.style_marks import marks
from refkit.model import Span

_SMALL = re.compile(
    r"(?<=[a-z] )(Of|And|The|In|For|On|To|At|By|With|From|De|Des|Du|Et|La|Le|Der|Die|Und|Für|Y|Del|E|Da|Do)"
    r"(?= [^\W\d_])"
)
_FOREIGN = frozenset("De Des Du Et La Le Der Die Und Für Y Del E Da Do".split())  # some styles capitalise all words
_TYPES = frozenset("article-journal article-magazine article-newspaper".split())


@rule("STY603", "journal-case-differs", Severity.INFO)
def journal_case_differs(desk: Desk) -> Iterator[Mark]:
    """One mark for each small word with a capital, and for each difference from the style."""
    seen = set()
    for index, entry in enumerate(desk.entries):
        field = entry.parsed.field("container-title")
        if not field or entry.reference.type not in _TYPES:
            continue
        told = _FOREIGN if desk.in_style or index in desk.as_styled else frozenset()
        for match in _SMALL.finditer(entry.text, field.span.start, field.span.end):
            if match[0] in told or match.start() == field.span.start:
                continue
            place = entry.place(Span(*match.span()))
            seen.add(place)
            message = f'"{match[0]}" has a capital inside the name of a journal; expected "{match[0].lower()}"'
            yield Mark(place, message, index, safe(Edit(place, match[0].lower())))
    yield from (mark for mark in marks(desk, Kind.JOURNAL_CASE, safe_fix=False) if mark.span not in seen)
