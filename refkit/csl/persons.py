"""One name as a style writes it: which parts, in which order, with what between them.

CSL 1.0.2, "Names" and "Name-part Order"; names in scripts without a fixed order, "static-ordering" and the treatment of
"d'" and other particles that touch the family name follow citeproc-js.
"""

from functools import lru_cache
from typing import Final, NamedTuple

from refkit.csl import markup, textcase
from refkit.csl.initials import initials
from refkit.csl.look import NO_LOOK, Look, has_romanesque, starts_romanesque
from refkit.csl.people import Person
from refkit.csl.tree import Blob, Node

NOTHING, INITIALS, FULL = 0, 1, 2
_TOUCHING = ("’", "'", "-", " ")
_ELIDED = ("'", "ʼ", "’", "-")


class NamePart(NamedTuple):
    """What cs:name-part asks of a family or a given name."""

    look: Look = NO_LOOK
    case: str = ""
    strip: bool = False


NO_PART: Final = NamePart()


class PersonStyle(NamedTuple):
    """How a style writes one name.

    `demote` is demote-non-dropping-particle, `inverted` name-as-sort-order ("first", "all" or ""), `space` what stands
    after a particle (French keeps it from breaking), `strip` whether institutions lose their periods, `everybody`
    forces initials (a disambiguation rule's).
    """

    form: str = "long"
    initialize: bool = True
    initialize_with: str | None = None
    hyphen: bool = True
    inverted: str = ""
    separator: str = ", "
    demote: str = "display-and-sort"
    family: NamePart = NO_PART
    given: NamePart = NO_PART
    own: Look = NO_LOOK
    institution: Look = NO_LOOK
    institution_case: str = ""
    strip: bool = False
    space: str = " "
    everybody: bool = False
    sorting: bool = False
    default_language: str = "en"

    @property
    def level(self) -> int:
        """How much of a given name is shown when nothing has to be told apart."""
        if self.form == "short":
            return NOTHING
        return FULL if self.initialize_with is None else INITIALS


def rendered(
    person: Person, style: PersonStyle, level: int, *, first: bool, language: str, family_first: bool = False
) -> tuple[Node | None, bool]:
    """A name, and whether it stands inverted.

    Args:
        person: whose it is.
        style: the style's ways.
        level: how much of the given name is shown; never less than the style's own.
        first: whether it is the first of its list.
        language: of the item, two letters.
        family_first: whether it is one whose names begin with the family's.
    """
    spoken = language or style.default_language
    if person.literal:
        return _part(person.literal, NamePart(style.institution, style.institution_case, style.strip), spoken), False
    inverted = style.inverted == "all" or (style.inverted == "first" and first)
    parts = _parts(person, style, max(level, style.level), spoken)
    ordering = _ordering(person, family_first=family_first)
    if ordering == 0:
        made = _join([parts.particle, parts.family, parts.given], "")
    elif ordering == 1:
        made = _join([_join([parts.particle, parts.family], style.space), parts.given], " ")
    elif style.sorting:
        made = _sort_order(parts, style)
    elif inverted:
        return style.own.around([_inverted(person, parts, style)]), True
    else:
        made = _plain(person, parts, style)
    return (style.own.around([made]) if made else None), False


class _Parts(NamedTuple):
    family: Node | None
    particle: Node | None
    given: Node | None
    dropping: Node | None
    suffix: Node | None
    touching: bool
    spaced: bool


def _parts(person: Person, style: PersonStyle, level: int, language: str) -> _Parts:
    family, given = style.family, style.given
    first = _given(person, style, level)
    shown = bool(first)
    particle, dropping = person.particle, person.dropping
    if style.sorting:
        particle, dropping = particle.replace("'", "", 1).replace("’", "", 1), dropping.replace("'", "", 1)
    return _Parts(
        _part(person.family, family, language),
        _part(particle, family, language),
        _part(first, given, language),
        _part(dropping, given, language) if shown and not person.others else None,
        _part(_suffix(person.suffix, style), NamePart(strip=family.strip), language) if shown else None,
        particle.endswith(_TOUCHING),
        level == INITIALS and any(char in (style.initialize_with or "") for char in "\u00a0\ufeff"),
    )


