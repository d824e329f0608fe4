"""The verbs of Python: what they take, what they give back, and how they answer to what they cannot use."""

import pickle
from pathlib import Path
from typing import Any

import pytest

import refkit
from refkit import api

WALDEN = {
    "id": "walden",
    "type": "book",
    "title": "Walden",
    "author": [{"family": "Thoreau", "given": "Henry"}],
    "issued": {"date-parts": [[1854]]},
}


def written(*works: dict[str, Any], style: str = "apa") -> tuple[list[str], tuple[str, ...]]:
    """The entries of a bibliography and its warnings."""
    done = refkit.process(works, style=style)
    return [entry.text for entry in done.bibliography], done.warnings


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("type", 7),
        ("title", ["Cape", "Cod"]),
        ("author", "Henry Thoreau"),
        ("author", {"family": "Thoreau"}),
        ("author", [3, None]),
        ("issued", "1865"),
        ("issued", {"date-parts": "x"}),
        ("volume", [1]),
        ("page", {"first": 1}),
        ("custom", 7),
    ],
)
def test_a_wrong_type_in_a_field_is_a_warning_and_costs_no_other_work(variable: str, value: Any) -> None:
    entries, warnings = written(WALDEN, {"id": "cod", "type": "book", "title": "Cape Cod", variable: value})
    assert "Thoreau, H. (1854). Walden." in entries
    assert len(entries) == 2
    assert [warning.split(":")[0] for warning in warnings] == ["cod"]


def test_two_works_under_one_id_are_both_written() -> None:
    entries, warnings = written(WALDEN, {**WALDEN, "title": "Cape Cod"})
    assert entries == ["Thoreau, H. (1854a). Cape Cod.", "Thoreau, H. (1854b). Walden."]
    assert len(warnings) == 1
    assert 'cite this one as "walden-2"' in warnings[0]


def test_one_work_said_twice_is_one_entry() -> None:
    assert written(WALDEN, WALDEN) == (["Thoreau, H. (1854). Walden."], ())


@pytest.mark.parametrize("works", [["walden"], [None], [[WALDEN]]])
def test_what_is_no_work_is_said(works: Any) -> None:
    with pytest.raises(TypeError, match="expected a Reference, a ParsedReference or a CSL-JSON item, found"):
        refkit.format_references(works)


@pytest.mark.parametrize("works", [WALDEN, "Thoreau, H. (1854). Walden.", Path("walden.bib"), None, refkit.parse("W")])
def test_one_work_is_no_list_of_works(works: Any) -> None:
    with pytest.raises(TypeError, match=f"expected a list of works, found {type(works).__name__}"):
        refkit.write(works, format="ris")


@pytest.mark.parametrize("verb", [api.parse, api.parse_list, api.read_article, api.check, api.detect_style])
@pytest.mark.parametrize("found", [Path("office-chair.txt"), b"Thoreau", None, refkit.open_document(b"Thoreau 1854.")])
def test_what_is_no_text_is_said(verb: Any, found: Any) -> None:
    with pytest.raises(TypeError, match=f"expected a text, found {type(found).__name__}"):
        verb(found)


def test_a_name_that_no_file_can_have_is_said() -> None:
    with pytest.raises(refkit.InputError, match="cannot open 'wal"):
        refkit.read("wal\0den.bib")


def test_a_style_that_is_not_there_is_told_of_a_text_without_a_list_too() -> None:
    with pytest.raises(refkit.UnknownNameError, match='unknown style "apaa"'):
        refkit.check("No list here.", style="apaa")


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(refkit.InputError, match="is a folder; name the files in it"):
        refkit.read(tmp_path)


def test_a_style_may_be_a_name_a_path_or_a_style() -> None:
    style = refkit.load_style("mla")
    ways = [refkit.format_references([WALDEN], style=given) for given in ("mla", style, style.path)]
    assert ways == [("Thoreau, Henry. Walden. 1854.",)] * 3
    with pytest.raises(refkit.UnknownNameError, match='unknown style "None"'):
        refkit.format_references([WALDEN], style=None)  # type: ignore[arg-type]


