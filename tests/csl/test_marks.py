"""Marks inside plain strings."""

import pytest

from refkit.csl import marks
from refkit.csl.marks import BOLD, CLOSE, ITALIC, QUOTES, SUP


def test_formatting_opens_outermost_first() -> None:
    assert marks.formatting({"font-style": "italic", "quotes": "true", "font-weight": "bold"}) == QUOTES + BOLD + ITALIC


def test_nothing_is_never_wrapped() -> None:
    assert marks.wrap("", BOLD) == marks.link("", "https://example.org") == ""


def test_a_value_that_csl_has_not_opens_nothing() -> None:
    assert marks.formatting({"font-style": "slanted"}) == marks.display("float") == ""


def test_strip_leaves_the_text() -> None:
    text = f"{BOLD}A{CLOSE} " + marks.link(marks.wrap("title", ITALIC), "https://example.org/")
    assert marks.strip(text) == "A title"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain", [("", "plain")]),
        (f"a {ITALIC}b{CLOSE} c", [("", "a "), (ITALIC, "b"), ("", " c")]),
        (f"{BOLD}a{SUP}b{CLOSE}c{CLOSE}", [(BOLD, f"a{SUP}b{CLOSE}c")]),
        (f"a{ITALIC}never closed", [("", "a"), (ITALIC, "never closed")]),
        (f"a{CLOSE}b", [("", f"a{CLOSE}b")]),
    ],
)
def test_spans(text: str, expected: list[tuple[str, str]]) -> None:
    assert marks.spans(text) == expected
