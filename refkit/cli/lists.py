"""`refkit styles`, `refkit rules` and `refkit formats`: what there is."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

import click

from refkit.cli import completion
from refkit.cli.files import article, as_json, named, put

if TYPE_CHECKING:
    from refkit.check import Rule
    from refkit.csl.library import StyleInfo
    from refkit.formats import Format

_MOST = 50
_GUESSES = 3


@click.command()
@click.argument("query", nargs=-1)
@click.option("--json", "json_", is_flag=True, help="As JSON, all of them.")
@click.option(
    "--validate",
    "file",
    type=click.Path(),
    metavar="FILE",
    help="Check a .csl file against the CSL 1.0.2 schema instead.",
)
@click.option(
    "--detect", "detected", type=click.Path(), metavar="FILE", help="Say which styles the list of an article may be in."
)
@click.option("--all", "all_", is_flag=True, help=f"Not only the first {_MOST}.")
def styles(query: tuple[str, ...], json_: bool, file: str | None, detected: str | None, all_: bool) -> None:
    """Find citation styles by name, title, field or ISSN."""
    from refkit.csl import library

    if file:
        _validate(file)
        return
    if detected:
        _detect(detected, json_=json_)
        return
    found = library.search(" ".join(query))
    if json_:
        put(as_json({"version": 1, "styles": [_style(style) for style in found]}), "-")
        return
    if not found:
        click.echo(f'refkit: no style matches "{" ".join(query)}"; try fewer words, or the name of a journal', err=True)
        raise SystemExit(1)
    for style in found if all_ else found[:_MOST]:
        click.echo(f"{style.name:<45} {style.title}")
    if len(found) > _MOST and not all_:
        click.echo(f"... and {len(found) - _MOST} more (--all lists them)", err=True)


def _detect(file: str, *, json_: bool) -> None:
    from refkit.api import detect_style

    read_ = article(file, instead="name a text with its list")
    with named(file):
        guesses = detect_style(read_.text)[:_GUESSES]
    if json_:
        rows = [{"name": guess.style, "distance": round(guess.distance, 2)} for guess in guesses]
        put(as_json({"version": 1, "styles": rows}), "-")
        return
    for guess in guesses:
        click.echo(f"{guess.style:<45} {guess.distance:5.1f} signs an entry differ")


def _style(style: StyleInfo) -> dict[str, object]:
    return {
        "name": style.name,
        "title": style.title,
        "fields": list(style.fields),
        "issn": list(style.issns),
        "kind": style.kind,
        "parent": style.parent or None,
    }


def _validate(file: str) -> None:
    from refkit.check.naming import counted
    from refkit.csl.validate import validate

    problems = validate(file)
    for problem in problems:
        click.echo(f"{file}:{problem.line}: {problem.message}")
    click.echo(f"{file}: {counted(len(problems), 'problem')}" if problems else f"{file}: valid CSL 1.0.2", err=True)
    raise SystemExit(1 if problems else 0)


@click.command()
@click.argument("code", required=False, shell_complete=completion.codes)
@click.option("--json", "json_", is_flag=True, help="As JSON.")
def rules(code: str | None, json_: bool) -> None:
    """List the rules, or those whose codes begin with CODE, or print the page of one."""
    from refkit.check.runner import chosen

    shown = chosen([code] if code else [])
    if code and len(shown) == 1:
        [rule] = shown
        put(as_json({"version": 1} | _rule(rule) | {"page": rule.page}) if json_ else _page(rule), "-")
        return
    if json_:
        put(as_json({"version": 1, "rules": [_rule(rule) for rule in shown]}), "-")
        return
    for rule in shown:
        click.echo(f"{rule.code}  {rule.severity.value:<8} {rule.name:<32} {_first_line(rule.summary)}")


def _rule(rule: Rule) -> dict[str, str]:
    return {"code": rule.code, "name": rule.name, "severity": rule.severity.value, "summary": rule.summary}


def _page(rule: Rule) -> str:
    return f"{rule.code} {rule.name} ({rule.severity.value})\n\n{rule.page.strip()}"


def _first_line(text: str) -> str:
    return textwrap.shorten(text, 100, placeholder=" ...")


@click.command()
@click.option("--json", "json_", is_flag=True, help="As JSON.")
def formats(json_: bool) -> None:
    """List the bibliography formats that can be read and written."""
    from refkit.formats import FORMATS

    known = sorted(FORMATS.values(), key=lambda each: each.name)
    if json_:
        put(as_json({"version": 1, "formats": [_format(each) for each in known]}), "-")
        return
    for each in known:
        verbs = "read, write" if each.write else "read"
        endings = ", ".join(each.extensions) or "no extension of its own"
        click.echo(f"{each.name:<16} {verbs:<12} {each.title} ({endings})")


def _format(known: Format) -> dict[str, object]:
    return {
        "name": known.name,
        "title": known.title,
        "extensions": list(known.extensions),
        "read": True,
        "write": known.write is not None,
    }
