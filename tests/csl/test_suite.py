"""The CSL suite passes what `passing.txt` lists, no less and no more: a fixture that leaves or joins it is news."""

from pathlib import Path

from tests.csl.suite import passes, with_dated_terms

PASSING = Path(__file__).with_name("passing.txt")


def test_the_list_of_passing_fixtures_is_true(shared: Path) -> None:
    """Every fixture of the suite is run; the difference is what the failure shows."""
    listed = set(PASSING.read_text(encoding="utf-8").split())
    passed = {path.stem for path in (shared / "data" / "csl-suite").glob("*.txt") if not passes(path)}
    assert sorted(passed ^ listed) == []


def test_what_is_not_listed_passes_with_the_terms_it_was_written_for(shared: Path) -> None:
    listed = set(PASSING.read_text(encoding="utf-8").split())
    folder = shared / "data" / "csl-suite"
    rest = sorted({path.stem for path in folder.glob("*.txt")} - listed)
    assert with_dated_terms(folder, rest) == rest
