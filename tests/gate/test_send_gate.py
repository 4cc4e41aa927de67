"""The door to customers: each numbered check is broken once, and the gate refuses with that number."""

from __future__ import annotations

import asyncio
import re
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from agent_assist.adapters.device_signer import DeviceSigner
from agent_assist.adapters.folder_helpdesk import FolderOutbox
from agent_assist.adapters.identity import FixedIdentity
from agent_assist.adapters.single_owner import SingleOwner, SoleOwner
from agent_assist.adapters.training import TrainingNotAsked
from agent_assist.domain.approvals import Shown
from agent_assist.domain.disclosure import DisclosureKind
from agent_assist.domain.envelope import VISIBILITY_INTERNAL
from agent_assist.domain.errors import DeliveryRefused, DeliveryUnknown, GateRefused
from agent_assist.domain.outbox import OutboxItem, OutboxState
from agent_assist.domain.people import Person
from agent_assist.domain.records import LogEntry, RecordType
from agent_assist.domain.review import ReviewState
from agent_assist.gate import send_gate
from agent_assist.gate.send_checks import CHECKS
from agent_assist.gate.send_gate import SendGate
from agent_assist.gate.stop_switch import StopSwitch
from agent_assist.ports.outbox import Outbox
from agent_assist.services.drafting import DraftReady
from agent_assist.services.review import Review
from tests.fakes.office import Office, answer, open_office, ticket

SHOWN = Shown(True, True, 5000, 900)


class BrokenOutbox:
    """A channel that fails in the way a test says."""

    name = "folder"

    def __init__(self, error: Exception) -> None:
        self.error = error

    def deliver(self, item: OutboxItem):
        raise self.error

    def find(self, item: OutboxItem):
        return None


class Doors:
    """An approved reply, past its undo window, and a gate whose parts a test can exchange."""

    def __init__(self, office: Office) -> None:
        self.office = office
        services = office.services
        self.review = reviewed(office)
        prepared = services.approving.prepare(self.review)
        self.item = services.approving.approve(self.review, prepared, SHOWN)
        office.clock.advance(11)
        entry = LogEntry(RecordType.APPROVAL, office.clock.now(), "priya", "7001", "x@y.example")
        self.item = services.store.move(self.item.id, OutboxState.APPROVED, entry)
        self.parts = {
            "outbox": FolderOutbox(office.profile.ticket_folder, clock=office.clock),
            "store": services.store,
            "reader": services.reader,
            "identity": office.profile.identity,
            "signer": office.stores.signer,
            "policy": services.policy,
            "stop": services.stop,
            "clock": office.clock,
            "training": TrainingNotAsked(),
            "owner": SoleOwner(),
            "log_problem": lambda: "",
        }

    def gate(self, **changes) -> SendGate:
        return SendGate(**{**self.parts, **changes})

    def with_item(self, *, others: tuple[OutboxItem, ...] = (), **changes) -> SendGate:
        """A gate whose store holds the reply with something changed behind its back, and these besides."""
        changed = replace(self.item, **changes)

        class Store:
            def item(self, _: str) -> OutboxItem:
                return changed

            def items(self, *_: OutboxState) -> tuple[OutboxItem, ...]:
                return (changed, *others)

        return self.gate(store=Store())


def reviewed(office: Office) -> Review:
    """The ticket's draft, read and unchanged."""
    conversation = office.services.reader.conversation("7001")
    screened = office.services.screening.screen(conversation)

    async def drafted() -> DraftReady:
        async for event in office.services.drafting.draft("7001"):
            if isinstance(event, DraftReady):
                return event
        raise AssertionError("no draft was made")

    ready = asyncio.run(drafted())
    review = Review(conversation, screened.screening, screened.person_was_asked)
    review.take_draft(ready.draft, ready.answerable)
    review.state = ReviewState.READY
    review.was_shown_whole = True
    return review


@pytest.fixture
def doors(tmp_path: Path):
    office = open_office(tmp_path)
    yield Doors(office)
    office.close()


def refused(gate: SendGate, outbox_id: str) -> int:
    with pytest.raises(GateRefused) as caught:
        gate.send(outbox_id)
    return caught.value.check


def test_what_was_approved_leaves_once_and_equals_the_approved_digest(doors: Doors):
    sent = doors.gate().send(doors.item.id)
    assert sent.state is OutboxState.SENT
    assert sent.envelope.digest_hex == sent.approval.envelope_digest_hex
    assert len(doors.office.sent_mails()) == 1
    assert refused(doors.gate(), doors.item.id) == 1
    assert len(doors.office.sent_mails()) == 1


