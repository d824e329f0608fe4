"""Which rules run, in which order, and what happens with texts that are no articles."""

from datetime import date
from importlib import import_module

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from refkit.check import RULES, check, chosen
from refkit.errors import UnknownNameError
from refkit.model import Article
from tests.check.reading import read

TEXT = (
    "Runners know it (Carter, 2011).\n\nReferences\n\nIzzo, J. (2009). Pointing out gluteal atrophy. Retrieved from\n"
)


def codes(**choice: list[str]) -> list[str]:
    return [rule.code for rule in chosen(**choice)]


def test_all_rules_unless_told_otherwise() -> None:
    assert codes() == list(RULES)


def test_longer_word_wins_and_ignore_wins_a_draw() -> None:
    assert codes(select=["URL401"], ignore=["URL"]) == ["URL401"]
    assert "CIT001" not in codes(select=["CIT"], ignore=["CIT001"])
    assert codes(select=["CIT001"], ignore=["CIT001"]) == []
    assert codes(select=["cited-not-listed"]) == ["CIT001"]


def test_unknown_rule_names_near_ones() -> None:
    with pytest.raises(UnknownNameError, match="CIT001"):
        check(read(TEXT), select=["CIT0001"])


@pytest.mark.parametrize(
    ("style", "mended"), [("apa", True), ("modern-language-association", True), ("vancouver", False)]
)
def test_a_doi_is_held_against_the_form_of_the_style(style: str, mended: bool) -> None:
    entry = "Izzo, J. (2009). Pointing out gluteal atrophy. NOAC Newsletter, 4(2), 2–3. doi:10.1000/182"
    findings = check(read(f"Runners know it (Izzo, 2009).\n\nReferences\n\n{entry}\n"), select=["IDN302"], style=style)
    assert bool(findings) is mended


def test_findings_come_by_place_then_code() -> None:
    findings = check(read(TEXT))
    assert list(findings) == sorted(findings, key=lambda each: (each.span, each.code))
    assert [each.code for each in findings if each.code in ("CIT001", "CIT002", "URL401")] == [
        "CIT001",
        "CIT002",
        "URL401",
    ]


def test_empty_text() -> None:
    assert check(Article("", None, (), ())) == ()


WORDS = st.sampled_from(
    "Izzo, J. (2009). (Izzo, 2009) [1] [2-4] 1. doi:10.1/x https:// Retrieved from \n\n References".split(" ")
    + "& et al. p. 5-3 ( ) ; é \u00ad".split(" ")
)


@given(st.lists(WORDS, max_size=40).map(" ".join))
@settings(max_examples=40, deadline=None)
def test_any_text_is_checked_and_every_span_lies_in_it(text: str) -> None:
    for finding in check(read(text), today=date(2026, 1, 1)):
        assert 0 <= finding.span.start <= finding.span.end <= len(text)
        assert finding.message
        assert all(
            0 <= edit.span.start <= edit.span.end <= len(text) for edit in (finding.fix.edits if finding.fix else ())
        )


def test_works_of_one_author_are_compared_only_where_their_titles_have_the_same_numbers(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    compared: list[int] = []
    monkeypatch.setattr(import_module("refkit.check.repeats"), "same_work", lambda *_: compared.append(1))
    entries = [f"Gull, A. (1999). Sleep on the coast of island {n}. Journal of Birds, {n}, 1–9." for n in range(200)]
    check(read("References\n\n" + "\n".join(entries)), select=["DAT702"])
    assert len(compared) < len(entries)
