"""The entries of a list settle each other's doubts."""

from refkit.parsing import parse_entries
from refkit.parsing.tagger import Tagged
from refkit.parsing.tokens import tokenize
from refkit.parsing.voting import vote

SURE = ("B-container-title", "volume", "page")


def entry(text: str, labels: tuple[str, ...], sure: float) -> Tagged:
    tokens = tokenize(text)
    return Tagged(tokens, labels, (sure,) * len(tokens.words))


def test_figures_of_one_shape_mean_the_same() -> None:
    entries = [entry(f"Nature {volume}: 12-19.", SURE, 0.99) for volume in (30, 31, 32, 33)]
    odd = entry("Cell 34: 12-19.", ("B-container-title", "issue", "page"), 0.6)
    assert vote([*entries, odd], None)[-1].labels == SURE


def test_one_that_is_sure_of_itself_is_left_alone() -> None:
    entries = [entry(f"Nature {volume}: 12-19.", SURE, 0.99) for volume in (30, 31, 32, 33)]
    odd = entry("Cell 34: 12-19.", ("B-container-title", "issue", "page"), 0.97)
    assert vote([*entries, odd], None)[-1].labels == odd.labels


def test_few_entries_have_no_vote() -> None:
    odd = entry("Cell 34: 12-19.", ("B-container-title", "issue", "page"), 0.6)
    assert vote([odd], None) == [odd]


def test_every_entry_of_a_list_is_read() -> None:
    entries = [f"Smith, J. ({year}). On bees. Journal of Bees, {year - 1990}, 12-19." for year in range(2000, 2008)]
    found = parse_entries(entries)
    assert [each.text for each in found] == entries
    assert {each.reference.text("container-title") for each in found} == {"Journal of Bees"}
