"""What refkit knows of a language to find a list of references and names in running text."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Language:
    """A language's words around a list and in running text.

    `lists` name a list of references, alone or with others of them, of `notes` and of `joining`; `notes` name notes;
    `joining` may stand beside either and head nothing alone; `compounds` end words that name a list; `headings` are
    whole headings made of none of these; `own` are those of a list of what somebody wrote or made;
    `ends` begin what pages put after a list. `openers` stand before names or begin sentences and are no names, small,
    with the stop of an abbreviation; `prose` are words that running text is full of and references are not.
    """

    lists: frozenset[str]
    notes: frozenset[str]
    joining: frozenset[str]
    compounds: tuple[str, ...]
    headings: frozenset[str]
    own: frozenset[str]
    ends: tuple[str, ...]
    openers: frozenset[str]
    prose: frozenset[str]


def language(
    *,
    lists: str,
    notes: str,
    joining: str,
    compounds: str = "",
    headings: str = "",
    own: str = "",
    ends: str = "",
    openers: str = "",
    prose: str = "",
) -> Language:
    """A language by its words, as they are most easily written: parted by blanks, headings and ends one a line."""
    return Language(
        frozenset(lists.split()),
        frozenset(notes.split()),
        frozenset(joining.split()),
        tuple(compounds.split()),
        frozenset(line.strip() for line in headings.splitlines() if line.strip()),
        frozenset(line.strip() for line in own.splitlines() if line.strip()),
        tuple(line.strip() for line in ends.splitlines() if line.strip()),
        frozenset(openers.split()),
        frozenset(prose.split()),
    )
