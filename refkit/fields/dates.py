"""Dates as people write them, read into CSL's date parts: "12 März 2014", "Spring 2009", "2007a", "n.d.", "2003/04"."""

import re
from functools import cache

from refkit.fields.text import fold, tidy
from refkit.model import Date

_MONTH_WORDS = """
january januar janvier enero janeiro gennaio januari
february februar fevrier febrero fevereiro febbraio februari
march marz mars marzo marco maart
april avril abril aprile
may mai mayo maio maggio mei
june juni juin junio junho giugno
july juli juillet julio julho luglio
august aout agosto augustus
september septembre septiembre setembro settembre setiembre
october oktober octobre octubre outubro ottobre
november novembre noviembre novembro
december dezember decembre diciembre dezembro dicembre
"""
_SHORT_MONTHS = """
jan janv ene gen
feb fev febr fevr
mar maer mrt mrz
apr avr abr
may mai mag
jun jui giu
jul juil lug
aug aou ago
sep sept set sett
oct okt out ott
nov
dec dez dic des
"""
_SEASON_WORDS = """
spring printemps primavera fruhling fruhjahr lente
summer sommer ete verano verao estate zomer
autumn fall herbst automne otono outono autunno herfst
winter hiver invierno inverno
"""
UNDATED = (
    r"(?:[nN]\.\s?d\.?|N\.D\.|o\.\s?[DJ]\.|[sS]\.\s?[fda]\.|z\.\s?[jd]\.|u\.\s?å\.|s/[fd]|(?i:no date|undated"
    r"|ohne (?:Datum|Jahr)|sans date|sin fecha|sem data|senza data|zonder (?:datum|jaar)"
    r"|uten (?:år|dato)|utan år|uden (?:år|dato)))(?!\w)"
)
"""A pattern of what stands for a date that is not known: "n.d.", "o. J.", "s.f."; the initials "S. A." are none."""
FORTHCOMING = (
    r"(?i:in press|forthcoming|in preparation|submitted|accepted|to appear|im Druck|im Erscheinen|erscheint demnächst"
    r"|sous presse|à paraître|en prensa|de próxima aparición|no prelo|in stampa|in corso di stampa|in druk"
    r"|te verschijnen)(?!\w)"
)
"""A pattern of what stands for the date of a work that is not out yet: "in press", "im Druck"."""
_NO_DATE = re.compile(rf"{UNDATED}|(?:n\s?d|o\.?\s?[dj]|s\.?\s?[fda]|z\.?\s?j)\.?", re.IGNORECASE)
_FORTHCOMING = re.compile(FORTHCOMING)
_CIRCA = re.compile(r"^(?:circa|ca?\.|approx\.|um|vers|hacia)\s*(?=\d)|(?<=\d)\?$", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d)(1[0-9]{3}|20[0-9]{2}|2100)(?!\d)")
_ISO = re.compile(r"(\d{4})[-/.] ?(\d{1,2})(?:[-/.] ?(\d{1,2}))?(?!\d)(?:[T ]\d{2}:\d{2}\S*)?")
_SPACED = re.compile(r"(\d{4}) (\d\d) (\d\d)")
_LITTLE = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})")
_YEARS = re.compile(r"(\d{4})\s*(?:[-–—/]\s*(\d{4})|[–—/]\s*(\d{2}))")
_TOKEN = re.compile(r"\d+|[^\W\d_]+")
_SUFFIX = re.compile(r"(?<=\d)[a-z]\b")
_MOST_FIGURES = 6


MONTHS = tuple("January February March April May June July August September October November December".split())
"""The months in English, in order."""


@cache
def _table(words: str) -> dict[str, int]:
    lines = words.strip().splitlines()
    return {word: number for number, line in enumerate(lines, 1) for word in line.split()}


def month(word: str) -> int | None:
    """The number of a month's name or its abbreviation in en, de, fr, es, pt, it and nl; None when it is none.

    >>> month("März"), month("Sept."), month("août"), month("Marching")
    (3, 9, 8, None)
    """
    word = fold(word)
    return _table(_MONTH_WORDS).get(word) or _table(_SHORT_MONTHS).get(word)


def season(word: str) -> int | None:
    """1 (spring) to 4 (winter) for a season's name in the same languages; None when it is none."""
    return _table(_SEASON_WORDS).get(fold(word))


