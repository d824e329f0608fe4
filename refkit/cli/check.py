"""`refkit check`: what is wrong with the references and citations of articles, and how to mend it."""

from __future__ import annotations

import difflib
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from refkit.api import check as check_article
from refkit.api import read_article
from refkit.cli import completion
from refkit.cli.asking import Asking, asking_options, incomplete
from refkit.cli.files import bibliography_option, document, named, output_option, put, warn, works_beside
from refkit.documents import rewritten
from refkit.errors import InputError
from refkit.fields.identifiers import doi, find_urls

if TYPE_CHECKING:
    from refkit.check import Finding
    from refkit.check.baseline import Baseline
    from refkit.check.config import Config
    from refkit.check.reporters import Checked
    from refkit.documents import Document
    from refkit.model import Address, Article, Entry, Record, Reference

FINDINGS, UNREADABLE, INCOMPLETE = 1, 2, 3
_ARTICLES = (".txt", ".json", ".xml", ".html", ".htm", ".tex", ".md", ".docx", ".pdf")  # whoever else claims these
GRAVITY = ("info", "warning", "error")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the options and the project's settings ask for, beside the files."""

    style: str | None
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    config: Config
    asking: Asking | None
    looking: Asking | None
    known: Baseline
    bibliography: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Answers:
    """What is known beside a file's text.

    What the world says of its entries, by their index, and of their web addresses; the works that it may cite by key.
    """

    records: dict[int, Record] = field(default_factory=dict)
    addresses: dict[str, Address] = field(default_factory=dict)
    works: tuple[Reference, ...] = ()


@click.command()
@click.argument("files", metavar="FILE...", nargs=-1, required=True)
@click.option("-s", "--style", shell_complete=completion.styles, help="The citation style that articles should follow.")
@bibliography_option
@click.option(
    "--select",
    multiple=True,
    shell_complete=completion.codes,
    help="Only these rules: codes or their beginnings, comma-separated.",
)
@click.option("--ignore", multiple=True, shell_complete=completion.codes, help="Not these rules.")
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
@click.option("--fail-on", type=click.Choice(GRAVITY), help="Exit with 1 from here; warning unless settings say.")
@click.option("--config", metavar="FILE", help="Settings; else refkit.toml or [tool.refkit] in pyproject.toml, if any.")
@click.option("--baseline", metavar="FILE", help="Hide the findings that this file knows.")
@click.option("--write-baseline", metavar="FILE", help="Make that file from all that is found now, and exit with 0.")
@click.option("--online", is_flag=True, help="Ask Crossref and others about each reference; only references leave.")
@click.option("--urls", is_flag=True, help="Look whether web addresses still lead somewhere; asks public hosts only.")
@asking_options
@output_option
def check(
    files: tuple[str, ...],
    style: str | None,
    bibliography: tuple[str, ...],
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    fix: bool,
    diff: bool,
    unsafe: bool,
    format_: str,
    fail_on: str | None,
    config: str | None,
    baseline: str | None,
    write_baseline: str | None,
    online: bool,
    urls: bool,
    asking: Asking,
    output: str,
) -> None:
    """Check the references and citations of articles.

    Findings have a stable code (`refkit rules`) and an exact place. The words "refkit: ignore CODE" in a comment of the
    text silence one.
    """
    settings, folder = _settings(config)
    wanted = Wanted(
        style or settings.style,
        _words(select) or settings.select,
        _words(ignore),
        settings,
        asking if online or asking.index or asking.sources or asking.urls else None,
        asking if urls else None,
        _known(None if write_baseline else baseline or _beside(folder, settings.baseline)),
        (*bibliography, *(str(folder / file) for file in settings.bibliography)),
    )
    unreadable = False
    checked: list[tuple[Checked, bool]] = []
    for file in files:
        try:
            checked.append(_one(file, wanted, fix=fix, diff=diff, unsafe=unsafe))
        except InputError as error:
            click.echo(f"refkit: {error}", err=True)
            unreadable = True
    found = [each for each, _ in checked]
    if write_baseline and not unreadable:
        _write_baseline(write_baseline, found)
        return
    report = "" if diff else _report(found, format_, output)
    if fix and "-" in files:
        click.echo(report, err=True, nl=False)  # standard output holds the mended text
    elif report:
        put(report, output)
    if not unreadable and any(unasked for _, unasked in checked):
        sys.exit(INCOMPLETE)
    sys.exit(UNREADABLE if unreadable else _exit_code(found, fail_on or settings.fail_on.value))


def _words(options: Sequence[str]) -> tuple[str, ...]:
    return tuple(word.strip() for option in options for word in option.split(",") if word.strip())


