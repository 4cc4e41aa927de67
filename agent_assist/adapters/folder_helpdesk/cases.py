"""A ticket put together: an export's conversation, the mails of a thread, or both."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from agent_assist.adapters.folder_helpdesk.exported import excerpt, is_waiting
from agent_assist.adapters.folder_helpdesk.mail_store import MailStore
from agent_assist.domain.tickets import (
    Address,
    Conversation,
    Direction,
    Message,
    Ticket,
    TicketStatus,
)

if TYPE_CHECKING:  # start-up time
    from agent_assist.adapters.folder_helpdesk.mail_head import MailHead

_MAIL_CHANNEL = "E-mail"
_STATUSES = {status.value: status for status in TicketStatus}


@dataclass(frozen=True, slots=True)
class Case:
    """One ticket's sources: `base` from an export, `heads` from mail, oldest first."""

    id: str
    base: Conversation | None
    heads: tuple[MailHead, ...]

    @property
    def updated_key(self) -> float:
        """When it last changed, for sorting."""
        times = [head.sent_at.timestamp() for head in self.heads]
        if self.base:
            times.append(self.base.ticket.updated_at.timestamp())
        return max(times)


def conversation_of(case: Case, mails: MailStore) -> Conversation:
    """The whole conversation, oldest message first."""
    known = case.base.messages if case.base else ()
    written = tuple(mails.message(head) for head in case.heads)
    messages = tuple(sorted((*known, *written), key=lambda message: message.sent_at))
    return Conversation(ticket_of(case, mails), messages)


def ticket_of(case: Case, mails: MailStore) -> Ticket:
    """The queue's row; only the newest customer mail is parsed for it."""
    if case.base is None:
        return _mail_ticket(case, mails)
    return _exported_ticket(case.base, case.heads, mails) if case.heads else case.base.ticket


def _mail_ticket(case: Case, mails: MailStore) -> Ticket:
    heads = case.heads
    spoken = [head for head in heads if head.direction is Direction.CUSTOMER]
    newest = (spoken or heads)[-1]
    summary = mails.summary(newest)
    waiting = is_waiting(tuple(_outline(head) for head in heads))
    return Ticket(
        id=case.id,
        subject=heads[0].subject or "No subject",
        queue=newest.queue,
        status=_status(heads, TicketStatus.OPEN if waiting else TicketStatus.PENDING),
        channel=_MAIL_CHANNEL,
        customer=_customer(heads),
        updated_at=heads[-1].sent_at,
        excerpt=summary.excerpt if spoken else "",
        message_count=len(heads),
        is_waiting=waiting,
        warnings=summary.warnings,
    )


def _exported_ticket(base: Conversation, heads: tuple[MailHead, ...], mails: MailStore) -> Ticket:
    """An export's row, moved on by the mails that came after it."""
    outlines = (*base.messages, *(_outline(head) for head in heads))
    ordered = tuple(sorted(outlines, key=lambda message: message.sent_at))
    is_newer = heads[-1].sent_at >= base.ticket.updated_at
    waiting = is_waiting(ordered)
    derived = TicketStatus.OPEN if waiting else TicketStatus.PENDING
    status = _status(heads, derived) if is_newer else base.ticket.status
    spoken = [head for head in heads if head.direction is Direction.CUSTOMER]
    start = mails.summary(spoken[-1]).excerpt if spoken else base.ticket.excerpt
    return replace(
        base.ticket,
        status=status,
        updated_at=ordered[-1].sent_at,
        excerpt=excerpt(start),
        message_count=len(ordered),
        is_waiting=waiting and status is not TicketStatus.CLOSED,
    )


def _status(heads: tuple[MailHead, ...], derived: TicketStatus) -> TicketStatus:
    """What our own reply set, as long as the customer has not written since."""
    if derived is TicketStatus.OPEN:
        return derived
    stated = [head.ours.status for head in heads if head.ours.status]
    return _STATUSES.get(stated[-1], derived) if stated else derived


def _customer(heads: tuple[MailHead, ...]) -> Address:
    return next((h.author for h in heads if h.direction is Direction.CUSTOMER), heads[0].party)


def _outline(head: MailHead) -> Message:
    """A message without its text, to see who spoke when."""
    return Message(
        head.id,
        head.direction,
        head.author,
        head.to,
        head.cc,
        head.sent_at,
        "",
        is_automatic=head.is_automatic,
    )
