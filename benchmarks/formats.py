"""How well and how fast formats are read: `quality`, `agreed`, `tex`, `roundtrip`, `speed` beside peers, `safe`."""

import argparse
import hashlib
import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path
from typing import Any, NamedTuple

from refkit import formats
from refkit.errors import RefkitError
from refkit.fields import identifiers, latex, pages, titles
from refkit.fields.text import fold, plain, tidy, unescape
from refkit.model import Reference
from refkit.model.variables import DATE_VARIABLES, NAME_VARIABLES

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT.parent / "shared" / "data" / "formats"
DECLINED = ROOT / "tests" / "formats" / "declined.md"
ITEMS = CORPUS.parent / "csl-items.json"
NAMES = {"citation-cff": "cff", "crossref-unixref": "unixref", "ooxml-bibliography": "word", "html-coins": "coins"}
# What two conventions call by two names, and what is no field of the work.
ALIASES = {"journalAbbreviation": "container-title-short", "event": "event-title", "shortTitle": "title-short"}
OTHERS = "everything"
# "H₂O" and "H<sub>2</sub>O" say the same.
MARKS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻₀₁₂₃₄₅₆₇₈₉₊₋’‘“”–—", "0123456789+-0123456789+-''\"\"--")
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
        with suppress(RefkitError):  # one is written "@Article, author = ..."
            return [ref.item() for ref in formats.read(text(CORPUS / path), format="bibtex")]
    return None


def normal(variable: str, value: Any) -> Any:
    """A value as two sources would agree on it."""
    if variable in NAME_VARIABLES:
        return [name(each) for each in value] if isinstance(value, list) else value
    if variable in DATE_VARIABLES:
        return date(value)
    words = tidy(unescape(plain(str(value)))).translate(MARKS).rstrip(".")
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


def paired(case: Case, references: tuple[Reference, ...]) -> list[Reference | None]:
    """Each expected item's reference: the next of its title, since some sources list items as a database had them."""
    left = dict(enumerate(references))
    places: dict[str, list[int]] = defaultdict(list)
    for number, reference in left.items():
        places[fold(plain(reference.text("title")))].append(number)
    found: list[Reference | None] = []
    for item in case.expected:
        same = places[fold(plain(unescape(str(item.get("title", "")))))]
        found.append(left.pop(same.pop(0)) if same else None)
    for number, reference in enumerate(found):
        if reference is None and left:  # no such title: the one in its place, or else the next that nothing claims
            found[number] = left.pop(number if number in left else min(left))
    return found


class Judged(NamedTuple):
    """An expected field of the item of that number, all that was found of the item, and whether the field is right."""

    number: int
    variable: str
    expected: Any
    found: Mapping[str, Any]
    right: bool


def judged(case: Case, references: tuple[Reference, ...]) -> Iterator[Judged]:
    """Each expected field of a case's items."""
    for number, (item, reference) in enumerate(zip(case.expected, paired(case, references), strict=True)):
        found = fields(reference.item()) if reference else {}
        found[OTHERS] = json.dumps(reference.item(), ensure_ascii=False) if reference else ""
        for variable, value in fields(item).items():
            yield Judged(number, variable, value, found, agrees(variable, value, found))


def score(case: Case, references: tuple[Reference, ...]) -> Iterator[tuple[int, str, Any, Any]]:
    """Each expected field that is not right."""
    wrong = (field for field in judged(case, references) if not field.right)
    return ((each.number, each.variable, each.expected, each.found.get(each.variable)) for each in wrong)


class Refusal(NamedTuple):
    """An expectation that we do not follow: of a format's cases, of a variable, and of all its values or only some.

    Args:
        format: as in `--from`.
        case: a name, or its beginning and `*`.
        variable: the field, `*` for all.
        how: "=" for values of a pattern, "~" for those that differ from ours in capitals alone, "@" for those that
            stand in another of our variables.
        what: the pattern, or the other variable.
    """

    format: str
    case: str
    variable: str
    how: str
    what: str

    @classmethod
    def of(cls, kind: str, case: str, word: str) -> "Refusal":
        """`title`, `type=article`, `title~capitals` and `medium@URL`; a blank in a pattern is written `?`."""
        variable, how, what = re.split("([=~@])", word, maxsplit=1) if re.search("[=~@]", word) else (word, "=", "*")
        return cls(kind, case, variable, how, what)

    def meets(self, case: Case, field: Judged) -> bool:
        """Whether this expectation is one of those."""
        if self.format != case.format or self.variable not in ("*", field.variable):
            return False
        if not fnmatch(case.name, self.case):
            return False
        value, ours = str(field.expected), str(field.found.get(field.variable))
        if self.how == "~":
            return value != ours and value.lower() == ours.lower()
        return value == field.found.get(self.what) if self.how == "@" else fnmatch(value, self.what)


def declined() -> list[Refusal]:
    """What we do not follow: `tests/formats/declined.md` says why."""
    rows = (row.strip("| \n").split(" | ") for row in DECLINED.read_text().splitlines() if row.startswith("| "))
    return [Refusal.of(row[0], row[1], word) for row in rows if len(row) == 4 for word in row[2].split()]


