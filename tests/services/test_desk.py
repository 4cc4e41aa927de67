"""One open profile: every use case works over the same ticket folder, the same store and the same switch."""

from __future__ import annotations

import pytest

from agent_assist.domain.errors import GateRefused
from tests.fakes.office import Office
from tests.services.conftest import approved, drafted


def test_from_the_customers_mail_to_a_reply_that_left(office: Office):
    office.services.journal.stopped(is_on=True, ticket=None)
    outbox_id = approved(office)
    office.clock.advance(11)
    office.services.sending.release(outbox_id)
    assert office.log_types() == [
        "stop",
        "decision",
        "approval",
        "approval",
        "send_intent",
        "send_result",
    ]
    (mail,) = office.sent_mails()
    assert "In-Reply-To: <7001.1@mail.example>" in mail.read_text(encoding="utf-8")


def test_one_switch_stops_drafting_and_what_a_draft_became(office: Office):
    outbox_id = approved(office)
    office.services.stop.turn(False)
    with pytest.raises(GateRefused):
        drafted(office)
    office.clock.advance(11)
    assert "AI is off" in office.services.sending.release(outbox_id).refused
    assert office.sent_mails() == []


def test_the_reply_that_left_is_part_of_the_conversation(office: Office):
    outbox_id = approved(office)
    office.clock.advance(11)
    office.services.sending.release(outbox_id)
    conversation = office.services.reader.conversation("7001", is_fresh=True)
    assert conversation.open_customer_messages == ()
    assert conversation.messages[-1].disclosure is not None
