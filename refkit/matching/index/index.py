"""Asking an index: the works that share a reference's rarest terms, each compared with it field by field."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Protocol, Self

from refkit.errors import InputError
from refkit.matching.index.block import SIZE, Block
from refkit.matching.index.packing import unpack
from refkit.matching.index.terms import terms_asked, title_words
from refkit.matching.quoting import likeness
from refkit.model import Candidate, Reference
from refkit.registry import Registry

_SHORTLIST = 12  # works compared field by field
_OPEN_BLOCKS = 256


class Engine(Protocol):
    """What keeps blocks and finds works by their terms; a work's number is its block's times `SIZE` and its place."""

    def __init__(self, path: Path, *, create: bool = False) -> None: ...
    def __len__(self) -> int: ...
    def read(self, source: str) -> int: ...
    def add(self, source: str, blocks: Iterable[Block]) -> None: ...
    def find(self, terms: Sequence[str]) -> Iterator[tuple[float, int]]: ...
    def packed(self, number: int) -> bytes: ...
    def finish(self) -> None: ...
    def close(self) -> None: ...


ENGINES: Registry[type[Engine]] = Registry(
    "engine",
    {
        "sqlite": "refkit.matching.index.sqlite:SQLite",
        "tantivy": "refkit.matching.index.tantivy:Tantivy",
    },
)


class Index:
    """An index, open for questions; any number of threads may ask at once."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._shelf = lru_cache(maxsize=_OPEN_BLOCKS)(lambda block: unpack(engine.packed(block * SIZE)))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __len__(self) -> int:
        return len(self._engine)

    def close(self) -> None:
        """Let go of the file."""
        self._engine.close()

    def candidates(self, wanted: Reference, *, text: str = "", most: int = 5) -> tuple[Candidate, ...]:
        """The works most like a reference, best first, each with its similarity (see `likeness`).

        Args:
            wanted: what is known of the work.
            text: the string it was read from, where there is one: its words help where reading it went wrong.
            most: how many to give.
        """
        found = (
            Candidate(work, likeness(wanted, work, text=text), "index") for work in self.shortlist(wanted, text=text)
        )
        return tuple(sorted(found, key=lambda each: -each.score)[:most])

    def shortlist(self, wanted: Reference, *, text: str = "") -> tuple[Reference, ...]:
        """The works that have the rarest terms of a reference, not yet compared with it; most terms first."""
        asked = dict.fromkeys([*terms_asked(wanted.item()), *title_words(text)])
        weights: Counter[int] = Counter()
        for weight, number in self._engine.find(list(asked)) if asked else ():
            weights[number] += weight  # type: ignore[assignment]  # a Counter adds up any numbers
        return tuple(self._work(number) for number, _ in weights.most_common(_SHORTLIST))

    def _work(self, number: int) -> Reference:
        return self._shelf(number // SIZE).reference(number % SIZE)


def open_index(path: Path | str) -> Index:
    """The index at a path, whichever engine made it.

    Raises:
        InputError: there is none, it is something else, or its engine is not installed.
    """
    path = Path(path)
    if not path.exists():
        raise InputError(f'there is no index at "{path}"; `refkit index build RECORDS -o {path}` makes one')
    return Index(ENGINES[engine_of(path)](path))


def engine_of(path: Path) -> str:
    """The engine of the index at a path: SQLite keeps a file, tantivy a folder.

    Raises:
        InputError: it is a folder without an index.
    """
    if not path.is_dir():
        return "sqlite"
    from refkit.matching.index.tantivy import is_index

    if is_index(path):
        return "tantivy"
    raise InputError(f'"{path}" is a folder, and no index of refkit; name a file, such as {path / "works.index"}')
