"""Names as BibTeX and BibLaTeX write them, and back.

Sources: Oren Patashnik, "BibTeXing" (1988), section 4 (the three forms of a name); the biblatex manual 3.20, section
3.4 (extended names, "others").
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache

from refkit.fields import names
from refkit.fields.latex import from_unicode, to_text, to_unicode
from refkit.fields.text import plain
from refkit.model import Name

_COMMENT = re.compile(r"(?<!\\)%.*\n\s*")
_LOOSE_AND = re.compile(r"^and\s+|(?:^|\s)and$", re.IGNORECASE)
_OTHERS = re.compile(r"(?:^|[\s,;])[{\"]?et\.?[\s~]+al\.?[}\"]?$")
_JOINED_INITIALS = 3  # "JRR"; what is longer is a name in capitals
_GROUPS = frozenset(("Collaboration", "Consortium", "Team"))
_AMPERSAND = re.compile(r",? \\?& ")
_COMMAS = 2  # a name has no more of them
_OPTIONS = frozenset(("useprefix", "sortingnamekeytemplatename", "nametemplates", "uniquename", "nohashothers"))
"""What stands in the place of a name and says how all are sorted and cut."""
_PART = re.compile(r"[a-z]+(?:-i)?\s*=")


def read(text: str) -> tuple[Name, ...]:
    """The names of an author or editor field; "and others" becomes the literal name "others", as CSL users expect.

    Initials in one, "Wright, KC", become two, of which styles print both.

    >>> [str(name) for name in read(r"de la Fontaine, Jean and {World Bank} and Knuth, Jr., D. E.")]
    ['Jean de la Fontaine', 'World Bank', 'D. E. Knuth Jr.']
    """
    text = _COMMENT.sub("\n", text) if "%" in text else text
    said = (name for joined in split(text, " and ") for name in _apart(joined) if name)
    return tuple(names.people(said, _name))


def _apart(text: str) -> Iterator[str]:
    """The names that something else than "and" joins by mistake: "Smith, J., Doe, A.", "Smith, J. & Doe, A. et al."."""
    text = _LOOSE_AND.sub("", text)
    others = _OTHERS.search(text) if text.rstrip('.}"').endswith("al") else None
    text = text[: others.start()].rstrip(" ,;") if others else text
    joined = [part.strip(" ,") for part in _AMPERSAND.split(text)] if "&" in text else []
    for part in joined if joined and _are_persons(joined) else [text]:
        yield from _listed(part)
    if others:
        yield "others"


def _listed(text: str) -> Iterator[str]:
    """The names in a list with semicolons or commas between them, or the one name that it is."""
    if ";" in text and "&" not in text:
        yield from split(text, ";")
        return
    parts = [part for part in split(text, ",") if part] if text.count(",") > _COMMAS else []
    given = parts[1::2]
    if len(parts) <= _COMMAS + 1 or _PART.match(text):
        yield text
    elif len(parts) == 2 * len(given) and all(names.is_initials(part) or " " not in part for part in given):
        yield from (f"{family}, {part}" for family, part in zip(parts[::2], given, strict=True))
    elif all(" " in part for part in parts):
        yield from parts
    else:
        yield text


def _are_persons(parts: list[str]) -> bool:
    """Whether all that an ampersand joins are names of persons by their initials, no "Ernst & Young"."""
    words = ([word.strip(",") for word in part.split()] for part in parts)
    return all(len(each) > 1 and any(map(names.is_initials, each)) for each in words)


@lru_cache(maxsize=20_000)
def _name(text: str) -> Name:
    name = _as_typed(text)
    if name.family in _GROUPS and name.given:  # "Collaboration, ATLAS", a group that was taken for a person
        return Name(literal=f"{name.given} {name.family}")
    joined = 1 < len(name.given) <= _JOINED_INITIALS and name.given.isalpha() and name.given.isupper()
    if not joined or name.family.isupper() or names.is_suffix(name.given) or names.is_organisation(name.family):
        return name
    return replace(name, given=names.dotted(name.given))


def are_mended(people: Iterable[Name], text: str) -> bool:
    """Whether a text has otherwise what was read from it: initials in one, "Wright, KC", or a group as a person."""
    return any(
        (". " in name.given and name.given.replace(". ", "").rstrip(".") in text)
        or (name.literal.rpartition(" ")[2] in _GROUPS and name.literal not in text)
        for name in people
    )


def _as_typed(text: str) -> Name:
    if _whole(text):
        return Name(literal=_plain(text[1:-1]))
    if _PART.match(text):
        return _extended(text)
    parts = split(text, ",")
    if len(parts) == 1:
        return _reading_order(_words(text))
    if len(parts) == 2 and names.is_suffix(parts[1]) and " " in parts[0]:  # "Martin Luther King, Jr."
        return replace(_reading_order(_words(parts[0])), suffix=_plain(parts[1]))
    particle, family = _particle(_words(parts[0]))
    given, suffix = (parts[1], "") if len(parts) == 2 else (" ".join(parts[2:]), parts[1])
    if len(parts) > 2 and names.is_suffix(given) and not names.is_suffix(suffix):  # "Doe, J., Jr."
        given, suffix = suffix, given
    return Name(_plain(family), _plain(given), non_dropping_particle=_plain(particle), suffix=_plain(suffix))


def _whole(text: str) -> bool:
    """Whether one pair of braces holds the whole name."""
    if not (text.startswith("{") and text.endswith("}")):
        return False
    depth = 0
    for at, char in enumerate(text):
        depth += (char == "{") - (char == "}")
        if depth == 0:
            return at == len(text) - 1
    return False


def _extended(text: str) -> Name:
    parts: dict[str, str] = {}
    for piece in split(text, ","):
        key, _, value = piece.partition("=")
        parts.setdefault(key.strip().removesuffix("-i"), _plain(value.strip().strip('"')))
    if parts.keys().isdisjoint(("family", "given")):
        return Name() if parts.keys() <= _OPTIONS else Name(literal=_plain(text))
    dropped = parts.get("useprefix", "") == "false"
    return Name(
        parts.get("family", ""),
        " ".join(filter(None, (parts.get("given", ""), parts.get("middle", "")))),
        dropping_particle=parts.get("prefix", "") if dropped else "",
        non_dropping_particle="" if dropped else parts.get("prefix", ""),
        suffix=parts.get("suffix", ""),
    )


def _reading_order(words: list[str]) -> Name:
    if not words:
        return Name()
    if len(words) == 1:
        return Name(_plain(words[0])) if not _whole(words[0]) else Name(literal=_plain(words[0]))
    start = next((at for at, word in enumerate(words[:-1]) if _lower(word)), None)
    if start is None or (start == 0 and not names.split_particle(" ".join(words))[0]):  # a name typed without capitals
        return Name(_plain(words[-1]), _plain(" ".join(words[:-1])))
    end = max(at for at, word in enumerate(words[:-1]) if _lower(word)) + 1
    particle, family = " ".join(words[start:end]), " ".join(words[end:])
    return Name(_plain(family), _plain(" ".join(words[:start])), non_dropping_particle=_plain(particle))


def _particle(words: list[str]) -> tuple[str, str]:
    lower = [at for at, word in enumerate(words[:-1]) if _lower(word)]
    at = max(lower) + 1 if lower and lower[0] == 0 else 0
    return " ".join(words[:at]), " ".join(words[at:])


def _lower(word: str) -> bool:
    """Whether a word's first letter outside of braces is lower case (a command's letter counts)."""
    if word[:1].isalpha():
        return word[0].islower()
    bare = to_unicode(word) if word.startswith("{\\") else re.sub(r"\{[^\\][^{}]*\}", "", word)
    letter = next((char for char in plain(bare) if char.isalpha()), "")
    return letter.islower()


def _plain(text: str) -> str:
    return to_text(text).strip().replace("\u00a0", " ")


def _words(text: str) -> list[str]:
    text = _TIE.sub(" ", text) if "~" in text else text
    return [word for word in split(text, " ") if word]


def split(text: str, by: str) -> list[str]:
    """The pieces between separators (" and ", "," or " ") outside of braces; blanks of any kind and length are one."""
    text = " ".join(text.split())
    if "{" not in text and "\\" not in text:
        return [piece.strip() for piece in (_AND.split(text) if by == " and " else text.split(by))]
    return [piece.strip() for piece in _pieces(text, by)]


_AND = re.compile(" and ", re.IGNORECASE)
_TIE = re.compile(r"(?<!\\)~")
_BREAKS = {by: re.compile(rf"\\.|[{{}}]|{by}", re.IGNORECASE) for by in (" and ", ",", ";")}
# A command ends at a blank, which is no end of a word: "Dvo\v r\'ak".
_BREAKS[" "] = re.compile(r"\\(?:[A-Za-z]+ (?=\S)|.)|[{}]| ")


def _pieces(text: str, by: str) -> Iterator[str]:
    depth = start = 0
    for match in _BREAKS[by].finditer(text):
        if match[0] == "{":
            depth += 1
        elif match[0] == "}":
            depth -= 1
        elif depth <= 0 and match[0].lower() == by:
            yield text[start : match.start()]
            start = match.end()
    yield text[start:]


def write(people: Iterable[Name], *, ascii_only: bool = False, extended: bool = False) -> str:
    """Names as an author or editor field.

    Args:
        people: the names.
        ascii_only: whether letters beyond ASCII become TeX's commands.
        extended: whether BibLaTeX's extended form may say that a particle is not part of the family name.

    >>> names = [Name("Beethoven", "Ludwig", dropping_particle="van"), Name(literal="World Bank")]
    >>> write(names)
    'van Beethoven, Ludwig and {World Bank}'
    >>> write(names, extended=True)
    'family=Beethoven, given=Ludwig, prefix=van, useprefix=false and {World Bank}'
    """
    return " and ".join(
        _in_parts(name) if extended and _has_dropping(name) else _written(name, ascii_only=ascii_only)
        for name in people
    )


def _has_dropping(name: Name) -> bool:
    return bool(name.dropping_particle and name.family) and not (name.non_dropping_particle or name.literal)


def _in_parts(name: Name) -> str:
    parts = {"family": name.family, "given": name.given, "prefix": name.dropping_particle, "suffix": name.suffix}
    said = (f"{part}={_guarded(text, from_unicode(text), by=_EXTENDED)}" for part, text in parts.items() if text)
    return ", ".join([*said, "useprefix=false"])


_EXTENDED = r"[,=\"]|\band\b"


def _written(name: Name, *, ascii_only: bool) -> str:
    def tex(text: str) -> str:
        return from_unicode(text, ascii_only=ascii_only)

    if name.literal:
        return name.literal if name.literal == "others" else f"{{{tex(name.literal)}}}"
    particle = " ".join(part for part in (name.dropping_particle, name.non_dropping_particle) if part)
    gap = "" if particle.endswith(("'", "’", "-")) else " "
    family = f"{tex(particle)}{gap}{_guarded(name.family, tex(name.family))}".strip()
    if not name.given and not name.suffix:
        return family if "," not in family and " " not in family else f"{family},"
    given = _guarded(name.given, tex(name.given), by=",")
    return ", ".join([family, tex(name.suffix), given] if name.suffix else [family, given])


def _guarded(text: str, tex: str, *, by: str = r",|\band\b|^[a-z].* ") -> str:
    """A part of a name that BibTeX would cut in pieces, in braces."""
    return f"{{{tex}}}" if re.search(by, text) else tex
