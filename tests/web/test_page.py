"""The page for editors as they have it: in a browser."""

import threading
from collections.abc import Iterator

import pytest

from refkit.web import serve
from tests.browser import Browser
from tests.web.test_server import ARTICLE

SAID = "return document.querySelector('#said').textContent"


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    server = serve()
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/"
    server.shutdown()
    server.server_close()


@pytest.fixture
def page(chromium: Browser, address: str) -> Browser:
    chromium.open(address)
    chromium.run("document.querySelector('#text').value = arguments[0]", ARTICLE)
    return chromium


def test_a_finding_that_is_clicked_is_selected_in_the_article(page: Browser) -> None:
    page.click("#check")
    assert "4 entries, 5 citations" in page.wait_for(
        f"{SAID}.includes('entries') && document.querySelector('#said').textContent"
    )
    page.run("[...document.querySelectorAll('li button')].find(each => each.textContent.startsWith('CIT001')).click()")
    place = "const box = document.querySelector('#text'); return box.value.slice(box.selectionStart, box.selectionEnd)"
    assert page.run(place) == "(Runner's Weekly.com)"


def test_what_is_safe_is_mended_in_the_article(page: Browser) -> None:
    page.click("#fix")
    page.wait_for("return document.querySelector('#text').value.includes('https://doi.org/10.1007/s00421-006-0346-y')")


def test_one_finding_is_mended_and_the_others_stay(page: Browser) -> None:
    page.click("#check")
    page.wait_for("return document.querySelectorAll('li .mend').length")
    before = page.run("return document.querySelectorAll('#result li').length")
    page.run(
        "[...document.querySelectorAll('li')].find(e => e.innerText.includes('IDN302')).querySelector('.mend').click()"
    )
    page.wait_for(f"return document.querySelectorAll('#result li').length < {before}")
    assert page.run("return document.querySelector('#text').value.includes('NOAC Newsletter. Retrieved from')")


def test_a_severity_is_hidden_by_its_box(page: Browser) -> None:
    page.click("#check")
    page.wait_for("return document.querySelectorAll('#grades input').length > 1")
    page.click("#grades input")
    shown = "return [...document.querySelectorAll('#result li')].filter(each => !each.hidden).length"
    assert 0 < page.run(shown) < page.run("return document.querySelectorAll('#result li').length")


def test_a_file_is_opened_in_the_page(page: Browser) -> None:
    page.run("open(new File(['References\\n\\nGull, Á. (2011). Gulls. Birds, 3(2), 1-9.'], 'list.md'))")
    page.wait_for("return document.querySelector('#text').value.includes('Gull, Á.')")


def test_the_style_of_the_list_is_found_and_taken(page: Browser) -> None:
    page.click("#detect")
    page.wait_for("return document.querySelectorAll('#result li').length")
    page.click("#result li button")
    name = page.run("return document.querySelector('#result li').innerText.split(':')[0]")
    assert page.run("return document.querySelector('#style').value") == name


def test_the_list_comes_in_a_style_and_is_copied_with_its_italics(page: Browser) -> None:
    page.click("#format")
    page.wait_for("return document.querySelectorAll('#result .entry').length === 4")
    assert page.run("return document.querySelectorAll('#result i').length") > 0
    page.click("#copy")
    assert page.wait_for(f"{SAID}.startsWith('Copied') && 'yes'") == "yes"


def test_an_unknown_style_is_said(page: Browser) -> None:
    page.run("document.querySelector('#style').value = 'no-such-style'")
    page.click("#format")
    assert "no-such-style" in page.wait_for(
        f"{SAID}.includes('unknown') && document.querySelector('#said').textContent"
    )


def test_nothing_runs_out_of_a_narrow_window_and_the_console_is_silent(chromium: Browser, address: str) -> None:
    chromium.open(address, width=500, height=900)
    assert chromium.run("return document.documentElement.scrollWidth <= innerWidth")
    assert [each for each in chromium.complaints() if "favicon" not in each] == []


def test_the_article_stays_in_sight_beside_the_last_finding(chromium: Browser, address: str) -> None:
    chromium.open(address, width=1400, height=600)
    chromium.run("document.querySelector('#text').value = arguments[0]", ARTICLE)
    chromium.click("#check")
    chromium.wait_for("return document.querySelectorAll('#result li').length")
    chromium.run("[...document.querySelectorAll('.place')].at(-1).scrollIntoView()")
    box = chromium.run("const {top, bottom} = text.getBoundingClientRect(); return [top, bottom, innerHeight, scrollY]")
    assert box[3] > 0
    assert box[0] >= 0
    assert box[1] <= box[2]
    chromium.open(address)
