"""What the audit screen filters by, and how drafts fared, derived from the log. Rule: follows the log, never leads it.

A step reads the records behind `until_seq` and moves it, in one transaction. Who asks catches up first, so that
answers are complete, and no append pays for them.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from agent_assist.adapters.store.database import Database, Row
from agent_assist.adapters.store.track_records import TrackRecords
from agent_assist.domain.decision_query import NO_EDIT, edit_class_of, event_of
from agent_assist.domain.records import RecordType

_STEP = 1_000
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECOND = timedelta(milliseconds=1)
_MARK_BYTES = 7
# Looked up one by one: each type in its own small table.
_SEPARATE = {RecordType.EPOCH.value: "epochs", RecordType.ERASE.value: "erasures"}
_Facet = tuple[str, str, str, str]


class DecisionIndex:
    """Keeps the derived tables up to date."""

    def __init__(self, database: Database, track_records: TrackRecords) -> None:
        self._database = database
        self._track_records = track_records
        self._facets: dict[_Facet, int] = {}

    def catch_up(self) -> None:
        """Index all records that were written since the last call, in steps of 1,000."""
        while self._step() == _STEP:
            pass

    def _step(self) -> int:
        """Index up to 1,000 records; returns how many there were."""
        if not self._rows():
            return 0
        with self._database.transaction():
            rows = self._rows()  # another process may have been faster
            if rows:
                self._index(rows)
                self._database.execute("UPDATE log_index SET until_seq = ?", (rows[-1][0],))
        return len(rows)

    def _rows(self) -> list[Row]:
        return self._database.rows(
            "SELECT seq, body, hash FROM records WHERE seq > (SELECT until_seq FROM log_index) "
            "ORDER BY seq LIMIT ?",
            (_STEP,),
        )

    def _index(self, rows: Sequence[Row]) -> None:
        listed = []
        for seq, body, digest in rows:
            record = _parsed(body)
            if not record:
                continue
            if record["type"] in _SEPARATE:
                self._database.execute(
                    f"INSERT INTO {_SEPARATE[record['type']]} VALUES (?)", (seq,)
                )
            listed.append((seq, *self._place(record), int.from_bytes(digest[:_MARK_BYTES], "big")))
            self._track_records.count(record, seq)
        self._database.execute_many("INSERT INTO events VALUES (?, ?, ?, ?, ?)", listed)

    def _place(self, record: dict[str, Any]) -> tuple[int, int, str]:
        """Time in milliseconds, facet and ticket of a record."""
        detail = record["detail"]
        at_ms = (datetime.fromisoformat(record["ts"]) - _EPOCH) // _MILLISECOND
        facet = (
            str(detail.get("queue") or ""),
            event_of(record["type"], detail),
            edit_class_of(record["edit_bp"]) if record["type"] == RecordType.DECISION else NO_EDIT,
            str(detail.get("language") or ""),
        )
        return at_ms, self._facet(facet), record["ticket"]

    def _facet(self, facet: _Facet) -> int:
        if facet not in self._facets:
            self._database.execute(
                "INSERT OR IGNORE INTO facets (queue, outcome, edit_class, language) "
                "VALUES (?, ?, ?, ?)",
                facet,
            )
            found = self._database.rows(
                "SELECT id FROM facets WHERE (queue, outcome, edit_class, language) = (?, ?, ?, ?)",
                facet,
            )
            self._facets[facet] = int(found[0][0])
        return self._facets[facet]


def _parsed(body: bytes) -> dict[str, Any]:
    """A record's values; nothing where the body is damaged: the log's check is the one to say so."""
    try:
        found = json.loads(body)
        datetime.fromisoformat(found["ts"])
    except (ValueError, KeyError, TypeError):
        return {}
    is_whole = isinstance(found.get("detail"), dict) and all(
        isinstance(found.get(name), str) for name in ("ticket", "type")
    )
    return found if is_whole and "edit_bp" in found else {}
