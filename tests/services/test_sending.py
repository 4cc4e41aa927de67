"""After the approval: nothing leaves early, nothing leaves twice, and a crash is told truthfully."""

from __future__ import annotations

import pytest

from agent_assist.domain.errors import DeliveryUnknown, GateRefused, StoreFull
from agent_assist.domain.outbox import OutboxState
from agent_assist.services.sending import SendService
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


def test_who_looked_may_say_that_the_customer_has_it(office: Office):
    outbox_id = crashed_while_sending(office)
    office.services.sending.recover()
    assert office.services.sending.confirm_sent(outbox_id).state is OutboxState.RECONCILED
    last = office.log_details("reconcile")[-1]["detail"]
    assert (last["by"], last["found"]) == ("person", True)


def test_looking_in_vain_is_logged_and_decides_nothing(office: Office):
    outbox_id = crashed_while_sending(office)
    office.services.sending.recover()
    looked = office.services.sending.look_up(outbox_id)
    assert looked.state is OutboxState.UNKNOWN
    assert looked.detail == "The helpdesk does not have it now."
    assert office.log_details("reconcile")[-1]["detail"]["found"] is False
    assert [item.id for item in office.services.sending.unknown()] == [outbox_id]


def test_no_second_reply_to_a_ticket_whose_first_is_unaccounted_for(office: Office):
    """The text comes back after a crash; approving it again could send it twice."""
    outbox_id = crashed_while_sending(office)
    office.services.sending.recover()
    with pytest.raises(GateRefused, match="earlier reply to this ticket") as caught:
        approved(office)
    assert caught.value.check == 15
    office.services.sending.give_up(outbox_id)
    again = approved(office)
    office.clock.advance(11)
    assert office.services.sending.release(again).item.state is OutboxState.SENT
    assert len(office.sent_mails()) == 1


@pytest.mark.parametrize("seconds", [16, 3600, -30])
def test_a_window_that_was_slept_through_or_lost_its_clock_sends_nothing(
    office: Office, seconds: int
):
    outbox_id = approved(office)
    office.clock.advance(seconds)
    report = office.services.sending.release(outbox_id)
    assert report.item.state is OutboxState.VOIDED
    assert "slept" in report.refused
    assert office.sent_mails() == []


def test_undo_that_comes_while_the_gate_still_checks_wins(
    office: Office, monkeypatch: pytest.MonkeyPatch
):
    outbox_id, sending = approved(office), office.services.sending
    reader = office.services.reader
    read = reader.conversation

    def undone_meanwhile(ticket_id: str, *, is_fresh: bool = False):
        if is_fresh:
            assert sending.undo(outbox_id).state is OutboxState.VOIDED
        return read(ticket_id, is_fresh=is_fresh)

    monkeypatch.setattr(reader, "conversation", undone_meanwhile)
    office.clock.advance(11)
    report = sending.release(outbox_id)
    assert report.item.state is OutboxState.VOIDED
    assert report.refused == "It was taken back in time."
    assert office.sent_mails() == []


class Breaking:
    """A store that the disk fails from one move on, before or after it was written."""

    def __init__(self, office: Office, monkeypatch, at: OutboxState, *, after: bool) -> None:
        store = office.services.store
        self.is_broken, move = True, store.move

        def broken(outbox_id, state, entry, **more):
            if self.is_broken and state is at and after:
                move(outbox_id, state, entry, **more)
            if self.is_broken and state is at:
                raise StoreFull("No space is left.")
            return move(outbox_id, state, entry, **more)

        monkeypatch.setattr(store, "move", broken)


@pytest.mark.parametrize("at", [OutboxState.APPROVED, OutboxState.SENDING])
def test_a_full_disk_before_sending_voids_the_approval(office: Office, monkeypatch, at):
    outbox_id = approved(office)
    Breaking(office, monkeypatch, at, after=False)
    office.clock.advance(11)
    report = office.services.sending.release(outbox_id)
    assert report.item.state is OutboxState.VOIDED
    assert report.refused == "No space is left."
    assert office.sent_mails() == []


