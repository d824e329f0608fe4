"""Measures how lists are cut into their entries: the lists of real articles, laid out as people paste them.

Run as `python -m benchmarks.lists [--data DIR] [--split open|held] [--rendered] [--misses]`. The lists are those of the
JATS rows in `references`, two in three held out; with `--rendered` real works of all usual types, sixteen a list, each
list in another of 120 styles, half of the works and of the styles held out. Misses of what is held out are not shown.
"""

import argparse
import json
import random
import textwrap
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from benchmarks import styling
from benchmarks.article import Count
from refkit.parsing.splitter import split

_SHORTEST, _LONGEST = 6, 40  # entries of a list
_STYLES = 120
_WIDTHS = (60, 72, 80, 95)


def _wrapped(entry: str, width: int, indent: str = "") -> str:
    return textwrap.fill(entry, width, break_long_words=False, break_on_hyphens=False, subsequent_indent=indent)


_LAYOUTS: dict[str, Callable[[Sequence[str], int], str]] = {
    "a line each": lambda entries, _: "\n".join(entries),
    "blank lines between": lambda entries, width: "\n\n".join(_wrapped(entry, width) for entry in entries),
    "wrapped": lambda entries, width: "\n".join(_wrapped(entry, width) for entry in entries),
    "hanging": lambda entries, width: "\n".join(_wrapped(entry, width, "    ") for entry in entries),
    "wrapped, blank lines": lambda entries, width: "\n\n".join(
        _wrapped(entry, width).replace("\n", "\n\n") for entry in entries
    ),
    "numbers": lambda entries, width: "\n".join(
        _wrapped(f"{number}. {entry}", width) for number, entry in enumerate(entries, 1)
    ),
    "bullets": lambda entries, _: "\n".join(f"• {entry}" for entry in entries),
}


def _lists(path: Path, *, held: bool) -> list[list[str]]:
    """The lists of articles, each entry once and in one line, those held out or the others."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for line in path.open(encoding="utf-8"):
        row = json.loads(line)
        found[row["id"].split("#")[0]][" ".join(row["text"].split())] = None
    names = sorted(name for name, entries in found.items() if len(entries) >= _SHORTEST)
    random.Random(3).shuffle(names)  # a draw, no secret
    kept = names[len(names) // 3 :] if held else names[: len(names) // 3]
    return [list(found[name])[:_LONGEST] for name in kept]


def _rendered(*, held: bool) -> list[list[str]]:
    """Lists of works as a style writes each, without labels."""
    styles = styling.drawn(_STYLES, apart=held, seed=11)
    return [list(dict.fromkeys(sample.texts)) for sample in styling.lists(styles, each=1, size=16, apart=held)]


def _entries(text: str) -> Iterator[str]:
    for block in split(text):
        yield " ".join(block.text_in(text).split())


def main() -> None:
    """Prints F1, precision and recall of entries found exactly, layout by layout."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--split", choices=("open", "held"), default="held")
    parser.add_argument("--rendered", action="store_true", help="works of every type in many styles")
    parser.add_argument("--misses", action="store_true", help="with --split open: what was cut otherwise")
    chosen = parser.parse_args()
    held = chosen.split == "held"
    rows = chosen.data / "references" / "jats-train.jsonl"
    lists = _rendered(held=held) if chosen.rendered else _lists(rows, held=held)
    print(f"{len(lists)} lists, {sum(map(len, lists))} entries")
    for name, lay in _LAYOUTS.items():
        widths, count, begin = random.Random(5), Count(), time.process_time()
        for entries in lists:
            found = list(_entries(lay(entries, widths.choice(_WIDTHS))))
            right = set(found) & set(entries)
            count.add(len(right), len(found), len(entries))
            if chosen.misses and chosen.split == "open":
                print(*(f"  {name}: {each}" for each in found if each not in right), sep="\n")
        print(f"{name:21} {count}  {time.process_time() - begin:.1f} CPU s")


if __name__ == "__main__":
    main()
