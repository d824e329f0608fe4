"""The text itself says what to leave alone, in any kind of comment."""

import pytest

from refkit.check import check
from tests.check.reading import read

ENTRY = "Izzo, J. (2009). Pointing out gluteal atrophy. NOAC Newsletter. Retrieved from"
OTHER = "Romani-Ruby, C. (2014). Functional anatomy of the hip."
THIRD = "Whatman, C. (2008). Gluteus medius. Sport Press."


def places(text: str, *select: str) -> list[tuple[str, str]]:
    return [(each.code, each.span.of(text)) for each in check(read(text), select=select)]


@pytest.mark.parametrize(
    "comment",
    [
        "<!-- refkit: ignore CIT001 -->",
        "[refkit: ignore CIT001]",
        "% refkit: ignore CIT001",
        "[//]: # (refkit: ignore CIT001, CIT002)",
        "<!-- refkit:ignore -->",
        "<!-- refkit: ignore cited-not-listed -->",
        "<!-- refkit: ignore CIT -->",
    ],
)
def test_alone_on_a_line_it_speaks_for_the_next(comment: str) -> None:
    text = f"{comment}\n\nRunners know it (Carter, 2011).\n\nAnd so (Hall, 2012).\n\nReferences\n\n{ENTRY}\n"
    assert places(text, "CIT001") == [("CIT001", "(Hall, 2012)")]


def test_beside_other_words_it_speaks_for_its_line() -> None:
    text = (
        "Runners know it (Carter, 2011). <!-- refkit: ignore CIT001 -->\n"
        f"And so (Hall, 2012).\n\nReferences\n\n{ENTRY}\n"
    )
    assert places(text, "CIT001") == [("CIT001", "(Hall, 2012)")]


def test_before_an_entry_it_speaks_for_all_of_it() -> None:
    text = f"It helps (Hall, 2012).\n\nReferences\n\n{OTHER}\n\n[refkit: ignore URL401, CIT002]\n\n{ENTRY}\n\n{THIRD}\n"
    assert [place[:6] for _, place in places(text, "CIT002", "URL401")] == ["Romani", "Whatma"]


def test_other_rules_still_speak() -> None:
    text = f"<!-- refkit: ignore CIT002 -->\nRunners know it (Carter, 2011).\n\nReferences\n\n{ENTRY}\n"
    assert places(text, "CIT001") == [("CIT001", "(Carter, 2011)")]


def test_off_and_on() -> None:
    text = (
        "[refkit: off CIT]\n\nRunners know it (Carter, 2011).\n\n[refkit: on]\n\nAnd so (Hall, 2012).\n\n"
        f"References\n\n{ENTRY}\n"
    )
    assert places(text, "CIT001") == [("CIT001", "(Hall, 2012)")]


def test_whole_file() -> None:
    text = f"<!-- refkit: ignore-file CIT URL401 CMP -->\n\nRunners know it (Carter, 2011).\n\nReferences\n\n{ENTRY}\n"
    assert places(text) == []


def test_a_line_of_its_own_in_a_list_is_no_entry() -> None:
    text = f"It helps (Hall, 2012).\n\nReferences\n\n[refkit: ignore URL401, CIT002]\n{ENTRY}\n\n{THIRD}\n"
    assert [place[:6] for _, place in places(text, "CIT002", "CMP202", "URL401")] == ["Whatma"]
