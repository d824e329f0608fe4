"""How well and how fast a local index finds the works that reference strings mean: `python -m benchmarks.matching`.

The index holds the records and targets of ../shared/data/matching; for half of the strings it has no work, so that
nothing is the right answer. Strings are read by refkit.parsing. The rules were made with one half of the strings in
view (by a hash of the string); the figures of the other half count.

    python -m benchmarks.matching                      both engines: building, size, quality, cost of a string
    python -m benchmarks.matching --engine tantivy     one of them
    python -m benchmarks.matching --resolve            beside them `refkit resolve --index`, from string to DOI
    python -m benchmarks.matching --copies 10          the same at ten times the records, with varied words (minutes)
    python -m benchmarks.matching --folder PATH        keep the indexes there, and ask those that are there
"""

import argparse
import gzip
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from refkit.matching.index import Index, Records, build, open_index
from refkit.model import Candidate, Reference
from refkit.parsing import parse

DATA = Path(__file__).resolve().parent.parent.parent / "shared" / "data" / "matching"
SURE = 0.8


@dataclass(frozen=True, slots=True)
class Wanted:
    """A reference string, what was read from it, and the DOI of the work it means, "" where the index has none."""

    text: str
    reference: Reference
    doi: str


def records(copies: int) -> Iterator[str]:
    """The lines of targets and records; the copies beyond the first have their words, names and places varied."""
    yield from (DATA / "targets.jsonl").open(encoding="utf-8")
    with gzip.open(DATA / "records.jsonl.gz", "rt", encoding="utf-8") as stream:
        lines = list(stream) if copies > 1 else stream
        yield from lines
        for copy in range(1, copies):
            yield from _varied(lines, copy)


def _varied(lines: list[str], copy: int) -> Iterator[str]:
    """Each record with every other word of its title from a second one, its authors too, and its place from a third."""
    total = len(lines)
    for number, line in enumerate(lines):
        item = json.loads(line)
        second = json.loads(lines[(number * 7919 + copy * 104729) % total])
        third = json.loads(lines[(number * 6101 + copy * 15485863) % total])
        words, others = str(item.get("title", "")).split(), str(second.get("title", "")).split()
        words[::2] = [others[at % len(others)] if others else word for at, word in enumerate(words[::2])]
        item |= {"id": f"{item['id']}-{copy}", "title": " ".join(words), "author": second.get("author", [])}
        item |= {variable: third[variable] for variable in ("volume", "page", "issued") if variable in third}
        if "DOI" in item:
            item["DOI"] += f".{copy}"
        yield json.dumps(item, ensure_ascii=False)


def wanted() -> tuple[list[Wanted], float]:
    """The strings, and the CPU seconds that reading them took."""
    rows = [json.loads(line) for line in (DATA / "strings.jsonl").open(encoding="utf-8")]
    parse(rows[0]["text"])  # loads the model
    begin = time.process_time()
    read = [Wanted(row["text"], parse(row["text"]).reference, (row["doi"] or "").lower()) for row in rows]
    return read, time.process_time() - begin


def in_view(string: str) -> bool:
    """Whether a string belongs to the half that was looked at."""
    return int(hashlib.sha256(string.encode()).hexdigest(), 16) % 2 == 0


def measure_building(engine: str, path: Path, copies: int, processes: int) -> int:
    """Build an index and print what it took; how many works it holds."""
    wall, cpu, children = time.time(), time.process_time(), os.times().children_user
    built = build([Records("records", records(copies))], path, engine=engine, processes=processes)
    wall, cpu = time.time() - wall, time.process_time() - cpu + os.times().children_user - children
    files = [file for file in path.rglob("*") if file.is_file()] if path.is_dir() else [path]
    size, stored = sum(file.stat().st_size for file in files), _stored(path)
    print(
        f"{engine}: {built.added:,} works in {wall:.0f} s, {cpu:.0f} s CPU with {processes} more processes: "
        f"{built.added / wall:,.0f} a second, {built.added / cpu:,.0f} a CPU second\n"
        f"  {size / built.added:.1f} bytes a record: {(size - stored) / built.added:.1f} to find it, "
        f"{stored / built.added:.1f} the record itself, packed"
    )
    return built.added


def _stored(path: Path) -> int:
    """Bytes that the records themselves take, packed."""
    if path.is_dir():
        return sum(file.stat().st_size for file in path.glob("*.store"))
    import sqlite3

    size = sqlite3.connect(path).execute("SELECT sum(pgsize) FROM dbstat WHERE name = 'block'").fetchone()[0]
    return int(size)


