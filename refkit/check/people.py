"""The people in a stretch of an entry, read as a style is known to write them.

A style inverts the first name, all or none, with a comma or without; that settles what a general reader of names must
guess: which of the words between two commas belong to one person.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from refkit.fields.names import is_organisation
from refkit.model import Name

_ET_AL = re.compile(r",?\s*(?:\bet\.? al\b\.?|\bu\. ?a\.|\band others\b).*$")
GAP = re.compile(r"…|\.\s?\.\s?\.")
"""What stands for the names in the middle of a list."""
_BETWEEN = re.compile(r"\s*(?:[,;](?:\s*(?:&|and|und|et|y|e|en)\b(?=\s)|\s*&)?|\s&|\s(?:and|und|et|y)(?=\s))\s*")
_INITIALS = re.compile(r"(?:[^\W\d_a-z]\.?[a-z]{0,1}\.?[-\s]?){1,6}(?:\s(?:de|da|von|van|der|dos|del|la|le|di)\b)*")
_SUFFIX = re.compile(r"(?:Jr|Sr)\.?|I{2,3}|IV|2nd|3rd")
_TAIL = re.compile(
    r"(.+?)\s((?:[^\W\d_a-z]-?){1,5}(?:\s(?:de|da|von|van|der|dos))?|(?:[^\W\d_a-z][a-z]?\.[-\s]?){1,5})"
    r"(?:\s((?:Jr|Sr)\.?|I{2,3}|2nd|3rd))?"
)
_CAPITALS = re.compile(r"([^\W\d_a-z][^\W\d_a-z'’-]+(?: [^\W\d_a-z][^\W\d_a-z'’-]+)*) (\w.*[a-z].*)")
_HEAD = re.compile(r"((?:[^\W\d_a-z][a-z]?\.[-\s]?)+)\s?(.+)")
_STOPPED = re.compile(r"(?<=[a-zß-ÿ]{3})\.$")
_GIVEN_BEFORE = re.compile(r"Q\w*\.?[\s-]?Z\w*\.?\s?$")
_OTHERS = tuple(Name(f"Wombat{chr(ord('a') + at)}", "Zoe") for at in range(22))


@dataclass(frozen=True, slots=True)
class Manner:
    """How a style writes people: which names are inverted, whether by a comma, whether given names are initials.

    `sign` is what parts two people where that is no comma, semicolon or "and": "/", " – ", " e "; else "".
    """

    first_inverted: bool
    others_inverted: bool
    comma: bool
    initials: bool
    sign: str = ""


def manner(written: str, families: Sequence[str]) -> Manner:
    """The manner in what a style wrote of at least two people, all called Quill Zed beside their family name."""
    named = re.findall("|".join(families), written, re.IGNORECASE)  # in capitals, if the style writes them so
    one, *others = named if len(named) > 1 else families
    first, other = (_turned(written, family) for family in (one, others[0]))
    first = first and not _GIVEN_BEFORE.search(written.partition(one)[0])
    comma = any(re.search(rf"{family}, Q", written) for family in (one, others[0]))
    return Manner(first, other, comma, "Quill" not in written, _sign(written, one, others[0]))


def _sign(written: str, one: str, other: str) -> str:
    """The unusual sign or word between the first two people, with its blanks."""
    between = r"(\s*[/–—•·|+-]\s*|\s(?!(?:and|und|et|y)\s)[^\W\d_A-Z]{1,3}\s)"
    match = re.search(rf"{one}(?:,? Q[\w. -]*?)?{between}(?:Q[\w. -]*?,? )?{other}", written)
    return match[1] if match else ""


@cache
def made_up(role: str) -> re.Pattern[str]:
    """What a style writes of a made-up person of a role."""
    return re.compile(rf"(?:Q[\w. -]*?,? )?(?i:Xq{role}[a-j]+)(?:,? Q\w*\.?[ -]?(?:Z\w*\.?)?)?")


def before_last(written: str, role: str = "author") -> str:
    """What stands between the last two of the made-up people that a style wrote, without their given names."""
    found = list(made_up(role).finditer(written))
    return written[found[-2].end() : found[-1].start()] if len(found) > 1 else ""


def _turned(written: str, family: str) -> bool:
    return bool(re.search(rf"{family},? Q\w*\.?[\s-]?Z", written))


def people(block: str, way: Manner) -> tuple[Name, ...]:
    """The people of a block as a style of that manner writes them; behind an "et al." stand made-up ones."""
    ends = f" ,;&{way.sign.strip()}"
    before, *behind = GAP.split(block, maxsplit=1)
    last = "".join(behind)
    named = _ET_AL.sub("", before).strip(ends)
    made = tuple(_read(_parts(named, way), way))
    if not made or named == block.strip(ends):
        return (*made[:-1], _unstopped(made[-1])) if made else made
    return made + _OTHERS + tuple(_read(_parts(last.strip(ends), way), way))


def _unstopped(last: Name) -> Name:
    """The last person without the stop behind a family name, with which the list ends: "Mary R. Maly."."""
    return replace(last, family=_STOPPED.sub("", last.family))


def is_made_up(name: Name) -> bool:
    """Whether a name only stands for those behind an "et al."."""
    return name in _OTHERS


def _parts(names: str, way: Manner) -> list[str]:
    """The names cut at what parts people, and at the comma between family and given names."""
    between = names.replace(way.sign, " ; ") if way.sign else names
    return [part for part in _BETWEEN.split(between) if part]


def _read(parts: Sequence[str], way: Manner) -> Iterator[Name]:
    at, first = 0, True
    while at < len(parts):
        inverted = way.first_inverted if first else way.others_inverted
        name, at = _inverted(parts, at, way) if inverted and way.comma else (_single(parts[at], way, inverted), at + 1)
        yield name
        first = False


def _inverted(parts: Sequence[str], at: int, way: Manner) -> tuple[Name, int]:
    """A family name and, behind its comma, the given names; without those it is an organisation or a lone name."""
    family, after = parts[at], at + 1
    organised = " " in family and is_organisation(family)
    if after >= len(parts) or organised or (way.initials and not _are_initials(parts[after])):
        return (Name(literal=family), after)
    given, after = _initialled(parts[after]) if way.initials else parts[after], after + 1
    if after < len(parts) and _SUFFIX.fullmatch(parts[after]):
        return Name(family, given, suffix=parts[after]), after + 1
    return Name(family, given), after


def _are_initials(part: str) -> bool:
    return part[:1].isupper() and bool(_INITIALS.fullmatch(part))


def _single(part: str, way: Manner, inverted: bool) -> Name:
    if is_organisation(part) and not _has_initials(part, way, inverted=inverted):
        return Name(literal=part)
    if inverted and (match := _TAIL.fullmatch(part)):
        return Name(match[1], _initialled(match[2]), suffix=match[3] or "")
    if inverted and not way.initials and (match := _CAPITALS.fullmatch(part)):
        return Name(match[1], match[2])
    if not inverted and way.initials and (match := _HEAD.fullmatch(part)):
        return Name(match[2], _spaced(match[1]))
    if not inverted and not way.initials and " " in part:
        given, _, family = part.rpartition(" ")
        return Name(family, given)
    return Name(literal=part)


def _has_initials(part: str, way: Manner, *, inverted: bool) -> bool:
    """Whether initials and one family name are all: "T.D. Pollard", but not "U.S. Department of State"."""
    match = (_TAIL if inverted else _HEAD).fullmatch(part) if way.initials else None
    family = match[1 if inverted else 2] if match else ""
    return bool(family) and "." in part and not is_organisation(family)


def _initialled(given: str) -> str:
    """Initials as they are meant: each with its stop, and apart."""
    return _spaced(given) if "." in given else _apart(given)


def _spaced(given: str) -> str:
    """Initials that were written together, apart: "J.-P.B." becomes "J.-P. B."."""
    return re.sub(r"(?<=[^\W\d_a-z]\.)(?=[^\W\d_a-z])", " ", given).strip()


def _apart(letters: str) -> str:
    """Initials without stops, with them: "BA" becomes "B. A.", "JP de" becomes "J. P. de"."""
    dotted = re.sub(r"(?<=[^\W\d_a-z])(?=-?[^\W\d_a-z]|\s|$)", ".", letters)
    return re.sub(r"\.(?=[^\W\d_a-z])", ". ", dotted)
