"""A style's own layouts as patterns: what it prints of made-up works, with a place for each variable.

A made-up work has one token that nothing else has for each variable. Where the style prints a token the pattern has a
place, what stands between is the style's own and stands in the pattern as it is.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations, pairwise

from refkit.model import Date, Name, Reference, Span
from refkit.model.reference import Value

_TOKENS: Mapping[str, str] = {
    "title": "Xqtitle",
    "container-title": "Xqcontainer",
    "collection-title": "Xqseries",
    "publisher": "Xqpublisher",
    "publisher-place": "Xqplace",
    "genre": "Xqgenre",
    "event-title": "Xqevent",
    "event-place": "Xqtown",
    "section": "Xqsection",
    "medium": "Xqmedium",
    "authority": "Xqoffice",
    "archive": "Xqarchive",
    "volume": "7717",
    "issue": "6626",
    "page": "5551-5559",
    "number": "4414",
    "number-of-pages": "8818",
    "collection-number": "3313",
    "edition": "97",
    "edition-words": "Xqedition",
    "DOI": "10.5555/xqdoi",
    "URL": "https://xqurl.example",
}
_TEXT = r".+?"
_SEALED = "\ue000"  # stands for a title that is known; those behind it for what it stands in, and so on
_NUMBER = r"[A-Za-z]{0,3}\.?\d\w*(?:[/.]\w+)*(?:\s?[-–—]\s?\d{1,2}(?!\d))?|[IVXLC]+"
_PLACES: Mapping[str, tuple[str, str]] = {
    "volume": (r"7717", _NUMBER),
    "issue": (r"6626", r"[\w.]*\d\w*(?:[/.]\w+)*(?:\s?[-–—]\s?\d{1,3}(?!\d))?|[A-Z]\w{2,}(?: [A-Z]\w+)?"),
    "page": (r"5551(?:\s?[-–—]+\s?\d+)?", r"[A-Za-z]{0,3}\.?\d(?:[\w.]*\w)?(?:\s?[-–—]+\s?[\w+]+)?|[ivxlc]+–[ivxlc]+"),
    "number": (r"4414", r"[\w./ -]*\d[\w./-]*"),
    "number-of-pages": (r"8818", r"\d+"),
    "collection-number": (r"3313", r"[\w./-]*\d[\w./-]*"),
    "edition": (r"97(?:st|nd|rd|th|e|ª|º|\.)?", r"\d+(?:st|nd|rd|th|e|ª|º|\.)?"),
    "DOI": (r"10\.5555/[Xx][Qq][Dd][Oo][Ii]", r"10\.\d{4,9}/\S+?"),
    "URL": (r"(?:https?://)?xqurl\.example", r"(?:https?://|www\.)?\S+\.\S+?"),
}  # variable -> how to find its token, what may stand there
_GIVEN = r"(?:Q\.[\s-]?Z\.|Quill Zed|Quill Z\.|Q[\s-]?Z|Quill|Q\.)"
_PERSON = rf"(?:{_GIVEN},? )?(?i:Xq{{role}}[a-z]*)(?:,? {_GIVEN})?"  # some styles write families in capitals
# Not cut within a name: not behind its comma, not before its initials or further names.
_BLOCK = r"[^\d(]+?(?:\([^\d)]*\)[^\d(]*?)?(?<![,&])(?<! et)(?!\.?,? ?(?:[A-Z]\.|&|and |et al))"
_YEAR = 2753
_ROLES = ("author", "editor", "translator")
_SHAPES = str.maketrans(
    {"“": "'", "”": "'", "„": "'", '"': "'", "«": "'", "»": "'", "‘": "'", "’": "'", "ʼ": "'", "\u00a0": " ",
     "\u202f": " ", "‐": "-", "‑": "-", "−": "-"}
)  # fmt: skip  # a table


def canonical(text: str) -> str:
    """The text with quotation marks and blanks of one shape, and as long as before but for blanks at its ends.

    >>> canonical("“Hip”\u00a0atrophy ")
    "'Hip' atrophy"
    >>> len(canonical("Hip\u200b atrophy"))
    12
    """
    return text.translate(_SHAPES).strip()


@dataclass(frozen=True, slots=True)
class Shape:
    """What a made-up work is: its type, its variables, how many people stand in each role, how exact its date is."""

    type: str
    variables: frozenset[str]
    roles: tuple[tuple[str, int], ...]
    issued: tuple[int, ...] | None  # without its year; None for no date
    accessed: Date | None = None
    paged: bool = True  # a range of pages; otherwise a single one

    def work(self, number: int) -> Reference:
        """The made-up work; the number tells it from the others of a list."""
        values: dict[str, Value] = {name.removesuffix("-words"): _TOKENS[name] for name in self.variables}
        if "page" in values and not self.paged:
            values["page"] = "5551"
        for role, count in self.roles:
            values[role] = tuple(Name(f"Xq{role}{_letters(number)}{_letters(at)}", "Quill Zed") for at in range(count))
        if self.issued is not None:
            values["issued"] = Date(((_YEAR, *self.issued),))
        if self.accessed:
            values["accessed"] = self.accessed
        return Reference.of(self.type, values, id=str(number))


@dataclass(frozen=True, slots=True)
class Skeleton:
    """A style's layout of works of one shape, as a pattern with a group for each variable."""

    shape: Shape
    pattern: str
    fixed: tuple[str, ...]  # words that a text of this layout surely has
    between: tuple[tuple[str, str, str], ...] = ()  # the one variable, the other ("" at the end), what stands between

    def read(self, told: str, whole: str) -> dict[str, str] | None:
        """The text of each variable if a canonical text has this layout, taken from the text as it is written.

        The names have underscores for the hyphens of variables.
        """
        return self._found(self.pattern, told, whole)

    def read_around(self, places: Mapping[str, Span], told: str, whole: str) -> dict[str, str] | None:
        """The same, if these variables are what stands at these places of the text."""
        pattern, texts = self.pattern, [told, whole]
        for at, (name, place) in enumerate(sorted(places.items(), key=lambda each: each[1], reverse=True)):
            seal, group = chr(ord(_SEALED) + at), _group(name)
            pattern = pattern.replace(f"(?P<{group}>{_TEXT})", f"(?P<{group}>{seal})", 1)
            texts = [f"{text[: place.start]}{seal}{text[place.end :]}" for text in texts]
        found = self._found(pattern, *texts)
        if not found or any(_group(name) not in found for name in places):
            return None
        return found | {_group(name): place.of(whole) for name, place in places.items()}

    def _found(self, pattern: str, told: str, whole: str) -> dict[str, str] | None:
        if not all(word in told for word in self.fixed):
            return None
        found = _compiled(pattern).fullmatch(told)
        if not found:
            return None
        return {name: whole[found.start(name) : found.end(name)] for name in found.groupdict() if found[name]}


