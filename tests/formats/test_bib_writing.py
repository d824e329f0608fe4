"""How the BibTeX and BibLaTeX writers write page ranges, titles of volumes, and what stands between the entries."""

import json
from collections.abc import Iterable

import pytest

from refkit.formats import convert, read, write
from refkit.model import Problem, Reference


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


FILE = """\
% Made by hand.

@string{pub = {Reclam}}

@xdata{house,
  publisher = pub,
}

@book{a,
  title = {One},
  publisher = {Reclam},
  xdata = {house},
}

A remark between two works.

@set{ab,
  entryset = {a, b},
}

@book{b,
  title = {Two},
}

@comment{jabref-meta: databaseType:biblatex;}
"""


@pytest.mark.parametrize("name", ["bibtex", "biblatex"])
def test_what_stands_between_the_entries_is_written_again(name: str) -> None:
    assert "".join(map(str, told_apart(convert(FILE, format=name, to=name))[0])) == FILE


def test_a_set_of_works_is_no_work_and_that_is_said() -> None:
    text, problems = told_apart(convert(FILE, format="biblatex", to="csl-json"))
    assert [work["id"] for work in json.loads("".join(text))] == ["a", "b"]
    assert [str(problem) for problem in problems] == [
        "ab: a set of works (a, b) is no work; only .bib files can say it (at line 17, column 1)"
    ]


def told_apart(pieces: Iterable[str | Problem]) -> tuple[list[str], list[Problem]]:
    """The text in its pieces, and the problems."""
    listed = list(pieces)
    return [each for each in listed if isinstance(each, str)], [each for each in listed if isinstance(each, Problem)]


def test_a_file_is_written_as_it_is_read() -> None:
    """After the first entry something is written already, and the second has not been looked at."""
    done: list[int] = []
    text = "".join(f"@book{{k{number},\n  title = {{Work {number}}},\n}}\n" for number in range(3))
    pieces = convert(text, format="bibtex", to="csl-json", progress=done.append)
    assert '"k0"' in str(next(pieces))
    assert len(done) <= 1
    assert len(list(pieces)) == 3
    assert done[-1] <= len(text)


def test_works_without_a_key_get_one_that_no_later_work_has() -> None:
    text = "@book{, author = {Berg, A.}, year = 2007}\n@book{berg2007, title = {X}}\n"
    written, _ = told_apart(convert(text, format="bibtex", to="csl-json"))
    assert [work["id"] for work in json.loads("".join(written))] == ["berg2007a", "berg2007"]


def test_a_parent_may_stand_anywhere() -> None:
    text = "@book{p1, title = {One}}\n@inbook{c, CrossRef = {p2}}\n@book{p2, title = {Two}}\n"
    child = read(text, format="bibtex").references[1]
    assert child.text("container-title") == "Two"


AS_READ = """\
@incollection{c,
  title = {A Chapter of {Rome}},
  booktitle = {The Book},
  booksubtitle = {A Story},
  date = {2000},
  eprint = {1234.5678},
  eprinttype = {arxiv},
  eprintclass = {cs.DL},
  hyphenation = {british},
  crossref = {p},
}

@collection{p,
  title = {The Book},
  subtitle = {A Story},
  date = {2000},
}

@article{n,
  title = {Zur Frage},
  type = {techreport},
  eprint = {12345},
  eprinttype = {pubmed},
  langid = {ngerman},
}

@misc{m,
  title = {Other},
  langid = {german},
  language = {la},
}
"""


def test_what_was_not_changed_is_written_as_it_was_read() -> None:
    assert "".join(map(str, convert(AS_READ, format="biblatex", to="biblatex"))) == AS_READ


def test_what_was_changed_is_written_anew() -> None:
    child, parent, note, _ = read(AS_READ, format="biblatex").references
    changed = [
        child.with_({"container-title": "Another"}),
        parent.with_({"title": "Other"}),
        note.with_({"language": "it-IT"}),
    ]
    written = write(changed, format="biblatex").text
    assert "booktitle = {Another},\n" in written
    assert "title = {Other},\n" in written
    assert "langid = {italian},\n" in written
    assert [work["language"] for work in read(written, format="biblatex").references[::2]] == ["en-GB", "it-IT"]


def test_bibtex_has_no_subtitles_and_its_own_words_for_arxiv() -> None:
    written = write(read(AS_READ, format="biblatex"), format="bibtex").text
    assert "booktitle = {The Book: A Story},\n" in written
    assert "archiveprefix = {arXiv},\n  primaryclass = {cs.DL},\n" in written
    assert "csl-" not in written.replace("csl-guarded = {title}", "")


