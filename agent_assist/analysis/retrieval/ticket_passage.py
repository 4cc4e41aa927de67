"""A ticket's own fields as a passage that replies may cite. Rule: what the helpdesk says, never the customer's words.

What is for colleagues only (queue, tags, when an answer is due) stays out; no promise may rest on it.
"""

from __future__ import annotations

from agent_assist.domain.evidence import Passage, PassageKind
from agent_assist.domain.tickets import Conversation, Direction


def ticket_passage(conversation: Conversation, language: str) -> Passage:
    """`label: value` lines with the ticket's number, the days (UTC) of each side's public messages, and its order."""
    ticket = conversation.ticket
    lines = [f"Ticket number: {ticket.id}", f"Channel: {ticket.channel}"]
    for label, side in (("Customer wrote", Direction.CUSTOMER), ("We answered", Direction.AGENT)):
        said = (m.sent_at for m in conversation.messages if m.direction is side)
        days = dict.fromkeys(f"{at:%Y-%m-%d}" for at in said)
        lines += [f"{label}: {', '.join(days)}"] if days else []
    lines += [f"Order: {ticket.order_id}"] if ticket.order_id else []
    return Passage(
        id=f"ticket:{ticket.id}",
        title=f"Ticket {ticket.id}",
        text="\n".join(lines),
        kind=PassageKind.TICKET,
        language=language,
    )
