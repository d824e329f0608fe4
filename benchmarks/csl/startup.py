"""What it costs before the first entry stands there: `python -m benchmarks.csl startup`.

Each line is a process of its own that goes one stage further than the line above, in CPU milliseconds, the least of
several runs, all lines taking turns; the whole command stands beside pandoc and typst with the same single work.
"""

import argparse
import compileall
import sys
import tempfile
from pathlib import Path

from benchmarks.csl import speed

ROOT = Path(__file__).resolve().parents[2]
WORK = {
    "id": "thoreau",
    "type": "book",
    "title": "Walden",
    "author": [{"family": "Thoreau", "given": "Henry David"}],
    "issued": {"date-parts": [[1854]]},
}
_COMPILE = """
from refkit.csl.engine import compiled
from refkit.csl.style import read
style = refkit.load_style({style!r})
compiled(read(style.xml, file=str(style.path)), style.default_locale or None)
"""
_RENDER = """
import refkit
refkit.process([{work!r}], style={style!r}, output="html")
"""


def stages(style: str) -> dict[str, list[str]]:
    """What is done in each stage, as the arguments of Python."""
    import_ = "import refkit"
    return {
        "bare Python": ["-c", "pass"],
        "import refkit": ["-c", import_],
        "library, style, locale, compiled": ["-c", import_ + _COMPILE.format(style=style)],
        "one entry rendered": ["-c", _RENDER.format(work=WORK, style=style)],
    }


def run(options: argparse.Namespace) -> None:
    """Print the table."""
    compileall.compile_dir(ROOT / "refkit", quiet=2)
    for short in options.styles or ("apa", "ieee"):
        style = speed.STYLES[short]
        commands = {f"{title}": [sys.executable, *rest] for title, rest in stages(style).items()}
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            speed.prepare(folder, [WORK])
            for engine, call in speed.engines(options).items():
                if engine in ("refkit", "pandoc", "typst"):
                    commands[f"{engine}, the whole command"] = call(style, folder)
            _print(short, speed.least(commands, folder, options.times))


def _print(style: str, costs: dict[str, float]) -> None:
    print(style)
    for title, cost in costs.items():
        over = f"{1000 * (cost - costs['bare Python']):6.0f} over bare Python"
        shown = "" if title.startswith(("bare", "pandoc", "typst")) else over
        print(f"  {title:34} {1000 * cost:6.0f} ms CPU {shown}".rstrip(), flush=True)
