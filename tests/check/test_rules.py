"""Every rule against its fixture, its manual page, and the rest of the catalogue."""

import re
from functools import partial
from pathlib import Path

import pytest

from refkit.check import RULES, Finding, check, mend
from refkit.check.manual import FAMILIES, manual
from tests.check import fixtures
from tests.check.reading import read

RULE_NAMES = {rule.name: rule for rule in RULES.values()}
SECTIONS = ["What it does", "Why it matters", "Example", "Use instead", "Fix"]
DOCS = Path(__file__).parent.parent.parent / "docs" / "rules"


def fixture(name: str) -> fixtures.Fixture:
    return fixtures.read(fixtures.FOLDER / f"{name}.md")


def found(name: str, text: str, case: fixtures.Fixture) -> list[str]:
    return [finding.span.of(text) for finding in look(name, text, case)]


def look(name: str, text: str, case: fixtures.Fixture) -> tuple[Finding, ...]:
    return check(
        read(text),
        select=[name],
        style=case.style,
        today=case.today,
        records=case.records,
        addresses=case.addresses,
    )


APART = [f"{path.parent.name}/{path.stem}" for path in sorted(fixtures.FOLDER.glob("by-*/*.md"))]


@pytest.mark.parametrize("file", APART)
def test_rule_goes_by_the_list_where_no_style_is_asked_for_else_by_the_style(file: str) -> None:
    case, name = fixture(file), file.partition("/")[2]
    assert [found(name, text, case) for text in case.passes] == [[] for _ in case.passes]
    assert [found(name, failing.text, case) for failing in case.fails] == [
        list(failing.places) for failing in case.fails
    ]
    mended = [mend(failing.text, partial(look, name, case=case), unsafe=True) for failing in case.fails]
    assert mended[: len(case.mended)] == list(case.mended)


@pytest.mark.parametrize("name", RULE_NAMES)
def test_text_without_the_fault_passes(name: str) -> None:
    case = fixture(name)
    assert case.passes or case.records, "a fixture shows a text that passes"
    assert [found(name, text, case) for text in case.passes] == [[] for _ in case.passes]


@pytest.mark.parametrize("name", RULE_NAMES)
def test_fault_is_found_at_its_place(name: str) -> None:
    case = fixture(name)
    assert case.fails, "a fixture shows a text that fails"
    assert [found(name, failing.text, case) for failing in case.fails] == [
        list(failing.places) for failing in case.fails
    ]


@pytest.mark.parametrize("name", [name for name in RULE_NAMES if fixture(name).mended])
def test_fix_mends_and_then_rests(name: str) -> None:
    case = fixture(name)

    for failing, mended in zip(case.fails, case.mended, strict=False):
        once = mend(failing.text, partial(look, name, case=case), unsafe=True)
        assert once == mended
        assert mend(once, partial(look, name, case=case), unsafe=True) == once


def test_fixture_for_every_rule_and_no_other() -> None:
    assert {path.stem for path in fixtures.FOLDER.glob("*.md")} == set(RULE_NAMES)


@pytest.mark.parametrize("code", RULES)
def test_rule_is_declared_as_the_catalogue_says(code: str) -> None:
    rule = RULES[code]
    assert rule.code == code
    assert code[:3] in FAMILIES
    assert rule.look.__module__.rpartition(".")[2] == rule.name.replace("-", "_") == rule.look.__name__


@pytest.mark.parametrize("code", RULES)
def test_page_says_what_why_example_cure_and_safety(code: str) -> None:
    page = RULES[code].page
    assert re.findall(r"^## (.*)$", page, re.MULTILINE) == SECTIONS
    assert RULES[code].summary.endswith(".")


@pytest.mark.parametrize("name", RULE_NAMES)
def test_example_of_the_page_fails_and_its_cure_passes(name: str) -> None:
    case = fixture(name)
    example, cure = re.findall(r"^```text\n(.*?)^```", RULE_NAMES[name].page, re.MULTILINE | re.DOTALL)
    assert found(name, example, case)
    assert cure == example or not found(name, cure, case)


def test_manual_in_the_repository_is_the_one_made_from_the_code() -> None:
    pages = {path.name: path.read_text(encoding="utf-8") for path in DOCS.glob("*.md")}
    assert pages == manual(), "run `python -m refkit.check.manual`"
