"""What of an entry a citation can name: its authors, its years, its title, and the words it begins with."""

import re
from functools import cached_property

from refkit.article.acronyms import initials
from refkit.fields import dates
from refkit.fields.text import fold
from refkit.model import Entry, Name
from refkit.parsing import heads

YEAR = re.compile(  # its letter may stand apart: "2012 b Genetic roofs"
    r"(?<![\d/.])((?:1[4-9]|20)\d\d)((?: (?=[a-z][.,:;)]? [^\W\d_a-z]))?[a-z](?![a-z]))?(?!\d)"
)
_UNDATED = re.compile(rf"(?<!\w){dates.UNDATED}")
_DAY_MONTH = re.compile(r"(?<!\d)(\d{1,2})\.? (?:de |of )?([^\W\d_]{3,10})")
_MONTH_DAY = re.compile(r"([^\W\d_]{3,10})\.? (\d{1,2})(?!\d)")
_NUMBER_FIRST = re.compile(r"^\d{1,3} ")
_ADDRESS = re.compile(r"(?:https?://|www\.|doi:|\b10\.\d{4,}/)\S+", re.IGNORECASE)
_INVERTED = re.compile(
    r"([^\W\d_a-z][\w'’‐-]+(?: [^\W\d_a-z][\w'’‐-]+)?),?\s(?:[^\W\d_a-z]\.[\s‐-]?|[^\W\d_a-z]{1,3}(?=[,;.\s]))"
)
_ACRONYM = re.compile(r"(?:^|(?<=[(\[]))(?:[A-ZÀ-Þ]{2,10}|[A-ZÀ-Þ](?:[a-zß-öø-ÿ]?[A-ZÀ-Þ]){1,7})(?![\w])")
_BODY = re.compile(r"[^\W\d_][^.;:()\[\]\d\"“]{4,160}(?=[.(;:\[]|,? \d)")
_PHRASE = re.compile(r"[^\W\d_][^.,;:()\[\]\d\"“]{4,100}(?=[.(,;:\[])")
_ROLES = ("author", "editor", "translator", "director", "composer", "container-author")
HEAD = 300


class Work:
    """What of an entry a citation can name: its authors, its years, and the words it begins with."""

    def __init__(self, index: int, entry: Entry) -> None:
        self.index, self.entry = index, entry
        self.text = _ADDRESS.sub(" ", entry.text)
        read = (key for name in _creators(entry) if (key := _key(name)))
        self.authors = tuple(dict.fromkeys(read)) or _families(self.text)
        self.dates = [(match[1], (match[2] or "").strip()) for match in YEAR.finditer(self.text)]
        self.issued = _issued(entry)

    def follow(self, before: "Work") -> None:
        """Takes the names of the entry before, where a dash or "ders." stands for them, or nothing does."""
        if heads.same_author(self.text) or heads.year_first(self.text):
            self.authors = before.authors
            self.lead = before.lead

    @cached_property
    def head(self) -> str:
        """The folded words that the entry begins with, a blank at either end."""
        return f" {_NUMBER_FIRST.sub('', fold(self.text[:HEAD]))} "

    @cached_property
    def words(self) -> str:
        """All its folded words, a blank at either end."""
        return f" {fold(self.text)} "

    @cached_property
    def title(self) -> str:
        """Its folded title; "" when none was read."""
        return fold(self.entry.reference.text("title"))

    @cached_property
    def undated(self) -> bool:
        """Whether it has no date, or says so."""
        return not self.dates or bool(_UNDATED.search(self.text))

    @cached_property
    def hosts(self) -> frozenset[str]:
        """What it appeared in and who published it, folded: a journal, a newspaper, a site."""
        written = (fold(self.entry.reference.text(variable)) for variable in ("container-title", "publisher"))
        return frozenset(each.removeprefix("the ") for each in written if each)

    def of_host(self, name: str) -> bool:
        """Whether a name is what it appeared in or whose it is; words of which it has several may stand anywhere."""
        key = fold(name).removeprefix("the ")
        return key in self.hosts or (" " in key and f" {key} " in self.words)

    @cached_property
    def days(self) -> frozenset[tuple[int, int]]:
        """The days that it gives, each with its month: of a newspaper, and when somebody saw a page."""
        pairs = [(match[1], match[2]) for match in _DAY_MONTH.finditer(self.text)]
        pairs += [(match[2], match[1]) for match in _MONTH_DAY.finditer(self.text)]
        return frozenset((int(day), month) for day, word in pairs if (month := dates.month(word)))

    @cached_property
    def acronyms(self) -> frozenset[str]:
        """The first letters of the words it begins with, as of an organisation, and the acronyms in its head."""
        written = _ACRONYM.findall(self.text[:HEAD])
        made = [each[:end] for each in initials(self.phrase) for end in (*range(3, len(each)), None)]
        return frozenset(fold(each) for each in (*written[:3], *made) if len(each) > 1)

    @cached_property
    def phrase(self) -> str:
        """The words it begins with up to the first mark or figure, where they may be an organisation's name."""
        match = _PHRASE.match(self.text)
        return match[0] if match else ""

    @cached_property
    def body(self) -> str:
        """The folded words it begins with, commas passed over, where they may be an organisation's name."""
        match = _BODY.match(self.text)
        return fold(match[0]) if match else ""

    @cached_property
    def begun(self) -> str:
        """Its first folded word."""
        return self.head.split(maxsplit=1)[0] if self.head.strip() else ""

    @cached_property
    def lead(self) -> str:
        """The folded words in which its authors stand: up to the first year, or as far as names go."""
        match = YEAR.search(self.text)
        end = match.start() if match and match.start() < HEAD else max(heads.names(self.text).end, 60)
        return f" {fold(self.text[:end])} "

    @cached_property
    def count(self) -> int:
        """How many authors it has, as far as can be told; 0 when that is unknown."""
        return max(len(self.authors), self.text[: heads.names(self.text).end].count(";") + 1 if self.authors else 0)


def _families(text: str) -> tuple[str, ...]:
    """The family names before initials with which a text begins, folded."""
    end = heads.names(text).end
    return tuple(dict.fromkeys(fold(match[1]) for match in _INVERTED.finditer(text, 0, end)))


def _creators(entry: Entry) -> tuple[Name, ...]:
    return next((names for role in _ROLES if (names := entry.reference.names(role))), ())


def _key(name: Name) -> str:
    return fold(name.literal or f"{name.dropping_particle} {name.non_dropping_particle} {name.family}")


def _issued(entry: Entry) -> str:
    issued = entry.reference.variables.get("issued")
    year = getattr(issued, "year", None)
    return str(year) if year else ""
