"""What a language says in a style: terms, date formats, options, put together from the style and the locale files.

CSL 1.0.2, "Locale Fallback": en-US lies at the bottom, upon it the language's primary dialect, its own dialect, then
what the style says for all languages, for the language, and for the dialect. Each term form, date format and option is
replaced on its own; of ordinals a whole set ("ordinal-01" and so on) is replaced at once.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any, Final, NamedTuple
from xml.parsers.expat import ExpatError, ParserCreate, errors

from refkit.csl.library import locale_xml, primary_dialects
from refkit.csl.style import Element
from refkit.errors import StyleError, UnknownNameError

_FALLBACKS: Final[Mapping[str, tuple[str, ...]]] = {
    "long": ("long",),
    "short": ("short", "long"),
    "verb": ("verb", "long"),
    "verb-short": ("verb-short", "verb", "long"),
    "symbol": ("symbol", "short", "long"),
}
_BASE: Final = "en-US"
# What stands between two numbers where no locale says it is a dash; a hyphen between pages in these languages.
_RANGES: Final = ("page-range-delimiter", "year-range-delimiter", "citation-range-delimiter")
_HYPHENATING: Final = frozenset({"fr", "pt"})


class DateFormat(NamedTuple):
    """A localized date: the attributes of its cs:date, and of each of its parts in their order."""

    attributes: Mapping[str, str]
    parts: tuple[Mapping[str, str], ...]


class Locale:
    """The words, date formats and options of one language in one style.

    `terms` goes by name, form and gender ("" for none) and holds singular and plural; `genders` are of nouns;
    `ordinals` goes by what must match ("last-digit", "last-two-digits", "whole-number"), the digits, and the gender.
    """

    __slots__ = ("dates", "genders", "language", "options", "ordinals", "terms")

    def __init__(self, language: str) -> None:
        self.language = language
        self.terms: dict[tuple[str, str, str], tuple[str, str]] = {}
        self.dates: dict[str, DateFormat] = {}
        self.genders: dict[str, str] = {}
        self.ordinals: dict[tuple[str, str, str], str] = {}
        self.options: dict[str, str] = {}

    @property
    def punctuation_in_quote(self) -> bool:
        """Whether a comma or full stop goes inside the closing quotation mark."""
        return self.options.get("punctuation-in-quote") == "true"

    @property
    def limit_day_ordinals_to_day_1(self) -> bool:
        """Whether only the first day of a month is an ordinal, as in French."""
        return self.options.get("limit-day-ordinals-to-day-1") == "true"

    @property
    def quotes(self) -> tuple[str, str, str, str]:
        """The opening and closing quotation mark, then those within quotations."""
        opening, closing = self.term("open-quote") or "", self.term("close-quote") or ""
        return opening, closing, self.term("open-inner-quote") or "", self.term("close-inner-quote") or ""

    def term(self, name: str, form: str = "long", plural: bool = False, gender: str = "") -> str | None:
        """A term in a form, or in the nearest form there is; None where the language has no such term.

        A form falls back as CSL 1.0.2, "Terms", has it: verb-short to verb, symbol to short, and all to long. An empty
        text is a term too: a style takes a word away by it.
        """
        for near in _FALLBACKS.get(form, ("long",)):
            for worn in (gender, "", "feminine", "masculine"):
                found = self.terms.get((name, near, worn))
                if found:
                    return found[plural]
        return None

    def date(self, form: str) -> DateFormat | None:
        """The localized date format, "text" or "numeric"."""
        return self.dates.get(form)

    def gender(self, term: str) -> str:
        """The gender of a noun, such as "feminine" for French "édition"; "" where it has none."""
        return self.genders.get(term, "")


def load(language: str, overrides: Sequence[Element] = ()) -> Locale:
    """The locale of a language.

    Args:
        language: a tag such as "de-AT", "de", or one that no locale file knows: then English is spoken.
        overrides: the style's own cs:locale elements.
    """
    best, base, bare = resolve(language)
    made = _copy(_from_files(best, base))
    for tag in dict.fromkeys(("", bare, base, best)):
        for element in overrides:
            if element.get("lang") == tag:
                _merge(made, _from_element(element))
    for name in _RANGES:
        text = "-" if name == "page-range-delimiter" and bare in _HYPHENATING else "–"
        made.terms.setdefault((name, "long", ""), (text, text))
    return made


def check(language: str, own: Sequence[Element] = ()) -> str:
    """What to say of a language tag that was asked for: "" where all is well, else which dialect is written instead.

    Args:
        language: such as "de-AT" or "en_US".
        own: cs:locale elements of the style, which may speak a language that no file does.

    Raises:
        UnknownNameError: neither a locale file nor the style speaks the language.

    >>> check("de-AT"), check("en-UK")
    ('', 'no locale "en-UK", written as en-US')
    """
    best, base, bare = resolve(language)
    spoken = {element.get("lang").replace("_", "-").lower() for element in own}
    if locale_xml(best) is not None or best.lower() in spoken or (bare in spoken and bare not in primary_dialects()):
        return ""
    if bare not in primary_dialects():
        known = sorted({*primary_dialects(), *primary_dialects().values()})
        raise UnknownNameError("locale", language, known, hint='expected a language tag such as "de" or "de-AT"')
    return f'no locale "{language}", written as {base}'


def resolve(language: str) -> tuple[str, str, str]:
    """A language tag as the dialect to speak, the primary dialect it falls back to, and the bare language.

    >>> resolve("de-at"), resolve("de")
    (('de-AT', 'de-DE', 'de'), ('de-DE', 'de-DE', 'de'))
    """
    parts = (language or _BASE).replace("_", "-").split("-")
    bare = parts[0].lower()
    if bare not in primary_dialects():
        return "-".join([bare, *parts[1:2]]), _BASE, bare
    base = primary_dialects()[bare]
    alone = len(parts) == 1 or parts[1] == "x"
    if alone:
        return base, base, bare
    region = parts[1].upper() if len(parts[1]) == len("AT") else parts[1]
    return f"{bare}-{region}", base, bare


@lru_cache(maxsize=16)
def _from_files(best: str, base: str) -> Locale:
    made = Locale(best)
    for place, tag in enumerate(dict.fromkeys((_BASE, base, best))):
        xml = locale_xml(tag)
        if xml is not None:
            above = _Reader(tag).read(xml)
            if place == 1:
                _forget_forms(made, above)
            _merge(made, above)
    return made


def _forget_forms(below: Locale, above: Locale) -> None:
    """What a language has a word for is said in its words: no form of another language's stands in."""
    known = {name for name, _, _ in above.terms}
    below.terms = {key: term for key, term in below.terms.items() if key[0] not in known}


