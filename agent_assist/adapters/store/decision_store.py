"""The decision log and the outbox behind their port. Rule: what belongs together is one transaction."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import datetime

from agent_assist.adapters.store.contents import Contents
from agent_assist.adapters.store.customer_keys import CustomerKeys
from agent_assist.adapters.store.database import Database
from agent_assist.adapters.store.decision_index import DecisionIndex
from agent_assist.adapters.store.decision_search import DecisionSearch
from agent_assist.adapters.store.erasure import StoreEraser
from agent_assist.adapters.store.head_keeper import HeadKeeper
from agent_assist.adapters.store.heads import AnchorFolder, HeadFile
from agent_assist.adapters.store.key_change import append_key_change
from agent_assist.adapters.store.outbox_rows import OutboxRows
from agent_assist.adapters.store.pseudonyms import Pseudonyms
from agent_assist.adapters.store.record_log import RecordLog
from agent_assist.adapters.store.track_records import TrackRecords
from agent_assist.domain.confidence import TrackRecord
from agent_assist.domain.decision_query import DecisionChoices, DecisionFilter, DecisionPage
from agent_assist.domain.errors import BugError, StoreError
from agent_assist.domain.outbox import OutboxItem, OutboxState
from agent_assist.domain.records import ChainedRecord, LogEntry
from agent_assist.domain.signed_note import SignedNote
from agent_assist.ports.clock import Randomness
from agent_assist.ports.signer import DeviceKey


class EncryptedDecisionStore:
    """DecisionStore on the encrypted database.

    `heads` is None for a store in memory; `anchor` is a folder outside this computer for heads, if any.
    """

    def __init__(
        self,
        database: Database,
        *,
        signer: DeviceKey,
        randomness: Randomness,
        heads: HeadFile | None,
        anchor: AnchorFolder | None = None,
    ) -> None:
        pseudonyms = Pseudonyms.of(database, randomness)
        self._keys = CustomerKeys(database, pseudonyms, randomness)
        self._database = database
        self._signer = signer
        self._contents = Contents(database, self._keys, randomness)
        self._log = RecordLog(database, self._contents, self._keys, pseudonyms)
        self._outbox = OutboxRows(database, self._keys, randomness)
        self._track_records = TrackRecords(database)
        self._index = DecisionIndex(database, self._track_records)
        self._search = DecisionSearch(database)
        self._device = pseudonyms.device
        self.eraser = StoreEraser(database, self._keys, pseudonyms, self.append)
        self._heads = HeadKeeper(database, heads, anchor, self._device) if heads else None

    def append(self, entry: LogEntry) -> ChainedRecord:
        """Chain one entry, its content encrypted beside it, in one transaction."""
        (record,) = self._log.append(entry, key_id=self._signer.key_id)
        self._keep_head_when_due(record.seq, entry.at)
        return record

    def approve(self, decision: LogEntry, approval: LogEntry, item: OutboxItem) -> None:
        """Decision record, approval record and outbox row (state held) in ONE transaction.

        The decision's detail gains the reply's language. BugError when the approval's id was used before.
        """
        detail = {"language": item.envelope.language, **decision.detail}
        with self._database.transaction():
            customer = self._keys.for_customer(decision.customer)
            self._outbox.add(item, customer)
            records = self._log.append(
                replace(decision, detail=detail),
                approval,
                key_id=self._signer.key_id,
                customer=customer,
            )
        self._keep_head_when_due(records[-1].seq, approval.at)

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
            (record,) = self._log.append(entry, key_id=self._signer.key_id)
            moved = self._outbox.item(outbox_id)
        if moved is None:
            raise BugError(f"the reply {outbox_id} vanished while it moved")
        self._keep_head_when_due(record.seq, entry.at)
        return replace(moved, event=record.seq)

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
        self._index.catch_up()
        return self._track_records.of_queue(queue)

    def decisions(
        self, wanted: DecisionFilter, after: tuple[int, int] | None = None, limit: int = 100
    ) -> DecisionPage:
        """Events that fit a filter, newest first, a page at a time; `after` is the last page's."""
        self._index.catch_up()
        return self._search.page(wanted, after, limit)

    def decision_choices(self) -> DecisionChoices:
        """What events can be filtered by."""
        self._index.catch_up()
        return self._search.choices()

    def keep_head(self) -> None:
        """Write the log's newest head outside the database: at shutdown, before the database is closed."""
        if self._heads is not None:
            self._heads.keep(self._signer)
            self._index.catch_up()

    def newest_head(self) -> SignedNote | None:
        """The newest signed head that was written outside the database."""
        return self._heads.newest_note() if self._heads is not None else None

    def head_problem(self) -> str:
        """A sentence when the log does not continue the head kept outside it; "" when it does.

        Costs a few look-ups, so that it can be asked at every start.
        """
        return self._heads.problem() if self._heads is not None else ""

    def newest_key_id(self) -> str:
        """The id of the key that the newest record carries, "" for an empty log."""
        found = self._database.row(
            "SELECT json_extract(CAST(body AS TEXT), '$.key_id') FROM records "
            "ORDER BY seq DESC LIMIT 1"
        )
        return str(found[0]) if found else ""

    def anchor_problem(self) -> str:
        """A sentence when the newest head could not be brought to the folder elsewhere; "" when it was."""
        return self._heads.anchor_problem if self._heads is not None else ""

    def change_key(self, new: DeviceKey, entry: LogEntry, *, is_lost: bool) -> ChainedRecord:
        """Sign with another key from now on; the record says so, signed by both unless the old one is lost."""
        if not is_lost:
            self.keep_head()
        with self._database.transaction():
            record = append_key_change(
                self._database,
                self._log,
                entry,
                device=self._device,
                old=self._signer,
                new=new,
                is_lost=is_lost,
            )
        self._signer = new
        self.keep_head()
        return record

    def _keep_head_when_due(self, size: int, at: datetime) -> None:
        # The record is committed; a head that cannot be written now is written after the next one.
        if self._heads is None or self._database.in_transaction:
            return
        with suppress(StoreError):
            if self._heads.is_due(size, at):
                self._heads.keep(self._signer, at)
