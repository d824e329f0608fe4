"""Strings rendered as a journal or publisher wants its references: the forms are in `data/houses.txt`."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from random import Random

from refkit.parsing import grey, naming, stock
from refkit.parsing.manners import WORDS, Manner, pick
from refkit.parsing.sheet import Sheet, names_said
from refkit.parsing.works import Item

_FORMS = Path(__file__).with_name("data") / "houses.txt"
_PIECE = re.compile(r"<([^<>]*)>|\{([^{}]+)\}|\[(\?)?|(\])|([^\[\]{}<>]+)")
_VARIABLES = {
    "year": "issued", "day": "issued", "month": "issued", "container": "container-title", "site": "container-title",
    "paper": "container-title", "editor2": "editor", "place": "publisher-place", "university": "publisher",
    "series": "collection-title",
}  # fmt: skip
_OPEN = {"(": ")", "[": "]"}
_OFTEN = 0.5
"""How many of the strings have what their house writes now and then only."""


@dataclass(frozen=True, slots=True)
class House:
    """The language of a house, how it writes names, and its form for each kind of work."""

    language: str
    inverted: str  # "all", "first" or "none"
    given: str
    between: str  # between names
    last: str  # before the last one
    capitals: bool
    forms: dict[str, str]


@cache
def houses() -> tuple[House, ...]:
    """All houses, in the order of the file."""
    return tuple(read(_FORMS.read_text(encoding="utf-8")))


def read(text: str) -> list[House]:
    """The houses of a text, a block for each behind the first, which says how they are written."""
    return [_house(block.strip("\n").split("\n")) for block in text.split("\n\n")[1:]]


def _house(lines: Sequence[str]) -> House:
    head, given, between, last, capitals = lines[0].split("|")
    language, inverted = head.split()
    forms = dict(line.split(None, 1) for line in lines[1:])
    return House(language, inverted, given, between, last, capitals == "capitals", forms)


def manner(house: House, drawn: Manner, random: Random) -> Manner:
    """A manner with the names of a house and the words of its language."""
    words = {key: pick(random, said) for key, said in WORDS[house.language].items()}
    return replace(
        drawn, language=house.language, words={**words, "and": house.last}, inverted=house.inverted, given=house.given,
        between=house.between, capitals=house.capitals, name_comma=" " if house.given == "JR" else ", ",
        quote=("", ""),
    )  # fmt: skip


def written(item: Item, house: House, manner: Manner, random: Random) -> Sheet | None:
    """A work in the form of its house; None where the house has none for its kind, or the work lacks what it needs."""
    form = house.forms.get(item.kind)
    if not form or not item.title:
        return None
    pieces: list[tuple[str, str]] = []
    groups = [(pieces, True)]
    unknown = False
    for match in _PIECE.finditer(form):
        said, variable, group, closes, plain = match.groups()
        if match[0][0] == "[":
            groups.append(([], not group or random.random() < _OFTEN))
        elif closes:
            inner, kept = groups.pop()
            if kept:
                groups[-1][0].extend(inner)
        elif variable and variable != ")":
            found = _said(variable, item, manner, random)
            groups[-1][0].extend(found)
            if not found:
                unknown = unknown or len(groups) == 1
                groups[-1] = (groups[-1][0], False)
        else:
            groups[-1][0].append(("}" if variable else plain or pick(random, said.split("|")), ""))
    return None if unknown else _sheet(pieces)


def _sheet(pieces: Sequence[tuple[str, str]]) -> Sheet:
    sheet = Sheet()
    for said, variable in pieces:
        if variable:
            _put(sheet, said, variable)
        elif said == "}":
            opened = max("([", key=sheet.text.rfind)
            if sheet.text.rfind(opened) > sheet.text.rfind(_OPEN[opened]):
                sheet.put(_OPEN[opened])
        else:
            sheet.glue(said)
    return sheet


def _put(sheet: Sheet, said: str, variable: str) -> None:
    """Writes a field; a month and the year after it, or a year and the month, are one date."""
    before = sheet.segments[-1] if sheet.segments else None
    if before and variable == "issued" == before.variable and len(sheet.text) - before.end <= len(", "):
        sheet.segments.pop()
        said = sheet.text[before.start :] + said
        sheet.text = sheet.text[: before.start]
    sheet.put(said, variable)


def _said(field: str, item: Item, manner: Manner, random: Random) -> list[tuple[str, str]]:
    """A field's text with its variable, and what stands for names left out; nothing where it is unknown."""
    if field in ("author", "editor", "editor2", "translator"):
        return _names(field, item, manner)
    said = _text(field, item, manner, random)
    if field == "number":
        variable = "number" if item.kind == "report" else "collection-number"
        return [(said, variable)]
    return [(said, _VARIABLES.get(field, field))] if said else []


def _names(field: str, item: Item, manner: Manner) -> list[tuple[str, str]]:
    names = {"author": item.authors, "translator": item.translators}.get(field, item.editors)
    if not names:
        return []
    inverted = manner.inverted if field in ("author", "editor") else "none"
    said, others = names_said(names, manner, inverted="none" if inverted == "first" and field == "editor" else inverted)
    return [(said, _VARIABLES.get(field, field)), (others, "")]


def _text(field: str, item: Item, manner: Manner, random: Random) -> str:
    if field == "year":
        return item.year or manner.words["undated"]
    if field == "page":
        return item.page.replace("-", manner.dash)
    if field in ("title", "container", "volume", "issue", "doi", "url"):
        return str(getattr(item, field))
    return _dated(field, item, manner, random) or _made(field, item, manner, random)


def _dated(field: str, item: Item, manner: Manner, random: Random) -> str:
    """A month, the day of a work, or one when it was looked at; "" for other fields."""
    if field == "month":
        return pick(random, naming.MONTHS[manner.language].split())
    if field == "day":
        return grey.day(random, item.year, manner)
    return grey.day(random, str(random.randint(1999, 2024)), manner) if field == "accessed" else ""


def _made(field: str, item: Item, manner: Manner, random: Random) -> str:
    """What no item has, or few have, of the stock."""
    met = item.kind == "conference"
    match field:
        case "place":
            return item.place or pick(random, stock.TOWNS if met else stock.PLACES)
        case "university":
            return pick(random, stock.UNIVERSITIES)
        case "series":
            return pick(random, stock.SERIES) if met else naming.series(random)
        case "number":
            return grey.report_number(random) if item.kind == "report" else str(random.randint(1, 200))
        case "edition":
            return pick(random, WORDS[manner.language]["edition"]).rpartition(" ")[0]
        case "paper":
            return pick(random, naming.NEWSPAPERS[manner.language])
        case "site":
            site = pick(random, stock.SITES)
            return pick(random, (item.container or site, site))
        case "genre":
            return _genre(item, manner, random)
        case _:
            return _publisher(item, random)


def _genre(item: Item, manner: Manner, random: Random) -> str:
    if item.kind == "thesis":
        return pick(random, (manner.words["thesis"], pick(random, stock.THESES[manner.language])))
    return pick(random, (manner.words["report"], pick(random, stock.REPORTS), naming.papers(random)))


def _publisher(item: Item, random: Random) -> str:
    if item.kind == "report" and random.random() < 0.6:
        return pick(random, (pick(random, stock.INSTITUTIONS), naming.organisation(random)))
    known = stock.MEETING_PUBLISHERS if item.kind == "conference" else stock.PUBLISHERS
    return item.publisher if item.publisher and random.random() < 0.6 else pick(random, known)
