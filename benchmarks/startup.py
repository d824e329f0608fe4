"""What it costs to begin: CPU milliseconds of whole processes, the best of several: `python -m benchmarks.startup`.

Bytecode is compiled first, as it is after an installation.
"""

import compileall
import os
import resource
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
EXAMPLE = ROOT / "examples" / "office-chair.txt"
RUNS = 9
BARE = ("bare Python", ("-c", "pass"))
COMMANDS = (
    ("import refkit", ("-c", "import refkit")),
    ("refkit --help", ("-m", "refkit", "--help")),
    ("refkit check (the example)", ("-m", "refkit", "check", str(EXAMPLE))),
    ("refkit format (the example, APA)", ("-m", "refkit", "format", str(EXAMPLE), "--style", "apa")),
)


def cpu(arguments: tuple[str, ...]) -> float:
    """CPU milliseconds of Python with these arguments, the least of `RUNS`."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return min(_once(arguments, environment) for _ in range(RUNS)) * 1000


def _once(arguments: tuple[str, ...], environment: dict[str, str]) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, *arguments], cwd=ROOT, env=environment, capture_output=True, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    """Print the table."""
    compileall.compile_dir(ROOT / "refkit", quiet=2)
    bare = cpu(BARE[1])
    print(f"{BARE[0]:36} {bare:6.0f} ms CPU")
    for name, arguments in COMMANDS:
        whole = cpu(arguments)
        print(f"{name:36} {whole:6.0f} ms CPU {whole - bare:6.0f} over bare Python")


if __name__ == "__main__":
    main()
