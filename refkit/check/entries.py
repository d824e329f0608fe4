"""What an entry says of its date, and the shape of what follows it, read from its words where the parse may fail."""

import re
from dataclasses import dataclass
from functools import lru_cache

from refkit.fields.identifiers import find_urls, without_addresses
from refkit.model import Entry, Span

_YEAR = re.compile(r"(?<![\d.])((?:1[4-9]|2[01])\d{2})([a-z]?)(?![\w])")
_PAGES = re.compile(
    r"\b[A-Za-z]?\d+\s?[–—‐-]\s?[A-Za-z]?\d+\b(?!\))|(?<=\d:)\s?\w?\d+(?:[–—‐-]\w?\d+)?"
    r"|(?<=\d\):)\s?\w?\d+(?:[–—‐-]\w?\d+)?"
    r"|(?<!\d )(?<!\d)\bp{1,2}\. ?\w?\d+(?:\s?[–—‐-]\s?\w?\d+)?",
)
_WORDS = re.compile(r"[^\W\d_]{2,}")
_LETTERS = re.compile(r"[^\W\d_]{2}")
_NUMBERS = r"(?:vol\.? ?)?\d+\s?(?:\([\d–/-]+\))?\s?[,:]\s*(?:pp?\. ?)?\w?\d+(?:\s?[–-]\s?\w?\d+)?\.?\s*$"
_ONE_NAME = re.compile(rf"^[\W_]*[^.?!]{{3,}}?,?\s+{_NUMBERS}", re.IGNORECASE)
_NO_HOST = re.compile(rf"^[\W_]*[^.?!]{{3,}}[.?!][”\"]?\s+{_NUMBERS}", re.IGNORECASE)


_POINTS = re.compile(
    r"\W*(?:(?:vgl|s)\.|cf\b|see\b|siehe\b|so zum beispiel|voir\b|véase|ver\b|vedi|zie\b|ebd|ibid|id\."
    r"|op\. ?cit|a\. ?a\. ?o|selon\b|d['’]après\b|laut\b|según\b|segundo\b|according to\b|bsp\b|z\. ?b\.|e\. ?g\."
    r"|for (?:example|instance)\b)",
    re.IGNORECASE,
)
_BACK = re.compile(r"\W{0,3}(?:ibid(?:em)?|ebd|ebda|ebenda|ivi|op\. ?cit)\b", re.IGNORECASE)
_SAYS = re.compile(r"\b(?:is|are|was|were|ist|sind|war|est|sont|c['’]est|permet|es|son|è|é|são)\b")
_BEGINNING = 80
_PHRASE = 6  # words: a note of fewer, by nobody, gives a word and no work
_SENTENCE = 15  # words without a number or an address, by nobody: a note that explains something


@dataclass(frozen=True, slots=True)
class Dated:
    """The year of an entry as it is written: its number, its letter ("" without one), and where both stand."""

    year: int
    letter: str
    span: Span


def wordless(entry: Entry) -> bool:
    """Whether hardly a word is left of an entry: ". 1993.", "- .". What it lacks goes without saying."""
    return len(_WORDS.findall(entry.text)) < 3


def address_alone(entry: Entry) -> bool:
    """Whether an entry is a web address and nothing else."""
    return any(find_urls(entry.text)) and not _LETTERS.search(without_addresses(entry.text))


def is_remark(entry: Entry, *, phrases: bool = True) -> bool:
    """Whether a note says something, or points to another one, rather than name a work: "Gallica is the library of".

    What a person wrote is no remark. A few words without a year are one where `phrases` allows it.
    """
    beginning = entry.text[:_BEGINNING]
    if _POINTS.match(beginning) or _explains(entry):
        return True
    if any(name.given and not re.search(r"\d", name.given) for name in entry.reference.names("author")):
        return False
    dateless = not _YEAR.search(entry.text) and not any(find_urls(entry.text))
    if phrases and dateless and len(_WORDS.findall(entry.text)) < _PHRASE:
        return True
    said = _SAYS.search(beginning)
    return said is not None and not _YEAR.search(beginning[: said.start()])


def points_back(entry: Entry) -> bool:
    """Whether a note means the one before it: "Ibid., 23", "Ebd."."""
    return bool(_BACK.match(entry.text))


def has_year(entry: Entry) -> bool:
    """Whether a number that may be a year stands in an entry."""
    return bool(_YEAR.search(entry.text))


def _explains(entry: Entry) -> bool:
    if any(name.given for name in entry.reference.names("author")) or any(find_urls(entry.text)):
        return False
    return len(_WORDS.findall(entry.text)) >= _SENTENCE and not re.search(r"\b\d", entry.text)


def dated(entry: Entry) -> Dated | None:
    """The year that an entry is cited by; None when it has none or it is not clear which number it is.

    The year in which somebody looked at a page is none of the work's.
    """
    issued = entry.reference.date("issued")
    found = _years(without_access(entry))
    if issued and issued.year:
        found = tuple(each for each in found if each.year == issued.year)
    elif len(found) > 1:
        return None
    field = entry.parsed.field("issued")
    inside = [each for each in found if field and field.span.start <= each.span.start <= field.span.end]
    return next(iter((*inside, *found)), None)


def without_access(entry: Entry) -> str:
    """The text of an entry, blanks in place of the day on which somebody looked at a page."""
    if not (day := entry.parsed.field("accessed")):
        return entry.text
    return entry.text[: day.span.start] + " " * len(day.span) + entry.text[day.span.end :]


@lru_cache(maxsize=4096)
def _years(text: str) -> tuple[Dated, ...]:
    return tuple(Dated(int(m[1]), m[2], Span(*m.span())) for m in _YEAR.finditer(without_addresses(text)))


@lru_cache(maxsize=4096)
def without_pages(text: str) -> str:
    """A text whose page ranges, and the numbers behind a volume's colon, are blanks."""
    return _PAGES.sub(lambda match: " " * len(match[0]), text)


def lacks_title(entry: Entry) -> bool:
    """Whether one name alone stands between the date and volume and pages: "(2009). NOAC Newsletter, 4(2), 2-3."."""
    title, found = entry.parsed.field("title"), dated(entry)
    if title and found and title.span.end <= found.span.start:
        return False
    if title and entry.parsed.field("container-title"):
        return False  # a comma may part the two, and quotation marks
    return bool(_ONE_NAME.match(_after_date(entry)))


def lacks_host(entry: Entry) -> bool:
    """Whether volume and pages follow a full stop: "(2009). Pointing out gluteal atrophy. 4(2), 2-3."."""
    return bool(_NO_HOST.match(_after_date(entry)))


def _after_date(entry: Entry) -> str:
    found, author = dated(entry), entry.parsed.field("author")
    if not found or not author or found.span.start < author.span.end:
        return ""
    return without_addresses(entry.text)[found.span.end :]
