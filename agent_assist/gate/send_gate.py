"""The door to customers: the one place from which text reaches them.

Rule: it asks for a person's approval of exactly this text. Numbered checks, in this order; each raises
GateRefused, and an item that meets none of them because something is empty is refused:

1. The reply is known and its undo window is over.
2. Its approval is its own: it names this outbox row and this ticket.
3. The approval has not been used.
4. The approval has not expired.
5. It is signed by this device's key, for the person who is at the window now.
6. Its digest equals the whole envelope's.
7. The footer is the policy's for what happened, in the reply's language, with the person's name.
8. The whole draft and the whole preview were displayed.
9. No masked placeholder is left in the text.
10. No newer customer message has arrived.
11. The ticket was not answered or closed elsewhere.
12. The stop switch is not pressed (for replies with AI words).
13. The channel is allowed by policy and is the envelope's own.
"""

from __future__ import annotations

from agent_assist.analysis.personal_data.placeholders import find_placeholders
from agent_assist.domain.disclosure import DisclosureKind
from agent_assist.domain.errors import DeliveryRefused, DeliveryUnknown, GateRefused
from agent_assist.domain.outbox import OutboxItem, OutboxState
from agent_assist.domain.policy import Policy
from agent_assist.domain.records import LogEntry, RecordType
from agent_assist.domain.tickets import Conversation, Direction, TicketStatus
from agent_assist.gate.approval import PREVIEW_MIN_MS
from agent_assist.gate.stop_switch import StopSwitch
from agent_assist.ports.clock import Clock
from agent_assist.ports.decision_store import DecisionStore
from agent_assist.ports.helpdesk import HelpdeskReader
from agent_assist.ports.identity import IdentitySource
from agent_assist.ports.outbox import Outbox
from agent_assist.ports.signer import Signer


