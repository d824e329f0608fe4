"""Whether a web address still leads somewhere: public hosts only, and silence is never taken for death."""

import ipaddress
import socket
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import SplitResult, urljoin, urlsplit

from refkit.model import Address, AddressState
from refkit.resolve.crew import in_threads
from refkit.resolve.exchange import Pool, SecurePool, Watch

if TYPE_CHECKING:
    from urllib3 import BaseHTTPResponse

LONGEST = 45.0
"""Seconds after which an address is given up as unknown."""
_MOST_REDIRECTS = 5
_GONE = frozenset({404, 410})
_MOVED = frozenset({301, 308})
_REDIRECTS = _MOVED | {302, 303, 307}
_SILENT = "no answer from"
_TRANSLATED = ipaddress.ip_network("64:ff9b::/96")  # IPv4 behind NAT64 (RFC 6052)
_UNICAST = ipaddress.ip_network("2000::/3")  # all that IANA has given out of IPv6, so far
_ISATAP = (0x00005EFE, 0x02005EFE)  # before an IPv4 address at the end of an IPv6 one (RFC 5214)
# What `ipaddress` takes for public: for protocols (RFC 6890; a cloud's metadata too), relays (RFC 7526), examples
# (RFC 9637), and the address at which another cloud talks to its machines.
_OTHERS = tuple(map(ipaddress.ip_network, ("192.0.0.0/24", "192.88.99.0/24", "168.63.129.16/32", "3fff::/20")))


Progress = Callable[[int, int], None]


def look_at_all(
    urls: Iterable[str],
    *,
    timeout: float = 10.0,
    allowed: Callable[[str], bool] | None = None,
    agent: str = "",
    threads: int = 8,
    progress: Progress | None = None,
) -> dict[str, Address]:
    """What becomes of each of many addresses; a host is asked for one at a time, and no more once it was silent twice.

    Args:
        urls: as `look` takes them, each counted once.
        timeout: as `look` takes it.
        allowed: as `look` takes it.
        agent: as `look` takes it.
        threads: how many hosts are asked at once.
        progress: called with how many are done and how many there are, from the calling thread.
    """
    wanted = dict.fromkeys(urls)
    hosts: dict[str, list[str]] = {}
    for url in wanted:
        hosts.setdefault(_netloc(url), []).append(url)
    found: dict[str, Address] = {}
    ask = _Asking(timeout, allowed or is_public, agent)
    with closing(in_threads(ask.host, list(hosts.values()), threads=threads, name="addresses")) as run:
        for _, looked_at in run:
            found |= {each.url: each for each in looked_at}
            if progress:
                progress(len(found), len(wanted))
    return {url: found[url] for url in wanted}


def look(url: str, *, timeout: float = 10.0, allowed: Callable[[str], bool] | None = None, agent: str = "") -> Address:
    """What becomes of an address; it never raises for anything the world does.

    Hosts are asked by the very address their name was resolved to, which must be public, on every redirect anew; HEAD
    first, then GET where HEAD is not answered well.

    Args:
        url: http or https, http when it names no scheme; anything else is refused.
        timeout: seconds for each step; all together take no more than `LONGEST`.
        allowed: whether an IP address may be asked; `is_public` when None.
        agent: the User-Agent.
    """
    return _Asking(timeout, allowed or is_public, agent).one(url)


class _RefusedError(Exception):
    """An address that is not asked, and why."""


