"""What a style does in every entry, held against single entries: a volume in brackets."""

import pytest

from refkit.check.habits import breaches, habits
from refkit.check.layouts import layouts
from refkit.csl.library import find
from refkit.model import Entry, Span
from refkit.parsing import parse


def told(style: str, text: str) -> list[str]:
    entry = Entry(Span(0, len(text)), (Span(0, len(text)),), None, parse(text))
    return [span.of(text) for _, span, _ in breaches(entry, habits(layouts(find(style))))]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Berg H, Eiken O. 2010. J. Hip Thigh. (5)(2):181–93", ["(5)"]),
        ("Berg H, Eiken O. 2010. J. Hip Thigh. 5(2):181–93", []),
    ],
)
def test_volume_in_brackets_where_the_style_prints_no_titles(text: str, places: list[str]) -> None:
    assert told("annual-review-of-astronomy-and-astrophysics", text) == places
