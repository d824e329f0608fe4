"""Entries read by the layouts of a style: each text beside the skeletons that the style has for works of its kind."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice, product

from refkit.check.people import Manner, before_last, manner, people
from refkit.check.skeletons import RARE_TYPES, TYPES, Shape, Skeleton, canonical, skeleton, variable_sets
from refkit.csl.library import StyleSource
from refkit.fields import dates, pages
from refkit.fields.identifiers import without_addresses
from refkit.fields.text import fold
from refkit.model import Date, Reference, Span
from refkit.model.reference import Value

_LABEL = re.compile(r"^\s*[\[(]?\d{1,4}[\])]?[.:]?\s*(?=\D)")
_YEAR = re.compile(r"(?<![\d/.])(?:1[4-9]|20)\d\d(?!\d)")
_EDITORS = re.compile(r"\b[Ee]d(?:s|ited|itor(?:s|es)?)?\b|\bHrsg|\b[Dd]ir\.|\bHg\.")
_TRANSLATORS = re.compile(r"\b[Tt]rans(?:l|lated|lators?)?\b|\b[Üü]bers")
_WITHIN = re.compile(
    r"\d\)?\s?\(\d+[\d–-]*\)|\d: ?\d+[–-]\d|\(\d{1,4}\)[:,] ?\(?\w?\d|\((?:eds?|hrsg)\.?\)|^in: |\b(?!(?:1[4-9]|20)\d\d[–-](?:1[4-9]|20)\d\d\b)\d+[–-]\d+\b|https?://|10\.\d{4,9}/"
    r"|\b(?:pp|vol|no)\. ?\(?\d|, \(?\d+\)?$|\(\d{1,3}\)$|[,;:]$|\b(?:no|nr|vol|bd|pp?)\.?$|^“[^”]*” \w|[.,] in: "
    r"|\b(?:retrieved|accessed|available) (?:from|at|on|online)\b|\b(?:abgerufen|disponible|disponível|consultato)\b",
    re.IGNORECASE,
)  # what stands in no title
_ROLE = re.compile(r"\((?:eds?|edited|trans|hrsg|[üu]bers)\b", re.IGNORECASE)  # what stands behind names
_VOLUME = re.compile(
    r"\(\d+\)|\d: ?\d|\b(?:edited|translated) by\b|\b(?:eds?|trans)\. by\b"
)  # what stands in no edition
_ROLES = re.compile(r"\b(?:eds?|trans|hrsg)\.|\b(?:edited|translated) by\b", re.IGNORECASE)  # in no publisher, no place
_NUMBERS = re.compile(r"\(\d+\)(?:\W*$|[:,]? ?\(?\d)|\d\)?[:;]\d")  # what stands at the end of no container
_SIGNS = {
    "DOI": r"10\.\d{4,9}/\S",
    "URL": r"https?://|www\.|\w\.\w+/",
    "volume": r"\d|\b[IVX]+\b",
    "issue": r"\d",
    "page": r"\d|\b[xvi]+–",
    "number-of-pages": r"\d ?(?:pp?|S|s)\b",
    "edition": r"\d+(?:st|nd|rd|th|e|ª|º|\.)\s?\w",
    "edition-words": r"(?:[^\W\d][\w.)]*|\d+\w+ \w[\w .]*) (?:ed\b|[Ee]dition|Aufl)|[Ee]diţ|\w+ed\b",
    "number": r"\d",
    "collection-number": r"\d",
    "section": r"\bsec\.|\b[Ss]ect|[”\"]",
    "medium": r"\[",
    "genre": r"\[|[Tt]hes|[Dd]iss|[Rr]eport|[Pp]aper|[Mm]aster",
}  # what a text must have to hold the variable
_WORDS = frozenset(
    """title container_title collection_title publisher publisher_place genre event_title event_place section medium
    authority""".split()
)
_ALWAYS = frozenset(
    "container-title publisher publisher-place collection-title event-title event-place authority".split()
)
_USUAL = ("article-journal", "book", "chapter")
_CONTAINED = frozenset("article-journal article-magazine article-newspaper chapter paper-conference".split())
_STUMP = re.compile(r"\W*(?:\w\W*$|(?:[A-Z]\.,? ?)+|et al\b|&|[^\W\d]\.[ ,])")
_COMPARED = ("title", "title", "container-title", "publisher", "publisher-place", "volume", "issue", "DOI")
_MOST = 12
_MOST_OF_EDITION = 5
_WORDED = re.compile(
    r"(?:\b(?P<before>\d{1,2})(?:\.|st|nd|rd|th|er|º)? (?:de )?)?\b(?P<month>[^\W\d_]{3,10})\b\.?"
    r"(?:,? (?P<after>\d{1,2})\b(?!\d))?"
)
_OWN_WORDS = r"(?P<words>[^\W\d_]{2,}(?: [^\W\d_]{2,})+|[^\W\d_]{6,})"
_WORDS_BEHIND = re.compile(rf"^\W*?(?P<sign>[.,;:]) {_OWN_WORDS}")
_WORDS_BEFORE = re.compile(rf"{_OWN_WORDS}(?P<sign>[.,;:]) $")
_FIGURED = re.compile(
    r"(?<![\d/.-])(?:(?P<day>\d{1,2})[/.-])?(?P<month>\d{1,2})[/.-](?:1[4-9]|20)\d\d(?![\d/-])"
    r"|(?<![\d/.])(?:1[4-9]|20)\d\d[/.-](?P<later>\d{2})(?:[/.-](?P<last>\d{2}))?(?![\d/-])"
)


@dataclass(frozen=True, slots=True)
class Worded:
    """Words of a style's own between two variables: "Published online" behind a stop, "editor" before one."""

    words: str
    sign: str
    before: bool  # the sign

    def other_signs(self, text: str) -> Iterator[Span]:
        """Where the words stand in a text with another sign."""
        words = re.escape(self.words)
        for match in re.finditer(rf"\b{words}[.,;:](?= )" if self.before else rf"[.,;:](?= {words}\b)", text):
            sign = Span(match.end() - 1, match.end())
            if sign.of(text) != self.sign:
                yield sign


