"""What a local index finds a work by: words of its title, family names, and a few terms rare by themselves."""

import hashlib
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from refkit.fields import identifiers, pages
from refkit.fields.text import fold

_RARE = re.compile(r"v\w*?\d\w*p\w|y\d{4}\w|doi0[0-9a-f]{10}$")

Item = Mapping[str, Any]
"""A CSL-JSON item."""

_AUTHORS = 6
# Words in so many titles that looking them up finds nothing; of the languages most titles are in.
_STOP = frozenset(
    "the of and in for a an on to with from by at as is are its or into der die das und des von zur zum im den ein eine"
    " le la les de du et un une dans pour sur el los las en y del para con por il lo gli di da e o do dos das".split()
)


def terms(item: Item) -> tuple[str, ...]:
    """Every term of a work once: words, names, then those that `is_rare` knows.

    A rare term joins what hardly two works share: volume and first page, first family name and year, year and first
    page; or stands for the DOI.

    >>> terms({"title": "The Hip in Bed Rest", "author": [{"family": "Berg"}], "volume": "99", "page": "283-289"})
    ('hip', 'bed', 'rest', 'berg', 'v99p283')
    """
    families = _families(item)
    words = title_words(" ".join((_text(item, "title"), *families)))
    return tuple(dict.fromkeys((*words, *_rare(item, families))))


def title_words(text: str) -> list[str]:
    """The words of a title worth looking up; writing without blanks between words gives its pairs of characters."""
    folded = fold(text)
    words = [word for word in folded.split() if word not in _STOP]
    return words if folded.isascii() else [piece for word in words for piece in _pieces(word)]


def _pieces(word: str) -> Iterator[str]:
    if len(word) > 2 and word[0] >= "\u3040" and word.isalpha():  # kana, han, hangul
        yield from (word[at : at + 2] for at in range(len(word) - 1))
    else:
        yield word


def is_rare(term: str) -> bool:
    """Whether a term is one of those that hardly two works share."""
    return bool(_RARE.match(term))


def doi_term(text: str) -> str:
    """The term for a DOI, "" when the text is none."""
    as_it_is = text[:3] == "10." and text[-1:].isalnum() and "%" not in text and " " not in text
    bare = text if as_it_is else identifiers.doi(text)
    if not bare:
        return ""
    return "doi0" + hashlib.blake2b(bare.lower().encode(), digest_size=5).hexdigest()


def _rare(item: Item, families: list[str]) -> Iterator[str]:
    first = _folded(families[0]) if families else ""
    year, volume, page = _year(item), _number(_text(item, "volume")), _first_page(_text(item, "page"))
    if volume and page:
        yield f"v{volume}p{page}"
    if first and year:
        yield f"y{year}{first}"
    if year and page:
        yield f"y{year}p{page}"
    if found := doi_term(_text(item, "DOI")):
        yield found


def _text(item: Item, variable: str) -> str:
    value = item.get(variable, "")
    return value if isinstance(value, str) else str(value) if isinstance(value, int) else ""


def _families(item: Item) -> list[str]:
    """The family names, or names of bodies, of the first authors or editors."""
    names = item.get("author") or item.get("editor")
    people = [name for name in names[:_AUTHORS] if isinstance(name, dict)] if isinstance(names, list) else []
    found = (
        name.get("literal") or f"{name.get('non-dropping-particle', '')} {name.get('family', '')}" for name in people
    )
    return [name for name in found if isinstance(name, str) and not name.isspace()]


@lru_cache(maxsize=100_000)
def _folded(name: str) -> str:
    return fold(name).replace(" ", "")


def _year(item: Item) -> str:
    issued = item.get("issued")
    try:
        year = issued["date-parts"][0][0] if issued else ""
    except (TypeError, LookupError):
        return ""
    return str(year) if isinstance(year, int | str) else ""


def _number(text: str) -> str:
    return text if text.isdecimal() else fold(text).replace(" ", "")


@lru_cache(maxsize=50_000)
def _first_page(text: str) -> str:
    first, _, last = text.partition("-")
    if first.isdecimal() and last.lstrip("-").isdecimal():  # most are; reading them takes a tenth of the time
        return first
    found = pages.span(text)
    return _number(found.first) if found else ""
