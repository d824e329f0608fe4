"""Everything that must hold, in one command: `python -m tests`. Arguments go to pytest."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent

CHECKS = (
    [str(BIN / "ruff"), "check", "."],
    [str(BIN / "ruff"), "format", "--check", "."],
    [str(BIN / "mypy")],
    [str(BIN / "lint-imports"), "--no-cache"],
)


def main() -> int:
    """Run every check, even after one failed; 0 when all passed."""
    commands = [*CHECKS, [sys.executable, "-m", "pytest", "-n", "auto", *sys.argv[1:]]]
    failed = [command for command in commands if subprocess.run(command, cwd=ROOT, check=False).returncode]
    for command in failed:
        print("failed:", " ".join([Path(command[0]).name, *command[1:]]))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