@dataclass(frozen=True, slots=True)
class _Asking:
    """How addresses are asked."""

    timeout: float
    allowed: Callable[[str], bool]
    agent: str

    def host(self, urls: list[str]) -> list[Address]:
        """What becomes of the addresses of one host, which is asked until it was silent twice."""
        found: list[Address] = []
        for url in urls:
            silent = [each.why for each in found if each.why.startswith(f"{_SILENT} {_netloc(url)} ")]
            found.append(Address(url, AddressState.UNKNOWN, why=silent[0]) if len(silent) > 1 else self.one(url))
        return found

    def one(self, url: str) -> Address:
        """What becomes of an address, redirect by redirect."""
        import urllib3

        here = _whole(url)
        lasting, until = here, time.monotonic() + LONGEST  # lasting: where permanent redirects alone have led
        for _ in range(_MOST_REDIRECTS + 1):
            try:
                status, target = self._ask(here)
                following = urljoin(here, target)
            except _RefusedError as refused:
                return Address(url, AddressState.REFUSED, why=str(refused))
            except (urllib3.exceptions.HTTPError, OSError, ValueError) as error:
                why = f"{_SILENT} {_netloc(here)} ({type(error).__name__})"
                return Address(url, AddressState.UNKNOWN, why=why)
            if status not in _REDIRECTS or not target:
                return _judged(url, lasting, status)
            if time.monotonic() > until:
                return Address(url, AddressState.UNKNOWN, why=f"it took more than {LONGEST:g} s")
            lasting = following if status in _MOVED and lasting == here else lasting
            here = following
        return Address(url, AddressState.UNKNOWN, why=f"more than {_MOST_REDIRECTS} redirects")

    def _ask(self, url: str) -> tuple[int, str]:
        """Status and redirect target of one step."""
        import urllib3

        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.hostname or parts.username:
            raise _RefusedError("only http and https addresses without a user's name are asked")
        number = _resolved(parts, self.allowed)
        try:
            with _answer("HEAD", parts, number, self.timeout, self.agent) as response:
                if response.status < 400:
                    return response.status, response.headers.get("location", "")
        except urllib3.exceptions.ProtocolError:
            pass  # some hosts hang up on HEAD
        with _answer("GET", parts, number, self.timeout, self.agent) as response:
            return response.status, response.headers.get("location", "")


def _judged(url: str, lasting: str, status: int) -> Address:
    if status in _GONE:
        return Address(url, AddressState.DEAD, why=f"it answered {status}")
    if not 200 <= status < 300:
        return Address(url, AddressState.UNKNOWN, why=f"it answered {status}")
    if _bare(_whole(url)) != _bare(lasting):
        return Address(url, AddressState.MOVED, to=lasting)
    return Address(url, AddressState.ALIVE)


def _whole(url: str) -> str:
    """An address with its scheme: "www.example.org" is asked over http, as browsers do."""
    return url if "://" in url else f"http://{url}"


def _netloc(url: str) -> str:
    try:
        return urlsplit(_whole(url)).netloc.lower()
    except ValueError:
        return url


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
        if (inner := _inner(found)) is not None:
            return is_public(str(inner))
        if found not in _UNICAST:
            return False
    return found.is_global and not found.is_multicast and not any(found in network for network in _OTHERS)


def _inner(address: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    """The IPv4 address that an IPv6 one leads to, None where it leads to none."""
    last = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    if address in _TRANSLATED or int(address) >> 32 & 0xFFFFFFFF in _ISATAP:
        return last
    return address.ipv4_mapped or address.sixtofour or (address.teredo or (None, None))[1]


def _resolved(parts: SplitResult, allowed: Callable[[str], bool]) -> str:
    """The host's IP address; one that may not be asked among them refuses them all."""
    rows = socket.getaddrinfo(_host(parts), parts.port or _port(parts), type=socket.SOCK_STREAM)
    numbers = [str(row[4][0]) for row in rows]
    if not numbers or not all(map(allowed, numbers)):
        raise _RefusedError(f"{parts.hostname} is no public host")
    return numbers[0]


def _host(parts: SplitResult) -> str:
    """The host's name as the network knows it (IDNA)."""
    name = parts.hostname or ""
    return name if name.isascii() else name.encode("idna").decode()


def _port(parts: SplitResult) -> int:
    return 443 if parts.scheme == "https" else 80


@contextmanager
def _answer(method: str, parts: SplitResult, number: str, timeout: float, agent: str) -> "Iterator[BaseHTTPResponse]":
    import certifi

    secure: dict[str, Any] = {"server_hostname": _host(parts), "assert_hostname": _host(parts)}
    secure |= {"cert_reqs": "CERT_REQUIRED", "ca_certs": certifi.where()}
    kind, more = (SecurePool, secure) if parts.scheme == "https" else (Pool, {})
    port = parts.port or _port(parts)
    with Watch(timeout) as watch, kind(number, port, timeout=timeout, retries=False, **more) as pool:
        target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        at = f":{parts.port}" if parts.port else ""
        name = f"[{_host(parts)}]" if ":" in _host(parts) else _host(parts)
        headers = {"Host": name + at, "User-Agent": agent or "refkit", "Accept": "*/*"}
        response = pool.request(method, target, headers=headers, redirect=False, preload_content=False)
        try:
            if watch.over:  # cut in the middle of the headers
                raise TimeoutError
            yield response
        finally:
            response.close()
