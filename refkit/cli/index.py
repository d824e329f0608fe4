"""`refkit index build`: a local index of works, which `--index` then asks in the world's place."""

import os
import sys
from collections.abc import Iterable
from pathlib import Path

import click

from refkit.cli.files import warn
from refkit.errors import InputError
from refkit.model import Problem

_LARGE = 10_000_000  # bytes, zipped or not
_MOST_PROCESSES = 4


@click.group()
def index() -> None:
    """Keep works in a local index, to find references without a network."""


@index.command("build")
@click.argument("records", type=click.Path(), metavar="RECORDS...", nargs=-1, required=True)
@click.option("-o", "--output", "path", type=click.Path(), required=True, help="The index: made, or added to.")
@click.option(
    "--engine", type=click.Choice(["sqlite", "tantivy"]), help="Default: sqlite. tantivy needs refkit[index]."
)
@click.option(
    "--processes",
    type=click.IntRange(min=0),
    metavar="N",
    help="How many more processes read records. Default: 0; for large files, up to 4.",
)
def build(records: tuple[str, ...], path: str, engine: str | None, processes: int | None) -> None:
    """Build an index of RECORDS, or add them to the one there is.

    RECORDS are files or folders of them, gzipped or plain: CSL-JSON Lines, lines of a Crossref dump, or any format
    refkit reads. A build that was cut off goes on where it ended when it is called again.
    """
    from refkit.check.naming import counted
    from refkit.resolve.local import build_index

    if not Path(path).absolute().parent.is_dir():
        raise InputError(f'there is no folder "{Path(path).parent}" to make the index in')
    progress = _count if sys.stderr.isatty() else None
    more = _processes(records) if processes is None else processes
    built = build_index(records, path, engine=engine or "", processes=more, progress=progress, told=_told)
    passed = f", {counted(built.passed_over, 'line')} held no record" if built.passed_over else ""
    click.echo(f"{counted(built.added, 'work')} added to {path}{passed}", err=True)


def _processes(records: tuple[str, ...]) -> int:
    """As many as there are processors, where there is more to read than a few seconds' work."""
    paths = [path for each in map(Path, records) for path in ((each, *each.rglob("*")) if each.is_dir() else (each,))]
    size = sum(path.stat().st_size for path in paths if path.is_file())
    processors = os.cpu_count() or 1
    return min(processors, _MOST_PROCESSES) if size > _LARGE and processors > 1 else 0


def _told(path: Path, problems: Iterable[Problem]) -> None:
    warn(str(path), problems)


def _count(added: int) -> None:
    click.echo(f"\r{added:,} works", nl=False, err=True)
