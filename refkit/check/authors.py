"""Compares the names that a citation writes with the people an entry lists."""

import re
from enum import Enum
from functools import lru_cache

from refkit.fields import names as people
from refkit.fields.text import fold
from refkit.model import Name, Names, Reference

_ROLES = ("author", "editor", "editor-translator", "translator", "director", "composer", "compiler", "organizer")
_SMALL = frozenset("of the and for de la le du des der die das und et y e do da di del".split())
_GLUED = re.compile(r"[A-Z]{1,3}\.?")  # copied lists run names and initials together: "HuijinL."
_INITIALS = re.compile(r"^(?:[^\W\d_]\.[\s-]?)+\s*")
_TRAILING = re.compile(r"(?:\s[^\W\d_a-z]\.?)+$")


class Likeness(Enum):
    """How a written name and a listed one compare: the same name, a slip of the pen apart, or two names."""

    SAME = 2
    SLIP = 1
    OTHER = 0


def creators(reference: Reference) -> Names:
    """Those under whose names a work is cited: its authors, else its editors, else the next role that is filled."""
    return next((names for role in _ROLES if (names := reference.names(role))), ())


def family(name: Name) -> str:
    """The name as a citation would write it: particles and family without initials, or the organisation."""
    parts = (name.dropping_particle, name.non_dropping_particle, _TRAILING.sub("", name.family))
    return name.literal or " ".join(part for part in parts if part)


@lru_cache(maxsize=16384)
def likeness(written: str, name: Name) -> Likeness:
    """How a name in a citation compares with one in the list; accents, case, particles and initials do not count.

    >>> likeness("Müller", Name("Muller", "K.")), likeness("Kelly", Name("Kelley")), likeness("Berg", Name("Bergson"))
    (<Likeness.SAME: 2>, <Likeness.SLIP: 1>, <Likeness.OTHER: 0>)
    >>> likeness("WHO", Name(literal="World Health Organization")), likeness("World Health Organization", Name("WHO"))
    (<Likeness.SAME: 2>, <Likeness.SAME: 2>)
    """
    word = fold(_INITIALS.sub("", written))
    keys = _keys(name)
    if not word or not keys:
        return Likeness.OTHER
    if any(_same(word, key) for key in keys) or _GLUED.fullmatch(name.family.removeprefix(written)):
        return Likeness.SAME
    if str(name).isupper() and fold(str(name)) == _acronym(written):
        return Likeness.SAME
    return Likeness.SLIP if any(_slip(word, key) for key in keys) else Likeness.OTHER


@lru_cache(maxsize=8192)
def _keys(name: Name) -> tuple[str, ...]:
    keys = (
        people.family_key(name),
        fold(name.family),
        fold(family(name)),
        fold(f"{name.dropping_particle} {family(name)}"),
        _acronym(name.literal),
    )
    return tuple(dict.fromkeys(key for key in keys if key))


def _acronym(literal: str) -> str:
    """The first letters of the words of an organisation, "" for one word."""
    words = [word for word in fold(literal).split() if word not in _SMALL]
    return "".join(word[0] for word in words) if len(words) > 1 else ""


def _same(word: str, key: str) -> bool:
    if word == key or word.replace(" ", "") == key.replace(" ", ""):
        return True
    # "American Psychological Association" may be cited by its first words, "de la Cruz Martín" by some of its own.
    shorter, longer = sorted((word, key), key=len)
    return len(shorter) > 2 and f" {shorter} " in f" {longer} "


def _slip(word: str, key: str) -> bool:
    from rapidfuzz.distance import OSA

    shorter = min(len(word), len(key))
    if shorter < 3 or (word[0] != key[0] and shorter < 5):
        return False
    return OSA.distance(word, key, score_cutoff=2) <= (1 if shorter < 6 else 2)
