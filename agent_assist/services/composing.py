"""Turns a reviewed text into the whole envelope that a customer would receive.

Rule: subject, recipients, footer, threading and quoted original are fixed here, before anybody approves.
"""

from __future__ import annotations

import re

from agent_assist.domain.disclosure import DisclosureKind
from agent_assist.domain.envelope import VISIBILITY_PUBLIC, Envelope
from agent_assist.domain.people import Person
from agent_assist.domain.policy import Policy
from agent_assist.domain.tickets import Address, Attachment, Conversation, Message

_REPLY_PREFIX = re.compile(
    r"^\s*(re|aw|sv|antw|odp|rif|res|ynt|vs)\s*(\[\d+\])?\s*:", re.IGNORECASE
)
_FORWARD_REFERENCES_MAX = 20


def compose_envelope(
    conversation: Conversation,
    text: str,
    *,
    source: str,
    kind: DisclosureKind,
    language: str,
    person: Person,
    policy: Policy,
    outbox_id: str,
    cc: tuple[Address, ...] = (),
    bcc: tuple[Address, ...] = (),
    attachments: tuple[Attachment, ...] = (),
) -> Envelope:
    """The envelope for a reply to the customer's newest message; ConfigurationError without a footer."""
    newest = conversation.last_from_customer
    ticket = conversation.ticket
    sender = Address(policy.sender_name or policy.organisation, policy.sender_email)
    references = (*newest.references, newest.id) if newest else ()
    return Envelope(
        source=source,
        ticket_id=ticket.id,
        sender=sender,
        to=(ticket.customer,) if ticket.customer.email else (),
        cc=cc,
        bcc=bcc,
        subject=reply_subject(ticket.subject),
        visibility=VISIBILITY_PUBLIC,
        attachments=attachments,
        status_change=policy.status_after_reply,
        body=text.strip(),
        footer=policy.footer(kind, language, person.display_name),
        quoted=quote(newest) if newest and policy.quote_original else "",
        language=language,
        disclosure=kind,
        message_id=f"<{outbox_id}@{_domain(sender.email)}>",
        in_reply_to=newest.id if newest else "",
        references=tuple(dict.fromkeys(r for r in references if r))[-_FORWARD_REFERENCES_MAX:],
    )


def reply_subject(subject: str) -> str:
    """`Re: …`, once."""
    return subject if _REPLY_PREFIX.match(subject) else f"Re: {subject}".strip()


def quote(message: Message) -> str:
    """The original with `> ` before each line, under a line that names who wrote it and when."""
    when = message.sent_at.strftime("%Y-%m-%d %H:%M UTC")
    lines = [f"> {line}".rstrip() for line in message.text.splitlines()]
    return "\n".join([f"{when}, {message.author.label}:", *lines])


def _domain(email: str) -> str:
    return email.rpartition("@")[2] or "agent-assist.invalid"
