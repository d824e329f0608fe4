"""A server on loopback that answers as the services do: Crossref, DataCite, doi.org, PubMed and the others.

It counts what arrives, holds callers to a rate, and misbehaves as the world does when told to.
"""

import json
import re
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from refkit.fields.text import fold
from tests.resolve.works import BY_DOI, WORKS, Work

Reply = tuple[int, str, str]
JSON = "application/json"


class World:
    """What the server knows, what it was asked, and how it behaves; `fault` may answer in place of the services."""

    def __init__(self) -> None:
        self.asked: list[tuple[float, str]] = []
        self.agents: set[str] = set()
        self.fault: Callable[[Handler, int], bool] | None = None
        self.rate: tuple[int, float] | None = None
        self.answered: Counter[str] = Counter()
        self.lock = threading.Lock()
        self.url = ""

    def arrivals(self) -> list[float]:
        """When each request came in."""
        return [when for when, _ in self.asked]


class Handler(BaseHTTPRequestHandler):
    """One request."""

    protocol_version = "HTTP/1.1"
    world: World

    def do_GET(self) -> None:
        world = self.world
        with world.lock:
            world.asked.append((time.monotonic(), self.path))
            number = len(world.asked)
            world.agents.add(self.headers.get("User-Agent", ""))
        if world.fault and world.fault(self, number):
            return
        parts = urlsplit(self.path)
        query = {key: values[-1] for key, values in parse_qs(parts.query).items()}
        self.reply(*answer(unquote(parts.path), query))
        with world.lock:
            world.answered[self.path] += 1

    do_HEAD = do_GET  # noqa: N815  the base class's name

    def reply(self, status: int, body: str, kind: str = JSON, **headers: str) -> None:
        raw = body.encode()
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(raw)))
        if self.world.rate:
            self.send_header("x-rate-limit-limit", str(self.world.rate[0]))
            self.send_header("x-rate-limit-interval", f"{self.world.rate[1]:g}s")
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(raw)

    def log_message(self, *args: Any) -> None:
        """Say nothing."""


def trickle(handler: Handler) -> None:
    _bit_by_bit(
        handler, b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 900\r\n\r\n", b'{"message"' * 90
    )


def trickled_headers(handler: Handler) -> None:
    _bit_by_bit(handler, b"HTTP/1.1 200 OK\r\n", b"X-Idle: a\r\n" * 90)


def _bit_by_bit(handler: Handler, first: bytes, rest: bytes) -> None:
    """A byte in a tenth of a second: no single read is ever late."""
    handler.close_connection = True
    try:
        handler.wfile.write(first)
        for byte in rest:
            handler.wfile.write(bytes((byte,)))
            time.sleep(0.1)
    except OSError:
        pass  # the caller hung up, as he should


@contextmanager
def serving() -> Iterator[World]:
    """A server for as long as the block lasts; its address is the world's `url`."""
    world = World()
    handler = type("Handler", (Handler,), {"world": world})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    world.url = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield world
    finally:
        server.shutdown()
        server.server_close()


def answer(path: str, query: dict[str, str]) -> Reply:
    """What the service that owns the path says."""
    for prefix, service in SERVICES.items():
        if path.startswith(prefix):
            return service(path.removeprefix(prefix).strip("/"), query)
    return 404, "<!doctype html><title>404</title>", "text/html"


def crossref(path: str, query: dict[str, str]) -> Reply:
    path = path.removeprefix("works").strip("/")
    if path:
        work = BY_DOI.get(path.lower())
        if not work:
            return 404, "Resource not found.", "text/plain"
        return 200, json.dumps({"status": "ok", "message-type": "work", "message": crossref_work(work)}), JSON
    if "rows" in query and not query["rows"].isdecimal():
        return 400, json.dumps({"status": "failed", "message-type": "validation-failure", "message": []}), JSON
    found = similar(query.get("query.bibliographic", ""), int(query.get("rows", 20)))
    if wanted := query.get("filter"):
        numbers = [each.removeprefix("doi:").lower() for each in wanted.split(",")]
        found = [BY_DOI[number] for number in numbers if number in BY_DOI]
    message = {"total-results": len(found), "items": [crossref_work(work) for work in found], "query": {}}
    return 200, json.dumps({"status": "ok", "message-type": "work-list", "message": message}), JSON


