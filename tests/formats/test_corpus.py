"""How well the formats are read, as floors over the shared corpus without the expectations `declined.md` lists."""

import pytest

FLOORS = {
    "csl-json": 1.0,
    "datacite-json": 0.96,
    "hayagriva": 1.0,
    "isi": 0.95,
    "mods": 0.94,
    "refer": 0.95,
    "refworks": 0.98,
    "ris": 0.92,
    "unixref": 0.93,
    "word": 0.88,
}
"""Format -> the least mean share of expected fields that are right."""


@pytest.mark.usefixtures("shared")
@pytest.mark.parametrize("name", FLOORS)
def test_the_corpus_is_read_as_well_as_before(name: str) -> None:
    formats = pytest.importorskip("benchmarks.formats")
    known = formats.declined()
    found = [formats.shares(case, known)[1] for case in formats.cases() if case.format == name]
    assert found
    assert sum(found) / len(found) >= FLOORS[name]
