"""A list of names as a reference writes it -> names, in any of the usual orders."""

import re
from collections.abc import Iterator, Sequence

from refkit.fields import names
from refkit.fields.text import tidy
from refkit.model import Name
from refkit.parsing.lexicon import classes

_ET_AL = re.compile(
    r"[\s,;&]*\(?\b(?:et\.?\s?al(?:ii|ia)?|u\.\s?a|and (?:\d+ )?others|y otros|e outros|e altri|e\.\s?a)\b\.?\)?,?$",
    re.IGNORECASE,
)
_OTHERS = r"(?:et\.?\s?al(?:ii|ia)?\b|u\.\s?a\.|and (?:\d+ )?others\b|y otros\b|e outros\b|e altri\b|…|\.\s?\.\s?\.)"
_OTHERS_BEHIND = re.compile(rf"[\s,;&(\[]*{_OTHERS}", re.IGNORECASE)
_OTHERS_WITHIN = re.compile(rf"[\s,;&(\[]{_OTHERS}", re.IGNORECASE)
_ROLE = re.compile(
    r"[\s,;]*[(\[]?\b(?:eds?|hrsg|hgg?|orgs?|coords?|editors?|authors?|dirs?|comps?|trans|transl|edd|red"
    r"|éds?|a cura di)\b\.?[)\]]?[\s,;.:]*$",
    re.IGNORECASE,
)
_SHARE = re.compile(  # what somebody did for a film, a broadcast or a recording
    r"\s*[(\[](?:(?:executive |co-)?(?:directors?|producers?|writers?|hosts?|presenters?|performers?"
    r"|interviewe[er]s?|speakers?|narr(?:ators?)?\.?|screenwriters?|composers?|artists?|cartographers?|photographers?)"
    r"(?: (?:&|and) (?:director|producer|writer|host)s?)?|@\w{1,30}|(?:préf|pref|introd?|ill)\.[^()]{0,60})[)\]]?",
    re.IGNORECASE,
)
_ACRONYM = re.compile(r"(?<= )\([A-ZÀ-Þ][A-ZÀ-Þ&\-]{2,}\)")
_LEAD = re.compile(r"^(?:by|von|par|por|di|and|und|&)\s+(?=[^\W\d_a-z])", re.IGNORECASE)
_AND = re.compile(r"\s*(?:,\s*)?(?:&(?:amp;)?|\b(?:and|und|et|y(?!\u00a0)|e|en|sowie)\b|\bu\.(?=\s))\s*(?=[^\W\d_])")
_HELPED = re.compile(
    r",? (?:in (?:Verbindung|Zusammenarbeit) mit|unter (?:Mit(?:arbeit|wirkung|hilfe)|der Mitarbeit) von"
    r"|(?:in collaboration|in association|with the (?:assistance|collaboration|help)) (?:with|of)"
    r"|(?:avec la|en) collaboration (?:de|avec)|con la (?:collaborazione|colaboración) d[ei]) "
)
"""What parts those who made a work from those who helped them, who count among them all the same."""
_DOTS = re.compile(r"\s*,?\s*(?:…|\.\s?\.\s?\.)\s*&?\s*")
_BRACKETED = re.compile(r"\s*\(([^\W\d_][^()]{0,20})\)")
_VANCOUVER = re.compile(r"(?:[^\W\d_][\w'’\-‐‑]*\s+){1,4}[^\W\d_a-z]{1,4}(?:[.\-‐‑ ]{1,2}[^\W\d_a-z]){0,3}\.?")
_SUFFIX = re.compile(r"(?:Jr|Sr|II|III|IV)\.?")
_PERSON = re.compile(r",(?<=[^\W\d_],)\s?[^\W\d_]\.")
_VANCOUVER_PERSON = re.compile(r"[^\W\d_]+ [^\W\d_a-z]{1,2}(?:,|$)")
_LETTER = re.compile(r"[^\W\d_]")
_TAIL = 48
_PLAIN = re.compile(
    r"([^\W\d_a-z][^\W\d_]+(?:[-‐‑'’][^\W\d_]+)?), ?((?:[^\W\d_a-z]\.[ \-]?){1,4})"
    r"|([^\W\d_a-z][^\W\d_]+(?:[-‐‑'’][^\W\d_]+)?) ([^\W\d_a-z]{1,3}|(?:[^\W\d_a-z]\.[ \-]?){2,4}"
    r"|[^\W\d_a-z](?: [^\W\d_a-z]){1,3})"
)
_INITIALS = re.compile(r"(?:[^\W\d_]{1,2}\.[\s\-‐‑]*){1,6}[^\W\d_a-z]?(?:\s?(?:d[aeo]s?|v[ao]n|der|den)){0,2}")
_CAPITALS = re.compile(r"[^\W\d_a-z](?:[\s\-‐‑]?[^\W\d_a-z]){0,3}")
_ENDS_IN_INITIAL = re.compile(r"(?:^|[\s.\-‐‑])[^\W\d_a-z]$")
_RUN_ON = re.compile(  # "Smith, J. Doe, A.": the mark between the two is lost
    r"((?<=[^\W\d_]{2}),\s?(?:[^\W\d_a-z]\.[\s-]?){1,4}) ?\b([^\W\d_a-z][^\W\d_]+(?:-[^\W\d_]+)?,\s?[^\W\d_a-z]\.)"
)
_SLASHED = re.compile(r"\s*/\s*(?=[^\W\d_])")


