"""What a style does in every entry, seen in what it writes of made-up works, and where an entry does otherwise.

An entry that no layout of the style explains, be it for one odd element, still has the style's dash between its pages,
its form of initials, its sign before the last author, its number of authors and its end.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from refkit.check.kinds import Kind
from refkit.check.layouts import Layouts
from refkit.check.people import Manner, before_last, made_up, people
from refkit.check.skeletons import Shape, canonical
from refkit.check.undoing import JOINED, is_cut_short
from refkit.fields import pages
from refkit.model import Entry, Name, Span

_DASH = re.compile(r"5551\s?([-‐‑–—])\s?(?:5559|59|9)")
_RANGE = re.compile(r"(?<!\d:)(?<![\w.,/-])[a-zA-Z]?\d+([-‐‑–])[a-zA-Z]?\d+(?=[,;:)\]]|\.?$|\.? [^\w]|[.,] )")
_CUED = re.compile(r"\b(?:vol|v|bd|jg|t)\.? ?$", re.IGNORECASE)  # before a volume
_MORE = re.compile(r", ?\d|,? (?!https?:|doi)[^\W\d_]{3,}")  # behind pages, with which they are something else
_INITIALS = re.compile(r"Q\.?[ -]?Z\.?")
_CLOSED = re.compile(r"(?<![^\W_])[^\W\d_a-z]\.(?=[^\W\d_a-z]\.)")
_OPEN = re.compile(r"(?<![^\W_])[^\W\d_a-z]\.( )(?=[^\W\d_a-z]\.)")
_WORDED = re.compile(r"[^\W\d_]|&")
_ET_AL = re.compile(r"\bet\.? al\b\.?|\bu\. ?a\.|\band others\b|…|\. \. \.")
_LAST_WORDS = re.compile(r"([^\W\d_]{3,} [^\W\d_]+:?) ?Xqarchive$")
_ARTICLES = frozenset("article-journal article-magazine".split())
_FULL = frozenset("title container-title volume issue page".split())
_SEVERAL = (*range(1, 23), 30, 60)  # authors of the works that tell when a style shortens them
_ENDS = frozenset(("title", "container-title", "publisher"))  # after which the sign is told
_BEGINS = frozenset(("container-title", "publisher", "publisher-place"))  # and before which
_ROLES = {"author": "article-journal", "editor": "chapter", "translator": "book"}  # and works that have such people
_SURE = 0.8  # of two elements, where the sign between them is told
_SIGNS = ".,;:"
_CLOSING = ".?!…:;,>”’\"'–—-"  # behind which a stop is not missed
_MARKS = {"issued": "year"}  # what the layouts call a variable otherwise

Edits = tuple[tuple[Kind, Span, str], ...]


@dataclass(frozen=True, slots=True)
class Habits:
    """What a style does in all entries; "" or None where that cannot be said.

    `people` is how those of each role are written; `bracketed` whether a volume stands in brackets, `lone_issue`
    whether an issue without a volume does; `unstopped` the words before what ends without a stop where entries
    otherwise end in one; `between` what may stand between two variables, and behind the last (before "").
    """

    dash: str
    people: Mapping[str, "Crowd"]
    bracketed: bool
    lone_issue: bool
    unstopped: tuple[str, ...]
    between: Mapping[tuple[str, str], frozenset[str]]

    @property
    def most(self) -> int:
        """How many authors are named of very many."""
        return self.people["author"].most


@dataclass(frozen=True, slots=True)
class Crowd:
    """How a style writes the people of a role.

    `last` is what stands before the second of two people and before the last of three; `shown` how many are named of so
    many; `manner` how each is written.
    """

    initials: str
    last: tuple[str, str]
    shown: dict[int, int]
    manner: Manner

    @property
    def most(self) -> int:
        """How many are named of very many."""
        return self.shown[_SEVERAL[-1]]


def habits(own: Layouts) -> Habits:
    """The habits of the style whose layouts these are."""
    shapes = {
        "article": Shape("article-journal", _FULL, (("author", 1),), ()),
        "issue": Shape("article-journal", _FULL - {"volume"}, (("author", 1),), ()),
        "page": Shape("chapter", _FULL | {"publisher"}, (("author", 1),), ()),
        "archive": Shape("book", frozenset(("title", "publisher", "archive")), (("author", 1),), ()),
    }
    written = own.written([shape.work(at) for at, shape in enumerate(shapes.values())])
    made = {name: written.get(str(at), "") for at, name in enumerate(shapes)}
    return Habits(
        dash=_one(_DASH.findall(made["article"])),
        people={role: _crowd(own, kind, role) for role, kind in _ROLES.items()},
        bracketed="(7717" in made["article"] + made["page"],
        lone_issue="(6626" in made["issue"],
        unstopped=tuple(_LAST_WORDS.findall(made["archive"])),
        between=own.between(),
    )


def _crowd(own: Layouts, kind: str, role: str) -> Crowd:
    first = () if role == "author" else (("author", 1),)
    shapes = [Shape(kind, _FULL | {"publisher"}, (*first, (role, number)), ()) for number in _SEVERAL]
    written = own.written([shape.work(at) for at, shape in enumerate(shapes)])
    texts = {number: _without_others(written.get(str(at), ""), role) for at, number in enumerate(_SEVERAL)}
    return Crowd(
        initials=_one(_INITIALS.findall(texts[1])),
        last=(before_last(texts[2], role), before_last(texts[3], role)),
        shown={number: len(set(re.findall(rf"xq{role}[a-j]+", text.lower()))) for number, text in texts.items()},
        manner=own.manner(kind, role),
    )


def _without_others(written: str, role: str) -> str:
    """What was written without the author, where the people of another role are looked at."""
    return written if role == "author" else made_up("author").sub("", written)


def breaches(entry: Entry, own: Habits) -> Edits:
    """Where an entry that is otherwise in the style breaks its habits: the kind, the place, what the style has."""
    return (
        *_ranges(entry, own),
        *_people(entry, own),
        *_volume(entry, own),
        *_signs_between(entry, own),
        *_end(entry, own),
    )


def _one(found: list[str]) -> str:
    return found[0] if len(set(found)) == 1 else ""


def _ranges(entry: Entry, own: Habits) -> Iterator[tuple[Kind, Span, str]]:
    field = entry.parsed.field("page") if entry.reference.text("container-title") else None
    match = _RANGE.search(entry.text, field.span.start, field.span.end) if field else None
    if match and own.dash and match[1] != own.dash and _ascends(match[0]) and not _MORE.match(entry.text, match.end()):
        yield Kind.RANGE, Span(*match.span(1)), own.dash


def _ascends(text: str) -> bool:
    """Whether pages are a range and not the number of an article, as "e00122-21" is, or of several ranges."""
    found = pages.span(text)
    numbers = [re.sub(r"\D", "", each) for each in (found or ())]
    return all(numbers) and int(numbers[0]) <= int(numbers[-1])


def _people(entry: Entry, own: Habits) -> Iterator[tuple[Kind, Span, str]]:
    for role, crowd in own.people.items():
        fields = [field for field in entry.parsed.fields if field.variable == role]
        names = entry.reference.names(role)
        if len(fields) == 1 and names and all(name.given for name in names) and crowd.shown[1]:
            yield from _names(entry, fields[0].span, names, crowd)
            yield from _number_of_names(entry, fields[0].span, names, crowd)


def _names(entry: Entry, place: Span, names: Sequence[Name], own: Crowd) -> Iterator[tuple[Kind, Span, str]]:
    if own.manner.first_inverted is not place.of(entry.text).startswith(names[0].family):
        return
    start, end = place.start, place.end
    if own.initials == "Q. Z.":
        for match in _CLOSED.finditer(entry.text, start, end):
            yield Kind.INITIALS, Span(match.end(), match.end()), " "
    if own.initials == "Q.Z.":
        for match in _OPEN.finditer(entry.text, start, end):
            yield Kind.INITIALS, Span(*match.span(1)), ""
    expected = own.last[len(names) > 2]
    joined = list(JOINED.finditer(entry.text, start, end))
    if expected and len(names) > 1 and len(joined) == 1 and not _ET_AL.search(entry.text, start, end + 8):
        match = joined[0]
        if "".join(_WORDED.findall(match[0])) != "".join(_WORDED.findall(expected)):
            yield Kind.LAST_AUTHOR, Span(*match.span()), expected


def _number_of_names(entry: Entry, place: Span, names: Sequence[Name], own: Crowd) -> Iterator[tuple[Kind, Span, str]]:
    """An et al. behind fewer or more names than the style writes, or none where it shortens so many."""
    shortened = _ET_AL.search(entry.text, place.start, place.end + 8)
    end = shortened.start() if shortened else place.end
    read = people(entry.text[place.start : end], own.manner)
    inverted = own.manner.first_inverted or own.manner.others_inverted
    if (inverted and len(read) != len(names)) or not all(name.given for name in read):
        return
    if shortened and len(read) != own.most and "…" not in shortened[0]:
        yield Kind.ET_AL, Span(*shortened.span()), shortened[0]
    elif not shortened and own.shown.get(len(read), len(read)) < len(read):
        behind = entry.text.rfind(read[-1].family, place.start, place.end)
        if behind >= 0:
            yield Kind.ET_AL, Span(behind, place.end), "… et al."


def _volume(entry: Entry, own: Habits) -> Iterator[tuple[Kind, Span, str]]:
    title = entry.parsed.field("title") or entry.parsed.field("container-title")
    number = entry.reference.text("volume").strip("()")
    if own.bracketed or not title or not number.isdecimal() or entry.reference.type not in _ARTICLES:
        return
    match = re.compile(rf"(?<=[\s.,])\({number}\)").search(entry.text, title.span.end)
    if match and not (own.lone_issue and _is_lone(entry.text, Span(*match.span()))):
        yield Kind.PUNCTUATION, Span(*match.span()), number


def _is_lone(text: str, number: Span) -> bool:
    """Whether a number in brackets may be an issue without a volume: no cue before it, and no issue behind it."""
    return not _CUED.search(text, 0, number.start) and not text[number.end :].lstrip().startswith("(")


def _signs_between(entry: Entry, own: Habits) -> Iterator[tuple[Kind, Span, str]]:
    """A sign between two elements that the style never has there, where one other sign would make it the style's."""
    for one, other in pairwise(sorted(entry.parsed.fields, key=lambda each: each.span.start)):
        known = own.between.get((one.variable, other.variable), frozenset())
        if not known or one.variable not in _ENDS or other.variable not in _BEGINS:
            continue
        if min(one.confidence, other.confidence) < _SURE or entry.text[one.span.end - 1] in _SIGNS + "?!…":
            continue
        place = Span(one.span.end, other.span.start)
        here = place.of(canonical(entry.text))
        near = sorted(signs for signs in known if _differ_in_a_sign(here, signs))
        if here not in known and near:
            at = next(index for index, sign in enumerate(here) if sign != near[0][index])
            yield Kind.PUNCTUATION, Span(place.start + at, place.start + at + 1), near[0][at]


def _differ_in_a_sign(here: str, there: str) -> bool:
    differing = [pair for pair in zip(here, there, strict=False) if pair[0] != pair[1]]
    return len(here) == len(there) and len(differing) == 1 and all(sign in _SIGNS for sign in differing[0])


def _end(entry: Entry, own: Habits) -> Iterator[tuple[Kind, Span, str]]:
    """The stop that the style has behind such a last element, whatever the work, and the entry has not."""
    last = max(entry.parsed.fields, key=lambda each: each.span.end, default=None)
    if last is None or is_cut_short(entry.text) or any(words in entry.text for words in own.unstopped):
        return
    known = own.between.get((_MARKS.get(last.variable, last.variable), ""), frozenset())
    behind, length = entry.text[last.span.end :].rstrip(), len(entry.text.rstrip())
    stopped = f"{behind}." in known and all(signs.endswith(".") for signs in known)
    if stopped and entry.text[length - 1] not in _CLOSING:
        yield Kind.PUNCTUATION, Span(length, length), "."