def shares(case: Case, known: Iterable[Refusal]) -> tuple[float, float]:
    """The share of expected fields right, of all and of those we do not decline."""
    try:
        references = formats.read(text(case.input), format=case.format).references
    except RefkitError:
        references = ()
    rows = list(judged(case, references))
    counted = [row for row in rows if not any(each.meets(case, row) for each in known)]
    return share(rows), share(counted)


def share(rows: Sequence[Judged]) -> float:
    """How many of the fields are right, 1 where there are none."""
    return sum(row.right for row in rows) / len(rows) if rows else 1.0


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


def agreed(options: argparse.Namespace) -> None:
    """Per format and source: the mean share of expected fields right, of all and without those `declined.md` lists."""
    known, table = declined(), defaultdict[tuple[str, str], list[tuple[float, float]]](list)
    for case in cases():
        if options.format and case.format not in options.format:
            continue
        if options.split == "all" or case.kept == (options.split == "kept"):
            for origin in (case.source, "all"):
                table[case.format, origin].append(shares(case, known))
    print(f"{'format':16}{'source':12}{'cases':>6}{'all':>9}{'entirely':>10}{'agreed':>9}{'entirely':>10}")
    for (name, origin), found in sorted(table.items()):
        row = f"{name:16}{origin:12}{len(found):6}"
        for which in zip(*found, strict=True):
            row += f"{sum(which) / len(found):9.1%}{sum(each == 1 for each in which) / len(found):10.0%}"
        print(row)


def tex(_: argparse.Namespace) -> None:
    """How many TeX values of the two lists are read right: bare, and as titles of entries without markup."""
    for name in ("latex-common", "latex-unicode"):
        rows = json.loads((CORPUS / f"{name}.json").read_text())
        bare = sum(latex.to_text(written) == meant for _, written, meant in rows)
        entries = "".join(f"@misc{{k{at},\n  title = {{{row[1]}}},\n}}\n" for at, row in enumerate(rows))
        titles = {work.id: plain(work.text("title")) for work in formats.read(entries, format="bibtex").references}
        found = sum(titles.get(f"k{at}") == row[2].strip() for at, row in enumerate(rows))
        print(f"{name:16}{len(rows):6}  bare {bare:6}  titles {found:6}")


def roundtrip(options: argparse.Namespace) -> None:
    """Read, write, read again: the share of references that come back the same, per format and for all in CSL-JSON."""
    print(f"{'format':16}{'own corpus':>12}{'same':>9}{'any work':>12}{'same':>9}")
    everything = formats.read(text(ITEMS), format="csl-json").references
    for name in options.format or [name for name in formats.FORMATS if formats.FORMATS[name].write]:
        own, own_same = again(name, list(of_format(name)))
        others, others_same = again(name, [everything])
        print(f"{name:16}{own:12}{own_same / own if own else 0:9.1%}{others:12}{others_same / others:9.1%}")


def of_format(wanted: str) -> Iterator[tuple[Reference, ...]]:
    """The references of each file of the corpus in a format."""
    for entry in json.loads((CORPUS / "MANIFEST.json").read_text()):
        if NAMES.get(entry["format"], entry["format"]) == wanted:
            try:
                yield formats.read(text(CORPUS / entry["input"]), format=wanted).references
            except RefkitError:
                continue


def again(name: str, files: list[tuple[Reference, ...]]) -> tuple[int, int]:
    """How many references there are in the files, and how many come back the same, as `said` has them."""
    same = 0
    for references in files:
        found = formats.read(formats.write(references, format=name).text, format=name).references if references else ()
        same += sum(said(one) == said(other) for one, other in zip(references, found, strict=False))
    return sum(map(len, files)), same


def said(reference: Reference) -> str:
    """All that a reference says but its id, a letter and its accent as one character, as Unicode holds them equal.

    What stands before the colon of a title is no short title of its own.
    """
    bare = reference.with_(id="")
    if fold(bare.text("title-short")) == fold(titles.short(bare.text("title"))):
        bare = bare.with_({"title-short": ""})
    return unicodedata.normalize("NFC", json.dumps(bare.item(), ensure_ascii=False, sort_keys=True))


