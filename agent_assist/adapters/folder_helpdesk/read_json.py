"""Ticket exports in our own JSON format (resources/help/ticket-folder.md).

Rule: a ticket with a fault is shown as far as it can be read; one bad ticket never hides the others.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
from collections.abc import Mapping
from datetime import datetime

from agent_assist.adapters.folder_helpdesk.attached import safe_name
from agent_assist.adapters.folder_helpdesk.exported import ExportedTicket, as_conversation
from agent_assist.adapters.folder_helpdesk.fields import (
    address,
    children,
    known,
    text,
    texts,
    utc_time,
)
from agent_assist.adapters.folder_helpdesk.shown_text import shown_html, shown_plain
from agent_assist.domain.disclosure import DisclosureKind
from agent_assist.domain.tickets import (
    Attachment,
    Conversation,
    Direction,
    Message,
    TicketStatus,
)

FORMAT = "agent-assist-tickets"


def read_ticket(data: Mapping[str, object], file_time: datetime) -> Conversation | None:
    """One ticket, None when it has no id."""
    identity = text(data, "id")
    if not identity:
        return None
    warnings: list[str] = []
    messages = tuple(
        _message(item, f"{identity}.{number}", file_time)
        for number, item in enumerate(children(data, "messages"), start=1)
    )
    ticket = ExportedTicket(
        id=identity,
        subject=text(data, "subject"),
        queue=text(data, "queue") or "Inbox",
        status=known(TicketStatus, text(data, "status"), TicketStatus.OPEN, "status", warnings),
        channel=text(data, "channel") or "Export",
        customer=address(data.get("customer")),
        due_at=utc_time(text(data, "due_at"), None, warnings),
        order_id=text(data, "order_id") or None,
        tags=texts(data, "tags"),
        warnings=warnings,
    )
    return as_conversation(ticket, messages, file_time)


def json_attachment(data: Mapping[str, object], sha256_hex: str) -> bytes | None:
    """The bytes of the ticket's attachment with this digest."""
    for message in children(data, "messages"):
        for item in children(message, "attachments"):
            content, _ = _content(item)
            if hashlib.sha256(content).hexdigest() == sha256_hex:
                return content
    return None


def _message(data: Mapping[str, object], made_up_id: str, file_time: datetime) -> Message:
    warnings: list[str] = []
    shown = shown_plain(text(data, "text"))
    html = shown_html(text(data, "html")) if text(data, "html") else None
    if html and not shown.text.strip():
        shown = html
    hidden = "\n".join(dict.fromkeys(filter(None, (shown.hidden, html.hidden if html else ""))))
    attachments = tuple(_attachment(item, warnings) for item in children(data, "attachments"))
    fallback = Direction.CUSTOMER
    return Message(
        id=text(data, "id") or made_up_id,
        direction=known(Direction, text(data, "direction"), fallback, "direction", warnings),
        author=address(data.get("from")),
        to=tuple(address(item) for item in children(data, "to")),
        cc=tuple(address(item) for item in children(data, "cc")),
        sent_at=utc_time(text(data, "sent_at"), file_time, warnings),
        text=shown.text,
        quoted=shown.quoted,
        hidden_text=hidden,
        attachments=attachments,
        disclosure=_disclosure(text(data, "disclosure")),
        warnings=(*warnings, *shown.warnings),
    )


def _disclosure(value: str) -> DisclosureKind | None:
    return next((kind for kind in DisclosureKind if kind.value == value), None)


def _attachment(data: Mapping[str, object], warnings: list[str]) -> Attachment:
    content, is_whole = _content(data)
    name = safe_name(text(data, "name")) or "attachment.bin"
    if not is_whole:
        warnings.append(f"The attachment {name} is damaged in the export.")
    media_type = text(data, "media_type") or "application/octet-stream"
    return Attachment(name, media_type, len(content), hashlib.sha256(content).hexdigest())


def _content(data: Mapping[str, object]) -> tuple[bytes, bool]:
    encoded = text(data, "content_base64")
    try:
        return base64.b64decode(encoded, validate=True), True
    except (binascii.Error, ValueError):
        return b"", False
