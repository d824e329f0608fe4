"""Texts that cite by key, and the bibliographies beside them in which the keys are looked up."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import refkit
from refkit.cli.main import program

BIB = """
@article{gull2020, author = {Gull, Ada and Heron, Bo}, title = {Sleep in gulls}, journal = {J. Birds}, year = 2020}
@book{heron:2019, author = {Heron, Bo}, title = {Dreams}, publisher = {Reed}, year = 2019}
"""
CITING = "Gulls sleep [@gull2020, p. 3]. Herons dream [see @heron:2019; @gull2012].\n"


def run(*arguments: object) -> Result:
    return CliRunner().invoke(program, [str(each) for each in arguments])


def write(folder: Path, name: str, content: str) -> Path:
    (folder / name).write_text(content, encoding="utf-8")
    return folder / name


def found(path: Path, *options: object) -> list[tuple[str, str]]:
    """Code and marked words of each finding."""
    text = path.read_text(encoding="utf-8")
    report = json.loads(run("check", path, "--format", "json", *options).stdout)
    return [(each["code"], text[each["start"] : each["end"]]) for each in report["files"][0]["findings"]]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("front matter", f"---\ntitle: Birds\nbibliography: refs.bib\n---\n\n{CITING}"),
        ("a list in the front matter", f"---\ntitle: Birds\nbibliography:\n- refs.bib\n---\n\n{CITING}"),
        ("a block at the end", f"{CITING}\n---\nbibliography: [refs.bib]\n...\n"),
        ("Org", f"#+bibliography: refs.bib\n\n{CITING}"),
    ],
)
def test_a_key_that_the_named_bibliography_lacks_is_found(tmp_path: Path, name: str, text: str) -> None:
    write(tmp_path, "refs.bib", BIB)
    assert found(write(tmp_path, "birds.md", text)) == [("CIT001", "@gull2012")], name


@pytest.mark.parametrize("command", [r"\bibliography{refs}", r"\addbibresource[location=local]{refs.bib}"])
def test_latex_names_its_bibliography(tmp_path: Path, command: str) -> None:
    write(tmp_path, "refs.bib", BIB)
    text = (
        "Gulls sleep \\citep[3]{gull2020}. \\nocite{*} \\citestyle{apa}\n% \\cite{left_out}\nSo \\cite{gul2020}.\n"
        + command
    )
    assert found(write(tmp_path, "birds.tex", text)) == [("CIT001", "\\cite{gul2020}")]


def test_a_near_key_is_told(tmp_path: Path) -> None:
    path = write(tmp_path, "birds.md", CITING)
    result = run("check", path, "--bibliography", write(tmp_path, "refs.bib", BIB))
    assert 'the key "gull2012" belongs to no work of the bibliography (did you mean "gull2020"?)' in result.stdout


def test_references_in_the_front_matter_count(tmp_path: Path) -> None:
    works = "references:\n- id: gull2020\n  type: book\n  title: Gulls\n- id: heron:2019\n  title: Herons\n"
    path = write(tmp_path, "birds.md", f"---\n{works}title: Birds\n---\n\n{CITING}")
    assert found(path) == [("CIT001", "@gull2012")]
    assert "No list" in run("outline", path).stdout


@pytest.mark.parametrize(
    ("said", "warned"),
    [("references: true", ""), ("references: [gull", "the references of its front matter: no CSL-YAML")],
)
def test_front_matter_that_holds_no_works_makes_no_key_wrong(tmp_path: Path, said: str, warned: str) -> None:
    path = write(tmp_path, "birds.md", f"---\n{said}\ntitle: Birds\n---\n\n{CITING}")
    assert found(path) == []
    assert warned in run("check", path).stderr


def test_the_settings_name_a_bibliography_for_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, "refs.bib", BIB)
    write(tmp_path, "refkit.toml", 'bibliography = "refs.bib"\n')
    monkeypatch.chdir(tmp_path)
    assert found(write(tmp_path, "birds.md", CITING)) == [("CIT001", "@gull2012")]


def test_where_the_bibliography_is_unknown_keys_are_believed_and_that_is_said(tmp_path: Path) -> None:
    result = run("check", write(tmp_path, "birds.md", CITING))
    assert result.exit_code == 0
    assert "--bibliography FILE" in result.stderr


def test_a_bibliography_that_is_not_there_is_said_and_no_key_is_called_wrong(tmp_path: Path) -> None:
    result = run("check", write(tmp_path, "birds.md", f"---\nbibliography: refs.bib\n---\n\n{CITING}"))
    assert result.exit_code == 0
    assert "its bibliography refs.bib is not there" in result.stderr


def test_figures_sections_code_and_addresses_are_no_keys(tmp_path: Path) -> None:
    text = "See @fig-one, @sec:two and `@decorator` [@gull2020]; write to a@b.example.\n\n```\n[@array] @main\n```\n"
    path = write(tmp_path, "birds.md", text)
    assert found(path, "--bibliography", write(tmp_path, "refs.bib", BIB)) == []


def test_what_is_cited_by_hand_may_be_in_the_bibliography(tmp_path: Path) -> None:
    path = write(tmp_path, "birds.md", f"{CITING}Gull and Heron (2020) slept; others did not (Crane, 2001).\n")
    places = found(path, "--bibliography", write(tmp_path, "refs.bib", BIB))
    assert places == [("CIT001", "@gull2012"), ("CIT001", "(Crane, 2001)")]


def test_the_outline_says_which_work_a_key_means(tmp_path: Path) -> None:
    path, bib = write(tmp_path, "birds.md", CITING), write(tmp_path, "refs.bib", BIB)
    outline = json.loads(run("outline", path, "--json", "--bibliography", bib).stdout)
    cites = [cite for citation in outline["citations"] for cite in citation["cites"]]
    assert [cite.get("reference") for cite in cites] == ["gull2020", "heron:2019", None]
    assert cites[0]["locator"] == "3"
    assert "gull2020 of the bibliography" in run("outline", path, "--bibliography", bib).stdout


def test_a_key_made_of_name_and_year_means_the_entry_of_a_list_written_by_hand() -> None:
    article = refkit.read_article(
        "Gulls sleep [@gull2020]. Herons dream [@heron2011].\n\nReferences\n\n"
        "Gull, A. (2020). Sleep in gulls. Journal of Birds, 3(2), 1-9.\n\n"
        "Heron, B. (2019). Dreams of herons. Journal of Birds, 2(1), 10-19.\n"
    )
    assert [cite.entry for citation in article.citations for cite in citation.cites] == [0, None]


def test_python_takes_works_for_the_keys() -> None:
    article = refkit.read_article(CITING, bibliography=refkit.bibliography_of(CITING, beside=[BIB]))
    assert [cite.reference for citation in article.citations for cite in citation.cites] == [0, 1, None]
    assert [finding.code for finding in refkit.check(article)] == ["CIT001"]


@pytest.mark.parametrize("text", [CITING, "Gulls sleep.\n"])
def test_a_bibliography_that_is_not_there_is_said_even_where_nothing_is_cited(text: str, tmp_path: Path) -> None:
    done = run("check", write(tmp_path, "birds.md", text), "--bibliography", tmp_path / "none.bib")
    assert (done.exit_code, "none.bib: there is no such file" in done.stderr) == (2, True)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("birds.md", f"---\nbibliography: refs.bib\n---\n\n# Sleep\n\n{CITING}"),
        ("birds.tex", "\\addbibresource{refs.bib}\nGulls \\cite{gull2020}, herons \\cite{heron:2019, gull2012}.\n"),
    ],
)
def test_the_works_that_a_text_cites_by_key_are_its_references(name: str, text: str, tmp_path: Path) -> None:
    write(tmp_path, "refs.bib", BIB + "@book{tern, author = {Tern, Cy}, title = {Unread}, year = 2018}\n")
    path = write(tmp_path, name, text)
    assert [work.id for work in refkit.read(path)] == ["gull2020", "heron:2019"]
    done = run("format", path, "--style", "apa")
    assert [line[:17] for line in done.stdout.splitlines()] == ["Gull, A., & Heron", "Heron, B. (2019)."]
    assert done.stderr == f'{path}: warning: the key "gull2012" belongs to no work of the bibliography\n'


def test_two_texts_that_name_each_other_as_bibliographies_come_to_an_end(tmp_path: Path) -> None:
    write(tmp_path, "a.md", "---\nbibliography: b.md\n---\n\nGulls [@x].\n")
    write(tmp_path, "b.md", "---\nbibliography: a.md\n---\n\nGulls [@x].\n")
    assert "its bibliography b.md is not there, or holds no references" in run("format", tmp_path / "a.md").stderr


def test_what_is_wrong_in_a_bibliography_is_told_of_its_own_file(tmp_path: Path) -> None:
    write(tmp_path, "refs.bib", BIB + "@book{tern title = {Unread}}\n")
    path = write(tmp_path, "birds.md", f"---\nbibliography: refs.bib\n---\n\n{CITING}")
    told = run("check", path).stderr
    assert told.startswith(f"{path}: warning: refs.bib: tern: ")
    assert "at line 4" in told
