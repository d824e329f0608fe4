"""How some fields of a .bib entry were written, kept in `custom`, so that they can be written so again.

A reader keeps what the reference alone would not bring back: a title before it was put into sentence case, its
subtitle in a field of its own, a language by its name.
"""

from collections.abc import Callable, Container, Iterator, Mapping

from refkit.formats import bib_titles

KEPT = "as-written"
"""The word in `custom`."""
_FAMILIES = {
    "title": frozenset(("title", "subtitle", "titleaddon")),
    "container-title": frozenset(
        """booktitle booksubtitle booktitleaddon journal journaltitle journalsubtitle journaltitleaddon
        fjournal""".split()
    ),
    "title-short": frozenset(("shorttitle",)),
    "author": frozenset(("author",)),
    "editor": frozenset(("editor",)),
    "translator": frozenset(("translator",)),
    "collection-title": frozenset(("series",)),
    "original-title": frozenset(("origtitle",)),
    "language": frozenset(("langid", "langidopts", "hyphenation", "language")),
    "genre": frozenset(("type",)),
    "status": frozenset(("pubstate",)),
    "URL": frozenset(("url",)),
    "accessed": frozenset(("urldate", "note", "howpublished")),
    "PMID": frozenset(("eprint", "eprinttype", "archiveprefix", "pmid")),
    "PMCID": frozenset(("eprint", "eprinttype", "archiveprefix", "pmcid")),
}
"""Variable -> the fields of which one says what another would."""
_TITLES = bib_titles.FIELDS


def standing(kept: Mapping[str, str], carried: Container[str]) -> dict[str, str]:
    """What is kept without the fields of variables whose value is carried beside them, and so another's."""
    gone = frozenset[str]().union(*(family for variable, family in _FAMILIES.items() if variable in carried))
    return {name: value for name, value in kept.items() if name not in gone}


def restored(
    fields: Mapping[str, str], kept: object, faults: Callable[[Mapping[str, str]], int], fits: Callable[[str], bool]
) -> dict[str, str]:
    """The fields with those kept in the place of those that say the same, where nothing gets lost by that.

    Args:
        fields: as they would be written.
        kept: what a reader left in `custom`.
        faults: how many variables a reader of such fields would get wrong.
        fits: whether a value can stand in a field.
    """
    found = dict(fields)
    if not isinstance(kept, dict) or not all(isinstance(value, str) and fits(value) for value in kept.values()):
        return found
    if not faults(whole := _with(found, kept)):  # as where nothing was changed
        return whole
    least = faults(found)
    for part in _parts(kept):
        tried = _with(found, part)
        if (count := faults(tried)) <= least:
            found, least = tried, count
    return found


def _with(fields: Mapping[str, str], kept: Mapping[str, str]) -> dict[str, str]:
    """The fields with those kept in the place of their families."""
    others = frozenset[str]().union(*map(_family, kept))
    return {name: value for name, value in fields.items() if name not in others} | dict(kept)


def _parts(kept: Mapping[str, str]) -> Iterator[dict[str, str]]:
    """What is tried together: all titles, which lean on each other in a work of several volumes, or each family."""
    titles = {name: value for name, value in kept.items() if name in _TITLES}
    if len({_family(name) for name in titles}) > 1:
        yield titles
    for family in dict.fromkeys(map(_family, kept)):
        yield {name: value for name, value in kept.items() if name in family}


def _family(name: str) -> frozenset[str]:
    main = name.replace("subtitle", "title").removesuffix("addon")
    alike = frozenset((main, main.replace("title", "subtitle"), f"{main}addon"))
    return next(
        (family for family in _FAMILIES.values() if name in family), alike if name in _TITLES else frozenset((name,))
    )
