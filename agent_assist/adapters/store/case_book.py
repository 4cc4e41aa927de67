"""The cases that a piece of the log changes: read from the store when asked for, written back together."""

from __future__ import annotations

from agent_assist.adapters.store.case_rows import COLUMNS, Words, case_of, row_of
from agent_assist.adapters.store.database import Database
from agent_assist.analysis.statistics.tallies import CellsByDimension, count_case
from agent_assist.domain.statistics import Case

_MARKS = ", ".join("?" * (COLUMNS.count(",") + 1))
_UPDATED = ", ".join(f"{c} = excluded.{c}" for c in COLUMNS.split(", ") if c != "key")
_PUT = f"INSERT INTO stat_cases ({COLUMNS}) VALUES ({_MARKS}) ON CONFLICT (key) DO UPDATE SET {_UPDATED}"


class StoredBook:
    """A `CaseBook` over the encrypted store, for one piece of the log."""

    def __init__(self, database: Database, words: Words) -> None:
        self._database, self._words = database, words
        self._known: dict[str, Case | None] = {}
        self._before: dict[str, Case | None] = {}
        self._newest: dict[str, str] = {}
        self._by_outbox: dict[str, str] = {}

    def by_key(self, key: str) -> Case | None:
        """The case of a draft."""
        if key not in self._known:
            self._known[key] = self._find("key = ?", key)
        return self._known[key]

    def by_outbox(self, outbox_id: str) -> Case | None:
        """The case whose reply this is."""
        key = self._by_outbox.get(outbox_id)
        found = self.by_key(key) if key else self._look("outbox = ?", outbox_id)
        return found if found is not None and found.outbox_id == outbox_id else None

    def newest_of(self, ticket: str) -> Case | None:
        """The newest case of a ticket."""
        key = self._newest.get(ticket)
        return self.by_key(key) if key else self._look("ticket = ? ORDER BY id DESC", ticket)

    def put(self, case: Case) -> None:
        """Keep a new case, or a changed one in place of the old."""
        before = self.by_key(case.key)
        self._before.setdefault(case.key, before)
        if before is None:
            self._newest[case.ticket] = case.key
        if case.outbox_id:
            self._by_outbox[case.outbox_id] = case.key
        self._known[case.key] = case

    def changed(self) -> list[Case]:
        """The cases that are new or other than before."""
        return [case for key in self._before if (case := self._known[key]) is not None]

    def difference(self) -> CellsByDimension:
        """What the changes add to the cells, and take away."""
        cells: CellsByDimension = {}
        for key, before in self._before.items():
            after = self._known[key]
            if before is not None:
                count_case(cells, before, -1)
            if after is not None:
                count_case(cells, after)
        return cells

    def write(self) -> None:
        """Store the changed cases; the caller holds the transaction."""
        rows = [row_of(case, self._words) for case in self.changed()]
        if rows:
            self._database.execute_many(_PUT, rows)

    def _look(self, where: str, value: str) -> Case | None:
        """A stored case by something else than its key; what this piece changed holds."""
        found = self._find(where, value)
        return self.by_key(found.key) if found is not None else None

    def _find(self, where: str, value: str) -> Case | None:
        row = self._database.row(
            f"SELECT {COLUMNS} FROM stat_cases WHERE {where} LIMIT 1",
            (value,),
        )
        return case_of(row, self._words) if row is not None else None
