"""The report as JSON Lines: one finding a line, each with its path, for pipes.

What some readers take for a line end (U+0085, U+2028, U+2029) is written as an escape.
"""

import json
from collections.abc import Sequence

from refkit.check.reporters import Checked
from refkit.check.reporters.json import items

_ENDS = {code: f"\\u{code:04x}" for code in (0x85, 0x2028, 0x2029)}


def report(files: Sequence[Checked]) -> str:
    """One line for each finding; nothing at all where nothing was found."""
    found = ({"path": file.path, **item} for file in files for item in items(file))
    return "".join(map(line, found))


def line(value: object) -> str:
    """A value as JSON on a line of its own, its end included."""
    return json.dumps(value, ensure_ascii=False).translate(_ENDS) + "\n"