def _part(text: str, part: NamePart, language: str) -> Node | None:
    if not text:
        return None
    if part.strip:
        text = text.replace(".", "")
    text = markup.read(text)
    if part.case:
        text = textcase.apply(text, part.case, english=True, language=language)
    if not part.look.opening:
        return text
    return Look(opening=part.look.opening, upright=part.look.upright).text(text)


def _given(person: Person, style: PersonStyle, level: int) -> str:
    """The given name, as much of it as is to be shown."""
    if level == NOTHING:
        return ""
    has_initials = style.initialize_with is not None or style.everybody
    if person.family and level == INITIALS and has_initials:
        terminator = style.initialize_with or ""
        return initials(person.given, terminator, hyphen=style.hyphen, normalize=not style.initialize)
    return person.given


def _suffix(suffix: str, style: PersonStyle) -> str:
    if suffix and style.initialize_with is not None:
        return initials(suffix, style.initialize_with, hyphen=style.hyphen, normalize=True)
    return suffix


@lru_cache(maxsize=65536)
def _script(family: str, given: str) -> int:
    """2 for a name in letters, 0 for one in other signs, 1 for such a family name with a given name in letters."""
    if has_romanesque(family.replace('"', "")):
        return 2
    return 1 if starts_romanesque(given) else 0


def _ordering(person: Person, *, family_first: bool) -> int:
    script = _script(person.family, person.given)
    if script == 2 and (person.static or family_first):
        return 1
    return script


def _join(parts: list[Node | None], delimiter: str) -> Node | None:
    kept = [part for part in parts if part]
    if not kept:
        return None
    if len(kept) == 1:
        return kept[0]
    if all(isinstance(part, str) for part in kept):
        return delimiter.join(kept)  # type: ignore[arg-type]  # all of them are
    return Blob(kept, delimiter=delimiter)


def _sort_order(parts: _Parts, style: PersonStyle) -> Node | None:
    if style.demote == "never":
        made = _join([_join([parts.particle, parts.family], style.space), parts.dropping], " ")
        return _join([_join([made, parts.given], " "), parts.suffix], " ")
    second = _join([parts.given, parts.dropping, parts.particle], " ")
    return _join([_join([parts.family, second], " "), parts.suffix], " ")


def _affixed(node: Node | None, part: NamePart) -> Node | None:
    if node is None or not (part.look.prefix or part.look.suffix):
        return node
    return Blob([node], part.look.prefix, part.look.suffix)


def _inverted(person: Person, parts: _Parts, style: PersonStyle) -> Node:
    separator = ", " if person.given in ("Lord", "Lady") else style.separator
    second = _join([parts.given, parts.dropping], person.comma_dropping + " ")
    if style.demote == "display-and-sort":
        second = _affixed(_join([second, parts.particle], " "), style.given)
        first = _affixed(parts.family, style.family)
    else:
        first = _join([parts.particle, parts.family], "" if parts.touching else style.space)
        first, second = _affixed(first, style.family), _affixed(second, style.given)
    return _join([_join([first, second], separator), parts.suffix], separator) or ""


def _plain(person: Person, parts: _Parts, style: PersonStyle) -> Node | None:
    family, dropping = parts.family, parts.dropping
    touches = person.dropping.endswith(_ELIDED) and person.dropping[:-1] != "de"
    if dropping and person.family and not person.particle and touches:
        family, dropping = _join([dropping, family], ""), None
    if parts.touching:
        second = _join([dropping, _join([parts.particle, family], "")], style.space)
    else:
        second = _join([dropping, parts.particle, family], style.space)
    second = _join([second, parts.suffix], ", " if person.comma_suffix else " ")
    second, given = _affixed(second, style.family), _affixed(parts.given, style.given)
    comma = "" if style.family.look.prefix else person.comma_dropping
    if style.given.look.suffix[-1:] == "\u00a0":
        return _join([given, second], comma)
    return _join([given, second], comma + (style.space if parts.spaced else " "))
