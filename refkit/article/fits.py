"""How well works fit the names and the year of a cite."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain, groupby, islice

from refkit.article.acronyms import abbreviates, initials
from refkit.article.work import HEAD, YEAR, Work

# What a co-author's name is worth at the beginning of a cite: too little by itself, enough when the others fit as well,
# or where it is the only work of a year with that name.
COAUTHOR = 1.2
_FEW = 4  # works of another year are looked at, those nearest to the year asked for
_FAR = 90  # years apart, at most, make a difference


@dataclass(frozen=True, slots=True)
class Fit:
    """How well an entry fits: `name` 0 to 3, `others` for the further names, `year` from -2 to 3.5."""

    index: int
    name: float
    others: float
    year: float

    @property
    def score(self) -> float:
        return self.name + self.others + self.year

    @property
    def acceptable(self) -> bool:
        """Whether it fits well enough to be meant, also where the year is another."""
        if self.year >= 0:
            return self.name >= 1.5 and self.others > -2.5
        return (self.name >= 2.5 and self.others > -0.8) or (self.name >= 1.8 and self.others >= 0.4)


class Fitting:
    """The works that folded names fit, to be asked for a year: of those of other years it looks at the nearest few.

    So a thousand cites of a thousand works by one author cost no million looks.
    """

    def __init__(self, works: Iterable[Work], keys: Sequence[str], *, et_al: bool, capitals: bool) -> None:
        """`capitals` says that the first name is written in capitals alone, as acronyms are."""
        self._fits: list[tuple[Work, float, float]] = []
        self._dated: dict[str, list[int]] = defaultdict(list)
        self._alike: dict[tuple[float, float], dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
        for work in works:
            if name := _name(work, keys, capitals=capitals):
                others, place = _others(work, keys[1:], et_al=et_al), len(self._fits)
                self._fits.append((work, name, others))
                self._alike[name, others][work.issued].append(place)
                for number in dict.fromkeys(number for number, _ in work.dates):
                    self._dated[number].append(place)

    def of(self, year: str) -> list[Fit]:
        """How well they fit a year as written, the best first; "" where nothing is asked."""
        numbers = list(dict.fromkeys(number for number, _ in YEAR.findall(year)))
        places = sorted(self._near(numbers)) if numbers else range(len(self._fits))
        fits = [
            Fit(work.index, name, others, _year(work, year))
            for work, name, others in map(self._fits.__getitem__, places)
        ]
        return sorted(fits, key=lambda fit: -fit.score)

    def _near(self, numbers: Sequence[str]) -> Iterator[int]:
        """The places of the works of some years, and of the few of each kind that are nearest to the first of them."""
        dated = {place for number in numbers for place in self._dated.get(number, ())}
        yield from dated
        for by_year in self._alike.values():
            few: list[int] = []
            for _, years in groupby(sorted(by_year, key=partial(_apart, numbers[0])), key=partial(_apart, numbers[0])):
                rest = (islice((place for place in by_year[each] if place not in dated), _FEW) for each in years)
                few += chain.from_iterable(rest)
                if len(few) >= _FEW:
                    break
            yield from few


def _name(work: Work, keys: Sequence[str], *, capitals: bool) -> float:
    """How well folded names fit the first author of a work, or together the words it begins with; 0 to 3."""
    name = _first_name(work, keys[0], capitals=capitals)
    if not name and len(keys) > 1 and f" {' '.join(keys)} " in work.head.replace(" und ", " ").replace(" and ", " "):
        return 2.5
    return name


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
    if compact in work.acronyms or spelt_out(work, key, capitals=capitals):
        return 2.6
    if key.upper() == key.lower() and work.head.startswith(f" {key}"):  # a script without capitals, names unparted
        return 2.5
    return _far_name(work, key, author)


def spelt_out(work: Work, key: str, *, capitals: bool) -> bool:
    """Whether the words of a name are those of the acronym that an entry begins with, or the other way round."""
    first = work.begun
    if capitals:
        return first != key and abbreviates(key.replace(" ", ""), work.body.split()[:12])
    if key.count(" ") < 2 or first not in work.acronyms:
        return False
    return first in initials(key) or abbreviates(first, key.split()[:12])


def _far_name(work: Work, key: str, author: str) -> float:
    lead = work.lead
    if key in work.authors[1:] and len(author) > 1:
        return COAUTHOR
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


def _others(work: Work, keys: Sequence[str], *, et_al: bool) -> float:
    lead = work.lead if len(work.lead) < HEAD else work.head
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
    found = YEAR.findall(year)
    if not found:
        undated = bool(year) and not work.dates
        return 2.0 if undated else 0.0
    number, letter = found[0]
    if not any(number == each for each, _ in work.dates):
        numbers = {each for each, _ in found}
        return 2.0 if numbers & {each for each, _ in work.dates} else -1.0 - 0.01 * _apart(number, work.issued)
    letters = {each for listed, each in work.dates if listed == number and each}
    score = 2.5 if not work.issued else 3.0 if number == work.issued else 2.0
    if letter in letters:
        return score + 0.5
    return score - (0.6 if letters else 0.0)


def _apart(number: str, issued: str) -> int:
    """How many years a work is from the one asked for; so many that it does not matter where it has no single one."""
    return min(abs(int(number) - int(issued)), _FAR) if issued.isdigit() else _FAR
