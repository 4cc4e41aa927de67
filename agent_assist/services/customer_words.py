"""What the customer says in the messages that wait for an answer. Rule: one reading of it for every check.

An agent's words, a note, and what was asked and answered long ago are no part of it: a fact that only stood in
our own earlier reply must not pass as told by the customer.
"""

from __future__ import annotations

from agent_assist.domain.tickets import Conversation, Direction


def customer_text(conversation: Conversation) -> str:
    """The customer's messages since the last public answer; all of the customer's when none is open."""
    spoken = (m for m in conversation.messages if m.direction is Direction.CUSTOMER)
    waiting = conversation.open_customer_messages or tuple(spoken)
    return "\n".join(message.text for message in waiting)
