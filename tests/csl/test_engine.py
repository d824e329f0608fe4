"""What the engine says of broken styles, and that no work's data breaks a document."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from refkit.csl.document import Document
from refkit.csl.engine import compiled
from refkit.csl.output import writer
from refkit.csl.processor import process
from refkit.csl.style import read
from refkit.errors import StyleError
from refkit.model import Citation, Cite, Date, Name, Reference

STYLE = """<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
<info/>
{macros}
<citation><layout>{layout}</layout></citation>
</style>"""


@pytest.mark.parametrize(
    ("macros", "layout", "said"),
    [
        ("", "<text macro='a'/>", '<text>: calls the macro "a", which is not there'),
        ("<macro name='a'><text macro='a'/></macro>", "<text macro='a'/>", "calls itself: a -> a"),
        ("", "<group><sentence/></group>", "<sentence>: is no rendering element"),
        ("", "<text/>", "needs a variable, macro, term or value"),
        ("", "<choose><if><text value='x'/></if></choose>", "has no condition"),
        ("", "<choose><if colour='red'><text value='x'/></if></choose>", 'unknown condition "colour"'),
    ],
)
def test_a_broken_style_is_told_with_its_line_and_element(macros: str, layout: str, said: str) -> None:
    """The message names the place, the element, and what is wrong with it."""
    with pytest.raises(StyleError) as caught:
        compiled(read(STYLE.format(macros=macros, layout=layout), file="broken.csl"))
    assert said in str(caught.value)
    assert str(caught.value).startswith("broken.csl:")


def test_a_document_type_is_refused() -> None:
    """A style never needs entities."""
    with pytest.raises(StyleError, match="DTD"):
        read("<!DOCTYPE style []><style/>", file="dtd.csl")


def test_an_author_is_named_alone_or_left_out() -> None:
    """As a narrative citation needs: Doe (1999)."""
    work = Reference.of("book", {"title": "A", "author": (Name("Doe", "J"),), "issued": Date(((1999,),))}, id="a")
    cites = (Cite("a", author_only=True), Cite("a", suppress_author=True))
    made = process([work], [Citation((cite,)) for cite in cites], style="apa")
    assert made.citations == ("Doe", "(1999)")


def test_unknown_cites_are_warned_of() -> None:
    """The others are rendered."""
    work = Reference.of("book", {"title": "A"}, id="a")
    made = process([work], [Citation((Cite("b"), Cite("a")))], style="apa")
    assert made.citations == ("(A, n.d.)",)
    assert made.warnings == ("b: cited, but not among the references",)


TEXT = st.text(max_size=12)
VALUES = st.fixed_dictionaries(
    {},
    optional={
        "title": TEXT,
        "page": TEXT,
        "volume": TEXT,
        "edition": TEXT,
        "note": TEXT,
        "language": TEXT,
        "container-title": TEXT,
        "author": st.lists(st.builds(Name, TEXT, TEXT, TEXT, TEXT, TEXT), max_size=3).map(tuple),
        "issued": st.builds(
            Date,
            st.lists(st.lists(st.integers(-3000, 3000), min_size=1, max_size=3).map(tuple), max_size=2).map(tuple),
            TEXT,
            st.booleans(),
            TEXT,
        ),
    },
)


@settings(max_examples=25, deadline=None)
@given(st.lists(VALUES, min_size=1, max_size=3), TEXT)
def test_no_data_breaks_a_document(values: list[dict[str, object]], locator: str) -> None:
    """Whatever stands in the fields, there is an entry or none, and no exception."""
    works = [
        Reference.of("article-journal", value, id=str(number))  # type: ignore[arg-type]  # values of all kinds
        for number, value in enumerate(values)
    ]
    cites = [Citation(tuple(Cite(work.id, locator) for work in works), 1)]
    for style in ("apa", "ieee", "chicago-notes-bibliography"):
        made = process(works, cites, style=style, output="html")
        assert len(made.citations) == 1


def test_cost_of_disambiguation_is_bounded_by_buckets() -> None:
    """Many works that read alike get letters in their order."""
    works = [
        Reference.of("book", {"title": f"T{n}", "author": (Name("Doe", "J"),), "issued": Date(((1999,),))}, id=str(n))
        for n in range(30)
    ]
    made = process(works, (), style="apa")
    assert "1999a" in made.bibliography[0].text
    assert "1999ad" in " ".join(entry.text for entry in made.bibliography)


def test_a_document_can_be_made_again() -> None:
    """One compiled style serves one document after another."""
    style = compiled(read(STYLE.format(macros="", layout="<text variable='title'/>")))
    for title in ("One", "Two"):
        document = Document(style, writer(style.locale, "text"))
        document.know([Reference.of("book", {"title": title}, id="a")])
        document.register(["a"])
        assert document.bibliography() == []


def test_a_style_serves_one_document_after_another_and_several_at_once() -> None:
    """What one document had to be told apart leaves nothing behind for the next, nor for one beside it."""
    shared = [Reference.of("book", {"author": (Name("Doe", given),)}, id=given) for given in ("Jane", "John")]
    alone = [Reference.of("book", {"author": (Name("Doe", "Mary"),)}, id="Mary")]

    def cites(works: list[Reference]) -> tuple[str, ...]:
        return process(works, [Citation((Cite(work.id),)) for work in works], style="apa").citations

    first = cites(shared), cites(alone)
    assert first[1] == ("(Doe, n.d.)",)
    assert (cites(shared), cites(alone)) == first
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(cites, [shared, alone] * 20)) == list(first) * 20


def test_more_styles_than_are_kept_serve_several_at_once() -> None:
    work = Reference.of("book", {"title": "Bees", "author": (Name("Doe", "Jane"),)}, id="bees")
    names = "apa asa cell cse ieee mhra mla nature nlm plos vancouver science".split()

    def entry(style: str) -> str:
        return process([work], style=style).bibliography[0].text

    alone = [*map(entry, names)]
    with ThreadPoolExecutor(8) as pool:
        assert [*pool.map(entry, names * 8)] == alone * 8
