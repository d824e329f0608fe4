"""`refkit check --fix` and `--diff`: what becomes of files, of standard input, and what is said of it."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from refkit.cli.main import program

BROKEN = "Hips ache (Berg, 2007).\n\nReferences\n\nBerg, H. (2007). Hip pain. Bone, 3(2), 4-9. doi:10.1234/hip.7\n"
MENDED = BROKEN.replace("doi:10.1234", "https://doi.org/10.1234")


def run(*arguments: object, stdin: str = "") -> Result:
    return CliRunner().invoke(program, [str(each) for each in arguments], input=stdin)


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "hips.txt"
    path.write_text(BROKEN, encoding="utf-8")
    return path


def test_how_much_is_mended_is_said(article: Path) -> None:
    assert run("check", article, "--diff").stderr == "1 finding would be mended\n"
    assert article.read_text(encoding="utf-8") == BROKEN
    assert run("check", article, "--fix").stderr == "1 finding mended\n"
    assert article.read_text(encoding="utf-8") == MENDED
    assert run("check", article, "--fix").stderr == "0 findings mended\n"


def test_a_diff_goes_where_the_output_goes(article: Path, tmp_path: Path) -> None:
    shown = run("check", article, "--diff").stdout
    assert run("check", article, "--diff", "-o", tmp_path / "hips.diff").stdout == ""
    assert (tmp_path / "hips.diff").read_text(encoding="utf-8") == shown
    assert "+Berg, H. (2007). Hip pain. Bone, 3(2), 4-9. https://doi.org/10.1234/hip.7" in shown


@pytest.mark.parametrize("text", [BROKEN, MENDED])
def test_standard_input_comes_out_mended_and_the_report_beside_it(text: str, tmp_path: Path) -> None:
    done = run("check", "-", "--fix", stdin=text)
    assert done.stdout == MENDED
    assert "in 1 file" in done.stderr
    assert run("check", "-", "--fix", "-o", tmp_path / "out.txt", stdin=text).stdout == ""
    assert (tmp_path / "out.txt").read_text(encoding="utf-8") == MENDED


def test_a_link_stays_one(article: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.txt"
    link.symlink_to(article)
    run("check", link, "--fix")
    assert link.is_symlink()
    assert article.read_text(encoding="utf-8") == MENDED


def test_a_file_that_cannot_be_written_is_named_and_nothing_is_left_behind(
    article: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "replace", refuse)
    done = run("check", article, "--fix")
    assert (done.exit_code, done.stderr.splitlines()[0]) == (2, f"refkit: cannot write {article}: Permission denied")
    assert list(tmp_path.iterdir()) == [article]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--unsafe"], "--unsafe goes with --fix or --diff"),
        (["--retractions", "watch.csv"], "--retractions goes with --online, --index or --source"),
        (["--timeout", "0"], "0.0 is not in the range"),
        (["--retries", "-1"], "-1 is not in the range"),
        (["--format", "txt"], 'unknown report format "txt" (did you mean "text"?)'),
    ],
)
def test_options_that_would_do_nothing_are_refused(article: Path, options: list[str], said: str) -> None:
    done = run("check", article, *options)
    assert done.exit_code == 2
    assert said in done.stderr


def test_a_file_that_becomes_utf_8_is_said_so(tmp_path: Path) -> None:
    path = tmp_path / "hips.txt"
    path.write_bytes(BROKEN.replace("Hips ache", "\u8170\u304c\u75db\u3044\u3068\u8a00\u3046").encode("shift_jis"))
    said = run("check", path, "--fix", "--style", "apa").stderr
    assert "cp932 lacks letters of the mended text; written as UTF-8" in said
    assert "3(2), 4\u20139." in path.read_text(encoding="utf-8")
