"""Checks an article like a copy editor: rules with stable codes, findings with their places, fixes one can trust.

The rules and what runs them are loaded when they are first asked for: `import refkit` enters this room.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from refkit.check.finding import Edit, Finding, Fix, Severity
from refkit.check.fix import fix, mend

if TYPE_CHECKING:
    from refkit.check.rule import Mark, Rule
    from refkit.check.rules import RULES
    from refkit.check.runner import check, chosen

__all__ = ["RULES", "Edit", "Finding", "Fix", "Mark", "Rule", "Severity", "check", "chosen", "fix", "mend"]

_HOMES = {
    "rule": ("Mark", "Rule"),
    "rules": ("RULES",),
    "runner": ("check", "chosen"),
}


def __getattr__(name: str) -> Any:
    home = next((home for home, names in _HOMES.items() if name in names), None)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{home}"), name)
