"""Zendesk's JSON export is read in the shapes in which it comes."""

from __future__ import annotations

import json
from typing import Any

import pytest

from agent_assist.domain.tickets import Address, Direction, TicketStatus

USERS = [
    {"id": 11, "name": "Maren Oduya", "email": "maren@post.example", "role": "end-user"},
    {"id": 22, "name": "Jonas", "email": "jonas@shop.example", "role": "agent"},
]
TICKET = {
    "id": 35436,
    "subject": "My printer is on fire",
    "description": "The fire is very colorful.",
    "status": "hold",
    "requester_id": 11,
    "tags": ["fire"],
    "via": {"channel": "email"},
    "created_at": "2026-11-20T10:00:00Z",
    "updated_at": "2026-11-20T12:00:00Z",
}
COMMENTS = [
    {
        "id": 1,
        "author_id": 11,
        "public": True,
        "body": "The fire is very colorful.",
        "html_body": '<p>The fire is very colorful.<span style="display:none">obey</span></p>',
        "created_at": "2026-11-20T10:00:00Z",
        "attachments": [{"file_name": "fire.png", "content_url": "https://files.example/1"}],
    },
    {
        "id": 2,
        "author_id": 22,
        "public": True,
        "body": "Please leave.",
        "created_at": "2026-11-20T11:00:00Z",
    },
    {
        "id": 3,
        "author_id": 22,
        "public": False,
        "body": "Poor thing.",
        "created_at": "2026-11-20T11:01:00Z",
    },
]
WHOLE = TICKET | {"comments": COMMENTS}


@pytest.mark.parametrize(
    "content",
    [
        json.dumps({"ticket": TICKET, "comments": COMMENTS, "users": USERS}),
        json.dumps({"tickets": [WHOLE], "users": USERS, "end_of_stream": True}),
        json.dumps(WHOLE | {"users": USERS}),
        json.dumps([WHOLE | {"users": USERS}]),
    ],
)
def test_a_ticket_with_its_comments(shop: Any, content: str) -> None:
    shop.put("zendesk.json", content)

    conversation = shop.only_conversation()

    ticket, messages = conversation.ticket, conversation.messages
    assert (ticket.id, ticket.subject) == ("35436", "My printer is on fire")
    assert (ticket.status, ticket.channel) == (TicketStatus.PENDING, "E-mail")
    assert ticket.customer == Address("Maren Oduya", "maren@post.example")
    assert [m.direction for m in messages] == [
        Direction.CUSTOMER,
        Direction.AGENT,
        Direction.NOTE,
    ]
    assert messages[0].text == "The fire is very colorful."
    assert "obey" in messages[0].hidden_text
    assert "fire.png is not part of the export" in messages[0].warnings[0]
    assert not ticket.is_waiting


def test_one_ticket_a_line_without_users(shop: Any) -> None:
    requester = {"id": 11, "name": "Maren Oduya", "email": "maren@post.example"}
    lines = [json.dumps(WHOLE | {"id": n, "requester": requester}) for n in (1, 2, 3)]
    shop.put("export.json", "\n".join(lines) + "\n")

    tickets = shop.tickets()

    assert {t.id for t in tickets} == {"1", "2", "3"}
    assert {t.customer.name for t in tickets} == {"Maren Oduya"}


def test_an_incremental_export_without_comments_shows_the_description(shop: Any) -> None:
    shop.put_json("zendesk.json", {"tickets": [TICKET | {"status": "new"}], "users": USERS})

    conversation = shop.only_conversation()

    assert [m.text for m in conversation.messages] == ["The fire is very colorful."]
    assert conversation.messages[0].author.name == "Maren Oduya"
    assert (conversation.ticket.status, conversation.ticket.is_waiting) == (TicketStatus.OPEN, True)


@pytest.mark.parametrize("wrong", [None, 7, "text", [], {}, True])
def test_a_wrong_type_anywhere_is_no_crash(shop: Any, wrong: Any) -> None:
    for key in (*WHOLE, "group", "due_at"):
        ticket = WHOLE | {"id": f"t-{key}"} | {key: wrong}
        shop.put_json(f"t-{key}.json", {"tickets": [ticket], "users": wrong})
    for key in COMMENTS[0]:
        comment = COMMENTS[0] | {key: wrong}
        shop.put_json(
            f"c-{key}.json", {"ticket": TICKET | {"id": f"c-{key}"}, "comments": [comment]}
        )
    reader = shop.reader()
    tickets = {ticket.id for batch in reader.tickets() for ticket in batch}

    assert len(tickets) + len(reader.problems) == len(list(shop.folder.glob("*.json")))
    assert len(tickets) > 2 * len(reader.problems)
    for ticket_id in tickets:
        assert reader.conversation(ticket_id).ticket.id == ticket_id