def _settings(file: str | None) -> tuple[Config, Path]:
    """The settings named, else those of the nearest refkit.toml or pyproject.toml, upwards; and their folder.

    What they name is looked for beside them; a file that the command line names is taken as it stands.
    """
    from refkit.check.config import Config, read_config

    if file:
        return read_config(_text_of(Path(file)), name=file), Path(file).parent
    for folder in (Path(), *Path.cwd().parents):
        for path in (folder / "refkit.toml", folder / "pyproject.toml"):
            text = _text_of(path) if path.is_file() else ""
            if text and (path.name == "refkit.toml" or "[tool.refkit" in text):
                return read_config(text, name=str(path)), folder
    return Config(), Path()


def _beside(folder: Path, file: str | None) -> str | None:
    return str(folder / file) if file else None


def _known(file: str | None) -> Baseline:
    from refkit.check.baseline import Baseline, read_baseline

    return read_baseline(_text_of(Path(file)), name=file) if file else Baseline()


def _write_baseline(file: str, checked: Sequence[Checked]) -> None:
    from refkit.check.baseline import baseline, write_baseline
    from refkit.check.naming import counted

    put(write_baseline(baseline((each.path, each.text, each.findings) for each in checked)), file)
    found = counted(sum(len(each.findings) for each in checked), "finding")
    click.echo(f"{found} written to {file}; --baseline {file} hides them from now on", err=True)


def _text_of(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise InputError(f"cannot read {path}: {error.strerror}") from None
    except UnicodeDecodeError:
        raise InputError(f"cannot read {path}: not UTF-8") from None


def _one(file: str, wanted: Wanted, *, fix: bool, diff: bool, unsafe: bool) -> tuple[Checked, bool]:
    """A file read, mended where that is asked for, and checked as it then is; and whether something stayed unasked."""
    from refkit.check.reporters import Checked

    read = _document(file)
    text = read.text
    answers = replace(_answers(text, wanted), works=works_beside(read, wanted.bibliography))
    if fix or diff:
        mended = _mended(file, read, wanted, answers, unsafe=unsafe)
        if diff:
            _show(file, text, mended)
        elif mended != text:
            _write_back(file, read, mended)
            text = mended
    article, findings = _look(file, text, wanted, answers)
    if not answers.works and not article.entries and any(cite.key for each in article.citations for cite in each.cites):
        warn(file, ["cites by key, but names no bibliography; --bibliography FILE has its keys looked up"])
    fresh = wanted.known.new(file, text, findings)
    return Checked(file, text, fresh, article), incomplete(answers.records.values(), answers.addresses.values())


def _answers(text: str, wanted: Wanted) -> Answers:
    if wanted.asking is None and wanted.looking is None:
        return Answers()
    entries = read_article(text).entries
    texts = [entry.text for entry in entries]
    records = wanted.asking.records([entry.reference for entry in entries], texts) if wanted.asking else ()
    addresses = wanted.looking.addresses(_urls(entries)) if wanted.looking else {}
    return Answers(dict(enumerate(records)), addresses)


def _urls(entries: Sequence[Entry]) -> list[str]:
    """The web addresses in entries; those that are DOIs are asked about with `--online`."""
    found = (url for entry in entries for _, url in find_urls(entry.text))
    return [url for url in dict.fromkeys(found) if not doi(url)]


def _look(file: str, text: str, wanted: Wanted, answers: Answers) -> tuple[Article, tuple[Finding, ...]]:
    article = read_article(text, bibliography=answers.works)
    records = answers.records if len(answers.records) == len(article.entries) else {}  # mending may part an entry
    found = check_article(
        article,
        records=records,
        select=wanted.select,
        ignore=(*wanted.ignore, *wanted.config.ignored_in(file)),
        style=wanted.style,
        addresses=answers.addresses,
    )
    return article, wanted.config.graded(found)


def _document(file: str) -> Document:
    from refkit.formats import FORMATS, claiming

    suffix = Path(file).suffix.lower()
    known = () if suffix in _ARTICLES else claiming(suffix)
    if known:
        raise InputError(
            f"{file}: this is a bibliography ({FORMATS[known[0]].title}), not an article; check the text that cites it"
        )
    return document(file)


def _mended(file: str, read: Document, wanted: Wanted, answers: Answers, *, unsafe: bool) -> str:
    from refkit.check import mend

    if not (read.editable or read.kind == "docx"):
        raise InputError(f"{file}: {read.kind} cannot be mended in place; save it as text or Markdown, or mend by hand")
    return mend(read.text, lambda text: _look(file, text, wanted, answers)[1], unsafe=unsafe)


def _write_back(file: str, read: Document, mended: str) -> None:
    if file == "-":
        if not read.editable:
            raise InputError(f"standard input: a {read.kind} file is mended in place; name the file")
        sys.stdout.buffer.write(read.encoded(mended))
        return
    path = Path(file)
    with named(file):
        data = rewritten(path.read_bytes(), read, mended)
    partial = path.with_name(path.name + ".refkit-partial")
    partial.write_bytes(data)
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


def _exit_code(checked: Sequence[Checked], fail_on: str) -> int:
    found = {finding.severity.value for file in checked for finding in file.findings}
    return FINDINGS if found & set(GRAVITY[GRAVITY.index(fail_on) :]) else 0