def test_1_an_unknown_reply_is_refused(doors: Doors):
    assert refused(doors.gate(), "nobody-approved-this") == 1


@pytest.mark.parametrize("state", [s for s in OutboxState if s is not OutboxState.APPROVED])
def test_1_a_reply_in_any_other_state_is_refused(doors: Doors, state: OutboxState):
    assert refused(doors.with_item(state=state), doors.item.id) == 1


def test_2_an_approval_of_another_reply_or_ticket_is_refused(doors: Doors):
    for change in ({"outbox_id": "other"}, {"ticket_id": "7002"}):
        approval = replace(doors.item.approval, **change)
        assert refused(doors.with_item(approval=approval), doors.item.id) == 2


def test_3_a_used_approval_is_refused(doors: Doors):
    assert refused(doors.with_item(attempt=1), doors.item.id) == 3


def test_4_an_expired_approval_is_refused(doors: Doors):
    doors.office.clock.advance(16 * 60)
    assert refused(doors.gate(), doors.item.id) == 4


def test_4_an_approval_from_the_future_is_refused(doors: Doors):
    doors.office.clock.advance(-3600)
    gate = doors.with_item(release_at=doors.office.clock.now())
    assert refused(gate, doors.item.id) == 4


def test_1_a_reply_inside_its_undo_window_is_refused(doors: Doors):
    later = doors.office.clock.now() + timedelta(seconds=1)
    assert refused(doors.with_item(release_at=later), doors.item.id) == 1


def test_1_a_reply_without_an_approval_is_refused(doors: Doors):
    approval = replace(doors.item.approval, id="")
    assert refused(doors.with_item(approval=approval), doors.item.id) == 1


def test_5_an_approval_by_another_person_is_refused(doors: Doors):
    other = FixedIdentity(Person("jonas", "Jonas K.", "test"))
    assert refused(doors.gate(identity=other), doors.item.id) == 5


def test_5_a_signature_by_another_device_is_refused(doors: Doors):
    assert refused(doors.gate(signer=DeviceSigner(b"x" * 32)), doors.item.id) == 5


def test_5_an_approval_without_a_signature_is_refused(doors: Doors):
    approval = replace(doors.item.approval, signature_hex="")
    assert refused(doors.with_item(approval=approval), doors.item.id) == 5


@pytest.mark.parametrize(
    "change",
    [{"body": "Hello Maren, you can return it within 300 days."}, {"subject": "Re: x"}, {"cc": ()}],
)
def test_6_one_changed_character_is_refused(doors: Doors, change):
    envelope = replace(doors.item.envelope, **change)
    if envelope == doors.item.envelope:
        envelope = replace(envelope, bcc=envelope.to)
    assert refused(doors.with_item(envelope=envelope), doors.item.id) == 6


def resigned(doors: Doors, **envelope_changes) -> dict:
    """The reply with another envelope that carries a good approval of its own: only the later checks can refuse."""
    envelope = replace(doors.item.envelope, **envelope_changes)
    approval = replace(
        doors.item.approval, envelope_digest_hex=envelope.digest_hex, signature_hex=""
    )
    signed = doors.office.stores.signer.sign_hex(approval.signed_bytes())
    return {"envelope": envelope, "approval": replace(approval, signature_hex=signed)}


@pytest.mark.parametrize(
    "footer", ["", "Sent by Priya N.", "Drafted with AI, checked and sent by X."]
)
def test_7_a_dropped_or_changed_footer_is_refused(doors: Doors, footer: str):
    assert refused(doors.with_item(**resigned(doors, footer=footer)), doors.item.id) == 7


def test_7_ai_words_cannot_be_passed_off_as_human(doors: Doors):
    changes = resigned(doors, disclosure=DisclosureKind.HUMAN)
    assert refused(doors.with_item(**changes), doors.item.id) == 7


@pytest.mark.parametrize(
    "shown",
    [
        Shown(False, True, 5000, 900),
        Shown(True, False, 5000, 900),
        Shown(True, True, 5000, 599),
    ],
)
def test_8_what_was_not_wholly_displayed_is_refused(doors: Doors, shown: Shown):
    approval = replace(doors.item.approval, shown=shown, signature_hex="")
    signed = doors.office.stores.signer.sign_hex(approval.signed_bytes())
    gate = doors.with_item(approval=replace(approval, signature_hex=signed))
    assert refused(gate, doors.item.id) == 8


