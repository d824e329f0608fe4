"""The page's server: the questions of the page, answered with the verbs of `api`. It listens on this machine only."""

import json
import sys
from base64 import b64decode
from collections.abc import Callable, Mapping
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from typing import Any

from refkit.api import check, detect_style, open_document, process, read, read_article
from refkit.check import Finding, mend
from refkit.check.reporters.html import palette
from refkit.csl.library import search
from refkit.errors import RefkitError
from refkit.model import Lines

LARGEST = 20_000_000
"""The most bytes the page may send: about a shelf of articles."""

_MOST_STYLES = 30
_GUESSES = 3
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; connect-src 'self'"


def serve(port: int = 0) -> ThreadingHTTPServer:
    """The server, bound to `port` of this machine (a free one when 0) and ready for `serve_forever`.

    Raises:
        OSError: the port is taken.
    """
    return _Server(("127.0.0.1", port), Page)


class _Server(ThreadingHTTPServer):
    """Each question has a thread of its own, so that no idle connection of a browser keeps others waiting."""

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Nothing where the page was closed before it had its answer."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class Page(BaseHTTPRequestHandler):
    """Answers GET / with the page, and a POST to one of ANSWERS with JSON."""

    def do_GET(self) -> None:
        """The page itself."""
        if self.path != "/" or not self._from_here():
            self.send_error(HTTPStatus.NOT_FOUND)
            return
        page = files("refkit.web").joinpath("page.html").read_text(encoding="utf-8")
        self._send(page.replace("{{palette}}", palette()).encode(), "text/html; charset=utf-8")

    def do_POST(self) -> None:
        """A question of the page: JSON in, JSON out; what goes wrong is said in "error"."""
        answer = ANSWERS.get(self.path)
        if answer is None or not self._from_here():
            self.send_error(HTTPStatus.NOT_FOUND)
            return
        try:
            value = answer(self._question())
        except (RefkitError, ValueError) as error:
            value = {"error": str(error)}
        except Exception as error:
            value = {"error": f"internal error, please report it: {type(error).__name__}: {error}"}
        self._send(json.dumps(value, ensure_ascii=False).encode(), "application/json")

    def _question(self) -> Mapping[str, Any]:
        length = int(self.headers.get("Content-Length") or 0)
        if not 0 < length <= LARGEST:
            raise ValueError(f"the page may send up to {LARGEST} bytes, not {length}")
        question = json.loads(self.rfile.read(length))
        if not isinstance(question, dict) or not isinstance(question.get("text"), str):
            raise ValueError('expected an object with a "text"')
        return question

    def _from_here(self) -> bool:
        """Whether the browser was pointed here by its user, and not by another site that names this port."""
        host = self.headers.get("Host") or ""
        origin = self.headers.get("Origin") or f"http://{host}"
        return host.rsplit(":", 1)[0] in ("127.0.0.1", "localhost") and origin == f"http://{host}"

    def _send(self, body: bytes, kind: str) -> None:
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Content-Security-Policy", _POLICY)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002  http.server's name
        """Nothing: the page's owner reads the page, not a log."""


def _check(question: Mapping[str, Any]) -> dict[str, Any]:
    text = open_document(question["text"].encode()).text
    lines = Lines(text)
    article = read_article(text)
    findings = check(article, style=_judge(question))
    return {
        "text": text,
        "entries": len(article.entries),
        "citations": len(article.citations),
        "findings": [
            {
                "code": finding.code,
                "severity": finding.severity.value,
                "message": finding.message,
                "start": finding.span.start,
                "end": finding.span.end,
                "line": lines.position(finding.span.start).line,
                "fix": _fix_of(finding),
            }
            for finding in findings
        ],
    }


def _judge(question: Mapping[str, Any]) -> str | None:
    """The style that the article is held against, if it is."""
    return str(question.get("check-style") or "") or None


def _fix_of(finding: Finding) -> dict[str, Any] | None:
    if finding.fix is None:
        return None
    edits = [{"start": edit.span.start, "end": edit.span.end, "text": edit.text} for edit in finding.fix.edits]
    return {"safe": finding.fix.safe, "edits": edits}


def _fix(question: Mapping[str, Any]) -> dict[str, Any]:
    return {"text": mend(question["text"], lambda text: check(text, style=_judge(question)))}


def _open(question: Mapping[str, Any]) -> dict[str, Any]:
    """The text of a file that the page was given; a bibliography as it stands."""
    data = b64decode(str(question.get("bytes") or ""))
    document = open_document(data, name=str(question.get("name") or ""))
    return {"text": document.text, "warnings": [str(problem) for problem in document.problems]}


def _styles(question: Mapping[str, Any]) -> dict[str, Any]:
    found = search(question["text"])[:_MOST_STYLES]
    return {"styles": [{"name": style.name, "title": style.title} for style in found]}


def _detect(question: Mapping[str, Any]) -> dict[str, Any]:
    guesses = detect_style(question["text"])[:_GUESSES]
    return {"styles": [{"name": guess.style, "distance": round(guess.distance, 1)} for guess in guesses]}


def _format(question: Mapping[str, Any]) -> dict[str, Any]:
    works = read(question["text"] + "\n")
    done = process(works, style=str(question.get("style") or "apa"), output="html", links=True)
    return {
        "style": done.style,
        "bibliography": [entry.text for entry in done.bibliography],
        "warnings": [*(str(problem) for problem in works.problems), *done.warnings],
    }


ANSWERS: Mapping[str, Callable[[Mapping[str, Any]], dict[str, Any]]] = {
    "/check": _check,
    "/fix": _fix,
    "/format": _format,
    "/open": _open,
    "/styles": _styles,
    "/detect": _detect,
}
