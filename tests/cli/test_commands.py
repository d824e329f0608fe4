"""The command line as its users meet it: what is printed, where, and the exit code."""

import json
import subprocess
import sys
from pathlib import Path

import docx
import pytest
from click.testing import CliRunner, Result

from refkit.cli.main import program
from tests.conftest import ROOT

ARTICLE = ROOT / "examples" / "office-chair.txt"
BIB = ROOT / "examples" / "office-chair.bib"


def run(*arguments: object, stdin: bytes = b"") -> Result:
    return CliRunner().invoke(program, [str(each) for each in arguments], input=stdin)


def write(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


# outline


def test_outline_shows_entries_rejoined_and_where_each_citation_leads() -> None:
    shown = run("outline", ARTICLE).stdout
    assert "4 entries" in shown
    assert "5-week bedrest inactivity. European Journal of Applied Physiology, 99(3), 289-283." in shown
    assert "(Izzo, 2009)  -> entry 2" in shown
    assert "(Runner's Weekly.com)  -> none" in shown


def test_outline_as_json_has_spans_into_the_text() -> None:
    text = ARTICLE.read_text(encoding="utf-8")
    outline = json.loads(run("outline", ARTICLE, "--json").stdout)
    assert outline["version"] == 1
    assert len(outline["entries"]) == 4
    for entry in outline["entries"]:
        assert " ".join(text[entry["start"] : entry["end"]].split()) == entry["text"]
    for citation in outline["citations"]:
        assert text[citation["start"] : citation["end"]] == citation["text"]
    assert text[outline["list"]["end"] :].lstrip().startswith("Write a comment")


def test_the_article_refkit_was_begun_for(shared: Path) -> None:
    seed = shared / "data" / "seed" / "weak-glutes.txt"
    outline = json.loads(run("outline", seed, "--json").stdout)
    starts = [entry["text"].split(",")[0] for entry in outline["entries"]]
    assert starts == ["Berg", "Izzo", "Presswood", "Romani-Ruby"]
    cited = [cite["entry"] for citation in outline["citations"] for cite in citation["cites"]]
    assert cited == [1, 0, 2, None, 1]
    found = json.loads(run("check", seed, "--format", "json").stdout)["files"][0]["findings"]
    text = seed.read_text(encoding="utf-8")
    families = ("CIT00", "URL4")
    places = [
        (each["code"], text[each["start"] : each["end"]][:22]) for each in found if each["code"].startswith(families)
    ]
    assert places == [
        ("CIT001", "(Runners World.com)"),
        ("URL401", "Retrieved from"),
        ("CIT002", "Romani-Ruby, C. (2014)"),
        ("URL401", "Retrieved from"),
    ]


# check


def test_check_marks_the_place_says_what_would_help_and_sums_up() -> None:
    result = run("check", ARTICLE)
    assert result.exit_code == 1
    assert "CIT001 cited-not-listed" in result.stdout
    assert "^^^^" in result.stdout
    assert "add its entry" in result.stdout
    assert " findings in 1 file: 2 errors" in result.stdout.rstrip().splitlines()[-1]


def test_check_as_json() -> None:
    report = json.loads(run("check", ARTICLE, "--format", "json").stdout)
    [file] = report["files"]
    assert file["path"] == str(ARTICLE)
    assert set(file["findings"][0]) == {
        *("code", "name", "severity", "message", "start", "end", "line", "column", "entry", "fix"),
    }


@pytest.mark.parametrize("form", ["jsonl", "sarif", "github"])
def test_check_in_every_form(form: str) -> None:
    result = run("check", ARTICLE, "--format", form)
    assert result.exit_code == 1
    assert "CIT001" in result.stdout


def test_what_is_graver_than_the_findings_does_not_fail() -> None:
    assert run("check", ARTICLE, "--select", "CIT002", "--fail-on", "error").exit_code == 0
    assert run("check", ARTICLE, "--select", "CIT002").exit_code == 1


def test_select_and_ignore_take_beginnings_of_codes() -> None:
    assert "CIT" not in run("check", ARTICLE, "--ignore", "CIT").stdout
    assert "IDN" not in run("check", ARTICLE, "--select", "CIT,URL401").stdout


def test_diff_changes_nothing_and_fix_mends_what_is_safe(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", ARTICLE.read_bytes())
    assert "99(3), 289-283. https://doi.org/10.1007" in run("check", path, "--diff").stdout
    assert path.read_bytes() == ARTICLE.read_bytes()
    assert "IDN302" not in run("check", path, "--fix").stdout
    mended = path.read_text(encoding="utf-8")
    assert "https://doi.org/10.1519/SSC.0b013e318187f19a" in mended
    assert "289-283" in mended, "a page range is not for a program to turn round unasked"
    run("check", path, "--fix")
    assert path.read_text(encoding="utf-8") == mended


def test_fix_keeps_encoding_and_line_ends(tmp_path: Path) -> None:
    text = ARTICLE.read_text(encoding="utf-8").replace("\n", "\r\n").replace("desk", "Büro")
    path = write(tmp_path, "a.txt", b"\xef\xbb\xbf" + text.encode())
    run("check", path, "--fix")
    data = path.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.count(b"\n") == data.count(b"\r\n") > 20
    assert "Büro".encode() in data


@pytest.mark.parametrize("command", [["check"], ["outline"], ["parse"], ["styles", "--detect"]])
def test_a_bibliography_is_no_article(command: list[str]) -> None:
    result = run(*command, BIB)
    assert result.exit_code == 2
    assert "bibliography" in result.stderr


def test_one_unreadable_file_does_not_cost_the_others(tmp_path: Path) -> None:
    result = run("check", write(tmp_path, "empty.txt", ""), ARTICLE)
    assert result.exit_code == 2
    assert "CIT003" in result.stdout


# format


@pytest.mark.parametrize("style", ["apa", "mla", "chicago-author-date", "ieee", "vancouver", "harvard", "nature"])
def test_format_in_the_styles_people_ask_for(style: str) -> None:
    result = run("format", ARTICLE, "--style", style)
    assert result.exit_code == 0
    assert len(result.stdout.strip().splitlines()) == 4
    assert "289-283" not in run("format", BIB, "--style", style).stdout


def test_format_keeps_italics() -> None:
    assert "*European Journal of Applied Physiology*, *99*(3)" in run("format", BIB, "--to", "markdown").stdout
    assert "<i>European Journal of Applied Physiology</i>" in run("format", BIB, "--to", "html").stdout
    assert r"\textit{European Journal" in run("format", BIB, "--to", "latex").stdout


def test_format_reads_standard_input_in_any_format() -> None:
    for form in ("ris", "csl-json", "bibtex"):
        converted = run("convert", BIB, "--to", form).stdout_bytes
        assert "Izzo, J. (2009)" in run("format", "-", stdin=converted).stdout


def test_formats_have_the_letters_that_pandoc_gives_them() -> None:
    converted = run("convert", BIB, "-f", "biblatex", "-t", "ris").stdout_bytes
    assert converted.startswith(b"TY  - JOUR")
    assert "*European Journal" in run("format", "-", "-f", "ris", "-t", "markdown", stdin=converted).stdout
    assert run("parse", "-", "-t", "ris", stdin=b"Izzo, J. (2009). Hips. Bone, 3, 4-5.").stdout.startswith("TY  - ")


def test_format_as_json(tmp_path: Path) -> None:
    citations = write(tmp_path, "c.json", '[{"citationItems": [{"id": "berg2007", "locator": "5"}]}]')
    made = json.loads(run("format", BIB, "--json", "--citations", citations).stdout)
    assert [entry["id"] for entry in made["bibliography"]] == [
        "berg2007",
        "izzo2009",
        "presswood2008",
        "romaniruby2014",
    ]
    assert made["citations"] == ["(Berg et al., 2007, p. 5)"]
    assert (made["version"], made["style"], made["locale"]) == (1, "apa", "en-US")


def test_format_as_json_tells_what_was_mended_and_loses_no_work(tmp_path: Path) -> None:
    works = '[{"id": "a", "type": "book", "title": "One"}, {"id": "a", "type": "books", "title": "Two"}]'
    made = json.loads(run("format", write(tmp_path, "r.json", works), "--json").stdout)
    assert [entry["text"] for entry in made["bibliography"]] == ["One. (n.d.).", "Two. (n.d.)."]
    assert [word for word in ("unknown type", '"a-2"') if any(word in said for said in made["warnings"])] == [
        "unknown type",
        '"a-2"',
    ]


def test_format_to_word(tmp_path: Path) -> None:
    path = tmp_path / "list.docx"
    assert run("format", BIB, "--to", "docx", "-o", path).exit_code == 0
    assert "Berg" in run("outline", path).stdout


def test_the_style_of_a_list_is_detected(tmp_path: Path) -> None:
    listed = write(tmp_path, "list.txt", run("format", BIB, "--style", "apa").stdout)
    found = json.loads(run("styles", "--detect", listed, "--json").stdout)["styles"]
    assert "apa" in [style["name"] for style in found]
    assert run("styles", "--detect", write(tmp_path, "a.txt", "No list here at all.")).exit_code == 2


def test_an_unknown_style_names_near_ones() -> None:
    result = run("format", BIB, "--style", "apaa")
    assert result.exit_code == 2
    assert '"apa"' in result.stderr


# parse, convert, lists


def test_parse_a_block_and_lines() -> None:
    lines = (
        b"Izzo, J. (2009). Pointing out gluteal atrophy. NOAC Newsletter, 3, 4-5.\n\n"
        b"Berg, H. (2007). Muscles of the hip. Bone, 9(3), 283-289.\n"
    )
    block = lines.replace(b"out gluteal", b"out\ngluteal")
    titles = [item["title"] for item in json.loads(run("parse", "-", stdin=block).stdout)]
    assert titles == ["Pointing out gluteal atrophy", "Muscles of the hip"]
    rows = [json.loads(row) for row in run("parse", "-", "--lines", "--json", stdin=lines).stdout.splitlines()]
    assert len(rows) == 2
    for row in rows:
        assert 0 <= row["confidence"] <= 1
        volume = next(field for field in row["fields"] if field["variable"] == "volume")
        assert row["text"][volume["start"] : volume["end"]] == row["reference"]["volume"]


def test_parse_says_when_it_was_given_an_article() -> None:
    assert "of an article `refkit convert` reads the list alone" in run("parse", ARTICLE).stderr
    assert run("parse", "-", stdin=b"Berg, H. (2007). Muscles of the hip. Bone, 9(3), 283-289.").stderr == ""


@pytest.mark.parametrize("form", ["ris", "csl-json", "bibtex", "biblatex"])
def test_convert_there_and_back(form: str, tmp_path: Path) -> None:
    first = write(tmp_path, "first", run("convert", BIB, "--to", form).stdout_bytes)
    again = write(tmp_path, "again", run("convert", first, "--from", form, "--to", form).stdout_bytes)
    works = json.loads(run("convert", first, "--from", form, "--to", "csl-json").stdout)
    assert works == json.loads(run("convert", again, "--from", form, "--to", "csl-json").stdout)
    for was, now in zip(json.loads(run("convert", BIB, "--to", "csl-json").stdout), works, strict=True):
        assert was.items() <= now.items()


@pytest.mark.parametrize(
    ("command", "name", "begins"),
    [
        (["convert", BIB], "list.ris", "TY  - "),
        (["parse", "--lines", "-"], "list.ris", "TY  - "),
        (["format", BIB], "list.md", "Berg, H., Eiken, O., Miklavcic, L., & Mekjavic, I. (2007). Hip, thigh"),
        (["format", BIB], "list.html", '<div class="csl-bib-body">'),
        (["format", BIB], "list.docx", "PK"),
        (["format", BIB, "--to", "rtf"], "list.html", "{\\rtf1"),
    ],
)
def test_what_to_write_is_guessed_by_the_name_of_the_output(
    command: list[str | Path], name: str, begins: str, tmp_path: Path
) -> None:
    out = tmp_path / name
    assert run(*command, "-o", out, stdin=b"Izzo, J. (2009). Hips. Bone, 3, 4-5.").exit_code == 0
    assert out.read_bytes().startswith(begins.encode())


@pytest.mark.parametrize(
    ("style", "hanging", "after", "lines"),
    [("apa", True, 0, 2), ("chicago", True, 12, 1), ("harvard", False, 12, 1), ("ieee", True, 0, 1)],
)
def test_a_word_document_is_laid_out_as_the_style_wants_it(
    style: str, hanging: bool, after: int, lines: int, tmp_path: Path
) -> None:
    """IEEE wants no hanging indent, but its numbers a margin to stand in."""
    path = tmp_path / "list.docx"
    assert run("format", BIB, "--style", style, "-o", path).exit_code == 0
    layout = docx.Document(str(path)).paragraphs[0].paragraph_format
    assert (layout.first_line_indent is not None, layout.space_after.pt, layout.line_spacing) == (hanging, after, lines)


@pytest.mark.parametrize(
    ("command", "name", "told"),
    [
        (["format", BIB], "list.odt", 'list.odt: warning: nothing that is written here ends in ".odt"; this is text'),
        (["format", BIB, "--json"], "list.json", ""),
        (["format", BIB], "list.txt", ""),
        (
            ["convert", BIB],
            "list.foo",
            'list.foo: warning: nothing that is written here ends in ".foo"; this is csl-json',
        ),
        (["convert", BIB], "list", ""),
    ],
)
def test_an_output_whose_name_says_nothing_known_is_told(
    command: list[str | Path], name: str, told: str, tmp_path: Path
) -> None:
    done = run(*command, "-o", tmp_path / name)
    assert (done.exit_code, told in done.stderr, bool(done.stderr)) == (0, True, bool(told))


def test_a_line_ends_where_files_end_lines() -> None:
    """A form feed, or a line separator of Unicode, may stand within a reference that was copied off a PDF."""
    strings = "Izzo, J. (2009).\x0cHips.\u2028Bone, 3, 4-5.\r\nBerg, H. (2007). Knees.\n"
    rows = run("parse", "-", "--lines", "--json", stdin=strings.encode()).stdout.splitlines()
    assert [json.loads(row)["text"] for row in rows] == strings.replace("\r", "").split("\n")[:2]


@pytest.mark.parametrize("command", ["check", "outline", "parse", "format", "resolve"])
def test_an_article_is_not_written_over_by_what_is_said_of_it(command: str, tmp_path: Path) -> None:
    path = write(tmp_path, "article.txt", ARTICLE.read_bytes())
    done = run(command, path, "-o", tmp_path / ".." / tmp_path.name / "article.txt")
    assert (done.exit_code, "which is read; name another file" in done.stderr) == (2, True)
    assert path.read_bytes() == ARTICLE.read_bytes()


@pytest.mark.parametrize("option", [[], ["-o"]])
def test_a_bibliography_is_not_converted_onto_itself(option: list[str], tmp_path: Path) -> None:
    path = write(tmp_path, "works.bib", BIB.read_bytes())
    done = run("convert", path, *option, path)
    assert (done.exit_code, "which is read; name another file" in done.stderr) == (2, True)
    assert path.read_bytes() == BIB.read_bytes()


def test_a_page_in_html_has_no_lines_to_annotate(tmp_path: Path) -> None:
    page = write(
        tmp_path, "page.html", f"<html><body><pre>\n\n\n{ARTICLE.read_text(encoding='utf-8')}</pre></body></html>"
    )
    assert "line=" in run("check", ARTICLE, "--format", "github").stdout
    annotations = run("check", page, "--format", "github").stdout
    assert annotations.startswith("::error file=")
    assert "line=" not in annotations


def test_a_file_named_twice_is_checked_once() -> None:
    assert run("check", ARTICLE, ARTICLE).stdout == run("check", ARTICLE).stdout


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("The garden is open. Nobody is cited, and nothing is listed.\n", True),
        ("The garden is open (Quist 2019).\n", False),
        ("The garden is open.\n\nReferences\n\nQuist, C. (2019). The weeded page. Oxford: Garden Press.\n", False),
    ],
)
def test_a_text_with_nothing_to_check_is_not_passed_in_silence(text: str, said: bool) -> None:
    done = run("check", "-", stdin=text.encode())
    assert ("there was nothing to check" in done.stderr) == said
    assert done.exit_code == (0 if said else 1)


