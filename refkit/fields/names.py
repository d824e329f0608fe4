"""Names of people and organisations: read from text, put in order, and compared.

Particles follow CSL 1.0.2, "Names": in "Ludwig van Beethoven" the lower-case "van" before the family name is a
dropping particle, in "van der Berg, Jan" the one that begins an inverted name a non-dropping one.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from refkit.fields.text import fold, tidy
from refkit.model import OTHERS, Name

_SUFFIX = re.compile(r"(?:Jr|Sr|Jun|Sen|Ph\.?D|M\.?D|I{2,3}|IV|VI{0,3}|[23]rd|2nd|Esq)\.?", re.IGNORECASE)
_PARTICLES = frozenset(
    """a' af al at 'd d' d’ da das de de' dei del dela della delle dello dem den der des di do dos du e el il in la las
    le les li lo los les mac op 's 't ten ter the thoe to tot und van ver vom von y z zu zum zur ap bin ibn ben bint
    ud ul ur abu""".split()
)
_ELIDED = re.compile(r"(d['’]|[aAoO]l-|[dD]ell['’]|dall['’])(?=\w)")
_SPELT_OUT = re.compile(r"[^\W\d_]{3}")
_INITIALS = re.compile(r"(?:[^\W\d_]{1,2}\.?[\s\-‐‑]*){1,5}")
_AND = r"\s*(?:&|\b(?:and|und|et|y|e|en|con|with|mit)\b)\s*"
_OTHERS = re.compile(
    r"(?:^|[\s,;&(\[])(?:(?:and |& ?)?(?i:et\.?\s?al(?:ii|ia)?)|u\.\s?a|(?:and |^)(?:\d+ )?others|y otros|e outros"
    r"|e altri)\b\.?[)\],;\s]*+$"
)
_LAST_OF_OTHERS = ("al", "alii", "alia", "others", "a", "otros", "outros", "altri")
_ORGANISATION = re.compile(
    r"\b(?:contributors|collaboration|initiative|institution|laborator(?:y|ies)|parliament|secretariat|wiki|redaktion|stiftung"
    r"|amt|kammer|landes\w+|arbeits(?:gruppe|kreis|gemeinschaft)|autor(?:inn)?engruppe"
    r"|[^\W\d_]{2,20}(?:zentrum|ministerium|institut|hochschule|akademie|bibliothek|gesellschaft|verband|verein|bundesamt|landesamt"
    r"|stiftung|kommission|redaktion|kammer|archiv|gruppe)s?"
    r"|universit\w+|institut\w*|society|association|committee|council|department|ministry|agency|organi[sz]ation|"
    r"center|centre|foundation|group|team|office|bureau|commission|inc|ltd|gmbh|press|library|museum|bank|board|"
    r"college|academy|academ\w+|project|consortium|network|federation|union|service|administration|government|"
    r"gesellschaft|verein|verband|bundes\w+|ministerium|ministère|ministerio|ministero|fundación|fundação|asociación|"
    r"associação|associazione|société|comité|organización|organização|organizzazione|staff|editors|times|news|magazine|zeitung|"
    r"tribune|gazette|fund|panel|nations|corporation|authority|alliance)\b|\.(?:com|org|net|edu|gov)\b"
)  # in small letters: to ignore case in it would take twice as long


def is_initials(text: str) -> bool:
    """Whether a text is a given name in initials: "J.", "J. R.", "JR", "J.-P.".

    >>> is_initials("J.-P."), is_initials("Th. W."), is_initials("John"), is_initials("O. Eiken.")
    (True, True, False, False)
    """
    text = text.strip()
    if not text or not _INITIALS.fullmatch(text):
        return False
    return text.upper() == text or ("." in text and not _SPELT_OUT.search(text))


def is_suffix(text: str) -> bool:
    """Whether a text is what stands behind a name: "Jr.", "III".

    >>> is_suffix("Jr."), is_suffix("III"), is_suffix("J. R.")
    (True, True, False)
    """
    return bool(_SUFFIX.fullmatch(text))


def is_organisation(text: str) -> bool:
    """Whether a text holds a word or an ending that only organisations carry, in the languages refkit reads.

    >>> is_organisation("World Health Organization"), is_organisation("Runners World.com"), is_organisation("Berg")
    (True, True, False)
    """
    return bool(_ORGANISATION.search(text.lower()))


def read(text: str) -> Name:
    """One name: "Family, Given", "Family, Given, Jr.", "Given Family", "Family J. R." or an organisation.

    One word alone is a family name. An organisation by `is_organisation`, or a text of more than one word in braces,
    becomes a `literal`.

    >>> str(read("LE BRIS Yves")), read("J. BRIS").family
    ('Yves LE BRIS', 'BRIS')
    >>> read("van der Berg, Jan"), read("Ludwig van Beethoven").dropping_particle, read("King, M. L., Jr.").suffix
    (Name(family='Berg', given='Jan', ..., non_dropping_particle='van der', ...), 'van', 'Jr.')
    """
    text = tidy(text).strip(" ,;")
    if text.startswith("{") and text.endswith("}"):
        return Name(literal=text[1:-1])
    if is_organisation(text):
        return Name(literal=text)
    if "," in text:
        return _inverted(*[part.strip() for part in text.split(",")])
    return _reading_order(text.split())


def people(texts: Iterable[str], person: Callable[[str], Name] = read) -> Iterator[Name]:
    """The name in each text as `person` reads it, and `OTHERS` where a text is or ends in "et al.".

    >>> [str(name) for name in people(["Berg, H.", "Eiken, O., et al."])]
    ['H. Berg', 'O. Eiken', 'others']
    """
    for text in texts:
        others = _OTHERS.search(text) if text.rstrip(" .,;)]").endswith(_LAST_OF_OTHERS) else None
        if name := text[: others.start()].strip(" ,;&([") if others else text:
            yield person(name)
        if others:
            yield OTHERS


def inverted(text: str) -> Name:
    """A name as catalogues write one: "Family, Given, Suffix" a person, a text without a comma an organisation.

    "Family, " with nothing behind the comma is a person of one name; "Smith J" and "J. Smith" are persons too.

    >>> inverted("Press, William H."), inverted("Smith JR").given, inverted("World Bank").literal, inverted("Plato,")
    (Name(family='Press', given='William H.', ...), 'JR', 'World Bank', Name(family='Plato', ...))
    """
    text = tidy(text).strip(" ;")
    if "," in text:
        family, *rest = [part.strip() for part in text.split(",")]
        return _inverted(family, *(part for part in rest if part)) if family else read(text)
    words = text.split()
    if len(words) > 1 and is_initials(words[-1]) != is_initials(words[0]) and not is_organisation(text):
        return _reading_order(words)
    return Name(literal=text)


def dotted(given: str) -> str:
    """A given name whose initials have their full stops and blanks.

    >>> dotted("JM"), dotted("I D"), dotted("Nancy J"), dotted("J. Mark"), dotted("J-P"), dotted("Alzheimer's")
    ('J. M.', 'I. D.', 'Nancy J.', 'J. Mark', 'J.-P.', "Alzheimer's")
    """
    if given.isupper() and given.isalpha() and len(given) <= 3:
        given = " ".join(given)
    return re.sub(r"(?<![\w'’])([^\W\d_])(?=\s|-|$)", r"\1.", given) if any(map(str.isupper, given)) else given


def initialled(name: Name) -> Name:
    """The name, its initials with full stops and blanks; what is all in capitals keeps a given name of three letters.

    >>> [initialled(name).given for name in (Name("Stone", "PQ"), Name("STONE", "AMY"), Name("Stone", "Amy"))]
    ['P. Q.', 'AMY', 'Amy']
    """
    shouted = name.family.isupper() and len(name.given) > _TWO
    return name if shouted and name.given.isalpha() else replace(name, given=dotted(name.given))


_TWO = 2


def lowered(name: Name) -> Name:
    """A person whose whole name is in capitals, as some catalogues and publishers send it, with capitals at its words.

    A family name of two letters, initials, and what has no given name say nothing of the kind and stay.

    >>> found = [lowered(Name(*name)) for name in (("O'BRIEN-BERG", "HANNA M."), ("XU", "WEI"), ("BERG", "H. M."))]
    >>> [str(name) for name in found]
    ["Hanna M. O'Brien-Berg", 'WEI XU', 'H. M. Berg']
    """
    whole = f"{name.given} {name.family}"
    if not whole.isupper() or not name.given or len(name.family) <= _TWO:
        return name
    closed_up = name.given.isalpha() and len(name.given) <= _THREE  # "JMR" may be initials
    given = name.given if closed_up else _SPELT_WORD.sub(lambda word: word[0].capitalize(), name.given)
    return replace(name, family=_WORD.sub(lambda word: word[0].capitalize(), name.family), given=given)


_THREE = 3
_WORD = re.compile(r"[^\W\d_]+")
_SPELT_WORD = re.compile(r"[^\W\d_]{3,}")


def catalogued(name: Name) -> str:
    """A name as catalogues write it: "van der Berg, Jan, Jr.", "Plato,", "World Bank".

    >>> catalogued(Name("Beethoven", "Ludwig", dropping_particle="van")), catalogued(Name("Plato"))
    ('Beethoven, Ludwig van', 'Plato,')
    """
    if name.literal:
        return name.literal
    family = f"{name.non_dropping_particle}{_gap(name.non_dropping_particle)}{name.family}".strip()
    given = f"{name.given} {name.dropping_particle}".strip()
    return ", ".join(part for part in (family, given, name.suffix) if part) + ("" if given or name.suffix else ",")


def _gap(particle: str) -> str:
    return "" if particle.endswith(("'", "’", "-")) else " "


def _inverted(family: str, *rest: str) -> Name:
    suffix = next((part for part in rest if _SUFFIX.fullmatch(part)), "")
    if not suffix and rest and (stuck := _STUCK_SUFFIX.search(family)):
        family, suffix = family[: stuck.start()], stuck[1]
    given = " ".join(part for part in rest if part != suffix)
    given, dropping = _trailing_particle(given)
    particle, family = split_particle(family)
    return Name(family, given, dropping_particle=dropping, non_dropping_particle=particle, suffix=suffix)


_STUCK_SUFFIX = re.compile(r"(?<=\w)\s((?:Jr|JR|Sr|SR)\.?)$")


def _trailing_particle(given: str) -> tuple[str, str]:
    words = given.split()
    at = len(words)
    while (
        at > 1 and words[at - 1].lower() in _PARTICLES and words[at - 1].islower() and words[at - 1] not in ("e", "y")
    ):
        at -= 1
    return " ".join(words[:at]), " ".join(words[at:])


def _reading_order(words: list[str]) -> Name:
    suffix = words.pop() if len(words) > 2 and _SUFFIX.fullmatch(words[-1]) else ""
    if len(words) == 1:
        return Name(words[0], suffix=suffix)
    if words and is_initials(words[-1]) and not (is_initials(words[0]) and not _dots_only_last(words)):
        return Name(" ".join(words[:-1]), words[-1], suffix=suffix)
    if len(words) > _TWO and words[-_TWO] in _CAPITAL_PARTICLES:
        return Name(" ".join(words[-_TWO:]), " ".join(words[:-_TWO]), suffix=suffix)
    if shouted := _shouted(words):
        return Name(" ".join(words[:shouted]), " ".join(words[shouted:]), suffix=suffix)
    at = next((i for i in range(1, len(words) - 1) if words[i].islower() and words[i] in _PARTICLES), len(words) - 1)
    end = at
    while end < len(words) - 1 and words[end].lower() in _PARTICLES and words[end].islower():
        end += 1
    return Name(" ".join(words[end:]), " ".join(words[:at]), dropping_particle=" ".join(words[at:end]), suffix=suffix)


_CAPITAL_PARTICLES = frozenset(
    "De Del Della Delle Dello Di Da Du Des La Le Lo Van Von El Al Ter Ten Mac Mc St. Saint".split()
)
"""Before the last word they are part of the family name: "Ann De Low", "J. Le Roe"."""


def _dots_only_last(words: list[str]) -> bool:
    """Whether capitals at the head are a family name, since of the words only the last has the stop of an initial."""
    return "." in words[-1] and len(words[0]) >= _THREE and "." not in words[0]


def _shouted(words: list[str]) -> int:
    """How many words before given names are a family name in capitals, as the French write one: "LE BRIS Yves"."""
    count = next((at for at, word in enumerate(words) if not word.isupper()), 0)
    long = any(len(word) > _THREE and word.replace("-", "").isalpha() for word in words[:count])
    return count if long and all(word[0].isupper() and not word.isupper() for word in words[count:]) else 0


def split_particle(family: str) -> tuple[str, str]:
    """The particles that a family name begins with, and the rest; at least one word is the name.

    >>> split_particle("van der Berg"), split_particle("d'Alembert"), split_particle("Della Casa"), split_particle("de")
    (('van der', 'Berg'), ("d'", 'Alembert'), ('', 'Della Casa'), ('', 'de'))
    """
    if elided := _ELIDED.match(family):
        return elided[0], family[elided.end() :]
    words = family.split()
    at = 0
    while at < len(words) - 1 and words[at].islower() and words[at] in _PARTICLES:
        at += 1
    return " ".join(words[:at]), " ".join(words[at:])


def family_key(name: Name) -> str:
    """What two spellings of a family name (or an organisation) have in common: particle and family, folded.

    >>> family_key(Name("Müller-Lüdenscheidt")), family_key(Name(literal="Runner's World"))
    ('muller ludenscheidt', 'runners world')
    """
    return fold(name.literal or f"{name.non_dropping_particle} {name.family}")


def initials(given: str) -> str:
    """The first letters of the given names, folded, in order.

    >>> initials("Jean-Paul M."), initials("JR"), initials("Åsa")
    ('jpm', 'jr', 'a')
    """
    if given.isupper() and "." not in given and " " not in given and len(given) <= 3:
        return fold(given)
    return "".join(word[0] for word in re.split(r"[\s.\-‐‑]+", fold_keeping_breaks(given)) if word)


def fold_keeping_breaks(given: str) -> str:
    """Each word of a given name folded, the breaks between them single blanks."""
    return " ".join(fold(word) for word in re.split(r"[\s.\-‐‑]+", given) if word)


def split_list(text: str) -> list[str]:
    """The single names of a list joined by semicolons or by a word for "and"; commas within a name stay.

    >>> split_list("Berg, H.; Eiken, O. & Mekjavic, I."), split_list("John Smith and Jane Roe")
    (['Berg, H.', 'Eiken, O.', 'Mekjavic, I.'], ['John Smith', 'Jane Roe'])
    """
    return [name for part in text.split(";") for piece in re.split(_AND, part) if (name := piece.strip(" ,"))]
