"""What the pages name is there: files, modules, commands and their options, and the keys of every JSON."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from refkit.cli.main import program
from tests.conftest import ROOT

PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
ARTICLE = str(ROOT / "examples" / "office-chair.txt")
_LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#\s]+)")
_MODULE = re.compile(r"python -m ((?:refkit|tests|benchmarks)[a-z.]*)")
_FILE = re.compile(r"`((?:refkit|tests|benchmarks|docs|examples|styles)/[\w./-]+)`")
_COMMAND = re.compile(r"(?:^    |\$ |`)refkit ([a-z]+)((?: build)?)([^`\n]*)", re.MULTILINE)


def _text(page: Path) -> str:
    return page.read_text(encoding="utf-8")


def _unknown(text: str) -> Iterator[str]:
    """Every command in a text that refkit has not, and every option that the command has not."""
    root = click.Context(program)
    for name, second, rest in _COMMAND.findall(text):
        command = program.get_command(root, name)
        if isinstance(command, click.Group) and second:
            command = command.get_command(root, second.strip())
        if command is None:
            yield name
            continue
        known = {option for parameter in command.params for option in parameter.opts} | {"--help"}
        yield from (option for option in re.findall(r"(?<!\S)\[?(--[a-z-]+)", rest) if option not in known)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_what_a_page_names_is_there(page: Path) -> None:
    text = _text(page)
    modules = [ROOT / module.replace(".", "/") for module in _MODULE.findall(text) if not module.endswith(".")]
    files = [page.parent / link for link in _LINK.findall(text)] + [ROOT / file for file in _FILE.findall(text)]
    lost = [path for path in modules if not (path.with_suffix(".py").exists() or (path / "__main__.py").exists())]
    assert lost + [path for path in files if not path.exists()] == []
    assert list(_unknown(text)) == []


def _keys(value: object) -> set[str]:
    """The keys of a value and of what lies in it, works and the names of variables left aside."""
    if isinstance(value, list):
        return set().union(*map(_keys, value))
    if not isinstance(value, dict):
        return set()
    inner = (_keys(each) for key, each in value.items() if key not in ("reference", "record"))
    return {*value}.union(*inner)


@pytest.mark.parametrize(
    ("command", "shape"),
    [
        (["outline", ARTICLE, "--json"], "outline FILE --json"),
        (["parse", ARTICLE, "--json"], "parse FILE --json"),
        (["format", ARTICLE, "--json"], "format FILE --json"),
        (["check", ARTICLE, "--format", "json"], "check FILE... --format json"),
        (["resolve", ARTICLE, "--offline", "--json"], "resolve FILE --json"),
        (["styles", "apa", "--json"], "styles QUERY --json"),
        (["styles", "--detect", ARTICLE, "--json"], "styles --detect FILE --json"),
        (["rules", "--json"], "rules --json"),
        (["rules", "CIT001", "--json"], "rules --json"),
        (["formats", "--json"], "formats --json"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_every_key_of_a_json_is_on_its_page(command: list[str], shape: str) -> None:
    section = _text(ROOT / "docs" / "json.md").split(f"`refkit {shape}`")[1].split("\n\n`refkit ")[0]
    printed = CliRunner().invoke(program, command).stdout
    made = [json.loads(line) for line in printed.splitlines()] if command[0] == "parse" else json.loads(printed)
    assert _keys(made) <= set(re.findall(r'"([\w-]+)"', section))


def test_every_variable_of_the_environment_is_on_the_page_of_settings() -> None:
    code = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "refkit").rglob("*.py"))
    asked = set(re.findall(r"""["'](REFKIT_[A-Z]+|NO_COLOR|XDG_[A-Z_]+)["']""", code))
    assert asked - set(re.findall(r"`([A-Z_]+)`", _text(ROOT / "docs" / "settings.md"))) == set()
