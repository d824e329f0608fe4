"""The words of a language: terms, dates, ordinals and options, from the locale files and from what a style sets anew.

CSL 1.0.2, "Locale Fallback": a style's cs:locale for the dialect comes first, then for its language, then those without
a language; after them the file of the dialect, of the language's primary dialect, and of en-US.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final, NamedTuple

from refkit.csl import library
from refkit.csl.style import Element, parse

DEFAULT: Final = "en-US"
# CSL 1.0.2, "Terms": the form that stands in for one that is missing.
_INSTEAD: Final = {"verb-short": "verb", "symbol": "short", "verb": "long", "short": "long"}
_RANGES: Final = ("page-range-delimiter", "year-range-delimiter", "citation-range-delimiter")


class Term(NamedTuple):
    """A term in one form and gender: what it is for one, and for several."""

    single: str
    multiple: str


class Ordinal(NamedTuple):
    """The ending of a number: `digits` is what it must end in, as far as `match` says ("" for every other number)."""

    digits: str
    match: str
    gender: str
    ending: str


@dataclass(frozen=True, slots=True)
class DateFormat:
    """A localized date: the attributes of its cs:date, and of each of its parts."""

    attributes: Mapping[str, str]
    parts: list[dict[str, str]]


@dataclass(frozen=True, slots=True)
class Locale:
    """A language as a style uses it. `options` are the attributes of cs:style-options."""

    language: str
    terms: Mapping[tuple[str, str, str], Term] = field(repr=False)
    genders: Mapping[str, str] = field(repr=False)
    dates: Mapping[str, DateFormat] = field(repr=False)
    ordinals: tuple[Ordinal, ...] = field(repr=False)
    options: Mapping[str, str] = field(default_factory=dict)

    def term(self, name: str, form: str = "long", plural: bool = False, gender: str = "") -> str | None:
        """A term's text in the form, or in the form that stands in for it; None where no locale has it.

        An empty text is an answer: a style silences a term that way.
        """
        asked: str | None = form
        while asked:
            term = self.terms.get((name, asked, gender)) or self.terms.get((name, asked, ""))
            if term is not None:
                return term.multiple if plural else term.single
            asked = _INSTEAD.get(asked)
        return None

    def gender(self, name: str) -> str:
        """The gender of the noun behind a term, "" where it has none (CSL 1.0.2, "Gender-specific Ordinals")."""
        return self.genders.get(name, "")

    def date(self, form: str) -> DateFormat | None:
        """The localized date format "text" or "numeric"."""
        return self.dates.get(form)

    @property
    def punctuation_in_quote(self) -> bool:
        """Whether commas and stops go inside closing quotation marks."""
        return self.options.get("punctuation-in-quote") == "true"

    @property
    def limit_day_ordinals_to_day_1(self) -> bool:
        """Whether only the first of a month is an ordinal ("1er janvier", but "2 janvier")."""
        return self.options.get("limit-day-ordinals-to-day-1") == "true"


def load(language: str, overrides: Sequence[Element] = ()) -> Locale:
    """The locale of a language tag ("de-AT", "pt", "en_gb"), with the cs:locale elements of a style laid over it.

    A language that has no file speaks en-US; what a style says for it still counts.
    """
    tag = normal(language)
    files = tuple(dict.fromkeys((DEFAULT, _primary(tag), tag)))
    base = _files(files)
    made = _merged(tag, base, _applying(overrides, tag)) if overrides else base
    return Locale(tag, made.terms, made.genders, made.dates, made.ordinals, made.options)


def normal(language: str) -> str:
    """A language tag as locale files are named: "pt_br" is "pt-BR", "de" the primary dialect "de-DE"."""
    words = language.strip().replace("_", "-").split("-")
    tag = "-".join([words[0].lower(), *(word.upper() if len(word) == 2 else word.title() for word in words[1:])])
    return tag if len(words) > 1 else library.primary_dialects().get(tag, tag or DEFAULT)


def _primary(tag: str) -> str:
    return library.primary_dialects().get(tag.partition("-")[0], tag)


@lru_cache(maxsize=64)
def _files(tags: tuple[str, ...]) -> Locale:
    """The locale files of several tags, later ones over earlier ones."""
    found = [parse(xml, file=f"locales-{tag}.xml") for tag in tags if (xml := library.locale_xml(tag))]
    return _merged(tags[-1], Locale(tags[-1], {}, {}, {}, ()), found)


def _applying(overrides: Sequence[Element], tag: str) -> Iterator[Element]:
    """A style's locales that hold for a tag, the most general first."""
    for wanted in dict.fromkeys(("", tag.partition("-")[0], _primary(tag), tag)):
        yield from (element for element in overrides if _tag(element) == wanted)


def _tag(element: Element) -> str:
    lang = element.get("lang")
    return normal(lang) if "-" in lang or "_" in lang else lang.lower()


def _merged(tag: str, base: Locale, elements: Iterator[Element] | list[Element]) -> Locale:
    terms, genders, dates, options = dict(base.terms), dict(base.genders), dict(base.dates), dict(base.options)
    ordinals = base.ordinals
    for locale in elements:
        for child in locale.children:
            if child.name == "style-options":
                options.update(child.attributes)
            elif child.name == "date":
                dates[child.get("form")] = DateFormat(
                    child.attributes, [dict(part.attributes) for part in child.all("date-part")]
                )
            elif child.name == "terms":
                ordinals = _ordinals(child) or ordinals
                _add_terms(child, terms, genders)
    if tag[:2] not in ("fr", "pt"):
        terms.setdefault(("page-range-delimiter", "long", ""), Term("–", "–"))
    for name in _RANGES:
        terms.setdefault((name, "long", ""), Term("-", "-") if name.startswith("page") else Term("–", "–"))
    return Locale(tag, terms, genders, dates, ordinals, options)


def _add_terms(element: Element, terms: dict[tuple[str, str, str], Term], genders: dict[str, str]) -> None:
    for term in element.all("term"):
        name, form = term.get("name"), term.get("form") or "long"
        single, multiple = term.child("single"), term.child("multiple")
        one = (single.text if single else term.text).strip("\n\r\t") if single or not multiple else ""
        terms[name, form, term.get("gender-form")] = Term(one, multiple.text.strip("\n\r\t") if multiple else one)
        if gender := term.get("gender"):
            genders[name] = gender


def _ordinals(element: Element) -> tuple[Ordinal, ...]:
    """The endings of numbers; a locale that has any of its own has all of its own (CSL 1.0.2, "Ordinals")."""
    return tuple(
        Ordinal(term.get("name")[8:], term.get("match"), term.get("gender-form"), term.text.strip())
        for term in element.all("term")
        if term.get("name") == "ordinal" or term.get("name").startswith("ordinal-")
    )
