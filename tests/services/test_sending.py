"""After the approval: nothing leaves early, nothing leaves twice, and a crash is told truthfully."""

from __future__ import annotations

import pytest

from agent_assist.domain.errors import DeliveryUnknown, GateRefused
from agent_assist.domain.outbox import OutboxState
from tests.fakes.office import Office, ticket
from tests.services.conftest import approved


def state(office: Office, outbox_id: str) -> OutboxState:
    return office.services.store.item(outbox_id).state


def test_a_reply_leaves_when_its_undo_window_is_over_and_not_before(office: Office):
    outbox_id = approved(office)
    office.clock.advance(9.9)
    assert office.services.sending.release(outbox_id) is None
    assert office.sent_mails() == []
    office.clock.advance(0.2)
    report = office.services.sending.release(outbox_id)
    assert report.item.state is OutboxState.SENT
    assert report.refused == ""
    assert len(office.sent_mails()) == 1


def test_it_leaves_once(office: Office):
    outbox_id = approved(office)
    office.clock.advance(11)
    office.services.sending.release(outbox_id)
    assert office.services.sending.release(outbox_id) is None
    assert len(office.sent_mails()) == 1


def test_undo_takes_it_back_and_it_never_leaves(office: Office):
    outbox_id = approved(office)
    assert office.services.sending.undo(outbox_id).state is OutboxState.VOIDED
    office.clock.advance(60)
    assert office.services.sending.release(outbox_id) is None
    assert office.sent_mails() == []
    assert office.log_details("void")[0]["detail"]["why"] == "undone by the agent"


def test_undo_after_it_left_says_that_it_is_too_late(office: Office):
    outbox_id = approved(office)
    office.clock.advance(11)
    office.services.sending.release(outbox_id)
    assert office.services.sending.undo(outbox_id) is None
    assert office.services.sending.undo("nobody knows this id") is None


def test_when_the_gate_refuses_the_approval_is_void_and_the_reason_is_told(office: Office):
    outbox_id = approved(office)
    office.clock.advance(5)
    office.customer_writes("7001", "Never mind.")
    office.clock.advance(6)
    report = office.services.sending.release(outbox_id)
    assert report.refused == "The customer wrote again. Read the new message first."
    assert report.item.state is OutboxState.VOIDED
    assert office.sent_mails() == []


def test_everything_held_can_be_voided_at_once_when_the_screen_locks(opened):
    tickets = (ticket(), ticket("7002", email="bea@mail.example", name="Bea B"))
    office = opened(tickets=tickets)
    ids = [approved(office, "7001"), approved(office, "7002")]
    voided = office.services.sending.undo_all("the screen was locked")
    assert sorted(item.id for item in voided) == sorted(ids)
    office.clock.advance(60)
    assert [office.services.sending.release(i) for i in ids] == [None, None]
    assert office.sent_mails() == []


def test_after_a_crash_in_the_undo_window_nothing_leaves_by_itself(office: Office):
    outbox_id = approved(office)
    office.clock.advance(60)
    (item,) = office.services.sending.recover()
    assert (item.id, item.state) == (outbox_id, OutboxState.VOIDED)
    assert office.sent_mails() == []


def crashed_while_sending(office: Office) -> str:
    """The row says `sending`, as a kill between the intent and the answer leaves it."""
    outbox_id = approved(office)
    store, entry = office.services.store, next_entry(office)
    store.move(outbox_id, OutboxState.APPROVED, entry)
    store.move(outbox_id, OutboxState.SENDING, entry)
    return outbox_id


def next_entry(office: Office):
    from agent_assist.domain.records import LogEntry, RecordType

    return LogEntry(RecordType.SEND_INTENT, office.clock.now(), "priya", "7001", "x@y.example")


def test_after_a_crash_while_sending_nobody_claims_to_know(office: Office):
    outbox_id = crashed_while_sending(office)
    (item,) = office.services.sending.recover()
    assert (item.id, item.state) == (outbox_id, OutboxState.UNKNOWN)
    assert office.sent_mails() == []
    assert office.services.sending.look_up(outbox_id).state is OutboxState.UNKNOWN


def test_an_unknown_reply_that_is_found_is_reconciled_and_never_sent_again(
    office: Office, monkeypatch: pytest.MonkeyPatch
):
    outbox_id = approved(office)
    office.clock.advance(11)
    outbox = office.services.sending._gate._outbox
    deliver = outbox.deliver

    def cut(item):
        deliver(item)
        raise DeliveryUnknown("The connection was cut.")

    monkeypatch.setattr(outbox, "deliver", cut)
    assert office.services.sending.release(outbox_id).item.state is OutboxState.UNKNOWN
    (item,) = office.services.sending.recover()
    assert item.state is OutboxState.RECONCILED
    assert len(office.sent_mails()) == 1


def test_a_person_who_looked_may_say_that_it_was_not_sent(office: Office):
    outbox_id = crashed_while_sending(office)
    office.services.sending.recover()
    assert office.services.sending.give_up(outbox_id).state is OutboxState.VOIDED
    with pytest.raises(GateRefused, match="nothing to decide"):
        office.services.sending.give_up(outbox_id)
    assert state(office, outbox_id) is OutboxState.VOIDED