@pytest.mark.parametrize("command", ["format", "convert"])
def test_an_article_without_a_list_is_not_taken_for_one_in_silence(command: str) -> None:
    """Its text is read as references, for want of a list; a bare list of references is nothing to wonder at."""
    prose = b"The slow garden\nBy Ann Writer\n\nGardens calm people (Hale & Moor, 2015). They did so then.\n"
    listed = b"Hale, A. (2015). Soil. Oxford: Garden Press.\n\nQuist, C. (2019). The weeded page. Leeds: Spade.\n"
    assert "no list was found" in run(command, "-", stdin=prose).stderr
    assert run(command, "-", stdin=listed).stderr == ""


def test_an_output_named_twice_is_refused(tmp_path: Path) -> None:
    assert run("convert", BIB, tmp_path / "a.ris", "-o", tmp_path / "b.ris").exit_code == 2
    assert not list(tmp_path.iterdir())


def test_citations_may_come_from_standard_input() -> None:
    cited = b'[{"citationItems": [{"id": "berg2007"}]}]'
    assert run("format", BIB, "--citations", "-", stdin=cited).stdout.startswith("(Berg et al., 2007)\n")
    refused = run("format", BIB, "--citations", "-", stdin=cited[1:-1])
    assert (refused.exit_code, "expected a JSON array of citations" in refused.stderr) == (2, True)


