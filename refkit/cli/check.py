"""`refkit check`: what is wrong with the references and citations of articles, and how to mend it."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, partial
from typing import TYPE_CHECKING, Literal

import click

from refkit.api import check as check_article
from refkit.api import read_article
from refkit.check.naming import counted
from refkit.check.reporters import REPORTERS, Checked
from refkit.check.reporters.text import report as text_report
from refkit.cli import completion, mending
from refkit.cli.asking import Asking, asking_options, incomplete
from refkit.cli.files import apart, bibliography_option, output_option, put, warn, works_beside
from refkit.cli.files import article as text_to_check
from refkit.errors import InputError, UnknownNameError
from refkit.fields.identifiers import doi, find_urls

if TYPE_CHECKING:
    from refkit.check import Finding
    from refkit.cli.settings import Known, Settings
    from refkit.model import Address, Article, Entry, Record, Reference

FINDINGS, UNREADABLE, INCOMPLETE = 1, 2, 3
GRAVITY = ("info", "warning", "error")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the options and the project's settings ask for, beside the files."""

    style: str | None
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    settings: Settings
    asking: Asking | None
    looking: Asking | None
    known: Known
    bibliography: tuple[str, ...]
    mend: Literal["fix", "diff"] | None
    unsafe: bool
    form: str
    output: str


@dataclass(frozen=True, slots=True)
class Seen:
    """A file that was checked, after it was mended if that was asked for.

    `unasked` says that something stayed so; `mended` counts the findings that are mended, or would be, as `diff` shows.
    """

    checked: Checked
    unasked: bool
    mended: int
    diff: str


@dataclass(frozen=True, slots=True)
class Answers:
    """What is known beside a file's text.

    What the world says of its entries, by their index, and of their web addresses; the works that it may cite by key.
    """

    records: dict[int, Record] = field(default_factory=dict)
    addresses: dict[str, Address] = field(default_factory=dict)
    works: tuple[Reference, ...] = ()


def _form(_: click.Context, __: click.Parameter, name: str) -> str:
    """The name of a form of the report, ours or a third party's."""
    if name not in REPORTERS:
        raise UnknownNameError(REPORTERS.kind, name, REPORTERS)
    return name


@click.command()
@click.argument("files", type=click.Path(), metavar="FILE...", nargs=-1, required=True)
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
    default="text",
    show_default=True,
    metavar="[text|json|jsonl|html|sarif|github|statistics]",
    callback=_form,
    shell_complete=completion.reports,
    help="The form of the report.",
)
@click.option("--fail-on", type=click.Choice(GRAVITY), help="Exit with 1 from here; warning unless settings say.")
@click.option(
    "--config",
    type=click.Path(),
    metavar="FILE",
    help="Settings; else refkit.toml or [tool.refkit] in pyproject.toml, if any.",
)
@click.option("--baseline", type=click.Path(), metavar="FILE", help="Hide the findings that this file knows.")
@click.option(
    "--write-baseline",
    type=click.Path(),
    metavar="FILE",
    help="Make that file from all that is found now, and exit with 0.",
)
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
    files = tuple(dict.fromkeys(files))
    apart(output, *files)
    asked = online or asking.index or asking.sources or asking.urls
    if unsafe and not (fix or diff):
        raise click.UsageError("--unsafe goes with --fix or --diff")
    if asking.retractions and not asked:
        raise click.UsageError("--retractions goes with --online, --index or --source")
    from refkit.cli.settings import find, known

    settings = find(config)
    wanted = Wanted(
        style=style or settings.style,
        select=_words(select) or settings.config.select,
        ignore=_words(ignore),
        settings=settings,
        asking=asking if asked else None,
        looking=asking if urls else None,
        known=known(None if write_baseline else baseline or settings.baseline),
        bibliography=(*bibliography, *settings.bibliography),
        mend="diff" if diff else "fix" if fix else None,
        unsafe=unsafe,
        form=format_,
        output=output,
    )
    seen = [each for file in files if (each := _readable(file, wanted))]
    if write_baseline and len(seen) == len(files):
        _write_baseline(write_baseline, [each.checked for each in seen])
        return
    _say(seen, wanted)
    if len(seen) < len(files):
        sys.exit(UNREADABLE)
    if any(each.unasked for each in seen):
        sys.exit(INCOMPLETE)
    sys.exit(_exit_code([each.checked for each in seen], fail_on or settings.config.fail_on.value))


