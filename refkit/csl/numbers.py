"""Numbers in words and signs: ordinals, long ordinals, roman numerals, and page ranges in a style's short form."""

import re
from collections.abc import Callable, Mapping
from typing import Final

from refkit.csl.locale import Locale

_ROMAN: Final = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
    (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip  # a table
_LARGEST_ROMAN: Final = 5999
_MATCHES: Final = (("whole-number", 0), ("last-two-digits", 2), ("last-digit", 1))


def roman(number: int) -> str:
    """A number in small roman numerals; in figures where there are none for it.

    >>> roman(1984), roman(0)
    ('mcmlxxxiv', '0')
    """
    if not 0 < number <= _LARGEST_ROMAN:
        return str(number)
    made = []
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        made.append(letters * count)
    return "".join(made)


def ordinal(locale: Locale, number: int, gender: str = "") -> str:
    """A number with its ending, in the gender of the noun it counts (CSL 1.0.2, "Ordinals").

    The ending of the whole number wins over that of its last two digits, this over that of the last, and that over the
    ending of all numbers. A locale without an ending for all numbers has the four of CSL 1.0, of which "-04" is for all
    but those that end in one, two and three.
    """
    if locale.ordinals or locale.term("ordinal") is not None:
        return f"{number}{_ending(locale, str(number), gender)}"
    last = number % 10
    wanted = last if last in (1, 2, 3) and number % 100 - last != 10 else 4
    return f"{number}{locale.term(f'ordinal-{wanted:02}', gender=gender) or ''}"


def _ending(locale: Locale, digits: str, gender: str) -> str:
    ending = locale.term("ordinal", gender=gender) or ""
    for worn in dict.fromkeys((gender, "")):
        names = (locale.ordinals.get((match, digits[-count:], worn)) for match, count in _MATCHES)
        name = next(filter(None, names), "")
        if name:
            return locale.term(name, gender=gender) or ""
        if worn and ("ordinal", "long", worn) in locale.terms:
            break
    return ending


def long_ordinal(locale: Locale, number: int, gender: str = "") -> str:
    """A number from 1 to 10 as a word, any other as `ordinal` has it (CSL 1.0.2, "Long Ordinals")."""
    return locale.term(f"long-ordinal-{number:02}", gender=gender) or ordinal(locale, number, gender)


# A number may have letters before it ("S12", "2A007": the zeros are theirs) and small ones after it ("12a").
_PAGES: Final = re.compile(
    r"(?P<before>[0-9]*[a-zA-Z]+0*)?(?P<first>[0-9]+[a-z]*)\s*[-–]\s*(?P<again>[0-9]*[a-zA-Z]+0*)?(?P<last>[0-9]+[a-z]*)"
)
_HYPHEN: Final = re.compile(r"(?<!\\)\s*[-–]\s*")


def page_range(text: str, form: str, delimiter: str) -> str:
    """Every range of pages in a text in a style's `page-range-format` (CSL 1.0.2, appendix V).

    Args:
        text: such as "321-328", "A110-15", "12-15, 21-25". A hyphen after a backslash is no range's.
        form: expanded, minimal, minimal-two, chicago, chicago-15 or chicago-16; "" for the numbers as they are.
        delimiter: what stands between the two ends of a range.

    >>> page_range("321-28", "expanded", "–"), page_range("1536-1538", "chicago", "–")
    ('321–328', '1536–38')
    """
    shorten = _FORMS.get(form, _expanded)

    def written(match: re.Match[str]) -> str:
        return _written(match, shorten, delimiter, twice=form not in _ONCE)

    return _HYPHEN.sub(delimiter, _PAGES.sub(written, text))


def _written(match: re.Match[str], shorten: Callable[[str, str], str], delimiter: str, *, twice: bool) -> str:
    before, first, again, last = match["before"] or "", match["first"], match["again"] or "", match["last"]
    if again and again != before:
        return f"{before}{first}{delimiter}{again}{last}"
    if (left_out := first[: max(len(first) - len(last), 0)]).isdecimal():
        last = left_out + last
    if _integer(first) >= _integer(last):
        return f"{before}{first}{delimiter}{again}{match['last']}"
    return f"{before}{first}{delimiter}{before if twice else ''}{shorten(first, last)}"


def _integer(digits: str) -> int:
    return int(digits.rstrip("abcdefghijklmnopqrstuvwxyz"))


def _expanded(_first: str, last: str) -> str:
    return last


def _minimal(first: str, last: str, least: int = 1) -> str:
    if len(first) != len(last):
        return last
    same = next((at for at, (one, other) in enumerate(zip(first, last, strict=True)) if one != other), len(last))
    return last[min(same, max(len(last) - least, 0)) :]


def _minimal_two(first: str, last: str) -> str:
    return _minimal(first, last, 2)


def _chicago_15(first: str, last: str) -> str:
    """The Chicago Manual of Style, 15th edition, 9.64: 3–10, 100–104, 107–8, 321–25, 1496–1504, 13792–803."""
    begin, end = _integer(first), _integer(last)
    if begin > 100 and begin % 100 and begin // 100 == end // 100:
        return str(end % 100)
    return str(end % 1000) if begin >= 10_000 else last


def _chicago_16(first: str, last: str) -> str:
    """The Chicago Manual of Style, 16th edition, 9.60: as before, but 1496–504."""
    begin, end = _integer(first), _integer(last)
    if begin > 100 and begin % 100:
        for power in (10**digits for digits in range(2, len(str(end)))):
            if begin // power == end // power:
                return str(end % power)
    return last


_FORMS: Final[Mapping[str, Callable[[str, str], str]]] = {
    "expanded": _expanded,
    "minimal": _minimal,
    "minimal-two": _minimal_two,
    "chicago": _chicago_15,
    "chicago-15": _chicago_15,
    "chicago-16": _chicago_16,
}
# These write the letters before a number once.
_ONCE: Final = frozenset(_FORMS) - {"expanded"}
