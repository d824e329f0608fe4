"""Whether names and a year are a citation, above all where no entry has them: no game, no law, no place, no species."""

import re
from collections.abc import Sequence

from refkit.article import naming
from refkit.article.author_date import years
from refkit.article.author_date.known import PAPERS, Known
from refkit.article.groups import Group
from refkit.article.naming import Naming
from refkit.fields import dates
from refkit.fields import names as people
from refkit.fields.text import fold
from refkit.model import InTextCite

_BINOMIAL = re.compile(  # a genus and a species, by the endings that species have
    r"[A-Z][a-z]{2,} (?:[a-z]{3,} )?(?=[a-z]{5})[a-z]{2,}"
    r"(?:us|a|um|is|i|ae|ens|ans|eps|oides|or|ur|ax|ix|ox|are|ale|ense|ile|ine)\s*$"
)
# An organisation whose words also stand small in the text: "(Ebola Response Platform, 2014)".
_BODY = re.compile(
    r"[A-ZÀ-Þ][\w’'&-]+(?: (?:of|for|the|and|on|in|de|da|do|für|und))*(?: [A-ZÀ-Þ][\w’'&-]+){2,7},? (?:19|20)\d\d[a-z]?"
)
_AT_PLACE = re.compile(r"\b(?:in|at|near|aus|en|em|à|au|te)\s$", re.IGNORECASE)
THE = re.compile(
    r"\b(?:the|this|its|our|an?|eine?[mnr]?|une?|una|uma?|een|der|die|das|dem|el|los|las|les|gli|il|het)\s$",
    re.IGNORECASE,
)
_CAPITALISED = re.compile(r"[\w,] ([A-ZÀ-Þ][^\W\d_]+) $")
VERSUS = re.compile(r"[\w)]\sv(?:s?\.|s)?\s[^.;()\[\]\n]{2,60}$")
RIGHTS = re.compile(r"(?:©|\bcopyright\b)[^\n]{0,36}$", re.IGNORECASE)
_INVERTED = re.compile(r"[^\W\d_],\s(?:[^\W\d_a-z]\.[\s-]?){1,4}(?:[,&]|and\b|\s|$)")
_OWNING = re.compile(r"['’]s?\s")
_NO_WORK = re.compile(
    r"\b(?:acts?|laws?|code|bill|directive|regulations?|convention|treaty|constitution|agreement|protocol|summit"
    r"|conference"
    r"|congress|olympics|games|war|battle|\w*gesetz(?:es)?|\w*verordnung|ley|lei|loi|décret|decreto|decree|legge"
    r"|edition"
    r"|version|windows|(?:so|wi)se|(?-i:\w*[a-zäöü](?:G|V|VO|GB))|semester)\b",
    re.IGNORECASE,
)
_COUNTRIES = frozenset("USA US U.S. UK U.K. UdSSR USSR DDR BRD GDR FRG EU EUA EE.UU RFA RDA GB URSS".split())
_PLACE = re.compile(r":\s?$|\d/$")  # "Berlin: Sand, 1999", and the number of a directive, "92/43/EEC, 1992"
_PERSON = re.compile(
    r"(?:(?:[a-z]{2,3}|D[aei]|V[ao]n|L[ae]|De[lrn]|Ten|El|Mc|St\.?) ){0,2}[^\W\d_a-z][\w'’]+(?:[-‐‑][^\W\d_][\w'’]+)?"
)


def is_case(text: str, named: Naming, group: Group) -> bool:
    """Whether names before a year are the parties of a case in court: "Hobbs v Marlowe [2018]"."""
    return bool(VERSUS.search(text, max(0, named.start - 60), group.span.start))


def listed_form(text: str, named: Naming, group: Group) -> bool:
    """Whether names and date stand as in a list, "Doe, J. (2015). On", which is no citation in running text."""
    inverted = _INVERTED.search(text, named.start, group.span.start)
    return bool(inverted) and text[group.span.end : group.span.end + 1] in tuple(".,:")


def stands(text: str, named: Naming, cites: Sequence[InTextCite], told: Known) -> bool:
    """Whether names before a date in parentheses are a citation even when no entry has them."""
    if any(cite.entries for cite in cites):
        return True
    if not all(cite.year[:1].isalnum() for cite in cites):
        return False
    if _BINOMIAL.search(text[max(0, named.start - 60) : named.start]) or any(years.is_old(cite.year) for cite in cites):
        return False
    if any(re.search(r"\d{4}\s?[–-]\s?\d{2}", cite.year) for cite in cites):
        return False
    single = len(named.names) == 1 and not named.et_al
    owning = bool(_OWNING.search(text, max(0, named.end - 3), named.end + 3))
    before = text[max(0, named.start - 12) : named.start]
    if single and (_in_title(text, named) or re.fullmatch(r"[A-ZÀ-Þ]{2}", named.names[0])):  # "Belém - PA (2013)"
        return False
    if single and ((not owning and _AT_PLACE.search(before)) or (THE.search(before) and not _is_body(named))):
        return False
    return personal(named.names, told, et_al=named.et_al)


def _in_title(text: str, named: Naming) -> bool:
    """Whether a small word stands capitalised before a name, inside a sentence, as in titles: "Talk About Kevin"."""
    word = _CAPITALISED.search(text, max(0, named.start - 20), named.start)
    return word is not None and naming.opens_sentence(word[1])


def _is_body(named: Naming) -> bool:
    """Whether a name is an organisation's, which may have an article: "The Roof Council", "the WHO"."""
    name = named.names[0]
    return people.is_organisation(name) or name.isupper() or " " in name or fold(name) in PAPERS


def believable(text: str, cite: InTextCite, told: Known) -> bool:
    """Whether names and a date within parentheses are a citation; a linked one is."""
    if cite.entries or not re.match(r"\d{4}", cite.year):
        return bool(cite.entries) or cite.year[:1].isalpha()  # "Atlanta '96" is rather a game
    before = text[max(0, cite.span.start - 60) : cite.span.start]
    if _PLACE.search(before) or (years.is_old(cite.year) and _BINOMIAL.search(before.rstrip("( "))):
        return False
    if any(_NO_WORK.search(name) or name in _COUNTRIES for name in cite.names) or re.fullmatch("[A-Z]", cite.names[0]):
        return False
    single = len(cite.names) == 1 and not cite.et_al
    if single and not cite.locator and years.is_old(cite.year) and not told.works.oldest < years.OLD:
        return False
    if single and _BODY.fullmatch(cite.span.of(text)) and told.works:
        return True
    return not single or not _common(cite.names[0], told)


def personal(names: Sequence[str], told: Known, *, et_al: bool) -> bool:
    """Whether names that no entry has are likely people or organisations."""
    if any(_NO_WORK.search(name) or name in _COUNTRIES for name in names):
        return False
    if et_al or len(names) > 1:
        return not any(_common(name, told) for name in names)
    if people.is_organisation(names[0]):
        return "." not in names[0]
    return bool(_PERSON.fullmatch(names[0])) and not _common(names[0], told)


def _common(name: str, told: Known) -> bool:
    """Whether a name is a word that the text also writes small or uses for a thing or a place, or a season."""
    words = [word.lower() for word in name.split() if word[0].isupper() and word != "WHO"]
    plain = any(word in told.common or word.removesuffix("s") in told.common for word in words)
    return plain or bool(dates.season(name)) or fold(name) in told.things
