"""The report as one JSON object, version 1; it only ever grows."""

import json
from collections.abc import Sequence
from typing import Any

from refkit.check.finding import Finding, Fix
from refkit.check.reporters import Checked, summary
from refkit.model import Lines

VERSION = 1


def report(files: Sequence[Checked]) -> str:
    """All files and a summary, indented by two blanks, with a line end at the end."""
    sums = summary(files)
    whole = {
        "version": VERSION,
        "files": [{"path": file.path, "findings": items(file)} for file in files],
        "summary": {
            "files": sums.files,
            "findings": sums.findings,
            "error": sums.errors,
            "warning": sums.warnings,
            "info": sums.infos,
            "fixable": sums.fixable,
            "fixable-unsafe": sums.unsafe,
        },
    }
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def items(file: Checked) -> list[dict[str, Any]]:
    """The findings of a file as JSON objects."""
    lines = Lines(file.text)
    return [item(finding, lines) for finding in file.findings]


def item(finding: Finding, lines: Lines) -> dict[str, Any]:
    """One finding. Offsets count code points from 0, half open; line and column count from 1."""
    place = lines.position(finding.span.start)
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity.value,
        "message": finding.message,
        "start": finding.span.start,
        "end": finding.span.end,
        "line": place.line,
        "column": place.column,
        "entry": finding.entry,
        "fix": _fix(finding.fix),
    }


def _fix(fix: Fix | None) -> dict[str, Any] | None:
    if fix is None:
        return None
    edits = [{"start": edit.span.start, "end": edit.span.end, "text": edit.text} for edit in fix.edits]
    return {"safe": fix.safe, "edits": edits}
