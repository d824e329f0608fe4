"""The installed command in a shell: pipes that close, disks that are full, streams that are not there."""

import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

BIB = ROOT / "examples" / "office-chair.bib"
ARTICLE = ROOT / "examples" / "office-chair.txt"


def shell(line: str) -> subprocess.CompletedProcess[str]:
    """What bash makes of a line in which "refkit" is the command and BIB and ARTICLE are files."""
    script = f'refkit() {{ {shlex.quote(sys.executable)} -m refkit "$@"; }}\n{line}'
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "BIB": str(BIB), "ARTICLE": str(ARTICLE)}
    return subprocess.run(["bash", "-c", script], capture_output=True, text=True, env=environment, check=False)


@pytest.mark.parametrize("command", ["styles --all", "check $ARTICLE", "convert $BIB", "rules"])
def test_a_reader_that_closes_the_pipe_ends_a_command_quietly(command: str) -> None:
    done = shell(f"{{ sleep 0.3; refkit {command}; echo $? >&2; }} | true")
    assert done.stderr == "0\n"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no disk that is always full")
@pytest.mark.parametrize("command", ["check $ARTICLE", "convert $BIB", "formats"])
def test_a_full_disk_is_said_in_a_sentence(command: str) -> None:
    done = shell(f"refkit {command} > /dev/full")
    assert (done.returncode, done.stderr) == (2, "refkit: could not read or write: No space left on device\n")


def test_streams_may_be_closed() -> None:
    assert shell("refkit convert $BIB >&-").stderr == ""
    assert "standard input: the file is empty" in shell("refkit check - <&-").stderr
    assert shell("refkit check nowhere.txt 2>&-").returncode == 2


def test_an_unknown_command_names_near_ones() -> None:
    done = shell("refkit chek article.txt")
    assert (done.returncode, done.stderr) == (2, 'refkit: unknown command "chek" (did you mean "check"?)\n')
