"""Dates as somebody typed them ("May 13, 2010", "2001/2003", "c. 50 BC"), read as citeproc-js reads them."""

import re
from functools import lru_cache
from typing import Final

from refkit.model import Date
from refkit.model.date import DateParts

_TOKENS: Final = re.compile(
    r"[?0-9]{4}(?:-[?0-9]{1,2}){0,2}(?![0-9])|(?:[?0-9]{1,2}-){0,2}[?0-9]{4}(?![0-9])|[?0-9]{1,3}|-|[?~]|[^-~?0-9]+"
)
_TIME: Final = re.compile(r"(?<=[0-9])T[0-9].*|\s*\b[0-9]{2}:[0-9]{2}(?::[0-9]+)?")
_JAPANESE: Final = re.compile("(明治|大正|昭和|平成|令和)?([0-9]+)年(?:([0-9]+)月)?(?:([0-9]+)日)?")
_ERAS: Final = {"明治": 1867, "大正": 1911, "昭和": 1925, "平成": 1988, "令和": 2018}
# Twelve months, and four seasons after them.
_MONTHS: Final = re.compile(
    r"\b(?:(jan)|(feb)|(mar)|(apr)|(may)|(jun)|(jul)|(aug)|(sep)|(oct)|(nov)|(dec)|(spr)|(sum)|(fal|aut)|(win))"
)
_TERMS: Final = re.compile("mic|tri|hil|eas")
_SHORT_YEAR: Final = re.compile(r"-?[0-9]{1,3}")
_PARTS: Final = ("year", "month", "day")
_LAST_MONTH: Final = 12


class _End:
    """One end of a range, or the only date."""

    __slots__ = ("circa", "parts", "season")

    def __init__(self) -> None:
        self.parts: dict[str, int] = {}
        self.season = ""
        self.circa = False


@lru_cache(maxsize=1024)
def read(text: str) -> Date:
    """The date, or range of dates, in a text; a `literal` where no year is found.

    In dates of figures the year has four digits and the month comes before the day, unless only the other way makes
    sense. A text in quotation marks is printed as it stands.

    >>> read("13 May 2010").parts, read("May 2009 - June 2010").parts, read("in press").literal
    (((2010, 5, 13),), ((2009, 5), (2010, 6)), 'in press')
    """
    if len(text) > 1 and text[0] == text[-1] == '"':
        return Date(literal=text[1:-1])
    negative = text.startswith("-")
    plain = _plain(text[1:] if negative else text)
    tokens = [token.strip() for token in _TOKENS.findall(plain) if token.strip()]
    cut = tokens.index("-") if "-" in tokens else len(tokens)
    begin, end = _end(tokens[:cut]), _end(tokens[cut + 1 :])
    if cut < len(tokens):
        begin.parts, end.parts = {**end.parts, **begin.parts}, {**begin.parts, **end.parts}
    if "year" not in begin.parts or ("day" in begin.parts and "month" not in begin.parts):
        return Date(literal=text)
    if negative:
        begin.parts["year"] *= -1
    ends = (begin, end) if cut < len(tokens) else (begin,)
    return Date(tuple(_ordered(one) for one in ends), begin.season or end.season, begin.circa or end.circa)


def _plain(text: str) -> str:
    text = _TIME.sub("", text)
    if _SHORT_YEAR.fullmatch(text):
        return text.zfill(4)
    if "年" in text:
        text = _JAPANESE.sub(_western, text).replace("〜", "-")
    return re.sub(r"(?<=[A-Za-z])\.", "", text.replace("/", "-").replace("_", "-").replace("–", "-"))


def _western(match: re.Match[str]) -> str:
    era, year, month, day = match.groups()
    return "-".join([str(_ERAS.get(era, 0) + int(year)).zfill(4), *filter(None, (month, day))])


def _ordered(end: _End) -> DateParts:
    found = []
    for part in _PARTS:
        if part not in end.parts:
            break
        found.append(end.parts[part])
    return tuple(found)


def _end(tokens: list[str]) -> _End:
    end, number = _End(), ""
    for token in tokens:
        lower = token.lower()
        if "-" in token:
            _read_figures(end, token.split("-"))
        elif re.fullmatch("[0-9]{4}", token):
            end.parts["year"] = int(token)
        elif token in ("~", "?") or re.match(r"c$|ca\b|cir", lower):
            end.circa = True
        elif month := _MONTHS.search(lower):
            end.parts["month"] = month.lastindex or 0
        elif token.isdecimal():
            number = token
        elif number and re.match("bc|ad", lower):
            end.parts["year"] = int(number) * (-1 if lower.startswith("bc") else 1)
            number = ""
        elif _TERMS.search(lower):
            end.season = token
    if number:
        end.parts["day"] = int(number)
    return end


def _read_figures(end: _End, figures: list[str]) -> None:
    """A date of figures alone: the year is first or last."""
    year = next((at for at, figure in enumerate(figures) if len(figure) == len("2010")), None)
    if year is not None and figures[year].isdecimal():
        end.parts["year"] = int(figures[year])
    rest = [int(figure) for figure in (figures[1:] if year == 0 else figures[:year]) if figure.isdecimal()]
    if len(rest) > 1 and rest[0] > _LAST_MONTH:
        rest.reverse()
    for part, value in zip(_PARTS[1:], rest, strict=False):
        if not value:
            break
        end.parts[part] = value
