"""The manual of the rules: a page for each and a table of all, made from the docstrings, for `docs/rules/`."""

from refkit.check.rule import Rule
from refkit.check.rules import RULES

FAMILIES = {
    "CIT": "The text against the list",
    "NUM": "Numbered citations",
    "CMP": "What an entry lacks",
    "IDN": "Identifiers",
    "URL": "Web addresses",
    "STY": "The style",
    "DAT": "The data of the entries",
    "MET": "Entry against record",
    "INT": "Integrity",
}
"""What the first three letters of a code mean, in the manual's order."""


def manual() -> dict[str, str]:
    """File name -> content of every page of `docs/rules/`."""
    pages = {f"{rule.name}.md": page(rule) for rule in RULES.values()}
    return {"README.md": table(), **pages}


def page(rule: Rule) -> str:
    """A rule's page in Markdown: a heading, its severity, and the docstring of its file."""
    return f"# {rule.name} ({rule.code})\n\n**Severity: {rule.severity.value}.** {_made_by(rule)}\n{rule.page}"


def table() -> str:
    """The catalogue in Markdown, by family."""
    blocks = [_family(letters, title) for letters, title in FAMILIES.items()]
    head = "# The rules\n\nMade from the code by `python -m refkit.check.manual`; `refkit rules CODE` shows a page.\n"
    return "\n".join([head, *(block for block in blocks if block)])


def _made_by(rule: Rule) -> str:
    return f"Leave it out with `--ignore {rule.code}`, or in the text with `refkit: ignore {rule.code}`.\n"


def _family(letters: str, title: str) -> str:
    rules = [rule for rule in RULES.values() if rule.code.startswith(letters)]
    if not rules:
        return ""
    rows = [
        f"| {rule.code} | [{rule.name}]({rule.name}.md) | {rule.severity.value} | {rule.summary} |" for rule in rules
    ]
    return "\n".join(
        [f"## {letters}: {title}", "", "| code | name | severity | what it finds |", "|---|---|---|---|", *rows, ""]
    )


if __name__ == "__main__":
    from pathlib import Path

    for name, content in manual().items():
        Path("docs/rules", name).write_text(content, encoding="utf-8")
