"""Whether two references are one work: the cases of same-work.md, and what always holds."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from refkit.fields import names
from refkit.matching import compare, likeness
from refkit.model import Date, Reference

SURE = 0.8
CASES = [
    tuple(cell.strip() for cell in row.strip("|").split("|"))
    for row in (Path(__file__).parent / "same-work.md").read_text(encoding="utf-8").splitlines()
    if re.match(r"\| (?!why)", row)
]


def read(cell: str) -> Reference:
    """A reference from "authors / title / year / journal / volume / pages"."""
    who, title, year, where, volume, page = (*(part.strip() for part in f" {cell}".split("/")), "", "", "")[:6]
    return Reference.of(
        "article-journal",
        {
            "author": tuple(names.inverted(name.strip()) for name in who.split(";") if name.strip()),
            "title": title,
            "issued": Date(((int(year),),)) if year else Date(),
            "container-title": where,
            "volume": volume,
            "page": page,
        },
    )


@pytest.mark.parametrize(("why", "one", "other", "same"), CASES, ids=[case[0] for case in CASES])
def test_one_work_or_two(why: str, one: str, other: str, same: str) -> None:
    similarity = compare(read(one), read(other))
    assert (similarity.score >= SURE) == (same == "yes"), (why, similarity)
    assert compare(read(other), read(one)).score == similarity.score


def test_a_doi_settles_it_unless_the_titles_contradict() -> None:
    bare = Reference.of("article", {"DOI": "10.1000/a"})
    one = Reference.of("article", {"DOI": "https://doi.org/10.1000/A", "title": "On hips in bed"})
    other = Reference.of("article", {"DOI": "10.1000/a", "title": "Teaspoons of the north"})
    assert compare(bare, one).score >= 0.95
    assert compare(one, other).score < SURE


def test_where_two_references_ran_into_one_each_still_stands_in_the_string() -> None:
    text = "Cox, B. (1999). Knees of the north. Knopf. Abe, K. (2005). Growth of grass in dry sand. Grass, 3, 11-19."
    misread = read("Cox, B. / Knees of the north / 1999 / Grass / 3 / 11-19")
    second = read("Abe, K. / Growth of grass in dry sand / 2005 / Grass / 3 / 11")
    assert compare(misread, second).score < SURE <= likeness(misread, second, text=text)
    elsewhere = read("Abe, K. / Growth of grass in dry sand / 2005 / Grass / 3 / 20")
    assert likeness(misread, elsewhere, text=text) < SURE


def test_what_a_string_is_about_or_stands_in_is_not_what_it_means() -> None:
    text = "Cox, B. Comment on: Growth of grass in dry sand by Abe, K. Grass 2005; 3: 11."
    work = read("Abe, K. / Growth of grass in dry sand / 2005 / Grass / 3 / 11")
    assert likeness(read("Cox, B. / Comment on: Growth of grass in dry sand / 2005 / Grass"), work, text=text) < SURE
    text = "Cox, B. (2005). Roots. In K. Abe (Ed.), The growth of grass in dry sand (pp. 11-19). Knopf."
    assert (
        likeness(read("Cox, B. / Roots / 2005"), read("Abe, K. / The growth of grass in dry sand / 2005"), text=text)
        < SURE
    )


def test_the_same_number_settles_it_and_another_one_says_nothing() -> None:
    one = Reference.of("article", {"title": "On hips in bed", "number": "arXiv:2103.00020v2"})
    other = Reference.of("article", {"title": "On hips in bed", "DOI": "10.48550/arXiv.2103.00020"})
    assert compare(one, other).score >= 0.95
    berg = read("Berg, H. / Hips in bed / 2007 / Phys").with_({"PMID": "17013602"})
    assert compare(berg, berg.with_({"PMID": "17013603"})).score >= 0.95


def test_a_doi_cut_short_says_nothing() -> None:
    whole = Reference.of(
        "article", {"DOI": "10.1016/j.bandc.2008.01.008", "title": "Pointing with the eyes", "page": "1"}
    )
    assert compare(whole, whole.with_({"DOI": "10.1016/j"})).score > SURE


@given(st.lists(st.sampled_from([case[number] for case in CASES for number in (1, 2)]), min_size=2, max_size=2))
@settings(deadline=None, max_examples=60)
def test_it_does_not_matter_which_comes_first(pair: list[str]) -> None:
    one, other = map(read, pair)
    assert compare(one, other).score == compare(other, one).score
    assert 0 <= compare(one, other).score <= 1
    assert compare(one, one).score >= compare(one, other).score or compare(one, one).score <= 0.75