@pytest.mark.parametrize("name", ["apa8", "zzzz", None])
def test_an_error_says_the_same_in_another_process(name: Any) -> None:
    error = refkit.UnknownNameError("style", name, ["apa", "mla"], hint="see there")
    copied = pickle.loads(pickle.dumps(error))
    assert (str(copied), copied.near) == (str(error), error.near)


def test_a_writer_tells_what_was_wrong_with_a_dictionary() -> None:
    text, problems = api.written([{"id": "cod", "title": "Cape Cod", "type": "books"}], format="csl-json")
    assert "Cape Cod" in text
    assert [(problem.entry, problem.message.split(",")[0]) for problem in problems] == [
        ("cod", 'unknown type "books" (did you mean "book"?)')
    ]


HERONS = """
Heron, B. (2019). Dreams of herons. Journal of Birds, 3(2), 1-9. https://doi.org/10.1000/182
Gull, A., & Heron, B. (2020). Sleep in gulls. Journal of Birds, 4(1), 10-19. https://doi.org/10.1000/183
"""


@pytest.mark.parametrize("before", ["Gulls sleep (Gull & Heron, 2020).\n\nReferences\n", ""])
def test_the_style_of_an_article_or_of_a_bare_list_is_found(before: str) -> None:
    assert "apa" in [guess.style for guess in refkit.detect_style(before + HERONS)[:3]]


def test_a_text_without_a_list_is_in_no_style() -> None:
    with pytest.raises(refkit.InputError, match="no list of references"):
        refkit.detect_style("Gulls sleep badly.")


@pytest.mark.parametrize("names", ["Gull, A., Heron, B., et al.", "Gull, A., ... & Heron, B."])
def test_a_list_that_leaves_authors_out_does_so_in_every_style_and_format(names: str) -> None:
    text = f"{names} (2020). Sleep in gulls. Journal of Birds, 4(1), 10-19."
    parsed = refkit.parse(text)
    assert [name.family for name in parsed.reference.names("author")] == ["Gull", "Heron"]
    assert parsed.shortened == ("author",)
    (entry,) = refkit.format_references([parsed], style="apa")
    assert entry.startswith("Gull, A., Heron, B., et al. (2020).")
    works = refkit.read(f"References\n\n{text}\n\n{HERONS}").references
    assert "Heron, B. and others}" in refkit.write(works, format="bibtex")
    assert refkit.write(works, format="bibtex").count("others") == 1


def test_initials_that_a_list_writes_in_one_are_two_in_every_style() -> None:
    parsed = refkit.parse("Gull AB, Heron C. Sleep in gulls. Journal of Birds. 2020;4(1):10-9.")
    assert [name.given for name in parsed.reference.names("author")] == ["AB", "C"]
    assert refkit.format_references([parsed], style="apa")[0].startswith("Gull, A. B., & Heron, C. (2020).")
    assert "Gull, A. B. and Heron, C." in refkit.write([parsed], format="bibtex")


SEA, LAKES = "Feathers of the sea", "Lakes and their birds"
ENTRIES = [f"Tern, C. (2018). {SEA}. Reed Press.", f"Loon, B. (2001). {LAKES}. Reed Press."]
PAGE = """<html><head><script type="application/ld+json">{"@context": "https://schema.org", "@type": "ScholarlyArticle",
"name": "On gulls", "author": {"@type": "Person", "name": "Ada Gull"}}</script></head><body><h1>On gulls</h1>
<p>Gulls sleep (Tern, 2018).</p>LIST</body></html>"""
LIST = "<h2>References</h2>" + "".join(f"<p>{entry}</p>" for entry in ENTRIES)


def titles(path: Path, content: str, **options: Any) -> list[str]:
    path.write_text(content, encoding="utf-8")
    return [work.text("title") for work in refkit.read(path, **options)]