def skeleton(shape: Shape, written: str) -> Skeleton | None:
    """The pattern in what a style wrote of a shape's work; None where a variable is not to be seen."""
    marks = sorted(_marks(shape, written))
    if any(one[1] > other[0] for one, other in pairwise(marks)):
        return None
    names = {name for *_, name, _ in marks}
    wanted = (
        set(shape.variables) | {role for role, _ in shape.roles} | ({"year"} if shape.issued is not None else set())
    )
    if wanted - names:
        return None
    pieces, fixed, last, seen = [], [], 0, set()
    for start, end, name, inner in marks:
        between = written[last:start]
        pieces += [_literal(between), f"(?P={_group(name)})" if name in seen else f"(?P<{_group(name)}>{inner})"]
        fixed += re.findall(r"[^\W\d_]{2,}", between)
        seen.add(name)
        last = end
    pieces.append(_literal(written[last:]))
    fixed += re.findall(r"[^\W\d_]{2,}", written[last:])
    ends = (len(written), len(written), "", "")
    signs = tuple((one[2], other[2], written[one[1] : other[0]]) for one, other in pairwise((*marks, ends)))
    return Skeleton(shape, "".join(pieces), tuple(dict.fromkeys(fixed)), signs)


@lru_cache(maxsize=8192)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def _group(name: str) -> str:
    return name.replace("-", "_")


