"""What services have answered, kept on disk with the day: an answer or an absence for a request, never a failure."""

import os
import sqlite3
import threading
import time
from contextlib import suppress
from pathlib import Path

from refkit.resolve.transport import Answer, Outcome

DAY = 86_400.0
KEPT = {Outcome.ANSWERED: 90 * DAY, Outcome.ABSENT: 7 * DAY}
"""Seconds for which an answer counts. An absence soon does not: works get registered."""

_SCHEMA = """CREATE TABLE IF NOT EXISTS answers (
    service TEXT NOT NULL, request TEXT NOT NULL, outcome TEXT NOT NULL, body TEXT NOT NULL, asked REAL NOT NULL,
    PRIMARY KEY (service, request)) WITHOUT ROWID"""


class Cache:
    """A file of answers that several threads and processes may use; each answer is on disk before it is used.

    A file that is no database or is damaged is set aside as `NAME.broken` and begun anew. Where nothing can be written
    at all, everything is simply forgotten.

    Args:
        path: the file; ":memory:" keeps answers only as long as the object.
    """

    def __init__(self, path: str | os.PathLike[str]) -> None:
        self.path = Path(path)
        self._memory = str(path) == ":memory:"
        self._lock = threading.Lock()
        self._db = self._open()

    def _open(self) -> sqlite3.Connection:
        if self._memory:
            return self._connected(":memory:")
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            return self._connected(str(self.path))
        except sqlite3.OperationalError:
            return self._connected(":memory:")
        except sqlite3.DatabaseError:
            return self._anew()
        except OSError:
            return self._connected(":memory:")

    def _anew(self) -> sqlite3.Connection:
        with suppress(OSError):
            self.path.replace(self.path.with_name(self.path.name + ".broken"))
        try:
            return self._connected(str(self.path))
        except sqlite3.DatabaseError:
            return self._connected(":memory:")

    @staticmethod
    def _connected(path: str) -> sqlite3.Connection:
        db = sqlite3.connect(path, timeout=10, isolation_level=None, check_same_thread=False)
        try:
            db.execute("PRAGMA journal_mode=WAL")
            db.execute("PRAGMA synchronous=NORMAL")
            db.execute(_SCHEMA)
        except sqlite3.Error:
            db.close()
            raise
        return db

    def get(self, service: str, request: str, *, any_age: bool = False) -> Answer | None:
        """The answer to a request, None when there is none or it is too old, unless `any_age` will do."""
        query = "SELECT outcome, body, asked FROM answers WHERE service = ? AND request = ?"
        try:
            with self._lock:
                row = self._db.execute(query, (service, request)).fetchone()
        except sqlite3.Error:
            return None
        if not row:
            return None
        outcome = Outcome(row[0])
        fresh = time.time() - row[2] < KEPT[outcome]
        return Answer(outcome, text=row[1]) if fresh or any_age else None

    def put(self, service: str, request: str, answer: Answer) -> None:
        """Keep an answer or an absence; a failure is passed over."""
        if answer.outcome is Outcome.UNREACHABLE:
            return
        row = (service, request, str(answer.outcome), answer.text, time.time())
        with suppress(sqlite3.Error), self._lock:  # a full disk must not cost the answer
            self._db.execute("INSERT OR REPLACE INTO answers VALUES (?, ?, ?, ?, ?)", row)

    def drop(self, service: str, request: str) -> None:
        """Forget an answer that turned out to be none."""
        with suppress(sqlite3.Error), self._lock:
            self._db.execute("DELETE FROM answers WHERE service = ? AND request = ?", (service, request))

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            self._db.close()
