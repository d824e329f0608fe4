"""`refkit outline`: what refkit sees in an article."""

import click

from refkit.api import read_article
from refkit.check.naming import counted
from refkit.cli import shapes
from refkit.cli.files import (
    apart,
    article,
    as_json,
    bibliography_option,
    file_argument,
    output_option,
    put,
    works_beside,
)
from refkit.model import Article, InTextCite, Lines


@click.command()
@file_argument
@click.option("--json", "json_", is_flag=True, help="The whole of it as JSON.")
@bibliography_option
@output_option
def outline(file: str, json_: bool, bibliography: tuple[str, ...], output: str) -> None:
    """Show the list, its entries, and the citations of an article.

    Each citation is followed by the number of the entry it means, or by why it means none.
    """
    apart(output, file)
    read = article(file, instead="`refkit convert` reads it")
    seen = read_article(read.text, bibliography=works_beside(read, bibliography))
    put(as_json(shapes.outline(seen)) if json_ else _drawn(seen), output)


def _drawn(article: Article) -> str:
    lines = Lines(article.text)
    return "\n".join([*_list(article, lines), "", *_citations(article, lines)])


def _list(article: Article, lines: Lines) -> list[str]:
    if article.list is None:
        return ["No list of references found."]
    first, last = lines.position(article.list.start).line, lines.position(article.list.end).line
    head = f"{counted(len(article.entries), 'entry', 'entries')} in the list (lines {first}-{last})"
    return [head, *(f"  {number:>3}. {_entry(article, number - 1)}" for number in range(1, len(article.entries) + 1))]


def _entry(article: Article, index: int) -> str:
    entry = article.entries[index]
    return f"[{entry.label}] {entry.text}" if entry.label else entry.text


def _citations(article: Article, lines: Lines) -> list[str]:
    head = f"{counted(len(article.citations), 'citation', 'citations')} in the text"
    rows = [head]
    for citation in article.citations:
        place = lines.position(citation.span.start)
        targets = "; ".join(_target(article, cite) for cite in citation.cites)
        rows.append(f"  {f'{place.line}:{place.column}':>8}  {' '.join(citation.text.split())}  -> {targets}")
    return rows


def _target(article: Article, cite: InTextCite) -> str:
    if cite.reference is not None:
        return f"{article.bibliography[cite.reference].id} of the bibliography"
    if cite.alike and cite.entry is None:
        return f"entry {' or '.join(str(index + 1) for index in cite.alike)} ({cite.why})"
    if cite.entry is None:
        return f"none ({cite.why})" if cite.why else "none"
    return f"entry {cite.entry + 1}" + (f" ({cite.why})" if cite.why else "")
