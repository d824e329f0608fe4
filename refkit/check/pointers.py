"""Each cite of an article beside the entry it means, or may have meant when a year or a name slipped."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from functools import lru_cache

from refkit.check.authors import Likeness, creators, likeness
from refkit.check.entries import dated, without_access, without_pages, wordless
from refkit.fields.dates import year_suffix
from refkit.fields.identifiers import without_addresses
from refkit.fields.text import fold
from refkit.model import Article, CitationKind, InTextCitation, InTextCite, Name, Names, Span

_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_WORD = re.compile(r"[^\W\d_][\w’'-]+")
_HEAD = 120
_LEAD = 300
_AND = r"(?:,? (?:&|and|und|et|y|e|en) |, )"
_NAMES_BEFORE = re.compile(rf"(?P<names>(?:[^\W\d_a-z][\w’'-]+{_AND})+)$")
_WORD_BEFORE = re.compile(r"[(\[;]\s?([^\W\d_a-z][\w’'-]+ )$")
_PARTICLE = r"(?:van|von|de|der|da|del|di|la|le|ten|ter|dos|du) "
_NAME = rf"(?:{_PARTICLE}){{0,3}}[^\W\d_a-z][\w’'-]+(?: (?:{_PARTICLE})?[^\W\d_a-z][\w’'-]+){{0,2}}"
_WHOLE_CITE = re.compile(
    rf"\s*(?:(?:see|cf\.|e\.\s?g\.|also|vgl\.|siehe|in)[ ,]+){{0,2}}(?P<names>{_NAME}(?:{_AND}{_NAME}){{0,6}})"
    r"(?P<etal>,? et\.? al\.?)?,? (?P<year>(?:1[5-9]|20)\d\d[a-z]?)(?:[,:] ?(?:pp?\. ?)?\d+(?:[–-]\d+)?)?\s*"
)
_SPLIT = re.compile(_AND)
_BY_NAME = (CitationKind.AUTHOR_DATE, CitationKind.AUTHOR_PAGE)


class Slip(Enum):
    """How a cite misses the entry it seems to mean."""

    NONE = ""
    YEAR = "year"
    NAME = "name"
    BOTH = "year and name"


@dataclass(frozen=True, slots=True)
class Pointer:
    """One cite, its citation, and where it points.

    `entry` is the index of the entry that is meant; None when no entry fits, not even with a `slip`. `open` are the
    entries that fit equally well where nothing decides between them.
    """

    citation: InTextCitation
    cite: InTextCite
    entry: int | None = None
    slip: Slip = Slip.NONE
    open: tuple[int, ...] = ()

    @property
    def place(self) -> Span:
        """Where to mark it: the whole citation when the cite is all of it."""
        return self.citation.span if len(self.citation.cites) == 1 else self.cite.span

    @property
    def by_name(self) -> bool:
        """Whether it points by names, not by a number or a key."""
        return self.citation.kind in _BY_NAME


def pointers(article: Article) -> tuple[Pointer, ...]:
    """A pointer for each cite of the article, in its order."""
    aim = _Aim(article)
    return tuple(aim.at(citation, cite) for citation in article.citations for cite in _all_cites(citation))


@lru_cache(maxsize=8192)
def years(text: str) -> frozenset[str]:
    """All years of four digits in a text.

    >>> sorted(years("1999/2004a"))
    ['1999', '2004']
    """
    return frozenset(_YEAR.findall(text))


def _all_cites(citation: InTextCitation) -> tuple[InTextCite, ...]:
    """The cites of a citation, those included that its reader passed over because no entry has such a name."""
    if citation.kind is not CitationKind.AUTHOR_DATE or ";" not in citation.text:
        return citation.cites
    return tuple(sorted((*citation.cites, *_passed_over(citation)), key=lambda cite: cite.span))


def _passed_over(citation: InTextCitation) -> Iterator[InTextCite]:
    for part in re.finditer(r"[^;()\[\]]+", citation.text):
        span = Span(citation.span.start + part.start(), citation.span.start + part.end())
        match = _WHOLE_CITE.fullmatch(part[0])
        if match and not any(cite.span.meets(span) for cite in citation.cites):
            place = Span(span.start + match.start("names"), span.start + match.end("year"))
            yield InTextCite(place, tuple(_SPLIT.split(match["names"])), match["year"], bool(match["etal"]))


class _Aim:
    """Finds what the cites of one article point at."""

    def __init__(self, article: Article) -> None:
        self.entries, self.text = article.entries, article.text
        self.creators = [creators(entry.reference) for entry in article.entries]
        self.heads = [fold(entry.text[:_LEAD]) for entry in article.entries]
        self.dates = [dated(entry) for entry in article.entries]
        self.years = [years(without_pages(without_addresses(without_access(entry)))) for entry in article.entries]
        self.by_letter: dict[str, list[int]] = defaultdict(list)
        self.told = _told_apart(article)
        self.bare = frozenset(index for index, entry in enumerate(self.entries) if wordless(entry))
        self.linked = frozenset(cite.entry for cite in _cites(article) if cite.entry is not None)
        for index, entry in enumerate(article.entries):
            for name in creators(entry.reference)[:1]:
                for letter in _letters(name.literal or name.family):
                    self.by_letter[letter].append(index)
        linked = [(each, each.entry) for cite in _cites(article) if (each := self.completed(cite)).names]
        self.rightly = frozenset(
            entry
            for cite, entry in linked
            if entry is not None and not self.strange(cite, entry) and self.slip(cite, entry) is Slip.NONE
        )
        self.known_as = {
            _key(cite): entry
            for cite, entry in linked
            if entry is not None and entry not in self.rightly and self.same_year(cite, entry)
        }

    def at(self, citation: InTextCitation, cite: InTextCite) -> Pointer:
        cite = self.completed(cite)
        if citation.kind not in _BY_NAME or not cite.names:
            return Pointer(citation, cite, cite.entry)
        if cite.entry is None:
            return self.nearest(citation, cite)
        slip = self.slip(cite, cite.entry)
        if self.another_work(cite, cite.entry):
            return self.nearest(citation, replace(cite, entry=None))
        if slip is None and len(cite.names) > 1:
            other = self.nearest(citation, replace(cite, entry=None))
            if other.entry is not None and other.slip in (Slip.NONE, Slip.NAME):
                return other
        if slip in (Slip.YEAR, Slip.BOTH) and self.of_fewer(cite, cite.entry):
            return self.nearest(citation, replace(cite, entry=None))
        better = self.by_words(cite) if slip in (Slip.YEAR, Slip.BOTH) else None
        # An entry without a year may be meant by any; not so where the year beside it is a stroke off.
        if better is not None and (self.years[better] or not self.near_year(cite, cite.entry)):
            return Pointer(citation, cite, better)
        return Pointer(citation, cite, cite.entry, slip or Slip.NONE)

    def another_work(self, cite: InTextCite, index: int) -> bool:
        """Whether an entry that shares some names with a cite is nevertheless another work.

        So it is when the cite begins with a name that is no first author's there, "Ream et al." for "Wierzbicki, Ream
        and Haag"; and when a co-author has another name, while the text cites the entry rightly elsewhere.
        """
        if self.later_author(cite, index):
            return cite.et_al or len(cite.names) > 1
        return self.strange(cite, index) and (index in self.rightly or not self.same_year(cite, index))

    def of_fewer(self, cite: InTextCite, index: int) -> bool:
        """Whether a cite of another year names one author of several, while the text cites them rightly elsewhere."""
        alone = len(cite.names) == 1 and not cite.et_al and len(self.creators[index]) > 1
        return alone and index in self.rightly and not self.near_year(cite, index)

    def strange(self, cite: InTextCite, index: int) -> bool:
        """Whether a cite has a name that an entry has nowhere in its beginning, not even with a slip."""
        listed = self.creators[index]
        return bool(listed) and not all(
            fold(name) in self.heads[index] or any(likeness(name, each) is not Likeness.OTHER for each in listed)
            for name in cite.names
        )

    def later_author(self, cite: InTextCite, index: int) -> bool:
        """Whether a cite begins with the name of an entry's second or later author, while the first is another."""
        listed, name = self.creators[index], cite.names[0]
        if len(listed) < 2 or likeness(name, listed[0]) is not Likeness.OTHER or not listed[0].family:
            return False
        if any(likeness(other, listed[0]) is not Likeness.OTHER for other in cite.names[1:]):
            return False
        return any(likeness(name, other) is Likeness.SAME for other in listed[1:])

    def completed(self, cite: InTextCite) -> InTextCite:
        """The cite with the names before it that its reader passed over because the list does not have them."""
        listed = self.creators[cite.entry] if cite.entry is not None else ()
        keys = [likeness(cite.names[0], name) for name in listed] if cite.names else []
        at = keys.index(Likeness.SAME) if Likeness.SAME in keys else 0
        word = (
            _WORD_BEFORE.search(self.text, max(0, cite.span.start - 40), cite.span.start) if at == 0 and keys else None
        )
        if word and likeness(word[1] + cite.names[0], listed[0]) is Likeness.SLIP:
            names = (word[1] + cite.names[0], *cite.names[1:])
            return replace(cite, names=names, span=Span(word.start(1), cite.span.end))
        before = _NAMES_BEFORE.search(self.text, max(0, cite.span.start - 120), cite.span.start) if keys else None
        led = [name for name in _SPLIT.split(before["names"]) if name] if before else []
        if before and not at and _begins_cite(self.text, before.start()):
            at = len(led)
        if not before or not at or len(led) < at:
            return cite
        first = before.start("names") + before["names"].rfind(led[-at])
        return replace(cite, names=(*led[-at:], *cite.names), span=Span(first, cite.span.end))

    def nearest(self, citation: InTextCitation, cite: InTextCite) -> Pointer:
        found = {
            index: slip
            for index in self.candidates(cite)
            if (slip := self.slip(cite, index)) is not None and not self.another_work(cite, index)
        }
        for slip in Slip:
            if slip is Slip.YEAR and (entry := self.by_words(cite)) is not None:
                return Pointer(citation, cite, entry)
            fitting = tuple(index for index, each in found.items() if each is slip and self.likely(cite, index, slip))
            if cite.et_al and any(len(self.creators[index]) > 2 for index in fitting):
                fitting = tuple(index for index in fitting if len(self.creators[index]) > 2)
            if fitting:
                entry = fitting[0] if slip is not Slip.NONE or len(fitting) == 1 else None
                return Pointer(citation, cite, entry, slip, fitting if len(fitting) > 1 else ())
        known = self.known_as.get(_key(cite))
        return Pointer(citation, cite, self.wordless(cite) if known is None else known)

    def wordless(self, cite: InTextCite) -> int | None:
        """An entry of that year that has lost its names, be it all that is left (". 1993."): it may be the one.

        Where several entries of a list have nothing but a year, its first authors may have been lost from others too.
        """
        dated = [index for index in range(len(self.entries)) if years(cite.year) & self.years[index]]
        bare = [index for index in dated if index in self.bare]
        if len(self.bare) > 1 and (cite.et_al or len(cite.names) > 1):
            bare = [each for each in dated if each not in self.rightly and len(self.creators[each]) < 2] or bare
        return bare[0] if bare else None

    def by_words(self, cite: InTextCite) -> int | None:
        """The one entry whose words hold all the names and the year, however its names were read."""
        if not years(cite.year) and not cite.locator:
            return None
        # Initials may have been glued to a name ("HuijinL."), so that only its beginning is a word's.
        names = [re.compile(rf"(?<!\w){re.escape(name)}(?![^\W\d_A-Z])") for name in cite.names]
        fitting = [
            index
            for index, entry in enumerate(self.entries)
            if self.same_year(cite, index)
            and all(name.search(entry.text) for name in names)
            and not self.later_author(cite, index)
        ]
        heads = [index for index in fitting if names[0].match(self.entries[index].text)]
        return next((found[0] for found in (heads, fitting) if len(found) == 1), None)

    def candidates(self, cite: InTextCite) -> Iterable[int]:
        mine = (index for letter in _letters(cite.names[0]) for index in self.by_letter[letter])
        return dict.fromkeys((*cite.near, *mine))

    def slip(self, cite: InTextCite, index: int) -> Slip | None:
        """How a cite misses an entry; None when they have too little in common."""
        listed = self.creators[index]
        if listed and likeness(cite.names[0], listed[0]) is Likeness.OTHER:
            return None
        same_year = self.same_year(cite, index)
        alike = _alike(cite.names, listed) if listed else _alike_in_words(cite.names, self.entries[index].text)
        if alike is Likeness.OTHER:
            return None
        if alike is Likeness.SAME:
            return Slip.NONE if same_year else Slip.YEAR
        if same_year:
            return Slip.NAME
        return Slip.BOTH if len(cite.names) > 1 or index in cite.near else None

    def same_year(self, cite: InTextCite, index: int) -> bool:
        written, listed = years(cite.year), self.years[index]
        if not written:
            return True
        # An entry without a year is another rule's business.
        return not listed or (bool(written & listed) and self.same_letter(cite, index))

    def same_letter(self, cite: InTextCite, index: int) -> bool:
        """Whether the letters after the years allow it; where one has none, it fits every letter."""
        letter, date = year_suffix(cite.year), self.dates[index]
        if not letter or date is None:
            return True
        apart = re.findall(rf"(?<!\d){date.year} ([a-k])(?=[).,:;]| [^\W\d_a-z])", self.entries[index].text)
        listed = date.letter or "".join(apart)
        return not listed or letter in listed

    def likely(self, cite: InTextCite, index: int, slip: Slip) -> bool:
        """Whether a slip explains the cite better than a work that is missing from the list.

        An entry that nothing else in the text cites is waiting for this cite. One that is cited rightly elsewhere is
        a work of its own; then only a year one stroke off, written so once, passes for a slip.
        """
        if slip is Slip.NONE or index not in self.linked:
            return True
        if slip is Slip.NAME:
            return len(fold(cite.names[0])) > 4 or len(cite.names) > 1
        if slip is Slip.BOTH or self.told[_key(cite)] > 1:
            return False
        return self.near_year(cite, index)

    def near_year(self, cite: InTextCite, index: int) -> bool:
        """Whether a year of the entry is one stroke off that of the cite."""
        return any(_one_stroke(one, other) for one in years(cite.year) for other in self.years[index])


