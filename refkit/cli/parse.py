"""`refkit parse`: reference strings to references."""

import click

from refkit.api import parse as parse_one
from refkit.api import parse_list, written
from refkit.api.bibliographies import like_prose
from refkit.check.reporters.jsonl import line
from refkit.cli import completion, shapes
from refkit.cli.files import apart, article, file_argument, format_of, output_option, put, warn
from refkit.cli.files import lines as rows_of
from refkit.errors import InputError


@click.command()
@file_argument
@click.option("--lines", is_flag=True, help="Every line is one reference; else wrapped entries are joined.")
@click.option(
    "-t",
    "--to",
    "to",
    shell_complete=completion.formats,
    help="The format to write (`refkit formats`); guessed by the name of the output, else csl-json.",
)
@click.option("--json", "json_", is_flag=True, help="JSON Lines: text, reference, confidence, fields with places.")
@output_option
def parse(file: str, lines: bool, to: str | None, json_: bool, output: str) -> None:
    """Read references as people write them, one block of entries or one a line."""
    apart(output, file)
    text = article(file, instead="`refkit convert` reads it").text
    references = tuple(map(parse_one, rows_of(text))) if lines else parse_list(text)
    if not references:
        raise InputError(f"{file}: no references found; expected a list of references, or with --lines one a line")
    if like_prose(references):
        warn(file, ["much of it names neither author nor year; of an article `refkit convert` reads the list alone"])
    if json_:
        put("".join(line(shapes.parsed(each)) for each in references), output)
        return
    result = written(references, format=to or format_of(output))
    warn(file, result.problems)
    put(result.text, output)
