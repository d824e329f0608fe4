"""The report in numbers: how often each rule was found, for a first look at a long text."""

from collections import Counter
from collections.abc import Sequence

from refkit.check.reporters import Checked, summary
from refkit.check.reporters.text import closing


def report(files: Sequence[Checked]) -> str:
    """One line a rule, the most frequent first: how often, code, severity, name; then the summary line."""
    counted = Counter((each.code, each.severity.value, each.name) for file in files for each in file.findings)
    rows = sorted(counted.items(), key=lambda row: (-row[1], row[0]))
    lines = [f"{times:>5}  {code}  {severity:<8} {name}" for (code, severity, name), times in rows]
    return "".join(f"{line}\n" for line in (*lines, closing(summary(files))))
