"""Given names in full in some entries and as initials in the others, or in front of the family name in some.

## What it does

Looks whether the list writes given names in full or as initials, and whether it opens its entries with the family
name. Where three quarters of the entries agree, the others are pointed at.

## Why it matters

A list writes all names in one way; two ways look like two lists, and one person looks like two. A first author whose
given name comes first is also looked for under the wrong letter.

## Example

```text
# References

Berg, H. (2007). Hip atrophy. Sport Press.

Izzo, J. (2009). The way we sit. Sport Press.

Romani-Ruby, Christine. (2014). Functional anatomy of the hip. PHI Press.

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

Shortens full names to initials where the others are initials, and turns a single author's name. It is not safe: a name
may have been read wrongly.
"""

import re
from collections.abc import Iterator

from refkit.check.desk import Desk
from refkit.check.finding import Edit, Fix, Severity
from refkit.check.naming import called, counted
from refkit.check.rule import Mark, rule, unsafe
from refkit.fields.names import is_initials, is_organisation
from refkit.model import Entry, Name, Span
from refkit.parsing.lexicon import classes

# No given name, but what is left of an organisation: "Nummer gegen", "Universidad Diego Portales".
_ORGANISED = re.compile(r"[)\]]|(?:^|\s)[a-zà-þ]{3,}|\w{3,}\s+\w{3,}\s+\w{3,}")
_SHARE = 0.75
_LEAST = 3
_MANY = 3
_READ = 0.8  # the confidence of a reading below which the names may be a title, or an organisation's
_TWO_LETTERS = re.compile(r"[A-ZÀ-Þ][a-zà-ÿ]")  # "Ge", "Bo" and "Yu" are names, and no initials
_WORD = re.compile(r"[^\W\d_]{2,}")


@rule("DAT703", "names-inconsistent", Severity.INFO)
def names_inconsistent(desk: Desk) -> Iterator[Mark]:
    """One mark for each entry that writes names as the others do not."""
    yield from _turned(desk)
    yield from _shortened(desk)


def _turned(desk: Desk) -> Iterator[Mark]:
    """One mark for each entry that opens with a given name where the others open with the family name."""
    ways = {index: way for index, entry in enumerate(desk.entries) if (way := _inverted(entry)) is not None}
    turned = [index for index in ways if not ways[index]]
    many = len(ways) - len(turned)
    if many < _LEAST or many < _SHARE * len(ways):
        return
    for index in turned:
        entry = desk.entries[index]
        name = entry.reference.names("author")[0]
        start = entry.text.find(name.given)
        span = Span(start, entry.text.find(name.family, start) + len(name.family))
        place = entry.place(span)
        others = counted(many, "other entry opens", "other entries open")
        message = f'"{span.of(entry.text)}" has the given name first; {others} with the family name'
        alone = len(entry.reference.names("author")) == 1 and len(place) == len(span)
        fix = unsafe(Edit(place, f"{_filed(name)}, {name.given}")) if alone else None
        yield Mark(place, message, index, fix)


def _inverted(entry: Entry) -> bool | None:
    """Whether an entry opens with the family name of its first author; None where that cannot be said."""
    field, names = entry.parsed.field("author"), entry.reference.names("author")
    if not field or field.confidence < _READ or _WORD.search(entry.text[: field.span.start]):
        return None
    name = names[0] if names else None
    if name is None or not name.given or not name.family or is_organisation(field.span.of(entry.text)):
        return None
    opening = entry.text[field.span.start :].lstrip("[(")
    if opening.startswith((f"{name.family}, ", f"{_filed(name)}, ")):
        return True
    if not _is_given(name.given):
        return None
    return False if opening.startswith(name.given) and f"{name.given} " in opening else None


def _is_given(words: str) -> bool:
    """Whether words are known to be a given name: in "British Airways" and "United States Judiciary" none is."""
    first = words.split()[0]
    return is_initials(first) or "G" in classes().get(first.casefold(), "")


def _filed(name: Name) -> str:
    return " ".join(part for part in (name.non_dropping_particle, name.family) if part)


def _shortened(desk: Desk) -> Iterator[Mark]:
    """One mark for each entry that writes given names in full where the others have initials, or the other way."""
    ways = {index: way for index, entry in enumerate(desk.entries) if (way := _way(entry)) is not None}
    short = [index for index in ways if ways[index]]
    full = [index for index in ways if not ways[index]]
    few, many = sorted((full, short), key=len)
    if len(many) < _LEAST or len(many) < _SHARE * len(ways):
        return
    if few is short and len(few) > _MANY:
        which = "; ".join(called(desk.entries[index]) for index in few)
        message = f"{len(few)} entries give initials ({which}), {len(many)} write given names in full; choose one way"
        yield Mark(desk.head(few[0]), message, few[0])
        return
    for index in few:
        entry = desk.entries[index]
        name = max(entry.reference.names("author"), key=lambda name: min(len(name.given), 2))
        if few is full and not _parted(entry, name):
            continue
        here, there = ("as initials", "in full") if few is short else ("in full", "as initials")
        others = counted(len(many), "other entry", "other entries")
        message = f'"{name.given}" stands {here} here; {others} write given names {there}'
        yield Mark(_place(entry, name), message, index, _fix(entry, name) if few is full else None)


def _way(entry: Entry) -> bool | None:
    """Whether an entry writes its authors' given names as initials; None when it has none or both."""
    givens = [name.given for name in entry.reference.names("author") if name.given and not name.literal]
    field = entry.parsed.field("author")
    if not field or field.confidence < _READ or any(_ORGANISED.search(given) for given in givens):
        return None
    if any(_TWO_LETTERS.fullmatch(given) for given in givens):
        return None
    ways = {is_initials(given) or not re.search(r"[^\W\d_]{3}", given) for given in givens}
    return ways.pop() if len(ways) == 1 else None


def _parted(entry: Entry, name: Name) -> bool:
    """Whether a comma tells the given name, or several words do: "United States Judiciary" is a name without one."""
    return f"{name.family}, {name.given}" in entry.text or len(entry.reference.names("author")) > 1


def _place(entry: Entry, name: Name) -> Span:
    start = entry.text.find(name.given, max(entry.text.find(name.family) + len(name.family), 0))
    start = start if start >= 0 else entry.text.find(name.given)
    return entry.place(Span(start, start + len(name.given))) if start >= 0 else entry.span


def _fix(entry: Entry, name: Name) -> Fix | None:
    # Only in "Family, Given" does a full stop after the initial sit well with what follows.
    match = re.search(rf"{re.escape(name.family)}, ({re.escape(name.given)})(\.?)", entry.text)
    if not match or len(entry.reference.names("author")) > 1:
        return None
    letters = " ".join(f"{word[0]}." for word in re.split(r"[\s.]+", name.given) if word)
    return unsafe(Edit(entry.place(Span(match.start(1), match.end(2))), letters))
