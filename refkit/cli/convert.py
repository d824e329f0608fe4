"""`refkit convert`: a bibliography from one format to another."""

from pathlib import PurePath

from refkit.api import written
from refkit.cli import completion
from refkit.cli.files import put, references, warn
from refkit.cli.options import argument, command, option


@command()
@argument("input_", metavar="IN")
@argument("output", metavar="[OUT]", default="-")
@option(
    "--from", "from_", shell_complete=completion.formats, help="The format of IN; guessed from its name and content."
)
@option("--to", shell_complete=completion.formats, help="The format of OUT; guessed from its name, else csl-json.")
@option("-o", "--output", "other", help="The same as OUT.")
def convert(input_: str, output: str, from_: str | None, to: str | None, other: str | None) -> None:
    """Convert a bibliography, or the list of an article, to another format.

    Nothing is lost silently: what a format cannot carry, and what could not be read, is said on standard error.
    """
    output = other or output
    to = to or _format_of(output)
    bibliography = references(input_, from_)
    result = written(bibliography, format=to)
    warn(input_, result.problems)
    put(result.text, output)


def _format_of(output: str) -> str:
    from refkit.formats import FORMATS, claiming

    known = claiming(PurePath(output).suffix.lower())
    return next((name for name in known if FORMATS[name].write), "csl-json")
