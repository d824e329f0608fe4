"""`refkit check`: what is wrong with the references and citations of articles, and how to mend it."""

from __future__ import annotations

import difflib
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from refkit.api import check as check_article
from refkit.api import read_article
from refkit.cli.files import document, output_option, put
from refkit.errors import InputError

if TYPE_CHECKING:
    from refkit.check import Finding
    from refkit.check.reporters import Checked
    from refkit.documents import Document
    from refkit.model import Article

FINDINGS, UNREADABLE = 1, 2
GRAVITY = ("info", "warning", "error")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the options of `refkit check` ask for, beside the files."""

    style: str | None
    select: tuple[str, ...]
    ignore: tuple[str, ...]


@click.command()
@click.argument("files", metavar="FILE...", nargs=-1, required=True)
@click.option("-s", "--style", help="The citation style that the article should follow.")
@click.option("--select", multiple=True, help="Only these rules: codes or their beginnings, comma-separated.")
@click.option("--ignore", multiple=True, help="Not these rules.")
@click.option("--fix", is_flag=True, help="Mend what is safe to mend, in the file.")
@click.option("--diff", is_flag=True, help="Show what --fix would change, and change nothing.")
@click.option("--unsafe", is_flag=True, help="With --fix or --diff: mend also what an editor ought to look at.")
@click.option(
    "--format",
    "format_",
    type=click.Choice(("text", "json", "jsonl", "html", "sarif", "github")),
    default="text",
    show_default=True,
    help="The form of the report.",
)
@click.option(
    "--fail-on", type=click.Choice(GRAVITY), default="warning", show_default=True, help="Exit with 1 from here."
)
@output_option
def check(
    files: tuple[str, ...],
    style: str | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    fix: bool,
    diff: bool,
    unsafe: bool,
    format_: str,
    fail_on: str,
    output: str,
) -> None:
    """Check the references and citations of articles.

    Findings have a stable code (`refkit rules`) and an exact place. The words "refkit: ignore CODE" in a comment of the
    text silence one.
    """
    wanted = Wanted(style, _words(select), _words(ignore))
    unreadable = False
    checked: list[Checked] = []
    for file in files:
        try:
            checked.append(_one(file, wanted, fix=fix, diff=diff, unsafe=unsafe))
        except InputError as error:
            click.echo(f"refkit: {error}", err=True)
            unreadable = True
    report = "" if diff else _report(checked, format_, output)
    if fix and "-" in files:
        click.echo(report, err=True, nl=False)  # standard output holds the mended text
    elif report:
        put(report, output)
    sys.exit(_exit_code(checked, fail_on, unreadable=unreadable))


def _words(options: Sequence[str]) -> tuple[str, ...]:
    return tuple(word.strip() for option in options for word in option.split(",") if word.strip())


def _one(file: str, wanted: Wanted, *, fix: bool, diff: bool, unsafe: bool) -> Checked:
    """A file read, mended where that is asked for, and checked as it then is (with --diff: as it stands)."""
    from refkit.check.reporters import Checked

    read = _document(file)
    text = read.text
    if fix or diff:
        mended = _mended(file, read, wanted, unsafe=unsafe)
        if diff:
            _show(file, text, mended)
        elif mended != text:
            _write_back(file, read, mended)
            text = mended
    article, findings = _look(text, wanted)
    return Checked(file, text, findings, article)


def _look(text: str, wanted: Wanted) -> tuple[Article, tuple[Finding, ...]]:
    article = read_article(text)
    found = check_article(article, select=wanted.select, ignore=wanted.ignore, style=wanted.style)
    return article, found


def _document(file: str) -> Document:
    from refkit.formats import FORMATS

    suffix = Path(file).suffix.lower()
    bibliography = next((known.title for known in FORMATS.values() if suffix and suffix in known.extensions), "")
    if bibliography and suffix not in (".txt", ".json", ".xml", ".html", ".tex", ".md"):
        raise InputError(
            f"{file}: this is a bibliography ({bibliography}), not an article; check the text that cites it"
        )
    return document(file)


def _mended(file: str, read: Document, wanted: Wanted, *, unsafe: bool) -> str:
    from refkit.check import mend

    if not read.editable:
        raise InputError(f"{file}: {read.kind} cannot be mended in place; save it as text or Markdown, or mend by hand")
    return mend(read.text, lambda text: _look(text, wanted)[1], unsafe=unsafe)


def _write_back(file: str, read: Document, mended: str) -> None:
    if file == "-":
        sys.stdout.buffer.write(read.encoded(mended))
        return
    path = Path(file)
    if path.read_bytes() != read.encoded(read.text):
        raise InputError(
            f"{file}: not valid {read.encoding}, so it cannot be written back unharmed; save it as UTF-8 first"
        )
    partial = path.with_name(path.name + ".refkit-partial")
    partial.write_bytes(read.encoded(mended))
    partial.chmod(path.stat().st_mode)
    partial.replace(path)


def _show(file: str, before: str, after: str) -> None:
    lines = difflib.unified_diff(
        before.splitlines(keepends=True), after.splitlines(keepends=True), fromfile=file, tofile=f"{file} (mended)"
    )
    click.echo(
        "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines), nl=False
    )


def _report(checked: Sequence[Checked], format_: str, output: str) -> str:
    from refkit.check.reporters import REPORTERS
    from refkit.check.reporters.text import report as text_report

    if format_ == "text":
        return text_report(checked, colour=_coloured(output))
    return REPORTERS[format_](checked)


def _coloured(output: str) -> bool:
    return output == "-" and sys.stdout.isatty() and "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb"


def _exit_code(checked: Sequence[Checked], fail_on: str, *, unreadable: bool) -> int:
    if unreadable:
        return UNREADABLE
    found = {finding.severity.value for file in checked for finding in file.findings}
    return FINDINGS if found & set(GRAVITY[GRAVITY.index(fail_on) :]) else 0
