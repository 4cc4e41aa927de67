"""The decision log and the outbox behind their port. Rule: what belongs together is one transaction."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

from agent_assist.adapters.store.contents import Contents
from agent_assist.adapters.store.customer_keys import CustomerKeys
from agent_assist.adapters.store.database import Database
from agent_assist.adapters.store.head_keeper import HeadKeeper
from agent_assist.adapters.store.heads import HeadFile
from agent_assist.adapters.store.outbox_rows import OutboxRows
from agent_assist.adapters.store.pseudonyms import Pseudonyms
from agent_assist.adapters.store.record_log import RecordLog
from agent_assist.adapters.store.track_records import TrackRecords
from agent_assist.domain.confidence import TrackRecord
from agent_assist.domain.errors import BugError, StoreError
from agent_assist.domain.outbox import OutboxItem, OutboxState
from agent_assist.domain.records import ChainedRecord, LogEntry
from agent_assist.ports.clock import Randomness
from agent_assist.ports.signer import Signer


class EncryptedDecisionStore:
    """DecisionStore on the encrypted database. `heads` is None for a store in memory."""

    def __init__(
        self, database: Database, *, signer: Signer, randomness: Randomness, heads: HeadFile | None
    ) -> None:
        pseudonyms = Pseudonyms.of(database, randomness)
        keys = CustomerKeys(database, pseudonyms, randomness)
        self._database = database
        self._contents = Contents(database, keys, randomness)
        self._log = RecordLog(database, self._contents, pseudonyms, signer)
        self._outbox = OutboxRows(database, keys, randomness)
        self._track_records = TrackRecords(database)
        self._heads = HeadKeeper(database, heads, signer, pseudonyms.device) if heads else None

    def append(self, entry: LogEntry) -> ChainedRecord:
        """Chain one entry, its content encrypted beside it, in one transaction."""
        with self._database.transaction():
            record = self._append(entry)
        self._keep_head_when_due()
        return record

    def approve(self, decision: LogEntry, approval: LogEntry, item: OutboxItem) -> None:
        """Decision record, approval record and outbox row (state held) in ONE transaction.

        BugError when the approval's id was used before.
        """
        with self._database.transaction():
            self._outbox.add(item, decision.customer)
            self._append(decision)
            self._append(approval)
        self._keep_head_when_due()

    def move(
        self,
        outbox_id: str,
        state: OutboxState,
        entry: LogEntry,
        *,
        remote_id: str = "",
        detail: str = "",
    ) -> OutboxItem:
        """Move a reply to its next state and append the record, in one transaction.

        Entering `sending` adds one to `attempt`. BugError when the step does not exist.
        """
        with self._database.transaction():
            self._outbox.move(outbox_id, state, entry.at, remote_id, detail)
            self._append(entry)
            moved = self._outbox.item(outbox_id)
        if moved is None:
            raise BugError(f"the reply {outbox_id} vanished while it moved")
        self._keep_head_when_due()
        return moved

    def item(self, outbox_id: str) -> OutboxItem | None:
        """One reply on its way."""
        return self._outbox.item(outbox_id)

    def items(self, *states: OutboxState) -> tuple[OutboxItem, ...]:
        """The replies in any of these states, oldest first."""
        return self._outbox.items(states)

    def records(self, after_seq: int = 0) -> Iterator[ChainedRecord]:
        """The stored records with a larger number, in order, as exact bytes."""
        return self._log.records(after_seq)

    def content(self, seq: int, field: str) -> tuple[bytes, str] | None:
        """Salt and text behind a record's commitment, None where there is none; StoreDamaged when altered."""
        return self._contents.open(seq, field)

    def track_record(self, queue: str) -> TrackRecord:
        """How drafts of this queue were decided so far."""
        return self._track_records.of_queue(queue)

    def keep_head(self) -> None:
        """Write the log's newest head outside the database: at shutdown, before the database is closed."""
        if self._heads is not None:
            self._heads.keep()

    def _append(self, entry: LogEntry) -> ChainedRecord:
        record = self._log.append(entry)
        self._track_records.count(entry, record.seq)
        return record

    def _keep_head_when_due(self) -> None:
        # The record is committed; a head that cannot be written now is written after the next one.
        if self._heads is not None:
            with suppress(StoreError):
                self._heads.keep_when_due()
