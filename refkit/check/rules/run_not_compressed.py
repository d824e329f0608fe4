"""Numbers in a row that are written one by one where the text otherwise writes a range.

## What it does

Points at a citation that lists three or more numbers in a row ("[3, 4, 5]") in a text that elsewhere writes such runs
as a range ("[7-9]"), and at a citation that is a range in a text that mostly lists.

## Why it matters

Numeric styles agree with themselves: either runs are closed up or they are not.

## Example

```text
Sitting weakens the hip [1, 2, 3]. Walking strengthens it [1-3].

# References

1. Izzo J. Pointing out gluteal atrophy. NOAC Newsletter. 2009;4:2-3.
2. Berg H. Hip atrophy. J Physiol. 2007;99:283-9.
3. Whatman C. Gluteus medius. Strength J. 2008;30:41-53.
```

## Use instead

```text
Sitting weakens the hip [1-3]. Walking strengthens it [1-3].

# References

1. Izzo J. Pointing out gluteal atrophy. NOAC Newsletter. 2009;4:2-3.
2. Berg H. Hip atrophy. J Physiol. 2007;99:283-9.
3. Whatman C. Gluteus medius. Strength J. 2008;30:41-53.
```

## Fix

Closes the run up, with the dash that the text uses. It is safe: the same works are cited.
"""

import re
from collections import Counter
from collections.abc import Iterator

from refkit.check.desk import Desk
from refkit.check.finding import Edit, Severity
from refkit.check.rule import Mark, rule, safe
from refkit.model import CitationKind, Span

_SINGLES = re.compile(r"\d+(?:(?P<comma>\s*,\s*)\d+){2,}")
_RANGE = re.compile(r"\d+(\s*[-‐‑–—]\s*)\d+")


@rule("NUM105", "run-not-compressed", Severity.INFO)
def run_not_compressed(desk: Desk) -> Iterator[Mark]:
    """One mark for each run written out in a text that knows ranges."""
    citations = [each for each in desk.article.citations if each.kind is CitationKind.NUMERIC]
    dashes = Counter(match[1] for each in citations for match in _RANGE.finditer(each.text))
    if not dashes:
        return
    dash = dashes.most_common(1)[0][0]
    for citation in citations:
        for match in _SINGLES.finditer(citation.text):
            for run in _runs(match):
                place = Span(citation.span.start + run.start, citation.span.start + run.end)
                closed = _closed(run.of(citation.text), dash)
                message = f'"{run.of(citation.text)}" is a run that this text elsewhere closes up; expected "{closed}"'
                yield Mark(place, message, None, safe(Edit(place, closed)))


def _runs(match: re.Match[str]) -> Iterator[Span]:
    """The stretches of three or more numbers that each follow the one before."""
    numbers = [(int(each[0]), each) for each in re.finditer(r"\d+", match[0])]
    begin = 0
    for at in range(1, len(numbers) + 1):
        if at == len(numbers) or numbers[at][0] != numbers[at - 1][0] + 1:
            if at - begin >= 3:
                start, end = numbers[begin][1].start(), numbers[at - 1][1].end()
                yield Span(match.start() + start, match.start() + end)
            begin = at


def _closed(run: str, dash: str) -> str:
    first, *_, last = (match[0] for match in re.finditer(r"\d+", run))
    return f"{first}{dash}{last}"
