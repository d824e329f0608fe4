"""How the BibTeX and BibLaTeX writers write page ranges."""

import pytest

from refkit.formats import read, write
from refkit.model import Reference


@pytest.mark.parametrize("name", ["bibtex", "biblatex"])
def test_a_page_range_has_two_hyphens_and_nothing_between_them(name: str) -> None:
    references = (Reference.of("book", {"title": "A", "page": "1-5, 9-12"}, id="a"),)
    written = write(references, format=name).text
    assert "pages = {1--5, 9--12}" in written
    assert read(written, format=name).references[0].text("page") == "1-5, 9-12"
