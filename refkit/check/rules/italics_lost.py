"""A title that is not in italics in a list that sets the others so.

## What it does

In sources that have italics (Markdown, HTML tags, LaTeX commands), looks at what styles set in italics: the title of
the journal or book that a work stands in, or its own where it stands alone. Where three quarters of the entries have
it in italics, the others are pointed at. Plain text has no italics, and no findings.

## Why it matters

Italics are the first thing that copying loses. A reader tells by them the journal from the article.

## Example

```text
# References

Berg, H. (2007). Hip and calf atrophy. *European Journal of Applied Physiology*, *99*(3), 283-289.

Izzo, J. (2009). Gluteal atrophy. NOAC Newsletter, *4*(2), 2-3.

Presswood, L. (2008). Gluteus medius. *Strength and Conditioning Journal*, *30*(5), 41-53.

Romani-Ruby, C. (2014). *Functional anatomy of the hip*. PHI Press.
```

## Use instead

```text
# References

Berg, H. (2007). Hip and calf atrophy. *European Journal of Applied Physiology*, *99*(3), 283-289.

Izzo, J. (2009). Gluteal atrophy. *NOAC Newsletter*, *4*(2), 2-3.

Presswood, L. (2008). Gluteus medius. *Strength and Conditioning Journal*, *30*(5), 41-53.

Romani-Ruby, C. (2014). *Functional anatomy of the hip*. PHI Press.
```

## Fix

Puts the signs that the others have around the title. It is safe where the title was read with confidence: no word
changes.
"""

from collections import Counter
from collections.abc import Iterator

from refkit.check.desk import Desk
from refkit.check.emphasis import italic_part
from refkit.check.finding import Edit, Fix, Severity
from refkit.check.rule import Mark, rule
from refkit.fields.faces import Emphasis, emphases
from refkit.model import Entry, ParsedField, Span

_SHARE = 0.75
_LEAST = 3
_SURE = 0.8


@rule("STY608", "italics-lost", Severity.INFO)
def italics_lost(desk: Desk) -> Iterator[Mark]:
    """One mark for each title without the italics that the others have."""
    parts = {index: part for index, entry in enumerate(desk.entries) if (part := italic_part(entry))}
    found = {index: _italics(desk.entries[index], part) for index, part in parts.items()}
    signs = Counter((each.opening, each.closing) for each in found.values() if each)
    count = sum(signs.values())
    if count < _LEAST or count < _SHARE * len(parts):
        return
    (opening, closing), _ = signs.most_common(1)[0]
    for index, part in parts.items():
        entry = desk.entries[index]
        # Italics elsewhere in the entry: it was read wrongly, or has its own way.
        if found[index] is None and not any(each.italic and len(each.words) > 8 for each in emphases(entry.text)):
            yield _mark(entry, index, part, (opening, closing), count)


def _italics(entry: Entry, part: ParsedField) -> Emphasis | None:
    return next((each for each in emphases(entry.text) if each.italic and each.words.meets(part.span)), None)


def _mark(entry: Entry, index: int, part: ParsedField, signs: tuple[str, str], count: int) -> Mark:
    place, words = entry.place(part.span), part.span.of(entry.text)
    begin, end = Edit(Span(place.start, place.start), signs[0]), Edit(Span(place.end, place.end), signs[1])
    message = f'"{words}" is not in italics; {count} other titles are'
    return Mark(place, message, index, Fix(part.confidence >= _SURE, (begin, end)))
