"""The README's first screen is what the example gives, and its commands are what CI runs."""

import re
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.readme import shown

README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_shown_output_is_what_the_commands_print() -> None:
    assert shown(README) == README, "run `python -m tests.readme`"


def test_the_first_screen_shows_three_commands() -> None:
    assert len(re.findall(r"^\$ refkit ", README, re.MULTILINE)) == 3


def test_the_python_of_the_first_screen_runs(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(ROOT / "examples")
    [code] = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    assert len([line for line in code.splitlines() if line.strip()]) <= 10
    exec(compile(code, "README.md", "exec"), {"text": Path("office-chair.txt").read_text(encoding="utf-8")})
    assert "CIT001" in capsys.readouterr().out


def test_there_are_exactly_two_commands_to_set_up() -> None:
    assert len(re.findall(r"```sh\n(.*)\n```", README)) == 2


def test_links_lead_somewhere() -> None:
    targets = re.findall(r"\]\(([\w./-]+)\)", README)
    assert targets
    assert [target for target in targets if not (ROOT / target).exists()] == []
