"""The one way out to the network: polite, paced, bounded, and with an answer, an absence and a failure kept apart."""

import json
import random
import re
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from enum import StrEnum
from importlib.metadata import PackageNotFoundError, version
from typing import Any, Protocol
from urllib.parse import urlsplit

import requests
from urllib3.exceptions import NewConnectionError

from refkit.resolve.exchange import CONNECT, MOST_REDIRECTS, OverError, Watch, got, known, session
from refkit.resolve.pacing import Gate, Gates, Pace, TooLateError

LARGEST = 10_000_000
"""Bytes of a body after which no more is read."""
_BREAK = 20.0
_SILENT = 0.25  # what no answer in time weighs against a host, beside 1 for a refused connection
_RETRIED = frozenset({408, 425, 429, 500, 502, 503, 504})


class Outcome(StrEnum):
    """What came of asking: an answer, the service's word that there is no such thing, or neither."""

    ANSWERED = "answered"
    ABSENT = "absent"
    UNREACHABLE = "unreachable"


@dataclass(frozen=True, slots=True)
class Answer:
    """The outcome of a question; `text` is the body of an answer, `why` what went wrong, for people.

    `status` is the HTTP status that was no answer, 0 where there was none.
    """

    outcome: Outcome
    text: str = ""
    why: str = ""
    status: int = 0


@dataclass(frozen=True, slots=True)
class Question:
    """One GET.

    Args:
        service: who is asked; each service has its gate.
        url: without the query.
        params: the query.
        accept: the media type wanted; where it ends in "json", anything else counts as no answer.
        absent: whether a 404 means that there is no such work: "never", "plain" (unless its body is HTML: then a proxy
            or a wrong address spoke) or "always".
        route: which of the service's routes is asked, where each has a pace of its own ("list").
    """

    service: str
    url: str
    params: tuple[tuple[str, str], ...] = ()
    accept: str = "application/json"
    absent: str = "never"
    headers: Mapping[str, str] = field(default_factory=dict)
    route: str = ""

    @property
    def key(self) -> str:
        """The request as the cache knows it: keys and the user's address do not change an answer."""
        query = "&".join(
            f"{key}={' '.join(value.split())}" for key, value in sorted(self.params) if key not in _PRIVATE
        )
        return f"{self.url}?{query} {self.accept}"


_PRIVATE = frozenset({"mailto", "email", "api_key", "tool"})
_PACE_HEADERS = ("x-rate-limit-limit", "x-rate-limit-interval", "x-concurrency-limit")


class Transport(Protocol):
    """Whoever answers questions: ours asks the network, a test or a library user may bring another."""

    def ask(self, question: Question, *, pace: Pace, deadline: float) -> Answer:
        """The outcome, no later than `deadline` on `time.monotonic`'s clock."""


