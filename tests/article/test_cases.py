"""The cases of cases.md: what refkit sees in a text."""

import re
from pathlib import Path

import pytest

from refkit.article import read_article
from refkit.model import Article

_CASE = re.compile(
    r"^## (?P<title>.+?)\n+```text\n(?P<text>.*?)```\n```outline\n(?P<outline>.*?)```", re.DOTALL | re.MULTILINE
)
CASES = list(_CASE.finditer(Path(__file__).with_name("cases.md").read_text(encoding="utf-8")))


def outline(article: Article, wanted: list[str]) -> list[str]:
    lines = []
    for number, entry in enumerate(article.entries):
        begun = wanted[number].partition(": ")[2] if number < len(wanted) and wanted[number].startswith("entry") else ""
        begins = entry.text.startswith(begun) or begun == f"{entry.text} |"
        shown = begun if begun and begins else entry.text[:60]
        lines.append(f"entry {entry.label or '-'}: {shown}")
    for citation in article.citations:
        means = " ".join("/".join(str(entry + 1) for entry in cite.entries) or "none" for cite in citation.cites)
        lines.append(f"cite {' '.join(citation.text.split())} -> {means}")
    return lines


def test_all_cases_are_found() -> None:
    assert len(CASES) > 20


@pytest.mark.parametrize("case", CASES, ids=[case["title"] for case in CASES])
def test_case(case: re.Match[str]) -> None:
    wanted = case["outline"].splitlines()
    assert outline(read_article(case["text"]), wanted) == wanted
