"""Dates as ISO 8601-2 (EDTF) writes them, which BibLaTeX takes over: read and written.

Source: Library of Congress, Extended Date/Time Format specification (2019), levels 0 and 1, and as much of level 2 as
the biblatex manual 3.20, section 2.3.8, lists; "u" is how drafts before 2012 wrote "X".
"""

import re

from refkit.model import Date

_ONE = re.compile(
    r"(?P<year>[+-]?\d{1,6}|Y-?\d+|\d{1,3}[Xu]{1,3})"
    r"(?:-(?P<month>\d{1,2}|XX|uu)(?:-(?P<day>\d{1,2}|XX|uu))?)?"
    r"(?:T[\d:.]+(?:Z|[+-][\d:]+)?)?(?P<mark>[~?%]?)"
)
_SPRING, _WINTER = 21, 24
_DAYS, _MONTHS = 31, 12


def read(text: str) -> Date | None:
    """The date, None where the text is no such date (`dates.read` knows what people write).

    An open or unknown end is `(0,)`; "uncertain", "approximate" and both are `circa`; of "199X" the decade's first and
    last year. An open begin has no place in CSL and stays a `literal`. The year 0 is 1 BC, and so -43 is 44 BC.

    >>> read("1988~").circa, read("2004-22").season, read("1997/").parts, read("199X").parts, read("-0043").year
    (True, '2', ((1997,), (0,)), ((1990,), (1999,)), -44)
    """
    begin, slash, end = (part.strip() for part in text.partition("/"))
    if slash and begin in ("", ".."):
        return Date(literal=f"../{end}") if _one(end) else None
    first = _one(begin)
    if first is None or not slash:
        return first
    if end in ("", "..", "open"):
        return Date(parts=(first.parts[0], (0,)), season=first.season, circa=first.circa)
    last = _one(end)
    if last is None:
        return None
    return Date(parts=(_whole(first, 0), _whole(last, -1)), circa=first.circa or last.circa)


def _whole(date: Date, at: int) -> tuple[int, ...]:
    """A date of a range, its season as the month 21 to 24."""
    return (*date.parts[at], 20 + int(date.season)) if date.season else date.parts[at]


def _one(text: str) -> Date | None:
    match = _ONE.fullmatch(text)
    if not match:
        return None
    circa = bool(match["mark"])
    if match["year"][-1] in "Xu":
        first, last = (int(re.sub("[Xu]", digit, match["year"])) for digit in "09")
        return Date(parts=((first,), (last,)), circa=circa)
    year, month, day = int(match["year"].lstrip("Y")), _number(match["month"]), _number(match["day"])
    year -= year <= 0
    if _SPRING <= month <= _WINTER:
        return Date(parts=((year,),), season=str(month - 20), circa=circa)
    if month > _MONTHS or day > _DAYS:
        return None
    known = (year, month, day) if month and day else (year, month) if month else (year,)
    return Date(parts=(known,), circa=circa)


def _number(text: str | None) -> int:
    return int(text) if text and text.isdecimal() else 0


def write(date: Date) -> str:
    """The date in EDTF; what has no numbers stays as it is worded.

    >>> write(Date(((2012, 5), (2013,)), circa=True)), write(Date(((2004,),), season="3")), write(Date(literal="n.d."))
    ('2012-05/2013~', '2004-23', 'n.d.')
    >>> write(Date(((-44, 3, 15),)))
    '-0043-03-15'
    """
    if not date.parts:
        return date.literal or date.raw
    begin = _written(date.parts[0], date.season if not date.end else "")
    mark = "~" * date.circa
    if date.end is None:
        return begin + mark
    return f"{begin}/{_written(date.end, '')}{mark}" if any(date.end) else f"{begin}{mark}/"


def _written(parts: tuple[int, ...], season: str) -> str:
    year, *rest = parts
    year += year < 0
    rest = [20 + int(season)] if season.isdecimal() and not rest else rest
    head = f"{'-' * (year < 0)}{abs(year):04}"
    return "-".join([head, *(f"{part:02}" for part in rest)])
