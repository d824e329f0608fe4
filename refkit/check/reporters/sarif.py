"""The report as SARIF 2.1.0, which code hosts and editors read.

Source: OASIS, "Static Analysis Results Interchange Format (SARIF) Version 2.1.0", 2020-03-27. Columns count code points
(`columnKind: unicodeCodePoints`, section 3.14.27), lines from 1; a region's end column is the one after the last.
"""

import json
from collections.abc import Sequence
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
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
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
        "help": {"text": rule.page, "markdown": rule.page},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }


def _results(file: Checked, codes: list[str]) -> list[dict[str, Any]]:
    lines = Lines(file.text)
    return [_result(file.path, finding, lines, codes) for finding in file.findings]


def _result(path: str, finding: Finding, lines: Lines, codes: list[str]) -> dict[str, Any]:
    artifact = {"uri": quote(path.replace("\\", "/"), safe="/:")}
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "level": _LEVELS[finding.severity],
        "message": {"text": finding.message},
        "locations": [{"physicalLocation": {"artifactLocation": artifact, "region": _region(finding.span, lines)}}],
    }
    if finding.code in codes:
        result["ruleIndex"] = codes.index(finding.code)
    if finding.fix:
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
