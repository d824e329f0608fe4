"""What a reference comes to: found, not found or unreachable, told apart to the very end."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote_plus, urlsplit

import pytest

from refkit.errors import InputError, UnknownNameError
from refkit.model import Date, Name, Reference, Status
from refkit.resolve import NOT_REGISTERED, Resolver, transport
from refkit.resolve.sources import named
from tests.resolve.server import (
    JSON,
    NAMES,
    Handler,
    World,
    answer,
    crossref_work,
    people,
    serving,
    trickle,
    trickled_headers,
)
from tests.resolve.works import BY_DOI, WORKS, Work


@pytest.fixture
def world() -> Iterator[World]:
    with serving() as running:
        yield running


def everywhere(world: World) -> Mapping[str, str]:
    return {name: world.url + path for name, path in NAMES.items()}


def crossref(world: World) -> Mapping[str, str]:
    return {"crossref": world.url + "/crossref"}


def entry(work: Work, **changed: str) -> Reference:
    """A reference as an author would write it: initials, no DOI."""
    names = tuple(Name(family, given[:1] + ".") for family, given in people(work))
    values = {"author": names, "title": work.title, "container-title": work.journal, "issued": Date(((work.year,),))}
    return Reference.of("article-journal", {**values, **changed})


BERG = entry(WORKS[0])
UNKNOWN = Reference.of(
    "article-journal",
    {
        "author": (Name("Nobody", "A."),),
        "title": "The unwritten history of left-handed teaspoons",
        "issued": Date(((2003,),)),
    },
)


def test_every_known_work_is_found_without_its_doi(world: World) -> None:
    with Resolver(urls=crossref(world), cache=None) as resolver:
        records = resolver.records([entry(work) for work in WORKS])
    assert [record.DOI for record in records] == [work.doi for work in WORKS]


def test_a_work_nobody_knows_is_not_found_and_says_who_was_asked(world: World) -> None:
    with Resolver(urls=everywhere(world), cache=None) as resolver:
        record = resolver.resolve(UNKNOWN)
    assert record.status is Status.NOT_FOUND
    assert record.reference is None
    assert "crossref" in record.why
    assert all(candidate.score < 0.8 for candidate in record.candidates)


def test_a_doi_is_asked_for_itself(world: World) -> None:
    with Resolver(urls=crossref(world), cache=None) as resolver:
        record = resolver.resolve(entry(WORKS[2], DOI=WORKS[2].doi.upper()))
    assert WORKS[2].doi == record.DOI
    assert len(world.asked) == 1
    assert "query.bibliographic" not in world.asked[0][1]


def test_the_doi_of_another_work_is_seen_and_the_right_one_found(world: World) -> None:
    with Resolver(urls=everywhere(world), cache=None) as resolver:
        record = resolver.resolve(entry(WORKS[0], DOI=WORKS[3].doi))
    assert record.status is Status.FOUND
    assert WORKS[0].doi == record.DOI
    assert WORKS[3].doi in [candidate.reference.text("DOI") for candidate in record.candidates]


def test_a_doi_that_is_not_registered_is_told_and_the_work_found_by_its_words(world: World) -> None:
    with Resolver(urls=everywhere(world), cache=None) as resolver:
        record = resolver.resolve(entry(WORKS[0], DOI="10.1007/s00421-006-9999-z"))
    assert WORKS[0].doi == record.DOI
    assert [notice.kind for notice in record.notices] == [NOT_REGISTERED]


def test_a_list_of_retractions_knows_works_by_their_pubmed_number_and_what_was_taken_back(
    world: World, tmp_path: Path
) -> None:
    table = tmp_path / "retractions.csv"
    rows = (
        "Record ID,Title,OriginalPaperDOI,OriginalPaperPubMedID,RetractionDOI,RetractionNature",
        '1,"A title of\ntwo lines",unavailable,1234567,10.1234/r,Retraction',
        f"2,x,{WORKS[0].doi},0,10.1234/a,Retraction",
        f"3,x,{WORKS[0].doi},0,10.1234/b,Reinstatement",
    )
    table.write_text("\n".join(rows))
    with Resolver(urls=crossref(world), cache=None, retractions=table) as resolver:
        assert [notice.kind for notice in resolver.resolve(BERG).notices] == ["reinstatement"]
        told = resolver.resolve(UNKNOWN.with_({"PMID": "1234567"})).notices
        assert [notice.kind for notice in told] == ["retraction"]


def test_a_retraction_comes_with_the_record(world: World, tmp_path: Path) -> None:
    table = tmp_path / "retractions.csv"
    head = "Record ID,OriginalPaperDOI,RetractionDOI,RetractionNature"
    table.write_text(f"{head}\n1,{WORKS[0].doi},10.1234/r,Correction\n")
    retracted = next(work for work in WORKS if work.updates)
    with Resolver(urls=crossref(world), cache=None, retractions=table) as resolver:
        assert [notice.kind for notice in resolver.resolve(entry(retracted)).notices] == ["retraction"]
        (notice,) = resolver.resolve(BERG).notices
        assert (notice.kind, notice.DOI) == ("correction", "10.1234/r")


PANDAS = Reference.of(
    "software",
    {
        "author": (Name(literal="The pandas development team"),),
        "title": "pandas-dev/pandas: Pandas",
        "publisher": "Zenodo",
        "issued": Date(((2020,),)),
    },
)
PANDAS_DOI = "10.5281/zenodo.3509134"
BERG_DOI = WORKS[0].doi


@pytest.mark.parametrize(
    ("source", "asked", "expected"),
    [
        ("crossref", BERG, BERG_DOI),
        ("crossref", BERG.with_({"DOI": BERG_DOI}), BERG_DOI),
        ("datacite", PANDAS, PANDAS_DOI),
        ("datacite", PANDAS.with_({"DOI": PANDAS_DOI}), PANDAS_DOI),
        ("doi.org", BERG.with_({"DOI": BERG_DOI}), BERG_DOI),
        ("pubmed", BERG, BERG_DOI),
        ("pubmed", BERG.with_({"PMID": "1000"}), BERG_DOI),
        ("europe-pmc", BERG, BERG_DOI),
        ("europe-pmc", BERG.with_({"DOI": BERG_DOI}), BERG_DOI),
        ("openalex", BERG, BERG_DOI),
        ("openalex", BERG.with_({"DOI": BERG_DOI}), BERG_DOI),
    ],
)
def test_each_source_alone_finds_what_it_knows(world: World, source: str, asked: Reference, expected: str) -> None:
    with Resolver(urls={source: world.url + NAMES[source]}, cache=None) as resolver:
        record = resolver.resolve(asked)
    assert (record.status, record.source, record.DOI.lower()) == (Status.FOUND, source, expected.lower())


@pytest.mark.parametrize("source", [name for name in NAMES if name != "doi.org"])
def test_each_source_alone_says_of_a_book_or_article_that_it_does_not_know_it(world: World, source: str) -> None:
    kind = {"open-library": "book", "arxiv": "article", "datacite": "report"}.get(source, UNKNOWN.type)
    with Resolver(urls={source: world.url + NAMES[source]}, cache=None) as resolver:
        record = resolver.resolve(Reference.of(kind, dict(UNKNOWN)))
    assert record.status is Status.NOT_FOUND


def test_books_and_preprints_have_their_sources(world: World) -> None:
    book = Reference.of(
        "book", {"title": "Walden", "author": (Name("Thoreau", "Henry David"),), "issued": Date(((1854,),))}
    )
    preprint = Reference.of(
        "article",
        {"title": "Attention is all you need", "author": (Name("Vaswani", "A."),), "number": "arXiv:1706.03762"},
    )
    with Resolver(urls=everywhere(world), cache=None) as resolver:
        assert resolver.resolve(book).source == "open-library"
        assert resolver.resolve(preprint).DOI == "10.48550/arXiv.1706.03762"


# --- what services offer beside the work, or in its place


def offering(world: World, *works: Work, **of_first: Any) -> None:
    """Let Crossref's search answer with these works alone; `of_first` are more fields of the first."""
    items = [crossref_work(work) for work in works]
    items[0] |= of_first

    def fault(handler: Handler, _: int) -> bool:
        listed = handler.path.startswith("/crossref/works?")
        if listed:
            handler.reply(200, json.dumps({"status": "ok", "message-type": "work-list", "message": {"items": items}}))
        return listed

    world.fault = fault