def _words(options: Sequence[str]) -> tuple[str, ...]:
    return tuple(word.strip() for option in options for word in option.split(",") if word.strip())


def _write_baseline(file: str, checked: Sequence[Checked]) -> None:
    from refkit.cli.settings import write_known

    write_known(file, checked)
    found = counted(sum(len(each.findings) for each in checked), "finding")
    click.echo(f"{found} written to {file}; --baseline {file} hides them from now on", err=True)


def _readable(file: str, wanted: Wanted) -> Seen | None:
    """A file as it was seen; None, once that is said, when it cannot be read or mended."""
    try:
        return _one(file, wanted)
    except InputError as error:
        click.echo(f"refkit: {error}", err=True)
        return None


def _one(file: str, wanted: Wanted) -> Seen:
    """A file read, mended where that is asked for, and checked as it then is."""
    read = text_to_check(file, instead="check the text that cites it")
    answers = replace(_answers(read.text, wanted), works=works_beside(read, wanted.bibliography))
    look = cache(partial(_look, file, wanted, answers))
    after = read.text
    if wanted.mend:
        after = mending.mended(file, read, lambda text: look(text)[1], unsafe=wanted.unsafe)
    if wanted.mend == "fix" and (after != read.text or file == "-"):
        mending.write_back(file, read, after, wanted.output)
    now = after if wanted.mend == "fix" else read.text
    article, findings = look(now)
    if not answers.works and not article.entries:
        warn(file, _unchecked(article))
    before, left = (mending.mendable(look(text)[1], unsafe=wanted.unsafe) for text in (read.text, after))
    return Seen(
        wanted.known.new(
            Checked(file, now, findings, article, _mended_entries(article, look, wanted), as_read=not read.editable)
        ),
        incomplete(answers.records.values(), answers.addresses.values()),
        before - left,
        mending.diff(file, read.text, after) if wanted.mend == "diff" else "",
    )


def _unchecked(article: Article) -> list[str]:
    """Why nothing could be said of an article without a list: else it would look as if nothing were wrong."""
    if not article.citations:
        return ["no list of references and no citation was found in it, so there was nothing to check"]
    if any(cite.key for each in article.citations for cite in each.cites):
        return ["cites by key, but names no bibliography; --bibliography FILE has its keys looked up"]
    return []


def _mended_entries(
    article: Article, look: Callable[[str], tuple[Article, tuple[Finding, ...]]], wanted: Wanted
) -> tuple[str, ...]:
    """Each entry with all mended that can be, for the page that shows it; none where mending parts or joins some."""
    if wanted.form != "html":
        return ()
    from refkit.check import mend

    after, _ = look(mend(article.text, lambda text: look(text)[1], unsafe=True))
    return tuple(entry.text for entry in after.entries) if len(after.entries) == len(article.entries) else ()


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


def _look(file: str, wanted: Wanted, answers: Answers, text: str) -> tuple[Article, tuple[Finding, ...]]:
    article = read_article(text, bibliography=answers.works)
    records = answers.records if len(answers.records) == len(article.entries) else {}  # mending may part an entry
    found = check_article(
        article,
        records=records,
        select=wanted.select,
        ignore=(*wanted.ignore, *wanted.settings.ignored_in(file)),
        style=wanted.style,
        addresses=answers.addresses,
    )
    return article, wanted.settings.config.graded(found)


def _say(seen: Sequence[Seen], wanted: Wanted) -> None:
    """The report, or what mending would change, where it belongs; and on standard error how much was mended."""
    checked = [each.checked for each in seen]
    if wanted.mend == "diff":
        report = "".join(each.diff for each in seen)
    elif wanted.form == "text":
        report = text_report(checked, colour=_coloured(wanted.output))
    else:
        report = REPORTERS[wanted.form](checked)
    if wanted.mend == "fix" and any(each.path == "-" for each in checked):
        click.echo(report, err=True, nl=False)  # standard output holds the mended text
    elif report:
        put(report, wanted.output)
    if wanted.mend and seen:
        verb = "mended" if wanted.mend == "fix" else "would be mended"
        click.echo(f"{counted(sum(each.mended for each in seen), 'finding')} {verb}", err=True)


def _coloured(output: str) -> bool:
    return output == "-" and sys.stdout.isatty() and "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb"


def _exit_code(checked: Sequence[Checked], fail_on: str) -> int:
    found = {finding.severity.value for file in checked for finding in file.findings}
    return FINDINGS if found & set(GRAVITY[GRAVITY.index(fail_on) :]) else 0