GUARDED = {
    "in sentence case": ("The salt of Lake Eyre: a history of NaCl", "The salt of {Lake Eyre}: a history of {NaCl}"),
    "of a title page": ("The Salt of Some Desert Lakes and Its DNA", "The Salt of Some Desert Lakes and Its {DNA}"),
    "a name in markup": ("Songs of <i>Turdus merula</i> in Kent", r"Songs of \textit{{Turdus} merula} in {Kent}"),
    "guarded by its author": ('The <span class="nocase">Po</span> in May', "The {Po} in May"),
    "all in capitals": ("SALT LAKES", "SALT LAKES"),
    "without capitals": ("Salt lakes", "Salt lakes"),
}


@pytest.mark.parametrize(("title", "value"), GUARDED.values(), ids=GUARDED)
@pytest.mark.parametrize("name", ["bibtex", "biblatex"])
def test_names_in_titles_keep_their_capitals_in_print(title: str, value: str, name: str) -> None:
    assert (
        f"  title = {{{value}}},\n"
        in write([Reference.of("article-journal", {"title": title}, id="a")], format=name).text
    )


def test_bibtex_puts_capitals_down_in_every_language_and_biblatex_in_english() -> None:
    german = [Reference.of("book", {"title": "Zur Lage der Seen", "language": "de-DE"}, id="a")]
    assert "title = {{Zur Lage der Seen}},\n" in write(german, format="bibtex").text
    assert "title = {Zur Lage der Seen},\n" in write(german, format="biblatex").text


@pytest.mark.parametrize("name", ["bibtex", "biblatex"])
def test_guards_that_a_writer_sets_are_no_change_of_the_title(name: str) -> None:
    plain = Reference.of("article-journal", {"title": "The salt of Lake Eyre"}, id="a")
    spanned = plain.with_({"title": 'The salt of <span class="nocase">Lake Eyre</span>'}, id="b")
    text = write([plain, spanned], format=name).text
    assert text.count("title = {The salt of {Lake Eyre}}") == 2
    assert text.count("csl-guarded = {title}") == 1
    assert read(text, format=name).references == (plain, spanned)
    assert write(read(text, format=name), format=name).text == text


TITLES_AS_TYPED = """\
@article{a,
  author = {Wright, KC and Moe, J. A.},
  title = {A walk from Bath to Wells},
  shorttitle = {From Bath},
}

@book{b,
  title = {Die Seen der Alpen},
  langid = {german},
}
"""


@pytest.mark.parametrize("name", ["bibtex", "biblatex"])
def test_titles_without_braces_and_initials_in_one_are_written_as_they_were_read(name: str) -> None:
    assert "".join(map(str, convert(TITLES_AS_TYPED, format=name, to=name))) == TITLES_AS_TYPED


def test_titles_in_the_capitals_of_a_title_page_come_to_bibtex_as_they_were_typed() -> None:
    typed = "@book{a,\n  title = {The Küste of {Rome} Seen},\n  subtitle = {Walks},\n  langid = {english},\n}\n"
    [reference] = read(typed, format="biblatex").references
    assert reference.text("title").startswith("The küste of")
    written = write([reference], format="bibtex").text
    assert 'title = {The K{\\"u}ste of {Rome} Seen: Walks},\n' in written
    assert "csl-" not in written


@pytest.mark.parametrize(
    ("typed", "bibtex", "biblatex"), [("2", "Second", "2"), ("32", "32nd", "32"), ("rev.", "rev.", "rev.")]
)
def test_bibtex_prints_an_edition_as_it_stands_and_biblatex_words_it(typed: str, bibtex: str, biblatex: str) -> None:
    book = [Reference.of("book", {"title": "Reeds", "edition": typed}, id="a")]
    assert f"edition = {{{bibtex}}},\n" in write(book, format="bibtex").text
    assert f"edition = {{{biblatex}}},\n" in write(book, format="biblatex").text


def test_what_one_format_keeps_and_the_other_need_not_goes_without_a_field_of_its_own() -> None:
    typed = "@book{a,\n  title = {Die Seen der Alpen},\n  edition = {2},\n  langid = {german},\n}\n"
    assert "".join(map(str, convert(typed, format="bibtex", to="biblatex"))) == typed


@pytest.mark.parametrize("name", ["bibtex", "biblatex"])
def test_words_that_no_field_can_have_as_its_name_come_back(name: str) -> None:
    """Names of fields have neither capitals nor blanks, nor have variables that are written in capitals."""
    words = {"PT": ["Review", "Letter"], "reprint edition": "2nd {b}", "Größe": {"cm": 21}, "": "none", "acmid": "7"}
    values = {"title": "A", "PMCID": "\\", "URL": "https://example.org/{a"}
    reference = Reference.of("book", values, id="a", custom=words)
    written = write([reference], format=name)
    assert "\n  acmid = {7},\n" in written.text
    assert read(written.text, format=name).references[0].item() == reference.item()
    assert not written.problems


def test_the_short_title_that_a_reader_makes_of_a_colon_is_not_denied() -> None:
    book = [Reference.of("book", {"title": "Reeds: a study"}, id="a")]
    assert write(book, format="biblatex").text == "@book{a,\n  title = {Reeds: a study},\n}\n"