def _copy(locale: Locale) -> Locale:
    made = Locale(locale.language)
    made.terms, made.dates, made.genders = dict(locale.terms), dict(locale.dates), dict(locale.genders)
    made.ordinals, made.options = dict(locale.ordinals), dict(locale.options)
    return made


def _merge(below: Locale, above: Locale) -> None:
    if any(name == "ordinal" for name, _, _ in above.terms):
        below.terms = {key: term for key, term in below.terms.items() if not key[0].startswith("ordinal")}
        below.ordinals = above.ordinals
    below.terms.update(above.terms)
    below.dates.update(above.dates)
    below.genders.update(above.genders)
    below.options.update(above.options)


def _from_element(element: Element) -> Locale:
    made = Locale(element.get("lang"))
    for part in element.children:
        if part.name == "style-options":
            made.options.update(part.attributes)
        elif part.name == "date":
            made.dates[part.get("form")] = DateFormat(
                part.attributes, tuple(child.attributes for child in part.all("date-part"))
            )
        elif part.name == "terms":
            for term in part.all("term"):
                single, multiple = term.child("single"), term.child("multiple")
                _add_term(
                    made, term.attributes, single.text if single else term.text, multiple.text if multiple else None
                )
    return made


def _add_term(locale: Locale, attributes: Mapping[str, str], single: str, multiple: str | None) -> None:
    name, gender = attributes.get("name", "").replace("sub verbo", "sub-verbo"), attributes.get("gender-form", "")
    one, many = _read(single), single if multiple is None else multiple
    locale.terms[name, attributes.get("form", "long"), gender] = one, _read(many)
    if "gender" in attributes:
        locale.genders[name] = attributes["gender"]
    if name.startswith("ordinal-"):
        number = name[8:]
        match = attributes.get("match") or ("last-digit" if number.startswith("0") else "last-two-digits")
        locale.ordinals[match, number.removeprefix("0"), gender] = name


def _read(term: str) -> str:
    """A term as it was meant: some styles escape the markup in it twice."""
    return term.replace("&lt;", "<").replace("&gt;", ">") if "&lt;" in term else term


class _Reader:
    """A locale file, straight from the parser: making elements first would take twice as long."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._locale = Locale(name)
        self._attributes: dict[str, str] = {}
        self._date: list[dict[str, str]] | None = None
        self._text: list[str] = []
        self._single: str | None = None
        self._multiple: str | None = None

    def read(self, xml: bytes) -> Locale:
        """The locale in the file's text.

        Raises:
            StyleError: it is not well-formed.
        """
        parser = ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text.append
        try:
            parser.Parse(xml, True)
        except ExpatError as error:
            message = f"not well-formed XML: {errors.messages[error.code]}"
            raise StyleError(message, file=f"locales-{self._name}.xml", line=error.lineno) from None
        return self._locale

    def _start(self, name: str, attributes: dict[str, Any]) -> None:
        self._text.clear()
        if name == "term":
            self._attributes, self._single, self._multiple = attributes, None, None
        elif name == "style-options":
            self._locale.options.update(attributes)
        elif name == "date":
            self._attributes, self._date = attributes, []
        elif name == "date-part" and self._date is not None:
            self._date.append(attributes)

    def _end(self, name: str) -> None:
        if name == "term":
            single = "".join(self._text) if self._single is None else self._single
            _add_term(self._locale, self._attributes, single, self._multiple)
        elif name == "single":
            self._single = "".join(self._text)
        elif name == "multiple":
            self._multiple = "".join(self._text)
        elif name == "date" and self._date is not None:
            self._locale.dates[self._attributes.get("form", "")] = DateFormat(self._attributes, tuple(self._date))