def read_names(text: str) -> tuple[Name, ...]:
    """The names in a list of them; "et al." and roles ("(Eds.)") are dropped.

    >>> [str(name) for name in read_names("Berg, H., Eiken, O., & Mekjavic, I.")]
    ['H. Berg', 'O. Eiken', 'I. Mekjavic']
    >>> [str(name) for name in read_names("Conole G, van der Berg TA and Jane Roe")]
    ['G Conole', 'TA van der Berg', 'Jane Roe']
    >>> [name.family for name in read_names("Weigelt, Udo, Nora Hilb et Danièle Ball-Simon")]
    ['Weigelt', 'Hilb', 'Ball-Simon']
    >>> [name.family for name in read_names("Micklethwait, J. Wooldridge, A.")]
    ['Micklethwait', 'Wooldridge']
    >>> [str(name) for name in read_names("Walker R. L. , Cottam M.-D. , & Fisher J. A.")]
    ['R. L. Walker', 'M.-D. Cottam', 'J. A. Fisher']
    >>> [str(name) for name in read_names("Wulf, R. u. Thoms, E.")]
    ['R. Wulf', 'E. Thoms']
    >>> [name.family for name in read_names("Haas M , Bureau M")]
    ['Haas', 'Bureau']
    >>> [name.family for name in read_names("Ernst Bender in Verbindung mit Konrad Hesser und Wolf Heyer")]
    ['Bender', 'Hesser', 'Heyer']
    >>> [(name.family, name.suffix) for name in read_names("PALMAR, Emerson; BRAS JR., Antônio")]
    [('PALMAR', ''), ('BRAS', 'JR.')]
    >>> [str(name) for name in read_names("Low, J. (Producer), & Roe, A. (Director)")]
    ['J. Low', 'A. Roe']
    >>> read_names("Statistisches Bundesamt (Destatis)")[0].literal, read_names("Children's Fund (UNICEF)")[0].literal
    ('Statistisches Bundesamt (Destatis)', "Children's Fund (UNICEF)")
    """
    bare = tidy(text)
    if plain := _plain_list(bare):
        return plain
    bare = _bare(bare)
    if not bare:
        return ()
    if not (_PERSON.search(bare) or _VANCOUVER_PERSON.match(bare)) and (
        _ACRONYM.search(text) or names.is_organisation(bare)
    ):
        whole = _without_close(tidy(text)).strip(" ,;.:") if "(" in text else bare
        return tuple(Name(literal=one) for one in re.split(r"\s*;\s*", whole) if one)
    return tuple(name for one in _single(bare) if (name := _read(one)))


