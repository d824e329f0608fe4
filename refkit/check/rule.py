"""A rule: its code, its name, its severity, its page in the manual, and the function that looks for it."""

import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from refkit.check.desk import Desk
from refkit.check.finding import Edit, Finding, Fix, Severity
from refkit.model import Span


@dataclass(frozen=True, slots=True)
class Mark:
    """What a rule's function gives for each fault: a finding that does not yet know its rule."""

    span: Span
    message: str
    entry: int | None = None
    fix: Fix | None = None


Look = Callable[[Desk], Iterable[Mark]]


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing that refkit can find.

    `page` is the rule's page in the manual, in Markdown: the docstring of the file that declares the rule.
    """

    code: str
    name: str
    severity: Severity
    page: str
    look: Look

    @property
    def summary(self) -> str:
        """The first sentence of the page."""
        return " ".join(self.page.split("\n\n")[0].split())

    @property
    def about(self) -> str:
        """What the rule does: the first section of its page, in one line."""
        does = self.page.partition("## What it does")[2].partition("\n## ")[0]
        return " ".join(does.split()) or self.summary

    def find(self, desk: Desk) -> tuple[Finding, ...]:
        """All findings of this rule in the article on the desk, in no particular order."""
        return tuple(
            Finding(self.code, self.name, self.severity, mark.message, mark.span, mark.entry, mark.fix)
            for mark in self.look(desk)
        )


def rule(code: str, name: str, severity: Severity) -> Callable[[Look], Rule]:
    """Makes a rule of the function that it decorates; the docstring of the function's file is the rule's page.

    Args:
        code: three capitals for the family and three digits, "CIT001".
        name: what is found, in words joined by hyphens, so that "allow cited-not-listed" makes sense.
        severity: how grave it is unless the configuration says otherwise.
    """

    def declare(look: Look) -> Rule:
        page = sys.modules[look.__module__].__doc__ or ""
        return Rule(code, name, severity, page.strip() + "\n", look)

    return declare


def safe(*edits: Edit) -> Fix:
    """A fix that cannot change what the article says."""
    return Fix(safe=True, edits=edits)


def unsafe(*edits: Edit) -> Fix:
    """A fix that an editor ought to look at."""
    return Fix(safe=False, edits=edits)
