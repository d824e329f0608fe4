"""How well and how fast reference strings are read: `python -m benchmarks.parsing [--data DIR] [--quick]`.

A model is trained without the sets it is measured on: whole publishers, whole documents, whole annotators are kept
apart. A field is right when its letters and figures are those of the annotation ("et al.", cue words and punctuation
do not count); a reference is right when all its fields are. `--shipped` measures the speed of the shipped model only.
"""

import argparse
import sys
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from zlib import crc32

from benchmarks import marked
from refkit.parsing import train
from refkit.parsing.confidence import calibrated, fit
from refkit.parsing.labelled import Labelled, essence
from refkit.parsing.mending import mend
from refkit.parsing.segments import Segment
from refkit.parsing.tagger import gather, tag

FIELDS = (
    "author", "issued", "title", "container-title", "volume", "issue", "page", "editor", "publisher", "publisher-place",
    "edition", "translator", "DOI", "URL",
)  # fmt: skip
PUBLISHERS = frozenset(
    "10.1093 10.1089 10.4102 10.1017 10.3382 10.4269 10.15252 10.12688 10.1292".split()
)  # kept apart: nine publishers


MADE_UP = ("computing", "computing-other", "german", "german-other")


def the_set(row: Labelled) -> str:
    """Which measured set a string belongs to; "" for training."""
    sort = crc32(row.text.encode()) % 8
    if row.source == "jats-train":
        return "nine publishers" if row.group in PUBLISHERS else ""
    if row.source == "grobid":
        if crc32(row.group.encode()) % 5 == 0:
            return "GROBID, other documents"
        return "GROBID, same documents" if crc32(row.text.encode()) % 10 == 3 else ""
    if row.source == "anystyle-bad":
        return "AnyStyle bad"
    if row.source == "anystyle-ugly":
        return "AnyStyle ugly, 1 in 8" if sort == 0 else ""
    return "linked books, 1 in 8" if row.source.startswith("linkedbooks") and sort == 0 else ""


def main(arguments: Sequence[str] | None = None) -> None:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.parsing", description=__doc__)
    parser.add_argument("--data", type=Path, default=Path(__file__).resolve().parents[2] / "shared" / "data")
    parser.add_argument("--quick", action="store_true", help="train on a third of the strings, for fewer rounds")
    parser.add_argument("--shipped", action="store_true", help="only the speed of the shipped model")
    options = parser.parse_args(arguments)
    rows = list(train.annotated(options.data))
    if not options.shipped:
        accuracy(options.data, rows, quick=options.quick)
    speed([row.text for row in rows if crc32(row.text.encode()) % 12 == 0])


