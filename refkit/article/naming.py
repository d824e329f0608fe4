"""Names in running text: which words before a year, or before a parenthesis, are the names of authors.

Words are read backwards from where the names end, so that what stands before them ("as argued by") falls away.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from refkit.article.vocabulary import LANGUAGES
from refkit.fields import dates, names

# What stands for further authors, beside "et al.".
_OTHERS = (
    "and colleagues|and others|and coworkers|and co-workers|und Kollegen|und Kolleginnen|und Mitarbeiter|und andere"
    "|et collaborateurs|et autres|y otros|y otras|y colaboradores|e outros|e outras|e colaboradores|e altri|ed altri"
    "|e colleghi|en anderen|en collega's|и др\\."
).replace(" ", r"\s+")
_TOKEN = re.compile(
    r"(?P<etal>&\s?al\b\.?|(?<=[^\W\d_])\+(?=\d\d(?:\d\d)?[a-z]?(?!\w))|\b(?:et(?:\.\s?|\s+)al(?:ii)?\b\.?|u\.\s?a\.(?!\w)"
    rf"|(?:e|y)\s+cols?\b\.?|(?:ed?|et)\s+coll\b\.?|{_OTHERS}"
    r"|e\.\s?a\.(?!\w)|ea(?=,?\s?(?:\(?(?:19|20)\d\d|$))|等人?)(?:['’]s\b)?)"
    r"|(?P<elision>(?:l|dell|all|nell|sull|dall|L|Dell|All|Nell|Sull|Dall)['’](?=[A-ZÀ-Þ]{2}))"  # before an acronym
    r"|(?P<word>[^\W\d_](?:[\w.@/’ʼ'‑‐-]*[\w’'])?(?:\.|-(?=\s))?(?:['’]s\b)?)"
    r"|(?P<number>\d\w*)|\\?(?P<mark>[&,;/+])|(?P<other>\S)"
)
PARTICLES = frozenset(
    "al ap bin ibn da das de del della dello den der des di do dos du el la las le les los ten ter te van vom von zu"
    " zum zur af av"
    " 't d' abu ben st vd v.d. v. v/d".split()
)
JOINTS = frozenset("and und et y e ed en og och i и y with mit con & +".split())
WITHIN = frozenset(
    "of for the on in für de des der du la del da do dos di della des et und and y e zur zum van".split()
)
_NOT_NAMES = frozenset[str]().union(*(language.openers for language in LANGUAGES))
_ACRONYM = re.compile(r"WHO|[A-ZÀ-Þ]{3,6}(?:/[A-ZÀ-Þ]{2,6}){1,4}")  # that would else be taken for a small word
_CAPITALS = re.compile(r"[A-ZÀ-Þ]{2,}\.")
_ABBREVIATED = re.compile(r"[^\W\d_]\.?(?:[-‐ ]?[^\W\d_]\.)*")


class Token(NamedTuple):
    """A word or mark of a text, where it stands, and what kind it is."""

    kind: str
    text: str
    start: int
    end: int

    @property
    def bare(self) -> str:
        """The word without a genitive 's."""
        return self.text[:-2] if self.text.endswith(("'s", "’s")) else self.text


_new = tuple.__new__  # as Token(...) does, in fewer steps: every word near a date passes here


@dataclass(frozen=True, slots=True)
class Naming:
    """Names as a text writes them: where, each name, and whether "et al." ends them."""

    start: int
    end: int
    names: tuple[str, ...]
    et_al: bool


