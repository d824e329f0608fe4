"""How `refkit` starts, and what becomes of an error; click is loaded only for a line that is not plain."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import TYPE_CHECKING

from refkit.cli.later import postpone
from refkit.cli.options import Command
from refkit.errors import RefkitError

if TYPE_CHECKING:
    import click

UNREADABLE = 2
INTERRUPTED = 130
_COLLECTING = (100_000, 20, 20)  # a command is short and leaves hardly any circles behind to look for
COMMANDS = {
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


def main() -> None:
    """Run the command line; a reader that closes the pipe ends it quietly."""
    gc.set_threshold(*_COLLECTING)
    postpone("inspect")  # dataclasses import it, and with it ten modules that nobody needs here
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    try:
        _run(sys.argv[1:])
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
    finally:
        gc.freeze()  # nothing is looked through once more only to end: a twentieth of a short run


def _run(words: list[str]) -> None:
    plainly = os.name != "nt" and "_REFKIT_COMPLETE" not in os.environ  # on Windows click expands "*.txt"
    found = command_of(words[0]) if plainly and words and words[0] in COMMANDS else None
    values = found.plain(words[1:]) if isinstance(found, Command) else None
    if isinstance(found, Command) and values is not None:
        with foreseen():
            found.run(**values)
        return
    from refkit.cli.main import program

    program(prog_name="refkit")


def command_of(name: str) -> Command | click.Command:
    """The command of that name, loaded."""
    module, _, attribute = COMMANDS[name].partition(":")
    found: Command | click.Command = getattr(import_module(f"refkit.cli.{module}"), attribute)
    return found


@contextmanager
def foreseen(*passed_on: type[Exception]) -> Iterator[None]:
    """Whatever goes wrong in here is said in one line of standard error, with exit code 2; an interruption with 130.

    What somebody else deals with is passed on: errors of the types given, a closed pipe.
    """
    others: tuple[type[Exception], ...] = (*passed_on, BrokenPipeError)
    try:
        yield
    except RefkitError as error:
        _end(str(error))
    except KeyboardInterrupt:
        _end("interrupted", INTERRUPTED)
    except others:
        raise
    except RecursionError:
        _end("the input is nested too deeply to be read")
    except Exception as error:
        if "REFKIT_DEBUG" in os.environ:
            raise
        _end(f"internal error, please report it: {type(error).__name__}: {error} (REFKIT_DEBUG=1 shows where)")


def _end(message: str, code: int = UNREADABLE) -> None:
    from refkit.cli.files import echo

    echo(f"refkit: {message}", err=True)
    sys.exit(code)
