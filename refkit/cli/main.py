"""The `refkit` command as click has it: its commands in the order people meet them, help, completion, what is wrong."""

from typing import Any

import click

from refkit.cli.files import echo
from refkit.cli.options import Command
from refkit.cli.start import COMMANDS, command_of, foreseen


class _InOrder(click.Group):
    """The commands in their order, and every foreseen error in one line with exit code 2."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  click's signature
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002  click's signature
        if cmd_name not in COMMANDS:
            return None
        found = command_of(cmd_name)
        return found.for_click() if isinstance(found, Command) else found

    def invoke(self, ctx: click.Context) -> Any:
        with foreseen(click.exceptions.Exit, click.Abort, click.ClickException):
            return super().invoke(ctx)


def _version(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted and not ctx.resilient_parsing:
        from importlib.metadata import version

        echo(f"refkit {version('refkit')}")
        ctx.exit()


@click.group(cls=_InOrder, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option("--version", is_flag=True, is_eager=True, expose_value=False, callback=_version, help="Show the version.")
def program() -> None:
    """Read, check, find and format the references of an article, in any citation style.

    FILE may be "-" for standard input. Exit codes: 0 fine, 1 findings, 2 usage or unreadable input, 3 incomplete
    because a source could not be reached, 130 interrupted.
    """
