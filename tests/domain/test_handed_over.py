"""What brings a ticket back that was handed over: a new word of the customer, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from agent_assist.domain.handed_over import HandedOver
from agent_assist.domain.tickets import (
    Address,
    Conversation,
    Direction,
    Message,
    Ticket,
    TicketStatus,
)

NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
ANNA = Address("Anna", "anna@mail.example")


def message(number: int, direction: Direction = Direction.CUSTOMER) -> Message:
    return Message(f"<{number}@mail>", direction, ANNA, (), (), NOW, "?")


def conversation(*messages: Message, at: datetime = NOW) -> Conversation:
    count = len(messages)
    row = Ticket("7", "Lamp", "Q", TicketStatus.OPEN, "mail", ANNA, at, "?", count, True)
    return Conversation(row, messages)


THEN = conversation(message(1), message(2, Direction.AGENT))
HANDED = HandedOver.now(THEN)


def test_as_long_as_nothing_moved_there_is_nothing_to_look_at() -> None:
    assert not HANDED.may_have_news(THEN.ticket)
    assert not HANDED.has_news(THEN)


@pytest.mark.parametrize("days", [1, -900])
def test_a_new_message_of_the_customer_is_news_whatever_its_date(days: int) -> None:
    late = replace(message(3), sent_at=NOW + timedelta(days=days))
    now = conversation(*THEN.messages, late)
    assert HANDED.may_have_news(now.ticket)
    assert HANDED.has_news(now)


def test_where_old_messages_were_put_away_a_new_one_is_still_news() -> None:
    now = conversation(message(2, Direction.AGENT), message(3), at=NOW + timedelta(days=1))
    assert HANDED.may_have_news(now.ticket)
    assert HANDED.has_news(now)


def test_notes_answers_and_machines_are_no_word_of_the_customer() -> None:
    others = (
        message(3, Direction.NOTE),
        message(4, Direction.AGENT),
        replace(message(5), is_automatic=True),
    )
    now = conversation(*THEN.messages, *others)
    assert HANDED.may_have_news(now.ticket)
    assert not HANDED.has_news(now)
