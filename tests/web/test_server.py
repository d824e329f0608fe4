"""The page for editors answers its own browser, in JSON, and nobody else."""

import base64
import json
import socket
import struct
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from typing import Any

import pytest

from refkit.web import serve
from tests.conftest import ROOT

ARTICLE = (ROOT / "examples" / "office-chair.txt").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    server = serve()
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server.server_address[1]
    server.shutdown()
    server.server_close()


def ask(port: int, path: str, question: object = None, **headers: str) -> tuple[int, bytes]:
    connection = HTTPConnection("127.0.0.1", port, timeout=30)
    body = None if question is None else json.dumps(question).encode()
    connection.request("GET" if body is None else "POST", path, body, {"Host": f"localhost:{port}", **headers})
    answer = connection.getresponse()
    return answer.status, answer.read()


def answer(port: int, path: str, **question: str) -> dict[str, Any]:
    status, body = ask(port, path, question)
    assert status == 200
    return dict(json.loads(body))


def test_the_page_needs_nothing_from_elsewhere(port: int) -> None:
    status, page = ask(port, "/")
    assert status == 200
    assert b"http://" not in page
    assert b"https://" not in page
    assert b"--ground:" in page  # the colours, which it shares with the report
    assert b"{{" not in page


def test_check_gives_findings_at_their_places(port: int) -> None:
    checked = answer(port, "/check", text=ARTICLE)
    [missing] = [finding for finding in checked["findings"] if finding["code"] == "CIT001"]
    assert checked["text"][missing["start"] : missing["end"]] == "(Runner's Weekly.com)"
    assert (checked["entries"], missing["line"]) == (4, 12)


def test_questions_that_come_at_once_are_answered_as_alone(port: int) -> None:
    alone = answer(port, "/check", text=ARTICLE)
    with ThreadPoolExecutor(4) as pages:
        assert list(pages.map(lambda _: answer(port, "/check", text=ARTICLE), range(4))) == [alone] * 4


def test_a_page_that_is_closed_before_its_answer_is_no_error(port: int, capsys: pytest.CaptureFixture[str]) -> None:
    body = json.dumps({"text": ARTICLE})
    question = f"POST /check HTTP/1.0\r\nHost: localhost:{port}\r\nContent-Length: {len(body)}\r\n\r\n{body}"
    with socket.create_connection(("127.0.0.1", port)) as page:
        page.sendall(question.encode())
        page.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))  # close at once, unread
    answer(port, "/check", text=ARTICLE)
    assert capsys.readouterr().err == ""


def test_a_finding_says_how_it_is_mended(port: int) -> None:
    findings = answer(port, "/check", text=ARTICLE)["findings"]
    [edit] = next(finding["fix"]["edits"] for finding in findings if finding["code"] == "IDN302")
    assert ARTICLE[edit["start"] : edit["end"]].startswith("http://dx.doi.org/")
    assert edit["text"].startswith("https://doi.org/")


def test_check_against_a_style_says_what_departs_from_it(port: int) -> None:
    found = answer(port, "/check", **{"text": ARTICLE, "check-style": "vancouver"})["findings"]
    assert any(finding["code"].startswith("STY") for finding in found)


def test_a_file_is_opened(port: int) -> None:
    page = b"<!doctype html><html><body><p>Hips hurt.</p></body></html>"
    opened = answer(port, "/open", text="", name="a.html", bytes=base64.b64encode(page).decode())
    assert opened["text"].strip() == "Hips hurt."
    picture = base64.b64encode(b"\x89PNG\r\n\x1a\n\0\0").decode()
    assert "PNG" in answer(port, "/open", text="", name="a.png", bytes=picture)["error"]


def test_styles_are_found_by_words_and_by_a_list(port: int) -> None:
    assert "nature" in [style["name"] for style in answer(port, "/styles", text="nature")["styles"]]
    assert answer(port, "/detect", text=ARTICLE)["styles"][0]["name"]
    assert "no list" in answer(port, "/detect", text="Nothing.")["error"]


def test_fix_gives_the_mended_article(port: int) -> None:
    assert "https://doi.org/10.1007/s00421-006-0346-y" in answer(port, "/fix", text=ARTICLE)["text"]


def test_format_gives_the_list_with_its_italics(port: int) -> None:
    done = answer(port, "/format", text=ARTICLE, style="apa")
    assert len(done["bibliography"]) == 4
    assert "<i>NOAC Newsletter</i>" in done["bibliography"][1]


def test_words_of_the_article_are_no_markup(port: int) -> None:
    evil = "References\n\nBerg, H. (2007). A <script>alert(1)</script> tale of hips. Bone, 9(3), 283-289.\n"
    assert "<script" not in "".join(answer(port, "/format", text=evil, style="apa")["bibliography"])


@pytest.mark.parametrize("question", [{"text": "x", "style": "no-such-style"}, {"texd": "x"}, ["text"], "text"])
def test_what_goes_wrong_is_said(port: int, question: object) -> None:
    status, body = ask(port, "/format", question)
    assert status == 200
    assert json.loads(body)["error"]


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "evil.example"},
        {"Origin": "http://evil.example"},
        {"Origin": "http://localhost.evil.example"},
        {"Origin": "null"},
    ],
)
def test_another_site_gets_no_answer(port: int, headers: dict[str, str]) -> None:
    assert ask(port, "/check", {"text": "x"}, **headers)[0] == 404
    assert ask(port, "/", **headers)[0] == 404


def test_unknown_paths_are_not_found(port: int) -> None:
    assert ask(port, "/etc/passwd")[0] == 404
    assert ask(port, "/other", {"text": "x"})[0] == 404
