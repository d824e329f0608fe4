"""Works made up from real ones: with what their kind needs and they lack, without what many lists leave out."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from random import Random

from refkit.parsing import naming, periodicals, stock, subjects
from refkit.parsing.manners import Manner, pick
from refkit.parsing.works import Item, language


def spoken(item: Item, manner: Manner, random: Random) -> Item:
    """The item as its language has it: a stop before the subtitle, as in German, where others have a colon."""
    made_up = _MADE_UP.get(manner.language, 0.15)
    if item.title and random.random() < made_up:
        item = replace(item, title=subjects.title(manner.language, random) or item.title)
    if item.kind == "chapter" and random.random() < made_up:
        item = replace(item, container=subjects.title(manner.language, random) or item.container)
    if random.random() < (0.8 if manner.language == "de" else 0.3 if manner.language in ("fr", "it") else 0.03):
        item = replace(item, title=_SUBTITLE.sub(_capital, item.title))
        if item.kind == "chapter":
            item = replace(item, container=_SUBTITLE.sub(_capital, item.container))
    if item.kind == "journal" and item.title and random.random() < 0.03:
        item = _review(item, manner, random)
    elif item.title and random.random() < 0.025:
        item = _quoting(item, manner, random)
    return item


def _review(item: Item, manner: Manner, random: Random) -> Item:
    """The item as a review of a book: its title names the book, and mostly who wrote that."""
    family, given = pick(random, item.authors) if item.authors else ("", "")
    whose = (
        pick(random, (f"{given} {family}, ", f"{family}, {given}: ", f"{given} {family}: ", "", "")) if given else ""
    )
    return replace(item, title=pick(random, naming.REVIEWS[manner.language]) + whose + item.title)


def _quoting(item: Item, manner: Manner, random: Random) -> Item:
    """The item with a saying in quotation marks at the head of its title, as the humanities like it."""
    words = item.title.split()
    if len(words) < 6:
        return item
    opening, closing = pick(random, (("“", "”"), ("„", "“"), ('"', '"'), ("‘", "’"), ("«", "»")))
    if opening == manner.quote[0]:
        opening, closing = ("‚", "‘") if opening == "„" else ("‘", "’")
    cut = random.randint(2, 4)
    joint = pick(random, (": ", ". ", " – ", ": ", " "))
    return replace(item, title=f"{opening}{' '.join(words[:cut])}{closing}{joint}{' '.join(words[cut:])}")


_MADE_UP = {"en": 0.08, "de": 0.2}
"""How many titles of a language are made up: records have few of its works, or of few fields."""
_SUBTITLE = re.compile(r"(?<=[^\W\d_]{3}): (\w)")


def _capital(match: re.Match[str]) -> str:
    return ". " + match[1].upper()


def varied(item: Item, items: Sequence[Item], random: Random) -> Item:
    """The item with what its kind needs and it lacks, taken from another real item."""
    other = pick(random, items)
    if item.kind == "chapter" and not item.editors and random.random() < 0.75:
        item = replace(item, editors=other.authors[:3])
    if item.kind == "book" and random.random() < 0.14:
        item = replace(item, translators=other.authors[:2])
    if item.kind in ("book", "chapter", "thesis") and not item.place and random.random() < 0.7:
        item = replace(item, place=pick(random, stock.PLACES))
    item = _counted(_elsewhere(item, random), random) if item.kind == "journal" else _met(item, random)
    if item.kind == "book" and random.random() < 0.07:
        edited = ((naming.organisation(random), ""),) if random.random() < 0.2 else other.authors[:2]
        item = replace(item, editors=edited)
    item = _signed(item, random)
    if item.title and random.random() < 0.03:
        return replace(item, kind="newspaper", doi="")
    if random.random() < 0.06:
        item = replace(item, kind="web", url=_address(random), doi="")
    if item.kind == "journal" and random.random() < 0.04:
        item = replace(item, kind="preprint", container="", volume="", issue="", page="", doi="")
    if item.kind == "journal" and random.random() < 0.18:
        return _untitled(item, random)
    return _unpublished(_briefly(item, random) if item.kind == "journal" else item, random)


def _elsewhere(item: Item, random: Random) -> Item:
    """The item in a journal of other fields than those that the works are of, now and then."""
    known = periodicals.JOURNALS[language(item.title) or "en"]
    if random.random() > (0.25 if len(known) > 100 else 0.12):
        return item
    container = pick(random, known)
    if container in ("Aus Politik und Zeitgeschichte", "APuZ"):
        return replace(item, container=container, issue=f"B {random.randint(1, 52)}", volume="")
    return replace(item, container=container)


def _met(item: Item, random: Random) -> Item:
    """A paper of a meeting at another one, now and then, or said there and not printed."""
    if item.kind != "conference":
        return item
    if random.random() < 0.25:
        number = f"{random.randint(4, 40)}th " if random.random() < 0.5 else ""
        proceedings = pick(random, ("Proceedings of the ", "Proceedings of the ", "Proc. of ", "Proc. ", ""))
        item = replace(item, container=proceedings + number + pick(random, periodicals.MEETINGS))
    if random.random() < 0.12:
        return replace(item, kind="talk", container=item.container.removeprefix("Proceedings of the "))
    return item


def _counted(item: Item, random: Random) -> Item:
    """The item with the issue and the volume it lacks, mostly."""
    issue = item.issue or (str(random.randint(1, 12)) if random.random() < 0.5 else "")
    volume = item.volume or (str(random.randint(1, 120)) if random.random() < 0.7 else "")
    return replace(item, issue=issue, volume=volume)


def _briefly(item: Item, random: Random) -> Item:
    """The item with a short name of its journal, or with the number that its pages are now, now and then."""
    if random.random() < 0.3 and " " in item.container:
        item = replace(item, container=_abridged(item.container, pick(random, (".", ".", "")), random))
    if random.random() < 0.08:
        item = replace(item, page=_lettered(random))
    return item


def _lettered(random: Random) -> str:
    """A page or the number of an article with the letter before it: "P09012", "S594"."""
    letter = pick(random, ("P", "L", "S", "e", "E", "F", "R", "W", "H"))
    if random.random() < 0.3:
        first = random.randint(1, 900)
        return f"{letter}{first}-{letter if random.random() < 0.5 else ''}{first + random.randint(1, 30)}"
    return letter + pick(random, (f"{random.randint(1, 999)}", f"{random.randint(1, 12):02}{random.randint(1, 60):03}"))


def _unpublished(item: Item, random: Random) -> Item:
    """The item as before it is out, or as without a date, now and then: it has no year, and no volume or pages."""
    if item.kind == "journal" and random.random() < 0.04:
        return replace(item, year="", volume="", issue="", page="", doi="")
    if item.kind in ("web", "report", "book") and random.random() < 0.06:
        return replace(item, year="")
    return item


def _signed(item: Item, random: Random) -> Item:
    """The item as an organisation's, or one's who has but one name, now and then; "von Berg" is no rare name."""
    if random.random() < _BY_GROUPS.get(item.kind, 0):
        group = naming.organisation(random) if random.random() < 0.5 else pick(random, stock.GROUPS)
        return replace(item, authors=((group, ""),))
    if item.kind == "book" and random.random() < 0.03:
        return replace(item, authors=((pick(random, naming.ONE_NAME), ""),))
    if item.authors and random.random() < 0.02:
        family, given = item.authors[0]
        return replace(item, authors=((pick(random, naming.PARTICLES) + family, given), *item.authors[1:]))
    if item.kind in ("journal", "chapter") and item.page.isdigit() and random.random() < 0.1:
        return replace(item, page=item.page + pick(random, ("ff.", "f.", " ff.", " f.")))
    return item


def in_full(item: Item, known: Mapping[str, Sequence[str]], random: Random) -> Item:
    """The item with names in full where it has initials, as far as such are known, some with an initial behind."""

    def full(name: tuple[str, str]) -> tuple[str, str]:
        family, given = name
        heads = [head for head in _HEADS.findall(given) if head.isupper()]
        if not heads or family == given or (len(given) > 2 * len(heads) and "." not in given):
            return family, given + _middle(random) if given and " " not in given else given
        first = pick(random, known.get(heads[0]) or (given,))
        rest = " ".join(f"{head}." for head in heads[1:3])
        return family, f"{first} {rest}" if rest else first + (_middle(random) if "." not in first else "")

    return replace(
        item, authors=tuple(map(full, item.authors)), editors=tuple(map(full, item.editors)),
        translators=tuple(map(full, item.translators)),
    )  # fmt: skip


def _middle(random: Random) -> str:
    """The initial of a second name, now and then."""
    return f" {pick(random, _LETTERS)}." if random.random() < 0.22 else ""


_HEADS = re.compile(r"\b[^\W\d_a-z]")
_LETTERS = "AABCCDEEFGHIJJKLLMMNOPRRSSTVWW"
_BY_GROUPS = {"report": 0.3, "web": 0.3, "book": 0.06}
"""How many works of a kind have an organisation for an author."""


def _untitled(item: Item, random: Random) -> Item:
    """The item as in physics: no title, a short name of the journal, often a number for the pages."""
    page = item.page
    if not page or random.random() < 0.5:
        page = (
            str(random.randint(1, 3999))
            if random.random() < 0.6
            else f"{random.randint(1, 30):02}{random.randint(1, 9999):04}"
        )
    if random.random() < 0.1:
        page = _lettered(random)
    authors = item.authors
    if random.random() < 0.2:
        authors = tuple([(family, "") for family, _ in authors])
    return replace(item, title="", container=_shortened(item.container, random), page=page, authors=authors)


def _shortened(container: str, random: Random) -> str:
    """The name of a journal as lists without titles of articles give it: "Phys. Rev. Lett.", "PRL"."""
    words = [word for word in container.split() if word.lower() not in _SMALL]
    if len(words) < 2 or random.random() < 0.3:
        return container
    if random.random() < 0.2:
        return "".join(word[0].upper() for word in words[:5] if word[0].isalpha()) or container
    return _abridged(container, pick(random, (".", ".", ".", "")), random)


def _abridged(container: str, stop: str, random: Random) -> str:
    """The words of a name cut short, with the stop or without: "Z. Soziol.", "Int J Bee Stud"."""
    words = [word for word in container.split() if word.lower() not in _SMALL]
    return " ".join(_abbreviated(word, stop, random) for word in words[:5])


def _abbreviated(word: str, stop: str, random: Random) -> str:
    length = {"Journal": 1, "Review": 3, "Letters": 4}.get(word, random.randint(3, 5))
    return word if len(word) <= length + 1 or not word.isalpha() else word[:length] + stop


_SMALL = frozenset("of the and for in on de la le du des et und der die das für e y del di &".split())


def _address(random: Random) -> str:
    host = pick(
        random, ("www.example.org", "www.nytimes.com", "www.who.int", "de.wikipedia.org", "www.bmbf.de", "arxiv.org")
    )
    path = pick(random, ("/", "/article/2012/3.html", "/wiki/Page", "/docs/report_2010.pdf", "/index.php?id=12"))
    return pick(random, ("http://", "https://")) + host + path
