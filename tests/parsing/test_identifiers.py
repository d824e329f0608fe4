"""What rules take out of a reference string before it is read, as the cases in identifiers.md have it."""

import re
from pathlib import Path

import pytest

from refkit.parsing.tokens import tokenize

CASES = (Path(__file__).parent / "identifiers.md").read_text(encoding="utf-8")


def cases() -> list[tuple[str, str, list[tuple[str, str]]]]:
    found = []
    for part in re.split(r"^## ", CASES, flags=re.MULTILINE)[1:]:
        title, rest = part.split("\n", 1)
        string = re.search(r"^> (.*)$", rest, re.MULTILINE)
        assert string
        found.append((title, string[1], re.findall(r"^- (\w+): (.*)$", rest, re.MULTILINE)))
    return found


@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in cases()], ids=[case[0] for case in cases()])
def test_identifiers_are_taken_out(text: str, expected: list[tuple[str, str]]) -> None:
    tokens = tokenize(text)
    said = [(segment.variable, text[segment.start : segment.end]) for segment in tokens.known]
    assert [*said, ("words", " ".join(word.text for word in tokens.words))] == expected
