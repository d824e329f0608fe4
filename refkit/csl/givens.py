"""Who shares a family name with whom, and how much of a given name tells them apart (disambiguate-add-givenname).

CSL 1.0.2, "Disambiguation", givenname-disambiguation-rule: people are compared over all cited works, whether or not
their works' cites are alike; only "by-cite" looks at cites.
"""

import re
from functools import lru_cache

from refkit.csl.initials import initials
from refkit.csl.people import Person
from refkit.csl.persons import FULL, INITIALS, NOTHING, PersonStyle

_LOWER_END = re.compile(r"[,!]* ([^,]+)$")


class People:
    """The people met so far in the cites of a document: family names, with initials, with full given names."""

    def __init__(self, rule: str, *, expands: bool, demote: str, hyphen: bool) -> None:
        self.rule = rule
        self.expands = expands
        self._demote, self._hyphen = demote, hyphen
        self._families: dict[str, dict[str, set[str]]] = {}

    def meet(self, person: Person, item: str, place: int) -> None:
        """Note a name of an item's cite; `place` is its place in the list."""
        if self.rule.startswith("primary-name") and place:
            return
        family, initial, given = self._keys(person, item)
        if family and initial:
            self._families.setdefault(family, {}).setdefault(initial, set()).add(given)
        elif family:
            self._families.setdefault(family, {})

    def level(self, person: Person, item: str, place: int, style: PersonStyle, at_least: int = 0) -> int:
        """How much of a given name is needed where nothing but the rule decides."""
        level = style.level
        family, initial, _given = self._keys(person, item)
        with_initial = self._families.get(family, {}).get(initial)
        if with_initial is None:
            return level
        if self.rule == "by-cite" and level <= at_least:
            return at_least
        if not self.expands or (self.rule.startswith("primary-name") and place):
            return level
        several = len(self._families[family]) > 1
        if self.rule.endswith("-with-initials"):
            return INITIALS if several else NOTHING
        if len(with_initial) > 1 or (several and style.initialize_with is None):
            return FULL
        return INITIALS if several else level

    def _keys(self, person: Person, item: str) -> tuple[str, str, str]:
        family, initial, given = _keys(person, self._demote == "never", self._hyphen)
        return (item + family if self.rule == "by-cite" else family), initial, given


@lru_cache(maxsize=65536)
def _keys(person: Person, with_particle: bool, hyphen: bool) -> tuple[str, str, str]:
    family = _without_stops(person.family)
    if with_particle and person.particle and person.family:
        family = f"{family} {person.particle}"
    given = _without_stops(person.given)
    match = _LOWER_END.search(given)
    if match and match[1] == match[1].lower():
        given = given[: match.start()]
    return family, initials(given, "%s", hyphen=hyphen), given


def _without_stops(text: str) -> str:
    return " ".join(text.replace(".", " ").split())
