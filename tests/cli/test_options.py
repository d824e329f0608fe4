"""A plain line means what click reads in it; every other line is left to click."""

import subprocess
import sys
from pathlib import Path

import click
import pytest

from refkit.cli.options import Command
from refkit.cli.start import COMMANDS, command_of

PLAIN = """
check a.txt
check a.txt b.txt --fix --diff
check --select CIT,URL401 a.txt --select DAT --ignore STY
check a.txt --format json --fail-on error --timeout 2.5 --retries 0
check --style=apa --source crossref=http://127.0.0.1:1 a.txt --source doi.org --index works.db
check -
format refs.bib
format refs.bib -s mla -l de-DE --to html --json -o out.html
format --citations=c.json --engine citeproc-py -
convert a.ris
convert a.ris b.bib --from ris --to biblatex
convert - - -o c.bib
parse list.txt --lines --json
outline a.md --bibliography a.bib --bibliography b.bib
resolve list.txt --lines --offline --mail me@example.org
styles
styles bone and mineral --json
styles --detect a.txt
rules
rules CIT001
formats --json
serve --port 0
completion bash
"""

LEFT = """
check
check --help
check a.txt -h
check a.txt --nosuch
check a.txt --styl apa
check a.txt --format xml
check a.txt --timeout soon
check a.txt --style
check a.txt --style --fix
check a.txt -sapa
check a.txt -s=apa
check a.txt --fix=yes
check -- a.txt
format
format a.bib b.bib
convert a b c
rules CIT001 CIT002
completion tcsh
"""


def lines(block: str) -> list[str]:
    return block.strip().splitlines()


def read_by_click(command: Command, words: list[str]) -> dict[str, object]:
    with command.for_click().make_context("refkit", words) as context:
        return context.params


@pytest.mark.parametrize("line", lines(PLAIN))
def test_a_plain_line_means_what_click_reads_in_it(line: str) -> None:
    name, *words = line.split()
    command = command_of(name)
    assert isinstance(command, Command)
    assert command.plain(words) == read_by_click(command, words)


@pytest.mark.parametrize("line", lines(LEFT))
def test_what_is_wrong_or_unusual_in_a_line_is_clicks_to_say(line: str) -> None:
    name, *words = line.split()
    command = command_of(name)
    assert isinstance(command, Command)
    assert command.plain(words) is None


def test_every_command_is_declared_with_help() -> None:
    for name in COMMANDS:
        command = command_of(name)
        made = command.for_click() if isinstance(command, Command) else command
        assert isinstance(made, click.Command)
        assert made.name == name
        assert made.help


HEAVY = """
bibtexparser click dis docx lxml requests rich refkit.article refkit.check refkit.model.article refkit.parsing
""".split()  # "dis" comes with "inspect", which waits in its place until somebody needs it


def test_formatting_loads_nothing_that_it_does_not_need(tmp_path: Path) -> None:
    file = tmp_path / "works.json"
    file.write_text('[{"id": "a", "type": "book", "title": "Walden", "issued": {"date-parts": [[1854]]}}]')
    program = (
        f"import sys; sys.argv = ['refkit', 'format', {str(file)!r}]\n"
        "from refkit.cli import main\n"
        f"main(); print(sorted(set({HEAVY!r}) & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == ["Walden. (1854).", "[]"]
