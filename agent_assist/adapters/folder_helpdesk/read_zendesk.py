"""Zendesk's JSON export: a ticket with its comments, an incremental export, or one ticket a line.

Field names: developer.zendesk.com, API reference "Tickets", "Ticket Comments" and "Incremental Exports".
Rule: nothing is fetched; attachments, which the export only links to, are named in a warning.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from agent_assist.adapters.folder_helpdesk.exported import ExportedTicket, as_conversation
from agent_assist.adapters.folder_helpdesk.fields import (
    child,
    children,
    line,
    text,
    texts,
    utc_time,
)
from agent_assist.adapters.folder_helpdesk.shown_text import ShownText, shown_html, shown_plain
from agent_assist.domain.tickets import Address, Conversation, Direction, Message, TicketStatus

_STATUSES = {
    "new": TicketStatus.OPEN,
    "open": TicketStatus.OPEN,
    "pending": TicketStatus.PENDING,
    "hold": TicketStatus.PENDING,
    "solved": TicketStatus.CLOSED,
    "closed": TicketStatus.CLOSED,
    "deleted": TicketStatus.CLOSED,
}
_CHANNELS = {"email": "E-mail", "web": "Web form", "chat": "Chat", "voice": "Phone"}


@dataclass(frozen=True, slots=True)
class _Ticket:
    """A ticket's data with what is needed to understand its comments."""

    data: Mapping[str, object]
    users: Mapping[str, Mapping[str, object]]
    own_addresses: Collection[str]
    file_time: datetime

    @property
    def requester_id(self) -> str:
        return text(self.data, "requester_id") or text(child(self.data, "requester"), "id")


def read_zendesk(
    document: Mapping[str, object], file_time: datetime, own_addresses: Collection[str]
) -> list[Conversation]:
    """All tickets of one JSON document; none when it is something else."""
    users = {text(user, "id"): user for user in children(document, "users")}
    found: list[Conversation] = []
    for data in _tickets(document):
        if _is_ticket(data):
            ticket = _Ticket(data, users, own_addresses, file_time)
            found.append(_conversation(ticket))
    return found


def _tickets(document: Mapping[str, object]) -> list[Mapping[str, object]]:
    if single := child(document, "ticket"):
        comments = children(document, "comments")
        return [{**single, "comments": comments} if comments else single]
    return children(document, "tickets") or [document]


def _is_ticket(data: Mapping[str, object]) -> bool:
    has_words = "comments" in data or "description" in data
    return bool(text(data, "id")) and has_words and ("subject" in data or "status" in data)


def _conversation(ticket: _Ticket) -> Conversation:
    data = ticket.data
    warnings: list[str] = []
    channel = text(child(data, "via"), "channel")
    return as_conversation(
        ExportedTicket(
            id=text(data, "id"),
            subject=text(data, "subject") or text(data, "raw_subject"),
            queue=line(child(data, "group"), "name") or "Inbox",
            status=_STATUSES.get(text(data, "status").lower(), TicketStatus.OPEN),
            channel=_CHANNELS.get(channel, channel.replace("_", " ").capitalize() or "Zendesk"),
            customer=_customer(ticket),
            due_at=utc_time(text(data, "due_at"), None, warnings),
            tags=texts(data, "tags"),
            warnings=warnings,
        ),
        _messages(ticket),
        utc_time(text(data, "updated_at"), ticket.file_time, []),
    )


def _messages(ticket: _Ticket) -> tuple[Message, ...]:
    comments = children(ticket.data, "comments")
    if not comments:
        first = {"id": "description", "body": text(ticket.data, "description")}
        comments = [
            first
            | {"author_id": ticket.requester_id, "created_at": text(ticket.data, "created_at")}
        ]
    return tuple(_message(ticket, data, number) for number, data in enumerate(comments, start=1))


def _message(ticket: _Ticket, data: Mapping[str, object], number: int) -> Message:
    warnings: list[str] = []
    shown = _shown(data)
    author = _author(ticket, data)
    for item in children(data, "attachments"):
        name = line(item, "file_name") or "without a name"
        warnings.append(f"The attachment {name} is not part of the export.")
    return Message(
        id=f"zendesk-{text(ticket.data, 'id')}-{text(data, 'id') or number}",
        direction=_direction(ticket, data, author),
        author=author,
        to=(),
        cc=(),
        sent_at=utc_time(text(data, "created_at"), ticket.file_time, warnings),
        text=shown.text,
        quoted=shown.quoted,
        hidden_text=shown.hidden,
        warnings=(*warnings, *shown.warnings),
    )


def _shown(data: Mapping[str, object]) -> ShownText:
    plain = text(data, "plain_body") or text(data, "body")
    html = text(data, "html_body")
    if not html:
        return shown_plain(plain)
    seen = shown_html(html)
    if not plain.strip():
        return seen
    shown = shown_plain(plain)
    hidden = "\n".join(dict.fromkeys(filter(None, (shown.hidden, seen.hidden))))
    return ShownText(shown.text, shown.quoted, hidden, shown.warnings)


def _direction(ticket: _Ticket, data: Mapping[str, object], author: Address) -> Direction:
    if data.get("public") is False:
        return Direction.NOTE
    if author.email.casefold() in ticket.own_addresses:
        return Direction.AGENT
    author_id = text(data, "author_id") or text(child(data, "author"), "id")
    role = text(ticket.users.get(author_id, {}), "role") or text(child(data, "author"), "role")
    is_customer = role == "end-user" or author_id == ticket.requester_id
    return Direction.CUSTOMER if is_customer else Direction.AGENT


def _customer(ticket: _Ticket) -> Address:
    known = ticket.users.get(ticket.requester_id) or child(ticket.data, "requester")
    return _person(known) if known else _source(ticket.data)


def _author(ticket: _Ticket, data: Mapping[str, object]) -> Address:
    known = ticket.users.get(text(data, "author_id")) or child(data, "author")
    if known:
        return _person(known)
    if text(data, "author_id") == ticket.requester_id:
        customer = _customer(ticket)
        return customer if customer.name or customer.email else _source(data)
    return _source(data)


def _person(data: Mapping[str, object]) -> Address:
    return Address(line(data, "name"), line(data, "email"))


def _source(data: Mapping[str, object]) -> Address:
    sender = child(child(child(data, "via"), "source"), "from")
    return Address(line(sender, "name"), line(sender, "address"))
