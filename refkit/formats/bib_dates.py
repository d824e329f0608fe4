"""The dates of a .bib entry: in one field or in three, in EDTF or as people write them, or in a note."""

import re
from collections.abc import Mapping
from functools import lru_cache

from refkit.fields import dates, edtf
from refkit.formats import bib_text, bib_words
from refkit.formats.draft import Draft
from refkit.model import Date

_CUES = """accessed retrieved visited viewed checked abgerufen aufgerufen besucht zugriff consulté consultée consultado
consultato geraadpleegd""".split()
_SEEN = re.compile(
    rf"[\[(]?(?:online[;,:.] )?(?:(?:last|date|zuletzt) )?(?:{'|'.join(_CUES)})(?: on| am| le| el| il| op)?:? "
    r"(?P<date>[^\[\]();]{6,40}?)[\])]?[.;]?",
    re.IGNORECASE,
)
_LINKING = frozenset("of de den the st nd rd th er".split())
_REPRINTED = re.compile(r"\[(\d{4})\]\s*(\d{4})")  # "[1990] 2002"


def put(draft: Draft, fields: Mapping[str, str]) -> None:
    year, month, day = (bib_text.read(fields.get(name, "")) for name in ("year", "month", "day"))
    said = bib_text.read(fields.get("date", ""))
    if year and said and not re.search(r"\d{4}", said) and dates.month(said.partition(" ")[0].strip(".")):
        month = month or said  # a month alone, "Jan" or "Feb 14", is no date
        fields = {name: value for name, value in fields.items() if name != "date"}
    for name, variable in bib_words.DATES.items():
        if name in fields:
            draft.date(variable, read_date(fields[name]))
    if again := _REPRINTED.fullmatch(year):
        draft.date("original-date", dates.read(again[1]))
        year = again[2]
    if year and not draft.has("issued"):
        draft.date("issued", _assembled(year, month, day))


def seen(draft: Draft, fields: Mapping[str, str]) -> frozenset[str]:
    """Put down when an address was looked at, where a field says nothing but that; which field.

    BibTeX has no field for it: "[Online; accessed 5-January-2020]" in the note is how Wikipedia and many have it.
    """
    for name in ("note", "howpublished"):
        match = _SEEN.fullmatch(bib_text.read(fields.get(name, "")))
        if match and "urldate" not in fields and (date := _day(match["date"])):
            draft.date("accessed", date)
            return frozenset((name,))
    return frozenset()


def _day(text: str) -> Date | None:
    words = (word.lower() for word in re.findall(r"[^\W\d_]+", text))
    date = read_date(text) if all(word in _LINKING or dates.month(word) for word in words) else Date()
    return date if len(date.parts) == 1 else None


@lru_cache(maxsize=10_000)
def _assembled(year: str, month: str, day: str) -> Date:
    number = dates.month(month.partition(" ")[0].strip(".")) or dates.figures(month)
    if re.fullmatch(r"\d{1,4}", year) and 1 <= number <= 12:
        found = re.search(r"\d{1,2}", day or month)
        parts = (int(year), number, int(found[0])) if found and not month.isdecimal() else (int(year), number)
        parts = (*parts, dates.figures(day)) if month.isdecimal() and dates.figures(day) else parts
        return Date(parts=(parts,))
    return dates.read(f"{month} {year}".strip()) if month else dates.read(year)


@lru_cache(maxsize=10_000)
def read_date(written: str) -> Date:
    """A date as BibLaTeX writes it, whose "~" is no blank, else as people do.

    >>> read_date("1988~").circa, read_date("{2012}").parts, read_date("May 7, 2012").parts
    (True, ((2012,),), ((2012, 5, 7),))
    """
    cleaned = bib_text.read(written)
    return edtf.read(written.strip()) or edtf.read(cleaned) or dates.read(cleaned)
