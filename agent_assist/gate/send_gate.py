"""The door to customers: the one place from which text reaches them.

Rule: it asks for a person's approval of exactly this text. Everything that a customer may get to see passes here as
one envelope: public replies, notes, and a ticket's status, agent and tags, which many helpdesks mail on. Numbered
checks, in this order; each raises GateRefused, and so does an empty list of them:

1. The reply is known, approved, and its undo window is over.
2. Its approval is its own: it names this outbox row and this ticket.
3. The approval has not been used.
4. The approval has not expired.
5. It is signed by this device's key, for the person who is at the window now.
6. Its digest equals the whole envelope's.
7. The footer is the policy's for what happened, in the reply's language, with the person's name.
8. The whole draft and the whole preview were displayed.
9. No masked placeholder is left in the text.
10. No newer customer message has arrived.
11. The ticket was not answered or closed elsewhere since the person saw it.
12. The stop switch is not pressed (for replies with AI words).
13. The channel is allowed by policy and is the envelope's own, and the envelope says who may see it.
14. The person's training is current (for replies with AI words).
15. No other reply to this ticket is on its way, or was sent with an answer that nobody knows.
16. This app owns the outbox: of two on one profile, one sends.
17. The log continues the head it signed last (for replies with AI words).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from agent_assist.domain.errors import DeliveryRefused, DeliveryUnknown, GateRefused, HelpdeskError
from agent_assist.domain.outbox import OPEN_STATES, OutboxItem, OutboxState
from agent_assist.domain.policy import Policy
from agent_assist.domain.records import LogEntry, RecordType
from agent_assist.domain.tickets import Conversation
from agent_assist.gate.send_checks import CHECKS, AtTheDoor, Check, refuse_unless_all
from agent_assist.gate.stop_switch import StopSwitch
from agent_assist.ports.clock import Clock
from agent_assist.ports.decision_store import DecisionStore
from agent_assist.ports.helpdesk import HelpdeskReader
from agent_assist.ports.identity import IdentitySource
from agent_assist.ports.outbox import Outbox
from agent_assist.ports.ownership import OutboxOwner
from agent_assist.ports.signer import Signer
from agent_assist.ports.training import Training


class SendGate:
    """Checks an approved reply against the world as it is now, then sends it once.

    `log_problem` is a sentence while the log is not the one whose head was signed, "" when it is.
    """

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
        training: Training,
        owner: OutboxOwner,
        log_problem: Callable[[], str],
        checks: Sequence[tuple[int, Check]] = CHECKS,
    ) -> None:
        self._outbox = outbox
        self._store = store
        self._reader = reader
        self._identity = identity
        self._signer = signer
        self._policy = policy
        self._stop = stop
        self._clock = clock
        self._training = training
        self._owner = owner
        self._log_problem = log_problem
        self._checks = tuple(checks)

    def send(self, outbox_id: str) -> OutboxItem:
        """Send one approved reply; returns its row as sent, failed or unknown. GateRefused sends nothing.

        `sending` is committed before the channel is touched, so that a crash leaves a trace to reconcile.
        StoreError before that commit sends nothing; after the channel answered it leaves the row at `sending`.
        """
        item = self._store.item(outbox_id)
        if item is None or item.state is not OutboxState.APPROVED:  # 1
            raise GateRefused(1, "This reply is not approved and waiting. Approve it first.")
        refuse_unless_all(self._checks, self._at_the_door(item))
        item = self._store.move(
            item.id, OutboxState.SENDING, self._entry(RecordType.SEND_INTENT, item)
        )
        return self._deliver(item)

    def look_up(self, outbox_id: str) -> OutboxItem:
        """Ask the channel whether an `unknown` reply is there; it becomes reconciled or stays unknown.

        Not being there now is no proof that it will not arrive, so only a person may decide that. What was asked
        and answered is logged either way, and stands in `detail`.
        """
        item = self._store.item(outbox_id)
        if item is None or item.state is not OutboxState.UNKNOWN:
            raise GateRefused(1, "There is nothing to look up for this reply.")
        try:
            receipt = self._outbox.find(item)
        except DeliveryUnknown as error:
            return item.with_detail(error.message)
        entry = self._entry(RecordType.RECONCILE, item, found=receipt is not None, by="channel")
        if receipt is None:
            self._store.append(entry)
            return item.with_detail("The helpdesk does not have it now.")
        return self._store.move(item.id, OutboxState.RECONCILED, entry, remote_id=receipt.remote_id)

    def log_problem(self) -> str:
        """A sentence while the log is not the one whose head was signed, "" when it is."""
        return self._log_problem()

    def _at_the_door(self, item: OutboxItem) -> AtTheDoor:
        approval, person = item.approval, self._identity.current()
        self._stop.look()
        others = [other for other in self._store.items(*OPEN_STATES) if other.id != item.id]
        return AtTheDoor(
            item=item,
            person=person,
            now=self._clock.now(),
            policy=self._policy,
            stop=self._stop,
            channel=self._outbox.name,
            is_signed=bool(approval.signature_hex)
            and self._signer.verify(approval.signed_bytes(), approval.signature_hex),
            is_owner=self._owner.owns(),
            training_missing=self._training.why_not_current(person),
            log_problem=self._log_problem(),
            others=tuple(others),
            conversation=self._read_anew(item.envelope.ticket_id),
        )

    def _read_anew(self, ticket_id: str) -> Conversation:
        try:
            return self._reader.conversation(ticket_id, is_fresh=True)
        except HelpdeskError as error:
            raise GateRefused(
                10, f"Whether the customer wrote again could not be read. {error.message}"
            ) from error

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

    def _entry(self, kind: RecordType, item: OutboxItem, **detail: str | bool) -> LogEntry:
        return LogEntry(
            type=kind,
            at=self._clock.now(),
            actor=item.approval.person_account,
            ticket_id=item.envelope.ticket_id,
            customer=item.envelope.to[0].email if item.envelope.to else "",
            guideline=self._policy.version,
            outbox_id=item.id,
            detail={"digest": item.envelope.digest_hex, "channel": self._outbox.name, **detail},
        )
