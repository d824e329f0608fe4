"""How well and how fast the formats are read: `quality` against the corpus, `roundtrip`, and `speed` beside peers."""

import argparse
import hashlib
import json
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from refkit import formats
from refkit.errors import RefkitError
from refkit.fields import identifiers, pages
from refkit.fields.text import plain, tidy, unescape
from refkit.model import Reference
from refkit.model.variables import DATE_VARIABLES, NAME_VARIABLES

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT.parent / "shared" / "data" / "formats"
NAMES = {"citation-cff": "cff", "crossref-unixref": "unixref", "ooxml-bibliography": "word", "html-coins": "coins"}
# What two conventions call by two names, and what is no field of the work.
ALIASES = {"journalAbbreviation": "container-title-short", "event": "event-title", "shortTitle": "title-short"}
OTHERS = "everything"
SKIPPED = {"id", "custom", "citation-key", "system_id"}


@dataclass(frozen=True, slots=True)
class Case:
    """One file of the corpus and the items it should become."""

    format: str
    name: str
    source: str
    input: Path
    expected: tuple[Mapping[str, Any], ...]

    @property
    def kept(self) -> bool:
        """Whether the case belongs to the third nobody looks at while mending."""
        return hashlib.sha1(self.name.encode()).digest()[0] % 10 >= 7


def text(path: Path) -> str:
    """A file's text, UTF-8 or else Latin-1."""
    raw = path.read_bytes()
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("latin-1")


def cases() -> Iterator[Case]:
    """The cases that have an expectation we can read."""
    for entry in json.loads((CORPUS / "MANIFEST.json").read_text()):
        name = NAMES.get(entry["format"], entry["format"])
        if name not in formats.FORMATS or entry["format"].startswith("write-"):
            continue
        if (items := expected(entry)) is not None:
            yield Case(name, entry["name"], source(entry), CORPUS / entry["input"], tuple(items))


def source(entry: Mapping[str, str]) -> str:
    """Who made the expectation, in a word."""
    return entry["name"].split("-")[0]


def expected(entry: Mapping[str, str]) -> list[Mapping[str, Any]] | None:
    """The items a case should become, None where it says nothing we can read."""
    if path := entry.get("expected_csl"):
        found = json.loads((CORPUS / path).read_text())
        return found if isinstance(found, list) else [found]
    if (path := entry.get("expected")) and path.endswith(".bib") and "bibtex" in formats.FORMATS:
        return [ref.item() for ref in formats.read(text(CORPUS / path), format="bibtex")]
    return None


def normal(variable: str, value: Any) -> Any:
    """A value as two sources would agree on it."""
    if variable in NAME_VARIABLES:
        return [name(each) for each in value] if isinstance(value, list) else value
    if variable in DATE_VARIABLES:
        return date(value)
    words = tidy(unescape(plain(str(value)))).translate(str.maketrans("’‘“”–—", "''\"\"--")).rstrip(".")
    if variable == "keyword":
        return sorted(word.strip() for word in words.replace(";", ",").split(","))
    if variable == "page":
        return pages.normal(words)
    if variable == "DOI":
        return (identifiers.doi(words) or words).lower()
    if variable in ("ISSN", "ISBN"):
        return re.sub(r"[-,;\s]", "", words).lower()
    return words


def name(value: Mapping[str, Any]) -> str:
    """A name with its particles in one order."""
    if "literal" in value:
        return tidy(str(value["literal"]))
    family = " ".join(value[key] for key in ("dropping-particle", "non-dropping-particle", "family") if value.get(key))
    given = " ".join(value[key] for key in ("given", "suffix") if value.get(key))
    return tidy(f"{family}|{given}".replace("’", "'").replace("' ", "'")).strip("|")


def date(value: Any) -> Any:
    """A date without what only one convention writes."""
    if not isinstance(value, dict):
        return value
    parts = [[int(part) for part in one if part] for one in value.get("date-parts") or [] if one]
    return parts or str(value.get("literal") or value.get("raw") or "")


