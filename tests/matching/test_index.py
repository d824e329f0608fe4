"""A local index finds the works that references mean, is added to, and survives being killed."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from refkit.errors import InputError, UnknownNameError
from refkit.matching.index import Records, build, open_index
from refkit.matching.index.block import digest
from refkit.matching.index.packing import pack, unpack
from refkit.matching.index.terms import is_rare, terms
from refkit.model import Name, Reference
from tests.conftest import ROOT

NOUNS = "hip bone muscle bed walk chair spine back knee glute nerve tendon".split()


def item(number: int) -> dict[str, object]:
    words = [NOUNS[number // 12**place % 12] for place in range(4)]
    return {
        "id": f"w{number}",
        "type": "article-journal",
        "title": f"On {words[0]} and {words[1]} in the {words[2]} of {words[3]} {number}",
        "author": [{"family": f"Author{number % 97}", "given": "A."}],
        "issued": {"date-parts": [[1950 + number % 70]]},
        "volume": str(number % 50),
        "page": f"{number}-{number + 9}",
        "DOI": f"10.1234/w{number}",
    }


def lines(count: int, first: int = 0) -> list[str]:
    return [json.dumps(item(number)) for number in range(first, first + count)]


@pytest.fixture(params=["sqlite", "tantivy"])
def engine(request: pytest.FixtureRequest) -> str:
    if request.param == "tantivy":
        pytest.importorskip("tantivy", reason="the extra refkit[index] is not installed")
    return str(request.param)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "works.index"


def built(path: Path, engine: str, count: int = 300) -> Path:
    build([Records("a", lines(count))], path, engine=engine)
    return path


def test_a_work_is_found_by_its_words_its_place_or_its_doi(path: Path, engine: str) -> None:
    whole = Reference.from_item(item(77))
    with open_index(built(path, engine)) as index:
        assert len(index) == 300
        for kept in (("title",), ("author", "issued", "title"), ("volume", "page"), ("DOI",)):
            asked = Reference.of("article-journal", {variable: whole[variable] for variable in kept})
            assert "w77" in [work.id for work in index.shortlist(asked)], kept
        assert index.candidates(whole)[0].reference == whole
        assert index.candidates(whole)[0].score > 0.95


def test_what_is_not_there_is_not_found(path: Path, engine: str) -> None:
    stranger = Reference.of("book", {"title": "Teaspoons, left-handed", "author": (Name("Nobody", "A."),)})
    with open_index(built(path, engine)) as index:
        assert index.candidates(stranger) == ()
        assert index.candidates(Reference.of("book", {})) == ()


def test_the_string_helps_where_reading_it_went_wrong(path: Path, engine: str) -> None:
    with open_index(built(path, engine)) as index:
        misread = Reference.of("document", {"publisher": "x"})
        text = "Author77 A. On glute and walk in the hip of hip 77"
        assert "w77" in [candidate.reference.id for candidate in index.candidates(misread, text=text, most=12)]


def test_more_is_added_to_what_there_is(path: Path, engine: str) -> None:
    built(path, engine)
    assert build([Records("a", lines(300))], path).added == 0
    assert build([Records("a", lines(320)), Records("b", lines(5, 1000))], path).added == 25
    with open_index(path) as index:
        assert len(index) == 325
        for number in (319, 1003):
            assert index.candidates(Reference.from_item(item(number)))[0].reference.id == f"w{number}"


def test_a_line_without_a_work_costs_only_itself(path: Path, engine: str) -> None:
    bad = ["", "{", "[1]", '"x"', "null", "{}", '{"title": ""}', "\ud800", '{"title": {"a": 1}}']
    done = build([Records("a", [*bad, *lines(3)])], path, engine=engine)
    assert (done.added, done.passed_over) == (3, len(bad))


def test_processes_make_the_same_index(path: Path, engine: str) -> None:
    assert build([Records("a", lines(1200))], path, engine=engine, processes=1).added == 1200
    with open_index(path) as index:
        assert index.candidates(Reference.from_item(item(1100)))[0].reference.id == "w1100"


RUN = """
import sys, time
from refkit.matching.index import Records, build
from tests.matching.test_index import lines
import importlib
importlib.import_module("refkit.matching.index.build")._BATCH = 1
slow = (time.sleep(0.0002) or line for line in lines(6000))
print(build([Records("a", slow)], sys.argv[1], engine=sys.argv[2]).added)
"""


def test_a_build_that_is_killed_goes_on_where_it_stopped(path: Path, engine: str) -> None:
    command = [sys.executable, "-c", RUN, str(path), engine]
    for pause in (0.9, 1.4):
        with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL) as process:
            time.sleep(pause)
            os.kill(process.pid, signal.SIGKILL)
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=True)
    assert int(done.stdout) <= 6000
    with open_index(path) as index:
        assert len(index) == 6000
        for number in (0, 2999, 5999):
            assert index.candidates(Reference.from_item(item(number)))[0].reference.id == f"w{number}"
            twins = [work.id for work in index.shortlist(Reference.from_item(item(number)))]
            assert len(twins) == len(set(twins))


def test_a_build_that_ends_while_the_tables_are_made_leaves_none(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from refkit.matching.index import sqlite

    with monkeypatch.context() as patched:
        patched.setattr(sqlite, "_SCHEMA", sqlite._SCHEMA.replace("CREATE VIRTUAL", "CREATE NOTHING"))
        with pytest.raises(InputError, match="syntax error"):
            built(path, "sqlite")
    built(path, "sqlite")
    with open_index(path) as index:
        assert len(index) > 0


# --- the caller's mistakes


def test_an_index_of_another_version_is_not_asked(path: Path, engine: str, monkeypatch: pytest.MonkeyPatch) -> None:
    built(path, engine)
    monkeypatch.setattr(f"refkit.matching.index.{engine}.VERSION", 1)
    with pytest.raises(InputError, match="another version of refkit; remove it and build it again"):
        open_index(path)


def test_no_index_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="refkit index build"):
        open_index(tmp_path / "none")


@pytest.mark.parametrize("content", [b"", b"not a database at all" * 500])
def test_another_file_is_no_index(tmp_path: Path, content: bytes) -> None:
    other = tmp_path / "other"
    other.write_bytes(content)
    with pytest.raises(InputError, match="no index of refkit"):
        open_index(other)
    if content:
        with pytest.raises(InputError, match="no index of refkit"):
            build([Records("a", lines(1))], other)
        assert other.read_bytes() == content


def test_another_folder_is_no_index(tmp_path: Path) -> None:
    pytest.importorskip("tantivy", reason="the extra refkit[index] is not installed")
    (tmp_path / "mine.txt").write_text("x")
    with pytest.raises(InputError, match="no index of refkit"):
        open_index(tmp_path)
    with pytest.raises(InputError, match="other things"):
        build([Records("a", lines(1))], tmp_path, engine="tantivy")


def test_engines_do_not_mix(path: Path, engine: str) -> None:
    other = "tantivy" if engine == "sqlite" else "sqlite"
    with pytest.raises(InputError, match=engine):
        build([Records("a", lines(1))], built(path, engine, 2), engine=other)


def test_an_unknown_engine_is_told(path: Path) -> None:
    with pytest.raises(UnknownNameError, match="sqlite"):
        build([Records("a", lines(1))], path, engine="sqlit")


# --- terms and blocks


def test_rare_terms_are_told_from_words() -> None:
    found = terms(item(77))
    assert [term for term in found if is_rare(term)] == list(found[-3:])  # place, first author, DOI
    assert not any(map(is_rare, ("0123456", "0dday", "bone", "0abcdefgh")))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"title": "L’Évolution créatrice"}, {"title": "L'evolution Creatrice"}),
        ({"DOI": "10.1234/ABC"}, {"DOI": "https://doi.org/10.1234/abc"}),
        ({"volume": "12", "page": "0123-45"}, {"volume": "12", "page": "0123–0145"}),
        ({"title": "機械学習の基礎"}, {"title": "機械学習の基礎"}),
    ],
)
def test_spellings_of_one_thing_have_the_same_terms(one: dict[str, str], other: dict[str, str]) -> None:
    assert terms(one) == terms(other) != ()


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=6,
)
_KEYS = st.sampled_from(["title", "author", "editor", "issued", "volume", "page", "DOI", "type", "id", "publisher"])


@given(st.dictionaries(_KEYS, _JSON, max_size=6))
@settings(deadline=None, max_examples=150)
def test_any_object_is_a_work_or_passed_over(found: dict[str, object]) -> None:
    block = digest([json.dumps(found)])
    assert block.read == 1
    if block.terms:
        assert isinstance(unpack(block.packed).reference(0), Reference)


@given(st.lists(st.dictionaries(_KEYS | st.text(max_size=3), _JSON, min_size=1, max_size=6), max_size=4))
@settings(deadline=None, max_examples=150)
def test_what_was_packed_comes_out_again(items: list[dict[str, object]]) -> None:
    shelf = unpack(pack(items)) if any(items) else None
    for place, item in enumerate(items):
        kept = {name: value for name, value in item.items() if value not in ("", None)}
        assert shelf
        assert shelf.item(place) == kept


@pytest.mark.parametrize(
    "value",
    [
        "two\nlines", "\1[", "\0", "\3a\4b", 3, 1.5, True, [], {}, [{"family": "Berg"}],
        [{"family": "a\4b", "given": "c"}],
        [{"family": "Berg", "given": "H.", "suffix": "Jr."}], [{"literal": "WHO"}],
        [{"family": "Berg", "literal": "x"}],
        ["Berg"], [None], {"date-parts": [[2007]]}, {"date-parts": [[2007, 5], [2008, 1, 31]]}, {"date-parts": [[]]},
        {"date-parts": [[-44]]}, {"date-parts": [[2007]], "circa": True}, {"raw": "spring"}, {"date-parts": []},
    ],
)  # fmt: skip
def test_every_value_comes_out_as_it_went_in(value: object) -> None:
    items = [{"a": "x"}, {"a": value, "b": value}, {"b": "y"}]
    shelf = unpack(pack(items))
    assert [shelf.item(place) for place in range(3)] == items
