"""The pages in `docs/` that are made from the code are those the code makes now."""

import refkit
from refkit.cli.manual import pages
from tests.conftest import ROOT


def test_pages_are_the_ones_made_from_the_code() -> None:
    made = pages()
    there = {
        name: (ROOT / "docs" / name).read_text(encoding="utf-8") for name in made if (ROOT / "docs" / name).exists()
    }
    assert there == made, "run `python -m refkit.cli.manual`"


def test_no_page_of_a_rule_outlives_it() -> None:
    assert {f"rules/{path.name}" for path in (ROOT / "docs" / "rules").glob("*.md")} <= set(pages())


def test_every_name_at_pythons_door_is_on_its_page() -> None:
    assert [name for name in refkit.__all__ if f"\n### {name}\n" not in pages()["python.md"]] == []
