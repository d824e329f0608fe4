"""The shared corpus: how well it is read, as floors without what `declined.md` lists, and that no input is a crash."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from refkit.cli.main import program

FLOORS = {
    "biblatex": 0.96,
    "bibtex": 0.93,
    "csl-json": 1.0,
    "datacite-json": 0.96,
    "endnote-xml": 0.91,
    "hayagriva": 1.0,
    "isi": 0.95,
    "mods": 0.96,
    "nbib": 0.95,
    "pubmed-xml": 0.95,
    "refer": 0.95,
    "refworks": 0.98,
    "ris": 0.92,
    "unixref": 0.93,
    "word": 0.98,
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


def converted(path: Path, *options: str) -> tuple[int, str]:
    """The exit code of `refkit convert` for a file, and what was said on standard error."""
    result = CliRunner().invoke(program, ["convert", str(path), *options])
    return result.exit_code, result.stderr


@pytest.mark.parametrize("written_in", ["csl-json", "biblatex"])
def test_every_input_is_converted_or_refused(shared: Path, written_in: str) -> None:
    paths = [path for path in sorted((shared / "data" / "formats").rglob("*.in.*")) if path.is_file()]
    assert paths
    for path in paths:
        code, said = converted(path, "--to", written_in)
        assert code in (0, 2), path.name
        assert code == 0 or said.startswith("refkit: "), path.name
        assert "internal error" not in said, f"{path.name}: {said}"


def test_bibliographies_in_odd_encodings_are_read(shared: Path) -> None:
    for path in sorted((shared / "data" / "formats" / "bibtex-encoding").glob("*.bib")):
        code, said = converted(path, "--from", "bibtex")
        assert code == 0, f"{path.name}: {said}"


ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "latin-1"]


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_a_bibliography_is_read_in_any_common_encoding(tmp_path: Path, encoding: str) -> None:
    entry = "@article{mueller2001,\n  author = {Müller, Jürg and Béranger, Zoé},\n  title = {Über Äpfel},\n}\n"
    path = tmp_path / "odd.bib"
    path.write_bytes(entry.encode(encoding))
    result = CliRunner().invoke(program, ["convert", str(path), "--to", "ris"])
    assert "AU  - Müller, Jürg\nAU  - Béranger, Zoé\nTI  - Über Äpfel\n" in result.stdout
