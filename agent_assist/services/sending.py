"""What happens after an approval: the undo window, the send, and what a crash left behind.

Rule: a held reply leaves only when its window is over, in time, and the gate agrees; an unknown one is looked up,
never sent again by itself. Only the app that owns the outbox moves anything.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from agent_assist.domain.errors import GateRefused, KnownError, StepGone, StoreError
from agent_assist.domain.outbox import OutboxItem, OutboxState
from agent_assist.domain.records import LogEntry, RecordType
from agent_assist.gate.send_gate import SendGate
from agent_assist.ports.clock import Clock
from agent_assist.ports.decision_store import DecisionStore
from agent_assist.ports.ownership import OutboxOwner

if TYPE_CHECKING:
    from agent_assist.domain.canonical import Json

LATE = timedelta(seconds=5)
"""A window that ends later than this was slept through, or nobody could have pressed Undo in it."""

_WAITING = (OutboxState.HELD, OutboxState.APPROVED)
_ENDED = "the app ended inside the undo window"
_PUT_BACK = "an older copy of this profile was put back: look in the helpdesk whether it was sent"
_SLEPT = "The computer slept, or its clock was changed, while the reply was held."


@dataclass(frozen=True, slots=True)
class SendReport:
    """What became of one reply; `refused` is the sentence why it was voided instead of sent."""

    item: OutboxItem
    refused: str = ""


class SendService:
    """Releases, voids and recovers approved replies."""

    def __init__(
        self, store: DecisionStore, gate: SendGate, clock: Clock, owner: OutboxOwner
    ) -> None:
        self._store = store
        self._gate = gate
        self._clock = clock
        self._owner = owner
        self._has_recovered = False
        self._leaving: set[str] = set()
        self._lock = threading.Lock()

    def owns(self) -> bool:
        """Whether this app sends for the profile; takes over, and recovers, where the other one has ended."""
        if not self._owner.owns():
            return False
        if not self._has_recovered:
            self.recover()
        return True

    def give_over(self) -> None:
        """Let another app of this profile send from now on."""
        self._owner.release()

    def undo(self, outbox_id: str, why: str = "undone by the agent") -> OutboxItem | None:
        """Take an approval back while nothing has left; None when it is too late."""
        item = self._store.item(outbox_id)
        if item is None or item.state not in _WAITING or not self._owner.owns():
            return None
        return self._voided(item, why)

    def undo_all(self, why: str) -> tuple[OutboxItem, ...]:
        """Void every held reply: the screen was locked, the computer sleeps, the app closes."""
        if not self._owner.owns():
            return ()
        voided = (self._voided(item, why) for item in self._store.items(*_WAITING))
        return tuple(item for item in voided if item is not None)

    def release(self, outbox_id: str) -> SendReport | None:
        """Send one reply whose undo window is over; None while it is still open or already gone."""
        item = self._store.item(outbox_id)
        if item is None or item.state is not OutboxState.HELD or not self._owner.owns():
            return None
        now = self._clock.now()
        if now < item.approval.approved_at or now > item.release_at + LATE:
            return self._refused(item, _SLEPT)
        if now < item.release_at:
            return None
        self._void_leftovers(item)
        with self._in_flight(outbox_id):
            return self._sent(item)

    def look_up(self, outbox_id: str) -> OutboxItem:
        """Ask the helpdesk whether an unknown reply is there."""
        return self._gate.look_up(self._settled(outbox_id).id)

    def give_up(self, outbox_id: str) -> OutboxItem:
        """The agent looked and says it was not sent: the reply goes back to the editor."""
        item = self._settled(outbox_id)
        why = "the agent looked in the helpdesk: not sent"
        return self._store.move(
            item.id, OutboxState.VOIDED, self._void_entry(item, why), detail=why
        )

    def confirm_sent(self, outbox_id: str) -> OutboxItem:
        """The agent looked and says that the customer has it."""
        item = self._settled(outbox_id)
        entry = self._entry(RecordType.RECONCILE, item, {"found": True, "by": "person"})
        why = "the agent looked in the helpdesk: sent"
        return self._store.move(item.id, OutboxState.RECONCILED, entry, detail=why)

    def unknown(self) -> tuple[OutboxItem, ...]:
        """Every reply of which nobody knows whether it was sent, oldest first."""
        in_doubt = self._store.items(OutboxState.SENDING, OutboxState.UNKNOWN)
        return tuple(item for item in in_doubt if item.id not in self._leaving)

    def log_problem(self) -> str:
        """A sentence while the log is not the one whose head this device signed, "" when it is."""
        return self._gate.log_problem()

    def recover(self) -> tuple[OutboxItem, ...]:
        """At start: void what was held, and look up what was being sent when the app ended.

        Does nothing while another app owns the outbox: what is held there is still held.
        """
        if not self._owner.owns():
            return ()
        self._has_recovered = True
        voided = self.undo_all(_PUT_BACK if self._gate.log_problem() else _ENDED)
        return (*voided, *(self.look_up(item.id) for item in self.unknown()))

    def _sent(self, item: OutboxItem) -> SendReport:
        """Through the gate; whatever happens, the report says how the row stands."""
        entry = self._entry(RecordType.APPROVAL, item, {"step": "undo window over"})
        try:
            self._store.move(item.id, OutboxState.APPROVED, entry)
            return SendReport(self._gate.send(item.id))
        except StepGone:  # undone a moment before it would have left
            return SendReport(self._now(item), "It was taken back in time.")
        except StoreError as error:
            return self._without_store(item, error)
        except KnownError as refusal:
            return self._refused(item, refusal.message)

    def _without_store(self, item: OutboxItem, error: StoreError) -> SendReport:
        """The disk failed: before `sending` nothing has left; after it nobody wrote down what was answered."""
        now = self._now(item)
        if now.state in _WAITING:
            return self._refused(now, error.message)
        if now.state is OutboxState.SENDING:
            return SendReport(now.with_detail(error.message))
        return SendReport(now)

    def _settled(self, outbox_id: str) -> OutboxItem:
        """The unknown reply with this id; what was left at `sending` becomes unknown first."""
        item = self._store.item(outbox_id)
        if item is None or item.id in self._leaving or not self._owner.owns():
            raise GateRefused(1, "There is nothing to decide for this reply.")
        if item.state is OutboxState.SENDING:
            entry = self._entry(RecordType.SEND_RESULT, item, {"state": "unknown"})
            return self._store.move(
                item.id, OutboxState.UNKNOWN, entry, detail="the app ended while sending"
            )
        if item.state is not OutboxState.UNKNOWN:
            raise GateRefused(1, "There is nothing to decide for this reply.")
        return item

    def _refused(self, item: OutboxItem, why: str) -> SendReport:
        """Voided; where even that cannot be written, the row waits and is voided at the next chance."""
        try:
            return SendReport(self._voided(item, why) or self._now(item), why)
        except StoreError:
            return SendReport(self._now(item), why)

    def _void_leftovers(self, item: OutboxItem) -> None:
        """Approved replies to the same ticket that a full disk kept from being voided."""
        for other in self._store.items(OutboxState.APPROVED):
            is_same = other.envelope.ticket_id == item.envelope.ticket_id
            if is_same and other.id not in self._leaving:
                self._voided(other, "another reply took its place")

    def _voided(self, item: OutboxItem, why: str) -> OutboxItem | None:
        try:
            return self._store.move(
                item.id, OutboxState.VOIDED, self._void_entry(item, why), detail=why
            )
        except StepGone:  # it left, or was voided, a moment before
            return None

    def _now(self, item: OutboxItem) -> OutboxItem:
        return self._store.item(item.id) or item

    @contextmanager
    def _in_flight(self, outbox_id: str) -> Iterator[None]:
        """Nobody looks up or settles a reply while its own send waits for an answer."""
        with self._lock:
            self._leaving.add(outbox_id)
        try:
            yield
        finally:
            with self._lock:
                self._leaving.discard(outbox_id)

    def _void_entry(self, item: OutboxItem, why: str) -> LogEntry:
        return self._entry(RecordType.VOID, item, {"why": why})

    def _entry(self, kind: RecordType, item: OutboxItem, detail: dict[str, Json]) -> LogEntry:
        return LogEntry(
            type=kind,
            at=self._clock.now(),
            actor=item.approval.person_account,
            ticket_id=item.envelope.ticket_id,
            customer=item.envelope.to[0].email if item.envelope.to else "",
            outbox_id=item.id,
            detail=detail,
        )
