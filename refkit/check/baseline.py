"""A baseline: the findings a project has decided to live with for now, so that only new ones show.

A finding is known again by its file, its rule and the words it marks, not by its line; what is written above it may
change. The file is JSON, sorted, one finding a line, and fit to be read in a review.
"""

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from refkit.check.config import ConfigError
from refkit.check.finding import Finding

VERSION = 1

Key = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Baseline:
    """How often each known finding occurs: (path, code, marked words) -> times."""

    known: Mapping[Key, int] = field(default_factory=dict)

    def new(self, path: str, text: str, findings: Iterable[Finding]) -> tuple[Finding, ...]:
        """The findings of a file that the baseline does not know; of those with the same words, the last ones."""
        seen: Counter[Key] = Counter()
        fresh: list[Finding] = []
        for finding in findings:
            key = _key(path, text, finding)
            seen[key] += 1
            if seen[key] > self.known.get(key, 0):
                fresh.append(finding)
        return tuple(fresh)


def baseline(checked: Iterable[tuple[str, str, Iterable[Finding]]]) -> Baseline:
    """The baseline of everything found: of each file its path, its text and its findings."""
    return Baseline(Counter(_key(path, text, finding) for path, text, findings in checked for finding in findings))


def write_baseline(known: Baseline) -> str:
    """A baseline as the text of its file."""
    rows = (
        {"path": path, "code": code, "text": words, "times": times}
        for (path, code, words), times in sorted(known.known.items())
    )
    lines = ",\n".join(f"    {json.dumps(row, ensure_ascii=False)}" for row in rows)
    return f'{{\n  "version": {VERSION},\n  "findings": [\n{lines}\n  ]\n}}\n'


def read_baseline(text: str, *, name: str = "the baseline") -> Baseline:
    """The baseline in the text of its file.

    Raises:
        ConfigError: the text is no baseline.
    """
    try:
        rows = json.loads(text)["findings"]
        return Baseline({(row["path"], row["code"], row["text"]): int(row["times"]) for row in rows})
    except (ValueError, KeyError, TypeError):
        raise ConfigError(f"{name} is no baseline of refkit; --write-baseline {name} makes one") from None


def _key(path: str, text: str, finding: Finding) -> Key:
    return path, finding.code, " ".join(finding.span.of(text).split())
