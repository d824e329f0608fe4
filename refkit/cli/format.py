"""`refkit format`: a bibliography, and citations, in any citation style."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from refkit.api import process
from refkit.cli import completion
from refkit.cli.files import apart, as_json, by_ending, document, file_argument, output_option, put, references, warn
from refkit.cli.shapes import VERSION
from refkit.errors import InputError, at

if TYPE_CHECKING:
    from collections.abc import Iterable

    from refkit.csl import Processed
    from refkit.model import Citation, Problem

OUTPUTS = ("text", "html", "markdown", "latex", "rtf", "docx")
_ENDINGS = {
    ".html": "html",
    ".htm": "html",
    ".md": "markdown",
    ".markdown": "markdown",
    ".tex": "latex",
    ".rtf": "rtf",
    ".docx": "docx",
}


@click.command("format")
@file_argument
@click.option(
    "-s",
    "--style",
    default="apa",
    show_default=True,
    shell_complete=completion.styles,
    help="A style's name (`refkit styles`) or a .csl file.",
)
@click.option("-l", "--locale", help="The language to write in, such as de-DE; the style's own by default.")
@click.option(
    "-t", "--to", type=click.Choice(OUTPUTS), help="What to write; guessed by the name of the output, else text."
)
@click.option(
    "-f",
    "--from",
    "from_",
    shell_complete=completion.formats,
    help="The format of FILE; guessed from its name and content.",
)
@click.option(
    "--citations",
    "citations_file",
    type=click.Path(),
    metavar="FILE",
    help="A JSON array of citations as citeproc-js takes them.",
)
@click.option("--engine", type=click.Choice(("citeproc-py",)), help="Another engine, for comparison.")
@click.option("--json", "json_", is_flag=True, help="Bibliography, citations and warnings as JSON.")
@output_option
def format_(
    file: str,
    style: str,
    locale: str | None,
    to: str | None,
    from_: str | None,
    citations_file: str | None,
    engine: str | None,
    json_: bool,
    output: str,
) -> None:
    """Write the references of a bibliography or of an article's list in a citation style.

    Of a text that cites by key they are the works that it cites of the bibliography that it names.
    """
    apart(output, file)
    works = references(file, from_)
    citations = _citations(citations_file) if citations_file else ()
    to = to or _by_name(output, json_=json_)
    links = not json_  # JSON gives the style's own words
    done = process(works, citations, style=style, locale=locale, output=to, engine=engine, links=links)
    if to == "docx" and not json_:
        _docx(file, done, output)
        return
    warn(file, done.warnings)
    put(_json(done, works.problems) if json_ else _whole(done, to), output)


def _by_name(output: str, *, json_: bool) -> str:
    """What the name of an output asks for; of JSON it is what the texts in it are."""
    known = _ENDINGS.get(Path(output).suffix.lower())
    return by_ending(output, [known] if known else ["text"] if json_ else [], "text")


def _citations(file: str) -> tuple[Citation, ...]:
    try:
        raw = json.loads(document(file).text)
    except json.JSONDecodeError as error:
        raise InputError(f"{file}: not JSON: {error.msg} ({at(error.lineno, error.colno)})") from None
    if not isinstance(raw, list):
        raise InputError(f"{file}: expected a JSON array of citations, found {json.dumps(raw):.60}")
    from refkit.model import Citation

    try:
        return tuple(Citation.from_item(item) for item in raw)
    except ValueError as error:
        raise InputError(f"{file}: {error}") from None


def _json(done: Processed, problems: Iterable[Problem]) -> str:
    return as_json(
        {
            "version": VERSION,
            "style": done.style,
            "locale": done.locale,
            "bibliography": [{"id": entry.id, "text": entry.text} for entry in done.bibliography],
            "citations": list(done.citations),
            "warnings": [*map(str, problems), *done.warnings],
        }
    )


def _whole(done: Processed, to: str) -> str:
    """Citations, if any were asked for, then the bibliography, as one document of that kind."""
    blocks = [*done.citations, *([""] if done.citations else []), *(entry.text for entry in done.bibliography)]
    if to == "html":
        return _html(done)
    if to == "rtf":
        return (
            "{\\rtf1\\ansi\\deff0{\\fonttbl{\\f0 Times New Roman;}}\n"
            + "".join(f"{text}\\par\n" for text in blocks)
            + "}"
        )
    return ("\n" if to == "text" else "\n\n").join(blocks)


def _html(done: Processed) -> str:
    citations = "".join(f'<p class="csl-citation">{text}</p>\n' for text in done.citations)
    entries = "".join(f'  <div class="csl-entry">{entry.text.strip()}</div>\n' for entry in done.bibliography)
    return f'{citations}<div class="csl-bib-body">\n{entries}</div>'


def _docx(file: str, done: Processed, output: str) -> None:
    from refkit.documents.bibliography_docx import write

    if output == "-":
        raise InputError("a Word document is no text for a terminal; name its file with -o FILE.docx")
    warn(file, done.warnings)
    data = write(
        done.citation_runs,
        [entry.runs for entry in done.bibliography],
        hanging=done.hanging_indent,
        entry_spacing=done.entry_spacing,
        line_spacing=done.line_spacing,
    )
    put(data, output)
