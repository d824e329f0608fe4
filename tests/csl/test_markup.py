"""Markup in the data, text case, and how both come out."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from refkit.csl import locale, marks, markup, output, textcase
from refkit.csl.tree import Blob, text
from tests.csl.tables import cases

TEXT = st.text(alphabet="aB1 .'\"‘’“”«»<>/ib:\ufdd0\ufdef-", max_size=30)


def _html(text: str) -> str:
    return output.writer(locale.load("en-US"), "html")(text)


@pytest.mark.parametrize(("text", "alone", "quoted"), cases("markup"))
def test_markup(text: str, alone: str, quoted: str) -> None:
    read = markup.read(text)
    assert (_html(read), _html(marks.wrap(read, marks.QUOTES))) == (alone, quoted)


@pytest.mark.parametrize("case", ["title", "sentence", "capitalize-first", "capitalize-all", "lowercase", "uppercase"])
def test_text_case(case: str) -> None:
    rows = cases("text-case", case) or cases("text-case", case.capitalize())
    assert [_html(textcase.apply(markup.read(text), case)) for text, _ in rows] == [cased for _, cased in rows]


def test_only_english_has_title_case() -> None:
    assert textcase.apply("la vie des abeilles", "title", english=False) == "la vie des abeilles"


def test_turkish_has_two_letters_i() -> None:
    assert textcase.apply("ic ve ıd", "uppercase", language="tr") == "İC VE ID"
    assert textcase.apply("IC VE İD", "lowercase", language="tr") == "ıc ve id"


def test_quotes_of_another_language() -> None:
    french = locale.load("fr-FR")
    write = output.writer(french, "text")
    assert write(markup.read('le "mot"')) == "le «\u00a0mot\u00a0»"
    assert write(markup.read("le «\u00a0mot\u00a0»", french.quotes)) == "le «\u00a0mot\u00a0»"


def test_a_space_before_a_french_mark_does_not_break() -> None:
    assert markup.read("Quoi ? Rien") == "Quoi\u202f? Rien"


def test_upright_shows_where_it_matters() -> None:
    people = Blob([Blob("Smith, "), Blob("et al.", opening=marks.ITALIC)], opening=marks.UPRIGHT)
    assert _html(text(people)) == '<span style="font-style:normal;">Smith, <i>et al.</i></span>'
    assert _html(text(Blob([*reversed(people.content)], opening=marks.UPRIGHT))) == "<i>et al.</i>Smith, "


def test_marks_in_the_data_are_taken_out() -> None:
    assert markup.read(f"a{marks.ITALIC}b") == "ab"


@settings(deadline=None, max_examples=200)
@given(TEXT)
def test_every_mark_that_is_read_is_closed(text: str) -> None:
    read = markup.read(text)
    closed = read.count(marks.CLOSE)
    assert sum(marks.MARKED.match(sign) is not None for sign in read) == 2 * closed


@settings(deadline=None, max_examples=200)
@given(TEXT, st.sampled_from(["title", "sentence", "capitalize-first", "capitalize-all", "uppercase"]))
def test_text_case_changes_case_alone(text: str, case: str) -> None:
    read = markup.read(text)
    assert textcase.apply(read, case).lower() == read.lower()
