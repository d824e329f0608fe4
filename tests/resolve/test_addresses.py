"""What becomes of web addresses: alive, moved, dead on the host's own word, else unknown; nothing private is asked."""

from collections.abc import Iterator

import pytest

from refkit.resolve.addresses import State, is_public, look
from tests.resolve.server import Handler, World, serving


@pytest.fixture
def world() -> Iterator[World]:
    with serving() as running:
        running.fault = _page
        yield running


def _page(handler: Handler, _: int) -> bool:
    _, kind, *rest = handler.path.split("/")
    if kind == "nohead":
        handler.reply(405 if handler.command == "HEAD" else 200, "x", "text/html")
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


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/", "http://localhost/", "http://10.0.0.1/", "http://[::1]/", "http://169.254.169.254/",
        "http://[::ffff:10.0.0.1]/", "http://0.0.0.0/", "http://2130706433/", "ftp://example.org/", "file:///etc/passwd",
        "http://user@127.0.0.1/", "http://100.64.0.1/", "http://[fe80::1]/",
    ],
)  # fmt: skip
def test_private_hosts_and_other_schemes_are_refused(world: World, url: str) -> None:
    assert look(url, timeout=1).state is State.REFUSED
    assert not world.asked


def test_public_is_public() -> None:
    assert is_public("8.8.8.8")
    assert is_public("2606:4700::1111")
    assert not is_public("224.0.0.1")
