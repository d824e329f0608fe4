"""Building an index: lines of records, digested in blocks, added batch by batch; a build cut off is taken up again."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from contextlib import closing, nullcontext
from dataclasses import dataclass
from itertools import chain, islice
from multiprocessing import get_context
from pathlib import Path

from refkit.errors import InputError
from refkit.matching.index.block import SIZE, Block, Convert, digest
from refkit.matching.index.index import ENGINES, engine_of

_TASK = 2 * SIZE  # lines handed to a process at once
_BATCH = 1024  # tasks, 524,288 lines, in one transaction: half a minute's work

Progress = Callable[[int], None]
"""Called with how many works were added so far."""


@dataclass(frozen=True, slots=True)
class Records:
    """Lines of records, and what they are known by: the same key later means the same lines, and perhaps more of them.

    `convert` makes a CSL-JSON item of a line, where it is not one; it must be a module's own function, or a `partial`.
    """

    key: str
    lines: Iterable[str]
    convert: Convert | None = None


@dataclass(frozen=True, slots=True)
class Built:
    """How many works were added, and how many lines held none; works that the index had already are not counted."""

    added: int
    passed_over: int


def build(
    records: Iterable[Records],
    path: Path | str,
    *,
    engine: str = "",
    processes: int = 0,
    progress: Progress | None = None,
) -> Built:
    """Add records to the index at `path`, which is made when there is none.

    Killed at any point, the index holds whole batches, and building the same again goes on after them; lines added to a
    file later are added then.

    Args:
        records: what to add; the lines of each that are in the index already are skipped.
        path: the index.
        engine: a name of `ENGINES`; that of the index there is, else SQLite, when empty.
        processes: how many more read records beside this one; a script that asks for some must be importable.
        progress: told after each batch.

    Raises:
        InputError: something else lies at `path`, it cannot be written, or was made by another engine.
        UnknownNameError: no engine has that name.
    """
    path = Path(path)
    counted = _Counted()
    with closing(ENGINES[_engine(path, engine)](path, create=True)) as index, _executor(processes) as pool:
        for each in records:
            lines = islice(each.lines, index.read(each.key), None)
            tasks = _digested(lines, each.convert, pool, processes)
            for first in tasks:
                batch = chain(first, chain.from_iterable(islice(tasks, _BATCH - 1)))
                index.add(each.key, counted.passing(batch))
                if progress:
                    progress(counted.added)
        index.finish()
    return Built(counted.added, counted.passed_over)


@dataclass(slots=True)
class _Counted:
    """Works and lines without one, counted as they pass."""

    added: int = 0
    passed_over: int = 0

    def passing(self, blocks: Iterable[Block]) -> Iterator[Block]:
        for block in blocks:
            self.added += len(block.terms)
            self.passed_over += block.passed_over
            yield block


def _engine(path: Path, wanted: str) -> str:
    if not path.exists():
        return wanted or "sqlite"
    if wanted == "tantivy" and path.is_dir():
        return wanted
    there = engine_of(path)
    if wanted and wanted in ENGINES and wanted != there:
        raise InputError(f'"{path}" was made by {there}, not {wanted}; name another path, or leave the engine out')
    return wanted or there


def _executor(processes: int) -> "ProcessPoolExecutor | nullcontext[None]":
    return ProcessPoolExecutor(processes, mp_context=get_context("spawn")) if processes else nullcontext()


def _digested(
    lines: Iterator[str], convert: Convert | None, pool: Executor | None, processes: int
) -> Iterator[list[Block]]:
    """The blocks of all lines in their order, digested here or in processes that are kept busy."""
    tasks = iter(lambda: list(islice(lines, _TASK)), [])
    if pool is None:
        yield from (_blocks(task, convert) for task in tasks)
        return
    under_way: deque[Future[list[Block]]] = deque()
    for task in tasks:
        under_way.append(pool.submit(_blocks, task, convert))
        if len(under_way) > 3 * processes:
            yield under_way.popleft().result()
    while under_way:
        yield under_way.popleft().result()


def _blocks(lines: list[str], convert: Convert | None) -> list[Block]:
    return [digest(lines[at : at + SIZE], convert) for at in range(0, len(lines), SIZE)]
