"""How often and how many at once a service may be asked, and the gate that holds every thread to it."""

import re
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

Clock = Callable[[], float]


@dataclass(frozen=True, slots=True)
class Pace:
    """At most `calls` in any `seconds`, and `at_once` of them open at the same time."""

    calls: int
    seconds: float
    at_once: int = 3


class TooLateError(Exception):
    """The turn would come after the deadline; its text says why."""


class Gate:
    """Lets threads through one after the other so that a pace is kept, whatever the network does between.

    A call counts from its start until `seconds` after its end: it reached the service somewhere between, so no window
    of `seconds` there can hold more than `calls`. Until the first answer only one call is under way, for the answer may
    say another pace.
    """

    def __init__(self, pace: Pace, *, clock: Clock = time.monotonic) -> None:
        self.pace, self._clock = pace, clock
        self._changed = threading.Condition()
        self._ended: deque[float] = deque()
        self._under_way = 0
        self._paused_until = 0.0
        self._introduced = False

    @contextmanager
    def turn(self, deadline: float) -> Iterator[None]:
        """Wait for a turn and hold it.

        Raises:
            TooLateError: it would not come before `deadline`, a time of the clock.
        """
        self._enter(deadline)
        try:
            yield
        finally:
            with self._changed:
                self._under_way -= 1
                self._ended.append(self._clock())
                self._introduced = True
                self._changed.notify_all()

    def _enter(self, deadline: float) -> None:
        with self._changed:
            while wait := self._wait():
                left = deadline - self._clock()
                if left <= 0 or self._paused_until > deadline:
                    raise TooLateError(self._reason())
                self._changed.wait(min(wait, left))
            self._under_way += 1

    def _wait(self) -> float:
        """Seconds until a turn may be free; 0 when one is."""
        now = self._clock()
        while self._ended and self._ended[0] <= now - self.pace.seconds:
            self._ended.popleft()
        if self._paused_until > now:
            return self._paused_until - now
        if self._under_way >= (self.pace.at_once if self._introduced else 1):
            return 1.0
        if self._under_way + len(self._ended) < self.pace.calls:
            return 0.0
        return max(self._ended[0] + self.pace.seconds - now, 0.001) if self._ended else 1.0

    def _reason(self) -> str:
        if self._paused_until > self._clock():
            return f"it asked to wait {self._paused_until - self._clock():.0f} s"
        return f"no turn came in time (at most {self.pace.calls} calls in {self.pace.seconds:g} s)"

    def pause(self, seconds: float) -> None:
        """Let nobody through for so long, as Retry-After asks."""
        with self._changed:
            self._paused_until = max(self._paused_until, self._clock() + seconds)
            self._changed.notify_all()

    def learn(self, limit: str | None, interval: str | None, at_once: str | None = None) -> None:
        """Take over the pace an answer announces, as `x-rate-limit-limit: 10` and `x-rate-limit-interval: 1s`.

        `at_once` (`x-concurrency-limit`) only ever lowers how many calls are open.
        """
        calls = re.fullmatch(r"\s*(\d{1,9})\s*", limit or "")
        seconds = re.fullmatch(r"\s*(\d{1,6}(?:\.\d+)?)\s*s?\s*", interval or "1s")
        if not calls or not seconds or not int(calls[1]) or not float(seconds[1]):
            return
        together = int(at_once) if at_once and re.fullmatch(r"[1-9]\d{0,5}", at_once) else self.pace.at_once
        self.keep(Pace(int(calls[1]), float(seconds[1]), min(together, self.pace.at_once)))

    def keep(self, pace: Pace) -> None:
        """Hold to this pace from now on."""
        with self._changed:
            self.pace = pace
            self._changed.notify_all()


class Route(Gate):
    """The gate of one of a service's routes, behind which lies the gate of the service itself.

    Routes may have paces of their own; what all of them ask together stays within the fastest of these, so that a
    service that counts every call alike is not asked too often either.
    """

    def __init__(self, pace: Pace, house: "House") -> None:
        super().__init__(pace)
        self._house = house
        house.open(self)

    @contextmanager
    def turn(self, deadline: float) -> Iterator[None]:
        """Wait for a turn at both gates and hold it."""
        with super().turn(deadline), self._house.gate.turn(deadline):
            yield

    def pause(self, seconds: float) -> None:
        """Let nobody through to the service for so long."""
        self._house.gate.pause(seconds)

    def keep(self, pace: Pace) -> None:
        """Hold to this pace from now on, and the service to the fastest of its routes'."""
        super().keep(pace)
        self._house.follow()


class House:
    """The gate of a service that all its routes lead through."""

    def __init__(self, pace: Pace) -> None:
        self.gate = Gate(pace)
        self._routes: list[Route] = []

    def open(self, route: Route) -> None:
        """Add a route."""
        self._routes.append(route)
        self.follow()

    def follow(self) -> None:
        """Hold the gate to the fastest pace of the routes."""
        self.gate.keep(max((route.pace for route in self._routes), key=lambda pace: pace.calls / pace.seconds))


class Gates:
    """The gates of all services, made when they are first asked for."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._houses: dict[str, House] = {}
        self._routes: dict[tuple[str, str], Route] = {}

    def of(self, service: str, route: str, pace: Pace) -> Route:
        """The gate of a service's route; `pace` is that of one that is not open yet."""
        with self._lock:
            if (service, route) not in self._routes:
                house = self._houses.setdefault(service, House(pace))
                self._routes[service, route] = Route(pace, house)
            return self._routes[service, route]