KUHN = Reference.of(
    "book",
    {
        "author": (Name("Kuhn", "T. S."),),
        "title": "The structure of scientific revolutions",
        "publisher": "University of Chicago Press",
        "issued": Date(((1962,),)),
    },
)


@pytest.mark.parametrize("by", ["Barber, Bernard", "Kuhn, Thomas S."])
def test_a_review_of_a_book_is_not_the_book(world: World, by: str) -> None:
    review = Work("10.2307/1", by, "The Structure of Scientific Revolutions", "Isis", 1963, "54", "2", "286-287")
    offering(world, review)
    with Resolver(urls=crossref(world), cache=None) as resolver:
        record = resolver.resolve(KUHN)
    assert (record.status, record.DOI) == (Status.NOT_FOUND, "")


def test_of_an_article_and_its_preprint_that_in_the_journal_is_meant(world: World) -> None:
    preprint = replace(WORKS[0], doi="10.1101/2007.01.01", journal="", volume="", issue="", pages="")
    offering(world, replace(preprint, type="posted-content"), WORKS[0])
    with Resolver(urls=crossref(world), cache=None) as resolver:
        record = resolver.resolve(BERG)
    assert BERG_DOI == record.DOI
    assert [candidate.reference.text("DOI") for candidate in record.candidates] == ["10.1101/2007.01.01"]