def test_9_a_masked_placeholder_in_the_text_is_refused(doors: Doors):
    changes = resigned(doors, body="Hello ⟦PERSON_1⟧, you can return it.")
    assert refused(doors.with_item(**changes), doors.item.id) == 9


def test_10_a_newer_customer_message_is_refused(doors: Doors):
    doors.office.customer_writes("7001", "Forget it, I found the answer.")
    assert refused(doors.gate(), doors.item.id) == 10


def test_11_a_ticket_closed_elsewhere_is_refused(doors: Doors):
    doors.office.write(ticket(status="closed"))
    assert refused(doors.gate(), doors.item.id) == 11


def test_11_a_ticket_answered_elsewhere_is_refused(doors: Doors):
    answered = ticket()
    later = (doors.item.approval.approved_at + timedelta(seconds=2)).isoformat()
    first = answered["messages"][0]
    answered["messages"].append(
        {
            **first,
            "id": "<7001.agent@nordlys.example>",
            "direction": "agent",
            "from": {"name": "Jonas K.", "email": "help@nordlys.example"},
            "to": [first["from"]],
            "sent_at": later,
            "text": "Yes, you can.",
        }
    )
    doors.office.write(answered)
    assert refused(doors.gate(), doors.item.id) == 11


def test_10_a_ticket_that_cannot_be_read_again_is_refused(doors: Doors):
    (doors.office.folder / "inbox" / "export.json").unlink()
    assert refused(doors.gate(), doors.item.id) == 10


def test_11_an_answer_that_came_before_the_approval_and_nobody_saw_is_refused(doors: Doors):
    """It was written a minute before the approval, and the watch missed it."""
    answered = ticket()
    before = (doors.item.approval.approved_at - timedelta(seconds=60)).isoformat()
    answered["messages"].append(answer("7001", "Yes, you can.", before))
    doors.office.write(answered)
    assert refused(doors.gate(), doors.item.id) == 11


def test_12_the_stop_switch_holds_ai_words_back(doors: Doors):
    for stop in (StopSwitch(is_on=False), StopSwitch(is_on=True, team_reason="wrong amounts")):
        assert refused(doors.gate(stop=stop), doors.item.id) == 12


def test_13_a_channel_that_policy_does_not_name_is_refused(doors: Doors):
    policy = replace(doors.office.services.policy, allowed_sources=())
    assert refused(doors.gate(policy=policy), doors.item.id) == 13


def test_13_an_envelope_for_another_helpdesk_is_refused(doors: Doors):
    assert refused(doors.with_item(**resigned(doors, source="elsewhere")), doors.item.id) == 13


def test_13_an_envelope_that_leaves_its_visibility_to_the_helpdesk_is_refused(doors: Doors):
    for visibility in ("", "default"):
        changes = resigned(doors, visibility=visibility)
        assert refused(doors.with_item(**changes), doors.item.id) == 13


class Untrained:
    """The guidelines changed, and this person has not read them yet."""

    def why_not_current(self, person: Person) -> str:
        return f"{person.display_name} has not read the current guidelines. Read them in Learn."


def test_14_ai_words_wait_for_current_training(doors: Doors):
    assert refused(doors.gate(training=Untrained()), doors.item.id) == 14


def test_15_a_second_reply_to_a_ticket_waits_until_the_first_is_accounted_for(doors: Doors):
    for state in (OutboxState.UNKNOWN, OutboxState.SENDING, OutboxState.HELD):
        other = replace(doors.item, id="another", state=state)
        assert refused(doors.with_item(others=(other,)), doors.item.id) == 15


def test_15_replies_to_other_tickets_do_not_wait(doors: Doors):
    envelope = replace(doors.item.envelope, ticket_id="7002")
    other = replace(doors.item, id="another", envelope=envelope, state=OutboxState.UNKNOWN)
    with pytest.raises(AttributeError):  # past every check: this store cannot move anything
        doors.with_item(others=(other,)).send(doors.item.id)


def test_16_of_two_apps_on_one_profile_one_sends(doors: Doors, tmp_path: Path):
    lock = tmp_path / "outbox.lock"
    first, second = SingleOwner(lock), SingleOwner(lock)
    assert first.owns()
    assert refused(doors.gate(owner=second), doors.item.id) == 16
    first.release()
    assert doors.gate(owner=second).send(doors.item.id).state is OutboxState.SENT
    second.release()


