"""A name as it is printed: its particles told from its family name, its suffix from its given name.

Names come as people typed them ("van der Vlist", "Ludwig, Jr."); the particles are split off as citeproc-js and Zotero
do it, which is what CSL-JSON data expects (CSL-JSON names, "parse-names").
"""

import re
from functools import lru_cache
from typing import NamedTuple

from refkit.model import Name

_BEFORE_FAMILY = re.compile(r"([^ ]+(?:-|ʻ|’| |') *)(.+)", re.DOTALL)
_AFTER_GIVEN = re.compile(r"([^ ]+(?:ʻ |’ | |' ) *)(.+)", re.DOTALL)
_EDGE = re.compile(r"[-'ʻ’\s]*(.)")
_PLAIN = re.compile("[A-Z][A-Za-z-]+(?: [A-Z](?:[a-z]+|[.]))+")  # whose family and given names hold nothing else
_COMMA = re.compile(r"\s*,!*\s*")
_ET_AL = re.compile(r"et.?al[^a-z]")


class Person(NamedTuple):
    """A person or, with `literal`, anybody who is printed as they are."""

    family: str = ""
    given: str = ""
    particle: str = ""
    dropping: str = ""
    suffix: str = ""
    literal: str = ""
    comma_suffix: bool = False
    comma_dropping: str = ""
    static: bool = False
    others: bool = False

    @property
    def raw(self) -> str:
        """All that distinguishes one person from another."""
        return f"{self.particle}{self.family}{self.given}{self.dropping}{self.suffix}{self.literal}"


@lru_cache(maxsize=65536)
def person(name: Name) -> Person:
    """The person of a name, particles and suffix in their places."""
    if name.literal or not (name.family or name.given):
        return Person(literal=name.literal or str(name))
    made = Person(
        name.family,
        name.given,
        name.non_dropping_particle,
        name.dropping_particle,
        name.suffix,
        comma_suffix=name.comma_suffix,
        static=name.static_ordering,
    )
    if len(made.family) > 1 and made.family[0] == made.family[-1] == '"':
        return made._replace(family=made.family[1:-1])
    if not (made.family and made.given) or made.particle or _PLAIN.fullmatch(f"{made.family} {made.given}"):
        return made
    return _parsed(made)


def _parsed(name: Person) -> Person:
    """The name with what its family begins and its given ends with told apart."""
    particles, family = _leading(name.family, _BEFORE_FAMILY)
    particle = "".join(particles)
    kept = (
        particle.strip() + " " if particle.endswith(" ") and particle.strip()[-1:] in ("'", "’") else particle.strip()
    )
    name = _with_suffix(name._replace(family=family, particle=kept or name.particle))
    backward, rest = _leading(name.given[::-1], _AFTER_GIVEN)
    dropping = "".join(piece[::-1] for piece in reversed(backward)).strip()
    name = name._replace(given=rest[::-1], dropping=dropping or name.dropping)
    return name._replace(others=True, comma_dropping="") if _ET_AL.fullmatch(name.dropping) else name


def _leading(text: str, pattern: re.Pattern[str]) -> tuple[list[str], str]:
    """The words in lower case that a text begins with, and the rest."""
    found: list[str] = []
    while match := pattern.fullmatch(text):
        word = match[1]
        first = _EDGE.match(word[::-1] if pattern is _AFTER_GIVEN else word)
        if first is None or first[1].upper() == first[1]:
            break
        found.append(word)
        text = match[2]
    return found, text


def _with_suffix(name: Person) -> Person:
    match = _COMMA.search(name.given) if not name.suffix else None
    if match is None:
        return name
    after, given = name.given[match.end() :], name.given[: match.start()]
    if after.replace(".", "") == "et al" and not name.dropping:
        return name._replace(given=given, dropping=after, comma_dropping=",")
    forced = match[0].strip() == ",!"
    return name._replace(given=given, suffix=after, comma_suffix=forced or name.comma_suffix)
