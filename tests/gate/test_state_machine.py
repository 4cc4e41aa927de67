"""Whatever happens in whatever order: one delivery for one approval, none without, and every doubt is shown."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import timedelta
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, invariant, precondition, rule

from agent_assist.adapters.device_signer import DeviceSigner
from agent_assist.adapters.store.database import Database
from agent_assist.adapters.store.decision_store import EncryptedDecisionStore
from agent_assist.adapters.store.log_verify import LogAudit
from agent_assist.adapters.training import TrainingNotAsked
from agent_assist.domain.approvals import Approval
from agent_assist.domain.errors import DeliveryRefused, DeliveryUnknown, GateRefused
from agent_assist.domain.outbox import OutboxItem, OutboxState, Receipt
from agent_assist.domain.people import Person
from agent_assist.domain.records import LogEntry, RecordType
from agent_assist.domain.tickets import Conversation
from agent_assist.gate.approval import mint_approval
from agent_assist.gate.send_gate import SendGate
from agent_assist.gate.stop_switch import StopSwitch
from agent_assist.services.sending import SendService
from tests.fakes.clock import CountingRandomness
from tests.harness.desk import (
    KEY,
    POLICY,
    PRIYA,
    SEED,
    SHOWN,
    START,
    UNDO,
    HandClock,
    OneMessageEach,
    reply_envelope,
)

WAITING = (OutboxState.HELD, OutboxState.APPROVED)
ARRIVED = (OutboxState.SENT, OutboxState.RECONCILED)
OVER = (OutboxState.VOIDED, OutboxState.FAILED)
BAD: dict[str, dict[str, Any]] = {
    "unsigned": {"signature_hex": ""},
    "other person": {"person_account": "jonas"},
    "other reply": {"outbox_id": "another"},
    "other text": {"envelope_digest_hex": "0" * 64},
    "not displayed": {"shown": replace(SHOWN, preview_was_whole=False)},
    "expired": {"expires_at": START - timedelta(days=1)},
}
BEHAVIOURS = st.sampled_from(
    ["takes", "refuses", "is silent", "takes and is silent", "takes later",
     "takes and we are killed", "we are killed"]
)  # fmt: skip
HARMLESS = ("nothing", "nothing much")
MEANWHILE = [*HARMLESS, "the customer writes again", "AI is stopped", "another person sits down",
             "the screen is locked", "the computer sleeps", "the app is killed"]  # fmt: skip
TICKETS = st.sampled_from([f"T-{number}" for number in range(12)])


class Killed(BaseException):
    """The process ends here."""


class Channel:
    """Behaves as it was told for the next delivery; customers' mailboxes are `got`."""

    name = "http"

    def __init__(self) -> None:
        self.got: Counter[str] = Counter()
        self.late: list[str] = []
        self.behaviour = "takes"
        self.can_be_asked = True

    def deliver(self, item: OutboxItem) -> Receipt:
        behaviour, self.behaviour = self.behaviour, "takes"
        if behaviour == "refuses":
            raise DeliveryRefused("No.")
        if behaviour in ("takes", "takes and is silent", "takes and we are killed"):
            self.got[item.id] += 1
        if behaviour == "takes later":
            self.late.append(item.id)
        if behaviour.endswith("killed"):
            raise Killed
        if behaviour != "takes":
            raise DeliveryUnknown("No answer.")
        return Receipt(f"remote-{item.id}")

    def find(self, item: OutboxItem) -> Receipt | None:
        if not self.can_be_asked:
            raise DeliveryUnknown("Nobody answers.")
        return Receipt(f"remote-{item.id}") if self.got[item.id] else None

    def who_am_i(self) -> str:
        return ""


class Tickets(OneMessageEach):
    """Tickets to which their customers may write again."""

    def __init__(self) -> None:
        self.written_again: set[str] = set()

    def conversation(self, ticket_id: str, *, is_fresh: bool = False) -> Conversation:
        found = super().conversation(ticket_id)
        if ticket_id in self.written_again:
            again = replace(found.messages[0], id=f"<again-{ticket_id}@mail>")
            return replace(found, messages=(*found.messages, again))
        return found


class Right:
    """The right to send, of one app or another."""

    def __init__(self, *, ours: bool) -> None:
        self.ours = ours

    def owns(self) -> bool:
        return self.ours

    def release(self) -> None:
        self.ours = False