def _cites(article: Article) -> Iterator[InTextCite]:
    return (cite for citation in article.citations for cite in citation.cites)


def _told_apart(article: Article) -> dict[tuple[str, str], int]:
    """How often each name and year that no entry fits stand together in the text."""
    counts: dict[tuple[str, str], int] = defaultdict(int)
    for cite in _cites(article):
        if cite.entry is None and cite.names:
            counts[_key(cite)] += 1
    return counts


def _key(cite: InTextCite) -> tuple[str, str]:
    return fold(cite.names[0]), cite.year


def _letters(name: str) -> frozenset[str]:
    return frozenset(word[0] for word in fold(name).split())


def _alike(written: Sequence[str], listed: Names) -> Likeness:
    """The likeness of the names that differ most; names beyond the shorter list are another rule's business."""
    return min((likeness(*pair) for pair in zip(written, listed, strict=False)), key=lambda each: each.value)


def _alike_in_words(written: Sequence[str], text: str) -> Likeness:
    """The likeness of a cite to an entry whose names were not read: its names stand among the entry's first words."""
    head = [Name(family=word) for word in _WORD.findall(text[:_HEAD])]
    found = (_best(name, head) for name in written if not re.search(rf"(?<!\w){re.escape(name)}", text))
    return min(found, key=lambda each: each.value, default=Likeness.SAME)


def _best(written: str, words: Sequence[Name]) -> Likeness:
    return max((likeness(written, word) for word in words), key=lambda each: each.value, default=Likeness.OTHER)


def _begins_cite(text: str, at: int) -> bool:
    """Whether a cite begins at a place: behind an opening bracket or a semicolon."""
    return text[max(0, at - 2) : at].strip()[-1:] in ("(", "[", ";")


def _one_stroke(one: str, other: str) -> bool:
    """Whether two years are one slip apart: a digit, two digits swapped, or the next year."""
    wrong = [place for place in range(4) if one[place] != other[place]]
    swapped = len(wrong) == 2 and sorted(one) == sorted(other)
    return len(wrong) == 1 or swapped or abs(int(one) - int(other)) == 1
