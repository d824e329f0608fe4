"""From a cite to the entry it means: by names and year, by number, by key; with the reason where there is none."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from refkit.fields import dates
from refkit.fields.text import fold
from refkit.model import Entry, Name
from refkit.parsing import heads

_YEAR = re.compile(r"(?<![\d/.])((?:1[4-9]|20)\d\d)([a-z](?![a-z]))?(?!\d)")
_NUMBER_FIRST = re.compile(r"^\d{1,3} ")
_ADDRESS = re.compile(r"(?:https?://|www\.|doi:|\b10\.\d{4,}/)\S+", re.IGNORECASE)
_INVERTED = re.compile(
    r"([^\W\d_a-z][\w'’‐-]+(?: [^\W\d_a-z][\w'’‐-]+)?),?\s(?:[^\W\d_a-z]\.[\s‐-]?|[^\W\d_a-z]{1,3}(?=[,;.\s]))"
)
_ACRONYM = re.compile(r"(?:^|(?<=[(\[]))[A-ZÀ-Þ]{2,10}(?![\w])")
_BODY = re.compile(r"[^\W\d_][^.;:()\[\]\d\"“]{4,160}(?=[.(;:\[]|,? \d)")
_PHRASE = re.compile(r"[^\W\d_][^.,;:()\[\]\d\"“]{4,100}(?=[.(,;:\[])")
_SMALL = frozenset("of the and for de la le du des der die das und et y e do da di del fur on in a van voor".split())
_ROLES = ("author", "editor", "translator", "director", "composer", "container-author")
_HEAD = 300
# What a co-author's name is worth at the beginning of a cite: too little by itself, enough when the others fit as well.
_COAUTHOR = 1.2


@dataclass(frozen=True, slots=True)
class Link:
    """What a cite means: an index into the entries, or None and why; and the entries that come near."""

    entry: int | None
    why: str = ""
    near: tuple[int, ...] = ()
    exact: bool = False
    score: float = 0.0


@dataclass(frozen=True, slots=True)
class _Fit:
    """How well an entry fits: `name` 0 to 3, `others` for the further names, `year` from -1 to 3."""

    index: int
    name: float
    others: float
    year: float

    @property
    def score(self) -> float:
        return self.name + self.others + self.year


class Work:
    """What of an entry a citation can name: its authors, its years, and the words it begins with."""

    def __init__(self, index: int, entry: Entry) -> None:
        self.index, self.entry = index, entry
        self.text = _ADDRESS.sub(" ", entry.text)
        read = (key for name in _creators(entry) if (key := _key(name)))
        self.authors = tuple(dict.fromkeys(read)) or _families(self.text)
        self.dates = [(match[1], match[2] or "") for match in _YEAR.finditer(self.text)]
        self.issued = _issued(entry)

    def follow(self, before: "Work") -> None:
        """Takes the names of the entry before, where a dash or "ders." stands for them."""
        if heads.same_author(self.text):
            self.authors = before.authors
            self.lead = before.lead

    @cached_property
    def head(self) -> str:
        """The folded words that the entry begins with, a blank at either end."""
        return f" {_NUMBER_FIRST.sub('', fold(self.text[:_HEAD]))} "

    @cached_property
    def words(self) -> str:
        """All its folded words, a blank at either end."""
        return f" {fold(self.text)} "

    @cached_property
    def title(self) -> str:
        """Its folded title; "" when none was read."""
        return fold(self.entry.reference.text("title"))

    @cached_property
    def acronyms(self) -> frozenset[str]:
        """The first letters of the words it begins with, as of an organisation, and the acronyms in its head."""
        written = _ACRONYM.findall(self.text[:_HEAD])
        made = [each[:end] for each in _acronyms(self.phrase) for end in (*range(3, len(each)), None)]
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
        match = _YEAR.search(self.text)
        end = match.start() if match and match.start() < _HEAD else max(heads.names(self.text).end, 60)
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


def _acronyms(literal: str) -> tuple[str, ...]:
    """The first letters of some words, "Co-operation" as one word and as two; none of a single word."""
    joined = re.sub(r"(?<=\w)[-‐‑](?=\w)", "", literal)
    told = dict.fromkeys(tuple(word for word in fold(each).split() if word not in _SMALL) for each in (literal, joined))
    return tuple("".join(word[0] for word in words) for words in told if len(words) > 1)


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

    def __len__(self) -> int:
        return len(self.works)

    def named(self, names: tuple[str, ...], year: str, *, et_al: bool = False) -> Link:
        """The entry that names and a year (as written, "" without one) mean."""
        asked = (names, year, et_al)
        if asked not in self._known:
            self._known[asked] = self._named(names, year, et_al)
        return self._known[asked]

    def _named(self, names: tuple[str, ...], year: str, et_al: bool) -> Link:
        keys = tuple(fold(name) for name in names if fold(name))
        if not keys or not self.works:
            return Link(None, _no_name(names, year))
        capitals = names[0].isupper()
        fits = sorted(
            (
                self._fit(work, keys, year, et_al, capitals=capitals)
                for work in self._candidates(keys, capitals=capitals)
            ),
            key=lambda fit: -fit.score,
        )
        fits = [fit for fit in fits if fit.name > 0]
        if not fits:
            return Link(None, _no_name(names, year))
        return self._decide(fits, names, year)

    def _candidates(self, keys: tuple[str, ...], *, capitals: bool) -> list[Work]:
        found: dict[int, None] = {}
        for word in sorted(keys[0].split(), key=len, reverse=True)[:2]:
            found.update(dict.fromkeys(self.by_word.get(word, ())))
        found.update(dict.fromkeys(self.by_acronym.get(keys[0].replace(" ", ""), ())))
        found.update(dict.fromkeys(self.by_acronym.get(keys[0].split()[0], ())))
        for made in _acronyms(keys[0]):
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

    def _shortened(self, key: str, *, capitals: bool) -> Iterable[int]:
        """The entries that a name may be an acronym of, or whose acronym it may spell out."""
        alike = self._by_start.get(key[0], ()) if (capitals and len(key) > 2) or " " in key else ()
        return (index for index in alike if _spelt_out(self.works[index], key, capitals=capitals))

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

    def _fit(self, work: Work, keys: tuple[str, ...], year: str, et_al: bool, *, capitals: bool) -> _Fit:
        name = _first_name(work, keys[0], capitals=capitals)
        if (
            not name
            and len(keys) > 1
            and f" {' '.join(keys)} " in work.head.replace(" und ", " ").replace(" and ", " ")
        ):
            name = 2.5
        return _Fit(work.index, name, _others(work, keys[1:], et_al) if name else 0.0, _year(work, year))

    def _decide(self, fits: Sequence[_Fit], names: tuple[str, ...], year: str) -> Link:
        best = fits[0]
        near = tuple(fit.index for fit in fits[:4])
        if not self._acceptable(best):
            return Link(None, _no_name(names, year), near)
        ties = [fit for fit in fits if fit.score > best.score - 0.05]
        if len(ties) > 1 and (chosen := self._by_letter(ties, year)) is not None:
            return Link(chosen, "", (), exact=True, score=best.score)
        if len(ties) > 1 and best.year > 0:
            why = f"{len(ties)} entries fit: the same names and year"
            return Link(None, why, tuple(fit.index for fit in ties), exact=True, score=best.score)
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

    def goes_on(self, index: int, name: str) -> bool:
        """Whether an entry's first author begins with a name and has further words, as organisations do."""
        return any(author.startswith(f"{fold(name)} ") for author in self.works[index].authors[:1])

    def by_family(self, name: str, year: str = "") -> tuple[int, ...]:
        """The entries whose first author has this family name; with a year, those that have it too."""
        found = self._families.get(fold(name), ())
        return tuple(index for index in found if not year or any(year == each for each, _ in self.works[index].dates))

    @cached_property
    def oldest(self) -> int:
        """The earliest year in any entry; 9999 where none has a year."""
        return min((int(year) for work in self.works for year, _ in work.dates), default=9999)

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
            return self._told_by_title(folded[:40])
        return best if scores[best] >= 1 or len(scores) == 1 else None

    def _told_by_title(self, words: Sequence[str]) -> int | None:
        """The one entry that begins with one of the first of these words and has three or more of them."""
        begun = [index for word in dict.fromkeys(words[:3]) for index in self._by_begun.get(word, ())][:50]
        long = [f" {word} " for word in words if len(word) > 3]
        hits = [index for index in begun if sum(word in self.works[index].words for word in long) > 2]
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

    @staticmethod
    def _acceptable(fit: _Fit) -> bool:
        if fit.year >= 0:
            return fit.name >= 1.5 and fit.others > -2.5
        return (fit.name >= 2.5 and fit.others > -0.8) or (fit.name >= 1.8 and fit.others >= 0.4)

    def _by_letter(self, ties: Sequence[_Fit], year: str) -> int | None:
        """Works of the same names and year stand in the list in the order of their letters."""
        letter = dates.year_suffix(year)
        order = sorted(fit.index for fit in ties)
        place = ord(letter) - ord("a") if letter else -1
        return order[place] if 0 <= place < len(order) else None


