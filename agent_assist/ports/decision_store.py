"""The append-only log and the outbox, written together. Rule: what belongs together is one transaction."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from agent_assist.domain.confidence import TrackRecord
from agent_assist.domain.decision_query import DecisionChoices, DecisionFilter, DecisionPage
from agent_assist.domain.outbox import OutboxItem, OutboxState
from agent_assist.domain.records import ChainedRecord, LogEntry


class DecisionStore(Protocol):
    """Appends records and moves outbox rows; StoreFull leaves everything as it was."""

    def append(self, entry: LogEntry) -> ChainedRecord:
        """Chain one entry, its content encrypted beside it, in one transaction."""
        ...

    def approve(self, decision: LogEntry, approval: LogEntry, item: OutboxItem) -> None:
        """Decision record, approval record and outbox row (state held) in ONE transaction.

        BugError when the approval's id was used before.
        """
        ...

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

        Entering `sending` adds one to `attempt`; the reply's `event` is the record's number. BugError when the
        step does not exist.
        """
        ...

    def item(self, outbox_id: str) -> OutboxItem | None:
        """One reply on its way."""
        ...

    def items(self, *states: OutboxState) -> tuple[OutboxItem, ...]:
        """The replies in any of these states, oldest first."""
        ...

    def records(self, after_seq: int = 0) -> Iterator[ChainedRecord]:
        """The stored records with a larger number, in order, as exact bytes."""
        ...

    def track_record(self, queue: str) -> TrackRecord:
        """How AI drafts of this queue were decided so far."""
        ...

    def decisions(
        self, wanted: DecisionFilter, after: tuple[int, int] | None = None, limit: int = 100
    ) -> DecisionPage:
        """Events that fit a filter, newest first, a page at a time; `after` is the last page's."""
        ...

    def decision_choices(self) -> DecisionChoices:
        """What events can be filtered by."""
        ...

    def content(self, seq: int, field: str) -> tuple[bytes, str] | None:
        """Salt and text behind a record's commitment (`draft_c`, `sent_c`, `signals_c`); None where erased."""
        ...