def speed(options: argparse.Namespace) -> None:
    """CPU seconds and peak memory of a .bib of N entries to CSL-JSON, and of a tenth of them, beside peers."""
    with tempfile.TemporaryDirectory() as folder:
        for count in (options.entries // 10, options.entries):
            source, target = Path(folder) / f"{count}.bib", Path(folder) / "out.json"
            source.write_text("".join(entry(number) for number in range(count)))
            print(f"{count} entries, {source.stat().st_size / 1e6:.0f} MB")
            for peer, command in peers(source, target).items():
                seconds, megabytes, fate = run(command)
                print(f"  {peer:24}{seconds:8.1f} CPU s{megabytes:8.0f} MB{fate}")


ENTRY = r"""@article{smith%(number)d,
  author = {Smith, John A. and M{\"u}ller, J{\o}rg and van der Berg, Anna},
  title = {The {DNA} of Example Number %(number)d: A Study of Things},
  journal = {Journal of Examples},
  year = %(year)d,
  month = %(month)s,
  volume = {%(volume)d},
  number = {%(issue)d},
  pages = {%(number)d--%(last)d},
  doi = {10.1234/ex.%(number)d},
  abstract = {We study things and find that they are. We study things and find that they are. We study things and find
    that they are, with an error of 5\%% at most.},
  keywords = {things, examples},
}

"""


def entry(number: int) -> str:
    """One entry as reference managers write them: a little TeX, braces, macros, an abstract."""
    month = "jan feb mar apr may jun".split()[number % 6]
    numbers = {"year": 1950 + number % 70, "volume": number % 99, "issue": number % 12, "last": number + 9}
    return ENTRY % {"number": number, "month": month, **numbers}


def peers(source: Path, target: Path) -> dict[str, list[str]]:
    """Commands that turn one into the other, of the programs that are installed."""
    ours = [sys.executable, "-m", "refkit", "convert", str(source), str(target), "--from", "bibtex", "--to", "csl-json"]
    bare = f"from bibtexparser.splitter import Splitter; Splitter(open({str(source)!r}).read()).split()"
    default = f"import bibtexparser; bibtexparser.parse_file({str(source)!r})"
    pybtex = f"from pybtex.database import parse_file; parse_file({str(source)!r})"
    found = {"refkit convert": ours, "bibtexparser, splitter": [sys.executable, "-c", bare]}
    found["bibtexparser, default"] = [sys.executable, "-c", default]
    if importlib.util.find_spec("pybtex"):
        found["pybtex, parsed only"] = [sys.executable, "-c", pybtex]
    if shutil.which("pandoc"):
        found["pandoc"] = ["pandoc", "-f", "bibtex", "-t", "csljson", "-o", str(target), str(source)]
    if shutil.which("citation-js"):
        found["citation-js"] = ["citation-js", "-i", str(source), "-o", str(target.with_suffix("")), "-f", "data"]
    return found


def run(command: list[str]) -> tuple[float, float, str]:
    """CPU seconds and peak memory in MB of a command and its children, and how it ended where it failed."""
    process = subprocess.Popen(command, stderr=subprocess.PIPE, cwd=ROOT)
    with process:
        said = process.stderr.read() if process.stderr else b""
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    fate = f"  failed: {said.decode(errors='replace').strip().splitlines()[-1:]}" if process.returncode else ""
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, fate


HOSTILE = {
    "laughs.xml": '<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><xml><records>&b;</records></xml>',
    "external.xml": '<!DOCTYPE a [<!ENTITY a SYSTEM "file:///etc/passwd">]><mods><note>&a;</note></mods>',
    "deep.xml": "<a>" * 500_000,
    "deep.json": "[" * 500_000,
    "deep.bib": "@article{a, title = " + "{" * 500_000,
    "zip.ris": "PK\x03\x04\x14\x00\x06\x00",
    "blanks.json": " " * 5_000_000,
}


ENDLESS = {
    "line.ris": "",
    "field.ris": "TY  - JOUR\nTI  - ",
    "braces.bib": "@article{a,\n  title = {",
    "text.json": '[{"id": "a", "title": "',
    "element.xml": "<xml><records><record><notes>",
}


def safe(_: argparse.Namespace) -> None:
    """What `refkit convert` says of hostile files and values of 1 GB, in how many CPU seconds and megabytes."""
    with tempfile.TemporaryDirectory() as folder:
        for name, content in HOSTILE.items():
            (Path(folder) / name).write_text(content)
            tell(Path(folder) / name)
        for name, begin in ENDLESS.items():
            with (Path(folder) / name).open("w") as long:
                long.write(begin)
                for _megabyte in range(1000):
                    long.write("x" * 1_000_000)
            tell(Path(folder) / name)
            (Path(folder) / name).unlink()


def tell(path: Path) -> None:
    """Convert a file and print what that took, and what was said."""
    seconds, megabytes, fate = run([sys.executable, "-m", "refkit", "convert", str(path), "--to", "csl-json"])
    print(f"{path.name:14}{seconds:7.2f} CPU s{megabytes:7.0f} MB{fate.replace(str(path.parent), '')[:150]}")


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
    asked = commands.add_parser("agreed", help=agreed.__doc__)
    asked.add_argument("format", nargs="*")
    asked.add_argument("--split", choices=("all", "look", "kept"), default="all")
    asked.set_defaults(run=agreed)
    commands.add_parser("tex", help=tex.__doc__).set_defaults(run=tex)
    asked = commands.add_parser("roundtrip", help=roundtrip.__doc__)
    asked.add_argument("format", nargs="*")
    asked.set_defaults(run=roundtrip)
    commands.add_parser("safe", help=safe.__doc__).set_defaults(run=safe)
    asked = commands.add_parser("speed", help=speed.__doc__)
    asked.add_argument("--entries", type=int, default=100_000)
    asked.set_defaults(run=speed)
    options = parser.parse_args()
    options.run(options)


if __name__ == "__main__":
    main()