def test_a_broken_bib_file_keeps_what_can_be_kept(tmp_path: Path) -> None:
    broken = write(
        tmp_path, "b.bib", "@article{a, title = {One}, year = 2000}\n@book{b, title = {Two,\n\n@misc{c, title={Three}}"
    )
    result = run("convert", broken)
    assert [item["id"] for item in json.loads(result.stdout)] == ["a", "b", "c"]
    assert f"{broken}:2:" in result.stderr


def test_unknown_variables_and_types_are_said(tmp_path: Path) -> None:
    path = write(tmp_path, "a.json", '[{"id": "x", "type": "bok", "titel": "T", "title": "A"}]')
    result = run("convert", path, "--to", "ris")
    assert result.exit_code == 0
    assert "bok" in result.stderr
    assert "titel" in result.stderr


def test_lists() -> None:
    assert "the-lancet" in run("styles", "lancet").stdout
    assert json.loads(run("styles", "0140-6736", "--json").stdout)["version"] == 1
    assert "CIT001" in run("rules").stdout
    assert "What it does" in run("rules", "cit001").stdout
    assert {line[:3] for line in run("rules", "num").stdout.splitlines()} == {"NUM"}
    assert run("rules", "CIT999").exit_code == 2
    assert "csl-json" in run("formats").stdout


