"""Formats that are read and written piece by piece say the same as when they are read and written whole."""

import pytest

from refkit.errors import InputError
from refkit.formats import FORMATS, convert, read, write
from refkit.model import Problem, Reference
from tests.formats.test_every_format import EXAMPLE, sample

READ_IN_PIECES = [name for name in FORMATS if FORMATS[name].pieces]
WRITTEN_IN_PIECES = [name for name in FORMATS if FORMATS[name].write_pieces]


def test_what_has_lines_or_items_is_read_in_pieces() -> None:
    assert {"ris", "nbib", "isi", "refer", "refworks", "csl-json", "crossref-json", "openalex-json"} <= {
        *READ_IN_PIECES
    }
    assert {"ris", "refer", "refworks", "csl-json"} <= {*WRITTEN_IN_PIECES}


@pytest.mark.parametrize("name", READ_IN_PIECES)
@pytest.mark.parametrize("to", WRITTEN_IN_PIECES)
def test_pieces_make_up_the_whole(name: str, to: str) -> None:
    text = sample(name)
    found = read(text, format=name)
    pieces = list(convert(text, format=name, to=to))
    if name not in ("bibtex", "biblatex"):  # what stands between their entries goes over into .bib files
        assert "".join(each for each in pieces if isinstance(each, str)) == write(found, format=to).text
    assert {each for each in pieces if isinstance(each, Problem)} >= {*found.problems}


@pytest.mark.parametrize("to", WRITTEN_IN_PIECES)
def test_an_entry_is_written_before_the_next_is_read(to: str) -> None:
    entries = "".join(f"TY  - BOOK\nTI  - Rest {number}\nID  - rest{number}\nER  - \n" for number in range(9_000))
    done: list[int] = []
    first = next(piece for piece in convert(entries, format="ris", to=to, progress=done.append))
    assert isinstance(first, str)
    assert not done or max(done) < len(entries) / 2


def test_how_far_it_is_grows_to_the_end() -> None:
    entries = write([EXAMPLE.with_(id=f"rest{number}") for number in range(1_000)], format="ris").text
    done: list[int] = []
    assert list(convert(entries, format="ris", to="csl-json", progress=done.append))
    assert done == sorted(done)
    assert len(entries) / 2 < done[-1] <= len(entries)


@pytest.mark.parametrize("name", READ_IN_PIECES)
def test_a_text_without_any_entry_is_refused_before_anything_is_written(name: str) -> None:
    with pytest.raises(InputError, match="expected"):
        next(convert("nothing of the kind", format=name, to="csl-json"))


def test_a_problem_is_told_before_the_reference_it_is_about() -> None:
    pieces = FORMATS["ris"].pieces
    assert pieces
    kinds = [type(piece) for piece in pieces("TY  - ODD\nTI  - Rest\nER  - \nTY  - BOOK\nTI  - Walk\nER  - \n", None)]
    assert kinds == [Problem, Reference, Reference]
