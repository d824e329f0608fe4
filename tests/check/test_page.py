"""The HTML report as its reader has it: in a browser, with mouse and keyboard, and without a network."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from refkit.cli.main import program
from tests.browser import Browser
from tests.conftest import ROOT

SHOWN = "return [...document.querySelectorAll('.findings li')].filter(e => e.offsetParent).map(e => e.dataset.code)"
HERE = "return [...document.querySelectorAll('li.here')].map(each => each.dataset.code)"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    path: Path = tmp_path_factory.mktemp("report") / "page.html"
    chair = str(ROOT / "examples" / "office-chair.txt")
    CliRunner().invoke(program, ["check", chair, "--style", "apa", "--format", "html", "-o", str(path)])
    return path.as_uri()


@pytest.fixture
def page(chromium: Browser, address: str) -> Browser:
    chromium.open(address)
    return chromium


def test_the_page_asks_nobody_for_anything_and_its_script_runs(page: Browser) -> None:
    assert page.run("return performance.getEntriesByType('resource').length") == 0
    assert page.complaints() == []
    assert page.run("return !document.querySelector('.keys').hidden")
    assert page.run("return document.querySelector('a[href=\"#CIT001\"]') && document.querySelector('#CIT001')")


def test_a_severity_unticked_hides_its_findings_and_their_marks(page: Browser) -> None:
    before = page.run(SHOWN)
    page.click("[data-severity=info]")
    after = page.run(SHOWN)
    assert 0 < len(after) < len(before)
    assert "DAT701" in before
    assert "DAT701" not in after
    assert f"{len(after)} of {len(before)} findings shown" in page.run(
        "return document.querySelector('#shown').textContent"
    )
    assert page.run("return document.querySelectorAll('mark.info.off').length") > 0
    page.click("[data-severity=info]")
    assert page.run(SHOWN) == before


def test_a_rule_unticked_hides_its_findings_alone(page: Browser) -> None:
    before = page.run(SHOWN)
    page.click("summary")
    page.click("[data-code=URL401]")
    assert page.run(SHOWN) == [code for code in before if code != "URL401"]


def test_one_rule_is_looked_at_alone(page: Browser) -> None:
    before = page.run(SHOWN)
    page.click("summary")
    page.click("[data-tick='']")
    assert page.run(SHOWN) == []
    page.click("[data-code=URL401]")
    assert page.run(SHOWN) == ["URL401", "URL401"]
    page.click("[data-tick=all]")
    assert page.run(SHOWN) == before


def test_a_mark_leads_to_its_finding_and_a_finding_to_its_mark(page: Browser) -> None:
    page.click("mark.error")
    assert page.run(HERE) == ["CIT003"]
    page.click("li[data-code=CIT001]")
    assert page.run(HERE) == ["CIT001"]
    assert page.run("return [...document.querySelectorAll('mark.here')].map(each => each.textContent)") == [
        "(Runner's Weekly.com)"
    ]


def test_n_and_p_go_from_finding_to_finding_and_pass_over_the_hidden(page: Browser) -> None:
    shown = page.run(SHOWN)
    page.press("n")
    assert page.run(HERE) == shown[:1]
    page.press("n")
    assert page.run(HERE) == shown[1:2]
    page.press("p", "p")
    assert page.run(HERE) == shown[-1:]
    page.click("summary")
    page.click(f"[data-code={shown[0]}]")  # the focus stays on the box, and the keys work there too
    page.press("n")
    assert page.run(HERE) == shown[1:2]


def test_boxes_are_ticked_by_keyboard(page: Browser) -> None:
    before = page.run(SHOWN)
    page.press("Tab", "Space")
    assert page.run("return document.activeElement.dataset.severity") == "error"
    assert page.run(SHOWN) == [code for code in before if code not in {"CIT001", "CIT003"}]


def test_the_mended_list_is_copied_with_its_italics(page: Browser) -> None:
    page.allow("clipboard-read")
    page.allow("clipboard-write")
    page.click("[data-copy]")
    assert page.wait_for("return document.querySelector('#said').textContent") == "The list is copied."
    copied = page.run(
        "const [item] = await navigator.clipboard.read();"
        "return Promise.all(['text/html', 'text/plain'].map(async kind => (await item.getType(kind)).text()))"
    )
    assert "<i>European Journal of Applied Physiology</i>" in copied[0]
    assert "<i>European" not in copied[1]
    assert len(copied[1].split("\n\n")) == 4
    assert "https://doi.org/10.1007/s00421-006-0346-y" in copied[1]
    assert "283–289" in copied[0]  # the pages turned round, and then the hyphen mended


def test_nothing_runs_out_of_a_narrow_window(chromium: Browser, address: str) -> None:
    chromium.open(address, width=500, height=900)
    assert chromium.run("return document.documentElement.scrollWidth <= innerWidth")
    chromium.press("n")
    assert chromium.run(
        "return [...document.querySelectorAll('.here')].every(each => {"
        "  const {top, bottom} = each.getBoundingClientRect(); return top >= 0 && bottom <= innerHeight; })"
    )
    chromium.open(address)
