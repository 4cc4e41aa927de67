"""How drafts fared, counted from the log's decisions. Rule: a derived table; who asks gets all decisions so far.

A draft counts once, by its newest decision: an approval taken back and given again is one draft.
"""

from __future__ import annotations

from typing import Any

from agent_assist.adapters.store.database import Database
from agent_assist.domain.confidence import TrackRecord
from agent_assist.domain.decisions import Outcome
from agent_assist.domain.records import RecordType

_DECIDED = frozenset({Outcome.UNCHANGED, Outcome.LIGHT, Outcome.HEAVY, Outcome.REJECTED})


class TrackRecords:
    """The counts for each queue. A draft that was never used for the reply is not counted."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def count(self, record: dict[str, Any], seq: int) -> None:
        """Count a decision about a draft (it names its model); other records are left alone."""
        queue, outcome = record["detail"].get("queue"), record["detail"].get("outcome")
        is_decision = record["type"] == RecordType.DECISION.value
        if not is_decision or not record["model"] or outcome not in _DECIDED:
            return
        draft = str(record["detail"].get("draft") or f"record {seq}")
        self._forget(draft)
        unchanged = int(outcome == Outcome.UNCHANGED)
        self._database.execute(
            "INSERT INTO decided_drafts (draft, queue, unchanged) VALUES (?, ?, ?)",
            (draft, str(queue), unchanged),
        )
        self._add(str(queue), 1, unchanged)

    def of_queue(self, queue: str) -> TrackRecord:
        """The counts so far; the calibration error is not known here."""
        found = self._database.row(
            "SELECT decided, unchanged FROM track_records WHERE queue = ?", (queue,)
        )
        decided, unchanged = found or (0, 0)
        return TrackRecord(decided, unchanged, None)

    def _forget(self, draft: str) -> None:
        found = self._database.row(
            "SELECT queue, unchanged FROM decided_drafts WHERE draft = ?", (draft,)
        )
        if found is not None:
            self._database.execute("DELETE FROM decided_drafts WHERE draft = ?", (draft,))
            self._add(found[0], -1, -found[1])

    def _add(self, queue: str, decided: int, unchanged: int) -> None:
        self._database.execute(
            "INSERT INTO track_records VALUES (?1, ?2, ?3) ON CONFLICT (queue) DO UPDATE SET "
            "decided = decided + ?2, unchanged = unchanged + ?3",
            (queue, decided, unchanged),
        )
