"""Italics in the source of a list are no difference from a style."""

import pytest

from refkit.article import read_article
from refkit.check import check, fix
from refkit.check.emphasis import bare
from refkit.model import Span

LISTED = """References

Berg, H., & Eiken, O. (2007). Hip, thigh and calf muscle atrophy. {0}European Journal of Applied Physiology{1}, \
{0}99{1}(3), 283{dash}289.

Izzo, J. (2009). Pointing out gluteal atrophy. {0}NOAC Newsletter{1}, {0}4{1}(2), 2–3.
"""
SIGNS = [("*", "*"), ("_", "_"), ("<i>", "</i>"), ("\\emph{", "}")]


@pytest.mark.parametrize("signs", SIGNS)
def test_italics_are_no_difference(signs: tuple[str, str]) -> None:
    """APA's own list, its titles and volumes in italics."""
    article = read_article(LISTED.format(*signs, dash="–"))
    assert not [each for each in check(article, style="apa") if each.code.startswith("STY")]


@pytest.mark.parametrize("signs", SIGNS)
def test_a_difference_behind_italics_is_at_its_place(signs: tuple[str, str]) -> None:
    """The hyphen is found and mended where it stands; the signs around stay."""
    text = LISTED.format(*signs, dash="-")
    found = [each for each in check(read_article(text), style="apa") if each.code == "STY605"]
    assert [each.span.of(text) for each in found] == ["-"]
    assert fix(text, found) == LISTED.format(*signs, dash="–")


def test_every_place_of_a_bare_entry_leads_back() -> None:
    """Each character of the text without signs is the one it came from."""
    entry = read_article(LISTED.format("*", "*", dash="–")).entries[0]
    found = bare(entry)
    assert "*" not in found.entry.text
    assert all(found.back(Span(at, at + 1)).of(entry.text) == sign for at, sign in enumerate(found.entry.text))