# what goes wrong


@pytest.mark.parametrize("command", ["check", "outline", "format", "parse", "convert"])
@pytest.mark.parametrize("content", [b"", b"\x00\x01\x02" * 400, b"\x89PNG\r\n\x1a\n" + bytes(50)])
def test_what_is_no_text_is_refused_in_a_sentence(command: str, content: bytes, tmp_path: Path) -> None:
    result = run(command, write(tmp_path, "x.txt", content))
    assert result.exit_code == 2
    assert "x.txt" in result.stderr
    assert "Traceback" not in result.output


@pytest.mark.parametrize("command", ["check", "outline", "format", "parse", "convert"])
def test_a_file_that_is_not_there(command: str) -> None:
    result = run(command, "nowhere.txt")
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)


def test_a_text_without_a_list_brings_no_false_alarm(tmp_path: Path) -> None:
    path = write(tmp_path, "a.md", "# Bread\n\nFlour, water and salt. Nothing else is needed.\n")
    assert "No list of references" in run("outline", path).stdout
    assert run("check", path).exit_code == 0


def test_a_list_without_citations_is_no_flood(tmp_path: Path) -> None:
    text = ARTICLE.read_text(encoding="utf-8")
    path = write(tmp_path, "a.txt", text[text.index("References") :].partition("Write a comment")[0])
    assert len(json.loads(run("outline", path, "--json").stdout)["entries"]) == 4
    assert run("check", path, "--select", "CIT002").stdout.count("CIT002") <= 1


def test_invalid_utf8_is_read_and_said(tmp_path: Path) -> None:
    path = write(
        tmp_path, "a.txt", ARTICLE.read_text(encoding="utf-8").replace("desk", "Büro für Übungen").encode("cp1252")
    )
    result = run("check", path)
    assert "detection" in result.stderr
    assert "CIT003" in result.stdout


def test_version() -> None:
    assert run("--version").stdout.startswith("refkit ")


# what a short run costs


HEAVY = "bibtexparser docx lxml requests rich refkit.article refkit.check refkit.model.article refkit.parsing".split()


def test_formatting_loads_nothing_that_it_does_not_need(tmp_path: Path) -> None:
    file = tmp_path / "works.json"
    file.write_text('[{"id": "a", "type": "book", "title": "Walden", "issued": {"date-parts": [[1854]]}}]')
    code = (
        "import sys; from refkit.cli.main import program\n"
        f"program(['format', {str(file)!r}], standalone_mode=False)\n"
        f"print(sorted(set({HEAVY!r}) & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == ["Walden. (1854).", "[]"]
