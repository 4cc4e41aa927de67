"""Erases texts by destroying their key, and what else is kept beside them. Rule: destroyed and recorded, or neither.

A text goes in three ways at once: its sealed row, its key, and every copy of the store that this program made.
What is old is looked for from the oldest row on, so that a start that finds nothing costs a look for each table.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from datetime import datetime

from agent_assist.adapters.store.backups import drop_backups
from agent_assist.adapters.store.customer_keys import CustomerKeys
from agent_assist.adapters.store.database import Database
from agent_assist.adapters.store.pseudonyms import Pseudonyms
from agent_assist.domain.canonical import Json
from agent_assist.domain.errors import InputError
from agent_assist.domain.outbox import OPEN_STATES
from agent_assist.domain.records import ChainedRecord, LogEntry
from agent_assist.ports.erasure import Erased

_STEP = 500
_OPEN = ", ".join(f"'{state.value}'" for state in sorted(OPEN_STATES))
_EMPTY_KEYS = """
UPDATE customer_keys SET lookup = NULL, sealed_key = x'' WHERE length(sealed_key) > 0
AND id NOT IN (SELECT customer FROM texts)
AND id NOT IN (SELECT customer FROM outbox WHERE length(sealed_envelope) > 0)
"""
# For each table what is old and in which order it was written: rows behind a place, a few at a time.
# A damaged draft or prompt is as old as the next one that says its time; a damaged record is the log's check's.
_AGES = {
    "texts": (
        "SELECT t.seq, iif(json_valid(CAST(r.body AS TEXT)), "
        "json_extract(CAST(r.body AS TEXT), '$.ts'), '') FROM texts t "
        "JOIN records r ON r.seq = t.seq WHERE t.seq > ? ORDER BY t.seq LIMIT ?"
    ),
    "outbox": (
        "SELECT number, release_at FROM outbox "
        "WHERE number > ? AND length(sealed_envelope) > 0 ORDER BY number LIMIT ?"
    ),
    "drafts": (
        "SELECT number, iif(json_valid(draft), json_extract(draft, '$.created_at'), NULL) AS written "
        "FROM drafts WHERE number > ? AND written IS NOT NULL ORDER BY number LIMIT ?"
    ),
    "prompts": (
        "SELECT number, iif(json_valid(prompt), json_extract(prompt, '$.sent_at'), NULL) AS written "
        "FROM prompts WHERE number > ? AND written IS NOT NULL ORDER BY number LIMIT ?"
    ),
}
_ERASE_OLD = {
    "texts": "DELETE FROM texts WHERE seq <= ?",
    "outbox": (
        "UPDATE outbox SET sealed_envelope = x'', detail = '' WHERE number <= ? "
        f"AND length(sealed_envelope) > 0 AND state NOT IN ({_OPEN})"
    ),
    "drafts": (
        "DELETE FROM drafts WHERE number <= ? "
        "AND id NOT IN (SELECT coalesce(json_extract(work, '$.draft_id'), '') FROM work "
        "WHERE json_valid(work))"
    ),
    "prompts": "DELETE FROM prompts WHERE number <= ?",
}

_COUNTED = {"outbox": "replies"}
_BY_HASH = {"person_wishes": "wishes", "handed_over": "handed_over"}
"""Tables that name a customer by a keyed hash, and how their rows are counted."""
_KINDS = ("texts", "replies", "drafts", "prompts", "works", *_BY_HASH.values())


class StoreEraser:
    """TextEraser on the encrypted database; `append` chains a record inside the running transaction."""

    def __init__(
        self,
        database: Database,
        keys: CustomerKeys,
        pseudonyms: Pseudonyms,
        append: Callable[[LogEntry], ChainedRecord],
    ) -> None:
        self._database = database
        self._keys = keys
        self._pseudonyms = pseudonyms
        self._append = append

    def tickets_of(self, email: str) -> frozenset[str]:
        """The tickets with texts under this customer's key, or with a note under their hash."""
        number = self._keys.number_of(email)
        rows = self._database.rows(
            "SELECT DISTINCT json_extract(CAST(r.body AS TEXT), '$.ticket') FROM texts t "
            "JOIN records r ON r.seq = t.seq WHERE t.customer = ? AND json_valid(CAST(r.body AS TEXT))",
            (number,),
        )
        hashed = (self._pseudonyms.customer(email),)
        for table in _BY_HASH:
            rows += self._database.rows(f"SELECT ticket_id FROM {table} WHERE customer = ?", hashed)
        return frozenset(str(row[0]) for row in rows if row[0])

    def erase_customer(self, email: str, tickets: Collection[str], entry: LogEntry) -> Erased:
        """Destroy a customer's key and everything kept for their tickets, in one transaction."""
        with self._database.transaction():
            number = self._keys.number_of(email)
            self._refuse_while_open(number)
            listed = [
                int(row[0])
                for row in self._database.rows(
                    "SELECT seq FROM texts WHERE customer = ? ORDER BY seq", (number,)
                )
            ]
            self._database.execute("DELETE FROM texts WHERE customer = ?", (number,))
            replies = self._database.execute(
                "UPDATE outbox SET sealed_envelope = x'', detail = '' "
                "WHERE customer = ? AND length(sealed_envelope) > 0",
                (number,),
            )
            counts = {
                "texts": len(listed),
                "replies": replies,
                **self._of_tickets(tickets),
                **self._notes(email, tickets),
            }
            if not any(counts.values()) and number is None:
                raise InputError("Nothing is kept of this customer. Check the address.")
            self._keys.destroy(number)
            erased = self._recorded(entry, {"records": listed}, counts)
        self._leave_no_copy()
        return erased

    def erase_older(self, before: datetime, entry: LogEntry) -> Erased | None:
        """Destroy what is older, in one transaction; None where nothing is."""
        with self._database.transaction():
            until = {table: self._last_older(table, before) for table in _AGES}
            if not any(until.values()):
                return None
            counts = {
                _COUNTED.get(table, table): self._database.execute(_ERASE_OLD[table], (place,))
                for table, place in until.items()
                if place
            }
            if not any(counts.values()):
                return None
            if counts.get("texts") or counts.get("replies"):
                self._database.execute(_EMPTY_KEYS)
            erased = self._recorded(entry, {"until": until["texts"]}, counts)
        self._leave_no_copy()
        return erased

    def _refuse_while_open(self, number: int | None) -> None:
        found = self._database.row(
            f"SELECT 1 FROM outbox WHERE customer = ? AND state IN ({_OPEN})", (number,)
        )
        if found is not None:
            raise InputError(
                "A reply to this customer is on its way, or nobody knows whether it was sent. Nothing was erased. "
                "Open Agent Assist, settle it, then erase."
            )

    def _of_tickets(self, tickets: Collection[str]) -> dict[str, int]:
        """Drafts, prompts and texts in hand of these tickets; the files hung on replies go with them."""
        counts = {"drafts": 0, "prompts": 0, "works": 0}
        for ticket_id in tickets:
            for table, name in (("drafts", "drafts"), ("prompts", "prompts"), ("work", "works")):
                sql = f"DELETE FROM {table} WHERE ticket_id = ?"
                counts[name] += self._database.execute(sql, (ticket_id,))
            self._database.execute("DELETE FROM reply_files WHERE ticket_id = ?", (ticket_id,))
        return counts

    def _notes(self, email: str, tickets: Collection[str]) -> dict[str, int]:
        """What is kept under their hash, or on their tickets under nobody's: somebody else's wish stays."""
        customer, nobody = (self._pseudonyms.customer(one) for one in (email, ""))
        counts = {}
        for table, name in _BY_HASH.items():
            counts[name] = self._database.execute(
                f"DELETE FROM {table} WHERE customer = ?", (customer,)
            )
            for ticket_id in tickets:
                sql = f"DELETE FROM {table} WHERE customer = ? AND ticket_id = ?"
                counts[name] += self._database.execute(sql, (nobody, ticket_id))
        return counts

    def _last_older(self, table: str, before: datetime) -> int:
        """The last row of the table's beginning that is old in one piece; 0 for none."""
        last, step = 0, 1  # most starts find nothing: one look is enough
        while True:
            rows = self._database.rows(_AGES[table], (last, step))
            for place, written in rows:
                if not _is_older(written, before):
                    return last
                last = int(place)
            if len(rows) < step:
                return last
            step = _STEP

    def _recorded(
        self, entry: LogEntry, what: dict[str, Json], counts: Mapping[str, int]
    ) -> Erased:
        numbers = {name: counts.get(name, 0) for name in _KINDS}
        record = self._append(replace(entry, detail={**entry.detail, **what, **numbers}))
        return Erased(record.seq, record.hash_hex, **numbers)

    def _leave_no_copy(self) -> None:
        """The write-ahead log and copies from before an upgrade still hold the key."""
        self._database.fold()
        drop_backups(self._database.path)


def _is_older(written: object, before: datetime) -> bool:
    """Whether a stored moment is before this one; what was damaged since is not known to be."""
    try:
        return datetime.fromisoformat(str(written)) < before
    except (ValueError, TypeError):
        return False


def erased_by(body: bytes) -> tuple[int, frozenset[int]]:
    """What an `erase` record says is gone: all texts up to a record, and those of the records named."""
    try:
        record = json.loads(body)
        detail = record["detail"]
        is_erasure = record["type"] == "erase"
        listed = frozenset(int(seq) for seq in detail.get("records") or ())
        until = int(detail.get("until") or 0)
    except (ValueError, KeyError, TypeError, AttributeError):
        return 0, frozenset()
    return (until, listed) if is_erasure else (0, frozenset())
