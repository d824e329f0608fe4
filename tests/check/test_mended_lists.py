"""A list with faults, mended after its style: once is enough, other entries stay, and each reads as the work it was."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import refkit
from refkit.check import Finding, mend
from refkit.csl.processor import process
from refkit.fields.text import fold
from refkit.model import Reference
from tests.check.test_detection import work

FAULTS = {
    "and for &": (r" & ", " and "),
    "hyphen for dash": (r"(?<=\d)–(?=\d)", "-"),
    "initials closed up": (r"(?<=\b[A-Z]\.) (?=[A-Z]\.)", ""),
    "comma for stop": (r"(?<=[a-z]{4})\. (?=[A-Z])", ", "),
    "volume in brackets": (r"(?<= )(\d+)(?=\(\d)", r"(\1)"),
    "final stop dropped": (r"\.$", ""),
}
FIELDS = ("title", "container-title", "volume", "issue", "page", "DOI")


def lists(style: str) -> list[str]:
    return [entry.text for entry in process([work(at) for at in range(6)], style=style).bibliography]


def look(style: str, text: str) -> tuple[Finding, ...]:
    return refkit.check(text, style=style, select=["STY"])


def document(entries: list[str]) -> str:
    return "References\n\n" + "\n\n".join(entries) + "\n"


def said(reference: Reference) -> tuple[object, ...]:
    families = [fold(name.family) for name in reference.names("author")]
    return (families, *(fold(re.sub("–", "-", reference.text(name))) for name in FIELDS))


STYLES = (
    "american-medical-association",
    "associacao-brasileira-de-normas-tecnicas",
    "elsevier-harvard",
    "ieee",
    "mla",
    "nature",
    "springer-basic-author-date",
    "vancouver",
)


@pytest.mark.parametrize("style", STYLES)
def test_a_list_of_the_styles_own_has_no_finding(style: str) -> None:
    assert look(style, document(lists(style))) == ()


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("fault", sorted(FAULTS))
def test_mended_entries_read_as_the_works_they_were(style: str, fault: str) -> None:
    right = lists(style)
    wrong = [re.sub(*FAULTS[fault], each, count=1) if at % 3 == 0 else each for at, each in enumerate(right)]
    text = document(wrong)
    mended = mend(text, lambda now: look(style, now)).split("\n\n")[1:]
    assert len(mended) == len(right)
    for before, after, meant in zip(wrong, mended, right, strict=True):
        read = said(refkit.parse(after.strip("\n")).reference)
        assert read in (said(refkit.parse(before).reference), said(refkit.parse(meant).reference))


@pytest.mark.parametrize("style", ["apa", "elsevier-vancouver", "chicago-author-date"])
@given(st.dictionaries(st.integers(0, 5), st.sampled_from(sorted(FAULTS)), max_size=3))
@settings(max_examples=8, deadline=None)
def test_a_mended_list(style: str, faults: dict[int, str]) -> None:
    right = lists(style)
    wrong = [re.sub(*FAULTS[faults[at]], each, count=1) if at in faults else each for at, each in enumerate(right)]
    text = document(wrong)
    mended = mend(text, lambda now: look(style, now))
    assert mend(mended, lambda now: look(style, now)) == mended
    touched = {finding.entry for finding in look(style, text)}
    for at, (before, after) in enumerate(zip(wrong, mended.split("\n\n")[1:], strict=True)):
        if at not in touched:
            assert after.strip("\n") == before
        assert said(refkit.parse(after.strip("\n")).reference) == said(refkit.parse(before).reference)


def test_dots_in_a_list_of_authors_stay() -> None:
    text = document([f"{entry}" for entry in lists("apa")])
    before, comma, after = text.partition(", & ")
    assert comma
    text = f"{before}, ... & {after}"
    assert [found.code for found in look("apa", text)] == []


def test_an_et_al_of_the_list_is_no_et_al_too_many_in_the_text() -> None:
    entry = "Gull, A., et al. (2020). Sleep in gulls. Journal of Birds, 4(1), 10–19."
    text = f"Gulls sleep (Gull et al., 2020).\n\n{document([entry])}"
    assert refkit.check(text, style="apa", select=["CIT006", "CIT007"]) == ()


def test_one_entry_in_another_style_is_written_anew() -> None:
    text = document([*lists("apa"), "Bradley, John. Cat Sense: Riddles of a Hunter. London: Allen Lane, 2013."])
    findings = refkit.check(text, style="apa", select=["STY"], ignore=["STY601"])
    assert [found.code for found in findings] == ["STY611"]
    mended = refkit.fix(text, findings, unsafe=True)
    assert mended.endswith("Bradley, J. (2013). Cat Sense: Riddles of a Hunter. Allen Lane.\n")
    assert {found.code for found in look("apa", mended)} == {"STY601"}


def test_an_et_al_behind_fewer_names_than_the_style_shows() -> None:
    right = lists("apa")
    wrong = [re.sub(r"^([^,]+, (?:[A-Z]\. ?)+),? .*?(?= \()", r"\1, et al.", each) for each in right]
    faulty = next(at for at, each in enumerate(right) if each != wrong[at])
    right[faulty] = wrong[faulty]
    assert {(each.code, each.entry) for each in look("apa", document(right))} == {("STY611", faulty)}
