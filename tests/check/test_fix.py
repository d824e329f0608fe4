"""Fixes are applied whole or not at all, and what they do not concern stays as it is."""

from hypothesis import given, settings
from hypothesis import strategies as st

from refkit.check import Edit, Finding, Fix, Severity, fix, mend
from refkit.model import Span


def finding(*edits: tuple[int, int, str], safe: bool = True) -> Finding:
    mended = Fix(safe, tuple(Edit(Span(start, end), text) for start, end, text in edits))
    return Finding("DAT700", "test", Severity.INFO, "", mended.span, None, mended)


def test_safe_fix_is_applied_and_unsafe_one_waits_for_leave() -> None:
    findings = [finding((0, 1, "A")), finding((2, 3, "C"), safe=False)]
    assert fix("abc", findings) == "Abc"
    assert fix("abc", findings, unsafe=True) == "AbC"


def test_all_edits_of_a_fix_or_none() -> None:
    findings = [finding((0, 2, "X")), finding((1, 2, "Y"), (4, 5, "Z"))]
    assert fix("abcde", findings) == "Xcde"


def test_same_edit_wanted_by_two_findings_is_made_once() -> None:
    assert fix("abc", [finding((1, 2, "B")), finding((1, 2, "B"), (2, 3, "C"))]) == "aBC"


def test_two_insertions_at_one_place_take_two_rounds() -> None:
    assert fix("ab", [finding((1, 1, "x")), finding((1, 1, "y"))]) == "axb"


def test_edit_beyond_the_text_is_left_out() -> None:
    assert fix("ab", [finding((1, 9, "x"))]) == "ab"


def test_mending_stops_when_two_rules_disagree() -> None:
    def look(text: str) -> list[Finding]:
        return [finding((0, 1, "b" if text[0] == "a" else "a"))]

    assert mend("a", look) in ("a", "b")


EDITS = st.lists(
    st.tuples(st.integers(0, 30), st.integers(0, 5), st.text("xyz", max_size=3)).map(
        lambda e: (e[0], e[0] + e[1], e[2])
    ),
    min_size=1,
    max_size=3,
)


@given(st.text("abc\n", min_size=30, max_size=40), st.lists(EDITS, max_size=5))
@settings(max_examples=80, deadline=None)
def test_what_no_edit_touches_stays(text: str, wanted: list[list[tuple[int, int, str]]]) -> None:
    findings = [finding(*edits) for edits in wanted]
    touched = {place for edits in wanted for start, end, _ in edits for place in range(start, end)}
    kept = [char for place, char in enumerate(text) if place not in touched]
    mended = iter(fix(text, findings))
    assert all(char in mended for char in kept), "the untouched code points follow each other in the same order"