def test_a_disk_that_does_not_confirm_sending_leaves_a_doubt_and_sends_nothing(
    office: Office, monkeypatch
):
    outbox_id = approved(office)
    Breaking(office, monkeypatch, OutboxState.SENDING, after=True)
    office.clock.advance(11)
    report = office.services.sending.release(outbox_id)
    assert (report.item.state, report.refused) == (OutboxState.SENDING, "")
    assert [item.id for item in office.services.sending.unknown()] == [outbox_id]
    assert office.sent_mails() == []
    assert office.services.sending.look_up(outbox_id).state is OutboxState.UNKNOWN


@pytest.mark.parametrize("after", [False, True])
def test_a_full_disk_after_it_left_never_sends_it_again(office: Office, monkeypatch, after: bool):
    outbox_id = approved(office)
    disk = Breaking(office, monkeypatch, OutboxState.SENT, after=after)
    office.clock.advance(11)
    report = office.services.sending.release(outbox_id)
    assert report.item.state is (OutboxState.SENT if after else OutboxState.SENDING)
    disk.is_broken = False
    office.services.sending.recover()
    assert state(office, outbox_id) in (OutboxState.SENT, OutboxState.RECONCILED)
    assert len(office.sent_mails()) == 1


def test_a_disk_that_stays_full_keeps_nothing_from_leaving_later_and_the_next_approval_works(
    office: Office, monkeypatch
):
    first, store = approved(office), office.services.store
    move, is_full = store.move, [True]

    def full(outbox_id, wanted, entry, **more):
        if is_full[0] and wanted is not OutboxState.APPROVED:
            raise StoreFull("No space is left.")
        return move(outbox_id, wanted, entry, **more)

    monkeypatch.setattr(store, "move", full)
    office.clock.advance(11)
    assert office.services.sending.release(first).refused == "No space is left."
    assert state(office, first) is OutboxState.APPROVED
    is_full[0] = False
    second = approved(office)
    office.clock.advance(11)
    assert office.services.sending.release(second).item.state is OutboxState.SENT
    assert state(office, first) is OutboxState.VOIDED
    assert len(office.sent_mails()) == 1


class Elsewhere:
    """Another app of the profile owns the outbox, until it ends."""

    is_ours = False

    def owns(self) -> bool:
        return self.is_ours

    def release(self) -> None:
        self.is_ours = False


def test_the_second_app_moves_nothing_of_the_first_and_takes_over_when_that_ends(office: Office):
    outbox_id = approved(office)
    services, owner = office.services, Elsewhere()
    second = SendService(services.store, services.sending._gate, office.clock, owner)
    assert second.recover() == ()
    assert second.undo(outbox_id) is None
    assert second.undo_all("the second app closed") == ()
    office.clock.advance(11)
    assert second.release(outbox_id) is None
    assert state(office, outbox_id) is OutboxState.HELD
    assert not second.owns()
    owner.is_ours = True
    assert second.owns()
    assert state(office, outbox_id) is OutboxState.VOIDED


def test_the_second_app_settles_no_doubt_of_the_first(office: Office):
    """What the first app is sending at this moment looks like a doubt from outside."""
    outbox_id = crashed_while_sending(office)
    services, owner = office.services, Elsewhere()
    second = SendService(services.store, services.sending._gate, office.clock, owner)
    for settle in (second.look_up, second.give_up, second.confirm_sent):
        with pytest.raises(GateRefused, match="nothing to decide"):
            settle(outbox_id)
    assert state(office, outbox_id) is OutboxState.SENDING
    owner.is_ours = True
    assert second.give_up(outbox_id).state is OutboxState.VOIDED


def test_a_reply_that_waits_for_its_answer_is_no_doubt_and_nobody_settles_it(
    office: Office, monkeypatch: pytest.MonkeyPatch
):
    outbox_id = approved(office)
    office.clock.advance(11)
    sending = office.services.sending
    outbox = sending._gate._outbox
    deliver, seen = outbox.deliver, []

    def slow(item):
        seen.append((state(office, item.id), sending.unknown()))
        for settle in (sending.look_up, sending.give_up, sending.confirm_sent):
            with pytest.raises(GateRefused, match="nothing to decide"):
                settle(item.id)
        return deliver(item)

    monkeypatch.setattr(outbox, "deliver", slow)
    assert sending.release(outbox_id).item.state is OutboxState.SENT
    assert seen == [(OutboxState.SENDING, ())]
