"""What MARC's field 502 says of a thesis, in subfields or in one sentence: degree, university, year.

Source: https://www.loc.gov/marc/bibliographic/bd502.html
"""

import re

from refkit.fields import dates
from refkit.formats.draft import Draft
from refkit.formats.marc_record import Record

# a book that was a thesis once: "Zugl.: Berlin, Univ., Diss., 2001"
_PUBLISHED = re.compile(r"\b(?:zugl|teilw|überarb|originally|revis|based on|texte remanié)", re.IGNORECASE)
_GENRES = re.compile(r"\b(?:hochschulschrift|dissertation|thes[ei]s)", re.IGNORECASE)
_SENTENCE = re.compile(
    r"(?:Thesis|Dissertation|Diss\.|Thèse|Tesis)\s*(?:\((?P<degree>[^()]+)\))?\s*"
    r"(?:[-–—:]+\s*(?P<school>\D*?)\s*(?:,\s*(?P<year>\d{4}))?)?\.?",
    re.IGNORECASE,
)
# as long as they are abbreviations; "Masterarbeit" and "Dissertation" are said as they stand
_DEGREES = {
    "PhD thesis": "phd dphil doctoral doctorate doctor dr edd dsc scd",
    "Master’s thesis": "ma ms msc med mphil meng mba mfa llm master masters magister",
    "Bachelor’s thesis": "ba bs bsc bed bachelor bachelors",
}


def is_thesis(record: Record) -> bool:
    """Whether the work is a thesis, not a book that was one."""
    notes = [field["abcd"] for field in record.tagged("502")]
    if notes:
        return not _PUBLISHED.search(notes[0])
    return any(_GENRES.search(field["a"]) for field in record.tagged("655"))


def take(record: Record, draft: Draft) -> None:
    """Put degree, university and year down, the last two where the imprint has not said them; or the note as it is."""
    for field in record.tagged("502"):
        sentence = _SENTENCE.fullmatch(field["a"])
        if draft.type != "thesis" or not (field["bc"] or sentence):
            draft.text("note", field["abcd"])
            continue
        found = sentence.groupdict() if sentence else {}
        draft.text("genre", _genre(field["b"] or found.get("degree") or ""))
        draft.text("publisher", field["c"] or (found.get("school") or "").strip(" ,."))
        draft.date("issued", dates.read(field["d"] or found.get("year") or ""))


def _genre(degree: str) -> str:
    letters = re.sub(r"[\W_]", "", degree).lower()
    return next((genre for genre, known in _DEGREES.items() if letters in known.split()), degree.strip(" ."))
