"""What other programs start: the hooks of pre-commit, the GitHub Action, and the words that a shell completes."""

import shlex
import subprocess
from typing import Any

import pytest
import yaml
from click.shell_completion import ShellComplete
from click.testing import CliRunner

from refkit.cli.main import program
from tests.conftest import ROOT


def load(name: str) -> Any:
    return yaml.safe_load((ROOT / name).read_text(encoding="utf-8"))


def completed(words: str, begun: str) -> list[str]:
    shell = ShellComplete(program, {}, "refkit", "_REFKIT_COMPLETE")
    found = shell.get_completions(words.split(), begun)
    return [each.value if each.type == "plain" else f"a {each.type} that begins {each.value}" for each in found]


@pytest.mark.parametrize("hook", load(".pre-commit-hooks.yaml"), ids=lambda hook: hook["id"])
def test_a_hook_of_pre_commit_checks_the_files_that_it_is_given(hook: dict[str, Any], tmp_path: Any) -> None:
    article = tmp_path / "a.md"
    article.write_text("Hips hurt (Izzo, 2009).\n\n# References\n\nGull, A. (2011). Gulls. Birds, 3(2), 1-9.\n")
    command, *arguments = shlex.split(hook["entry"])
    assert command == "refkit"
    result = CliRunner().invoke(program, [*arguments, str(article)])
    assert result.exit_code == 1
    assert "CIT001" in result.stdout


def test_the_example_for_pre_commit_asks_for_a_hook_that_there_is() -> None:
    [repository] = load("examples/pre-commit-config.yaml")["repos"]
    known = {hook["id"] for hook in load(".pre-commit-hooks.yaml")}
    for hook in repository["hooks"]:
        assert hook["id"] in known
        assert CliRunner().invoke(program, ["check", *hook["args"], "--help"]).exit_code == 0


def test_the_example_for_github_gives_inputs_that_the_action_takes() -> None:
    steps = load("examples/github-workflow.yml")["jobs"]["check"]["steps"]
    assert set(steps[-1]["with"]) <= set(load("action.yml")["inputs"])


def test_the_action_runs_a_check_of_all_its_files(tmp_path: Any) -> None:
    seen = tmp_path / "refkit"
    seen.write_text('#!/bin/sh\nprintf "%s|" "$@"\n')
    seen.chmod(0o755)
    given = {"FILES": "a.md b.md", "STYLE": "american medical association", "FAIL_ON": "", "ARGUMENTS": "--select CIT"}
    run = load("action.yml")["runs"]["steps"][-1]["run"]
    done = subprocess.run(
        ["bash", "-c", run],
        env={"PATH": f"{tmp_path}:/usr/bin:/bin", **given},
        capture_output=True,
        text=True,
        check=True,
    )
    told = ["check", "a.md", "b.md", "--style", "american medical association", "--format", "github", "--select", "CIT"]
    assert done.stdout == "".join(f"{word}|" for word in told)


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_shell_gets_what_it_evaluates(shell: str) -> None:
    result = CliRunner().invoke(program, ["completion", shell])
    assert result.exit_code == 0
    assert f"_REFKIT_COMPLETE={shell}_complete" in result.stdout


def test_styles_rules_and_formats_are_completed() -> None:
    assert completed("check --style", "vanc")[0] == "vancouver"
    assert {"apa", "apa7"} <= set(completed("check --style", "apa"))
    assert "CIT001" in completed("rules", "cit")
    assert "CIT,NUM101" in completed("check --select", "CIT,num")
    assert completed("convert --to", "endnote") == ["endnote-xml"]


@pytest.mark.parametrize(
    "words",
    [
        "check",
        "check --baseline",
        "check x.md --index",
        "format",
        "format x.bib -o",
        "convert x.bib",
        "styles --detect",
    ],
)
def test_files_are_completed(words: str) -> None:
    assert completed(words, "ar") == ["a file that begins ar"]
