"""The report as JSON Lines: one finding a line, each with its path, for pipes."""

import json
from collections.abc import Sequence

from refkit.check.reporters import Checked
from refkit.check.reporters.json import items


def report(files: Sequence[Checked]) -> str:
    """One line for each finding; nothing at all where nothing was found."""
    found = ({"path": file.path, **item} for file in files for item in items(file))
    return "".join(json.dumps(item, ensure_ascii=False) + "\n" for item in found)