def _marks(shape: Shape, written: str) -> Iterator[tuple[int, int, str, str]]:
    """Where the tokens stand: start, end, variable, what may stand there."""
    for name in shape.variables:
        find, inner = _PLACES.get(name, (_TOKENS[name], _TEXT))
        for match in re.finditer(find, written, re.IGNORECASE):
            yield match.start(), match.end(), name, inner
    for role, _ in shape.roles:
        found = list(re.finditer(_PERSON.format(role=role), written))
        if found:
            yield found[0].start(), found[-1].end(), role, _BLOCK
    if shape.issued is not None:
        for match in re.finditer(str(_YEAR), written):
            yield match.start(), match.end(), "year", r"\d{4}[a-z]?"


def _literal(text: str) -> str:
    """What stands between two variables: a stop may have gone into a sign before it."""
    pattern = re.escape(text)
    return re.sub(r"^\\([.,])", r"(?:\\\1|(?<=[?!.…])|(?<=[?!.…]'))", pattern)


def _letters(number: int) -> str:
    return "".join("abcdefghij"[int(digit)] for digit in str(number))


@lru_cache(maxsize=4096)
def _shapes_of(free: tuple[str, ...], surely: frozenset[str]) -> tuple[frozenset[str], ...]:
    sets = (frozenset(some) | surely for size in range(len(free) + 1) for some in combinations(free, size))
    return tuple(sets)


# Of each type, the variables that it usually has beside its title.
_VARIABLES: Mapping[str, tuple[str, ...]] = {
    "article-journal": ("container-title", "volume", "issue", "page"),
    "article-magazine": ("container-title", "volume", "issue", "page"),
    "article-newspaper": ("container-title", "page", "publisher-place", "section"),
    "chapter": ("container-title", "publisher", "publisher-place", "page", "volume", "edition", "collection-title"),
    "paper-conference": ("container-title", "publisher", "publisher-place", "page", "volume", "collection-title"),
    "book": ("publisher", "publisher-place", "edition", "volume", "collection-title", "collection-number",
             "number-of-pages"),
    "report": ("publisher", "publisher-place", "genre", "number", "collection-title"),
    "thesis": ("publisher", "publisher-place", "genre"),
    "webpage": ("container-title", "publisher", "genre"),
    "document": ("publisher", "publisher-place", "container-title"),
}  # fmt: skip  # a table
# The same of types that few entries are.
_RARE: Mapping[str, tuple[str, ...]] = {
    "post-weblog": ("container-title", "genre"),
    "software": ("publisher", "publisher-place", "genre", "medium"),
    "dataset": ("publisher", "publisher-place", "genre", "medium"),
    "motion_picture": ("publisher", "publisher-place", "genre", "medium"),
    "broadcast": ("container-title", "publisher", "publisher-place", "genre", "medium"),
    "entry-encyclopedia": ("container-title", "publisher", "publisher-place", "page", "volume", "edition"),
    "speech": ("event-title", "event-place", "publisher-place", "genre"),
    "manuscript": ("publisher-place", "genre", "number-of-pages"),
    "patent": ("number", "authority", "publisher-place", "genre"),
    "personal_communication": ("genre", "publisher-place"),
    "interview": ("container-title", "genre", "medium"),
    "graphic": ("publisher-place", "genre", "medium"),
    "map": ("publisher", "publisher-place", "genre", "edition"),
}  # fmt: skip  # a table


def variable_sets(kind: str, possible: Iterable[str]) -> tuple[frozenset[str], ...]:
    """The sets of variables that a work of a type may have, among those that its text may hold."""
    usual = _VARIABLES.get(kind) or _RARE[kind]
    extra = [name for name in ("DOI", "URL") if name in possible]
    free = tuple(name for name in usual if name in possible)
    if "edition-words" in possible and kind in ("book", "chapter"):
        free = (*(name for name in free if name != "edition"), "edition-words")
    return _shapes_of((*free, *extra), frozenset({"title"}))


TYPES: Sequence[str] = tuple(_VARIABLES)
RARE_TYPES: Sequence[str] = tuple(_RARE)
