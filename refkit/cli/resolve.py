"""`refkit resolve`: the works that references mean, their DOIs and metadata."""

import sys
from typing import Any

import click

from refkit.api import gather, parse
from refkit.cli import shapes
from refkit.cli.asking import Asking, asking_options, incomplete
from refkit.cli.files import apart, as_json, document, file_argument, output_option, put
from refkit.cli.files import lines as rows_of
from refkit.cli.files import references as references_of
from refkit.model import Record, Reference

INCOMPLETE = 3


@click.command()
@file_argument
@click.option("--lines", is_flag=True, help="Every line is one reference string.")
@click.option("--json", "json_", is_flag=True, help="As JSON: status, DOI, score, record, candidates.")
@asking_options
@output_option
def resolve(file: str, lines: bool, json_: bool, output: str, asking: Asking) -> None:
    """Find the works that references mean: their DOIs and metadata.

    Only the references leave this machine, never the text. "Not found" means that every source answered.
    """
    apart(output, file)
    named = _strings(file) if lines else [("id", work.id, work) for work in references_of(file, None)]
    texts = [name for _, name, _ in named] if lines else []
    records = asking.records([work for _, _, work in named], texts)
    rows = list(zip(named, records, strict=True))
    if json_:
        put(as_json([{key: name} | shapes.record(record) for (key, name, _), record in rows]), output)
    else:
        put("\n".join(_row(name, record) for (_, name, _), record in rows), output)
    sys.exit(INCOMPLETE if incomplete(records) else 0)


def _strings(file: str) -> list[tuple[str, str, Reference]]:
    rows = [line.strip() for line in rows_of(document(file).text)]
    return [("text", row, work) for row, work in zip(rows, gather(map(parse, rows)).references, strict=True)]


def _row(name: str, record: Record) -> str:
    found: Any = record.DOI or (record.reference and record.reference.text("title")) or record.why
    notices = "".join(f" [{notice.kind}]" for notice in record.notices)
    return f"{record.status.value:<12} {name[:60]:<30} {found}{notices}"
