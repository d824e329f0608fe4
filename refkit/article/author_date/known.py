"""What tells names from other words: the entries of the list, and the words that the text also writes small."""

import re
from dataclasses import dataclass

from refkit.article.links import Link, Works
from refkit.article.naming import Naming
from refkit.model import InTextCite, Span

_SMALL = re.compile(
    r"(?<![^\W\d_]|[/@])(?<!\w\.)[a-zà-öø-ÿß]{3,30}(?![^\W\d_]|[’'@][a-z]|[./]\w)"
)  # none of an address


@dataclass(frozen=True, slots=True)
class Known:
    """The entries of a list, and the words that the text also writes small: these are hardly names."""

    works: Works
    common: frozenset[str]

    def link(self, named: Naming, year: str) -> Link:
        """What some names and a year (as written, "" without one) mean."""
        return self.works.named(named.names, year, et_al=named.et_al)

    def cite(self, base: int, named: Naming, year: str, where: Span) -> InTextCite:
        """The cite by names and a year that stands at a span counted from `base`."""
        link = self.link(named, year)
        span = Span(base + where.start, base + where.end)
        return InTextCite(span, named.names, year, named.et_al, entry=link.entry, why=link.why, near=link.near)


def known(text: str, works: Works) -> Known:
    """What a text and its list tell of names."""
    return Known(works, frozenset(match[0] for match in _SMALL.finditer(text)))  # not all at once: a book has many