def test_a_retraction_that_is_offered_beside_the_work_tells_of_it(world: World) -> None:
    notice = replace(WORKS[0], doi="10.1007/r", title=f"Retraction Note: {WORKS[0].title}", year=2009, pages="1")
    offering(world, notice, WORKS[0], **{"update-to": [{"DOI": BERG_DOI, "type": "retraction", "source": "publisher"}]})
    with Resolver(urls=crossref(world), cache=None) as resolver:
        record = resolver.resolve(BERG)
    assert BERG_DOI == record.DOI
    assert [(told.kind, told.DOI) for told in record.notices] == [("retraction", "10.1007/r")]


@pytest.mark.parametrize("source", ["crossref", "pubmed", "europe-pmc", "openalex"])
def test_each_source_that_knows_of_retractions_tells_of_them(world: World, source: str) -> None:
    retracted = next(work for work in WORKS if work.updates)
    with Resolver(urls={source: world.url + NAMES[source]}, cache=None) as resolver:
        assert [notice.kind for notice in resolver.resolve(entry(retracted)).notices] == ["retraction"]


@pytest.mark.parametrize(
    "more",
    [{}, {"container-title": "Nature", "volume": "461", "page": "1101"}],
    ids=["the preprint is cited", "the article is cited, and nobody else asked"],
)
def test_a_preprint_says_where_it_was_published(world: World, more: dict[str, str]) -> None:
    said = {"title": "Information causality as a physical principle", "note": "arXiv:0905.2292v3"}
    reference = Reference.of(
        "article-journal" if more else "article", {"author": (Name("Pawlowski", "M."),), **said, **more}
    )
    with Resolver(urls={"arxiv": world.url + "/arxiv"}, cache=None) as resolver:
        record = resolver.resolve(reference)
    assert record.DOI == "10.48550/arXiv.0905.2292"
    assert [(notice.kind, notice.DOI) for notice in record.notices] == [("published-version", "10.1038/nature08400")]


def test_an_article_is_not_looked_for_by_its_preprints_number_first(world: World) -> None:
    with Resolver(urls=everywhere(world), cache=None) as resolver:
        assert BERG_DOI == resolver.resolve(entry(WORKS[0], note="arXiv:0905.2292", volume="99", page="283")).DOI
    assert not [path for _, path in world.asked if path.startswith("/arxiv")]


def test_an_empty_set_is_an_answer(world: World) -> None:
    empty = {"message": {"items": [], "total-results": 0}}
    world.fault = lambda handler, _: handler.reply(200, json.dumps(empty)) or True
    with Resolver(urls=crossref(world), cache=None) as resolver:
        assert resolver.resolve(BERG).status is Status.NOT_FOUND


# --- where a source is asked


@pytest.mark.parametrize(
    "name", ["doi", "DOI.org", "pubmed", "europepmc", "EuropePMC", "openlibrary", "open_library", "arXiv", "crossref"]
)
def test_a_source_is_known_however_it_is_written(name: str) -> None:
    with Resolver(urls={name: "http://127.0.0.1:9"}, cache=None) as resolver:
        assert [source.name for source in resolver.sources] == [named(name)]


