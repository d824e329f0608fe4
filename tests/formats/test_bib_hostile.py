"""Broken .bib files by the thousand: each entry is kept, said, and costs no more than the one before."""

import logging
import time

import pytest

from refkit.formats import read, write


def test_entries_that_never_close() -> None:
    found = read("@article{a,\n" * 3000, format="bibtex")
    assert len(found) == 3000
    assert len(found.problems) >= 3000
    quiet = [each for each in logging.getLogger("bibtexparser").handlers if isinstance(each, logging.NullHandler)]
    assert len(quiet) == 1


@pytest.mark.parametrize("field", ["year", "month", "day", "date"])
def test_a_date_of_thousands_of_figures_costs_nothing_but_itself(field: str) -> None:
    entry = {"title": "Walden", "year": "1854", "month": "8", field: "9" * 5000}
    text = ", ".join(f"{name} = {{{value}}}" for name, value in entry.items())
    [reference] = read(f"@book{{a, {text}}}", format="bibtex").references
    assert reference.text("title") == "Walden"


MANY = 20_000


@pytest.mark.parametrize(
    "text",
    [
        "@book{a,\n" + "".join(f" note = {{{at}}},\n" for at in range(MANY)) + "}",
        "@book{a" + "".join(f", note = {{{at}}}" for at in range(MANY)) + "}",
        "@book{a,\n" + "".join(f" note = {{{at}}}\n" for at in range(MANY)) + "}",
        "@book{a, title = {b}}" + "".join(f", note = {{{at}}}}}" for at in range(MANY)),
        "@book{a, note = {0}" + "}" * MANY,
    ],
    ids=["lines", "one line", "no commas", "a brace too many each", "closing braces"],
)
def test_thousands_of_equal_fields_are_kept_in_time_that_grows_with_them(text: str) -> None:
    start = time.process_time()
    [reference] = read(text, format="bibtex").references
    assert time.process_time() - start < 5
    assert reference.text("note") == "0"
    assert reference.custom.get(f"note-{MANY}", str(MANY - 1)) == str(MANY - 1)


@pytest.mark.parametrize("piece", ["<sup>A ", "<sc>A ", '<span class="nocase">A ', "<i>A ", '"A ', "A: "])
def test_marks_in_a_title_that_nothing_closes_cost_no_more_each(piece: str) -> None:
    start = time.process_time()
    [reference] = read(f"@book{{a, title = {{{piece * MANY}}}}}", format="biblatex").references
    assert "title" in write([reference], format="bibtex").text
    assert time.process_time() - start < 10


@pytest.mark.parametrize("piece", ["^{\\", "\\^", "{\\it ", "\\emph{^{\\v{", "$^{", "~", "`"])
def test_commands_in_commands_are_read_down_to_a_depth_and_the_rest_as_text(piece: str) -> None:
    many = piece * 3000
    text = f"@book{{a,\n  title = {{{many}}},\n  author = {{{many}}},\n}}\n@book{{b, title = {{After}}}}\n"
    assert read(text, format="biblatex").references[-1].text("title") == "After"


@pytest.mark.parametrize("piece", ["H. Berg & ", "H. Berg et al., ", "et al. & ", "Berg, H., ", "Berg; "])
def test_names_joined_by_anything_are_read_however_many_they_are(piece: str) -> None:
    [reference] = read(f"@book{{a, title = {{A}}, author = {{{piece * MANY}}}}}", format="bibtex").references
    assert reference.names("author")
