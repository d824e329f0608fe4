"""What is said of a style that is broken, of a locale nobody speaks, and of what a style lacks."""

from pathlib import Path

import pytest

from refkit.csl import load_style, process
from refkit.csl.validate import validate
from refkit.errors import StyleError, UnknownNameError
from refkit.model import Reference

_INFO = "<info><title>T</title><id>http://example.org/t</id><updated>2020-01-01T00:00:00+00:00</updated></info>"
_HEAD = f'<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text">{_INFO}\n'
_BOOK = Reference.from_item({"id": "ants", "type": "book", "title": "Ants"})
_CALLS = '<citation><layout><text macro="one"/></layout></citation></style>'
_CITES = '<citation><layout><text variable="title"/></layout></citation>'
_LISTS = '<bibliography><layout><text variable="title"/></layout></bibliography>'
_LOOP = '<macro name="one"><text macro="two"/></macro><macro name="two"><text macro="one"/></macro>'

# A style by what is wrong with it; the line, the element and the words of the error.
_UNUSABLE = {
    "a macro that calls itself": (f"{_HEAD}{_LOOP}{_CALLS}", 2, "macro", "one -> two -> one"),
    "a macro that is not there": (f"{_HEAD}{_CALLS}", 2, "text", 'the macro "one"'),
}
_NO_STYLE = {
    "a document type": (f'<!DOCTYPE style [<!ENTITY x "y">]>\n{_HEAD}{_CALLS}', 1, "!DOCTYPE", "document type"),
    "no well-formed XML": (f"{_HEAD}<citation><layout", 2, "citation", "not well-formed"),
}


def _file(folder: Path, xml: str) -> str:
    path = folder / "style.csl"
    path.write_text(xml, "utf-8")
    return str(path)


@pytest.mark.parametrize("fault", _UNUSABLE)
def test_validation_finds_what_no_schema_sees(fault: str, tmp_path: Path) -> None:
    xml, line, element, words = _UNUSABLE[fault]
    (problem,) = validate(_file(tmp_path, xml))
    assert problem.line == line
    assert problem.message.startswith(f"<{element}>: ")
    assert words in problem.message


@pytest.mark.parametrize("fault", _NO_STYLE)
def test_validation_says_where_there_is_no_style(fault: str, tmp_path: Path) -> None:
    xml, line, element, words = _NO_STYLE[fault]
    file = _file(tmp_path, xml)
    with pytest.raises(StyleError, match=words) as raised:
        validate(file)
    assert (raised.value.file, raised.value.line, raised.value.element) == (file, line, element)


@pytest.mark.parametrize("output", ["text", "html", "markdown", "latex", "rtf", "docx"])
@pytest.mark.parametrize("fault", [*_UNUSABLE, *_NO_STYLE])
def test_no_output_is_made_of_a_broken_style(fault: str, output: str, tmp_path: Path) -> None:
    xml, line, element, words = {**_UNUSABLE, **_NO_STYLE}[fault]
    file = _file(tmp_path, xml)
    with pytest.raises(StyleError, match=words) as raised:
        process([_BOOK], style=file, output=output)
    assert (raised.value.file, raised.value.line, raised.value.element) == (file, line, element)


@pytest.mark.parametrize("output", ["text", "html", "markdown", "latex", "rtf", "docx"])
def test_a_style_without_bibliography_says_so(output: str, tmp_path: Path) -> None:
    done = process([_BOOK], style=_file(tmp_path, f"{_HEAD}{_CITES}</style>"), output=output)
    assert not done.bibliography
    assert done.warnings == ("the style has no bibliography, it writes citations only",)


def test_a_term_that_nobody_has_is_told_once(tmp_path: Path) -> None:
    cites = '<citation><layout><text term="hum"/><text variable="title"/></layout></citation>'
    file = _file(tmp_path, f"{_HEAD}{cites}{_LISTS}</style>")
    for _ in range(2):  # the second time the style is compiled already
        done = process([_BOOK], style=file)
        assert [entry.text for entry in done.bibliography] == ["Ants"]
        assert done.warnings == ('the style asks for the term "hum", which no locale has (at line 2)',)


def test_an_unknown_language_is_an_error(tmp_path: Path) -> None:
    file = _file(tmp_path, f"{_HEAD}{_CITES}{_LISTS}</style>")
    for ask in (lambda: process([_BOOK], style=file, locale="xx"), lambda: load_style(file, locale="xx")):
        with pytest.raises(UnknownNameError, match='unknown locale "xx"'):
            ask()


def test_an_unknown_dialect_is_written_in_the_language(tmp_path: Path) -> None:
    file = _file(tmp_path, f"{_HEAD}{_CITES}{_LISTS}</style>")
    assert process([_BOOK], style=file, locale="en-UK").warnings == ('no locale "en-UK", written as en-US',)
    assert not process([_BOOK], style=file, locale="de_at").warnings


def test_a_language_that_the_style_speaks_itself_is_known(tmp_path: Path) -> None:
    own = '<locale xml:lang="xx"><terms><term name="in">un</term></terms></locale>'
    lists = '<bibliography><layout><text term="in" suffix=" "/><text variable="title"/></layout></bibliography>'
    done = process([_BOOK], style=_file(tmp_path, f"{_HEAD}{own}{_CITES}{lists}</style>"), locale="xx")
    assert [entry.text for entry in done.bibliography] == ["Un Ants"]
    assert not done.warnings


_ROOT = '<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" default-locale="de-DE"><info><title>T</title>'
_CHILD = _ROOT + '<link rel="independent-parent" href="http://www.zotero.org/styles/{}"/></info></style>'

# What is no style of its own, and what is said of it.
_STANDS_ALONE = {
    "a locale": ('<locale xmlns="http://purl.org/net/xbiblio/csl"/>', "expected a CSL style, found <locale>"),
    "a child of nobody": (_CHILD.format("hum"), 'depends on the style "hum", which is not in the library'),
}


@pytest.mark.parametrize("file", _STANDS_ALONE)
def test_what_is_no_style_of_its_own_is_told(file: str, tmp_path: Path) -> None:
    xml, said = _STANDS_ALONE[file]
    with pytest.raises(StyleError, match=said):
        load_style(_file(tmp_path, xml))


def test_a_dependent_style_is_its_parent_in_its_own_language(tmp_path: Path) -> None:
    """The parent may go by the name that it once had."""
    done = process([_BOOK], style=_file(tmp_path, _CHILD.format("harvard1")))
    assert [entry.text for entry in done.bibliography] == ["Ants (ohne Datum)."]