def figures(text: str) -> int:
    """The number that a text's figures stand for, 0 where it has other characters or more figures than any date.

    >>> figures("07"), figures("2007"), figures("July"), figures("9" * 5000)
    (7, 2007, 0, 0)
    """
    bare = text.strip()
    return int(bare) if len(bare) <= _MOST_FIGURES and bare.isdecimal() else 0


def is_undated(text: str) -> bool:
    """Whether a text says that there is no date, in any of the languages: "n.d.", "o. J.", "s.f.".

    >>> is_undated("n.d."), is_undated("(o. J.)"), is_undated("1999")
    (True, True, False)
    """
    return bool(_NO_DATE.fullmatch(text.strip(" ()[]")))


def is_forthcoming(text: str) -> bool:
    """Whether a text says that the work is not out yet: "in press", "im Druck", "forthcoming"."""
    return bool(_FORTHCOMING.fullmatch(text.strip(" ().[]")))


def year_suffix(text: str) -> str:
    """The letter that tells works of one year apart, "" without one.

    >>> year_suffix("2007a"), year_suffix("2007")
    ('a', '')
    """
    match = _SUFFIX.search(text)
    return match[0] if match else ""


def read(text: str) -> Date:
    """The date that a free text means.

    Years, ranges of years ("2003/04" ends in 2004), months and days in any usual order, seasons, "ca.". A day and
    month in figures are day first, unless only the other order is possible. "n.d." and "in press" become the
    date's `literal`; so does what cannot be read. An empty text is an empty date.

    >>> read("(2007, March 5).").parts, read("12. März 2014").parts, read("2003/04").parts, read("Summer 2009").season
    (((2007, 3, 5),), ((2014, 3, 12),), ((2003,), (2004,)), '2')
    """
    bare = tidy(text).strip(" ()[],.;:") if not is_undated(text) else text.strip(" ()[]")
    if not bare:
        return Date()
    if is_undated(bare) or is_forthcoming(bare):
        return Date(literal=bare)
    circa = bool(_CIRCA.search(bare))
    bare = _SUFFIX.sub("", _CIRCA.sub("", bare))
    return _years(bare, circa) or _figures(bare, circa) or _words(bare, circa) or Date(literal=tidy(text).strip())


def _figures(text: str, circa: bool) -> Date | None:
    if (match := _ISO.fullmatch(text) or _SPACED.fullmatch(text)) and 1 <= int(match[2]) <= 12:
        return _date((int(match[1]), int(match[2]), int(match[3] or 0)), circa)
    if match := _LITTLE.fullmatch(text):
        day, number, year = int(match[1]), int(match[2]), int(match[3])
        return _date((year, day, number) if number > 12 else (year, number, day), circa)
    return None


def _years(text: str, circa: bool) -> Date | None:
    if not (match := _YEARS.fullmatch(text)):
        return Date(parts=((int(text),),), circa=circa) if re.fullmatch(r"\d{3,4}", text) else None
    begin, end = match[1], match[2] or match[3]
    end = begin[: 4 - len(end)] + end
    return Date(parts=((int(begin),), (int(end),)), circa=circa) if int(end) > int(begin) else None


def _words(text: str, circa: bool) -> Date | None:
    found = _YEAR.search(text)
    if not found:
        return None
    year = int(found[1])
    tokens = _TOKEN.findall(text[: found.start()] + " " + text[found.end() :])
    months = [number for token in tokens if (number := month(token))]
    days = [day for token in tokens if 1 <= (day := figures(token)) <= 31]
    if not months:
        part = next((number for token in tokens if (number := season(token))), None)
        return Date(parts=((year,),), season=str(part or ""), circa=circa)
    return _month_range(year, months, days, circa)


def _month_range(year: int, months: list[int], days: list[int], circa: bool) -> Date | None:
    first = _date((year, months[0], days[0] if days else 0), circa)
    if not first or (len(months) == 1 and len(days) < 2):
        return first
    last = _date((year, months[-1], days[-1] if days else 0), circa)
    return Date(parts=(*first.parts, *last.parts), circa=circa) if last and last.parts > first.parts else first


def _date(parts: tuple[int, int, int], circa: bool) -> Date | None:
    year, number, day = parts
    if not 1 <= number <= 12:
        return None
    kept = (year, number, day) if 1 <= day <= 31 else (year, number)
    return Date(parts=(kept,), circa=circa)
