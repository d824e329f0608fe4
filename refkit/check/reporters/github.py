"""The report as annotations that GitHub Actions shows beside the changed lines.

Source: GitHub Actions, "Workflow commands": `::error file=...,line=...,col=...::message`, with "%", line ends, and in
properties ":" and ",", percent-encoded.
"""

from collections.abc import Sequence

from refkit.check.finding import Finding, Severity
from refkit.check.reporters import Checked
from refkit.model import Lines

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def report(files: Sequence[Checked]) -> str:
    """One workflow command for each finding."""
    return "".join(_command(file.path, finding, Lines(file.text)) for file in files for finding in file.findings)


def _command(path: str, finding: Finding, lines: Lines) -> str:
    begin, end = lines.position(finding.span.start), lines.position(max(finding.span.end, finding.span.start))
    places = {"file": path, "line": begin.line, "endLine": end.line, "col": begin.column}
    if end.line == begin.line:
        places["endColumn"] = max(end.column, begin.column)
    places["title"] = f"{finding.code} {finding.name}"
    properties = ",".join(f"{name}={_property(str(value))}" for name, value in places.items())
    return f"::{_COMMANDS[finding.severity]} {properties}::{_data(finding.message)}\n"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
