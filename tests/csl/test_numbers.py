"""Ordinals, roman numerals and page ranges."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from refkit.csl import locale, numbers
from refkit.csl.style import parse
from tests.csl.tables import cases


@pytest.mark.parametrize(("language", "number", "gender", "expected"), cases("numbers", "Ordinals"))
def test_ordinals(language: str, number: str, gender: str, expected: str) -> None:
    assert numbers.ordinal(locale.load(language), int(number), gender) == expected


@pytest.mark.parametrize(("language", "number", "gender", "expected"), cases("numbers", "Long ordinals"))
def test_long_ordinals(language: str, number: str, gender: str, expected: str) -> None:
    assert numbers.long_ordinal(locale.load(language), int(number), gender) == expected


@pytest.mark.parametrize(("number", "expected"), cases("numbers", "Roman numerals"))
def test_roman(number: str, expected: str) -> None:
    assert numbers.roman(int(number)) == expected


@pytest.mark.parametrize(("form", "page", "expected"), cases("numbers", "Page ranges"))
def test_page_ranges(form: str, page: str, expected: str) -> None:
    assert numbers.page_range(page, form.strip("-"), "–") == expected


def test_a_style_of_csl_1_0_has_four_endings() -> None:
    terms = "".join(f'<term name="ordinal-0{number}">{number}</term>' for number in range(1, 5))
    english = locale.load("en-US")
    english.ordinals.clear()
    english.terms = {key: term for key, term in english.terms.items() if not key[0].startswith("ordinal")}
    overrides = parse(f"<locale><terms>{terms}</terms></locale>")
    locale._merge(english, locale._from_element(overrides))
    english.ordinals.clear()
    assert [numbers.ordinal(english, number) for number in (1, 2, 3, 4, 11, 22, 113)] == [
        "11", "22", "33", "44", "114", "222", "1134"
    ]  # fmt: skip  # one line


@settings(deadline=None, max_examples=200)
@given(st.text(alphabet="0123456789aA-–, \\", max_size=20), st.sampled_from(["", "expanded", "minimal", "chicago-16"]))
def test_any_text_goes_through(text: str, form: str) -> None:
    assert "–" not in numbers.page_range(text, form, "-").replace("\\–", "")