def similar(words: str, rows: int) -> list[Work]:
    """As Crossref does: the works that share the most words, however few those are."""
    asked = set(fold(words).split())
    ranked = sorted(WORKS, key=lambda work: -len(asked & set(fold(f"{work.title} {work.authors}").split())))
    return ranked[:rows]


def people(work: Work) -> list[tuple[str, str]]:
    pairs = (name.split(", ", 1) for name in work.authors.split("; "))
    return [(family, given) for family, given in pairs]


def crossref_work(work: Work) -> dict[str, Any]:
    issued = {"date-parts": [[work.year]]}
    found: dict[str, Any] = {
        "DOI": work.doi,
        "type": work.type,
        "title": [work.title],
        "author": [{"family": family, "given": given, "sequence": "additional"} for family, given in people(work)],
        "container-title": [work.journal],
        "issued": issued,
        "published": issued,
        "volume": work.volume,
        "issue": work.issue,
        "page": work.pages,
        "URL": f"https://doi.org/{work.doi}",
        "score": 21.5,
        "member": "297",
    }
    if work.updates:
        found["updated-by"] = [{"DOI": work.doi + "-r", "type": work.updates, "source": "retraction-watch"}]
    return {key: value for key, value in found.items() if value}


PANDAS = {
    "id": "10.5281/zenodo.3509134",
    "type": "dois",
    "attributes": {
        "doi": "10.5281/zenodo.3509134",
        "titles": [{"title": "pandas-dev/pandas: Pandas"}],
        "creators": [{"name": "The pandas development team", "nameType": "Organizational"}],
        "publisher": "Zenodo",
        "publicationYear": 2020,
        "types": {"resourceTypeGeneral": "Software"},
        "url": "https://zenodo.org/record/3509134",
    },
}


def datacite(path: str, query: dict[str, str]) -> Reply:
    if path.endswith(str(PANDAS["id"])):
        return 200, json.dumps({"data": PANDAS}), "application/vnd.api+json"
    if "pandas dev pandas" in fold(query.get("query", "")):
        return 200, json.dumps({"data": [PANDAS], "meta": {"total": 1}}), "application/vnd.api+json"
    if path.removeprefix("dois").strip("/"):
        errors = {"errors": [{"status": "404", "title": "The resource you are looking for doesn't exist."}]}
        return 404, json.dumps(errors), JSON
    return 200, json.dumps({"data": [], "meta": {"total": 0}}), JSON


def doi_org(path: str, _: dict[str, str]) -> Reply:
    work = BY_DOI.get(path.lower())
    if not work:
        return 404, "<!DOCTYPE html><html><body>DOI Not Found</body></html>", "text/html"
    return 200, json.dumps(crossref_work(work) | {"title": work.title}), "application/vnd.citationstyles.csl+json"


def pubmed(path: str, query: dict[str, str]) -> Reply:
    numbers = {str(number): work for number, work in enumerate(WORKS, 1000)}
    if path.startswith("esearch"):
        term = query.get("term", "").lower()
        found = [number for number, work in numbers.items() if work.doi.lower() in term or _titled(work, term)]
        return 200, json.dumps({"header": {}, "esearchresult": {"count": str(len(found)), "idlist": found}}), JSON
    listed = (numbers[number] for number in query.get("id", "").split(",") if number in numbers)
    return 200, "\n".join(medline(work) for work in listed), "text/plain"


def _titled(work: Work, term: str) -> bool:
    said = fold(term.split("[title]")[0])
    return bool(said) and said in fold(work.title)


def medline(work: Work) -> str:
    number = 1000 + WORKS.index(work)
    names = "".join(f"FAU - {family}, {given}\n" for family, given in people(work))
    names += f"PT  - Retracted Publication\nRIN - {work.journal}. 2010. doi: {work.doi}-r\n" if work.updates else ""
    return (
        f"\nPMID- {number}\nOWN - NLM\nDP  - {work.year}\nTI  - {work.title}.\nPG  - {work.pages}\n"
        f"LID - {work.doi} [doi]\n{names}PT  - Journal Article\nJT  - {work.journal}\nVI  - {work.volume}\n"
    )


