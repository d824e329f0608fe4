"""The index in one SQLite file: works in packed blocks, and an FTS5 table of their terms that holds no text itself."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from threading import Lock

from refkit.errors import InputError
from refkit.matching.index.block import SIZE, Block, other_version
from refkit.matching.index.terms import VERSION, is_rare

_DEPTH = 300  # works looked at for one term
_LOOKED_UP = 8  # terms, the rarest
_COMMON = 200  # a term in more works than this is counted in the table of common ones
_PAIRED = 60_000  # a term in more works than this is not even looked up together with another
_APPLICATION = 0x7265666B  # "refk", in the file's header
_SCHEMA = f"""
PRAGMA auto_vacuum = INCREMENTAL;
BEGIN IMMEDIATE;
PRAGMA application_id = {_APPLICATION};
PRAGMA user_version = {VERSION};
CREATE TABLE IF NOT EXISTS source (key TEXT PRIMARY KEY, read INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS block (number INTEGER PRIMARY KEY, packed BLOB NOT NULL, works INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS common (term TEXT PRIMARY KEY, works INTEGER NOT NULL) WITHOUT ROWID;
CREATE VIRTUAL TABLE IF NOT EXISTS terms
  USING fts5(text, content='', columnsize=0, detail=none, tokenize="unicode61 remove_diacritics 0");
CREATE VIRTUAL TABLE IF NOT EXISTS vocabulary USING fts5vocab(terms, row);
COMMIT;
"""


class SQLite:
    """An index in a file; every `add` is one transaction, so that it is whole whenever a build ends.

    Raises:
        InputError: the file is something else, or cannot be written.
    """

    def __init__(self, path: Path, *, create: bool = False) -> None:
        self._path, self._lock = path, Lock()
        try:
            self._db = sqlite3.connect(path, check_same_thread=False, isolation_level=None)
            try:
                self._begin(create)
            except BaseException:
                self._db.close()
                raise
        except sqlite3.Error as error:
            raise InputError(f'"{path}" is no index of refkit: {error}') from None

    def _begin(self, create: bool) -> None:
        fresh = not self._db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        if create and fresh:
            self._db.executescript(_SCHEMA)
        elif self._db.execute("PRAGMA application_id").fetchone()[0] != _APPLICATION:
            raise InputError(f'"{self._path}" is no index of refkit; `refkit index build RECORDS -o PATH` makes one')
        elif self._db.execute("PRAGMA user_version").fetchone()[0] != VERSION:
            raise InputError(other_version(self._path))
        self._db.execute("PRAGMA cache_size = -64000")

    def close(self) -> None:
        self._db.close()

    def __len__(self) -> int:
        return int(self._db.execute("SELECT coalesce(sum(works), 0) FROM block").fetchone()[0])

    def read(self, source: str) -> int:
        """How many lines of a source are in the index."""
        row = self._db.execute("SELECT read FROM source WHERE key = ?", (source,)).fetchone()
        return int(row[0]) if row else 0

    def add(self, source: str, blocks: Iterable[Block]) -> None:
        """Add blocks, which are the next lines of the source, as they come; all of them or none."""
        try:
            self._db.execute("BEGIN IMMEDIATE")
            try:
                self._insert(source, blocks)
            except BaseException:
                self._db.execute("ROLLBACK")
                raise
            self._db.execute("COMMIT")
        except sqlite3.Error as error:
            raise InputError(f'cannot write the index "{self._path}": {error}') from None

    def _insert(self, source: str, blocks: Iterable[Block]) -> None:
        number = self._db.execute("SELECT coalesce(max(number) + 1, 0) FROM block").fetchone()[0]
        read = self.read(source)
        for block in blocks:
            read += block.read
            if block.terms:
                self._db.execute("INSERT INTO block VALUES (?, ?, ?)", (number, block.packed, len(block.terms)))
                rows = enumerate(block.terms, number * SIZE)
                self._db.executemany("INSERT INTO terms (rowid, text) VALUES (?, ?)", rows)
                number += 1
        self._db.execute("INSERT OR REPLACE INTO source VALUES (?, ?)", (source, read))

    def finish(self) -> None:
        """Put the index in order, and count the terms that are in many works."""
        self._db.execute("INSERT INTO terms (terms) VALUES ('optimize')")
        self._db.execute("BEGIN IMMEDIATE")
        self._db.execute("DELETE FROM common")
        self._db.execute("INSERT INTO common SELECT term, doc FROM vocabulary WHERE doc > ?", (_COMMON,))
        self._db.execute("COMMIT")
        # Putting in order leaves a tenth of the file empty; as a script, for `execute` frees but one page.
        self._db.executescript("PRAGMA incremental_vacuum;")

    def find(self, terms: Sequence[str]) -> Iterator[tuple[float, int]]:
        """Works that have some of the terms, each with a weight, as often as it is met."""
        with self._lock:
            for query, weight in self._queries(terms):
                rows = self._db.execute("SELECT rowid FROM terms WHERE terms MATCH ? LIMIT ?", (query, _DEPTH))
                yield from ((weight, number) for (number,) in rows.fetchall())

    def packed(self, number: int) -> bytes:
        """The block that a work is in."""
        with self._lock:
            row = self._db.execute("SELECT packed FROM block WHERE number = ?", (number // SIZE,)).fetchone()
        return bytes(row[0]) if row else b""

    def _queries(self, terms: Sequence[str]) -> Iterator[tuple[str, float]]:
        """The rarest terms; where few are rare, the less common of the others two by two."""
        works = self._counted(terms)
        ranked = sorted(terms, key=lambda term: (works.get(term, 0), not is_rare(term), -len(term), term))
        alone = [term for term in ranked if works.get(term, 0) <= _DEPTH][:_LOOKED_UP]
        yield from ((f'"{term}"', 4.0 if is_rare(term) else 2.0) for term in alone)
        common = [term for term in ranked if _DEPTH < works.get(term, 0) <= _PAIRED][: _LOOKED_UP - len(alone) // 2]
        yield from ((f'"{one}" AND "{other}"', 1.5) for one, other in _by_two(common))

    def _counted(self, terms: Sequence[str]) -> Mapping[str, int]:
        marks = ",".join("?" * len(terms))
        rows = self._db.execute(f"SELECT term, works FROM common WHERE term IN ({marks})", tuple(terms))  # noqa: S608  marks only
        return dict(rows.fetchall())


def _by_two(terms: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Each term with the one after it, and the rarest with the third."""
    yield from pairwise(terms)
    if len(terms) > 2:
        yield terms[0], terms[2]