def leaves_some_out(text: str, start: int, end: int) -> bool:
    """Whether the list of names there says that it is not whole, by "et al." in it or behind it, or by dots.

    >>> leaves_some_out("Gull, A., et al. (2020)", 0, 8), leaves_some_out("Gull, A., ... Heron, B.", 0, 23)
    (True, True)
    >>> leaves_some_out("Gull, A. Et alibi.", 0, 8), leaves_some_out("Gull, A., & Heron, B.", 0, 21)
    (False, False)
    """
    return bool(_OTHERS_BEHIND.match(text, end) or _OTHERS_WITHIN.search(text, start, end))


def _plain_list(text: str) -> tuple[Name, ...]:
    """The names of a list in one of the two commonest forms, () for any other: a short way to what the long one finds.

    >>> [str(name) for name in _plain_list("Berg, H., & Mekjavic, I. B.")], _plain_list("Berg, H., et al.")
    (['H. Berg', 'I. B. Mekjavic'], ())
    """
    if "." not in text:
        whole, one, family, given = _FOLLOWED, _ONE_FOLLOWED, 0, 1
    elif text[1:2] == ".":
        whole, one, family, given = _LED, _ONE_LED, 1, 0
    else:
        whole, one, family, given = _INVERTED, _ONE_INVERTED, 0, 1
        text += "." if text[-2:-1] == " " and text[-1].isupper() else ""
    if not whole.fullmatch(text):
        return ()
    return tuple([Name(found[family], found[given]) for found in one.findall(text)])


_FAMILY = r"(?!Jr\b|Sr\b)[A-ZÀ-ÖØ-Þ][^\W\d_]{1,}+(?:-[A-ZÀ-ÖØ-Þ][^\W\d_]{2,}+)?"
_GIVEN = r"[A-ZÀ-ÖØ-Þ]\.(?:[ -]?[A-ZÀ-ÖØ-Þ]\.){0,3}"
_AFTER_NAME = r"(?: ?; | ?, |(?: ?,)? (?:&|and|und|y) )"
_ONE_INVERTED = re.compile(rf"({_FAMILY}), ({_GIVEN})")
_INVERTED = re.compile(rf"{_FAMILY}, {_GIVEN}(?:{_AFTER_NAME}{_FAMILY}, {_GIVEN})*")
_ONE_LED = re.compile(rf"({_GIVEN}) ({_FAMILY})")
_LED = re.compile(rf"{_GIVEN} {_FAMILY}(?:{_AFTER_NAME}{_GIVEN} {_FAMILY})*")
_ONE_FOLLOWED = re.compile(rf"({_FAMILY}) ([A-Z]{{1,3}})")
_FOLLOWED = re.compile(rf"{_FAMILY} [A-Z]{{1,2}}(?: ?,(?: and)? {_FAMILY} [A-Z]{{1,3}})*")
"""There is one way at most through each of these, so that no text takes long."""


def _read(text: str) -> Name | None:
    """One name; the commonest form, a family name and initials, without further ado."""
    if plain := _PLAIN.fullmatch(text):
        return Name(plain[1] or plain[3], (plain[2] or plain[4]).rstrip())
    if turned := _turned(text):
        return turned
    return names.read(text) if _LETTER.search(text) else None


def _turned(text: str) -> Name | None:
    """A name of two words with the family first, where both words are known for what they are: "Ruffini Franco"."""
    first, blank, last = text.partition(" ")
    if not blank or not first.isalpha() or not last.replace("-", "").isalpha() or not last[0].isupper():
        return None
    known = classes()
    told = known.get(first.casefold()) == "F" and all(known.get(part.casefold()) == "G" for part in last.split("-"))
    return Name(first, last) if told else None


def _bare(text: str) -> str:
    dotted = "." in text
    text = _SHARE.sub("", text) if "(" in text or "[" in text else text
    text = _LEAD.sub("", text[:-_TAIL] + _without_close(text[-_TAIL:]))
    text = (_BRACKETED.sub(r", \1", text) if "(" in text else text).strip(" ,;.:()[]*†‡")
    return text + "." if dotted and _ENDS_IN_INITIAL.search(text) else text