@pytest.mark.parametrize(
    ("name", "head"), [("a.tex", r"\section*{References}"), ("a.md", "# References"), ("a.txt", "References")]
)
def test_the_list_of_an_article_is_read_whatever_bibliographies_end_alike(name: str, head: str, tmp_path: Path) -> None:
    assert titles(tmp_path / name, "\n\n".join(["Gulls sleep (Tern, 2018).", head, *ENTRIES])) == [SEA, LAKES]


def test_of_a_page_the_list_is_read_else_what_its_data_say(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    assert titles(page, PAGE.replace("LIST", LIST)) == [SEA, LAKES]
    assert titles(page, PAGE.replace("LIST", LIST), format="json-ld") == ["On gulls"]
    assert titles(page, PAGE.replace("LIST", "")) == ["On gulls"]


def test_a_page_of_works_is_read_by_their_data(tmp_path: Path) -> None:
    works = [{"type": "book", "title": SEA}, {"type": "book", "title": LAKES}]
    assert titles(tmp_path / "page.html", refkit.write(works, format="coins")) == [
        "Feathers of the sea",
        "Lakes and their birds",
    ]


def test_a_path_is_no_text_of_an_article(tmp_path: Path) -> None:
    path = tmp_path / "gulls.txt"
    path.write_text("Gulls sleep (Tern, 2018).", encoding="utf-8")
    with pytest.raises(refkit.InputError, match="is a file; expected its text"):
        refkit.check(str(path))
    with pytest.raises(TypeError, match="expected a path, a text, bytes or an open file, found NoneType"):
        refkit.read(None)  # type: ignore[arg-type]


def test_one_rule_may_be_named_alone() -> None:
    text = "Gulls sleep (Auk, 2018).\n\nReferences\n\n" + "\n\n".join(ENTRIES)
    assert refkit.check(text, select="CIT001") == refkit.check(text, select=["CIT001"]) != ()
    assert not refkit.check(text, select="CIT001", ignore="CIT001")


def test_citations_may_be_objects_as_citeproc_js_takes_them() -> None:
    cited = {"citationItems": [{"id": "walden", "locator": "3", "label": "page"}]}
    assert refkit.process([WALDEN], [cited], style="apa").citations == ("(Thoreau, 1854, p. 3)",)
    with pytest.raises(ValueError, match="a citation is an object"):
        refkit.process([WALDEN], [{"id": "walden"}], style="apa")


@pytest.mark.parametrize("prose", ["hello", "Just prose, and nothing else.", "Gulls sleep.\n\nTerns do not.\n"])
def test_prose_is_no_list_of_references(prose: str) -> None:
    with pytest.raises(refkit.InputError, match="no references found"):
        refkit.read(prose.encode())


@pytest.mark.parametrize("line", ["Hedges keep birds (Berg, 2007). " * 20, "Hedges" * 60])
def test_a_long_line_is_a_text_though_no_file_could_have_its_name(line: str) -> None:
    assert refkit.read_article(line).text == line
    assert refkit.bibliography_of(f"---\nbibliography: {line}\n---\n[@berg]").references == ()
    with pytest.raises(refkit.UnknownNameError):
        refkit.load_style(line)


def test_a_long_line_of_prose_is_a_document() -> None:
    line = "Hedges keep birds (Berg, 2007). " * 20
    assert refkit.open_document(line).text == line
    assert [finding.code for finding in refkit.check(line)] == ["CIT001"]


def test_all_that_verbs_take_and_give_has_its_name_at_the_door() -> None:
    assert [name for name in refkit.__all__ if getattr(refkit, name).__name__ != name] == []
    given = refkit.check(HERONS), refkit.process([WALDEN], style="apa"), refkit.compare(WALDEN, WALDEN)
    assert [type(value) for value in given] == [tuple, refkit.Processed, refkit.Similarity]
    assert {type(finding) for finding in given[0]} == {refkit.Finding}
