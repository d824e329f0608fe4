"""The forms of a report."""

import json
import re

import pytest

from refkit.check import Edit, Finding, Fix, Severity, check
from refkit.check.reporters import REPORTERS, Checked, summary
from refkit.check.reporters.text import report as text_report
from refkit.model import Span
from tests.check.reading import read

TEXT = "Sitting weakens it.\nRunners know (Carter, 2011), they say: 100 %.\n"
FIXED = Finding(
    "CIT003",
    "year-differs",
    Severity.WARNING,
    "the year is 2012",
    Span(33, 47),
    0,
    Fix(True, (Edit(Span(42, 46), "2012"),)),
)
BARE = Finding("CIT001", "cited-not-listed", Severity.ERROR, "no entry fits: 100 %,\nadd one", Span(33, 47))
FILES = [Checked("a/b.txt", TEXT, (BARE, FIXED)), Checked("c.txt", "", ())]


def test_text_marks_the_place() -> None:
    assert text_report(FILES[:1]).splitlines()[:6] == [
        "a/b.txt:2:14: error CIT001 cited-not-listed",
        "   |",
        " 2 | Runners know (Carter, 2011), they say: 100 %.",
        "   |              ^^^^^^^^^^^^^^",
        "   = no entry fits: 100 %,",
        "     add one",
    ]


def test_text_ends_in_a_summary_line() -> None:
    lines = text_report(FILES).splitlines()
    assert lines[-1] == "2 findings in 2 files: 1 error, 1 warning. 1 can be mended with --fix."
    assert text_report([Checked("a.txt", "")]) == "Nothing to mend in 1 file.\n"


def test_statistics_count_each_rule_the_most_frequent_first() -> None:
    assert REPORTERS["statistics"]([Checked("a", TEXT, (BARE, FIXED, FIXED))]).splitlines() == [
        "    2  CIT003  warning  year-differs",
        "    1  CIT001  error    cited-not-listed",
        "3 findings in 1 file: 1 error, 2 warnings. 2 can be mended with --fix.",
    ]


def test_colour_changes_nothing_but_the_colour() -> None:
    assert re.sub(r"\x1b\[\d*m", "", text_report(FILES, colour=True)) == text_report(FILES)


def test_long_line_is_cut_around_the_place() -> None:
    line = "word " * 100 + "(Carter, 2011)" + " word" * 100
    finding = Finding("CIT001", "x", Severity.ERROR, "m", Span(500, 514))
    shown, carets = text_report([Checked("a", line, (finding,))]).splitlines()[2:4]
    assert len(shown) < 120
    assert shown[carets.index("^") : carets.rindex("^") + 1] == "(Carter, 2011)"


def test_wide_letters_and_tabs_keep_the_carets_in_place() -> None:
    finding = Finding("CIT001", "x", Severity.ERROR, "m", Span(3, 6))
    carets = text_report([Checked("a", "\t漢字abc", (finding,))]).splitlines()[3]
    assert carets == "   |      ^^^"


def test_json_is_as_promised() -> None:
    whole = json.loads(REPORTERS["json"](FILES))
    assert list(whole) == ["version", "files", "summary"]
    assert [file["path"] for file in whole["files"]] == ["a/b.txt", "c.txt"]
    first, second = whole["files"][0]["findings"]
    assert first == {
        "code": "CIT001",
        "name": "cited-not-listed",
        "severity": "error",
        "message": BARE.message,
        "start": 33,
        "end": 47,
        "line": 2,
        "column": 14,
        "entry": None,
        "fix": None,
    }
    assert second["fix"] == {"safe": True, "edits": [{"start": 42, "end": 46, "text": "2012"}]}
    assert whole["summary"]["findings"] == 2


def test_jsonl_has_a_finding_a_line_with_its_path() -> None:
    rows = [json.loads(line) for line in REPORTERS["jsonl"](FILES).splitlines()]
    assert [(row["path"], row["code"]) for row in rows] == [("a/b.txt", "CIT001"), ("a/b.txt", "CIT003")]


@pytest.mark.parametrize(("as_read", "lines"), [(False, True), (True, False)])
def test_no_line_is_named_that_is_none_of_the_file(as_read: bool, lines: bool) -> None:
    """The text of a page in HTML, of a Word document or a PDF has other lines than the file."""
    file = Checked("page.html", TEXT, (FIXED,), as_read=as_read)
    (result,) = json.loads(REPORTERS["sarif"]([file]))["runs"][0]["results"]
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"] == {"uri": "page.html"}
    assert ("region" in place, "fixes" in result, "line=" in REPORTERS["github"]([file])) == (lines, lines, lines)


