"""Real answers of Crossref's search: the work that was meant is told from the others it offers beside it."""

from pathlib import Path

import pytest

from refkit.formats import read
from refkit.matching import compare
from refkit.parsing import parse

STRING = (
    "Tkaczyk, D., Szostek, P., Fedoryszak, M., Dendek, P.J., Bolikowski, L.: CERMINE: automatic extraction of"
    " structured metadata from scientific literature. International Journal on Document Analysis and Recognition"
    " 18(4), 317-335 (2015)"
)


@pytest.mark.parametrize("kind", ["single-doi", "structured-ref", "unstructured-ref"])
def test_one_of_the_works_offered_is_meant(shared: Path, kind: str) -> None:
    answer = (shared / "data" / "crossref-responses" / f"crossref-{kind}-response-1.json").read_text(encoding="utf-8")
    meant = parse(STRING).reference
    scores = {work.text("DOI"): compare(meant, work).score for work in read(answer, format="crossref-json").references}
    assert len(scores) > 1
    assert [doi for doi, score in scores.items() if score >= 0.8] == ["10.1007/s10032-015-0249-8"]
