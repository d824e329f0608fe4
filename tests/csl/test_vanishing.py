"""Groups that are passed over, because a work has nothing they speak of, are those that would have vanished anyway."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from refkit.csl.compiler import Compiler
from refkit.csl.elements import group, vanishing
from refkit.csl.locale import load
from refkit.csl.processor import process
from refkit.csl.style import Element, parse, read
from refkit.model import Date, Name, Reference

STYLE = """<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0"><info/>
<macro name="pages"><group><label variable="page"/><number variable="page"/></group></macro>
<citation><layout><text variable="title"/></layout></citation></style>"""


@pytest.mark.parametrize(
    ("inside", "needed"),
    [
        ('<text variable="volume"/><text value=", "/>', "volume"),
        ('<text macro="pages"/><date variable="issued"/>', "issued page"),
        ('<names variable="editor"><substitute><text variable="title"/></substitute></names>', "editor title"),
        ('<text variable="title" form="short"/>', "title title-short"),
        ('<choose><if type="book"><text variable="URL"/></if><else><text variable="DOI"/></else></choose>', "DOI URL"),
        # What these say does not depend on the work's variables alone, or needs none.
        ('<text term="in"/>', "-"),
        ('<text variable="citation-number"/>', "-"),
        ('<text variable="volume"/><group><text term="in"/></group>', "-"),
        ('<text term="in"/><choose><if type="book"><text variable="edition"/></if></choose>', "-"),
        ('<choose><if disambiguate="true"><text variable="title"/></if></choose>', "-"),
    ],
)  # fmt: skip
def test_what_a_group_needs(inside: str, needed: str) -> None:
    compiler = Compiler(read(STYLE), load("en-US", ()))
    found = vanishing.needs(parse(f"<group>{inside}</group>"), compiler)
    assert (" ".join(sorted(found.variables)) if found else "-") == needed


_TEXTS = st.dictionaries(
    st.sampled_from(["title", "container-title", "volume", "page", "publisher", "edition", "genre", "DOI", "note"]),
    st.sampled_from(["Bees", "12", "3-7", "A: b"]),
)
_REFERENCES = st.builds(
    lambda type_, texts, authors, year: Reference(
        "x",
        type_,
        {**texts, **({"author": tuple(authors)} if authors else {}), **({"issued": Date(((year,),))} if year else {})},
    ),
    st.sampled_from(["book", "article-journal", "webpage", "chapter", "speech"]),
    _TEXTS,
    st.lists(st.builds(Name, st.sampled_from(["Berg", "Izzo"]), st.sampled_from(["Ann", ""])), max_size=2),
    st.sampled_from([0, 2007]),
)


@settings(deadline=None, max_examples=60)
@given(_REFERENCES, st.sampled_from(["refkit-web", "apa", "modern-language-association", "chicago-notes-bibliography"]))
def test_an_entry_is_the_same_whether_its_empty_groups_are_rendered_or_not(work: Reference, name: str) -> None:
    passed_over = process([work], style=name).bibliography
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(group, "needs", _nothing)
        patch.setattr(vanishing, "needs", _nothing)
        assert process([work], style=name).bibliography == passed_over


def _nothing(_group: Element, _compiler: Compiler) -> None:
    return None
