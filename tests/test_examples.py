"""The scripts to start from run as they stand."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT


@pytest.mark.parametrize(
    ("script", "code", "shows"),
    [
        ("editor.sh", 0, "*European Journal of Applied Physiology*"),
        ("writer.py", 0, "TY  - JOUR"),
        ("ci.sh", 1, "::error file=office-chair.txt,"),
        ("resolve.sh", 1, "found        berg2007"),
    ],
)
def test_an_example_runs(script: str, code: int, shows: str) -> None:
    folder = Path(sys.executable).parent
    if not (folder / "refkit").exists():
        pytest.skip("refkit is not installed beside this Python")
    path = os.pathsep.join((str(folder), os.environ["PATH"]))
    starter = sys.executable if script.endswith(".py") else "sh"
    command, env = [starter, ROOT / "examples" / script], {**os.environ, "PATH": path, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, env=env, capture_output=True, text=True)
    assert (done.returncode, shows in done.stdout) == (code, True), done.stderr
