"""What happens after an approval: the undo window, the send, and what a crash left behind.

Rule: a held reply leaves only when its window is over and the gate agrees; an unknown one is looked up, never
sent again by itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from agent_assist.domain.errors import GateRefused
from agent_assist.domain.outbox import OutboxItem, OutboxState
from agent_assist.domain.records import LogEntry, RecordType
from agent_assist.gate.send_gate import SendGate
from agent_assist.ports.clock import Clock
from agent_assist.ports.decision_store import DecisionStore

if TYPE_CHECKING:
    from agent_assist.domain.canonical import Json


@dataclass(frozen=True, slots=True)
class SendReport:
    """What became of one reply; `refused` is the gate's sentence when it was voided instead of sent."""

    item: OutboxItem
    refused: str = ""


class SendService:
    """Releases, voids and recovers approved replies."""

    def __init__(self, store: DecisionStore, gate: SendGate, clock: Clock) -> None:
        self._store = store
        self._gate = gate
        self._clock = clock

    def undo(self, outbox_id: str, why: str = "undone by the agent") -> OutboxItem | None:
        """Take an approval back while nothing has left; None when it is too late."""
        item = self._store.item(outbox_id)
        if item is None or item.state not in {OutboxState.HELD, OutboxState.APPROVED}:
            return None
        return self._void(item, why)

    def undo_all(self, why: str) -> tuple[OutboxItem, ...]:
        """Void every held reply: the screen was locked, the computer sleeps, the app closes."""
        held = self._store.items(OutboxState.HELD, OutboxState.APPROVED)
        return tuple(self._void(item, why) for item in held)

    def release(self, outbox_id: str) -> SendReport | None:
        """Send one reply whose undo window is over; None while it is still open or already gone."""
        item = self._store.item(outbox_id)
        if item is None or item.state is not OutboxState.HELD:
            return None
        if self._clock.now() < item.release_at:
            return None
        entry = self._entry(RecordType.APPROVAL, item, {"step": "undo window over"})
        item = self._store.move(item.id, OutboxState.APPROVED, entry)
        try:
            return SendReport(self._gate.send(item.id))
        except GateRefused as refusal:
            return SendReport(self._void(item, refusal.message), refusal.message)

    def look_up(self, outbox_id: str) -> OutboxItem:
        """Ask the helpdesk whether an unknown reply is there."""
        return self._gate.look_up(outbox_id)

    def give_up(self, outbox_id: str) -> OutboxItem:
        """The agent looked and says it was not sent: the reply goes back to the editor."""
        item = self._store.item(outbox_id)
        if item is None or item.state is not OutboxState.UNKNOWN:
            raise GateRefused(1, "There is nothing to decide for this reply.")
        return self._void(item, "the agent looked in the helpdesk: not sent")

    def recover(self) -> tuple[OutboxItem, ...]:
        """At start: void what was held, and look up what was being sent when the app ended."""
        voided = self.undo_all("the app ended inside the undo window")
        for item in self._store.items(OutboxState.SENDING):
            entry = self._entry(RecordType.SEND_RESULT, item, {"state": "unknown"})
            self._store.move(
                item.id, OutboxState.UNKNOWN, entry, detail="the app ended while sending"
            )
        unknown = self._store.items(OutboxState.UNKNOWN)
        return (*voided, *(self._gate.look_up(item.id) for item in unknown))

    def _void(self, item: OutboxItem, why: str) -> OutboxItem:
        entry = self._entry(RecordType.VOID, item, {"why": why})
        return self._store.move(item.id, OutboxState.VOIDED, entry, detail=why)

    def _entry(self, kind: RecordType, item: OutboxItem, detail: dict[str, Json]) -> LogEntry:
        return LogEntry(
            type=kind,
            at=self._clock.now(),
            actor=item.approval.person_account,
            ticket_id=item.envelope.ticket_id,
            customer=item.envelope.to[0].email,
            outbox_id=item.id,
            detail=detail,
        )
