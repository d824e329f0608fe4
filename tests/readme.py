"""The README's first screen, made from the examples: `python -m tests.readme` writes it anew."""

import os
import re
from contextlib import chdir

from click.testing import CliRunner

from refkit.cli.main import program
from tests.conftest import ROOT

_RUN = re.compile(r"^\$ refkit (.*)\n((?:(?!\$ |```).*\n)*)", re.MULTILINE)
_CONSOLE = re.compile(r"(?<=```console\n).*?(?=```)", re.DOTALL)


def shown(text: str) -> str:
    """The README with what its commands print now."""
    os.environ["COLUMNS"] = "100"
    with chdir(ROOT / "examples"):
        return _CONSOLE.sub(lambda block: _RUN.sub(_printed, block[0]), text)


def _printed(run: re.Match[str]) -> str:
    output = CliRunner().invoke(program, run[1].split()).stdout
    return f"$ refkit {run[1]}\n{output.rstrip()}\n"


if __name__ == "__main__":
    path = ROOT / "README.md"
    path.write_text(shown(path.read_text(encoding="utf-8")), encoding="utf-8")