class Network:
    """Asks over HTTP: one session per thread, a gate per service, retries with jitter, and a rest for dead hosts.

    Args:
        mail: the user's address, told to the services in the User-Agent as they ask for it.
        timeout: seconds for one try.
        retries: how often a question is put again after a failure that may pass.
    """

    def __init__(self, *, mail: str = "", timeout: float = 10.0, retries: int = 3) -> None:
        self.timeout, self.retries = timeout, retries
        self.agent = user_agent(mail)
        self._local = threading.local()
        self._gates = Gates()
        self._hosts = _Hosts()

    def ask(self, question: Question, *, pace: Pace, deadline: float) -> Answer:
        """The outcome of a question; it never raises and never outlasts the deadline by more than a breath."""
        gate = self._gates.of(question.service, question.route, pace)
        host = urlsplit(question.url).netloc
        failure = _Failure("it was not asked")
        for attempt in range(self.retries + 1):
            if why := self._hosts.resting(host):
                return _unreachable(question, why)
            try:
                with gate.turn(deadline):
                    return self._try(question, gate, host, deadline)
            except TooLateError as late:
                failure = _Failure(str(late))
            except _Failure as again:
                failure = again
            if not failure.passing or not _rest(attempt, failure, deadline):
                break
        return _unreachable(question, str(failure), failure.status)

    def _session(self) -> requests.Session:
        if not hasattr(self._local, "session"):
            self._local.session = session(self.agent)
        found: requests.Session = self._local.session
        return found

    def _try(self, question: Question, gate: Gate, host: str, deadline: float) -> Answer:
        left = min(self.timeout, deadline - time.monotonic())
        if left <= 0:
            raise _Failure("the time for this reference is used up")
        if why := self._hosts.resting(host) or self._unknown(question.url, host, min(CONNECT, left)):
            raise _Failure(why)  # found out by another thread while this one waited for its turn
        try:
            with Watch(left) as watch:
                return self._asked(question, gate, host, watch)
        except OverError:
            raise self._silent(host) from None
        except requests.RequestException as error:
            raise (self._silent(host) if watch.over else self._failed(error, host)) from None
        except (OSError, ValueError) as error:  # what a body can do to urllib3 beyond its own errors
            broken = f"the connection broke ({type(error).__name__})"
            raise (self._silent(host) if watch.over else _Failure(broken, passing=True)) from None

    def _asked(self, question: Question, gate: Gate, host: str, watch: Watch) -> Answer:
        headers = {"Accept": question.accept, **question.headers}
        with got(self._session(), question.url, list(question.params), headers, watch) as response:
            self._hosts.answered(host)
            gate.learn(*(response.headers.get(name) for name in _PACE_HEADERS))
            return _judge(question, response, gate)

    def _unknown(self, url: str, host: str, seconds: float) -> str:
        """Why nobody can be asked: no name server answers; "" when that is no hindrance."""
        if self._hosts.met(host) or known(url, seconds):
            return ""
        self._hosts.failed(host, weight=2)
        return f"no connection to {host}: its name could not be looked up in {seconds:.0f} s"

    def _silent(self, host: str) -> "_Failure":
        self._hosts.failed(host, weight=_SILENT)
        return _Failure(f"no whole answer within {self.timeout:g} s", passing=True)

    def _failed(self, error: requests.RequestException, host: str) -> "_Failure":
        unconnected = isinstance(getattr(error.args[0] if error.args else None, "reason", None), NewConnectionError)
        if isinstance(error, requests.ConnectTimeout) or unconnected:
            slow = isinstance(error, requests.ConnectTimeout)
            self._hosts.failed(host, weight=2 if slow else 1)
            return _Failure(f"no connection to {host}", passing=True)
        if isinstance(error, requests.Timeout):
            return self._silent(host)
        if isinstance(error, requests.TooManyRedirects):
            return _Failure(f"more than {MOST_REDIRECTS} redirects")
        if isinstance(error, requests.exceptions.InvalidURL | requests.exceptions.InvalidSchema):
            return _Failure(f"it redirects to an address that is none ({error})"[:200])
        return _Failure("the connection was cut", passing=True)


class _Failure(Exception):  # noqa: N818  a step of the retry loop, never seen outside
    """Why a try failed; `passing` whether it may go better next time, `wait` how long the service said to wait."""

    def __init__(self, why: str, *, passing: bool = False, wait: float = 0.0, status: int = 0) -> None:
        super().__init__(why)
        self.passing, self.wait, self.status = passing, wait, status


def _unreachable(question: Question, why: str, status: int = 0) -> Answer:
    return Answer(Outcome.UNREACHABLE, why=f"{question.service}: {why}", status=status)


def _rest(attempt: int, failure: _Failure, deadline: float) -> bool:
    """Sleep before the next try, longer each time, with jitter; False where the deadline leaves no room for one."""
    pause = max(failure.wait, 0.25 * 2**attempt) + random.uniform(0, 0.25)  # noqa: S311  jitter, no secret
    if time.monotonic() + pause >= deadline:
        return False
    time.sleep(pause)
    return True


