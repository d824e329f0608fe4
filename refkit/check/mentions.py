"""Whether the running text names an entry's first author and year, be it in words that were not read as a citation."""

import re
from collections.abc import Iterator

from refkit.check.authors import creators
from refkit.check.desk import Desk
from refkit.check.entries import dated
from refkit.model import Span
from refkit.model.span import any_meets

_NEAR = 60
_FIRST = re.compile(r"[^\W\d_][\w’'-]+")


def mentioned(desk: Desk, index: int) -> bool:
    """Whether name and year stand close together outside the list and outside what cites another entry."""
    entry = desk.entries[index]
    date, name = dated(entry), _name(desk, index)
    if not date or len(name) < 2:
        return False
    year = re.compile(rf"(?!\w)[^\n]{{0,{_NEAR}}}?(?<!\d){date.year}(?!\d)")
    return any(
        (end := year.match(desk.text, start + len(name))) and not _taken(desk, Span(start, end.end()))
        for start in _places(desk, name)
    )


def _places(desk: Desk, name: str) -> Iterator[int]:
    """Where a word begins with a name, before the list and after it."""
    text, listed = desk.text, desk.article.list or Span(0, 0)
    for begin, end in ((0, listed.start), (listed.end, len(text))):
        start = text.find(name, begin, end)
        while start >= 0:
            if not (start and text[start - 1].isalnum()):
                yield start
            start = text.find(name, start + len(name), end)


def _name(desk: Desk, index: int) -> str:
    names = creators(desk.entries[index].reference)
    first = _FIRST.search(desk.entries[index].text)
    return (names[0].family or names[0].literal) if names else first[0] if first else ""


def _taken(desk: Desk, span: Span) -> bool:
    """Whether a place lies in the list, or begins or ends in a citation that means something else."""
    if desk.article.list and desk.article.list.meets(span):
        return True
    return any_meets(desk.linked, span)
