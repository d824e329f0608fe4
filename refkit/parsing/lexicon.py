"""What a word mostly is, names, places, publishers, journals or titles: counted once in many records, looked up here.

The file is made again by `python -m refkit.parsing.lexicon --data DIR -o FILE`.
"""

import argparse
import gzip
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

_DATA = Path(__file__).with_name("data")
WORDS = "words.txt"
_LETTERS = re.compile(r"[^\W\d_]{3,}")
_FIELDS = {"G": "given name", "F": "family name", "P": "place", "U": "publisher", "J": "container", "T": "title"}
_SURE = 0.6
_PAIR = 0.85
_SEEN = 6
_MOST = 26_000


@cache
def classes() -> Mapping[str, str]:
    """For each known word, in small letters, what it mostly is: "G", "F", "P", "U", "J", "T", or two of these."""
    text = (_DATA / WORDS).read_text(encoding="utf-8")
    found: dict[str, str] = {}
    for line in text.splitlines():
        kind, *words = line.split()
        found.update(dict.fromkeys(words, kind))
    return found


def main(arguments: Sequence[str] | None = None) -> None:
    """The command: counts the words of records and writes what each mostly is."""
    parser = argparse.ArgumentParser(prog="python -m refkit.parsing.lexicon", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with matching/records.jsonl.gz")
    parser.add_argument("-o", "--output", type=Path, required=True, help="the file to write")
    options = parser.parse_args(arguments)
    by_class: dict[str, list[str]] = defaultdict(list)
    for word, kind in judged(counts(options.data / "matching" / "records.jsonl.gz")):
        by_class[kind].append(word)
    lines = [f"{kind} {' '.join(sorted(words))}\n" for kind, words in sorted(by_class.items())]
    options.output.write_text("".join(lines), encoding="utf-8")
    sys.stdout.write(f"{options.output}: {sum(map(len, by_class.values()))} words\n")


def counts(path: Path) -> dict[str, Counter[str]]:
    """How often each word stands in which field of the records under free licences."""
    found: dict[str, Counter[str]] = {field: Counter() for field in _FIELDS}
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            part = line[8:40].split(":", 1)[0].strip(' "')
            if part == "glottolog" or (part == "mlanthology" and number % 5 == 0):
                for field, said in _said(json.loads(line)):
                    found[field].update(word.casefold() for word in _LETTERS.findall(said))
    return found


def _said(record: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for name in (*record.get("author", ()), *record.get("editor", ())):
        yield "G", name.get("given", "")
        yield "F", name.get("family", "")
    place, colon, publisher = record.get("publisher", "").partition(": ")
    if colon and len(place) < 40:
        yield "P", place
        yield "U", publisher
    elif not colon:
        yield "U", place
    yield "J", record.get("container-title", "")
    yield "T", record.get("title", "")


def judged(found: Mapping[str, Counter[str]]) -> Iterator[tuple[str, str]]:
    """The commonest words with the field, or the two fields, where they mostly stand, fields weighed alike."""
    totals = {field: max(sum(count.values()), 1) for field, count in found.items()}
    every: Counter[str] = Counter()
    for count in found.values():
        every.update(count)
    for word, seen in every.most_common(_MOST):
        if seen < _SEEN:
            return
        shares = sorted(((found[field][word] / totals[field], field) for field in _FIELDS), reverse=True)
        total = sum(share for share, _ in shares)
        if shares[0][0] >= _SURE * total:
            yield word, shares[0][1]
        elif shares[0][0] + shares[1][0] >= _PAIR * total:
            yield word, "".join(sorted((shares[0][1], shares[1][1])))


if __name__ == "__main__":
    main()
