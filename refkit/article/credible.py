"""Whether lines without a heading are a list of references: steps, recipes, timelines and changes are lists as well.

What tells references from these is what only works have: names in the order of a list, or a year together with what
was published, where and by whom.
"""

import re
from collections.abc import Iterator, Sequence

from refkit.article.lines import DATED, Line
from refkit.parsing import heads, labels

_NAMES = 1.8  # what the beginning of an entry scores at least that has names in order
_EARLY_YEAR = 2.0  # what a year in brackets alone is worth there
_PUBLISHED = re.compile(
    r"\d\s?\(\d{1,4}(?:[-–/]\d{1,3})?\)\s?[:,;]\s?\w?\d"  # "3(2): 14"
    r"|\b(?:pp?\.|S\.|págs?\.|vol\.|no\.|Bd\.|Jg\.)\s?\d"
    r"|\bdoi\b|\b10\.\d{4,5}/|\bisbn\b|\bissn\b|\barxiv\b"
    r"|\b(?:press|verlag|publish(?:ers|ing)|editora?|éditions?|editorial|editrice|uitgeverij|journal|proceedings"
    r"|retrieved|accessed|available (?:at|from|online)|eds?\.|hrsg\.|hg\.|orgs?\.|thesis|dissertation|abgerufen"
    r"|zugriff|consulté|consultado|disponível|disponible|acesso em|et al)\b"
    r"|(?-i:\b[^\W\d_a-z][\w'’.-]{1,30}(?: [^\W\d_]['’\w-]{1,30})?\s?: "  # "Oslo: Rook, 2004"
    r"[^\W\d_a-z][^:.;()\d]{2,60}[,.]? \(?(?:1[5-9]|20)\d\d\b)"
    r"|[\"“„«][^\"“”„«»]{8,200}[.,]?[\"”“»]|[*_][^*_]{8,200}[*_]"
    r"|\[(?:1[89]|20)\d\d\] (?:\d{1,3} )?[A-Z][A-Za-z]*\.? ",
    re.IGNORECASE,
)


_FEW = 3  # items that may stand first in a list though nothing tells that they are works


def first(lines: Sequence[Line]) -> int:
    """How many of some lines stand before the first credible entry, where they are more than a few and set apart."""
    items = list(_items(lines))
    told = next((at for at, (_, item) in enumerate(items) if _told(item)), 0)
    begin = items[told][0] if items else 0
    apart = told >= _FEW and lines[begin].blanks > 0
    return begin if apart and not any(line.pointed or line.marked or line.cited for line in lines[:begin]) else 0


def are_entries(lines: Sequence[Line]) -> bool:
    """Whether half of the entries that lines would be have what only references have, or the text cites some."""
    if any(line.pointed or line.marked or line.cited for line in lines):
        return True
    items = [item for _, item in _items(lines)]
    return sum(map(_told, items)) * 2 >= len(items)


def _items(lines: Sequence[Line]) -> Iterator[tuple[int, str]]:
    """The lines, such as go on with the one before joined to it, and which the first of each is."""
    begin, item = 0, ""
    for at, line in enumerate(lines):
        mark = labels.read(line.text)
        if item and (mark or line.blanks or heads.year_first(line.text) or heads.score(line.text) >= _NAMES):
            yield begin, item
            begin, item = at, ""
        words = line.text[mark.end :] if mark else line.text
        item = f"{item} {words}" if item else words
    if item:
        yield begin, item


def _told(item: str) -> bool:
    score = heads.score(item)
    if score >= _NAMES and score != _EARLY_YEAR:
        return True
    return bool(DATED.search(item)) and bool(_PUBLISHED.search(item))
