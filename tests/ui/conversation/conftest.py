"""Messages and conversations to change."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from agent_assist.presenters.view.conversation import ConversationView, MessageView, OrderView


def make_message(
    number: int = 1, text: str = "Where is my lamp?", **changes: object
) -> MessageView:
    """A customer's message."""
    values: dict[str, object] = {
        "id": f"m{number}", "author": "Maren Oduya", "initials": "MO", "is_agent": False,
        "is_note": False, "when": "Today 12:20", "text": text, "quoted": "", "tag": None,
        "warnings": (), "attachments": (),
    }  # fmt: skip
    return MessageView(**{**values, **changes})  # type: ignore[arg-type]


@pytest.fixture
def message() -> Callable[..., MessageView]:
    return make_message


@pytest.fixture
def conversation() -> Callable[..., ConversationView]:
    def build(*messages: MessageView, ticket_id: str = "90417") -> ConversationView:
        order = OrderView("Order 48213", "2 attempts", "Arc lamp", (("Status", "Held at depot"),))
        return ConversationView(ticket_id, "Missed delivery", "Ticket 90417", messages, order)

    return build
