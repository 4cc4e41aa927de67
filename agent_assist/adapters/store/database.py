"""One encrypted SQLite database, usable from every thread. Rule: a step that raised has changed nothing.

One connection guarded by a lock: writers are serialised anyway, and readers here take microseconds.
"""

from __future__ import annotations

import hashlib
import hmac
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlcipher3 import dbapi2

from agent_assist.adapters.store.connection import connect
from agent_assist.adapters.store.failures import as_known, converted
from agent_assist.adapters.store.migrations import migrate
from agent_assist.adapters.store.private_files import prepare
from agent_assist.domain.errors import BugError

if TYPE_CHECKING:
    from sqlcipher3.dbapi2 import Connection, Cursor

Row = tuple[Any, ...]
Value = str | int | float | bytes | None


class Database:
    """An open store. `path` is None for one that lives in memory."""

    def __init__(self, connection: Connection, path: Path | None, key: bytes) -> None:
        self.path = path
        self._key = key
        self._lock = threading.RLock()
        self._open_connection: Connection | None = connection

    @classmethod
    def open(cls, path: Path | None, key: bytes) -> Database:
        """Open or create a store (file 0600, new folder 0700) and bring its schema up to date.

        `key` is the raw 32-byte key. StoreDamaged: wrong key or no store; StoreInUse: busy for seconds;
        StoreFull: no space; StoreError: a newer version's store, or no right to write.
        """
        if path is not None:
            prepare(path)
        database = cls(connect(path, key), path, key)
        try:
            migrate(database)
        except BaseException:
            database.close()
            raise
        return database

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Everything inside is committed together, or nothing is. Nested use joins the outer one.

        Other threads wait. An error raised inside must leave the outermost block too.
        """
        with self._lock:
            if self._connection.in_transaction:
                yield
                return
            self.execute("BEGIN IMMEDIATE")
            try:
                yield
                self.execute("COMMIT")
            except BaseException:
                self._roll_back()
                raise

    @property
    def in_transaction(self) -> bool:
        """Whether a transaction is open."""
        with self._lock:
            return bool(self._connection.in_transaction)

    def execute(self, sql: str, parameters: Sequence[Value] = ()) -> int:
        """Run one statement; returns the number of changed rows (-1 where there is none)."""
        with self._lock:
            return int(self._run(sql, parameters).rowcount)

    def execute_many(self, sql: str, parameters: Iterable[Sequence[Value]]) -> None:
        """Run one statement for each row of parameters, in one transaction."""
        with self.transaction(), converted(self.path):
            self._connection.executemany(sql, parameters)

    def insert(self, sql: str, parameters: Sequence[Value] = ()) -> int:
        """Run one INSERT; returns the new row's number."""
        with self._lock:
            return int(self._run(sql, parameters).lastrowid)

    def rows(self, sql: str, parameters: Sequence[Value] = ()) -> list[Row]:
        """All rows of a query."""
        with self._lock:
            cursor = self._run(sql, parameters)
            with converted(self.path):
                return list(cursor.fetchall())

    def row(self, sql: str, parameters: Sequence[Value] = ()) -> Row | None:
        """The first row of a query, None where there is none."""
        return next(iter(self.rows(sql, parameters)), None)

    def derived_key(self, purpose: str) -> bytes:
        """A 32-byte key for one purpose, from the store's key: HMAC-SHA-256(key, purpose)."""
        return hmac.new(self._key, purpose.encode("utf-8"), hashlib.sha256).digest()

    def fold(self) -> None:
        """Fold the write-ahead log into the file and empty it, where no reader is in the way."""
        with self._lock, suppress(dbapi2.Error):
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    def close(self) -> None:
        """Fold the write-ahead log into the file, empty it, and close. Closing twice is fine."""
        with self._lock:
            if self._open_connection is None:
                return
            try:
                self._open_connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
            except dbapi2.Error:
                pass  # full disk or another reader: the write-ahead log stays and is read at the next start
            finally:
                self._open_connection.close()
                self._open_connection = None

    @property
    def _connection(self) -> Connection:
        if self._open_connection is None:
            raise BugError("the store is closed")
        return self._open_connection

    def _run(self, sql: str, parameters: Sequence[Value]) -> Cursor:
        try:
            return self._connection.execute(sql, parameters)
        except (dbapi2.Error, UnicodeEncodeError) as error:
            raise as_known(error, self.path) from error

    def _roll_back(self) -> None:
        # SQLite has already rolled back by itself after some errors, such as a full disk.
        if self._connection.in_transaction:
            self.execute("ROLLBACK")
