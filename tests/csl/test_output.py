"""No text of an item can break out of the output it is written in: every format shows it as it stands."""

import re
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from refkit.csl import locale, process
from refkit.csl.output import OUTPUTS, writer
from refkit.model import Citation, Cite, Date, Name, Reference, Run

PRINTABLE = st.text(
    st.characters(min_codepoint=0x20, max_codepoint=0x2FF, exclude_categories=["C", "Z", "Lm"]), max_size=30
)
EVIL = r'</div><script>*a* _b_ `c` \input{x} {\field "} &amp; #1 %2 $3 ~4 ^5 [6](7) "8" -- |'
WRITERS = {output: writer(locale.load("en-US"), output) for output in OUTPUTS}


@settings(max_examples=150, deadline=None)
@given(PRINTABLE)
@example(EVIL)
def test_html_is_text(text: str) -> None:
    shown = LexborHTMLParser(f"<p>{WRITERS['html'](text)}</p>").body
    assert shown is not None
    raised = re.compile("[ª²³¹º]")
    assert raised.sub("", shown.text().replace("\u00a0", " ")) == raised.sub("", text) or raised.search(text)
    assert shown.css("script, a, i, b") == []


@settings(max_examples=150, deadline=None)
@given(PRINTABLE)
@example(EVIL)
@example("# not a heading")
@example("- not a list")
def test_markdown_shows_the_text(text: str) -> None:
    from markdown_it import MarkdownIt

    [token, *_] = [token for token in MarkdownIt().parse(WRITERS["markdown"](text)) if token.type == "inline"] or [None]
    shown = "".join(child.content for child in token.children or ()) if token else ""
    numbered = re.match(r"\s*\d+[.)]", text)
    assert shown == text.strip() or numbered


@settings(max_examples=150, deadline=None)
@given(PRINTABLE)
@example(EVIL)
@pytest.mark.parametrize("output", ["latex", "rtf"])
def test_braces_are_balanced(output: str, text: str) -> None:
    bare = re.sub(r"\\[\\{}]", "", WRITERS[output](text))
    depth = 0
    for sign in bare:
        depth += (sign == "{") - (sign == "}")
        assert depth >= 0
    assert depth == 0
    assert WRITERS[output](text).isascii() or output == "latex"


def test_latex_commands_of_an_item_are_words() -> None:
    assert WRITERS["latex"](r"\input{x} 5% & #1") == r"\textbackslash{}input\{x\} 5\% \& \#1"


SHOWN = {
    "text": "Izzo, J. (2009). Pointing out gluteal atrophy. NOAC Newsletter, 4(2).",
    "html": "Izzo, J. (2009). Pointing out gluteal atrophy. <i>NOAC Newsletter</i>, <i>4</i>(2).",
    "markdown": "Izzo, J. (2009). Pointing out gluteal atrophy. *NOAC Newsletter*, *4*(2).",
    "latex": r"Izzo, J. (2009). Pointing out gluteal atrophy. \textit{NOAC Newsletter}, \textit{4}(2).",
    "rtf": r"Izzo, J. (2009). Pointing out gluteal atrophy. {\i NOAC Newsletter}, {\i 4}(2).",
    "docx": "Izzo, J. (2009). Pointing out gluteal atrophy. NOAC Newsletter, 4(2).",
}


@pytest.mark.parametrize("output", OUTPUTS)
def test_italics_in_every_output(output: str) -> None:
    izzo = Reference.of(
        "article-journal",
        {
            "title": "Pointing out gluteal atrophy",
            "container-title": "NOAC Newsletter",
            "volume": "4",
            "issue": "2",
            "author": (Name("Izzo", "Joe"),),
            "issued": Date(((2009,),)),
        },
    )
    assert [entry.text for entry in process([izzo], style="apa", output=output).bibliography] == [SHOWN[output]]


def test_runs_for_a_word_document() -> None:
    """Each run has one format; a DOI leads to its address where links are asked for."""
    work = Reference.of("book", {"title": "On <b>Bees</b> and CO<sub>2</sub>", "DOI": "10.1000/1"})
    done = process([work], [Citation((Cite(work.id),))], style="apa", output="docx", links=True)
    assert done.bibliography[0].runs == (
        Run("On ", italic=True),
        Run("Bees", italic=True, bold=True),
        Run(" and CO", italic=True),
        Run("2", italic=True, vertical="sub"),
        Run(". (n.d.). "),
        Run("https://doi.org/10.1000/1", link="https://doi.org/10.1000/1"),
    )
    assert done.citation_runs[0][1] == Run("On ", italic=True)


def test_an_entry_in_two_columns_says_which_run_is_in_the_margin() -> None:
    work = Reference.of("book", {"title": "Bees"})
    runs = process([work], style="ieee", output="docx").bibliography[0].runs
    assert [run.display for run in runs] == ["left-margin", "right-inline", "right-inline"]


BLOCKS = {
    "text": "BERG, H., 2007. Hip\nOn bones.",
    "markdown": "BERG, H., 2007. *Hip*\\\nOn bones.",
    "latex": r"BERG, H., 2007. \textit{Hip}\par On bones.",
    "rtf": r"BERG, H., 2007. {\i Hip}\line On bones.",
}


@pytest.mark.parametrize("output", BLOCKS)
def test_the_first_block_of_an_entry_begins_no_new_line(output: str, tmp_path: Path) -> None:
    """Where parts of an entry are displayed on lines of their own, the lines stand between them."""
    style = tmp_path / "blocks.csl"
    style.write_text(
        """<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text">
        <info><title>Blocks</title></info><citation><layout><text variable="title"/></layout></citation>
        <bibliography><layout>
          <group display="block"><text value="BERG, H., 2007. "/><text variable="title" font-style="italic"/></group>
          <text display="block" variable="note" suffix=". "/>
        </layout></bibliography></style>"""
    )
    work = Reference.of("book", {"title": "Hip", "note": "On bones"})
    assert [entry.text.strip(" ") for entry in process([work], style=str(style), output=output).bibliography] == [
        BLOCKS[output]
    ]
