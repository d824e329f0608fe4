"""Terms, dates and options of languages, and what styles say over them."""

import pytest

from refkit.csl import locale
from refkit.csl.style import Element, parse
from refkit.errors import StyleError
from tests.csl.tables import cases


@pytest.mark.parametrize(("language", "term", "form", "number", "said"), cases("locales", "Terms"))
def test_terms(language: str, term: str, form: str, number: str, said: str) -> None:
    found = locale.load(language).term(term, form, number == "plural")
    assert (found or "missing") == said


@pytest.mark.parametrize(("language", "best", "base", "bare"), cases("locales", "Which dialect"))
def test_dialects(language: str, best: str, base: str, bare: str) -> None:
    assert locale.resolve(language) == (best, base, bare)


def _overrides(*locales: str) -> tuple[Element, ...]:
    root = parse("<style>" + "".join(locales) + "</style>")
    return tuple(root.all("locale"))


def _terms(tag: str, **terms: str) -> str:
    inner = "".join(f'<term name="{name}">{text}</term>' for name, text in terms.items())
    lang = f' xml:lang="{tag}"' if tag else ""
    return f"<locale{lang}><terms>{inner}</terms></locale>"


def test_the_dialect_wins_over_the_language_and_that_over_none() -> None:
    dialect = _terms("de-DE", by="dialect")
    language = _terms("de", by="language", at="language")
    everyone = _terms("", by="all", at="all", circa="all")
    other = _terms("fr", cited="other")
    german = locale.load("de-DE", _overrides(dialect, language, everyone, other))
    assert [german.term(name) for name in ("by", "at", "circa", "cited")] == ["dialect", "language", "all", "zitiert"]


def test_an_empty_term_takes_the_word_away() -> None:
    made = locale.load("en-US", _overrides('<locale><terms><term name="et-al"/></terms></locale>'))
    assert made.term("et-al") == ""


def test_one_ordinal_replaces_all() -> None:
    ordinals = '<locale><terms><term name="ordinal">.</term></terms></locale>'
    assert locale.load("en-US").ordinals
    assert not locale.load("en-US", _overrides(ordinals)).ordinals


def test_a_date_is_replaced_whole() -> None:
    made = locale.load("en-US", _overrides('<locale><date form="text"><date-part name="year"/></date></locale>'))
    text, numeric = made.date("text"), made.date("numeric")
    assert text
    assert [part["name"] for part in text.parts] == ["year"]
    assert numeric
    assert len(numeric.parts) == 3
    assert made.date("other") is None


def test_options() -> None:
    assert locale.load("en-US").punctuation_in_quote
    assert not locale.load("en-GB").punctuation_in_quote
    assert locale.load("fr-FR").limit_day_ordinals_to_day_1
    made = locale.load("en-US", _overrides('<locale><style-options punctuation-in-quote="false"/></locale>'))
    assert not made.punctuation_in_quote


def test_genders() -> None:
    assert locale.load("fr-FR").gender("edition") == "feminine"
    assert locale.load("en-US").gender("edition") == ""


def test_loading_twice_shares_nothing() -> None:
    locale.load("en-US").terms.clear()
    assert locale.load("en-US").term("and") == "and"


def test_a_broken_file_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(locale, "locale_xml", lambda _tag: b"<locale>\n<term</locale>")
    locale._from_files.cache_clear()
    with pytest.raises(StyleError, match=r"locales-en-US\.xml"):
        locale.load("en-US")
    locale._from_files.cache_clear()


def test_markup_of_a_term_may_be_escaped_twice() -> None:
    twice = locale.load("en-US", _overrides(_terms("", ordinal="&amp;lt;sup&amp;gt;th&amp;lt;/sup&amp;gt;")))
    assert twice.term("ordinal") == "<sup>th</sup>"
