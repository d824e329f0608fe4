"""From a cite to the entry it means: by names and year, by number, by key; with the reason where there is none."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from refkit.article.acronyms import SMALL, initials
from refkit.article.fits import COAUTHOR, Fit, Fitting, spelt_out
from refkit.article.work import Work
from refkit.fields import dates
from refkit.fields.text import fold
from refkit.model import Entry, InTextCite

_CAPITALS = re.compile(r"[A-ZÀ-Þ](?:[a-zß-öø-ÿ]?[A-ZÀ-Þ&]){1,7}")  # "BfN", "DoH"
_ABBREVIATION = re.compile(r"[A-ZÀ-Þ]{2,8}(?: [A-ZÀ-Þ][\w-]+)?(?=[ ,.:])")
_SHORT_YEAR = re.compile(r"['’‘]?(\d\d[a-z]?)")
_VAN_DER = re.compile(r"^[Vv][./]?\s?d\.?\s?(?=[A-Z])")


_VERY_YEAR = 2.5  # what the very year of an entry scores, without or with its letter


@dataclass(frozen=True, slots=True)
class Link:
    """What a cite means: an index into the entries, or None and why; and the entries that come near."""

    entry: int | None
    why: str = ""
    near: tuple[int, ...] = ()
    exact: bool = False
    score: float = 0.0

    def of(self, cite: InTextCite) -> InTextCite:
        """The cite with what it means; several entries that fit alike are told as such."""
        alike = self.near if self.exact and self.entry is None else ()
        return replace(cite, entry=self.entry, why=self.why, near=self.near, alike=alike)


class Works:
    """The entries of an article, to be found by what citations say."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self.works = [Work(index, entry) for index, entry in enumerate(entries)]
        for before, work in pairwise(self.works):
            work.follow(before)
        self.by_word: dict[str, list[int]] = defaultdict(list)
        for work in self.works:
            for word in dict.fromkeys(" ".join((*work.authors, work.lead)).split()):
                self.by_word[word].append(work.index)
        self.by_acronym: dict[str, list[int]] = defaultdict(list)
        for work in self.works:
            for acronym in work.acronyms:
                self.by_acronym[acronym].append(work.index)
        self._known: dict[tuple[tuple[str, ...], str, bool], Link] = {}
        self._fittings: dict[tuple[tuple[str, ...], bool, bool], Fitting] = {}

    def __len__(self) -> int:
        return len(self.works)

    def named(self, names: tuple[str, ...], year: str, *, et_al: bool = False) -> Link:
        """The entry that names and a year (as written, "" without one) mean."""
        asked = (names, year, et_al)
        if asked not in self._known:
            short = _SHORT_YEAR.fullmatch(year)
            self._known[asked] = self._short(names, short[1]) if short else self._named(names, year, et_al)
        return self._known[asked]

    def _short(self, names: tuple[str, ...], figures: str) -> Link:
        """The entry of some names and a year of which only the last two figures are written: "'98"."""
        links = (self.named(names, f"{century}{figures}") for century in (19, 20))
        return next((link for link in links if link.exact), Link(None, _no_name(names, f"'{figures}")))

    def _named(self, names: tuple[str, ...], year: str, et_al: bool) -> Link:
        keys = tuple(fold(_VAN_DER.sub("van der ", name)) for name in names if fold(name))
        if not keys or not self.works:
            return Link(None, _no_name(names, year))
        fits = self._fitting(keys, et_al=et_al, capitals=_in_capitals(names[0])).of(year)
        return self._decide(fits, names, year, et_al=et_al) if fits else Link(None, _no_name(names, year))

    def _fitting(self, keys: tuple[str, ...], *, et_al: bool, capitals: bool) -> Fitting:
        asked = (keys, et_al, capitals)
        if asked not in self._fittings:
            works = self._candidates(keys, capitals=capitals)
            self._fittings[asked] = Fitting(works, keys, et_al=et_al, capitals=capitals)
        return self._fittings[asked]

    def _candidates(self, keys: tuple[str, ...], *, capitals: bool) -> list[Work]:
        found: dict[int, None] = {}
        for word in sorted(keys[0].split(), key=len, reverse=True)[:2]:
            found.update(dict.fromkeys(self.by_word.get(word, ())))
        found.update(dict.fromkeys(self.by_acronym.get(keys[0].replace(" ", ""), ())))
        found.update(dict.fromkeys(self.by_acronym.get(keys[0].split()[0], ())))
        for made in initials(keys[0]):
            found.update(dict.fromkeys(self.by_acronym.get(made, ())))
        if not keys[0].isascii() and keys[0].upper() == keys[0].lower():
            found.update((work.index, None) for work in self.works if work.head.startswith(f" {keys[0]}"))
        if not found and keys[0].count(" ") > 2:
            found.update(dict.fromkeys(self._with(keys[0].split())))
        if not any(_begins_alike(self.works[index], keys[0]) for index in found):
            found.update(dict.fromkeys(self._shortened(keys[0], capitals=capitals)))
            for word in self._alike(keys[0]):
                found.update(dict.fromkeys(self.by_word[word]))
        return [self.works[index] for index in found]

    def shortened_to(self, letters: str, year: str = "") -> int | None:
        """The entry that begins with these capitals or the organisation that they are short for; with a year, of it."""
        if len(letters) < 3 or not letters.isupper():
            return None
        link = self.named((letters,), year)
        work = self.works[link.entry] if link.entry is not None and link.exact else None
        key = fold(letters)
        return work.index if work and (work.begun == key or spelt_out(work, key, capitals=True)) else None

    def _shortened(self, key: str, *, capitals: bool) -> Iterable[int]:
        """The entries that a name may be an acronym of, or whose acronym it may spell out."""
        alike = self._by_start.get(key[0], ()) if (capitals and len(key) > 2) or " " in key else ()
        return (index for index in alike if spelt_out(self.works[index], key, capitals=capitals))

    @cached_property
    def _by_start(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = defaultdict(list)
        for work in self.works:
            found[work.begun[:1]].append(work.index)
        return found

    def _alike(self, key: str) -> Iterable[str]:
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        longest = max(key.split(), key=len)
        if len(longest) < 4:
            return ()
        most = 1 if len(longest) < 6 else 2
        hits = process.extract(longest, self.firsts, scorer=OSA.distance, score_cutoff=most, limit=8)
        return [word for word, *_ in hits]

    def _second(self, fits: Sequence[Fit]) -> int | None:
        """The one work of the very year whose second or third and last author has the name, if no first author has."""
        dated = [each for each in fits if each.year >= _VERY_YEAR]
        last = len(dated) == 1 and self.works[dated[0].index].count <= 3
        alone = last and all(each.name <= COAUTHOR for each in fits) and dated[0].name == COAUTHOR
        return dated[0].index if alone else None

    def _decide(self, fits: Sequence[Fit], names: tuple[str, ...], year: str, *, et_al: bool) -> Link:
        best = fits[0]
        near = tuple(each.index for each in fits[:4])
        if not best.acceptable:
            if not et_al and (index := self._second(fits)) is not None:
                return Link(index, "", near, score=best.score)
            return Link(None, _no_name(names, year), near)
        ties = [each for each in fits if each.score > best.score - 0.05]
        if len(ties) > 1 and (chosen := self._by_letter(ties, year)) is not None:
            return Link(chosen, "", (), exact=True, score=best.score)
        if len(ties) > 1 and best.year > 0:
            why = f"{len(ties)} entries fit: the same names and year"
            return Link(None, why, tuple(each.index for each in ties), exact=True, score=best.score)
        exact = best.name >= 2 and (best.year > 0 or not year) and best.others > -1
        return Link(best.index, "", (), exact=exact, score=best.score)

    @cached_property
    def firsts(self) -> list[str]:
        """The words among which a misspelt name is looked for: those of authors, and the first of each entry."""
        words = (word for work in self.works for word in (*" ".join(work.authors).split(), *work.lead.split()[:4]))
        return [word for word in dict.fromkeys(words) if len(word) > 3]

    def begun_by(self, words: str) -> bool:
        """Whether some entry begins with the first two of these words."""
        first = tuple(fold(words[:80]).split()[:2])
        return first in self._beginnings

    @cached_property
    def _beginnings(self) -> frozenset[tuple[str, ...]]:
        return frozenset(tuple(work.head.split()[:2]) for work in self.works)

    @cached_property
    def _families(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = defaultdict(list)
        for work in self.works:
            for author in work.authors[:1]:
                found[author].append(work.index)
        return found

    @cached_property
    def _by_first(self) -> dict[str, list[int]]:
        """The first words of the first authors' family names, and the entries that have them."""
        found: dict[str, list[int]] = defaultdict(list)
        for author, indexes in self._families.items():
            found[author.split()[0]] += indexes
        return found

    def knows(self, word: str) -> bool:
        """Whether some entry's authors have a word of this name, or this acronym."""
        return any(part in self.by_word or part in self.by_acronym for part in fold(word).split())

    def goes_on(self, index: int, name: str) -> bool:
        """Whether an entry's first author begins with a name and has further words, as organisations do."""
        return any(author.startswith(f"{fold(name)} ") for author in self.works[index].authors[:1])

    def led_by(self, index: int, initials: str) -> bool:
        """Whether an entry's first author has these initials: all of them, as far as both go."""
        given = next((name.given for name in self.works[index].entry.reference.names("author")), "")
        listed, asked = ("".join(re.findall(r"\b[^\W\d_]", each)) for each in (given, initials))
        return bool(listed) and (listed == asked or listed[: len(asked)] == asked)

    def begins_with(self, index: int, word: str) -> bool:
        """Whether a word stands among those in which an entry's authors do, as a given name may."""
        return f" {fold(word)} " in self.works[index].lead

    def by_family(self, name: str, year: str = "") -> tuple[int, ...]:
        """The entries whose first author has this family name; with a year, those that have it too."""
        found = self._families.get(fold(name), ())
        return tuple(index for index in found if not year or any(year == each for each, _ in self.works[index].dates))

    def dated(self, index: int, year: str) -> bool:
        """Whether an entry is of this year, or of no single one and has it; without figures, whether it has no date."""
        work = self.works[index]
        if not year[:1].isdigit():
            return work.undated
        return year == work.issued or (not work.issued and any(year == each for each, _ in work.dates))

    @cached_property
    def places(self) -> frozenset[str]:
        """Where the works were published, folded, where that is a single word."""
        folded = (fold(work.entry.reference.text("publisher-place")) for work in self.works)
        return frozenset(place for place in folded if place and " " not in place)

    def hosted(self, name: str, year: str) -> bool:
        """Whether a work of this year appeared in what has this name, such as a newspaper."""
        return any(self.dated(index, year) for index in self._by_host.get(fold(name).removeprefix("the "), ()))

    @cached_property
    def _by_host(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = defaultdict(list)
        for work in self.works:
            for host in work.hosts:
                found[host].append(work.index)
        return found

    @cached_property
    def oldest(self) -> int:
        """The earliest year in any entry; 9999 where none has a year."""
        return min((int(year) for work in self.works for year, _ in work.dates), default=9999)

    def beside(self, index: int) -> tuple[int, ...]:
        """The entries of the same first author as this one, with it."""
        return tuple(each for author in self.works[index].authors[:1] for each in self._families[author])

    def bodies(self, words: str) -> tuple[int, ...]:
        """The entries whose first author is the organisation, or has the name of several words, that these end with."""
        last = fold(words[words.rfind(" ") + 1 :])
        if last not in self._by_last:
            return ()
        folded = f" {fold(words)}"
        return tuple(
            index for author in self._by_last[last] for index in self._families[author] if folded.endswith(f" {author}")
        )

    @cached_property
    def _by_last(self) -> dict[str, list[str]]:
        """The last words of first authors of several words, and those authors."""
        found: dict[str, list[str]] = defaultdict(list)
        for author in self._families:
            if " " in author:
                found[author.rsplit(" ", 1)[1]].append(author)
        return found

    def told_in(self, words: str) -> int | None:
        """The entry that free words name by its first author and by its year or words of its title; None without"
        " one.
        """
        folded = fold(words).split()
        known, scores = frozenset(folded), dict[int, float]()
        for word in dict.fromkeys(folded[:40]):
            for index in self._by_first.get(word, ()):
                if known.issuperset(self.works[index].authors[0].split()):
                    scores[index] = _told(self.works[index], known)
        best = max(scores, key=lambda index: scores[index], default=None)
        if best is None:
            by_title = self._told_by_title(folded[:40])
            return self.abbreviated(words) if by_title is None else by_title
        return best if scores[best] >= 1 or len(scores) == 1 else None

    def _told_by_title(self, words: Sequence[str]) -> int | None:
        """The one entry that begins with one of the first of these words and has three or more of them."""
        begun = [index for word in dict.fromkeys(words[:3]) for index in self._by_begun.get(word, ())][:50]
        long = [f" {word} " for word in words if len(word) > 3]
        hits = [index for index in begun if sum(word in self.works[index].words for word in long) > 2]
        return hits[0] if len(hits) == 1 else None

    def abbreviated(self, words: str) -> int | None:
        """The one entry that gives the abbreviation with which words begin: "UB Lauben" in "(UB Lauben)"."""
        short = _ABBREVIATION.match(words)
        pool = self._with(fold(short[0]).split()) if short else ()
        hits = [index for index in pool if short and short[0] in self.works[index].text]
        return hits[0] if len(hits) == 1 else None

    @cached_property
    def _by_begun(self) -> dict[str, list[int]]:
        """The first word of each entry, and the entries that begin with it."""
        found: dict[str, list[int]] = defaultdict(list)
        for work in self.works:
            found[work.begun].append(work.index)
        return found

    def titled(self, title: str, *, among: tuple[int, ...] = ()) -> int | None:
        """The one entry whose title begins with these words (or has them, from three on); None without or with several.

        Of the entries `among` which it is to be, one that has the words anywhere.
        """
        key = fold(title)
        words = key.split()
        if not words or len(key) < 4:
            return None
        pool = [self.works[index] for index in among] if among else [self.works[index] for index in self._with(words)]
        hits = [work.index for work in pool if _has_title(work, key, words)]
        if not hits and among:
            hits = [work.index for work in pool if f" {key} " in work.words]
        return hits[0] if len(set(hits)) == 1 else None

    def shelved(self, mark: str) -> int | None:
        """The one entry that has this shelf mark of an archive: "LAB 2/54/1"."""
        key = fold(mark)
        hits = [index for index in self._with(key.split()) if f" {key} " in self.works[index].words]
        return hits[0] if len(hits) == 1 else None

    def _with(self, words: Sequence[str]) -> Iterable[int]:
        rare = min((self.by_text.get(word, ()) for word in words), key=len)
        return rare if len(rare) < 50 else ()

    @cached_property
    def by_text(self) -> dict[str, list[int]]:
        """Each folded word of the entries, and the entries that have it."""
        found: dict[str, list[int]] = defaultdict(list)
        for work in self.works:
            for word in dict.fromkeys(fold(work.text).split()):
                found[word].append(work.index)
        return found

    def at_site(self, address: str) -> int | None:
        """The one entry that gives this web address, or names this site."""
        host = re.sub(r"^(?:https?://)?(?:www\.)?", "", address.lower()).rstrip("/.,")
        hits = [work.index for work in self.works if host in work.entry.text.lower()]
        if not hits and "/" in host:
            name = host.split(".")[0], host.rsplit("/", 1)[1]
            hits = [work.index for work in self.works if all(part in work.entry.text.lower() for part in name)]
        return hits[0] if len(hits) == 1 else None

    def _by_letter(self, ties: Sequence[Fit], year: str) -> int | None:
        """Works of the same names and year stand in the list in the order of their letters."""
        letter = dates.year_suffix(year)
        order = sorted(each.index for each in ties)
        place = ord(letter) - ord("a") if letter else -1
        return order[place] if 0 <= place < len(order) else None


def _in_capitals(name: str) -> bool:
    """Whether a name is written in capitals, as acronyms are, even with a small letter between: "WHO", "BfN"."""
    return name.isupper() or bool(_CAPITALS.fullmatch(name))


def _has_title(work: Work, key: str, words: Sequence[str]) -> bool:
    title = work.title or work.head.strip()
    if title.startswith((f"{key} ", f"the {key} ")) or title == key:
        return True
    return len(words) >= 3 and f" {key} " in f" {fold(work.text)} "


def _told(work: Work, known: frozenset[str]) -> float:
    """How much of an entry's title and years stands among some words."""
    title = [word for word in work.title.split()[:8] if len(word) > 3 and word not in SMALL]
    shared = sum(word in known for word in title)
    return shared + (1.5 if any(year in known for year, _ in work.dates) else 0.0)


def _begins_alike(work: Work, key: str) -> bool:
    return work.head.startswith(f" {key} ") or any(key in author for author in work.authors[:1]) or key in work.acronyms


def _no_name(names: tuple[str, ...], year: str) -> str:
    who = " & ".join(names) if len(names) < 4 else f"{names[0]} et al."
    return f'no entry fits "{who}{", " if year else ""}{year}"'
