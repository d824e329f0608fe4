"""The commands that ask: the world as a loopback server shows it, a local index, or nobody who answers."""

import json
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from refkit.cli.main import program
from refkit.resolve.addresses import is_public
from tests.resolve.server import NAMES, Handler, World, serving
from tests.resolve.works import WORKS, Work

addresses = sys.modules[is_public.__module__]  # `refkit.resolve`, seen from the package, is the verb
NOBODY = "http://127.0.0.1:9"


@pytest.fixture
def world() -> Iterator[World]:
    with serving() as running:
        yield running


@pytest.fixture(autouse=True)
def _own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("XDG_CACHE_HOME", "HOME", "REFKIT_CACHE"):
        monkeypatch.setenv(name, str(tmp_path / "cache"))


def run(*arguments: object, stdin: str = "") -> Result:
    return CliRunner().invoke(program, [str(each) for each in arguments], input=stdin)


def string(work: Work) -> str:
    names = work.authors.replace(";", ",")
    return f"{names} ({work.year}). {work.title}. {work.journal}, {work.volume}({work.issue}), {work.pages}."


def sources(url: str) -> list[str]:
    return [part for name, path in NAMES.items() for part in ("--source", f"{name}={url}{path}")]


def article(folder: Path, count: int) -> Path:
    """An article that cites and lists works nobody knows."""
    entries = [
        f"Nobody{number}, A. ({1900 + number}). The unwritten history of teaspoons. Spoons, {number}, 1-9."
        for number in range(count)
    ]
    cites = " ".join(f"So says one (Nobody{number}, {1900 + number})." for number in range(count))
    path = folder / "article.txt"
    path.write_text(f"Of spoons\n\n{cites}\n\nReferences\n\n" + "\n".join(entries) + "\n", encoding="utf-8")
    return path


def index_of(folder: Path, engine: str = "sqlite") -> Path:
    records = folder / "records.jsonl"
    items = [
        {
            "id": work.doi,
            "type": "article-journal",
            "title": work.title,
            "DOI": work.doi,
            "author": [{"family": name.split(",")[0].strip()} for name in work.authors.split(";")],
            "issued": {"date-parts": [[work.year]]},
            "container-title": work.journal,
        }
        for work in WORKS
        if work.type == "journal-article"
    ]
    records.write_text("\n".join(map(json.dumps, items)), encoding="utf-8")
    done = run("index", "build", records, "-o", folder / "works.index", "--engine", engine)
    assert done.exit_code == 0, done.output
    assert f"{len(items):,} works added" in done.output
    return folder / "works.index"


# --- the network down, and services at fault


def test_a_hundred_references_with_the_network_down_are_all_unchecked(tmp_path: Path) -> None:
    begin = time.monotonic()
    done = run("check", article(tmp_path, 100), "--select", "INT", "--format", "json", *sources(NOBODY))
    assert done.exit_code == 3
    codes = [finding["code"] for finding in json.loads(done.stdout)["files"][0]["findings"]]
    assert codes == ["INT805"] * 100
    assert time.monotonic() - begin < 60  # a guard against hanging, no measure: it takes about two seconds


def test_unreachable_is_a_status_of_its_own_and_an_exit_code() -> None:
    done = run("resolve", "-", "--lines", "--json", *sources(NOBODY), stdin=string(WORKS[0]))
    assert done.exit_code == 3
    (row,) = json.loads(done.stdout)
    assert (row["status"], row["doi"], row["record"]) == ("unreachable", None, None)


def test_not_found_where_all_answer_and_unchecked_where_one_does_not(world: World, tmp_path: Path) -> None:
    path = article(tmp_path, 3)
    done = run("check", path, "--select", "INT", "--format", "json", *sources(world.url))
    codes = {finding["code"] for finding in json.loads(done.stdout)["files"][0]["findings"]}
    assert (codes, done.exit_code) == ({"INT804"}, 0)

    def fault(handler: Handler, _: int) -> bool:
        if "/pubmed" in handler.path or "/eutils" in handler.path:
            handler.reply(503, "<html>busy</html>", "text/html")
            return True
        return False

    world.fault = fault
    done = run("check", path, "--select", "INT", "--format", "json", "--refresh", "--retries", 0, *sources(world.url))
    codes = {finding["code"] for finding in json.loads(done.stdout)["files"][0]["findings"]}
    assert (codes, done.exit_code) == ({"INT805"}, 3)


