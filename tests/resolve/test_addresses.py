"""What becomes of web addresses: alive, moved, dead on the host's own word, else unknown; nothing private is asked."""

import socket
from collections.abc import Iterator

import pytest

from refkit.model import AddressState as State
from refkit.resolve.addresses import is_public, look, look_at_all
from tests.resolve.server import Handler, World, serving, trickled_headers


@pytest.fixture
def world() -> Iterator[World]:
    with serving() as running:
        running.fault = _page
        yield running


def _page(handler: Handler, _: int) -> bool:
    _, kind, *rest = handler.path.split("/")
    if kind == "nohead":
        handler.reply(405 if handler.command == "HEAD" else 200, "x", "text/html")
    elif kind == "hangup" and handler.command == "HEAD":
        handler.close_connection = True
        handler.connection.close()
    elif kind == "hangup":
        handler.reply(200, "x", "text/html")
    elif kind == "to":
        handler.reply(int(rest[0]), "", Location="/" + "/".join(rest[1:]))
    elif kind == "away":
        handler.reply(302, "", Location="http://169.254.169.254/latest/meta-data")
    else:
        handler.reply(int(kind), "x", "text/html")
    return True


def loopback(address: str) -> bool:
    return address == "127.0.0.1"


@pytest.mark.parametrize(
    ("path", "state"),
    [
        ("/200", State.ALIVE),
        ("/nohead", State.ALIVE),
        ("/404", State.DEAD),
        ("/410", State.DEAD),
        ("/to/301/404", State.DEAD),
        ("/to/301/200", State.MOVED),
        ("/to/308/200", State.MOVED),
        ("/to/302/200", State.ALIVE),
        ("/to/302/to/301/200", State.ALIVE),
        ("/hangup", State.ALIVE),
        ("/to/302/to/302/to/302/to/302/to/302/to/302/200", State.UNKNOWN),
        ("/away", State.REFUSED),
        *((f"/{status}", State.UNKNOWN) for status in (401, 403, 429, 500, 503)),
    ],
)
def test_what_becomes_of_an_address(world: World, path: str, state: State) -> None:
    found = look(world.url + path, allowed=loopback, timeout=5)
    assert found.state is state, found
    assert (found.to == world.url + "/200") == (state is State.MOVED)


def test_a_host_that_does_not_answer_is_unknown() -> None:
    assert look("http://127.0.0.1:9/", allowed=loopback, timeout=1).state is State.UNKNOWN


def test_many_addresses_each_once_and_a_silent_host_but_twice(world: World) -> None:
    urls = [f"{world.url}/{path}" for path in ("200", "404", "200", "403")]
    silent = [f"http://127.0.0.1:9/{number}" for number in range(20)]
    done: list[tuple[int, int]] = []
    found = look_at_all([*urls, *silent], allowed=loopback, timeout=2, progress=lambda *each: done.append(each))
    states = [found[url].state for url in dict.fromkeys(urls)]
    assert states == [State.ALIVE, State.DEAD, State.UNKNOWN]
    assert {found[url].state for url in silent} == {State.UNKNOWN}
    assert [path for _, path in world.asked].count("/200") == 1
    assert done[-1] == (23, 23)


@pytest.mark.parametrize(
    "url", ["http://[::1", "http://ex ample", "http://:80/", "http://a:b/", "", "x", "http://\udcff/"]
)
def test_what_is_no_address_is_never_alive_and_never_an_error(url: str) -> None:
    found = look(url, allowed=loopback, timeout=1)
    assert found.state in (State.UNKNOWN, State.REFUSED)
    assert list(look_at_all([url], allowed=loopback, timeout=1)) == [url]


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/", "http://localhost/", "http://10.0.0.1/", "http://[::1]/", "http://169.254.169.254/",
        "http://[::ffff:10.0.0.1]/", "http://0.0.0.0/", "http://2130706433/", "ftp://example.org/", "file:///etc/passwd",
        "http://user@127.0.0.1/", "http://100.64.0.1/", "http://[fe80::1]/", "http://0x7f.1/", "http://017700000001/",
        "http://127.1/", "http://0/", "http://①②⑦.⓪.⓪.①/", "http://[::127.0.0.1]/", "http://[64:ff9b::10.0.0.1]/",
        "http://[2002:a00:1::]/", "http://[fd00:ec2::254]/", "http://192.0.0.192/", "http://168.63.129.16/",
        "http://100.100.100.200/", "http://LOCALHOST:8080/x", "//127.0.0.1/", "127.0.0.1/x",
    ],
)  # fmt: skip
def test_private_hosts_and_other_schemes_are_refused(world: World, url: str) -> None:
    assert look(url, timeout=1).state is State.REFUSED
    assert not world.asked


@pytest.mark.parametrize("numbers", [["127.0.0.1"], ["93.184.215.14", "10.0.0.1"], ["::ffff:169.254.169.254"], []])
def test_a_name_that_leads_to_a_private_host_is_refused(
    world: World, monkeypatch: pytest.MonkeyPatch, numbers: list[str]
) -> None:
    rows = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (number, 80)) for number in numbers]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: rows)
    assert look("http://example.org/", timeout=1).state is State.REFUSED
    assert not world.asked


def test_a_host_that_sends_a_byte_at_a_time_is_given_up(world: World) -> None:
    world.fault = lambda handler, _: trickled_headers(handler) or True
    assert look(world.url + "/200", allowed=loopback, timeout=0.5).state is State.UNKNOWN


def test_public_is_public() -> None:
    assert is_public("8.8.8.8")
    assert is_public("2606:4700::1111")
    assert is_public("64:ff9b::808:808")
    for address in ("224.0.0.1", "fec0::1", "64:ff9b:1::a00:1", "::5efe:a00:1", "2606:4700::5efe:a00:1", "ff02::1"):
        assert not is_public(address)