def _judge(question: Question, response: requests.Response, gate: Gate) -> Answer:
    status = response.status_code
    kind = response.headers.get("content-type", "").lower()
    if status == 404 and question.absent != "never":
        body = _body(response)
        if question.absent == "always" or not _is_html(kind, body):
            return Answer(Outcome.ABSENT)
        raise _Failure("it answered 404 with a web page: is the address right?")
    if status in _RETRIED:
        wait = _retry_after(response.headers.get("retry-after"))
        if status in (429, 503) and (wait or status == 429):
            gate.pause(wait or gate.pace.seconds)
        raise _Failure(f"it answered {status} {response.reason or ''}".rstrip(), passing=True, wait=wait)
    if not 200 <= status < 300:
        raise _Failure(f"it answered {status} {response.reason or ''}".rstrip(), status=status)
    body = _body(response)
    if question.accept.endswith("json") and not _is_json(body):
        raise _Failure(f"it answered with {'a web page' if _is_html(kind, body) else 'broken JSON'}", passing=True)
    if not question.accept.endswith("json") and _is_html(kind, body):
        raise _Failure("it answered with a web page", passing=True)
    return Answer(Outcome.ANSWERED, text=body)


def _body(response: requests.Response) -> str:
    """The body as text; too much of it is a failure."""
    pieces: list[bytes] = []
    size = 0
    for piece in response.iter_content(65_536):
        pieces.append(piece)
        size += len(piece)
        if size > LARGEST:
            raise _Failure(f"its answer is larger than {LARGEST // 1_000_000} MB")
    return b"".join(pieces).decode(_charset(response), "replace").removeprefix("\ufeff")


def _charset(response: requests.Response) -> str:
    said = response.encoding or "utf-8"
    try:
        "".encode(said)
    except LookupError:
        return "utf-8"
    return "utf-8" if said.lower() == "iso-8859-1" else said  # requests' guess where a text says nothing


def _is_json(body: str) -> bool:
    try:
        json.loads(body)
    except (ValueError, RecursionError):
        return False
    return True


def _is_html(kind: str, body: str) -> bool:
    return "html" in kind or body[:200].lstrip().lower().startswith(("<!doctype html", "<html"))


def _retry_after(value: str | None) -> float:
    """Seconds that a Retry-After header asks for: a number or a date (RFC 9110, 10.2.3); 0 where it says nothing."""
    if not value:
        return 0.0
    if re.fullmatch(r"\s*\d{1,9}(\.\d+)?\s*", value):
        return float(value)
    try:
        return max(0.0, parsedate_to_datetime(value).timestamp() - time.time())
    except (TypeError, ValueError):
        return 0.0


class _Hosts:
    """Which hosts cannot be reached at all, so that the next hundred questions need not find out one by one."""

    def __init__(self, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock, self._lock = clock, threading.Lock()
        self._failures: dict[str, float] = {}
        self._met: set[str] = set()
        self._until: dict[str, float] = {}
        self._last_answer = -1e9

    def met(self, host: str) -> bool:
        """Whether a host has ever answered."""
        with self._lock:
            return host in self._met

    def failed(self, host: str, *, weight: float) -> None:
        with self._lock:
            self._failures[host] = self._failures.get(host, 0) + weight
            if self._failures[host] >= 2:
                self._until[host] = self._clock() + _BREAK

    def answered(self, host: str) -> None:
        with self._lock:
            self._failures.pop(host, None)
            self._until.pop(host, None)
            self._met.add(host)
            self._last_answer = self._clock()

    def resting(self, host: str) -> str:
        """Why a host is not asked now, "" when it may be."""
        with self._lock:
            now = self._clock()
            if self._until.get(host, 0.0) > now:
                return f"no connection to {host}"
            down = sum(until > now for until in self._until.values())
            silent = now - self._last_answer > _BREAK
            return "no connection to the network" if down >= 2 and silent else ""


def user_agent(mail: str) -> str:
    """How refkit introduces itself; Crossref's polite pool wants an address to write to."""
    try:
        number = version("refkit")
    except PackageNotFoundError:
        number = "0"
    contact = f" (mailto:{mail})" if mail else ""
    return f"refkit/{number}{contact} requests/{requests.__version__}"


def data(answer: Answer) -> Any:
    """The JSON of an answer, None where there is none."""
    return json.loads(answer.text) if answer.outcome is Outcome.ANSWERED and answer.text else None