@lru_cache(maxsize=8)
def layouts(style: StyleSource) -> "Layouts":
    """The layouts of a style: what was made of them for one list serves the next."""
    return Layouts(style)


@dataclass
class Layouts:
    """The layouts of one style, made as they are needed and kept."""

    style: StyleSource
    _made: dict[Shape, Skeleton | None] = field(default_factory=dict)
    _manners: dict[tuple[str, str], Manner] = field(default_factory=dict)
    _last: tuple[str, ...] | None = None
    _worded: tuple[int, tuple[Worded, ...]] = (0, ())

    def readings(
        self,
        text: str,
        first: Reference,
        *,
        usual: bool = False,
        rare: bool = False,
        around: bool = False,
        places: Mapping[str, Span] | None = None,
    ) -> Iterator[Reference]:
        """The readings under which the style may have written a text, those of the type it was first read as first.

        Args:
            text: an entry's, without its label.
            first: what it was read as so far.
            usual: only works that are what most works of their type are: with a container, by people.
            rare: only works of types that few entries are.
            around: also around the title that was read, where a layout by itself would see another one first.
            places: only around these variables, which stand there in the text.
        """
        told, whole = canonical(text), text.strip()
        title = _place(canonical(first.text("title")), told) if around else None
        known = places or ({"title": title} if title else {})
        among = RARE_TYPES if rare else TYPES
        kinds = [first.type, *_USUAL] if usual else sorted(among, key=lambda kind: kind != first.type)
        for kind in dict.fromkeys(kind for kind in kinds if kind in among):
            shapes = list(_shapes(kind, told, first, usual=usual))
            self._make(shapes)
            frames = {frame.pattern: frame for shape in reversed(shapes) if (frame := self._made[shape])}
            found = [
                each
                for frame in reversed(frames.values())
                for each in self._read(frame, told, whole, known, freely=not places)
            ]
            yield from sorted(found, key=lambda reading: _agreement(reading, first), reverse=True)

    def between(self) -> dict[tuple[str, str], frozenset[str]]:
        """What the style was seen to write between two variables, and behind the last, in the layouts made so far."""
        frames = (frame for frame in self._made.values() if frame)
        seen: dict[tuple[str, str], set[str]] = {}
        for one, other, signs in {each for frame in frames for each in frame.between}:
            seen.setdefault((one, other), set()).add(signs)
        return {pair: frozenset(signs) for pair, signs in seen.items()}

    def worded(self) -> tuple[Worded, ...]:
        """The style's own words that begin or end what parts two variables, with the one sign ever seen with each."""
        if self._worded[0] != len(self._made):
            seen: dict[tuple[str, bool], set[str]] = {}
            for signs in frozenset().union(*self.between().values()):
                for pattern, behind in ((_WORDS_BEHIND, False), (_WORDS_BEFORE, True)):
                    if match := pattern.search(signs):
                        seen.setdefault((match["words"], behind), set()).add(match["sign"])
            told = (
                Worded(words, next(iter(found)), behind)
                for (words, behind), found in sorted(seen.items())
                if len(found) == 1
            )
            self._worded = len(self._made), tuple(told)
        return self._worded[1]

    def _read(
        self, frame: Skeleton, told: str, whole: str, known: Mapping[str, Span], *, freely: bool
    ) -> Iterator[Reference]:
        """The readings that a layout allows: around what is known, and at its own first sight."""
        around = frame.read_around(known, told, whole) if known else None
        first = frame.read(told, whole) if freely else None
        for found in (around, first if first != around else None):
            if found and _plausible(found):
                yield self._reference(frame.shape, found)

    def _make(self, shapes: Sequence[Shape]) -> None:
        new = [shape for shape in dict.fromkeys(shapes) if shape not in self._made]
        for start in range(0, len(new), 500):
            batch = new[start : start + 500]
            written = self.written([shape.work(number) for number, shape in enumerate(batch)])
            for number, shape in enumerate(batch):
                self._made[shape] = skeleton(shape, canonical(written.get(str(number), "")))

    def written(self, references: Sequence[Reference]) -> dict[str, str]:
        """What the style writes of references, by id, without labels."""
        from refkit.csl.processor import process

        done = process(references, style=self.style)
        return {each.id: _LABEL.sub("", " ".join(each.text.split())) for each in done.bibliography}

    def titled(self) -> bool:
        """Whether the style prints the titles of articles; some of the natural sciences print none."""
        work = Shape("article-journal", frozenset({"title", "container-title", "volume"}), (("author", 1),), ()).work(0)
        return work.text("title").lower() in self.written([work]).get("0", "").lower()

    def last_signs(self) -> tuple[str, ...]:
        """What the style has before the second of two authors and before the last of three."""
        if self._last is None:
            works = [Shape("book", frozenset({"title"}), (("author", count),), ()).work(count) for count in (2, 3)]
            signs = (before_last(text) for text in self.written(works).values())
            self._last = tuple(dict.fromkeys(sign for sign in signs if sign))
        return self._last

    def manner(self, kind: str, role: str) -> Manner:
        """How the style writes the people of a role in works of a type."""
        key = kind, role
        if key not in self._manners:
            several = ((role, 2),) if role == "author" else (("author", 1), (role, 2))
            work = Shape(kind, frozenset({"title", "container-title", "publisher"}), several, ()).work(0)
            written = self.written([work]).get("0", "")
            self._manners[key] = manner(written, [name.family for name in work.names(role)])
        return self._manners[key]

    def _reference(self, shape: Shape, found: Mapping[str, str]) -> Reference:
        values: dict[str, Value] = {}
        for group, value in found.items():
            name = group.replace("_", "-")
            if name in ("author", "editor", "translator"):
                values[name] = people(value, self.manner(shape.type, name))
            elif name == "year":
                values["issued"] = Date(((int(value[:4]), *(shape.issued or ())),))
            elif name == "page":
                span = pages.span(value)
                values[name] = f"{span.first}-{span.last}" if span and span.last else value
            elif name == "edition-words":
                values["edition"] = value
            elif name == "edition":
                values[name] = re.sub(r"\D+$", "", value)
            else:
                values[name] = value
        if shape.accessed:
            values["accessed"] = shape.accessed
        return Reference.of(shape.type, values)


