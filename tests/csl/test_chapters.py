"""The specification, chapter by chapter: what a piece of a style makes of works and cites."""

import pytest

from tests.csl.chapters import FOLDER, Case, cases

_CASES = [(path.stem, case) for path in sorted(FOLDER.glob("*.md")) for case in cases(path)]


@pytest.mark.parametrize("case", [case for _, case in _CASES], ids=[f"{name}: {case.name}" for name, case in _CASES])
def test_case(case: Case) -> None:
    assert case.cites or case.listed, "a case has a table of cites or of listed works"
    cites, listed = case.made()
    assert cites == case.cites
    if case.listed:
        assert listed == case.listed
