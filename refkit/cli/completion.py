"""`refkit completion`: words that a shell completes; and what the options complete to."""

from __future__ import annotations

import click


@click.command()
@click.argument("shell", type=click.Choice(("bash", "zsh", "fish")))
def completion(shell: str) -> None:
    """Print what makes a shell complete commands, options, styles and rules.

    For bash, add to ~/.bashrc: eval "$(refkit completion bash)". For zsh the same in ~/.zshrc. For fish: refkit
    completion fish > ~/.config/fish/completions/refkit.fish
    """
    from click.shell_completion import get_completion_class

    from refkit.cli.main import program

    made = get_completion_class(shell)
    if made is not None:
        click.echo(made(program, {}, "refkit", "_REFKIT_COMPLETE").source())


def styles(_: click.Context, __: click.Parameter, begun: str) -> list[str]:
    """The short names and the styles that begin so; only the short ones where nothing is begun."""
    from refkit.csl import library

    known = [style.name for style in library.search(begun)] if begun else []
    return sorted({name for name in (*library.catalog(), *known) if name.startswith(begun)})


def codes(_: click.Context, __: click.Parameter, begun: str) -> list[str]:
    """The codes of rules that begin so; of several codes with commas, the last."""
    from refkit.check import RULES

    before, comma, last = begun.rpartition(",")
    return [f"{before}{comma}{code}" for code in RULES if code.startswith(last.upper())]


def formats(_: click.Context, __: click.Parameter, begun: str) -> list[str]:
    """The formats that begin so."""
    from refkit.formats import FORMATS

    return [name for name in FORMATS if name.startswith(begun)]


def reports(_: click.Context, __: click.Parameter, begun: str) -> list[str]:
    """The forms of a report that begin so."""
    from refkit.check.reporters import REPORTERS

    return [name for name in REPORTERS if name.startswith(begun)]


def sources(_: click.Context, __: click.Parameter, begun: str) -> list[str]:
    """The sources that begin so."""
    from refkit.resolve.sources import SOURCES

    return [name for name in SOURCES if name.startswith(begun)]
