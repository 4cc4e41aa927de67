"""Reads what can be read from a damaged store. Rule: it never writes into the store, and says what it could not read.

A connection that met a damaged page refuses every later page, so each failure ends in a new connection; ranges that
cannot be read are halved until single rows are left.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlcipher3 import dbapi2

from agent_assist.adapters.store.failures import damaged

if TYPE_CHECKING:
    from sqlcipher3.dbapi2 import Connection

Row = tuple[Any, ...]
_UNKNOWN_END = 1 << 16
_OPENING = (
    "PRAGMA cipher_log_level = NONE",
    "PRAGMA query_only = ON",
    "PRAGMA busy_timeout = 5000",
)


@dataclass(slots=True)
class Salvage:
    """The readable rows of one table; `lost` counts numbers below the last one that could not be read."""

    rows: list[Row] = field(default_factory=list)
    lost: int = 0


class DamagedStore:
    """A store that may have damaged pages; StoreDamaged when not even its first page opens."""

    def __init__(self, path: Path, key: bytes) -> None:
        self._path, self._key = path, key
        self._connection = self._connect()

    def close(self) -> None:
        """Nothing was changed."""
        self._connection.close()

    def table(self, name: str, columns: str) -> Salvage:
        """The rows of one of our tables, by their numbers. `name` and `columns` are ours, never somebody's text."""
        found = Salvage()
        first, last = self._ends(name)
        pending = [(first, last)]
        while pending:
            low, high = pending.pop()
            if low > high:
                continue
            sql = f"SELECT {columns} FROM {name} WHERE rowid BETWEEN ? AND ? ORDER BY rowid"
            rows = self._try(sql, (low, high))
            if rows is not None:
                found.rows += rows
            elif low == high:
                found.lost += 1
            else:
                middle = (low + high) // 2
                pending += [(middle + 1, high), (low, middle)]
        return found

    def _ends(self, name: str) -> tuple[int, int]:
        ends = []
        for which in ("min", "max"):
            rows = self._try(f"SELECT {which}(rowid) FROM {name}", ())
            ends.append(rows[0][0] if rows else None)
        low, high = ends
        if low is None and high is None and self._try(f"SELECT 1 FROM {name} LIMIT 1", ()) == []:
            return 1, 0
        return (1 if low is None else int(low)), (_UNKNOWN_END if high is None else int(high))

    def _try(self, sql: str, parameters: tuple[int, ...]) -> list[Row] | None:
        """The rows, None where a page on the way cannot be read."""
        try:
            return list(self._connection.execute(sql, parameters).fetchall())
        except dbapi2.Error:
            self._connection.close()
            self._connection = self._connect()
            return None

    def _connect(self) -> Connection:
        connection = dbapi2.connect(str(self._path), isolation_level=None)
        try:
            connection.execute(f"PRAGMA key = \"x'{self._key.hex()}'\"")
            for setting in _OPENING:
                connection.execute(setting).fetchall()
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        except dbapi2.Error as error:
            connection.close()
            raise damaged(self._path) from error
        return connection