def test_17_a_log_that_was_put_back_holds_ai_words_back(doors: Doors):
    gate = doors.gate(log_problem=lambda: "An older copy of the log was put back.")
    assert refused(gate, doors.item.id) == 17


def test_a_door_without_checks_is_shut(doors: Doors):
    assert refused(doors.gate(checks=()), doors.item.id) == 0


def test_prose_and_code_have_the_same_numbers():
    in_prose = re.findall(r"^(\d+)\. ", send_gate.__doc__, re.MULTILINE)
    assert [int(number) for number in in_prose] == [number for number, _ in CHECKS]
    assert [check.__doc__ for _, check in CHECKS] == [f"{number}." for number in in_prose]


@pytest.mark.parametrize(
    "change",
    [
        {"visibility": VISIBILITY_INTERNAL},
        {"status_change": "solved"},
        {"assign_to": "jonas"},
        {"add_tags": ("refund",)},
    ],
)
def test_notes_status_agent_and_tags_are_part_of_what_was_approved(doors: Doors, change):
    envelope = replace(doors.item.envelope, **change)
    assert refused(doors.with_item(envelope=envelope), doors.item.id) == 6


def test_a_channel_has_no_other_way_to_write():
    methods = {name for name in vars(Outbox) if not name.startswith("_")}
    assert methods == {"name", "deliver", "find", "who_am_i"}


def test_own_words_leave_while_ai_is_stopped_untrained_or_the_log_is_broken(doors: Doors):
    """The app is whole without AI: checks 12, 14 and 17 hold AI words back only."""
    own = resigned(doors, disclosure=DisclosureKind.HUMAN, footer="")
    gate = doors.with_item(**own)
    checks = dict(CHECKS)
    door = replace(
        gate._at_the_door(replace(doors.item, **own)),
        stop=StopSwitch(is_on=False),
        training_missing="not trained",
        log_problem="broken",
    )
    assert [checks[number](door) for number in (12, 14, 17)] == ["", "", ""]


def test_nothing_was_sent_by_any_refusal(doors: Doors):
    for footer in ("", "x"):
        refused(doors.with_item(**resigned(doors, footer=footer)), doors.item.id)
    assert doors.office.sent_mails() == []


def test_a_refusal_by_the_channel_is_final_and_says_why(doors: Doors):
    sent = doors.gate(outbox=BrokenOutbox(DeliveryRefused("The folder is read-only."))).send(
        doors.item.id
    )
    assert sent.state is OutboxState.FAILED
    assert sent.detail == "The folder is read-only."


def test_an_unknown_result_is_never_sent_again(doors: Doors):
    gate = doors.gate(outbox=BrokenOutbox(DeliveryUnknown("The disk vanished.")))
    assert gate.send(doors.item.id).state is OutboxState.UNKNOWN
    assert refused(gate, doors.item.id) == 1
    assert gate.look_up(doors.item.id).state is OutboxState.UNKNOWN


def test_what_was_sent_is_not_looked_up_and_nothing_is_logged_of_it(doors: Doors):
    gate = doors.gate()
    with pytest.raises(GateRefused, match="nothing to look up"):
        gate.look_up(doors.item.id)
    gate.send(doors.item.id)
    for outbox_id in (doors.item.id, "nobody knows this id"):
        with pytest.raises(GateRefused, match="nothing to look up"):
            gate.look_up(outbox_id)
    assert doors.office.log_details("reconcile") == []


def test_sending_is_committed_before_the_channel_is_touched(doors: Doors):
    seen = []
    store = doors.office.services.store

    class Spy(BrokenOutbox):
        def deliver(self, item: OutboxItem):
            stored = store.item(item.id)
            seen.append((stored.state, stored.attempt))
            raise DeliveryRefused("no")

    doors.gate(outbox=Spy(DeliveryRefused("no"))).send(doors.item.id)
    assert seen == [(OutboxState.SENDING, 1)]


def test_intent_and_result_are_logged(doors: Doors):
    doors.gate().send(doors.item.id)
    assert doors.office.log_types()[-2:] == ["send_intent", "send_result"]
    detail = doors.office.log_details("send_intent")[0]["detail"]
    assert detail["digest"] == doors.item.envelope.digest_hex
