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


@pytest.mark.parametrize(
    ("style", "text", "places"),
    [
        (
            "ieee",
            "H. Berg, “Cold hips,” in Bones of the North, L. Moe & J. Izzo, Eds., Oslo: Hill Press, 2015, pp. 7–19.",
            [" & "],
        ),
        (
            "ieee",
            "H. Berg, “Cold hips,” in Bones of the North, L. Moe and J. Izzo, Eds., Oslo: Hill Press, 2015, pp. 7–19.",
            [],
        ),
        (
            "mla",
            "Berg, Hanna. “Cold Hips.” Bones, edited by Lena Moe, Jan Izzo, and Tor Dahl, Harbour Press, 2015.",
            ["Dahl"],
        ),
        (
            "mla",
            "Berg, Hanna. “Cold Hips.” Bones, edited by Lena Moe et al., Harbour Press, 2015.",
            [],
        ),
    ],
)
def test_editors_are_written_as_the_style_writes_them(style: str, text: str, places: list[str]) -> None:
    assert told(style, text) == places
