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

    def learn(self, limit: str | None, interval: str | None) -> None:
        """Take over the pace an answer announces: `x-rate-limit-limit: 10`, `x-rate-limit-interval: 1s`."""
        calls = re.fullmatch(r"\s*(\d{1,9})\s*", limit or "")
        seconds = re.fullmatch(r"\s*(\d{1,6}(?:\.\d+)?)\s*s?\s*", interval or "1s")
        if not calls or not seconds or not int(calls[1]) or not float(seconds[1]):
            return
        with self._changed:
            self.pace = Pace(int(calls[1]), float(seconds[1]), self.pace.at_once)
            self._changed.notify_all()
