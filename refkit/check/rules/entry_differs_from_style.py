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

Writes the entry, or its list of authors, as the style does. It is not safe: look whether every element has been read
rightly. An "et al." that comes too early is mended only where a record of the work was found (`--online`, `--index`)
whose first authors are those of the entry: nothing else tells who the others are.
"""

import re
from collections.abc import Iterator, Sequence

from refkit.check.desk import Desk
from refkit.check.differences import Difference, differing
from refkit.check.finding import Edit, Fix, Severity
from refkit.check.kinds import Kind
from refkit.check.rule import Mark, rule, unsafe
from refkit.check.skeletons import canonical
from refkit.check.styling import Styled, rendered
from refkit.check.undoing import ET_AL
from refkit.fields.text import fold
from refkit.model import Name, Span


@rule("STY611", "entry-differs-from-style", Severity.INFO)
def entry_differs_from_style(desk: Desk) -> Iterator[Mark]:
    """One mark for each entry that is better written anew."""
    for each in desk.styled:
        entry = desk.entries[each.entry]
        if shortened := [difference for difference in each.differences if difference.kind is Kind.ET_AL]:
            yield _shortened(desk, each.entry, shortened[0])
        elif each.far or any(difference.kind is Kind.OTHER for difference in each.differences):
            whole = Span(entry.pieces[0].start, entry.pieces[-1].end) if entry.pieces else entry.span
            yield Mark(whole, f"{desk.style} writes this entry so: {each.written}", each.entry, _fix(each, whole))


def _fix(each: Styled, whole: Span) -> Fix | None:
    return unsafe(Edit(whole, each.written)) if each.complete else None


def _shortened(desk: Desk, index: int, difference: Difference) -> Mark:
    """The mark of an "et al." that the style has not there, or that is missing."""
    entry = desk.entries[index]
    place = entry.place(difference.span)
    late = _names_any(difference.span.of(entry.text)) and not _names_any(difference.expected)
    if late:
        known = not difference.expected.startswith("…")
        message = f'{desk.style} shortens these authors to "… {difference.expected.strip(" …,") or "et al."}"'
        fix = unsafe(Edit(entry.placed(difference.span), difference.expected)) if known else None
        return Mark(place, message, index, fix)
    fix = _with_all_authors(desk, index)
    lacking = "" if fix else "; only the work itself, or a record of it, tells who the others are"
    return Mark(
        place, f"{desk.style} shortens the authors elsewhere: here the et al. comes too early{lacking}", index, fix
    )


def _names_any(text: str) -> bool:
    """Whether a part of a list of authors names any, beside its et al."""
    return bool(re.search(r"[^\W\d_]", ET_AL.sub("", text)))


def _with_all_authors(desk: Desk, index: int) -> Fix | None:
    """The authors whom a record of the work names, as the style writes them; None where none is known to be right."""
    entry, record = desk.entries[index], dict(desk.matching_records).get(index)
    mine = entry.reference.names("author")
    authors = record.reference.names("author") if record and record.reference else ()
    if len(authors) <= len(mine) or _families(authors[: len(mine)]) != _families(mine):
        return None
    whole = entry.reference.with_({"author": (*mine, *authors[len(mine) :])})
    references, style = (entry.parsed.with_others, whole), desk.style or ""
    as_it_stands, named = (rendered({0: each}, style).get(0, "") for each in references)
    if _without_others(as_it_stands) != _without_others(entry.text):
        return None
    place, expected = differing(entry.text, named)
    return unsafe(Edit(entry.placed(place), expected))


def _without_others(text: str) -> str:
    """The text without its et al. and the signs around it, which are not the same behind one name and behind more."""
    before, _, behind = re.sub(ET_AL, "\0", canonical(text), count=1).partition("\0")
    return before.rstrip(" ,") + behind


def _families(names: Sequence[Name]) -> list[str]:
    return [fold(name.family or name.literal) for name in names]
