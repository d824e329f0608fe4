"""The pages of the manual that are made from the code: `python -m refkit.cli.manual` writes them into `docs/`."""

from pathlib import Path
from typing import Any

import click

from refkit.check.manual import manual as rule_pages
from refkit.cli import python_page
from refkit.cli.main import program
from refkit.formats import FORMATS

_WIDTH = 100


def pages() -> dict[str, str]:
    """Path under `docs/` -> content of every page that is made from the code."""
    rules = {f"rules/{name}": content for name, content in rule_pages().items()}
    return {"commands.md": _commands(), "formats-table.md": _formats(), "python.md": python_page.page(), **rules}


def write(folder: Path) -> None:
    """Write the pages; those of rules that are no more go."""
    made = pages()
    for path in (folder / "rules").glob("*.md"):
        if f"rules/{path.name}" not in made:
            path.unlink()
    for name, content in made.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(content, encoding="utf-8")


def _commands() -> str:
    head = "# The command line\n\nMade from the code by `python -m refkit.cli.manual`.\n"
    settings: dict[str, Any] = {**program.context_settings, "max_content_width": _WIDTH, "terminal_width": _WIDTH}
    root = click.Context(program, info_name="refkit", **settings)
    return "\n".join([head, _page(program, root), *_below(program, root)])


def _below(group: click.Group, context: click.Context) -> list[str]:
    blocks: list[str] = []
    for name in group.list_commands(context):
        if (command := group.get_command(context, name)) is None:
            continue
        inner = click.Context(command, info_name=name, parent=context)
        blocks.append(f"## refkit {inner.command_path.removeprefix('refkit ')}\n\n{_page(command, inner)}")
        if isinstance(command, click.Group):
            blocks += _below(command, inner)
    return blocks


def _page(command: click.Command, context: click.Context) -> str:
    return f"```\n{command.get_help(context)}\n```\n"


def _formats() -> str:
    rows = [
        f"| {each.name} | {each.title} | {'read, write' if each.write else 'read'} | {', '.join(each.extensions)} |"
        for each in sorted(FORMATS.values(), key=lambda each: each.name)
    ]
    head = "# The formats\n\nMade from the code by `python -m refkit.cli.manual`.\n\n"
    return head + "\n".join(["| name | title | verbs | extensions |", "|---|---|---|---|", *rows]) + "\n"


if __name__ == "__main__":
    write(Path("docs"))
