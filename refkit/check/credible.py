"""Whether what a layout makes of an entry can be a work, and the one that the entry was first read as."""

import re

from refkit.check.kinds import Kind
from refkit.fields import pages
from refkit.fields.text import fold
from refkit.model import Entry, Reference, Span

_HOSTED = frozenset(
    "article-journal article-magazine article-newspaper chapter paper-conference entry-encyclopedia".split()
)
_HOSTS = ("container-title", "publisher")
_NUMBERS = ("volume", "issue", "page")
_BESIDE = frozenset("author issued title language accessed".split())
_UNFINISHED = re.compile(r"[-–—:,;(]$")
_SIGNED = re.compile(r"[^\W\d_]{4}[.,]$")  # a name that took the sign behind it
_COMPOSED = re.compile(r"\(|\b(?:for|of|für|pour|de la)\b")  # what stands in an organisation's name
_INITIALS = re.compile(r"\b[^\W\d_]\. ?[^\W\d_]\.")
_SCHOOL = re.compile(
    r"(?i:univ|colleg|school|institu|facul|hochschul|academ|akadem|escuela|ecole|poly?te[ck]|seminar|\bth\b)"
    r"|\b[A-Z]{3,}\b|\bTech\b"
)
_TOLD = 12  # letters of a title by which it is known


def is_odd(reading: Reference) -> bool:
    """Whether few works are so: an article in nothing, a volume in brackets, a series of no publisher, a title alone.

    >>> is_odd(Reference.of("article-journal", {"title": "Hip atrophy, Journal of Physiology", "volume": "99"}))
    True
    """
    if reading.type in _HOSTED and not reading.text("container-title"):
        return True
    if reading.text("collection-title") and not any(reading.text(name) for name in _HOSTS):
        return True
    if any("(" in reading.text(name) for name in _NUMBERS) or _UNFINISHED.search(reading.text("title")):
        return True
    if any(_SIGNED.search(name.family) for name in reading.names("author")):
        return True
    return is_alone(reading) or _is_thesis_of_no_school(reading)


def _is_thesis_of_no_school(reading: Reference) -> bool:
    """Whether a publisher is told of a thesis that is none: "Sport Press"; "MIT" may be a school."""
    told = f"{reading.text('publisher')} {reading.text('publisher-place')}".strip()
    if reading.type != "thesis" or reading.text("genre") or not told.isascii():
        return False
    return bool(told) and not _SCHOOL.search(told)


def is_alone(reading: Reference) -> bool:
    """Whether a title has nothing beside it but people, a date and a language."""
    return all(name in _BESIDE for name, _ in reading.items())


def contradicts(reading: Reference, entry: Entry) -> bool:
    """Whether a reading is no work, or has not the title, host and place that the entry was first read as."""
    place, first = (fold(each.text("publisher-place")) for each in (reading, entry.reference))
    return is_odd(reading) or not is_as_read(reading, entry) or (first != place and bool(first and place))


def is_as_read(reading: Reference, entry: Entry) -> bool:
    """Whether title and host (container, publisher) are those that the entry was first read as."""
    first = entry.reference
    return all(fold(reading.text(name)) == fold(first.text(name)) for name in ("title", *_HOSTS))


def has_numbers_as_read(reading: Reference, entry: Entry) -> bool:
    """Whether volume, issue and pages are those that the entry was first read as, brackets aside."""
    first = entry.reference
    return all(_number(reading, name) == _number(first, name) for name in _NUMBERS)


def _number(reading: Reference, name: str) -> object:
    value = _told(reading.text(name)).strip("()")
    return (pages.span(value) or value) if name == "page" else value


def has_host(reading: Reference) -> bool:
    """Whether a title stands in something, or was published by somebody."""
    return bool(reading.text("title")) and any(reading.text(name) for name in _HOSTS)


def is_wholly_as_read(reading: Reference, entry: Entry) -> bool:
    """Whether its title, its host and its numbers are those that the entry was first read as, and none is missing."""
    return has_host(entry.reference) and is_as_read(reading, entry) and has_numbers_as_read(reading, entry)


def is_nearly_as_read(reading: Reference, entry: Entry) -> bool:
    """Whether what it stands in, and one end of its title, are of what the entry was first read as.

    A publisher may have been read as a container or a place, a book as what contains something.
    """
    first = entry.reference
    hosts = tuple(fold(first.text(name)) for name in (*_HOSTS, "publisher-place") if first.text(name))
    titles = [fold(first.text(name)) for name in ("title", "container-title") if first.text(name)]
    mine = fold(reading.text("title"))
    host = next((fold(reading.text(name)) for name in _HOSTS if reading.text(name)), "")
    return host.startswith(hosts) and any(mine.endswith(each[-_TOLD:]) or mine.startswith(each) for each in titles)


def agrees(reading: Reference, entry: Entry) -> bool:
    """Whether at least half of its texts are texts of what the entry was first read as, and more than one or all."""
    first = {_told(value) for _, value in entry.reference.items() if isinstance(value, str)}
    mine = [_told(value) for name, value in reading.items() if isinstance(value, str) and name != "language"]
    same = sum(value in first for value in mine)
    return (same > 1 or same == len(mine)) and 2 * same >= len(mine)


def _told(value: str) -> str:
    return fold(value).replace("–", "-")


def is_same_title(reading: Reference, entry: Entry) -> bool:
    """Whether the title is the one that the entry was first read as."""
    return fold(reading.text("title")) == fold(entry.reference.text("title"))


def is_cut_title(reading: Reference, entry: Entry) -> bool:
    """Whether one of both titles is the beginning of the other."""
    one, other = (fold(each.text("title")) for each in (reading, entry.reference))
    return one.startswith(other) or other.startswith(one)


def has_real_people(reading: Reference, entry: Entry, kind: Kind) -> bool:
    """Whether the authors can be some: no sign left over and, where they were parted otherwise, each with a given name.

    "Merck Sharp & Dohme" are no two people with the wrong sign between them.
    """
    names, first = reading.names("author"), entry.reference.names("author")
    if kind is Kind.LAST_AUTHOR and any(_COMPOSED.search(f"{name.family} {name.given}") for name in names):
        return False
    if kind is Kind.LAST_AUTHOR and any(_INITIALS.search(name.family or name.literal) for name in names):
        return False
    if kind is Kind.LAST_AUTHOR and len(names) < len(first):
        return False
    if kind is Kind.LAST_AUTHOR and not all(name.given for name in names):
        return len(names) == len(first) > 1 and not all(name.given for name in first)
    if kind is Kind.PUNCTUATION and all(name.given for name in first) and not all(name.given for name in names):
        return False
    return all(name.given or not name.literal.endswith((".", ",")) for name in names)


def people_in(entry: Entry) -> list[Span]:
    """Where the people of an entry stand, as far as it was read."""
    return [field.span for field in entry.parsed.fields if field.variable in ("author", "editor", "translator")]
