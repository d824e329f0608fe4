"""Dates as somebody typed them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from refkit.csl import dates
from tests.csl.tables import cases


@pytest.mark.parametrize(("typed", "expected", "besides"), cases("raw-dates"))
def test_raw_dates(typed: str, expected: str, besides: str) -> None:
    date = dates.read(typed)
    parts = " – ".join(".".join(map(str, part)) for part in date.parts)
    also = f"season {date.season}" if date.season else "circa" if date.circa else date.literal
    assert (parts, also) == (expected, besides)


@settings(deadline=None, max_examples=300)
@given(st.text(alphabet='0123459 -/?~.cabmyCBAD年月日平成T:"', max_size=24))
def test_anything_is_read(text: str) -> None:
    date = dates.read(text)
    assert date.parts or date.literal in (text, text[1:-1])
