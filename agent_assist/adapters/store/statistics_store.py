"""The lead's figures over the encrypted log. Rule: a view of the log, taken in after the records, never with them.

An approval costs no page more. Sums are kept in memory once they were asked for, and only what changed is written.
"""

from __future__ import annotations

import gc
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

from agent_assist.adapters.store.case_book import StoredBook
from agent_assist.adapters.store.case_rows import COLUMNS, Words, case_of
from agent_assist.adapters.store.database import Database, Row, Value
from agent_assist.adapters.store.pseudonyms import Pseudonyms
from agent_assist.analysis.statistics.reading import read_record
from agent_assist.analysis.statistics.tallies import CellsByDimension, add_cell
from agent_assist.domain.statistics import Case, Cell, CellKey, Cells, Dimension, Release
from agent_assist.ports.clock import Randomness

_STEP = 2_000


class EncryptedStatisticsStore:
    """StatisticsSource and OwnCases on the encrypted database; usable from every thread."""

    def __init__(self, database: Database, randomness: Randomness) -> None:
        self._database = database
        self._pseudonyms = Pseudonyms.of(database, randomness)
        self._words = Words(database)
        self._lock = threading.RLock()
        self._cells: dict[tuple[Dimension, bool], dict[CellKey, Cell]] = {}
        self._seen = -1
        self._noted: set[tuple[Dimension, str]] = set()

    def catch_up(self) -> int:
        """Take in the records since the last call; the number of the newest record taken."""
        with self._lock:
            while self._step() == _STEP:
                pass
            return self._seen

    def cells(self, dimension: Dimension, *, has_shape: bool = True) -> Cells:
        """The sums of one dimension; without the distributions where those are not needed."""
        with self._lock:
            kept = dimension, has_shape
            if kept not in self._cells:
                self._cells[kept] = self._load(dimension, has_shape=has_shape)
            return self._cells[kept]

    def releases(self) -> tuple[Release, ...]:
        """When each model and each prompt was first used, oldest first."""
        rows = self._database.rows("SELECT at, dimension, name FROM stat_releases ORDER BY at")
        return tuple(
            Release(datetime.fromtimestamp(at, UTC), Dimension(dimension), name)
            for at, dimension, name in rows
        )

    def cases_of(self, account: str, from_week: int) -> tuple[Case, ...]:
        """The cases of this account since the start of a week."""
        agent = self._database.row(
            "SELECT id FROM stat_words WHERE text = ?", (self._pseudonyms.actor(account),)
        )
        if agent is None:
            return ()
        rows = self._database.rows(
            f"SELECT {COLUMNS} FROM stat_cases WHERE agent = ? AND week >= ?",
            (agent[0], from_week),
        )
        return tuple(case_of(row, self._words) for row in rows)

    def _step(self) -> int:
        """Take in up to 2,000 records; returns how many there were."""
        place = self._place()
        if place != self._seen:
            self._cells.clear()  # another process was here
            self._seen = place
        rows = self._rows(place)
        if not rows:
            return 0
        book = StoredBook(self._database, self._words)
        for seq, body in rows:
            read_record(book, seq, body)
        try:
            with self._database.transaction():
                if self._place() == place:
                    self._write(book, int(rows[-1][0]))
        except BaseException:
            self._forget()
            raise
        return len(rows)

    def _forget(self) -> None:
        """A piece was rolled back: nothing that was kept in memory may rest on it."""
        self._cells.clear()
        self._words.forget()
        self._noted.clear()
        self._seen = -1

    def _write(self, book: StoredBook, seq: int) -> None:
        book.write()
        changed = self._add(book.difference())
        for case in book.changed():
            self._note_release(case)
        self._database.execute("UPDATE stat_place SET seq = ?", (seq,))
        for dimension, cells in changed.items():
            for kept in ((dimension, True), (dimension, False)):
                if kept in self._cells:
                    self._cells[kept] = {**self._cells[kept], **cells}
        self._seen = seq

    def _add(self, difference: CellsByDimension) -> CellsByDimension:
        changed: CellsByDimension = {}
        rows: list[tuple[Value, ...]] = []
        for dimension, cells in difference.items():
            for key, part in cells.items():
                cell = self._stored(dimension, key)
                add_cell(cell, self._numbered(part))
                changed.setdefault(dimension, {})[key] = cell
                rows.append(
                    (
                        *self._key(dimension, key),
                        *map(_text, (cell.counts, cell.agents, cell.shape)),
                    )
                )
        self._database.execute_many(
            "INSERT INTO stat_cells VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET "
            "counts = excluded.counts, agents = excluded.agents, shape = excluded.shape",
            rows,
        )
        return changed

    def _stored(self, dimension: Dimension, key: CellKey) -> Cell:
        row = self._database.row(
            "SELECT counts, agents, shape FROM stat_cells "
            "WHERE (dimension, week, queue, value) = (?, ?, ?, ?)",
            self._key(dimension, key),
        )
        return _cell(*row) if row else Cell()

    def _numbered(self, part: Cell) -> Cell:
        """The same with agents by their number, as they are stored."""
        agents = {str(self._words.number(agent)): n for agent, n in part.agents.items()}
        return Cell(part.counts, part.shape, agents)

    def _key(self, dimension: Dimension, key: CellKey) -> tuple[str, int, int, int]:
        number = self._words.number
        return dimension.value, key.week, number(key.queue), number(key.value)

    def _load(self, dimension: Dimension, *, has_shape: bool) -> dict[CellKey, Cell]:
        text = self._words.text
        shape = "shape" if has_shape else "'{}'"
        rows = self._database.rows(
            f"SELECT week, queue, value, counts, agents, {shape} FROM stat_cells WHERE dimension = ?",
            (dimension.value,),
        )
        with _uncollected():
            return {
                CellKey(week, text(queue), text(value)): _cell(*sums)
                for week, queue, value, *sums in rows
            }

    def _note_release(self, case: Case) -> None:
        for dimension in (Dimension.MODEL, Dimension.PROMPT):
            name = case.place.value(dimension)
            if name and (dimension, name) not in self._noted:
                self._noted.add((dimension, name))
                self._database.execute(
                    "INSERT OR IGNORE INTO stat_releases VALUES (?, ?, ?)",
                    (dimension.value, name, case.shown_at),
                )

    def _place(self) -> int:
        return int(self._database.rows("SELECT seq FROM stat_place")[0][0])

    def _rows(self, place: int) -> list[Row]:
        return self._database.rows(
            "SELECT seq, body FROM records WHERE seq > ? ORDER BY seq LIMIT ?", (place, _STEP)
        )


@contextmanager
def _uncollected() -> Iterator[None]:
    """Thousands of cells come at once, none in a cycle: a search for cycles among them holds the window up."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _cell(counts: str, agents: str, shape: str) -> Cell:
    # One text instead of three: a million decisions have six thousand cells.
    return Cell(*json.loads(f"[{counts},{shape},{agents}]"))


def _text(tally: dict[str, int]) -> str:
    return json.dumps(tally, separators=(",", ":"))
