"""The `refkit` command: its commands in the order people meet them, and what becomes of an error."""

import gc
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from refkit.errors import RefkitError, UnknownNameError

UNREADABLE = 2
INTERRUPTED = 130
_COLLECTING = (100_000, 20, 20)  # a command is short and leaves hardly any circles behind to look for
_COMMANDS = {
    "check": "check:check",
    "outline": "outline:outline",
    "format": "format:format_",
    "parse": "parse:parse",
    "convert": "convert:convert",
    "resolve": "resolve:resolve",
    "index": "index:index",
    "styles": "lists:styles",
    "rules": "lists:rules",
    "formats": "lists:formats",
    "serve": "serve:serve",
    "completion": "completion:completion",
}
"""Command -> the module beside this one, and the name in it; a command is loaded when it is called."""


@contextmanager
def _foreseen() -> Iterator[None]:
    """Whatever goes wrong in here is said in one line of standard error, with exit code 2; an interruption with 130.

    A reader that closes the pipe has had enough: that ends the command quietly.
    """
    try:
        yield
    except RefkitError as error:
        _end(str(error))
    except KeyboardInterrupt:
        _end("interrupted", INTERRUPTED)
    except (click.exceptions.Exit, click.Abort, click.ClickException):
        raise
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except OSError as error:
        _end(f"{error.filename or 'could not read or write'}: {error.strerror or error}")
    except RecursionError:
        _end("the input is nested too deeply to be read")
    except Exception as error:
        if "REFKIT_DEBUG" in os.environ:
            raise
        _end(f"internal error, please report it: {type(error).__name__}: {error} (REFKIT_DEBUG=1 shows where)")


def _end(message: str, code: int = UNREADABLE) -> None:
    click.echo(f"refkit: {message}", err=True)
    sys.exit(code)


class _InOrder(click.Group):
    """The commands in their order, and every foreseen error in one line with exit code 2."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  click's signature
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002  click's signature
        if cmd_name not in _COMMANDS:
            return None
        module, _, name = _COMMANDS[cmd_name].partition(":")
        command: click.Command = getattr(import_module(f"refkit.cli.{module}"), name)
        return command

    def resolve_command(self, ctx: click.Context, args: list[str]) -> Any:
        if args[0] not in _COMMANDS and not args[0].startswith("-"):
            raise UnknownNameError("command", args[0], _COMMANDS, hint="`refkit --help` lists them all")
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        with _foreseen():
            return super().invoke(ctx)


def _version(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted and not ctx.resilient_parsing:
        from importlib.metadata import version

        click.echo(f"refkit {version('refkit')}")
        ctx.exit()


@click.group(cls=_InOrder, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option("--version", is_flag=True, is_eager=True, expose_value=False, callback=_version, help="Show the version.")
def program() -> None:
    """Read, check, find and format the references of an article, in any citation style.

    FILE may be "-" for standard input. Exit codes: 0 fine, 1 findings, 2 usage or unreadable input, 3 incomplete
    because a source could not be reached, 130 interrupted.
    """


def main() -> None:
    """Run the command line."""
    gc.set_threshold(*_COLLECTING)
    _open_streams()
    try:
        program(prog_name="refkit")
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
    finally:
        gc.freeze()  # nothing is looked through once more only to end: a twentieth of a short run


def _open_streams() -> None:
    """Standard streams that can be used whatever they are: closed ones lead nowhere, letters they lack are "?"."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open(mode, encoding="utf-8"))  # noqa: SIM115  as long as we live
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