class Window:
    """Who sits at it."""

    person = PRIYA

    def current(self) -> Person:
        return self.person


class Sending(RuleBasedStateMachine):
    replies: Bundle[str] = Bundle("replies")

    def __init__(self) -> None:
        super().__init__()
        self.clock, self.channel, self.tickets = HandClock(START), Channel(), Tickets()
        self.window, self.stop = Window(), StopSwitch(is_on=True)
        self.signer, self.randomness = DeviceSigner(SEED), CountingRandomness()
        self.database = Database.open(None, KEY)
        self.store = EncryptedDecisionStore(
            self.database, signer=self.signer, randomness=self.randomness, heads=None
        )
        self.good: set[str] = set()
        self.taken_back: set[str] = set()
        self.sending = self._app(Right(ours=True))
        self.second = self._app(Right(ours=False))
        self.sending.recover()

    def _app(self, right: Right) -> SendService:
        gate = SendGate(
            outbox=self.channel, store=self.store, reader=self.tickets,  # type: ignore[arg-type]
            identity=self.window, signer=self.signer, policy=POLICY, stop=self.stop,
            clock=self.clock, training=TrainingNotAsked(), owner=right, log_problem=lambda: "",
        )  # fmt: skip
        return SendService(self.store, gate, self.clock, right)

    def _approve(self, ticket: str, **changes: Any) -> str:
        outbox_id, now = self.randomness.new_id(), self.clock.now()
        envelope = replace(
            reply_envelope(outbox_id, "http"), ticket_id=ticket, in_reply_to=f"<{ticket}@mail>"
        )
        approval: Approval = mint_approval(
            envelope, PRIYA, SHOWN, 0, approval_id=self.randomness.new_id(), outbox_id=outbox_id,
            now=now, signer=self.signer, reads=("en",),
        )  # fmt: skip
        if changes:
            approval = replace(approval, **changes)
            if "signature_hex" not in changes:
                signed = self.signer.sign_hex(approval.signed_bytes())
                approval = replace(approval, signature_hex=signed)
        item = OutboxItem(outbox_id, envelope, approval, OutboxState.HELD, now + UNDO)
        entry = LogEntry(RecordType.DECISION, now, "priya", ticket, "maren@mail.example")
        self.store.approve(entry, replace(entry, type=RecordType.APPROVAL), item)
        return outbox_id

    def _state(self, outbox_id: str) -> OutboxState:
        item = self.store.item(outbox_id)
        assert item is not None
        return item.state

    @rule(target=replies, ticket=TICKETS)
    def a_person_approves(self, ticket: str) -> str:
        outbox_id = self._approve(ticket)
        self.good.add(outbox_id)
        return outbox_id

    @rule(
        target=replies,
        ticket=TICKETS,
        wrong=st.sampled_from(["", "", "", *sorted(BAD)]),
        behaviour=BEHAVIOURS,
        meanwhile=st.sampled_from(MEANWHILE),
    )
    def a_reply_goes_the_whole_way(
        self, ticket: str, wrong: str, behaviour: str, meanwhile: str
    ) -> str:
        reply = self._approve(ticket, **BAD.get(wrong, {}))
        if not wrong:
            self.good.add(reply)
        self.channel.behaviour = behaviour
        self.clock.time += UNDO
        self._happens(meanwhile, ticket)
        self.the_undo_window_ends(reply)
        self._is_over(meanwhile, ticket)
        assert meanwhile in HARMLESS or not self.channel.got[reply]
        return reply

    def _happens(self, meanwhile: str, ticket: str) -> None:
        if meanwhile == "the customer writes again":
            self.tickets.written_again.add(ticket)
        elif meanwhile == "AI is stopped":
            self.stop.turn(False)
        elif meanwhile == "another person sits down":
            self.window.person = Person("jonas", "Jonas K.", "test")
        elif meanwhile == "the screen is locked":
            self.the_screen_is_locked()
        elif meanwhile == "the computer sleeps":
            self.clock.time += timedelta(minutes=2)
        elif meanwhile == "the app is killed":
            self.the_app_starts_again()

    def _is_over(self, meanwhile: str, ticket: str) -> None:
        self.tickets.written_again.discard(ticket)
        self.stop.turn(True)
        self.window.person = PRIYA

    @rule(seconds=st.sampled_from([1, 10, 10, 10, 11, 60, -5]))
    def time_passes(self, seconds: int) -> None:
        self.clock.time += timedelta(seconds=seconds)

    @rule(reply=replies)
    def the_undo_window_ends(self, reply: str) -> None:
        try:
            self.sending.release(reply)
        except Killed:
            self.the_app_starts_again()

    @rule()
    def every_window_ends_in_time(self) -> None:
        self.clock.time += UNDO
        for item in self.store.items(OutboxState.HELD):
            self.the_undo_window_ends(item.id)

    @rule(reply=replies)
    def undo(self, reply: str) -> None:
        before = self._state(reply)
        voided = self.sending.undo(reply)
        assert (voided is not None) == (before in WAITING), "what is held can be voided, always"
        if voided is not None:
            self.taken_back.add(reply)

    @rule()
    def the_screen_is_locked(self) -> None:
        held = {item.id for item in self.store.items(*WAITING)}
        assert {item.id for item in self.sending.undo_all("locked")} == held
        self.taken_back |= held

    @rule(can=st.booleans())
    def the_channel_can_be_asked(self, can: bool) -> None:
        self.channel.can_be_asked = can

    @rule()
    def what_hung_arrives(self) -> None:
        for outbox_id in self.channel.late:
            self.channel.got[outbox_id] += 1
        self.channel.late.clear()

    @rule()
    def the_app_starts_again(self) -> None:
        self.taken_back |= {item.id for item in self.store.items(*WAITING)}
        self.sending = self._app(Right(ours=True))
        self.sending.recover()
        assert not self.store.items(*WAITING, OutboxState.SENDING)

    @rule(reply=replies)
    def the_second_app_tries_everything(self, reply: str) -> None:
        before = self._state(reply)
        assert self.second.recover() == ()
        assert self.second.undo(reply) is None
        assert self.second.undo_all("closed") == ()
        assert self.second.release(reply) is None
        assert self._state(reply) is before

    @rule(reply=replies)
    def check_helpdesk(self, reply: str) -> None:
        try:
            looked = self.sending.look_up(reply)
        except GateRefused:
            assert self._state(reply) not in (OutboxState.UNKNOWN, OutboxState.SENDING)
            return
        is_found = self.channel.can_be_asked and self.channel.got[reply]
        assert looked.state is (OutboxState.RECONCILED if is_found else OutboxState.UNKNOWN)

    @precondition(lambda self: self.sending.unknown() and not self.channel.late)
    @rule()
    def a_person_looks(self) -> None:
        """Whoever looks tells what is there; what still hung has arrived by then."""
        reply = self.sending.unknown()[0].id
        decide = self.sending.confirm_sent if self.channel.got[reply] else self.sending.give_up
        decide(reply)

    @invariant()
    def nothing_arrives_twice_or_without_a_good_approval(self) -> None:
        assert all(count <= 1 for count in self.channel.got.values())
        assert (
            set(self.channel.got.keys() - {k for k, n in self.channel.got.items() if not n})
            <= self.good
        )

    @invariant()
    def what_was_taken_back_never_leaves(self) -> None:
        assert not [reply for reply in self.taken_back if self.channel.got[reply]]

    @invariant()
    def the_rows_tell_the_truth_and_every_doubt_is_shown(self) -> None:
        shown = {item.id for item in self.sending.unknown()}
        for item in self.store.items(*OutboxState):
            arrived = self.channel.got[item.id]
            if item.state in ARRIVED:
                assert arrived == 1
            elif item.state in OVER or item.state in WAITING:
                assert arrived == 0
            else:
                assert item.id in shown

    @invariant()
    def two_replies_to_one_ticket_never_leave_while_one_is_in_doubt(self) -> None:
        doubtful = {item.envelope.ticket_id: item.id for item in self.sending.unknown()}
        assert len(doubtful) == len(self.sending.unknown())

    def teardown(self) -> None:
        audit = LogAudit(self.database, signer=self.signer, randomness=self.randomness, heads=None)
        verdict = audit.verify()
        assert int(verdict.exit_code) == 6, verdict.message
        self.database.close()


TestSending = Sending.TestCase
TestSending.settings = settings(
    max_examples=250,
    stateful_step_count=40,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
)