@pytest.mark.parametrize("slash", ["", "/"])
@pytest.mark.parametrize("paths", ["as the service has them", "bare"])
@pytest.mark.parametrize(
    ("source", "path"),
    [("pubmed", "/entrez/eutils"), ("europe-pmc", "/europepmc/webservices/rest"), ("arxiv", "/api")],
)
def test_an_address_without_a_path_stands_for_the_host(
    world: World, source: str, path: str, paths: str, slash: str
) -> None:
    served = path if paths != "bare" else ""

    def fault(handler: Handler, _: int) -> bool:
        asked = urlsplit(handler.path)
        if not re.fullmatch(rf"{served}/(?:[a-z]+\.fcgi|search|query)", asked.path):
            handler.reply(404, "not here", "text/plain")
            return True
        query = dict(parse_qsl(asked.query))
        handler.reply(*answer(NAMES[source] + asked.path.removeprefix(served), query))
        return True

    world.fault = fault
    known = source != "arxiv"
    reference = BERG if known else Reference.of("article", {"number": "arXiv:1706.03762", "title": ATTENTION})
    with Resolver(urls={source: world.url + slash}, cache=None, retries=0) as resolver:
        assert resolver.resolve(reference).status is Status.FOUND


ATTENTION = "Attention is all you need"


def test_where_only_a_source_for_other_works_is_named_it_is_asked(world: World) -> None:
    with Resolver(urls={"datacite": world.url + "/datacite"}, cache=None) as resolver:
        assert resolver.resolve(BERG).status is Status.NOT_FOUND
        assert resolver.resolve(Reference.of("article-journal", dict(PANDAS))).DOI == PANDAS_DOI


def test_a_pubmed_number_nobody_has_is_absent(world: World) -> None:
    said = "\nid: 99999999 Error occurred: The following PMID is not available: 99999999\n"
    world.fault = lambda handler, _: "efetch" in handler.path and (handler.reply(200, said, "text/plain") or True)
    with Resolver(urls={"pubmed": world.url + "/pubmed"}, cache=None, retries=0) as resolver:
        assert resolver.resolve(UNKNOWN.with_({"PMID": "99999999"})).status is Status.NOT_FOUND


def test_other_sources_answer_where_the_first_is_silent(world: World) -> None:
    def fault(handler: Handler, _: int) -> bool:
        if not handler.path.startswith("/crossref"):
            return False
        handler.reply(500, "{}")
        return True

    world.fault = fault
    with Resolver(urls=everywhere(world), cache=None, retries=0) as resolver:
        record = resolver.resolve(BERG)
        assert (record.status, record.source, record.DOI) == (Status.FOUND, "pubmed", WORKS[0].doi)
        record = resolver.resolve(UNKNOWN)
        assert record.status is Status.UNREACHABLE
        assert "500" in record.why


# --- every fault ends as unreachable, none as not found


def _reply(status: int, body: str, kind: str = JSON, **headers: str):
    return lambda handler: handler.reply(status, body, kind, **headers)


