"""What the commands share: where the input comes from, where the output goes, and how warnings are said."""

import json
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import chain
from pathlib import Path

import click

from refkit.api import Source, bibliography_of, open_document, read
from refkit.documents import Document
from refkit.errors import InputError
from refkit.model import Bibliography, Problem, Reference

bibliography_option = click.option(
    "--bibliography",
    type=click.Path(),
    metavar="FILE",
    multiple=True,
    help="Works that texts cite by key, beside those they name.",
)
output_option = click.option(
    "-o", "--output", type=click.Path(), default="-", help="Write here instead of standard output."
)
file_argument = click.argument("file", type=click.Path())
_ARTICLES = (".txt", ".json", ".xml", ".html", ".htm", ".tex", ".md", ".docx", ".pdf")  # whatever format claims them
_PIECE = 1 << 16
"""How many characters are written at once, about."""
_LINE_END = re.compile(r"\r\n?|\n")
_KEY = re.compile(r"@[\w{]|cite\w*\*?\s?[\[{]")


def source(file: str) -> Source:
    """What a FILE argument means: standard input for "-", else the path."""
    return sys.stdin.buffer if file == "-" else Path(file)


def document(file: str) -> Document:
    """The document that a FILE argument names; what was guessed in reading it is said on standard error.

    Raises:
        InputError: with the file's name before what is wrong with it.
    """
    with named(file):
        read_ = open_document(source(file), name="" if file == "-" else file)
    warn(file, read_.problems)
    return read_


def article(file: str, *, instead: str) -> Document:
    """The document that a FILE argument names, when it is not by its name a bibliography.

    Raises:
        InputError: it is one, with what to do `instead`; or it cannot be read.
    """
    from refkit.formats import FORMATS, claiming

    suffix = Path(file).suffix.lower()
    if suffix not in _ARTICLES and (known := claiming(suffix)):
        raise InputError(f"{file}: this is a bibliography ({FORMATS[known[0]].title}), not an article; {instead}")
    return document(file)


def works_beside(read_: Document, files: Sequence[str]) -> tuple[Reference, ...]:
    """The works that a document may cite by key, from the bibliographies it names and from `files`; problems are said.

    Raises:
        InputError: one of `files` cannot be read.
    """
    for file in files:
        if not Path(file).is_file():
            raise InputError(f"cannot open {file}: there is no such file")
    if not _KEY.search(read_.text):
        return ()
    found = bibliography_of(read_, beside=[Path(file) for file in files])
    warn(read_.name or "-", found.problems)
    return found.references


def references(file: str, format_: str | None) -> Bibliography:
    """The references in the bibliography or article that a FILE argument names; problems go to standard error.

    Raises:
        InputError: with the file's name before what is wrong with it.
    """
    with named(file):
        found = read(open_document(source(file), name="" if file == "-" else file), format=format_)
    warn(file, found.problems)
    return found


@contextmanager
def named(file: str) -> Iterator[None]:
    """Whatever is wrong with the input in here is said with the file's name before it, once."""
    shown = "standard input" if file == "-" else file
    try:
        yield
    except InputError as error:
        message = str(error)
        raise InputError(message if shown in message else f"{shown}: {message}") from None


def warn(file: str, problems: Iterable[Problem | str]) -> None:
    """Each problem on a line of standard error, as file:line:column: warning: message."""
    shown = "standard input" if file == "-" else file
    for problem in problems:
        click.echo(f"{shown}{_place(problem)}: warning: {_message(problem)}", err=True)


def _place(problem: Problem | str) -> str:
    if isinstance(problem, str) or problem.line is None:
        return ""
    return f":{problem.line}" + (f":{problem.column}" if problem.column else "")


def _message(problem: Problem | str) -> str:
    if isinstance(problem, str):
        return problem
    return (f"{problem.entry}: " if problem.entry else "") + problem.message


def lines(text: str) -> list[str]:
    """The lines of a text that are not blank; a form feed or a line separator of Unicode, as PDFs leave, ends none."""
    return [line for line in _LINE_END.split(text) if line.strip()]


def format_of(output: str) -> str:
    """The bibliography format that the name of an output asks for; CSL-JSON where it asks for none."""
    from refkit.formats import FORMATS, claiming

    known = [name for name in claiming(Path(output).suffix.lower()) if FORMATS[name].write]
    return by_ending(output, known, "csl-json")


def by_ending(output: str, known: Sequence[str], default: str) -> str:
    """The first of what is `known` by the ending of an output's name, else the default; an odd ending is said."""
    if not known and (ending := Path(output).suffix) and ending.lower() != ".txt":
        warn(output, [f'nothing that is written here ends in "{ending}"; this is {default}, --to has others'])
    return next(iter(known), default)


def apart(output: str, *files: str) -> None:
    """Nothing where the output is another file than those that are read.

    Raises:
        UsageError: it is one of them, and would be lost.
    """
    if any("-" not in (file, output) and _same(Path(file), Path(output)) for file in files):
        raise click.UsageError(f"the output is {output}, which is read; name another file")


def _same(one: Path, other: Path) -> bool:
    return one.is_file() and other.is_file() and one.samefile(other)


def put(text: str | bytes, output: str) -> None:
    """Write the result; bytes as they are, a text as UTF-8 with a line end.

    Raises:
        InputError: the output cannot be written.
    """
    if output == "-":
        click.echo(text, nl=isinstance(text, str) and not text.endswith("\n"))
        return
    data = text if isinstance(text, bytes) else (text if text.endswith("\n") else text + "\n").encode()
    try:
        Path(output).write_bytes(data)
    except OSError as error:
        raise InputError(f"cannot write {output}: {error.strerror or error}") from None


def put_all(pieces: Iterable[str], output: str) -> None:
    """Write the pieces of a text as they come; nothing is written, and no file made, before there is a first.

    Raises:
        InputError: the output cannot be written.
    """
    coming = _together(pieces)
    first = next(coming, "")
    if output == "-":
        for piece in chain([first], coming):
            click.echo(piece, nl=False)
        return
    try:
        with Path(output).open("w", encoding="utf-8", newline="") as file:
            file.writelines(chain([first], coming))
    except OSError as error:
        raise InputError(f"cannot write {output}: {error.strerror or error}") from None


def _together(pieces: Iterable[str]) -> Iterator[str]:
    """Pieces of a size worth writing, the last of which ends in a line end."""
    held, size, end = list[str](), 0, "\n"
    for piece in pieces:
        held.append(piece)
        size += len(piece)
        end = piece[-1:] or end
        if size > _PIECE:
            yield "".join(held)
            held, size = [], 0
    yield "".join([*held, "" if end == "\n" else "\n"])


def as_json(value: object) -> str:
    """The value as JSON for people and programs: two blanks of indent, letters as they are."""
    return json.dumps(value, ensure_ascii=False, indent=2)