class SendGate:
    """Checks an approved reply against the world as it is now, then sends it once."""

    def __init__(
        self,
        *,
        outbox: Outbox,
        store: DecisionStore,
        reader: HelpdeskReader,
        identity: IdentitySource,
        signer: Signer,
        policy: Policy,
        stop: StopSwitch,
        clock: Clock,
    ) -> None:
        self._outbox = outbox
        self._store = store
        self._reader = reader
        self._identity = identity
        self._signer = signer
        self._policy = policy
        self._stop = stop
        self._clock = clock

    def send(self, outbox_id: str) -> OutboxItem:
        """Send one approved reply; returns its row as sent, failed or unknown. GateRefused sends nothing.

        `sending` is committed before the channel is touched, so that a crash leaves a trace to reconcile.
        """
        item = self._store.item(outbox_id)
        if item is None or item.state is not OutboxState.APPROVED:  # 1
            raise GateRefused(1, "This reply is not approved and waiting. Approve it first.")
        self._check_approval(item)
        self._check_text(item)
        ticket_id = item.envelope.ticket_id
        self._check_ticket(item, self._reader.conversation(ticket_id, is_fresh=True))
        self._check_channel(item)
        item = self._store.move(
            item.id, OutboxState.SENDING, self._entry(RecordType.SEND_INTENT, item)
        )
        return self._deliver(item)

    def look_up(self, outbox_id: str) -> OutboxItem:
        """Ask the channel whether an `unknown` reply is there; it becomes reconciled or stays unknown."""
        item = self._store.item(outbox_id)
        if item is None or item.state is not OutboxState.UNKNOWN:
            raise GateRefused(1, "There is nothing to look up for this reply.")
        try:
            receipt = self._outbox.find(item)
        except DeliveryUnknown:
            return item
        if receipt is None:
            return item
        entry = self._entry(RecordType.RECONCILE, item, found=True)
        return self._store.move(item.id, OutboxState.RECONCILED, entry, remote_id=receipt.remote_id)

    def _deliver(self, item: OutboxItem) -> OutboxItem:
        try:
            receipt = self._outbox.deliver(item)
        except DeliveryRefused as error:
            return self._result(item, OutboxState.FAILED, detail=error.message)
        except DeliveryUnknown as error:
            return self._result(item, OutboxState.UNKNOWN, detail=error.message)
        return self._result(item, OutboxState.SENT, remote_id=receipt.remote_id)

    def _result(
        self, item: OutboxItem, state: OutboxState, *, remote_id: str = "", detail: str = ""
    ) -> OutboxItem:
        entry = self._entry(RecordType.SEND_RESULT, item, state=state.value)
        return self._store.move(item.id, state, entry, remote_id=remote_id, detail=detail)

    def _check_approval(self, item: OutboxItem) -> None:
        approval, envelope = item.approval, item.envelope
        if approval.outbox_id != item.id or approval.ticket_id != envelope.ticket_id:  # 2
            raise GateRefused(2, "The approval belongs to another reply. Approve this one.")
        if item.attempt:  # 3
            raise GateRefused(3, "The approval was used before. Approve again.")
        if not approval.approved_at <= self._clock.now() < approval.expires_at:  # 4
            raise GateRefused(4, "The approval has expired. Read the reply and approve again.")
        self._check_signature(item)
        if approval.envelope_digest_hex != envelope.digest_hex:  # 6
            raise GateRefused(6, "The reply is not what was approved. Read it and approve again.")

    def _check_signature(self, item: OutboxItem) -> None:
        approval = item.approval
        is_signed = bool(approval.signature_hex) and self._signer.verify(
            approval.signed_bytes(), approval.signature_hex
        )
        if not is_signed or approval.person_account != self._identity.current().account:  # 5
            raise GateRefused(5, "The approval is not by the person signed in here. Approve again.")

    def _check_text(self, item: OutboxItem) -> None:
        envelope, shown = item.envelope, item.approval.shown
        name = self._identity.current().display_name
        if envelope.footer != self._policy.footer(
            envelope.disclosure, envelope.language, name
        ):  # 7
            raise GateRefused(7, "The customer's notice is not the policy's. Approve again.")
        if not (
            shown.draft_was_whole
            and shown.preview_was_whole
            and shown.preview_visible_ms >= PREVIEW_MIN_MS
        ):  # 8
            raise GateRefused(
                8, "Not everything was on screen. Read the preview and approve again."
            )
        if any(find_placeholders(envelope.customer_text + envelope.subject)):  # 9
            raise GateRefused(9, "A masked placeholder is left in the text. Replace it first.")

    def _check_ticket(self, item: OutboxItem, conversation: Conversation) -> None:
        envelope = item.envelope
        newest = conversation.last_from_customer
        if newest is not None and newest.id != envelope.in_reply_to:  # 10
            raise GateRefused(10, "The customer wrote again. Read the new message first.")
        is_answered = bool(conversation.messages) and (
            conversation.messages[-1].direction is Direction.AGENT
            and newest is not None
            and conversation.messages[-1].sent_at > item.approval.approved_at
        )
        if is_answered or conversation.ticket.status is TicketStatus.CLOSED:  # 11
            raise GateRefused(11, "The ticket was answered or closed elsewhere. Look at it first.")

    def _check_channel(self, item: OutboxItem) -> None:
        if item.envelope.disclosure is not DisclosureKind.HUMAN:
            self._stop.refuse_when_off(12)  # 12
        allowed = self._policy.allowed_sources
        if self._outbox.name not in allowed or item.envelope.source != self._outbox.name:  # 13
            raise GateRefused(13, "The policy does not allow sending through this channel.")

    def _entry(self, kind: RecordType, item: OutboxItem, **detail: str | bool) -> LogEntry:
        return LogEntry(
            type=kind,
            at=self._clock.now(),
            actor=item.approval.person_account,
            ticket_id=item.envelope.ticket_id,
            customer=item.envelope.to[0].email,
            guideline=self._policy.version,
            outbox_id=item.id,
            detail={"digest": item.envelope.digest_hex, "channel": self._outbox.name, **detail},
        )