def _place(title: str, told: str) -> Span | None:
    """Where a title stands in a text; None where it is not there, or more than once."""
    at = told.find(title) if title else -1
    return Span(at, at + len(title)) if at >= 0 and told.count(title) == 1 else None


def _agreement(reading: Reference, first: Reference) -> tuple[int, int]:
    """How much a reading is as a text was first read: variables that are the same; then, how many it tells apart."""
    same = sum(
        bool(first.text(name)) and fold(reading.text(name)) == fold(first.text(name)) for name in (*_COMPARED, "page")
    )
    return same + (len(reading.names("author")) == len(first.names("author"))), len(reading)


def _plausible(found: Mapping[str, str]) -> bool:
    """Whether no title or name has swallowed what is surely another element, and none begins within a name."""
    words = [value for name, value in found.items() if name in _WORDS]
    if _VOLUME.search(found.get("edition_words", "")):
        return False
    if any(_WITHIN.search(value) for value in words) or _STUMP.match(found.get("title", "")):
        return False
    if (
        _NUMBERS.search(found.get("container_title", ""))
        or len(found.get("edition_words", "").split()) > _MOST_OF_EDITION
    ):
        return False
    if any(_ROLE.search(found.get(role, "")) for role in ("author", "editor", "translator")):
        return False
    if any(value.count("(") != value.count(")") for value in words):
        return False
    if any(_ROLES.search(found.get(name, "")) for name in ("publisher", "publisher_place")):
        return False
    if found.get("collection_number", "").endswith("."):
        return False
    places = found.get("publisher_place", "x"), found.get("publisher", "x")
    if not all(re.search(r"[^\W\d_]", place) for place in places):
        return False
    return all(len(found.get(name, "").split()) <= _MOST for name in ("publisher", "publisher_place", "genre"))


