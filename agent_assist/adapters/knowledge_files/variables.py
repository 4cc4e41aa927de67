"""Variables of macros from other helpdesks in our notation. Rule: an unknown one stays visible as a variable.

Ours are `{{customer_name}}`. Zendesk, Freshdesk, Intercom and Chatwoot write paths, and filters after a bar.
"""

from __future__ import annotations

import re

_VARIABLE = re.compile(r"\{\{\s{0,9}([A-Za-z][\w.]{0,80})\s{0,9}(?:\|[^{}\n]{0,120})?\}\}")
_NAMES = {
    "ticket.requester.name": "customer_name",
    "ticket.requester.first_name": "customer_first_name",
    "ticket.requester.firstname": "customer_first_name",
    "ticket.requester.email": "customer_email",
    "contact.name": "customer_name",
    "contact.first_name": "customer_first_name",
    "contact.email": "customer_email",
    "first_name": "customer_first_name",
    "name": "customer_name",
    "ticket.id": "ticket_id",
    "conversation.id": "ticket_id",
    "ticket.title": "subject",
    "ticket.subject": "subject",
    "current_user.name": "agent_name",
    "current_user.first_name": "agent_first_name",
    "ticket.agent.name": "agent_name",
    "ticket.assignee.name": "agent_name",
    "ticket.assignee.first_name": "agent_first_name",
    "agent.name": "agent_name",
    "agent.first_name": "agent_first_name",
    "ticket.account": "company",
    "company.name": "company",
}


def in_our_notation(text: str) -> str:
    """The text with every variable by our name for it; an unknown path is joined by underscores."""
    return _VARIABLE.sub(lambda found: "{{" + _name(found[1]) + "}}", text)


def _name(path: str) -> str:
    return _NAMES.get(path.lower(), path.strip(".").replace(".", "_")[:40])
