"""The settings of a project and its baseline, as somebody meets them who has just read about them."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from refkit.cli.main import program
from refkit.csl.library import find

TEXT = "Sitting weakens the hip (Berg, 2006).\n\nReferences\n\nBerg, H. (2007). Hip atrophy. Sport Press.\n"


def run(*arguments: str) -> Result:
    return CliRunner().invoke(program, list(arguments))


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "drafts").mkdir()
    (tmp_path / "drafts" / "hips.txt").write_text(TEXT, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_baseline_is_written_in_peace_and_hides_what_it_knows() -> None:
    written = run("check", "drafts/hips.txt", "--write-baseline", "known.json")
    assert (written.exit_code, written.stdout) == (0, "")
    assert "1 finding written to known.json" in written.stderr
    assert run("check", "drafts/hips.txt", "--baseline", "known.json").exit_code == 0


def test_settings_may_name_a_baseline_before_there_is_one(project: Path) -> None:
    (project / "refkit.toml").write_text('baseline = "known.json"\n', encoding="utf-8")
    for _ in range(2):  # what it knows already is written again
        assert run("check", "drafts/hips.txt", "--write-baseline", "known.json").exit_code == 0
        assert len(json.loads((project / "known.json").read_text(encoding="utf-8"))["findings"]) == 1
    assert run("check", "drafts/hips.txt").exit_code == 0


def test_settings_are_found_from_a_folder_below_and_name_files_beside_them(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (project / "pyproject.toml").write_text('[tool.refkit]\nbaseline = "known.json"\n', encoding="utf-8")
    monkeypatch.chdir(project / "drafts")
    (project / "drafts" / "pyproject.toml").write_text('[project]\nname = "hips"\n', encoding="utf-8")
    missing = run("check", "hips.txt")
    assert missing.exit_code == 2
    assert "known.json: No such file or directory" in missing.stderr
    run("check", "hips.txt", "--write-baseline", "../known.json")
    assert run("check", "hips.txt").exit_code == 0


def test_a_style_of_the_project_lies_beside_its_settings(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (project / "refkit.toml").write_text('style = "house.csl"\n', encoding="utf-8")
    monkeypatch.chdir(project / "drafts")
    missing = run("check", "hips.txt")
    assert (missing.exit_code, "house.csl: there is no such file" in missing.stderr) == (2, True)
    (project / "house.csl").write_bytes(find("apa").xml)
    assert run("check", "hips.txt").exit_code == 1


def test_rules_are_ignored_in_files_that_a_pattern_fits(project: Path) -> None:
    (project / "refkit.toml").write_text('[per-file]\n"drafts/*" = ["CIT003"]\n', encoding="utf-8")
    assert run("check", "drafts/hips.txt").exit_code == 0


def test_patterns_and_baselines_know_a_file_wherever_it_is_named_from(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = '[per-file]\n"drafts/*" = ["CIT003"]\n'
    (project / "refkit.toml").write_text(settings, encoding="utf-8")
    run("check", "./drafts/hips.txt", "--config", "/dev/null", "--write-baseline", "known.json")
    monkeypatch.chdir(project / "drafts")
    assert run("check", "hips.txt").exit_code == 0
    assert run("check", "hips.txt", "--config", "/dev/null", "--baseline", "../known.json").exit_code == 0


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ('[severity]\nCIT03 = "error"', 'refkit.toml: unknown rule "CIT03"'),
        ('[per-file]\n"*.md" = ["CITE"]', 'refkit.toml: unknown rule "CITE"'),
        ('select = "CIT"', "refkit.toml: select is a list of rule codes"),
        ("style = 7", "refkit.toml: style is a text"),
        ("severity = 1", "refkit.toml: severity is a table"),
        ("fail_on = 1", 'unknown key "fail_on" (did you mean "fail-on"?)'),
        ("select = [", "refkit.toml is not valid TOML"),
    ],
)
def test_settings_that_cannot_be_used_are_named_with_their_file(project: Path, settings: str, said: str) -> None:
    (project / "refkit.toml").write_text(settings, encoding="utf-8")
    done = run("check", "drafts/hips.txt")
    assert done.exit_code == 2
    assert said in done.stderr


def test_what_is_no_baseline_is_said_so(project: Path) -> None:
    (project / "known.json").write_text("{}", encoding="utf-8")
    done = run("check", "drafts/hips.txt", "--baseline", "known.json")
    assert (done.exit_code, "known.json is no baseline of refkit; --write-baseline" in done.stderr) == (2, True)