def _cut(handler: Handler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Length", "1000")
    handler.end_headers()
    handler.wfile.write(b'{"message": {"items": [')
    handler.close_connection = True


def _slam(handler: Handler) -> None:
    handler.connection.close()
    handler.close_connection = True


def _slow(handler: Handler) -> None:
    time.sleep(1.2)
    _slam(handler)


FAULTS = {
    "400 validation failure": _reply(400, '{"status":"failed","message-type":"validation-failure","message":[]}'),
    "401": _reply(401, "{}"),
    "403": _reply(403, "<html>no</html>", "text/html"),
    "404 of a wrong address": _reply(404, "<!doctype html><p>nothing here", "text/html"),
    "429": _reply(429, "slow down", "text/plain"),
    "429 with a long Retry-After": _reply(429, "", "text/plain", Retry_After="3600"),
    "500": _reply(500, "{}"),
    "503": _reply(503, "<html>busy</html>", "text/html"),
    "200 with a web page": _reply(200, "<!DOCTYPE html><html>Sign in to the wireless network</html>", "text/html"),
    "200 with half the JSON": _reply(200, '{"status":"ok","message":{"items":[{"DOI":"10.1'),
    "200 with other JSON": _reply(200, '{"error":"maintenance"}'),
    "200 with nothing": _reply(200, ""),
    "200 with a list": _reply(200, "[]"),
    "redirects without end": _reply(302, "", Location="/crossref/works"),
    "redirect to no address": _reply(302, "", Location="gopher://example/"),
    "cut in the middle": _cut,
    "slammed": _slam,
    "slow": _slow,
    "a byte at a time": trickle,
    "headers a byte at a time": trickled_headers,
    "200 with items that are none": _reply(200, '{"status":"ok","message":{"items":[null, 3, {}]}}'),
    "200 with null for items": _reply(200, '{"status":"ok","message":{"items":null}}'),
    "204": _reply(204, ""),
}


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("with_doi", [False, True])
def test_a_fault_is_unreachable_and_never_kept(world: World, fault: str, with_doi: bool) -> None:
    def misbehave(handler: Handler, _: int) -> bool:
        FAULTS[fault](handler)
        return True

    asked = entry(WORKS[0], DOI=WORKS[0].doi) if with_doi else UNKNOWN
    world.fault = misbehave
    with Resolver(urls=crossref(world), cache=":memory:", retries=0, timeout=0.5) as resolver:
        record = resolver.resolve(asked)
        assert record.status is Status.UNREACHABLE
        assert record.why.startswith("crossref")


def test_an_answer_about_another_doi_is_no_answer(world: World) -> None:
    def fault(handler: Handler, _: int) -> bool:
        other = f'{{"message": {{"DOI": "{WORKS[5].doi}", "type": "journal-article", "title": ["x"]}}}}'
        handler.reply(200, other)
        return True

    world.fault = fault
    only_doi = Reference.of("article-journal", {"DOI": WORKS[0].doi})
    with Resolver(urls=crossref(world), cache=None, retries=0) as resolver:
        assert resolver.resolve(only_doi).status is Status.UNREACHABLE


def test_a_passing_fault_passes(world: World) -> None:
    def fault(handler: Handler, number: int) -> bool:
        if number == 1:
            handler.reply(429, "", "text/plain", Retry_After="1")
        return number == 1

    world.fault = fault
    with Resolver(urls=crossref(world), cache=None) as resolver:
        assert WORKS[0].doi == resolver.resolve(BERG).DOI
    first, second = world.arrivals()
    assert second - first >= 1


def test_half_a_second_of_patience_and_a_byte_order_mark_are_understood(world: World) -> None:
    def fault(handler: Handler, number: int) -> bool:
        if number == 1:
            handler.reply(429, "", "text/plain", Retry_After="0.5")
        elif number == 2:
            parts = urlsplit(handler.path)
            _, body, kind = answer(parts.path, {"query.bibliographic": WORKS[0].title})
            handler.reply(200, "\ufeff" + body, kind)
        return number <= 2

    world.fault = fault
    with Resolver(urls=crossref(world), cache=None) as resolver:
        assert WORKS[0].doi == resolver.resolve(BERG).DOI


def test_a_search_answered_with_one_work_and_no_list_is_no_answer(world: World) -> None:
    def fault(handler: Handler, _: int) -> bool:
        handler.reply(200, f'{{"message": {{"DOI": "{WORKS[5].doi}", "type": "journal-article", "title": ["x"]}}}}')
        return True

    world.fault = fault
    with Resolver(urls=crossref(world), cache=None, retries=0) as resolver:
        assert resolver.resolve(UNKNOWN).status is Status.UNREACHABLE


def test_where_no_name_server_answers_everybody_soon_knows(monkeypatch: pytest.MonkeyPatch) -> None:
    def silent(*_: object, **__: object) -> None:
        time.sleep(0.5)
        raise OSError

    monkeypatch.setattr(socket, "getaddrinfo", silent)
    monkeypatch.setattr(transport, "CONNECT", 0.1)
    with Resolver(cache=None) as resolver:
        records = resolver.records([entry(work) for work in WORKS] * 4)
    assert {record.status for record in records} == {Status.UNREACHABLE}
    assert "name could not be looked up" in records[0].why


def test_a_reference_with_nothing_to_ask_for_is_unchecked(world: World) -> None:
    with Resolver(urls=crossref(world), cache=None) as resolver:
        record = resolver.resolve(Reference.of("book", {"publisher": "Knopf"}))
    assert record.status is Status.UNREACHABLE
    assert not world.asked


def test_with_the_network_down_everything_is_unreachable() -> None:
    references = [entry(work) for work in WORKS] * 4
    with Resolver(urls=dict.fromkeys(NAMES, "http://127.0.0.1:9"), cache=None) as resolver:
        records = resolver.records(references)
    assert {record.status for record in records} == {Status.UNREACHABLE}


# --- cache


def test_what_was_answered_is_not_asked_again(world: World, tmp_path: Path) -> None:
    for _ in range(2):
        with Resolver(urls=crossref(world), cache=tmp_path / "answers.sqlite") as resolver:
            assert WORKS[0].doi == resolver.resolve(BERG).DOI
    assert len(world.asked) == 1
    with Resolver(urls=crossref(world), cache=tmp_path / "answers.sqlite", refresh=True) as resolver:
        resolver.resolve(BERG)
    assert len(world.asked) == 2


def test_offline_only_the_cache_is_asked(world: World, tmp_path: Path) -> None:
    with Resolver(urls=crossref(world), cache=tmp_path / "answers.sqlite") as resolver:
        resolver.resolve(BERG)
    with Resolver(urls=crossref(world), cache=tmp_path / "answers.sqlite", offline=True) as resolver:
        assert WORKS[0].doi == resolver.resolve(BERG).DOI
        assert resolver.resolve(UNKNOWN).status is Status.UNREACHABLE
    assert len(world.asked) == 1


def test_a_damaged_cache_is_set_aside(world: World, tmp_path: Path) -> None:
    path = tmp_path / "answers.sqlite"
    path.write_bytes(b"this is no database" * 500)
    with Resolver(urls=crossref(world), cache=path) as resolver:
        assert resolver.resolve(BERG).status is Status.FOUND
    assert (tmp_path / "answers.sqlite.broken").exists()


RUN = """
import os, sys
from refkit.resolve import Resolver
from tests.resolve.test_resolver import many

class Telling(Resolver):
    def resolve(self, reference, **more):
        record = super().resolve(reference, **more)
        os.write(1, f"{reference['title']}\\n".encode())
        return record

with Telling(urls={"crossref": sys.argv[1] + "/crossref"}, cache=sys.argv[2]) as resolver:
    resolver.records(many())
"""


def many() -> list[Reference]:
    """Works nobody knows, each asked for by a query of its own."""
    return [UNKNOWN.with_({"title": f"{UNKNOWN['title']}, part {number}"}) for number in range(1000)]


def test_a_run_that_is_killed_goes_on_where_it_stopped(world: World, tmp_path: Path) -> None:
    world.rate = (2000, 1.0)
    command = [sys.executable, "-c", RUN, world.url, str(tmp_path / "answers.sqlite")]
    root = Path(__file__).resolve().parent.parent.parent
    told: list[tuple[int, str]] = []  # how much had been asked when a run was killed, and what it had handed on
    for count in (150, 500):
        with (tmp_path / "told").open("w+b") as out, subprocess.Popen(command, cwd=root, stdout=out) as process:
            while len(world.asked) < count and process.poll() is None:
                time.sleep(0.005)
            os.kill(process.pid, signal.SIGKILL)
            process.wait()
            out.seek(0)
            told += [
                (len(world.asked), title)
                for title in out.read().decode().splitlines(keepends=True)
                if title.endswith("\n")
            ]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, timeout=60, check=True)
    assert len(done.stdout.splitlines()) == 1000
    asked = [_part(unquote_plus(path)) for _, path in world.asked]
    assert len(told) > 400
    assert not any(
        _part(title) in asked[after:] for after, title in told
    )  # what was handed on is never asked for again
    assert len(asked) - len(set(asked)) <= 2 * 8  # nor is anything but what was under way at the two kills