def _has_title(work: Work, key: str, words: Sequence[str]) -> bool:
    title = work.title or work.head.strip()
    if title.startswith((f"{key} ", f"the {key} ")) or title == key:
        return True
    return len(words) >= 3 and f" {key} " in f" {fold(work.text)} "


def _told(work: Work, known: frozenset[str]) -> float:
    """How much of an entry's title and years stands among some words."""
    title = [word for word in work.title.split()[:8] if len(word) > 3 and word not in _SMALL]
    shared = sum(word in known for word in title)
    return shared + (1.5 if any(year in known for year, _ in work.dates) else 0.0)


def _begins_alike(work: Work, key: str) -> bool:
    return work.head.startswith(f" {key} ") or any(key in author for author in work.authors[:1]) or key in work.acronyms


def _first_name(work: Work, key: str, *, capitals: bool = False) -> float:
    """How well the first name of a cite, folded, fits the first author of an entry, 0 to 3.

    `capitals` says that it is written in capitals alone, as acronyms are.
    """
    author = work.authors[0] if work.authors else ""
    compact = key.replace(" ", "")
    if author and (key == author or compact == author.replace(" ", "")):
        return 3.0
    if work.head.startswith(f" {key} "):
        return 3.0
    if len(key) > 2 and f" {key} " in f" {author} ":
        return 2.8 if author.count(" ") < 2 or (" " in key and author.startswith(key)) else 2.2
    if author and len(author) > 3 and key.count(" ") < 3 and f" {author} " in f" {key} ":
        return 2.5
    if compact in work.acronyms or _spelt_out(work, key, capitals=capitals):
        return 2.6
    if key.upper() == key.lower() and work.head.startswith(f" {key}"):  # a script without capitals, names unparted
        return 2.5
    return _far_name(work, key, author)


