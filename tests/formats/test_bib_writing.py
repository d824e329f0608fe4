"""How the BibTeX and BibLaTeX writers write page ranges and the titles of volumes."""

import pytest

from refkit.formats import read, write
from refkit.model import Reference


@pytest.mark.parametrize("name", ["bibtex", "biblatex"])
def test_a_page_range_has_two_hyphens_and_nothing_between_them(name: str) -> None:
    references = (Reference.of("book", {"title": "A", "page": "1-5, 9-12"}, id="a"),)
    written = write(references, format=name).text
    assert "pages = {1--5, 9--12}" in written
    assert read(written, format=name).references[0].text("page") == "1-5, 9-12"


def test_the_title_of_a_volume_and_of_the_whole_stand_where_biblatex_has_them() -> None:
    book = "@book{a,\n  title = {The Volume},\n  maintitle = {The Whole},\n}\n"
    part = "@incollection{b,\n  title = {A Part},\n  booktitle = {The Volume},\n  maintitle = {The Whole},\n}\n"
    assert write(read(book, format="bibtex").references, format="bibtex").text == book
    assert write(read(part, format="bibtex").references, format="bibtex").text == part