def accuracy(data: Path, rows: Sequence[Labelled], *, quick: bool) -> None:
    """Trains without the measured sets, and prints how each is read and what the confidence is worth."""
    import pycrfsuite

    sets: dict[str, list[Labelled]] = defaultdict(list)
    for row in rows:
        sets[the_set(row)].append(row)
    kept = sets.pop("")
    sets.update({f"made up: {name}": marked.read(name) for name in MADE_UP})
    kept = kept[:: len(kept) // 7000] if quick else kept
    apart = [row for row in kept if train.is_apart(row)]
    with TemporaryDirectory() as folder:
        path = Path(folder) / "model"
        rows = [row for row in kept if not train.is_apart(row)]
        if quick:
            train.train([*rows, *train.rendered(data, kept, count=2500)], path, rounds=60)
        else:
            train.train([*rows, *train.rendered(data, kept)], path)
        table = fit(train.judged(apart, path))
        tagger = pycrfsuite.Tagger()
        tagger.open(str(path))
        sys.stdout.write(f"model: {path.stat().st_size / 1e6:.2f} MB\n")
        found = {name: [read(row, tagger) for row in those] for name, those in sorted(sets.items())}
    print_accuracy(sets, found)
    pairs = [pair for name, those in sets.items() for pair in outcomes(those, found[name], table)]
    print_reliability(pairs)


def read(row: Labelled, tagger: object) -> tuple[Segment, ...]:
    """The segments of a string, mended as the interpreter mends them."""
    return mend(row.text, gather(tag(row.text, tagger)))


def values(text: str, segments: Sequence[Segment]) -> dict[str, str]:
    """Each field's letters and figures."""
    found: dict[str, str] = defaultdict(str)
    for segment in sorted(segments, key=lambda segment: segment.start):
        if segment.variable in FIELDS:
            found[segment.variable] += essence(text[segment.start : segment.end])
    return {variable: value for variable, value in found.items() if value}


def print_accuracy(sets: dict[str, list[Labelled]], found: dict[str, list[tuple[Segment, ...]]]) -> None:
    """A line for each set: strings, micro-F1 of the fields, whole references right, F1 of each field."""
    sys.stdout.write(
        f"{'set':26}{'n':>6}{'F1':>7}{'whole':>7}  " + " ".join(f"{name[:9]:>9}" for name in FIELDS) + "\n"
    )
    for name, those in sorted(sets.items()):
        counts: dict[str, list[int]] = {field: [0, 0, 0] for field in FIELDS}
        whole = sum(_count(row, segments, counts) for row, segments in zip(those, found[name], strict=True))
        total = [sum(column) for column in zip(*counts.values(), strict=True)]
        fields = " ".join(f"{100 * f1(*counts[field]):9.1f}" for field in FIELDS)
        sys.stdout.write(f"{name:26}{len(those):6}{100 * f1(*total):7.1f}{100 * whole / len(those):7.1f}  {fields}\n")


def _count(row: Labelled, segments: Sequence[Segment], counts: dict[str, list[int]]) -> bool:
    """Counts right, wrongly found and missed fields; whether all are right."""
    wanted, said = values(row.text, row.segments), values(row.text, segments)
    for field in set(wanted) | set(said):
        right = wanted.get(field) == said.get(field)
        counts[field][0] += right
        counts[field][1] += field in said and not right
        counts[field][2] += field in wanted and not right
    return wanted == said


def f1(right: int, extra: int, missed: int) -> float:
    """The harmonic mean of precision and recall."""
    return 2 * right / (2 * right + extra + missed) if right else 0.0


def outcomes(
    rows: Sequence[Labelled], found: Sequence[Sequence[Segment]], table: Sequence[tuple[float, float]]
) -> Iterator[tuple[float, bool]]:
    """For each field found its calibrated confidence and whether it is right."""
    for row, segments in zip(rows, found, strict=True):
        wanted = values(row.text, row.segments)
        for segment in segments:
            if segment.variable in FIELDS:
                right = wanted.get(segment.variable) == essence(row.text[segment.start : segment.end])
                yield calibrated(table, segment.confidence), right


def print_reliability(pairs: Sequence[tuple[float, bool]]) -> None:
    """Of fields said with a confidence, how many are right."""
    sys.stdout.write("\nconfidence  fields   said  right\n")
    for low in (0.0, 0.3, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95):
        high = {0.0: 0.3, 0.3: 0.5, 0.9: 0.95, 0.95: 1.01}.get(low, low + 0.1)
        part = [pair for pair in pairs if low <= pair[0] < high]
        if part:
            said = sum(sure for sure, _ in part) / len(part)
            right = sum(ok for _, ok in part) / len(part)
            sys.stdout.write(f"{low:.2f}-{min(high, 1):.2f} {len(part):8} {said:6.2f} {right:6.2f}\n")


def speed(texts: Sequence[str]) -> None:
    """Prints how long the first string takes and how many a second of processor time reads."""
    from refkit.parsing import parse

    begin = time.process_time()
    parse(texts[0])
    first = time.process_time() - begin
    begin = time.process_time()
    for text in texts:
        parse(text)
    spent = time.process_time() - begin
    sys.stdout.write(
        f"\nfirst use {first:.3f} s; {len(texts) / spent:.0f} references a second ({len(texts)} strings)\n"
    )


if __name__ == "__main__":
    main()