def test_github_escapes_what_its_commands_reserve() -> None:
    first = REPORTERS["github"](FILES).splitlines()[0]
    assert first.startswith("::error file=a/b.txt,line=2,endLine=2,col=14,endColumn=28,title=CIT001 cited-not-listed::")
    assert first.endswith("no entry fits: 100 %25,%0Aadd one")


# A byte order mark is no part of what was decoded. The letters: a tab, one beyond the basic plane, one with an accent
# of its own, and all three kinds of line ends.
ODD = "Tab\there.\r\n\U0001d4d0bc (Ca\u0301rter, 2011)\rand\n(Doe, 2012) end.\n"


def odd(code: str, words: str, *, message: str = "m") -> Finding:
    start = ODD.index(words)
    return Finding(code, "cited-not-listed", Severity.ERROR, message, Span(start, start + len(words)))


def test_columns_count_code_points_and_lines_end_as_they_may() -> None:
    findings = (odd("CIT001", "(Ca\u0301rter, 2011)"), odd("CIT001", "and\n(Doe, 2012)"))
    run = json.loads(REPORTERS["sarif"]([Checked("a.txt", ODD, findings)]))["runs"][0]
    assert (run["columnKind"], run["newlineSequences"]) == ("unicodeCodePoints", ["\r\n", "\n", "\r"])
    one, two = (result["locations"][0]["physicalLocation"]["region"] for result in run["results"])
    assert one == {"startLine": 2, "startColumn": 5, "endLine": 2, "endColumn": 20, "charOffset": 15, "charLength": 15}
    assert (two["startLine"], two["endLine"], two["endColumn"]) == (3, 4, 12)
    first, second = REPORTERS["github"]([Checked("a.txt", ODD, findings)]).splitlines()
    assert first.startswith("::error file=a.txt,line=2,endLine=2,col=5,endColumn=20,title=")
    assert second.startswith("::error file=a.txt,line=3,endLine=4,title=")


def test_a_report_in_lines_has_no_other_line_ends() -> None:
    finding = odd("CIT001", "and", message="one\u2028two\x85three\nfour")
    report = REPORTERS["jsonl"]([Checked("a.txt", ODD, (finding, finding))])
    assert [json.loads(line)["message"] for line in report.splitlines()] == [finding.message] * 2


def test_summary_counts() -> None:
    sums = summary(FILES)
    assert (sums.files, sums.findings, sums.errors, sums.warnings, sums.infos, sums.fixable, sums.unsafe) == (
        2,
        2,
        1,
        1,
        0,
        1,
        0,
    )


def test_page_has_the_article_its_marks_and_nothing_from_outside() -> None:
    text = "Weak <b> (Carter, 2011).\n\nReferences\n\nIzzo, J. (2009). Gluteal atrophy. Journal Of Sport, 4(2), 2-3.\n"
    article = read(text)
    page = REPORTERS["html"]([Checked("a&b.txt", text, check(article), article)])
    assert "Weak &lt;b&gt; <a id" in page
    assert '<mark class="error"' in page
    assert "a&amp;b.txt" in page
    assert "<td>Izzo, J. (2009). Gluteal atrophy. Journal <del>Of</del> Sport, 4(2), 2-3.</td>" in page
    mended = "<i>Journal </i><i><ins>of</ins></i><i> Sport</i>"
    assert f"<td>Izzo, J. (2009). Gluteal atrophy. {mended}, 4(2), 2-3.</td>" in page
    assert not re.search(r"(?:src|href)=[\"']?(?:https?:)?//|@import|url\(", page)
    assert "{{" not in page


def test_page_of_overlapping_findings_keeps_every_letter() -> None:
    findings = (
        Finding("CIT001", "x", Severity.ERROR, "m", Span(2, 6)),
        Finding("CIT003", "y", Severity.INFO, "m", Span(4, 8)),
        Finding("CIT004", "z", Severity.INFO, "m", Span(8, 8)),
    )
    page = REPORTERS["html"]([Checked("a", "0123456789", findings)])
    article = re.search(r"<pre class=\"article\">(.*?)</pre>", page, re.DOTALL)
    assert article
    assert re.sub(r"<[^>]*>", "", article[1]) == "0123456789"


def test_page_shows_what_a_fix_takes_away_and_puts_there() -> None:
    page = REPORTERS["html"](FILES)
    assert '<p class="fix">safe fix: <del>2011</del> <ins>2012</ins></p>' in page


def test_page_leads_to_each_of_several_files() -> None:
    page = REPORTERS["html"](FILES)
    assert '<a href="#file0">a/b.txt</a> <span class="count">2</span>' in page
    assert "<nav" not in REPORTERS["html"](FILES[:1])


def test_page_leaves_words_alone_that_look_like_its_own_places() -> None:
    page = REPORTERS["html"]([Checked("{{files}}", "A {{rules}} of {{thumb}}.", (BARE,))])
    assert "A {{rules}} of {{thumb}}." in page
