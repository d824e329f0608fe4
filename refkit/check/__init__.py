"""Checks an article like a copy editor: rules with stable codes, findings with their places, fixes one can trust."""

from refkit.check.finding import Edit, Finding, Fix, Severity
from refkit.check.fix import fix, mend
from refkit.check.rule import Mark, Rule, rule
from refkit.check.rules import RULES
from refkit.check.runner import check, chosen

__all__ = ["RULES", "Edit", "Finding", "Fix", "Mark", "Rule", "Severity", "check", "chosen", "fix", "mend", "rule"]
