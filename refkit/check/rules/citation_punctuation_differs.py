"""A citation with another sign in front of its year, or between its works, than the text mostly writes.

## What it does

Looks what stands in front of the year in citations in brackets, "(Berg, 2007)" or "(Berg 2007)", and what parts two
works of one citation. Where three quarters of them agree, the others are pointed at.

## Why it matters

Each style has one sign for each place; two of them show that citations came from two hands, and a comma between two
works may be read as one between a name and its year.

## Example

```text
Bed rest weakens (Berg, 2007), and sitting too (Izzo, 2009). Stairs help (Carter, 2011). So it is (Berg 2007).

# References

Berg, H. (2007). Hip atrophy. Sport Press.

Carter, A. (2011). Stairs and hips. Sport Press.

Izzo, J. (2009). The way we sit. Sport Press.
```

## Use instead

```text
Bed rest weakens (Berg, 2007), and sitting too (Izzo, 2009). Stairs help (Carter, 2011). So it is (Berg, 2007).

# References

Berg, H. (2007). Hip atrophy. Sport Press.

Carter, A. (2011). Stairs and hips. Sport Press.

Izzo, J. (2009). The way we sit. Sport Press.
```

## Fix

Writes the sign that the text mostly has there, and is safe.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from refkit.check.desk import Desk
from refkit.check.finding import Edit, Severity
from refkit.check.naming import counted
from refkit.check.rule import Mark, rule, safe
from refkit.check.usage import usage
from refkit.model import CitationKind, InTextCitation, InTextCite, Span

_BEFORE_YEAR = re.compile(r"[,;:]?(?=\s+$)|[,;:]$")
_BETWEEN = re.compile(r"\s?([,;])\s")


@rule("CIT018", "citation-punctuation-differs", Severity.INFO)
def citation_punctuation_differs(desk: Desk) -> Iterator[Mark]:
    """One mark for each sign that is not the usual one of its place."""
    cited = [each for each in desk.article.citations if each.kind is CitationKind.AUTHOR_DATE]
    bracketed = [each for each in cited if each.text.startswith(("(", "["))]
    years = [span for citation in bracketed for span in _before_years(desk.text, citation)]
    works = [span for citation in bracketed for span in _between_works(desk.text, citation)]
    yield from _odd(desk, years, "in front of the year")
    yield from _odd(desk, works, "between two works")


def _odd(desk: Desk, signs: list[Span], where: str) -> Iterator[Mark]:
    """One mark for each sign that is not as three quarters of them."""
    usual = usage({index: span.of(desk.text) for index, span in enumerate(signs)})
    if usual is None:
        return
    times = counted(usual.times, "other place", "other places")
    for span in (signs[index] for index in usual.others):
        message = f"{_shown(span.of(desk.text))} stands {where} here; in {times} {_shown(usual.way)} does"
        seen = span if len(span) else Span(span.start - 1, span.start)
        yield Mark(seen, message, None, safe(Edit(span, usual.way)))


def _shown(sign: str) -> str:
    return f'"{sign}"' if sign else "nothing but a blank"


def _before_years(text: str, citation: InTextCitation) -> Iterator[Span]:
    """The signs between names and their year, an empty span where only a blank stands there."""
    for cite in citation.cites:
        if _named(text, cite) and cite.year[:4].isdecimal():
            names = text.rfind(cite.names[-1], cite.span.start, cite.span.end)
            year = text.find(cite.year, names, cite.span.end)
            match = _BEFORE_YEAR.search(text, names, year) if year > names >= 0 else None
            if match:
                yield Span(*match.span())


def _between_works(text: str, citation: InTextCitation) -> Iterator[Span]:
    """The signs that part two works, where both are called by name: "2011, 2014" are two years of one name."""
    for one, other in pairwise(citation.cites):
        match = _BETWEEN.match(text, one.span.end) if _named(text, one) and _named(text, other) else None
        if match and match.end() <= other.span.start:
            yield Span(*match.span(1))


def _named(text: str, cite: InTextCite) -> bool:
    """Whether a cite says its own names, instead of going on behind those of the one before."""
    return bool(cite.names) and cite.names[0] in cite.span.of(text)
