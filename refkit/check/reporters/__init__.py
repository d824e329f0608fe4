"""The forms of a report. Each is a file with `report(files) -> str`; nothing here reads, writes or prints."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from refkit.check.finding import Finding, Severity
from refkit.model import Article
from refkit.registry import Registry


@dataclass(frozen=True, slots=True)
class Checked:
    """A file that was checked: its path as it was given, its text, and what was found.

    `article` lets the page in HTML show the entries before and after, and `mended`, the text of each entry when
    everything that refkit can mend is mended, spares it the mending; the other forms do without. `as_read` says that
    the text is what a reader sees of the file (HTML, Word, PDF), so that no place in it is one in the file.
    """

    path: str
    text: str
    findings: tuple[Finding, ...] = ()
    article: Article | None = None
    mended: tuple[str, ...] = ()
    as_read: bool = False


@dataclass(frozen=True, slots=True)
class Summary:
    """How much was found in how many files, and how much of it `--fix` would mend."""

    files: int
    errors: int
    warnings: int
    infos: int
    fixable: int
    unsafe: int

    @property
    def findings(self) -> int:
        """All findings together."""
        return self.errors + self.warnings + self.infos


Report = Callable[[Sequence[Checked]], str]

REPORTERS: Registry[Report] = Registry(
    "report format",
    {
        name: f"refkit.check.reporters.{name}:report"
        for name in ("text", "json", "jsonl", "html", "sarif", "github", "statistics")
    },
    group="refkit.reporters",
)
"""Name -> function from the files that were checked to the report."""


def summary(files: Iterable[Checked]) -> Summary:
    """The sums over all files."""
    files = tuple(files)
    findings = [finding for file in files for finding in file.findings]
    grave = Counter(finding.severity for finding in findings)
    safe = sum(1 for finding in findings if finding.fix and finding.fix.safe)
    unsafe = sum(1 for finding in findings if finding.fix) - safe
    return Summary(
        len(files), grave[Severity.ERROR], grave[Severity.WARNING], grave[Severity.INFO], fixable=safe, unsafe=unsafe
    )
