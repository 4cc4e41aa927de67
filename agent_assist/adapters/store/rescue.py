"""Reads what can be read from a damaged store. Rule: it never writes into the store, and says what it could not read.

A connection that met a damaged page refuses every later page, so each failure ends in a new connection. Rows are
read from both ends of a range up to the damage, and what lies between is halved, the widest ranges first. The
failures are limited, so that the reading ends within seconds whatever is damaged.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlcipher3 import dbapi2

from agent_assist.adapters.store.connection import QUIET
from agent_assist.adapters.store.failures import as_known

if TYPE_CHECKING:
    from sqlcipher3.dbapi2 import Connection

Row = tuple[Any, ...]
_FIRST_FAILURES, _MOST_FAILURES = 1_000, 10_000
"""For one table: the first even where nothing is found, then one more for each row found; one takes about 0.3 ms."""
_LAST_NUMBER_BITS = 24
"""Where the last row of a table cannot be read, it is sought below two to this power."""
_OPENING = ("PRAGMA query_only = ON", "PRAGMA busy_timeout = 5000")


@dataclass(slots=True)
class Salvage:
    """The readable rows of one table.

    `lost` counts the numbers, between those of rows that could be read, that could not. `is_end_unknown`:
    the last rows could not be read either, so nobody knows how many more there were.
    """

    rows: list[Row] = field(default_factory=list)
    lost: int = 0
    is_end_unknown: bool = False


class DamagedStore:
    """A store that may have damaged pages; StoreDamaged when its first page or its list of tables does not open."""

    def __init__(self, path: Path, key: bytes) -> None:
        self._path, self._key = path, key
        self._connection = self._connect()

    def close(self) -> None:
        """Nothing was changed."""
        self._connection.close()

    def table(self, name: str, columns: str) -> Salvage:
        """The rows of one of our tables, by their numbers. `name` and `columns` are ours, never somebody's text."""
        rows, is_whole = self._read(name, columns, 1, None)
        if is_whole:
            return Salvage([row[1:] for row in rows])
        found = {row[0]: row[1:] for row in rows}
        first, last = max(found, default=0) + 1, self._last(name)
        unread = self._between(name, columns, first, last, found)
        numbers = sorted(found)
        end = last if last is not None else max(numbers, default=0)
        lost = sum(max(0, min(high, end) - low + 1) for low, high in unread)
        return Salvage([found[number] for number in numbers], lost, is_end_unknown=last is None)

    def _between(
        self, name: str, columns: str, first: int, last: int | None, found: dict[int, Row]
    ) -> list[tuple[int, int]]:
        """Read what can be read of these numbers into `found`; returns the ranges that could not be."""
        unread: list[tuple[int, int]] = []
        pending = deque(_ranges(first, last))
        failures = 0
        while pending and failures < min(_MOST_FAILURES, _FIRST_FAILURES + len(found)):
            low, high, failed = self._narrowed(name, columns, *pending.popleft(), found)
            failures += failed
            if low < high:
                middle = (low + high) // 2
                pending += [(low, middle), (middle + 1, high)]
            elif low == high:
                unread.append((low, high))
        return [*unread, *pending]

    def _narrowed(
        self, name: str, columns: str, low: int, high: int, found: dict[int, Row]
    ) -> tuple[int, int, int]:
        """Read from both ends up to the damage; returns what is left (empty: low > high), and the failures."""
        rows, is_whole = self._read(name, columns, low, high)
        found.update((row[0], row[1:]) for row in rows)
        if is_whole:
            return high + 1, high, 0
        low = rows[-1][0] + 1 if rows else low
        if low >= high:
            return low, high, 1
        rows, _ = self._read(name, columns, low, high, is_backwards=True)
        found.update((row[0], row[1:]) for row in rows)
        return low, (rows[-1][0] - 1 if rows else high), 2

    def _last(self, name: str) -> int | None:
        rows, is_whole = self._fetch(f"SELECT max(rowid) FROM {name}", ())
        return int(rows[0][0] or 0) if is_whole else None

    def _read(
        self, name: str, columns: str, low: int, high: int | None, *, is_backwards: bool = False
    ) -> tuple[list[Row], bool]:
        """The rows with these numbers up to the damage, number first; whether there was none."""
        order = "DESC" if is_backwards else "ASC"
        end = (1 << 63) - 1 if high is None else high
        sql = f"SELECT rowid, {columns} FROM {name} WHERE rowid BETWEEN ? AND ? ORDER BY rowid {order}"
        return self._fetch(sql, (low, end))

    def _fetch(self, sql: str, parameters: tuple[int, ...]) -> tuple[list[Row], bool]:
        rows: list[Row] = []
        try:
            rows.extend(self._connection.execute(sql, parameters))
        except dbapi2.Error:
            self._connection.close()
            self._connection = self._connect()
            return rows, False
        return rows, True

    def _connect(self) -> Connection:
        connection = dbapi2.connect(str(self._path), isolation_level=None)
        try:
            for setting in (QUIET, f"PRAGMA key = \"x'{self._key.hex()}'\"", *_OPENING):
                connection.execute(setting).fetchall()
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        except dbapi2.Error as error:
            connection.close()
            raise as_known(error, self._path) from error
        return connection


def _ranges(first: int, last: int | None) -> Iterator[tuple[int, int]]:
    """One range up to a known end; up to an unknown one several, each twice as wide as the one before."""
    if last is not None:
        yield first, last
        return
    for bit in range(_LAST_NUMBER_BITS):
        low, high = first - 1 + (1 << bit), first - 2 + (1 << (bit + 1))
        yield low, high
