"""A citation whose works stand in another order than the text mostly keeps.

## What it does

Looks in which order the citations with several works have them: by the alphabet, by year, or, when they are numbers,
upwards. Where three quarters of them agree, the others are pointed at.

## Why it matters

Most styles prescribe the order inside a citation; a reader who sees it broken looks for a reason.

## Example

```text
Sitting weakens (Berg, 2007; Izzo, 2009). So it is (Berg, 2007; Whatman, 2008).
Again (Izzo, 2009; Whatman, 2008). Still (Whatman, 2008; Berg, 2007).

# References

Berg, H. (2007). Hip atrophy. Sport Press.

Izzo, J. (2009). The way we sit. Sport Press.

Whatman, C. (2008). Gluteus medius. Sport Press.
```

## Use instead

```text
Sitting weakens (Berg, 2007; Izzo, 2009). So it is (Berg, 2007; Whatman, 2008).
Again (Izzo, 2009; Whatman, 2008). Still (Berg, 2007; Whatman, 2008).

# References

Berg, H. (2007). Hip atrophy. Sport Press.

Izzo, J. (2009). The way we sit. Sport Press.

Whatman, C. (2008). Gluteus medius. Sport Press.
```

## Fix

Puts the works into the order that the text keeps elsewhere. It is safe when nothing but the works changes places.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import Any

from refkit.check.desk import Desk
from refkit.check.finding import Edit, Fix, Severity
from refkit.check.naming import cited_as
from refkit.check.pointers import years
from refkit.check.rule import Mark, rule, safe
from refkit.fields.text import fold
from refkit.model import CitationKind, InTextCitation, InTextCite

_SHARE = 0.75
_LEAST = 3
_Order = Callable[[InTextCite], Any]


@rule("CIT011", "order-in-citation", Severity.INFO)
def order_in_citation(desk: Desk) -> Iterator[Mark]:
    """One mark for each citation that breaks the order which the text keeps."""
    for orders in (_NAMED, _NUMBERED):
        clusters = [each for each in desk.article.citations if _fits(each, numbered=orders is _NUMBERED)]
        kept = {name: [each for each in clusters if _sorted(each.cites, key)] for name, key in orders.items()}
        name = max(kept, key=lambda each: len(kept[each]))
        if len(kept[name]) < _LEAST or len(kept[name]) < _SHARE * len(clusters):
            continue
        for cluster in clusters:
            if cluster not in kept[name]:
                expected = "; ".join(cited_as(cite) or cite.number for cite in sorted(cluster.cites, key=orders[name]))
                message = f"the works stand in another order here; the other citations have them {name}: {expected}"
                yield Mark(cluster.span, message, None, _fix(desk.text, cluster, orders[name]))


def _alphabet(cite: InTextCite) -> Any:
    return [fold(name) for name in cite.names[:1]]


def _year(cite: InTextCite) -> Any:
    return min(years(cite.year))


def _number(cite: InTextCite) -> Any:
    return int(cite.number)


_NAMED: dict[str, _Order] = {
    "by the alphabet": _alphabet,
    "by year": _year,
    "by year, the latest first": lambda cite: -int(_year(cite)),
}
_NUMBERED: dict[str, _Order] = {"upwards": _number}


def _fits(citation: InTextCitation, *, numbered: bool) -> bool:
    if len(citation.cites) < 2:
        return False
    if numbered:
        return citation.kind is CitationKind.NUMERIC and all(cite.number.isdecimal() for cite in citation.cites)
    named = citation.kind is CitationKind.AUTHOR_DATE and all(
        years(cite.year) and cite.names for cite in citation.cites
    )
    return named and len({fold(cite.names[0]) for cite in citation.cites}) > 1


def _sorted(cites: Sequence[InTextCite], key: _Order) -> bool:
    keys = [key(cite) for cite in cites]
    return all(one <= other for one, other in pairwise(keys))


def _fix(text: str, citation: InTextCitation, key: _Order) -> Fix | None:
    """The cites in order, each with its words; None when more than a plain sign stands between them."""
    spans = [cite.span for cite in citation.cites]
    if any(one.end > other.start for one, other in pairwise(spans)):
        return None
    between = {text[one.end : other.start] for one, other in pairwise(spans)}
    if len(between) != 1 or not between <= {"; ", ", ", ",", ";", " "}:
        return None
    ordered = sorted(citation.cites, key=key)
    edits = [Edit(span, cite.span.of(text)) for span, cite in zip(spans, ordered, strict=True) if span != cite.span]
    return safe(*edits) if edits else None