def test_a_run_that_is_interrupted_ends_though_nobody_answers_and_keeps_what_was_answered(
    world: World, tmp_path: Path
) -> None:
    silence = threading.Event()

    def fault(_: Handler, number: int) -> bool:
        return number > 5 and silence.wait(60)

    world.fault, world.rate = fault, (2000, 1.0)
    strings = tmp_path / "strings.txt"
    strings.write_text("\n".join(f"Nobody, A. (2003). Left-handed teaspoons, part {n}. Knopf." for n in range(30)))
    heeding = (
        "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)"  # a job in the background does not
    )
    command = [sys.executable, "-c", f"{heeding}; from refkit.cli import main; main()"]
    command += ["resolve", str(strings), "--lines", "--timeout", "40"]
    command += ["--source", f"crossref={world.url}/crossref"]
    run = partial(
        subprocess.Popen, command, env={**os.environ, "XDG_CACHE_HOME": str(tmp_path)}, stderr=subprocess.PIPE
    )
    with run(text=True) as process:
        while len(world.asked) < 9 and process.poll() is None:  # five answered, four askers waiting
            time.sleep(0.005)
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=20)
    assert process.returncode == 130
    assert "goes on from there" in said
    silence.set()
    world.fault = None
    with run() as process:
        process.communicate(timeout=60)
    assert process.returncode == 0
    answered = [_part(unquote_plus(path)) for _, path in world.asked[:5]]
    assert not set(answered) & {_part(unquote_plus(path)) for _, path in world.asked[5:]}