def _spelt_out(work: Work, key: str, *, capitals: bool) -> bool:
    """Whether the words of a name are those of the acronym that an entry begins with, or the other way round."""
    first = work.begun
    if capitals:
        return first != key and _abbreviates(key.replace(" ", ""), work.body.split()[:12])
    if key.count(" ") < 2 or first not in work.acronyms:
        return False
    return first in _acronyms(key) or _abbreviates(first, key.split()[:12])


def _abbreviates(short: str, words: Sequence[str]) -> bool:
    """Whether letters are those of several words in order: of each its first, perhaps more of it or of its parts.

    Of four words and more one may be passed over: "NICE" is the National Institute for Health and Care Excellence.

    >>> _abbreviates("minedu", ["ministerio", "educacion", "peru"]), _abbreviates("mini", ["ministerio", "educacion"])
    (True, False)
    >>> _abbreviates("bmfsfj", ["bundesministerium", "familie", "senioren", "frauen", "jugend"])
    True
    """
    without = [(*words[:at], *words[at + 1 :]) for at in range(1, len(words))] if len(words) > 3 else []
    return 2 < len(short) < 9 and any(_takes(short, each, 0) for each in (words, *without))


def _takes(short: str, words: Sequence[str], used: int) -> bool:
    if not short or not words:
        return not short and used > 1
    if words[0] in _SMALL and _takes(short, words[1:], used):
        return True
    if short[0] != words[0][0]:
        return False
    at, length = 0, 1
    while not _takes(short[length:], words[1:], used + 1):
        at = words[0].find(short[length], at + 1) if length < len(short) else -1
        if at < 0 or length > 3:
            return False
        length += 1
    return True


