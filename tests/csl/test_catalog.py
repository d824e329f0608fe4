"""The short names that people type."""

import pytest

from refkit.csl import library


@pytest.mark.parametrize("short", sorted(library.catalog()))
def test_every_short_name_leads_to_a_style(short: str) -> None:
    found = library.find(short)
    assert found.title
    assert found.path.stem == library.catalog()[short]


def test_short_names_are_small_letters() -> None:
    assert [short for short in library.catalog() if short != short.lower()] == []