def test_the_seed_article_from_the_command_line(world: World, shared: Path) -> None:
    seed = shared / "data" / "seed" / "weak-glutes.txt"
    done = run("resolve", seed, "--json", "--source", f"crossref={world.url}/crossref")
    rows = json.loads(done.stdout)
    assert [row["doi"] for row in rows] == [WORKS[0].doi, None, WORKS[1].doi, None]
    assert [row["status"] for row in rows] == ["found", "not-found", "found", "not-found"]
    assert done.exit_code == 0


# --- web addresses


def _page(handler: Handler, _: int) -> bool:
    if handler.path == "/old":
        handler.reply(301, "", Location="/200")
    else:
        handler.reply(int(handler.path.strip("/")), "x", "text/html")
    return True


def _sites(folder: Path, url: str, *pages: str) -> Path:
    entries = [
        f"Izzo, J. ({2001 + at}). Pointing out teaspoons, part {at}. {url}/{page}" for at, page in enumerate(pages)
    ]
    path = folder / "sites.txt"
    path.write_text("Of spoons\n\nReferences\n\n" + "\n".join(entries) + "\n", encoding="utf-8")
    return path


def _codes(done: Result) -> list[str]:
    return [finding["code"] for finding in json.loads(done.stdout)["files"][0]["findings"]]


@pytest.mark.parametrize(
    ("pages", "codes", "exit_code"),
    [
        (("200", "old", "404"), ["URL404", "URL403"], 1),
        (("200", "old"), ["URL404"], 0),
        (("200", "403", "410"), ["URL409", "URL403"], 3),
        (("503",), ["URL409"], 3),
    ],
)
def test_addresses_are_looked_at_when_that_is_wanted(
    world: World,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    pages: tuple[str, ...],
    codes: list[str],
    exit_code: int,
) -> None:
    world.fault = _page
    monkeypatch.setattr(addresses, "is_public", lambda address: address == "127.0.0.1")
    path = _sites(tmp_path, world.url, *pages)
    done = run("check", path, "--urls", "--select", "URL403,URL404,URL409", "--format", "json")
    assert (_codes(done), done.exit_code) == (codes, exit_code)
    asked = len(world.asked)
    assert asked
    assert run("check", path, "--select", "URL403,URL404,URL409").exit_code == 0
    assert len(world.asked) == asked


