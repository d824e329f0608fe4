"""A text that cites by author and date under a style that cites by number, or the other way round.

## What it does

With `--style`, looks how the style cites a work: by a number, or by author and date. Where most citations of the text
are of the other kind, says so once, at the first of them.

## Why it matters

Nothing else that is said of such a text will make it one of the style: its citations and its list have to be made
anew. Often it is the name of the style that was mistaken.

## Example

```text
Sitting weakens the hip [1].

# References

1. Berg, H. (2007). Hip atrophy. Journal of Physiology, 99(3), 283–289.
```

## Use instead

```text
Sitting weakens the hip (Berg, 2007).

# References

Berg, H. (2007). Hip atrophy. Journal of Physiology, 99(3), 283–289.
```

## Fix

There is none: take the style that the text was written for, or let `refkit format` write the list in the other one.
"""

import re
from collections.abc import Iterator

from refkit.check.desk import Desk
from refkit.check.finding import Severity
from refkit.check.rule import Mark, rule
from refkit.model import CitationKind

_SAID = {CitationKind.NUMERIC: "by number", CitationKind.AUTHOR_DATE: "by author and date"}
_SHARE = 0.75  # of all citations of a text, which are then its way


@rule("STY612", "citation-system-differs", Severity.WARNING)
def citation_system_differs(desk: Desk) -> Iterator[Mark]:
    """One mark for a text whose citations are of another kind than the style's."""
    cited = _kind(desk.style_citation)
    if cited is None:
        return
    other = next(kind for kind in _SAID if kind is not cited)
    found = [each for each in desk.article.citations if each.kind is other]
    if found and len(found) >= _SHARE * len(desk.article.citations):
        wanted = f'{desk.style} {_SAID[cited]}, as in "{desk.style_citation}"'
        help_ = "take a style that cites as the text does, or cite anew"
        yield Mark(found[0].span, f"this text cites {_SAID[other]}, {wanted}; {help_}")


def _kind(citation: str) -> CitationKind | None:
    """How a style cites that wrote a citation of one work; None where it has notes or keys."""
    if re.fullmatch(r"\W*1\W*", citation):
        return CitationKind.NUMERIC
    dated = "wallaby" in citation.lower() and "2001" in citation and "quokka" not in citation.lower()
    return CitationKind.AUTHOR_DATE if dated else None
