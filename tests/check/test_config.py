"""The project's settings and its baseline."""

import pytest

from refkit.check import check
from refkit.check.baseline import baseline, read_baseline, write_baseline
from refkit.check.config import Config, ConfigError, read_config
from refkit.check.finding import Severity
from tests.check.reading import read

TEXT = (
    "Runners know it (Carter, 2011).\n\nReferences\n\nIzzo, J. (2009). Pointing out gluteal atrophy. Retrieved from\n"
)

FULL = """
select = ["CIT", "URL401"]
ignore = ["DAT709"]
style = "apa"
fail-on = "info"
baseline = "known.json"

[severity]
CIT = "warning"
CIT002 = "info"
URL401 = "off"

[per-file]
"drafts/*.txt" = ["CIT001"]
"""


def test_every_key() -> None:
    config = read_config(FULL)
    assert config == Config(
        select=("CIT", "URL401"),
        ignore=("DAT709", "URL401"),
        style="apa",
        fail_on=Severity.INFO,
        baseline="known.json",
        severity={"CIT": Severity.WARNING, "CIT002": Severity.INFO},
        per_file={"drafts/*.txt": ("CIT001",)},
    )


def test_pyproject_has_its_own_table() -> None:
    text = '[project]\nname = "x"\n[tool.refkit]\nstyle = "mla"\n'
    assert read_config(text, name="sub/pyproject.toml").style == "mla"
    assert read_config("[project]\n", name="pyproject.toml") == Config()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("style = ", "not valid TOML"),
        ("styel = 'apa'", 'unknown key "styel" (did you mean "style"?)'),
        ("select = 'CIT'", "select is a list of rule codes"),
        ("[severity]\nCIT001 = 'bad'", "severity CIT001 is one of error, warning, info, not 'bad'"),
        ("style = 3", "style is a text, not 3"),
        ("severity = 3", "severity is a table, not 3"),
    ],
)
def test_message_says_what_was_found_and_expected(text: str, words: str) -> None:
    with pytest.raises(ConfigError) as error:
        read_config(text)
    assert words in str(error.value)


def test_longest_code_decides_the_severity() -> None:
    graded = read_config(FULL).graded(check(read(TEXT), select=["CIT001", "CIT002", "URL401"]))
    assert [(each.code, each.severity.value) for each in graded] == [
        ("CIT001", "warning"),
        ("CIT002", "info"),
        ("URL401", "warning"),
    ]


def test_baseline_hides_what_is_old_and_shows_what_is_new() -> None:
    known = baseline([("a.txt", TEXT, check(read(TEXT)))])
    again = read_baseline(write_baseline(known))
    assert again == known
    assert again.new("a.txt", TEXT, check(read(TEXT))) == ()
    longer = TEXT.replace("Runners", "A word before. Walkers know it (Hall, 2012). Runners")
    fresh = again.new("a.txt", longer, check(read(longer)))
    assert [finding.span.of(longer) for finding in fresh] == ["(Hall, 2012)"]
    assert again.new("b.txt", TEXT, check(read(TEXT))) == check(read(TEXT))


def test_broken_baseline() -> None:
    with pytest.raises(ConfigError, match="no baseline"):
        read_baseline('{"version": 1}')