def test_a_moved_address_is_mended_when_that_is_wanted(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    world.fault = _page
    monkeypatch.setattr(addresses, "is_public", lambda address: address == "127.0.0.1")
    path = _sites(tmp_path, world.url, "old")
    run("check", path, "--urls", "--select", "URL404", "--fix")
    assert f"{world.url}/old" in path.read_text()
    run("check", path, "--urls", "--select", "URL404", "--fix", "--unsafe")
    assert path.read_text().endswith(f"{world.url}/200\n")


def test_private_addresses_are_never_asked_and_offline_none_is(world: World, tmp_path: Path) -> None:
    path = _sites(tmp_path, world.url, "200", "404")
    done = run("check", path, "--urls", "--select", "URL403,URL404,URL409", "--format", "json")
    assert (_codes(done), done.exit_code) == ([], 0)
    done = run("check", path, "--urls", "--offline", "--select", "URL403,URL404,URL409", "--format", "json")
    assert (_codes(done), done.exit_code) == (["URL409"] * 2, 3)
    assert not world.asked


# --- a local index


@pytest.mark.parametrize("engine", ["sqlite", "tantivy"])
def test_an_index_answers_without_a_network(tmp_path: Path, engine: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if engine == "tantivy":
        pytest.importorskip("tantivy", reason="the extra refkit[index] is not installed")
    index = index_of(tmp_path, engine)
    monkeypatch.setattr("socket.socket.connect", lambda *_: pytest.fail("the network was asked"))
    lines = "\n".join([string(WORKS[0]), "Nobody, A. (1990). The unwritten history of teaspoons. Spoons, 1, 1-9."])
    done = run("resolve", "-", "--lines", "--json", "--index", index, stdin=lines)
    found, absent = json.loads(done.stdout)
    assert (found["status"], found["doi"], found["source"]) == ("found", WORKS[0].doi, "index")
    assert (absent["status"], absent["doi"]) == ("not-found", None)
    assert done.exit_code == 0
    checked = run("check", article(tmp_path, 2), "--index", index, "--select", "INT", "--format", "json")
    codes = [finding["code"] for finding in json.loads(checked.stdout)["files"][0]["findings"]]
    assert codes == ["INT804", "INT804"]


def test_an_index_and_a_list_of_retractions(tmp_path: Path) -> None:
    table = tmp_path / "retractions.csv"
    head = "Record ID,OriginalPaperDOI,RetractionDOI,RetractionNature"
    table.write_text(f"{head}\n1,{WORKS[0].doi},10.1234/r,Retraction\n")
    index = index_of(tmp_path)
    done = run("resolve", "-", "--lines", "--json", "--index", index, "--retractions", table, stdin=string(WORKS[0]))
    (row,) = json.loads(done.stdout)
    assert row["notices"] == [{"kind": "retraction", "doi": "10.1234/r", "source": "retraction watch"}]


def test_records_of_any_format_make_an_index_and_are_read_once(tmp_path: Path) -> None:
    bib = tmp_path / "works.bib"
    bib.write_text("@book{walden, title={Walden, or life in the woods}, author={Thoreau, Henry}, year={1854}}")
    ris = tmp_path / "works.ris"
    ris.write_text("TY  - JOUR\nTI  - Hips in bed\nAU  - Berg, H.\nPY  - 2007\nER  - \n")
    target = tmp_path / "works.index"
    assert "2 works added" in run("index", "build", bib, ris, "-o", target).output
    assert "0 works added" in run("index", "build", bib, ris, "-o", target).output
    done = run("resolve", "-", "--lines", "--index", target, stdin="Thoreau, H. (1854). Walden, or life in the woods.")
    assert done.output.startswith("found")


def test_what_a_bibliography_lost_on_its_way_into_an_index_is_told(tmp_path: Path) -> None:
    bib = tmp_path / "works.bib"
    bib.write_bytes(
        "@book{a, title={Gärten, author={Quist, C.}, year=2019\n\n@book{b, title={Soil}, year=2015}".encode("cp1252")
    )
    done = run("index", "build", bib, "-o", tmp_path / "works.index")
    assert "works.bib:1:" in done.output
    assert "read as cp1252" in done.output
    assert "not closed properly" in done.output
    assert "2 works added" in done.output


def test_the_lines_of_a_dump_are_read_as_what_they_are(tmp_path: Path) -> None:
    import gzip

    from tests.resolve.server import crossref_work

    dump = tmp_path / "dump"
    dump.mkdir()
    with gzip.open(dump / "0.jsonl.gz", "wt", encoding="utf-8") as stream:
        stream.writelines(json.dumps(crossref_work(work)) + "\n" for work in WORKS)
    (dump / "1.json").write_text(json.dumps({"items": [crossref_work(work) for work in WORKS[:2]]}))
    done = run("index", "build", dump, "-o", tmp_path / "works.index")
    assert f"{len(WORKS) + 2:,} works added" in done.output
    retracted = next(work for work in WORKS if work.updates)
    row = run("resolve", "-", "--lines", "--index", tmp_path / "works.index", stdin=string(retracted)).output
    assert retracted.doi in row
    assert "[retraction]" in row


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("index", "build", "none.jsonl", "-o", "{folder}/works.index"), "there is no file"),
        (("index", "build", "{folder}/empty", "-o", "{folder}/works.index"), "/empty: no bibliography format"),
        (("index", "build", "{folder}/empty", "-o", "{folder}/none/works.index"), "there is no folder"),
        (("index", "build", "{folder}/empty", "-o", "{folder}/empty"), "no index of refkit"),
        (("index", "build", "{folder}/empty", "-o", "{folder}"), "is a folder, and no index of refkit; name a file"),
        (("index", "build", "{folder}/bare", "-o", "{folder}/works.index"), "there are no files in the folder"),
        (("resolve", "-", "--lines", "--index", "{folder}"), "is a folder, and no index of refkit"),
        (("resolve", "-", "--lines", "--index", "{folder}/none"), "refkit index build"),
        (("resolve", "-", "--lines", "--index", "{folder}/empty"), "no index of refkit"),
    ],
)
def test_mistakes_are_told_and_exit_with_two(tmp_path: Path, arguments: tuple[str, ...], said: str) -> None:
    (tmp_path / "empty").write_text("nothing that is a record")
    (tmp_path / "bare").mkdir()
    done = run(*(each.format(folder=tmp_path) for each in arguments), stdin="Thoreau, H. (1854). Walden.")
    assert (done.exit_code, said in done.output) == (2, True), done.output