def _shapes(kind: str, text: str, first: Reference, *, usual: bool) -> Iterator[Shape]:
    """The shapes of a type's works that a text can have."""
    possible = _possible(text)
    paged = bool(re.search(r"\d\s?[-–—]\s?\w", without_addresses(text)))
    ways = list(product(_roles(kind, text, first), _dates(text, first)))
    needed = {"container-title"} if usual and kind in _CONTAINED else set()
    for variables in variable_sets(kind, possible):
        if needed <= variables and ("DOI" not in possible or variables & {"DOI", "URL"}):
            for roles, issued in ways:
                yield Shape(kind, variables, roles, issued, first.date("accessed"), paged or "page" not in variables)


def _roles(kind: str, text: str, first: Reference) -> Iterator[tuple[tuple[str, int], ...]]:
    yield (("author", 1),)
    if kind in ("chapter", "paper-conference", "book", "article-journal") and _EDITORS.search(text):
        count = min(len(first.names("editor")) or 1, 2)
        for number in (count, 3 - count):
            yield (("author", 1), ("editor", number))
            if kind == "book":
                yield (("editor", number),)
    if _TRANSLATORS.search(text):
        yield (("author", 1), ("translator", 1))


def _dates(text: str, first: Reference) -> Sequence[tuple[int, ...] | None]:
    if not _YEAR.search(text):
        return (None,)
    issued = first.date("issued")
    rest = tuple(issued.parts[0][1:]) if issued and issued.parts else ()
    return tuple(dict.fromkeys((rest, *_days(text), ())))


def _days(text: str) -> Iterator[tuple[int, ...]]:
    """The months and days that stand in a text, in words of any language that is known, or in figures."""
    worded = ((match, dates.month(match["month"])) for match in _WORDED.finditer(text))
    for match, month in islice(((match, month) for match, month in worded if month), 2):
        yield _date(month, match["before"] or match["after"])
    for match in islice(_FIGURED.finditer(without_addresses(text)), 2):
        if 0 < (month := int(match["month"] or match["later"])) < 13:
            yield _date(month, match["day"] or match["last"])


def _date(month: int, day: str | None) -> tuple[int, ...]:
    return (month, int(day)) if day and 0 < int(day) < 32 else (month,)


def _possible(text: str) -> frozenset[str]:
    """The variables of which a text can have anything."""
    bare = _YEAR.sub("", without_addresses(text), count=1)
    whole = ("DOI", "URL")
    return _ALWAYS | {name for name, sign in _SIGNS.items() if re.search(sign, text if name in whole else bare)}
