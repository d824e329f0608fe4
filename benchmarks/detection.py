"""How often the style of a list is found: `python -m benchmarks.detection`.

Lists of real items as each of the commonest styles writes them, worn as copying wears them (italics and labels lost,
dashes made hyphens, blanks doubled): is the right style, or one that writes the list identically, the first guess, or
among the first three?
"""

import argparse
import json
import random
import re
import time
from collections.abc import Sequence
from pathlib import Path

from refkit.check.detection import detect
from refkit.csl import library
from refkit.csl.processor import process
from refkit.formats import read
from refkit.model import Entry, Reference, Span
from refkit.parsing import parse

SHARED = Path(__file__).resolve().parents[2] / "shared" / "data"
COMMON = frozenset("article-journal book chapter report paper-conference thesis webpage article-magazine".split())
LABEL = re.compile(r"^\s*([\[(]?\d{1,4}[\])]?[.:]?)\s*(?=\D)")


def items() -> list[Reference]:
    """Real items of common types with an author and a title."""
    found = read((SHARED / "csl-items.json").read_text(encoding="utf-8"), format="csl-json")
    return [each for each in found if each.type in COMMON and each.names("author") and each.text("title")]


def texts(works: Sequence[Reference], style: str) -> list[str]:
    """The entries of a style, in its order."""
    return [entry.text for entry in process(works, style=style).bibliography if entry.text.strip()]


def worn(text: str, chance: random.Random, *, keep_labels: bool, hyphens: bool) -> tuple[str, str | None]:
    """An entry as it comes out of a copy, and its label if that is kept."""
    label = LABEL.match(text)
    text = LABEL.sub("", text)
    if hyphens:
        text = text.replace("–", "-")
    if chance.random() < 0.1:
        text = text.replace(" ", "  ", 1)
    if chance.random() < 0.1:
        text = text.replace("’", "'").replace("“", '"').replace("”", '"')
    return text, label[1] if label and keep_labels else None


def entry(text: str, label: str | None) -> Entry:
    """The entry of a text, read."""
    span = Span(0, len(text))
    return Entry(span, (span,), label, parse(text))


def main() -> None:
    """Print the shares and the cost."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--lists", type=int, default=1, help="lists of each style")
    parser.add_argument("--works", type=int, default=20, help="works of each list")
    parser.add_argument("--styles", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", action="store_true")
    options = parser.parse_args()
    chance, works = random.Random(options.seed), items()
    first = third = count = 0
    spent = 0.0
    for style in library.common()[: options.styles]:
        for _ in range(options.lists):
            some = [each.with_(id=str(at)) for at, each in enumerate(chance.sample(works, options.works))]
            right = texts(some, style)
            if not right:
                continue
            keep, hyphens = chance.random() < 0.7, chance.random() < 0.3
            entries = [entry(*worn(text, chance, keep_labels=keep, hyphens=hyphens)) for text in right]
            began = time.process_time()
            guesses = [guess.style for guess in detect(entries)]
            spent += time.process_time() - began
            good = [guess == style or texts(some, guess) == right for guess in guesses[:3]]
            count, first, third = count + 1, first + good[0], third + any(good)
            if options.show and not good[0]:
                print(f"{style}: {', '.join(guesses[:3])}{'' if any(good) else '  NOT AMONG THREE'}")
    print(json.dumps({"lists": count}), f"first {first / count:.1%}, among three {third / count:.1%}", end=", ")
    print(f"{spent / count:.2f} CPU-s a list")


if __name__ == "__main__":
    main()