def _far_name(work: Work, key: str, author: str) -> float:
    lead = work.lead
    if key in work.authors[1:] and len(author) > 1:
        return _COAUTHOR
    if f" {key} " in lead:
        place = lead.index(f" {key} ")
        return 2.0 if lead[:place].count(" ") < 4 else 1.0
    if _shared(key, work.head) >= 3 or (key.count(" ") > 2 and f" {key} " in work.words):
        return 2.0
    if " " in key and key.split()[0] in (author, *work.acronyms):
        return 2.0
    return max((_slip(key, each) for each in (author, *lead.split()[:3], key and author.split(" ")[-1])), default=0.0)


def _shared(key: str, head: str) -> int:
    """How many words the beginnings of both share."""
    count = 0
    for one, other in zip(key.split(), head.split(), strict=False):
        if one != other:
            break
        count += 1
    return count


def _slip(key: str, author: str) -> float:
    from rapidfuzz.distance import OSA

    shorter = min(len(key), len(author))
    if shorter < 4 or (key[0] != author[0] and shorter < 6):
        return 0.0
    most = 1 if shorter < 6 else 2
    if shorter > 14 and OSA.distance(key, author, score_cutoff=most) <= most:
        return 2.6
    return 1.8 if OSA.distance(key, author, score_cutoff=most) <= most else 0.0


def _others(work: Work, keys: Sequence[str], et_al: bool) -> float:
    lead = work.lead if len(work.lead) < _HEAD else work.head
    score = 0.0
    for key in keys:
        score += 0.4 if f" {key} " in lead else 0.2 if _any_slip(key, lead) else -1.2
    count = work.count
    if not count:
        return score
    if et_al:
        return score - (0.5 if count <= len(keys) + 1 else 0.0)
    return score + (0.3 if count == len(keys) + 1 else -0.15 * min(abs(count - len(keys) - 1), 3))


def _any_slip(key: str, lead: str) -> bool:
    return any(_slip(key, word) > 0 for word in lead.split()[:30])


def _year(work: Work, year: str) -> float:
    """3 for the very year, 2 for one that stands in the entry, -1 for another; 0 when nothing is asked."""
    found = _YEAR.findall(year)
    if not found:
        undated = bool(year) and not work.dates
        return 2.0 if undated else 0.0
    number, letter = found[0]
    if not any(number == each for each, _ in work.dates):
        numbers = {each for each, _ in found}
        return 2.0 if numbers & {each for each, _ in work.dates} else -1.0 - 0.01 * min(_distance(work, number), 90)
    letters = {each for listed, each in work.dates if listed == number and each}
    score = 2.5 if not work.issued else 3.0 if number == work.issued else 2.0
    if letter in letters:
        return score + 0.5
    return score - (0.6 if letters else 0.0)


def _distance(work: Work, number: str) -> int:
    return abs(int(number) - int(work.issued)) if work.issued.isdigit() else 90


def _no_name(names: tuple[str, ...], year: str) -> str:
    who = " & ".join(names) if len(names) < 4 else f"{names[0]} et al."
    return f'no entry fits "{who}{", " if year else ""}{year}"'


def is_listed(works: Works, name: str) -> bool:
    """Whether some entry's first author, or the words it begins with, are this name."""
    key = fold(name)
    return bool(key) and any(
        _first_name(works.works[index], key) >= 2.0 for index in works.by_word.get(key.split()[-1], ())
    )
