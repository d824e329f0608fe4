"""An entry that the style writes otherwise, in more than one sign.

## What it does

With `--style`, points at an entry whose elements stand in another order than the style's, or with words that the
style has not or that it lacks ("vol.", "pp."), at authors that the style shortens with "et al." elsewhere, and at an
entry that differs in so many places that it is better written anew.

## Why it matters

Such an entry was written for another style.

## Example

```text
# References

Berg H, Eiken O. Hip, thigh and calf atrophy. Journal of Physiology. 2007;99(3):283-9.
```

## Use instead

```text
# References

Berg, H., & Eiken, O. (2007). Hip, thigh and calf atrophy. Journal of Physiology, 99(3), 283–289.
```

## Fix

Writes the entry as the style does. It is not safe: look whether every element has been read rightly.
"""

from collections.abc import Iterator

from refkit.check.desk import Desk
from refkit.check.differences import Difference
from refkit.check.finding import Edit, Fix, Severity
from refkit.check.kinds import Kind
from refkit.check.rule import Mark, rule, unsafe
from refkit.check.styling import Styled
from refkit.model import Entry, Span


@rule("STY611", "entry-differs-from-style", Severity.INFO)
def entry_differs_from_style(desk: Desk) -> Iterator[Mark]:
    """One mark for each entry that is better written anew."""
    for each in desk.styled:
        entry = desk.entries[each.entry]
        if early := [difference for difference in each.differences if difference.kind is Kind.ET_AL]:
            yield Mark(entry.place(early[0].span), _names(desk, entry, early[0]), each.entry, None)
        elif each.far or any(difference.kind is Kind.OTHER for difference in each.differences):
            whole = Span(entry.pieces[0].start, entry.pieces[-1].end) if entry.pieces else entry.span
            yield Mark(whole, f"{desk.style} writes this entry so: {each.written}", each.entry, _fix(each, whole))


def _names(desk: Desk, entry: Entry, difference: Difference) -> str:
    if "et al" in difference.span.of(entry.text) or "et al" not in difference.expected:
        return f"{desk.style} shortens the authors elsewhere: here the et al. comes too early"
    return f'{desk.style} shortens these authors to "… {difference.expected.strip()}"'


def _fix(each: Styled, whole: Span) -> Fix | None:
    return unsafe(Edit(whole, each.written)) if each.complete else None
