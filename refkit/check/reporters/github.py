"""The report as annotations that GitHub Actions shows beside the changed lines.

Source: GitHub Actions, "Workflow commands": `::error file=...,line=...,col=...::message`, with "%", line ends, and in
properties ":" and ",", percent-encoded. Columns are given only where the annotation is of one line, as its checks take
them, and lines only where they are those of the file.
"""

from collections.abc import Iterator, Sequence

from refkit.check.finding import Finding, Severity
from refkit.check.reporters import Checked
from refkit.model import Lines

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def report(files: Sequence[Checked]) -> str:
    """One workflow command for each finding."""
    return "".join(command for file in files for command in _commands(file))


def _commands(file: Checked) -> Iterator[str]:
    lines = Lines(file.text)
    return (_command(finding, _place(file, finding, lines)) for finding in file.findings)


def _place(file: Checked, finding: Finding, lines: Lines) -> dict[str, str | int]:
    if file.as_read:
        return {"file": file.path}
    begin, end = lines.position(finding.span.start), lines.position(max(finding.span.end, finding.span.start))
    place: dict[str, str | int] = {"file": file.path, "line": begin.line, "endLine": end.line}
    if end.line == begin.line:
        place |= {"col": begin.column, "endColumn": max(end.column, begin.column)}
    return place


def _command(finding: Finding, place: dict[str, str | int]) -> str:
    named = place | {"title": f"{finding.code} {finding.name}"}
    properties = ",".join(f"{name}={_property(str(value))}" for name, value in named.items())
    return f"::{_COMMANDS[finding.severity]} {properties}::{_data(finding.message)}\n"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
