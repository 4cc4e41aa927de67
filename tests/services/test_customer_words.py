"""What counts as told by the customer: the messages that wait, and no word of ours."""

from __future__ import annotations

from agent_assist.services.customer_words import customer_text
from tests.fakes.office import Office, answer


def test_only_the_messages_after_our_last_answer_count(office: Office):
    office.colleague_answers("7001", "We refund 40 euros on Monday.")
    office.clock.advance(60)
    office.customer_writes("7001", "And the lamp shade?")
    office.clock.advance(60)
    office.customer_writes("7001", "It is blue.")
    conversation = office.services.reader.conversation("7001", is_fresh=True)
    assert customer_text(conversation) == "And the lamp shade?\nIt is blue."


def test_when_nothing_waits_all_that_the_customer_wrote_counts(office: Office):
    office.clock.advance(60)
    office.customer_writes("7001", "It is blue.")
    office.clock.advance(60)
    office.colleague_answers("7001", "We refund 40 euros on Monday.")
    conversation = office.services.reader.conversation("7001", is_fresh=True)
    text = customer_text(conversation)
    assert "can I return my lamp" in text
    assert text.endswith("It is blue.")
    assert "40 euros" not in text


def test_an_internal_note_is_no_word_of_the_customer_and_no_answer(opened):
    from tests.fakes.office import ticket

    case = ticket()
    case["messages"].append(
        answer("7001", "He paid 99 euros.", "2026-11-20T12:05:00Z", direction="note")
    )
    office = opened(tickets=(case,))
    text = customer_text(office.services.reader.conversation("7001"))
    assert text.startswith("Hello, can I return my lamp")
    assert "99" not in text