def tokens(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """The words and marks of a piece of text."""
    found = _TOKEN.finditer(text, start, len(text) if end is None else end)
    return [_new(Token, (kind, match[kind], *match.span())) for match in found if (kind := match.lastgroup)]


@lru_cache(maxsize=20_000)
def proper(word: str) -> bool:
    """Whether a word may be (part of) a name: a capital or a letter without case first, and no common first word.

    >>> proper("Smith"), proper("However"), proper("e.g."), proper("王"), proper("March")
    (True, False, False, True, False)
    """
    first = word[0]
    if not first.isalpha() or first.islower():
        inner = re.match(r"[a-z]{1,3}['’]?[A-ZÀ-Þ]", word)
        return bool(inner) or (
            "." in word[:-1] and bool(re.search(r"\.(?:com|org|net|edu|gov|de|uk|fr|es|br|it|nl)$", word))
        )
    if _ACRONYM.fullmatch(word):
        return True
    return word.lower().rstrip(".,") not in _NOT_NAMES and word.lower() not in _NOT_NAMES and dates.month(word) is None


def before(found: Sequence[Token], *, crossing: bool) -> Iterator[Naming]:
    """The namings that a run of tokens ends with, the longest first.

    Args:
        found: the tokens of what stands before a year or parenthesis.
        crossing: whether semicolons may part names, as ABNT has them.
    """
    begin = _reach(found, crossing=crossing)
    for start in range(begin, len(found)):
        if _may_start(found, start) and (naming := _naming(found[start:])):
            yield naming


def _reach(found: Sequence[Token], *, crossing: bool) -> int:
    at = len(found)
    while at > 0 and len(found) - at < 40 and _goes_on(found, at - 1, crossing=crossing):
        at -= 1
    return at


def _goes_on(found: Sequence[Token], at: int, *, crossing: bool) -> bool:
    token = found[at]
    if token.kind == "etal":
        return at >= len(found) - 2
    if token.kind == "word":
        return _short_name(found, at) or _word_goes_on(token, found[at + 1 : at + 4])
    if token.kind == "mark":
        return token.text != ";" or (crossing and at + 1 < len(found))
    return False


def _word_goes_on(token: Token, after: Sequence[Token]) -> bool:
    word = token.bare
    if proper(word):
        return not (_ends_sentence(word) and after and after[0].text[0].isupper())
    lower = word.lower()
    if word[0].isupper() and lower in PARTICLES:
        return _name_next(after)
    return word[0].islower() and bool(after) and (lower in PARTICLES or lower in JOINTS or lower in WITHIN)


def _ends_sentence(word: str) -> bool:
    """Whether a word with a stop is more than an abbreviation: "Estado.", "WHO.", but "Chr." and "J.R."."""
    return word.endswith(".") and (len(word) > 4 or bool(_CAPITALS.fullmatch(word)))


def beside(token: Token) -> bool:
    """Whether a token before a name may be part of it, and does not end the sentence before."""
    return token.kind == "word" and proper(token.text) and not _ends_sentence(token.text)


def _name_next(after: Sequence[Token]) -> bool:
    """Whether a name follows a particle, with or without further particles between: "Van der Veen"."""
    following = next((each for each in after if each.text.lower() not in PARTICLES), None)
    return following is not None and _is_name(following)


def _may_start(found: Sequence[Token], at: int) -> bool:
    token = found[at]
    if token.kind != "word":
        return False
    if proper(token.bare) or _short_name(found, at):
        return True
    return token.bare.lower() in PARTICLES and _name_next(found[at + 1 : at + 4])


def _short_name(found: Sequence[Token], at: int) -> bool:
    """Whether a word that often begins a sentence stands as a name does: "He et al.", "Ma & Ma", "An, 2009"."""
    following = found[at + 1] if at + 1 < len(found) else None
    word = found[at].bare
    if not word[0].isupper() or not word.isalpha():
        return False
    if len(word) > 5:
        return dates.month(word) is not None and following is not None and following.kind == "etal"
    return following is None or following.kind in ("etal", "mark") or joins(following.text)


def opens_sentence(word: str) -> bool:
    """Whether a name is only a word that sentences begin with, or a figure's label."""
    return word.lower().rstrip(".,") in _NOT_NAMES and not _ACRONYM.fullmatch(word)


def joins(word: str) -> bool:
    """Whether a word joins names; in capitals too, but for an institute's."""
    return word.lower() in JOINTS and word != "MIT"


def _is_name(token: Token) -> bool:
    return token.kind == "word" and proper(token.bare)


def _naming(found: Sequence[Token]) -> Naming | None:
    end = len(found)
    while end and found[end - 1].kind == "mark":
        end -= 1
    et_al = bool(end) and found[end - 1].kind == "etal"
    stop = end - 1 if et_al else end
    while stop and found[stop - 1].kind == "mark":
        stop -= 1
    listed = _listed(found[:stop])
    if not listed or not stop:
        return None
    return Naming(found[0].start, found[end - 1].end, listed, et_al)


def _listed(found: Sequence[Token]) -> tuple[str, ...]:
    """The single names, without initials that follow or lead them."""
    whole = _joined(found)
    if names.is_organisation(whole) and not any(token.text in ("&", ";") for token in found):
        return (whole,)
    parts: list[list[Token]] = [[]]
    for token in found:
        if token.kind == "mark" or (token.kind == "word" and joins(token.text)):
            parts.append([])
        else:
            parts[-1].append(token)
    kept = [_without_initials(part) for part in parts if part]
    return tuple(name for whole in kept for name in _slashed(whole) if name)


def _slashed(name: str) -> list[str]:
    """The names in "Weber/Kurz"; a web address stays whole."""
    return name.split("/") if "." not in name else [name]


def _joined(found: Sequence[Token]) -> str:
    words = ""
    last = None
    for token in found:
        words += (" " if last and token.start > last.end else "") + (token.bare if token is found[-1] else token.text)
        last = token
    return words


def _without_initials(part: Sequence[Token]) -> str:
    kept = [
        token
        for token in part
        if not (
            _ABBREVIATED.fullmatch(token.text)
            and (len(token.text) > 1 or len(part) > 1)
            and token.text[0].isupper()
            and "." in token.text
        )
    ]
    if kept and kept[-1].bare.lower() in (
        "jr",
        "jr.",
        "sr",
        "sr.",
        "hrsg",
        "hrsg.",
        "hg",
        "hg.",
        "eds",
        "eds.",
        "ed",
        "ed.",
        "org",
        "orgs",
    ):
        kept = kept[:-1]
    return _joined(kept) if kept and any(token.kind == "word" for token in kept) else ""
