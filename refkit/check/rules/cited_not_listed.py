r"""A citation whose work the list does not have.

## What it does

Points at each cite in the text for which the list has no entry: no entry of these names, and none that a slip in the
year or in a name would explain (those are `year-differs` and `name-misspelt`). When the text has no list at all, this
is said once, at the first citation.

A text that cites by key ("[@key]", "\cite{key}") has its list elsewhere: the bibliographies that it names, those given
with `--bibliography FILE`, and the `references:` of its front matter are read, and a key that none of them has is
pointed at. Where no bibliography is known, keys are believed.

## Why it matters

A citation is a promise that the reader can find the work. Without an entry the promise is empty.

## Example

```text
Iliotibial band syndrome is common among distance runners (Runners World.com).

# References

Izzo, J. (2009). Pointing out gluteal atrophy. NOAC Newsletter, 4, 2-3.
```

## Use instead

```text
Iliotibial band syndrome is common among distance runners (Runner's World, 2012).

# References

Izzo, J. (2009). Pointing out gluteal atrophy. NOAC Newsletter, 4, 2-3.

Runner's World. (2012). Iliotibial band syndrome. https://www.runnersworld.com/itbs
```

## Fix

None: only the author knows which work was meant.
"""

from collections.abc import Iterator
from difflib import get_close_matches

from refkit.check.authors import Likeness, creators, likeness
from refkit.check.code import is_call
from refkit.check.desk import Desk
from refkit.check.finding import Severity
from refkit.check.naming import called, cited_as, joined, shortened
from refkit.check.pointers import Pointer
from refkit.check.rule import Mark, rule
from refkit.errors import did_you_mean
from refkit.model import Article, CitationKind, Date, InTextCite, Reference


@rule("CIT001", "cited-not-listed", Severity.ERROR)
def cited_not_listed(desk: Desk) -> Iterator[Mark]:
    """One mark for each cite without an entry, one for all when there is no list."""
    missed = [
        pointer
        for pointer in desk.pointers
        if _missed(pointer) and not _beside(desk.article, pointer) and not _no_cite(desk, pointer)
    ]
    if desk.entries or desk.article.bibliography:
        yield from (Mark(pointer.place, _message(desk, pointer)) for pointer in missed)
    elif named := [pointer for pointer in missed if pointer.by_name]:
        works = len({(pointer.cite.names, pointer.cite.year) for pointer in named})
        yield Mark(named[0].place, _no_list(works))


def _missed(pointer: Pointer) -> bool:
    # A bare "(p. 2)" means the work that was named before it, and that is said there.
    says = bool(pointer.cite.names or pointer.cite.year or pointer.cite.key)
    named = pointer.by_name or pointer.citation.kind is CitationKind.KEY
    return says and named and pointer.entry is None and not pointer.open


def _no_cite(desk: Desk, pointer: Pointer) -> bool:
    """Whether a cite is but a word in brackets: in a text that cites by years or numbers a maker's, or code."""
    cite = pointer.cite
    if cite.year or cite.locator or cite.et_al or len(cite.names) != 1:
        return False
    return is_call(desk.text, pointer.place.start) or ((desk.by_year or desk.numbered) and cite.names[0].isalpha())


def _beside(article: Article, pointer: Pointer) -> bool:
    """Whether the bibliography beside the text has the work: under the key, or by that author and of that year."""
    cite = pointer.cite
    return cite.reference is not None or (bool(cite.names) and any(_fits(work, cite) for work in article.bibliography))


def _fits(work: Reference, cite: InTextCite) -> bool:
    first = creators(work)[:1]
    issued = work.variables.get("issued")
    year = str(issued.year) if isinstance(issued, Date) else ""
    alike = any(likeness(cite.names[0], name) is not Likeness.OTHER for name in first)
    return alike and (not cite.year or not year or year in cite.year)


def _unknown_key(article: Article, key: str) -> str:
    near = get_close_matches(key, [work.id for work in article.bibliography], n=2, cutoff=0.75)
    where = "work of the bibliography" if article.bibliography else "entry of the list"
    return f'the key "{key}" belongs to no {where}{did_you_mean(near) or "; add the work, or correct the key"}'


def _message(desk: Desk, pointer: Pointer) -> str:
    cite = pointer.cite
    if pointer.citation.kind is CitationKind.KEY:
        return _unknown_key(desk.article, cite.key)
    near = _near(desk, [index for index in cite.near if index < len(desk.entries)][:3])
    what = "entry of the list" if desk.entries else "work of the bibliography"
    which = "is it one of these?" if len(near) > 1 else "is it this one?"
    help_ = f"; the list has {joined(near)}: {which}" if near else "; add its entry, or remove the citation"
    return f"{cited_as(cite) or pointer.citation.text} is cited here, but no {what} fits{help_}"


def _near(desk: Desk, indexes: list[int]) -> list[str]:
    """What those entries are called, with their titles where two are called alike."""
    names = [called(desk.entries[index]) for index in indexes]
    if len(set(names)) == len(names):
        return names
    titles = [shortened(desk.entries[index].reference.text("title"), 40) for index in indexes]
    return [f'{name}, "{title}"' for name, title in zip(names, titles, strict=True)]


def _no_list(works: int) -> str:
    what = "a work is cited here, but" if works == 1 else f"{works} works are cited from here on, but"
    return f'{what} the text has no list of references; add one under a heading of its own, such as "References"'
