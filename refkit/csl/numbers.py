"""Numbers in words and signs: ordinals, long ordinals, roman numerals, and page ranges in a style's short form."""

import re
from functools import lru_cache
from typing import Final

from refkit.csl.locale import Locale, Ordinal

_ROMAN: Final = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
    (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip  # a table
_LARGEST_ROMAN: Final = 5999
_OLD_TEENS: Final = (11, 12, 13)


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

    Endings for two digits win over those for one, and both over the ending of every other number.
    """
    return f"{number}{_ending(locale.ordinals, number, gender)}"


def long_ordinal(locale: Locale, number: int, gender: str = "") -> str:
    """A number from 1 to 10 as a word, any other as `ordinal` has it (CSL 1.0.2, "Long Ordinals")."""
    word = locale.term(f"long-ordinal-{number:02}", gender=gender) if 1 <= number <= 10 else None
    return word or ordinal(locale, number, gender)


@lru_cache(maxsize=4096)
def _ending(ordinals: tuple[Ordinal, ...], number: int, gender: str) -> str:
    best, worth = "", (-1, False)
    for each in ordinals:
        reach = _reach(each, number)
        if reach >= 0 and each.gender in ("", gender) and (reach, each.gender == gender) > worth:
            best, worth = each.ending, (reach, each.gender == gender)
    if worth[0] <= 0 and not any(not each.digits for each in ordinals):
        return _old_ending(ordinals, number)
    return best


def _reach(each: Ordinal, number: int) -> int:
    """How special an ending is for this number: 0 for that of every number, -1 where it does not fit."""
    if not each.digits:
        return 0
    digits = int(each.digits) if each.digits.isdecimal() else -1
    match = each.match or ("last-digit" if digits < 10 else "last-two-digits")
    if match == "whole-number":
        return 3 if number == digits else -1
    if match == "last-two-digits":
        return 2 if number % 100 == digits else -1
    return 1 if number % 10 == digits else -1


def _old_ending(ordinals: tuple[Ordinal, ...], number: int) -> str:
    """CSL 1.0 had four endings only: -01, -02, -03, and -04 for all others."""
    last = number % 10
    wanted = "04" if number % 100 in _OLD_TEENS or last not in (1, 2, 3) else f"{last:02}"
    return next((each.ending for each in ordinals if each.digits == wanted), "")


_PAGES = re.compile(r"([A-Za-z]*)(\d+)\s*[-–]\s*([A-Za-z]*)(\d+)")


def page_range(text: str, form: str, delimiter: str) -> str:
    """A range of pages in a style's `page-range-format` (CSL 1.0.2, appendix V); other texts as they are.

    Args:
        text: "321-328", "A110-15".
        form: expanded, minimal, minimal-two, chicago, chicago-15 or chicago-16.
        delimiter: what stands between the two.

    >>> page_range("321-28", "expanded", "–"), page_range("1536-1538", "chicago", "–")
    ('321–328', '1536–38')
    """
    match = _PAGES.fullmatch(text.strip())
    if not match or form not in _FORMS:
        return text
    before, first, again, last = match.groups()
    if again and again != before:
        return f"{before}{first}{delimiter}{again}{last}"
    if len(last) < len(first):
        last = first[: len(first) - len(last)] + last
    if form == "expanded" or int(last) < int(first):
        return f"{before}{first}{delimiter}{before}{last}"
    return f"{before}{first}{delimiter}{_FORMS[form](first, last)}"


def _minimal(first: str, last: str, least: int = 1) -> str:
    if len(first) != len(last):
        return last
    same = next((at for at, (one, other) in enumerate(zip(first, last, strict=True)) if one != other), len(last))
    return last[min(same, max(len(last) - least, 0)) :]


def _chicago_15(first: str, last: str) -> str:
    """The Chicago Manual of Style, 15th edition, 9.64: 3–10, 100–104, 107–8, 321–25, 1496–1504, 13792–803."""
    begin, end = int(first), int(last)
    if begin > 100 and begin % 100 and begin // 100 == end // 100:
        return str(end % 100)
    return str(end % 1000) if begin >= 10_000 else last


def _chicago_16(first: str, last: str) -> str:
    """The Chicago Manual of Style, 16th edition, 9.60: as before, but 1496–504."""
    begin, end = int(first), int(last)
    if begin > 100 and begin % 100:
        for power in (10**digits for digits in range(2, len(first))):
            if begin // power == end // power:
                return str(end % power)
    return last


def _expanded(_first: str, last: str) -> str:
    return last


def _minimal_two(first: str, last: str) -> str:
    return _minimal(first, last, 2)


_FORMS: Final = {
    "expanded": _expanded,
    "minimal": _minimal,
    "minimal-two": _minimal_two,
    "chicago": _chicago_15,
    "chicago-15": _chicago_15,
    "chicago-16": _chicago_16,
}
