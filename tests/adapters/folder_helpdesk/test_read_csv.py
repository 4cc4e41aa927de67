"""CSV exports are read whatever program wrote them."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from agent_assist.domain.tickets import Address, Direction, TicketStatus

COLUMNS = [
    "ticket_id", "subject", "queue", "status", "channel", "customer_name", "customer_email",
    "message_id", "direction", "from_name", "from_email", "to", "cc", "sent_at", "text", "order_id",
    "tags", "due_at",
]  # fmt: skip
FIRST = [
    "7", "Lämp", "Delivery", "open", "E-mail", "Maren", "maren@post.example",
    "<1@x.example>", "customer", "Maren", "maren@post.example", "Shop <help@shop.example>", "",
    "2026-11-20T10:00:00Z", "Hello,\nwhere is it?", "48213", "a;b", "2026-11-20T14:00:00Z",
]  # fmt: skip
SECOND = [
    "7", "", "", "", "", "", "", "", "agent", "Jonas", "help@shop.example", "maren@post.example", "",
    "2026-11-20T11:00:00+00:00", 'He said "soon"; soon, I say', "", "", "",
]  # fmt: skip


def csv_of(*rows: list[str], delimiter: str = ",", line_end: str = "\r\n") -> str:
    def cell(text: str) -> str:
        return '"' + text.replace('"', '""') + '"'

    return line_end.join(delimiter.join(map(cell, row)) for row in rows) + line_end


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("line_end", ["\r\n", "\n", "\r"])
def test_one_row_a_message(shop: Any, delimiter: str, codec: str, line_end: str) -> None:
    text = csv_of(COLUMNS, FIRST, SECOND, delimiter=delimiter, line_end=line_end)
    shop.put("export.csv", text.encode(codec))

    conversation = shop.only_conversation()

    ticket, (first, second) = conversation.ticket, conversation.messages
    assert (ticket.id, ticket.subject, ticket.queue) == ("7", "Lämp", "Delivery")
    assert (ticket.status, ticket.order_id, ticket.tags) == (TicketStatus.OPEN, "48213", ("a", "b"))
    assert ticket.due_at == datetime(2026, 11, 20, 14, tzinfo=UTC)
    assert ticket.customer == Address("Maren", "maren@post.example")
    assert first.id == "<1@x.example>"
    assert first.text == "Hello,\nwhere is it?"
    assert first.to == (Address("Shop", "help@shop.example"),)
    assert second.direction is Direction.AGENT
    assert second.text == 'He said "soon"; soon, I say'
    assert not ticket.is_waiting


def test_rows_of_a_ticket_are_gathered_wherever_they_stand(shop: Any) -> None:
    other = ["8", *FIRST[1:]]
    shop.put("export.csv", csv_of(COLUMNS, FIRST, other, SECOND))

    assert {t.id: t.message_count for t in shop.tickets()} == {"7": 2, "8": 1}


def test_few_columns_in_any_case_and_order_are_enough(shop: Any) -> None:
    shop.put("export.csv", "Text;Ticket ID;From Email\nHello;7;HELP@shop.example\n")

    (message,) = shop.only_conversation().messages

    assert message.text == "Hello"
    assert message.direction is Direction.AGENT


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("a,b\n1,2\n", "no columns ticket_id and text"),
        ("ticket_id,text\n,Hello\n7,Hello\n", "1 rows have no ticket_id"),
        ("ticket_id,text\n", "holds no tickets"),
    ],
)
def test_what_cannot_be_read_is_a_sentence(shop: Any, content: str, sentence: str) -> None:
    shop.put("export.csv", content)
    reader = shop.reader()
    list(reader.tickets())

    assert sentence in reader.problems[0]


def test_a_very_long_text_is_kept(shop: Any) -> None:
    shop.put("export.csv", csv_of(["ticket_id", "text"], ["7", "lamp " * 100_000]))

    assert len(shop.only_conversation().messages[0].text) > 499_000