RETRACTED_IN = {"commentCorrectionList": {"commentCorrection": [{"type": "Retraction in", "reference": "X. 2010"}]}}


def europe_pmc(_: str, query: dict[str, str]) -> Reply:
    said = query.get("query", "")
    named = re.search(r'TITLE:"([^"]+)"', said)
    found = [
        work for work in WORKS if work.doi.lower() in said.lower() or (named and fold(named[1]) in fold(work.title))
    ]
    result = [
        {
            "id": "1",
            "source": "MED",
            "doi": work.doi,
            "title": work.title + ".",
            "authorList": {"author": [{"lastName": family, "firstName": given} for family, given in people(work)]},
            "journalInfo": {"volume": work.volume, "journal": {"title": work.journal}},
            "pubYear": str(work.year),
            "pageInfo": work.pages,
        }
        | (RETRACTED_IN if work.updates else {})
        for work in found
    ]
    return 200, json.dumps({"hitCount": len(found), "resultList": {"result": result}}), JSON


def arxiv(_: str, query: dict[str, str]) -> Reply:
    entry = ""
    if query.get("id_list") == "1706.03762" or "attention is all" in query.get("search_query", "").lower():
        entry = (
            "<entry><id>http://arxiv.org/abs/1706.03762v7</id><published>2017-06-12T17:57:34Z</published>"
            "<title>Attention Is All You Need</title><author><name>Ashish Vaswani</name></author></entry>"
        )
    if query.get("id_list") == "0905.2292":
        entry = (
            "<entry><id>http://arxiv.org/abs/0905.2292v3</id><published>2009-05-14T09:00:00Z</published>"
            "<title>Information causality as a physical principle</title><author><name>M. Pawlowski</name></author>"
            '<arxiv:doi xmlns:arxiv="http://arxiv.org/schemas/atom">10.1038/nature08400</arxiv:doi></entry>'
        )
    feed = f'<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>q</title>{entry}</feed>'
    return 200, feed, "application/atom+xml"


def openalex(_: str, query: dict[str, str]) -> Reply:
    kind, _, wanted = query.get("filter", "").partition(":")
    found = [work for work in WORKS if fold(wanted) == fold(work.doi if kind == "doi" else work.title)]
    return 200, json.dumps({"meta": {"count": len(found)}, "results": [openalex_work(work) for work in found]}), JSON


def openalex_work(work: Work) -> dict[str, Any]:
    first, _, last = work.pages.partition("-")
    return {
        "id": "https://openalex.org/W1",
        "doi": f"https://doi.org/{work.doi}",
        "title": work.title,
        "publication_year": work.year,
        "type": "article",
        "authorships": [{"author": {"display_name": f"{given} {family}"}} for family, given in people(work)],
        "primary_location": {"source": {"display_name": work.journal, "type": "journal"}},
        "biblio": {"volume": work.volume, "issue": work.issue, "first_page": first, "last_page": last},
        "is_retracted": bool(work.updates),
    }


def open_library(_: str, query: dict[str, str]) -> Reply:
    docs = []
    if "walden" in query.get("title", "").lower() or query.get("isbn") == "9780691096124":
        docs = [
            {"key": "/works/OL1", "title": "Walden", "author_name": ["Henry David Thoreau"], "first_publish_year": 1854}
        ]
    return 200, json.dumps({"numFound": len(docs), "docs": docs}), JSON


SERVICES: dict[str, Callable[[str, dict[str, str]], Reply]] = {
    "/crossref": crossref,
    "/datacite": datacite,
    "/doi": doi_org,
    "/pubmed": pubmed,
    "/epmc": europe_pmc,
    "/arxiv": arxiv,
    "/openalex": openalex,
    "/openlibrary": open_library,
}
NAMES = {
    "crossref": "/crossref",
    "datacite": "/datacite",
    "doi.org": "/doi",
    "pubmed": "/pubmed",
    "europe-pmc": "/epmc",
    "arxiv": "/arxiv",
    "openalex": "/openalex",
    "open-library": "/openlibrary",
}