def measure_asking(index: Index, strings: list[Wanted], reading: float) -> None:
    """Print precision and recall in both halves, and what a string costs."""
    begin = time.process_time()
    best = [(each, index.candidates(each.reference, text=each.text, most=1)) for each in strings]
    asking = (time.process_time() - begin) / len(strings) * 1000
    print(f"  a string: {asking:.1f} ms CPU to find, {reading / len(strings) * 1000:.1f} ms to read")
    for half, name in ((True, "in view"), (False, "kept apart")):
        rows = [(each, found) for each, found in best if in_view(each.text) is half]
        sure = [(each.doi, found[0] if found and found[0].score >= SURE else None) for each, found in rows]
        _print_quality(name, [(doi, _doi(found)) for doi, found in sure])


def _doi(found: Candidate | None) -> str:
    """The DOI found; a work without one is found all the same."""
    return (found.reference.text("DOI").lower() or "none") if found else ""


def measure_resolving(path: Path) -> None:
    """Print what `refkit resolve --lines --index` makes of the strings, and of those of another collection."""
    for name in ("strings.jsonl", "crossref-strings.jsonl"):
        rows = [json.loads(line) for line in (DATA / name).open(encoding="utf-8")]
        texts = [" ".join(row["text"].split()) or "-" for row in rows]
        begin = os.times().children_user + os.times().children_system
        found = _resolved(texts, path)
        cpu = (os.times().children_user + os.times().children_system - begin) / len(rows) * 1000
        print(f"  refkit resolve, {name}: {cpu:.1f} ms CPU a string, all told")
        if name == "strings.jsonl":
            for half, title in ((True, "in view"), (False, "kept apart")):
                kept = [at for at, row in enumerate(rows) if in_view(row["text"]) is half]
                _print_quality(title, [((rows[at]["doi"] or "").lower(), found[at]) for at in kept])
        else:  # hardly a work of theirs is in the index, so that most of what is found is found wrongly
            works = [(row["doi"] or "", doi) for row, doi in zip(rows, found, strict=True) if doi]
            with_doi = [(wanted.lower(), doi) for wanted, doi in works if doi != "none"]
            right = sum(wanted == doi for wanted, doi in with_doi)
            print(f"  {len(rows):,} strings: {len(works)} found; {len(with_doi)} with a DOI, {right} of them rightly")


def _resolved(texts: list[str], path: Path) -> list[str]:
    """The DOI that the command finds for each string, "none" for a work without one, "" where it finds nothing."""
    command = [sys.executable, "-m", "refkit", "resolve", "-", "--lines", "--json", "--index", str(path)]
    done = subprocess.run(command, input="\n".join(texts), capture_output=True, text=True, check=True)
    return [(row["doi"] or "none").lower() if row["status"] == "found" else "" for row in json.loads(done.stdout)]


def _print_quality(title: str, rows: list[tuple[str, str]]) -> None:
    """Print precision and recall of (DOI wanted, DOI found)."""
    hits = [(wanted, found) for wanted, found in rows if found]
    right, present = sum(wanted == found for wanted, found in hits), sum(bool(wanted) for wanted, _ in rows)
    precision, recall = right / len(hits), right / present
    print(
        f"  {title:<10} {len(rows):,} strings, {present:,} with a work: "
        f"precision {precision:.2%}, recall {recall:.2%}, F1 {2 * precision * recall / (precision + recall):.2%}"
    )


def main() -> None:
    """Measure what the arguments ask for."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--engine", action="append", choices=["sqlite", "tantivy"])
    options.add_argument("--copies", type=int, default=1)
    options.add_argument("--resolve", action="store_true")
    options.add_argument("--processes", type=int, default=0)
    options.add_argument("--folder", type=Path)
    chosen = options.parse_args()
    if not DATA.is_dir():
        sys.exit(f"there is no {DATA}")
    strings, reading = wanted()
    folder = chosen.folder or Path(tempfile.mkdtemp())
    folder.mkdir(parents=True, exist_ok=True)
    try:
        for engine in chosen.engine or ["sqlite", "tantivy"]:
            if (folder / engine).exists():
                print(f"{engine}: as it lies in {folder}")
            else:
                measure_building(engine, folder / engine, chosen.copies, chosen.processes)
            with open_index(folder / engine) as index:
                measure_asking(index, strings, reading)
            if chosen.resolve:
                measure_resolving(folder / engine)
    finally:
        if not chosen.folder:
            shutil.rmtree(folder)


if __name__ == "__main__":
    main()
