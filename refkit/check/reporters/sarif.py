"""The report as SARIF 2.1.0, which code hosts and editors read.

Source: OASIS, "Static Analysis Results Interchange Format (SARIF) Version 2.1.0", 2020-03-27. Columns count code points
(`columnKind: unicodeCodePoints`, section 3.14.27), lines from 1; a region's end column is the one after the last. A
lone carriage return ends a line too, which `newlineSequences` has to say. A fingerprint (`partialFingerprints`, section
3.27.17) is made of the rule and the marked words, so that a finding that has moved is known again; of equal ones, by
its turn. Where the text is not the file (HTML, Word, PDF), a result names the file alone: a region would be one of it.
"""

import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from typing import Any
from urllib.parse import quote

from refkit.check.finding import Finding, Fix, Severity
from refkit.check.reporters import Checked
from refkit.check.rule import Rule
from refkit.check.rules import RULES
from refkit.model import Lines, Span

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def report(files: Sequence[Checked]) -> str:
    """One run with the rules that found something, and all findings as its results."""
    codes = [code for code in RULES if any(finding.code == code for file in files for finding in file.findings)]
    driver = {"name": "refkit", "version": _version(), "rules": [_rule(RULES[code]) for code in codes]}
    results = [result for file in files for result in _results(file, codes)]
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "newlineSequences": ["\r\n", "\n", "\r"],
        "results": results,
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2) + "\n"


def _version() -> str:
    try:
        return version("refkit")
    except PackageNotFoundError:  # run from a checkout that was never installed
        return "0"


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": rule.about},
        "help": {"text": rule.page, "markdown": rule.page},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }


def _results(file: Checked, codes: list[str]) -> Iterator[dict[str, Any]]:
    lines = Lines(file.text)
    seen: Counter[tuple[str, str]] = Counter()
    for finding in file.findings:
        words = " ".join(finding.span.of(file.text).split())
        seen[finding.code, words] += 1
        known = sha256(f"{finding.code}\n{words}\n{seen[finding.code, words]}".encode()).hexdigest()
        yield _result(file, finding, lines, codes) | {"partialFingerprints": {"codeAndWords/v1": known}}


def _uri(path: str) -> str:
    r"""A path as a URI reference (RFC 3986): an absolute one has its scheme, in others a colon is no scheme's.

    >>> _uri("a b/c:d.txt"), _uri("/tmp/a.txt"), _uri("C:\\tmp\\a.txt")
    ('a%20b/c%3Ad.txt', 'file:///tmp/a.txt', 'file:///C:/tmp/a.txt')
    """
    slashed = path.replace("\\", "/")
    if drive := re.match(r"[A-Za-z]:(?=/)", slashed):
        return f"file:///{drive[0]}{quote(slashed[2:])}"
    return ("file://" if slashed.startswith("/") else "") + quote(slashed)


def _result(file: Checked, finding: Finding, lines: Lines, codes: list[str]) -> dict[str, Any]:
    artifact = {"uri": _uri(file.path)}
    place = {} if file.as_read else {"region": _region(finding.span, lines)}
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "level": _LEVELS[finding.severity],
        "message": {"text": finding.message},
        "locations": [{"physicalLocation": {"artifactLocation": artifact, **place}}],
    }
    if finding.code in codes:
        result["ruleIndex"] = codes.index(finding.code)
    if finding.fix and not file.as_read:
        result["fixes"] = [_fix(finding.fix, artifact, lines)]
    return result


def _fix(fix: Fix, artifact: dict[str, str], lines: Lines) -> dict[str, Any]:
    replacements = [
        {"deletedRegion": _region(edit.span, lines), "insertedContent": {"text": edit.text}} for edit in fix.edits
    ]
    words = "A safe fix" if fix.safe else "A fix to look at first"
    return {
        "description": {"text": words},
        "artifactChanges": [{"artifactLocation": artifact, "replacements": replacements}],
    }


def _region(span: Span, lines: Lines) -> dict[str, int]:
    begin, end = lines.position(span.start), lines.position(span.end)
    return {
        "startLine": begin.line,
        "startColumn": begin.column,
        "endLine": end.line,
        "endColumn": end.column,
        "charOffset": span.start,
        "charLength": len(span),
    }