def fields(item: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of an item that count."""
    found = {
        ALIASES.get(key, key): normal(ALIASES.get(key, key), value) for key, value in item.items() if key not in SKIPPED
    }
    if found.get("event-place") == found.get("publisher-place"):
        found.pop("event-place", None)
    return {key: value for key, value in found.items() if value not in ("", [], None)}


def agrees(variable: str, value: Any, found: Mapping[str, Any]) -> bool:
    """Whether a field is right, or says elsewhere what the expectation has in a weaker place."""
    if found.get(variable) == value:
        return True
    if variable == "note" and re.fullmatch(
        r"[\w ]+: \S+", str(value)
    ):  # "PMID: 1" has a variable or custom word of its own
        return value.split(": ")[1] in found.get(OTHERS, "")
    if variable in DATE_VARIABLES and isinstance(value, str) and isinstance(found.get(variable), list):
        return str(found[variable][0][0]) in value  # we read what they left literal
    if variable in DATE_VARIABLES and isinstance(value, list) and isinstance(found.get(variable), list):
        return len(value) == 1 and found[variable][0][: len(value[0])] == value[0]  # we read more of it than they did
    return False


def score(case: Case, references: tuple[Reference, ...]) -> Iterator[tuple[int, str, Any, Any]]:
    """Each expected field that is not right: the item's number, the variable, what was expected and what was found."""
    for number, item in enumerate(case.expected):
        found = fields(references[number].item()) if number < len(references) else {}
        found[OTHERS] = json.dumps(references[number].item(), ensure_ascii=False) if found else ""
        for variable, value in fields(item).items():
            if not agrees(variable, value, found):
                yield number, variable, value, found.get(variable)


def quality(options: argparse.Namespace) -> None:
    """Per format and source: the mean share of expected fields right, and the cases entirely right."""
    table: dict[tuple[str, str], list[float]] = defaultdict(list)
    for case in cases():
        if (options.format and case.format not in options.format) or (options.split == "look" and case.kept):
            continue
        if options.split == "kept" and not case.kept:
            continue
        try:
            references = formats.read(text(case.input), format=case.format).references
        except RefkitError as error:
            references = ()
            print(f"{case.format}/{case.name}: {error}"[:200])
        total = sum(len(fields(item)) for item in case.expected)
        wrong = list(score(case, references))
        share = 1 - len(wrong) / total if total else float(not references)
        table[case.format, case.source].append(share)
        if options.show and not (case.kept and options.split != "kept"):
            show(case, wrong, share, len(references))
    report(table)


def show(case: Case, wrong: list[tuple[int, str, Any, Any]], share: float, count: int) -> None:
    """The wrong fields of one case."""
    if wrong:
        print(f"--- {case.format}/{case.name} {share:.0%} ({count} of {len(case.expected)})")
    for number, variable, value, found in wrong:
        print(f"  {number} {variable}: expected {str(value)[:160]!r}\n      found {str(found)[:160]!r}")


def report(table: Mapping[tuple[str, str], list[float]]) -> None:
    """Print the table."""
    print(f"{'format':16}{'source':12}{'cases':>6}{'fields':>9}{'entirely':>10}")
    together: dict[str, list[float]] = defaultdict(list)
    for (format_name, origin), shares in sorted(table.items()):
        together[format_name] += shares
        line(format_name, origin, shares)
    for format_name, shares in sorted(together.items()):
        line(format_name, "all", shares)


def line(format_name: str, origin: str, shares: list[float]) -> None:
    """One row of the table."""
    whole = sum(share == 1 for share in shares) / len(shares)
    print(f"{format_name:16}{origin:12}{len(shares):6}{sum(shares) / len(shares):9.1%}{whole:10.0%}")


def main() -> None:
    """Run what the command line names."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.set_defaults(run=lambda _: parser.print_help())
    commands = parser.add_subparsers()
    asked = commands.add_parser("quality", help=quality.__doc__)
    asked.add_argument("format", nargs="*")
    asked.add_argument("--show", action="store_true", help="print the wrong fields")
    asked.add_argument("--split", choices=("all", "look", "kept"), default="all")
    asked.set_defaults(run=quality)
    options = parser.parse_args()
    options.run(options)


if __name__ == "__main__":
    main()
