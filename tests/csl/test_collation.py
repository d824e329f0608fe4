"""The order of texts in languages."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from refkit.csl import collation
from tests.csl.tables import cases


@pytest.mark.parametrize(("language", "order"), cases("collation"))
def test_order(language: str, order: str) -> None:
    key = collation.key(language)
    groups = [[key(text) for text in group.split(" = ")] for group in order.split(" < ")]
    assert all(len(set(group)) == 1 for group in groups)
    assert [group[0] for group in groups] == sorted({group[0] for group in groups})


@settings(deadline=None, max_examples=200)
@given(st.text(max_size=20), st.sampled_from(["en-US", "da-DK", "hu-HU", "xx"]))
def test_what_is_around_a_text_makes_no_difference(text: str, language: str) -> None:
    key = collation.key(language)
    assert key(text) == key(f' "{text}". ')
