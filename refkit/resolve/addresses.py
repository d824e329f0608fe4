"""Whether a web address still leads somewhere: public hosts only, and silence is never taken for death."""

import ipaddress
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any
from urllib.parse import SplitResult, urljoin, urlsplit

if TYPE_CHECKING:
    from urllib3 import BaseHTTPResponse

_MOST_REDIRECTS = 5
_GONE = frozenset({404, 410})
_MOVED = frozenset({301, 308})
_REDIRECTS = _MOVED | {302, 303, 307}
_TRANSLATED = ipaddress.ip_network("64:ff9b::/96")  # IPv4 behind NAT64 (RFC 6052)


class State(StrEnum):
    """What became of an address: `DEAD` needs the host's own word (404 or 410), `MOVED` a permanent redirect."""

    ALIVE = "alive"
    MOVED = "moved"
    DEAD = "dead"
    UNKNOWN = "unknown"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Address:
    """An address and what became of it; `to` is where it moved, `why` tells the rest in words."""

    url: str
    state: State
    to: str = ""
    why: str = ""


def look(url: str, *, timeout: float = 10.0, allowed: Callable[[str], bool] | None = None, agent: str = "") -> Address:
    """What becomes of an address; it never raises for anything the world does.

    Hosts are asked by the very address their name was resolved to, which must be public, on every redirect anew; HEAD
    first, then GET where HEAD is not answered well.

    Args:
        url: http or https; anything else is refused.
        timeout: seconds for each step.
        allowed: whether an IP address may be asked; `is_public` when None.
        agent: the User-Agent.
    """
    import urllib3

    allowed, here, moved = allowed or is_public, url, False
    for _ in range(_MOST_REDIRECTS + 1):
        try:
            status, target = _ask(here, timeout, allowed, agent)
        except _RefusedError as refused:
            return Address(url, State.REFUSED, why=str(refused))
        except (urllib3.exceptions.HTTPError, OSError, ValueError) as error:
            return Address(url, State.UNKNOWN, why=f"no answer from {urlsplit(here).netloc} ({type(error).__name__})")
        if status not in _REDIRECTS or not target:
            return _judged(url, here, status, moved)
        moved = moved or status in _MOVED
        here = urljoin(here, target)
    return Address(url, State.UNKNOWN, why=f"more than {_MOST_REDIRECTS} redirects")


def _judged(url: str, here: str, status: int, moved: bool) -> Address:
    if status in _GONE:
        return Address(url, State.DEAD, why=f"it answered {status}")
    if not 200 <= status < 300:
        return Address(url, State.UNKNOWN, why=f"it answered {status}")
    if moved and _bare(url) != _bare(here):
        return Address(url, State.MOVED, to=here)
    return Address(url, State.ALIVE)


def _bare(url: str) -> str:
    """An address without what makes no other page of it: scheme, "www.", a closing slash, a fragment."""
    parts = urlsplit(url)
    return f"{(parts.hostname or '').removeprefix('www.')}{parts.path.rstrip('/')}?{parts.query}"


def is_public(address: str) -> bool:
    """Whether an IP address is one of the public internet's: not private, loopback, link-local, shared or reserved.

    >>> is_public("93.184.215.14"), is_public("169.254.169.254"), is_public("::ffff:127.0.0.1")
    (True, False, False)
    >>> is_public("64:ff9b::a00:1")
    False
    """
    found = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(found, ipaddress.IPv6Address):
        inner = found.ipv4_mapped or found.sixtofour or (found.teredo or (None, None))[1]
        if found in _TRANSLATED:
            inner = ipaddress.IPv4Address(int(found) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
    return found.is_global and not found.is_multicast


class _RefusedError(Exception):
    """An address that is not asked, and why."""


def _ask(url: str, timeout: float, allowed: Callable[[str], bool], agent: str) -> tuple[int, str]:
    """Status and redirect target of one step."""
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.username:
        raise _RefusedError("only http and https addresses without a user's name are asked")
    number = _resolved(parts, allowed)
    for method in ("HEAD", "GET"):
        with _answer(method, parts, number, timeout, agent) as response:
            if method == "GET" or response.status < 400:
                return response.status, response.headers.get("location", "")
    raise AssertionError  # GET always returns


def _resolved(parts: SplitResult, allowed: Callable[[str], bool]) -> str:
    """The host's IP address; one that may not be asked among them refuses them all."""
    rows = socket.getaddrinfo(parts.hostname, parts.port or _port(parts), type=socket.SOCK_STREAM)
    numbers = [str(row[4][0]) for row in rows]
    if not numbers or not all(map(allowed, numbers)):
        raise _RefusedError(f"{parts.hostname} is no public host")
    return numbers[0]


def _port(parts: SplitResult) -> int:
    return 443 if parts.scheme == "https" else 80


@contextmanager
def _answer(method: str, parts: SplitResult, number: str, timeout: float, agent: str) -> "Iterator[BaseHTTPResponse]":
    import certifi
    import urllib3

    secure: dict[str, Any] = {"server_hostname": parts.hostname, "assert_hostname": parts.hostname}
    secure |= {"cert_reqs": "CERT_REQUIRED", "ca_certs": certifi.where()}
    kind, more = (urllib3.HTTPSConnectionPool, secure) if parts.scheme == "https" else (urllib3.HTTPConnectionPool, {})
    with kind(number, parts.port or _port(parts), timeout=timeout, retries=False, **more) as pool:
        target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        headers = {"Host": parts.netloc, "User-Agent": agent or "refkit", "Accept": "*/*"}
        response = pool.request(method, target, headers=headers, redirect=False, preload_content=False)
        try:
            yield response
        finally:
            response.close()
