"""Makes the model that refkit ships: `python -m refkit.parsing.train --data DIR -o MODEL`.

DIR holds `references/*.jsonl` (labelled strings) and `matching/records.jsonl.gz` (items to render). The same data and
the same version of python-crfsuite give the same model.
"""

import argparse
import gzip
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any
from zlib import crc32

from refkit.parsing import confidence, labelled, synthetic, works
from refkit.parsing.features import features
from refkit.parsing.labelled import Labelled
from refkit.parsing.mending import mend
from refkit.parsing.tagger import CONFIDENCE, gather, tag

RENDERED = 16_000
KEPT_APART = 14
ROUNDS = 60
PARAMETERS = {
    "c1": 0.28,
    "c2": 1.0,
    "feature.minfreq": 4,
    "feature.possible_transitions": False,
}


def main(arguments: Sequence[str] | None = None) -> None:
    """The command: reads the data, trains, calibrates on strings kept apart, writes the model and its table."""
    parser = argparse.ArgumentParser(prog="python -m refkit.parsing.train", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with references/ and matching/")
    parser.add_argument("-o", "--output", type=Path, required=True, help="the model to write, packed (gzip)")
    options = parser.parse_args(arguments)
    rows = list(annotated(options.data))
    apart = [row for row in rows if is_apart(row)]
    kept = [row for row in rows if not is_apart(row)]
    with TemporaryDirectory() as folder:
        model = Path(folder) / "model"
        train((*kept, *rendered(options.data, kept)), model)
        table = confidence.fit(judged(apart, model))
        options.output.write_bytes(gzip.compress(model.read_bytes(), mtime=0))
    (options.output.parent / CONFIDENCE).write_text(json.dumps(table), encoding="utf-8")
    sys.stdout.write(f"{options.output}: {options.output.stat().st_size / 1e6:.2f} MB\n")


def is_apart(row: Labelled) -> bool:
    """Whether a string is kept out of training: whole publishers and documents, to calibrate on."""
    return crc32((row.group if row.group != row.source else row.text).encode()) % KEPT_APART == 0


def annotated(data: Path) -> Iterator[Labelled]:
    """The strings that people have labelled; anystyle-gold is left for checking."""
    folder = data / "references" if (data / "references").is_dir() else data
    for path in sorted(folder.glob("*.jsonl")):
        if "gold" not in path.name:
            yield from labelled.read(path)


def rendered(data: Path, rows: Sequence[Labelled], *, count: int = RENDERED) -> Iterator[Labelled]:
    """Strings that refkit renders itself, of the works of the labelled strings and of records."""
    path = (data if (data / "matching").is_dir() else data.parent) / "matching" / "records.jsonl.gz"
    items = works.items_from_labelled(rows)
    if path.exists():
        items += works.mixed(works.items_from_records(path), Random(3))  # noqa: S311  a fixed draw
    yield from synthetic.strings(items, count)


def train(rows: Sequence[Labelled], output: Path, *, rounds: int = ROUNDS) -> None:
    """Writes the model of these strings, after at most so many rounds of L-BFGS."""
    import pycrfsuite

    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    for row in _weighed(rows):
        tokens, labels = labelled.words_and_labels(row)
        if tokens.words and not labelled.lacks_pages(tokens, labels) and not labelled.is_garbled(row):
            trainer.append(features(tokens), labels)
    trainer.set_params({**PARAMETERS, "max_iterations": rounds})
    trainer.train(str(output))


def _weighed(rows: Sequence[Labelled]) -> Iterator[Labelled]:
    """The strings, those of GROBID twice: they are the most various; of the publishers, who are all alike, a third."""
    for row in rows:
        if row.source != "jats-train" or crc32(row.text.encode()) % 3 == 0:
            yield row
        if row.source == "grobid":
            yield row


def judged(rows: Sequence[Labelled], model: Path) -> Iterator[tuple[float, bool]]:
    """For each field found in these strings and mended, how sure the model is of it and whether it is right."""
    import pycrfsuite

    tagger: Any = pycrfsuite.Tagger()
    tagger.open(str(model))
    for row in rows:
        said = {(s.variable, labelled.essence(row.text[s.start : s.end])) for s in row.segments}
        for found in mend(row.text, gather(tag(row.text, tagger))):
            yield found.confidence, (found.variable, labelled.essence(row.text[found.start : found.end])) in said


if __name__ == "__main__":
    main()
