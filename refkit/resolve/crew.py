"""Threads that share out a list of tasks, and that a run which is interrupted does not wait for."""

import threading
import time
from collections.abc import Callable, Generator, Sequence
from queue import SimpleQueue
from typing import TypeVar

GRACE = 1.0
"""Seconds that tasks under way are given to end when a run is interrupted."""

Task = TypeVar("Task")
Result = TypeVar("Result")


def in_threads(
    work: Callable[[Task], Result],
    tasks: Sequence[Task],
    *,
    threads: int,
    name: str,
    stop: Callable[[], None] = lambda: None,
) -> Generator[tuple[int, Result]]:
    """Each task's place and what came of it, as they are done.

    Closed or interrupted before the end, nothing more is begun and `stop` is called. What is under way is given `GRACE`
    seconds and then left alone: its threads do not keep the interpreter from ending.

    Raises:
        Exception: what a task raised.
    """
    done: SimpleQueue[tuple[int, Result | BaseException]] = SimpleQueue()
    todo, turn, over = iter(enumerate(tasks)), threading.Lock(), threading.Event()

    def labour() -> None:
        while not over.is_set():
            with turn:
                found = next(todo, None)
            if found is None:
                return
            place, task = found
            try:
                done.put((place, work(task)))
            except BaseException as error:
                done.put((place, error))

    numbers = range(min(max(1, threads), len(tasks)))
    crew = [threading.Thread(target=labour, name=f"{name}-{number}", daemon=True) for number in numbers]
    for thread in crew:
        thread.start()
    try:
        for _ in tasks:
            place, outcome = done.get()
            if isinstance(outcome, BaseException):
                raise outcome
            yield place, outcome
    except BaseException:
        over.set()
        stop()
        _wait(crew)
        raise


def _wait(crew: Sequence[threading.Thread]) -> None:
    until = time.monotonic() + GRACE
    for thread in crew:
        thread.join(max(0.0, until - time.monotonic()))
