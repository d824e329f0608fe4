"""A bar on a terminal's standard error, for what takes long."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic
from typing import Any

_PATIENCE = 0.5
"""Seconds that pass before a bar is drawn, and rich is loaded for it."""


@contextmanager
def bar(title: str) -> Iterator[Callable[[int, int], None] | None]:
    """What draws progress (how much is done, of how much); None where there is no terminal.

    Warnings that are said in here stand above the bar.
    """
    if not sys.stderr.isatty():
        yield None
        return
    begun, drawn = monotonic(), list[Any]()

    def tell(done: int, total: int) -> None:
        if not drawn and monotonic() - begun > _PATIENCE:
            drawn.append(_drawn(title))
        for each in drawn:
            each.update(each.task_ids[0], completed=done, total=total)

    try:
        yield tell
    finally:
        for each in drawn:
            each.stop()


def _drawn(title: str) -> Any:
    from rich.console import Console
    from rich.progress import Progress

    progress = Progress(console=Console(stderr=True), transient=True, redirect_stdout=False)
    progress.add_task(title, total=None)
    progress.start()
    return progress