def _part(text: str) -> str:
    match = re.search(r"part (\d+)", text)
    assert match, text
    return match[1]


# --- pace


def _most_in(arrivals: list[float], seconds: float) -> int:
    return max(sum(begin <= other < begin + seconds for other in arrivals) for begin in arrivals)


def test_eight_threads_keep_the_announced_pace(world: World) -> None:
    world.rate = (7, 0.5)
    with Resolver(urls=crossref(world), cache=None, threads=8) as resolver:
        resolver.records([entry(work) for work in WORKS[:25]])
    assert _most_in(world.arrivals(), 0.5) <= 7


def test_questions_for_works_and_for_lists_together_keep_the_announced_pace(world: World) -> None:
    world.rate = (7, 0.5)
    asked = [entry(work, **({"DOI": work.doi} if number % 2 else {})) for number, work in enumerate(WORKS)]
    with Resolver(urls=crossref(world), cache=None, threads=8) as resolver:
        resolver.records(asked)
    assert _most_in(world.arrivals(), 0.5) <= 7


def test_a_pace_lowered_on_the_way_is_kept_from_then_on(world: World) -> None:
    world.rate = (20, 0.5)
    lowered: list[float] = []

    def fault(_: Handler, number: int) -> bool:
        if number == 10:
            world.rate = (3, 0.5)
            lowered.append(time.monotonic())
        return False

    world.fault = fault
    with Resolver(urls=crossref(world), cache=None, threads=8) as resolver:
        resolver.records([entry(work) for work in WORKS[:20]])
    after = [when for when in world.arrivals() if when > lowered[0] + 0.1]
    assert _most_in(after, 0.5) <= 3


# --- the caller's mistakes


def test_an_unknown_source_is_the_callers_mistake() -> None:
    with pytest.raises(UnknownNameError, match="crossref"):
        Resolver(urls={"crosref": "http://127.0.0.1"}, cache=None)


def test_an_address_that_is_none_is_refused() -> None:
    with pytest.raises(InputError, match="expected an address"):
        Resolver(urls={"crossref": "file:///etc/passwd"}, cache=None)


def test_no_file_of_retractions(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="retractions"):
        Resolver(cache=None, retractions=tmp_path / "none.csv")


def test_the_user_agent_has_the_address(world: World) -> None:
    with Resolver(urls=crossref(world), cache=None, mail="someone@example.org") as resolver:
        resolver.resolve(BERG)
    assert "mailto:someone@example.org" in next(iter(world.agents))


def test_the_seed_article(world: World, shared: Path) -> None:
    from refkit.article import read_article

    text = (shared / "data" / "seed" / "weak-glutes.txt").read_text(encoding="utf-8")
    references = [each.reference for each in read_article(text).entries]
    with Resolver(urls=crossref(world), cache=None) as resolver:
        found = [record.DOI for record in resolver.records(references)]
    assert found == [WORKS[0].doi, "", WORKS[1].doi, ""]
    assert set(filter(None, found)) <= {work.doi for work in BY_DOI.values()}
