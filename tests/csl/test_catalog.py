"""The short names that people type, and the search among all styles."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from refkit.csl import library


@pytest.mark.parametrize("short", sorted(library.catalog()))
def test_every_short_name_leads_to_a_style(short: str) -> None:
    found = library.find(short)
    assert found.title
    assert found.path.stem == library.catalog()[short]


def test_short_names_are_small_letters() -> None:
    assert [short for short in library.catalog() if short != short.lower()] == []


@pytest.mark.parametrize(
    ("typed", "style"),
    [
        ("ISO 690", "iso690-author-date-en"),
        ("APA 7", "apa"),
        ("DIN 1505", "din-1505-2"),
        ("Modern Language Association", "modern-language-association"),
        ("harvard1", "harvard-cite-them-right"),
        ("http://www.zotero.org/styles/chicago-fullnote-bibliography", "chicago-notes-bibliography"),
        ("Cite Them Right 12th edition (author-date/Harvard)", "harvard-cite-them-right"),
    ],
)
def test_a_style_is_found_as_people_name_it(typed: str, style: str) -> None:
    """With blanks and capitals, by a name it once had in the style repository, by its title."""
    assert library.find(typed).path.stem == style


def test_a_search_for_another_name_of_a_style_finds_it_first() -> None:
    assert [library.search(name)[0].name for name in ("ISO 690", "chicago-fullnote-bibliography")] == [
        "iso690-author-date-en",
        "chicago-notes-bibliography",
    ]


BONE = library.StyleInfo("bone", "Bone", "", ("medicine",), ("8756-3282",), "numeric", "elsevier")
ZEBRA = library.StyleInfo("zebra", "Zèbres\tet ânes", "Z. Â.", (), (), "author-date")


@pytest.fixture
def two_styles(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A library of two styles, and the file that keeps what is known of them."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr(library, "_all", lambda: iter((BONE, ZEBRA)))
    library._lines.cache_clear()
    library.search("bone")
    (kept,) = (tmp_path / "refkit").iterdir()
    yield kept
    library._lines.cache_clear()


@pytest.mark.usefixtures("two_styles")
@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("bone", BONE),
        ("Medicine BONE", BONE),
        ("8756-3282", BONE),
        ("zebres anes", ZEBRA),
        ("bone zebres", None),
        ("8756", None),
    ],
)
def test_styles_are_found_by_words_in_any_order_and_by_issn(query: str, found: library.StyleInfo | None) -> None:
    assert library.search(query) == ((found,) if found else ())


@pytest.mark.parametrize("damage", ["", "nonsense", "half of a li\t[", 'bone\t["bone", "Bone"]'])
def test_an_index_that_is_no_index_is_made_again(two_styles: Path, damage: str) -> None:
    two_styles.write_text(damage, encoding="utf-8")
    library._lines.cache_clear()
    assert library.search("bone") == (BONE,)
    assert "8756-3282" in two_styles.read_text(encoding="utf-8")
