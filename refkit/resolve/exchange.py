"""One exchange over HTTP that is over by its time: looking up the host's name, redirects, headers and body included.

A time limit on sockets alone bounds each read, not their sum: a server that sends a byte a second never runs into it.
So a watch cuts the connection when the time is over.
"""

import socket
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from typing import Any
from urllib.parse import urljoin, urlsplit

import requests
from requests.adapters import HTTPAdapter
from requests.utils import get_environ_proxies
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool

MOST_REDIRECTS = 5
CONNECT = 3.05
"""Seconds for looking up a name, and for a connection."""

_thread = threading.local()


class OverError(Exception):
    """The time was over before the answer was complete."""


class Watch:
    """Cuts the connection that its thread is reading from when `seconds` are over."""

    def __init__(self, seconds: float) -> None:
        self.until = time.monotonic() + seconds
        self.over = False
        self._lock = threading.Lock()
        self._socket: socket.socket | None = None
        self._timer = threading.Timer(seconds, self._cut)
        self._timer.daemon = True

    def __enter__(self) -> "Watch":
        _thread.watch = self
        self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()
        with self._lock:
            self._socket = None
        _thread.watch = None

    @property
    def left(self) -> float:
        """Seconds that are left.

        Raises:
            OverError: none.
        """
        seconds = self.until - time.monotonic()
        if self.over or seconds <= 0:
            raise OverError
        return seconds

    def hold(self, connection: socket.socket) -> None:
        """Watch over this connection from now on."""
        with self._lock:
            self._socket = connection
        if self.over:
            self._cut()

    def _cut(self) -> None:
        self.over = True
        with self._lock, suppress(OSError):
            if self._socket:
                socket.socket.shutdown(self._socket, socket.SHUT_RDWR)  # past TLS, which would wait for a farewell


class _Watched(HTTPConnection):
    def getresponse(self) -> Any:
        watch: Watch | None = getattr(_thread, "watch", None)
        if watch and self.sock:
            watch.hold(self.sock)
        return super().getresponse()


class _WatchedSecurely(_Watched, HTTPSConnection):
    """The same over TLS."""


class Pool(HTTPConnectionPool):
    """urllib3's own, with connections that a `Watch` can cut."""

    ConnectionCls = _Watched


class SecurePool(HTTPSConnectionPool):
    """The same over TLS."""

    ConnectionCls = _WatchedSecurely


class _Adapter(HTTPAdapter):
    """requests' own, with connections that are watched, through proxies too."""

    _POOLS: Mapping[str, Any] = {"http": Pool, "https": SecurePool}

    def init_poolmanager(self, *args: Any, **options: Any) -> None:
        super().init_poolmanager(*args, **options)
        self.poolmanager.pool_classes_by_scheme = dict(self._POOLS)

    def proxy_manager_for(self, proxy: str, **options: Any) -> Any:
        manager = super().proxy_manager_for(proxy, **options)
        manager.pool_classes_by_scheme = dict(self._POOLS)
        return manager


def session(agent: str) -> requests.Session:
    """A session whose exchanges a `Watch` can end."""
    made = requests.Session()
    made.headers["User-Agent"] = agent
    for scheme in ("http://", "https://"):
        made.mount(scheme, _Adapter())
    return made


@contextmanager
def got(
    asking: requests.Session, url: str, params: list[tuple[str, str]], headers: dict[str, str], watch: Watch
) -> Iterator[requests.Response]:
    """The response to a GET, its body still unread, at the end of up to `MOST_REDIRECTS` redirects.

    Raises:
        OverError: the watch ended it.
        requests.RequestException: whatever else went wrong.
    """
    for _ in range(MOST_REDIRECTS + 1):
        left = watch.left
        limits = (min(CONNECT, left), left)
        response = asking.get(url, params=params, headers=headers, timeout=limits, stream=True, allow_redirects=False)
        with response:
            if not response.is_redirect:
                yield response
                return
            url, params = urljoin(response.url, response.headers["location"]), []
    raise requests.TooManyRedirects


def known(url: str, seconds: float) -> bool:
    """Whether the host's name could be looked up in time, or it need not be, or there is no such name.

    Looking up has no time limit of its own, and where no name server answers it may take half a minute.
    """
    if get_environ_proxies(url):
        return True
    done = threading.Event()
    threading.Thread(target=_look_up, args=(urlsplit(url).hostname or "", done), daemon=True).start()
    return done.wait(seconds)


def _look_up(host: str, done: threading.Event) -> None:
    with suppress(OSError, UnicodeError):
        socket.getaddrinfo(host, None)
    done.set()