def _without_close(tail: str) -> str:
    """The end of a list of names without "et al." and roles; both are sought there only, since they stand last."""
    if tail.rstrip(" \t,;.:)]").lower().endswith(_CLOSES):
        for pattern in (_ROLE, _ET_AL, _ROLE):
            tail = pattern.sub("", tail)
    return tail


_CLOSES = tuple(
    "ed eds hrsg hg hgg org orgs coord coords editor editors author authors dir dirs comp comps trans transl edd red éd"
    " éds di al alii alia others otros outros altri a".split()
)
"""How what they remove can end, signs left aside."""


def _is_initials(text: str) -> bool:
    return bool(_INITIALS.fullmatch(text) or _CAPITALS.fullmatch(text))


def _single(text: str) -> Sequence[str]:
    if _HELPS.search(text):
        text = _HELPED.sub("; ", text)
    if "," in text:
        text = _DOTS.sub("; ", text)
        if text[1:2] != ".":  # "C. Caini, H. Cruickshank, S. Farrell" is not run on
            text = _RUN_ON.sub(r"\1; \2", text)
    if ";" in text:
        return [name for part in text.split(";") for name in _several(part)]
    if "/" in text:
        return [name for part in _SLASHED.split(text) for name in _several(part)]
    return _several(text)


_HELPS = re.compile(r"bindung|arbeit|wirkung|hilfe|assista|associat|collabor|colabor|help")


def _several(text: str) -> Sequence[str]:
    """The names of a list with commas and "and"."""
    return [name for group in _groups(text) for name in _from_parts(group)]


_JOINED = re.compile(r"^([^\W\d_a-z][^\W\d_]{1,20}) y ([^\W\d_a-z][^\W\d_]{1,20}, [^\W\d_a-z][^\W\d_]+)")
"""Two surnames of one person: "Mora y Luna, Ana"."""


def _groups(text: str) -> Iterator[list[str]]:
    text = _JOINED.sub("\\1 y\u00a0\\2", text) if " y " in text else text
    for piece in _AND.split(text):
        if parts := [part.strip() for part in piece.split(",") if part.strip(" .")]:
            yield parts


def _from_parts(parts: list[str]) -> Iterator[str]:
    """The names in parts between commas: each inverted over two parts, or whole in one."""
    at = 0
    while at < len(parts):
        taken = 2 if at + 1 < len(parts) and _inverted(parts, at) else 1
        if at + taken < len(parts) and _SUFFIX.fullmatch(parts[at + taken]):
            taken += 1
        yield ", ".join(parts[at : at + taken])
        at += taken


def _inverted(parts: Sequence[str], at: int) -> bool:
    """Whether the part is a family name whose given names come next."""
    family, given = parts[at], parts[at + 1]
    if _is_initials(given):
        return not _INITIALS.fullmatch(family)
    if (_VANCOUVER.fullmatch(family) and not _ENDS_IN_SUFFIX.search(family)) or _INITIALS.fullmatch(family.split()[0]):
        return False
    words = len([word for word in family.split() if word[0].isupper()])
    if words <= 1:
        return True
    return at == 0 and len(parts) == 2 and not (_MIDDLE.search(family) or _both_whole(family, given))


_ENDS_IN_SUFFIX = re.compile(r"\s(?:Jr|JR|Sr|SR)\.?$")
_MIDDLE = re.compile(r"^[^\W\d_]{2}\S* (?:[^\W\d_a-z]\.[ -]?)+\S")
"""A name in reading order with an initial in it: "Ann M. Low"."""


def _both_whole(one: str, other: str) -> bool:
    """Whether two texts of two words are names in reading order: a given name first in each, a family name last."""
    firsts, lasts = zip(*((words[0], words[-1]) for words in (one.split(), other.split())), strict=True)
    if one.count(" ") != 1 or " " not in other:
        return False
    known = classes()
    given = [known.get(first.partition("-")[0].casefold(), "") for first in firsts]
    family = [known.get(last.casefold(), "") for last in lasts]
    return all("G" in kind for kind in given) and family[0] != "G" and (given[0] == "G" or family[0] == "F")
