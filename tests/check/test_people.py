"""People as a style writes them: what it writes of made-up ones tells how to read the others."""

import pytest

from refkit.check.habits import habits
from refkit.check.layouts import layouts
from refkit.check.people import manner, people
from refkit.csl.library import find

TOLD = ["Xqa", "Xqb"]


@pytest.mark.parametrize(
    ("written", "block", "families"),
    [
        ("Q. Z. Xqa, Q. Z. Xqb", "T.D. Pollard, R. D. Mullins", ["Pollard", "Mullins"]),
        ("Xqa, Q. Z., & Xqb, Q. Z.", "Berg, H., & Eiken, O.", ["Berg", "Eiken"]),
        ("Xqa Q.Z. & Xqb Q.Z.", "Sullivan P.W. & Croll B.", ["Sullivan", "Croll"]),
        ("Xqa, Q. Z., Q. Z. Xqb", "U.S. Department of Energy", [""]),
    ],
)
def test_names_are_read_as_the_style_writes_them(written: str, block: str, families: list[str]) -> None:
    assert [name.family for name in people(block, manner(written, TOLD))] == families


def test_names_in_capitals_count_too() -> None:
    assert habits(layouts(find("journal-of-human-rights"))).people["author"].shown[3] == 3
