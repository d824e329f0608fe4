"""`refkit convert`: a bibliography from one format to another."""

import sys
from collections.abc import Callable, Iterator
from contextlib import nullcontext

import click

from refkit import api
from refkit.cli import completion
from refkit.cli.files import apart, format_of, named, put_all, source, warn
from refkit.cli.progress import bar


@click.command()
@click.argument("input_", type=click.Path(), metavar="IN")
@click.argument("output", type=click.Path(), metavar="[OUT]", default="-")
@click.option(
    "-f",
    "--from",
    "from_",
    shell_complete=completion.formats,
    help="The format of IN; guessed from its name and content.",
)
@click.option(
    "-t", "--to", shell_complete=completion.formats, help="The format of OUT; guessed by its name, else csl-json."
)
@click.option("-o", "--output", "other", type=click.Path(), help="The same as OUT.")
def convert(input_: str, output: str, from_: str | None, to: str | None, other: str | None) -> None:
    """Convert a bibliography, or the list of an article, to another format.

    Nothing is lost silently: what a format cannot carry, and what could not be read, is said on standard error.
    """
    if other and output != "-":
        raise click.UsageError(f"OUT is {output} and {other}; name it once")
    output = other or output
    apart(output, input_)
    with bar("Converting") if output != "-" or not sys.stdout.isatty() else nullcontext() as progress:
        put_all(_converted(input_, from_, to or format_of(output), progress), output)


def _converted(file: str, from_: str | None, to: str, progress: Callable[[int, int], None] | None) -> Iterator[str]:
    """The pieces of the result; problems go to standard error."""
    with named(file):
        document = api.open_document(source(file), name="" if file == "-" else file)
        for piece in api.convert(document, format=from_, to=to, progress=progress):
            if isinstance(piece, str):
                yield piece
            else:
                warn(file, [piece])
