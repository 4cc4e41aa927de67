"""Ticket exports in our own JSON format (resources/help/ticket-folder.md).

Rule: a ticket with a fault is shown as far as it can be read; one bad ticket never hides the others.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from agent_assist.adapters.folder_helpdesk.exported import ExportedTicket, as_conversation
from agent_assist.adapters.folder_helpdesk.fields import (
    address,
    children,
    known,
    text,
    texts,
    utc_time,
)
from agent_assist.domain.disclosure import DisclosureKind
from agent_assist.domain.tickets import (
    Attachment,
    Conversation,
    Direction,
    Message,
    TicketStatus,
)

if TYPE_CHECKING:
    from agent_assist.adapters.folder_helpdesk.shown_text import ShownText

FORMAT = "agent-assist-tickets"


def read_ticket(
    data: Mapping[str, object], file_time: datetime, *, is_outline: bool = False
) -> Conversation | None:
    """One ticket, None when it has no id. An outline is who wrote when, without words and attachments."""
    identity = text(data, "id")
    if not identity:
        return None
    warnings: list[str] = []
    messages = tuple(
        _outline(item, f"{identity}.{number}", file_time, [])
        if is_outline
        else _message(item, f"{identity}.{number}", file_time)
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


def _outline(
    data: Mapping[str, object], made_up_id: str, file_time: datetime, warnings: list[str]
) -> Message:
    return Message(
        id=text(data, "id") or made_up_id,
        direction=known(
            Direction, text(data, "direction"), Direction.CUSTOMER, "direction", warnings
        ),
        author=address(data.get("from")),
        to=tuple(address(item) for item in children(data, "to")),
        cc=tuple(address(item) for item in children(data, "cc")),
        sent_at=utc_time(text(data, "sent_at"), file_time, warnings),
        text="",
        disclosure=_disclosure(text(data, "disclosure")),
    )


def _message(data: Mapping[str, object], made_up_id: str, file_time: datetime) -> Message:
    warnings: list[str] = []
    attachments = _attachments(data, warnings)
    outline = _outline(data, made_up_id, file_time, warnings)
    shown = _shown(data)
    return replace(
        outline,
        text=shown.text,
        quoted=shown.quoted,
        hidden_text=shown.hidden,
        attachments=attachments,
        warnings=(*warnings, *shown.warnings),
    )


def _shown(data: Mapping[str, object]) -> ShownText:
    """The text, or the HTML where there is none; what either hides."""
    from agent_assist.adapters.folder_helpdesk.shown_text import (  # start-up time
        shown_html,
        shown_plain,
    )

    shown = shown_plain(text(data, "text"))
    html = shown_html(text(data, "html")) if text(data, "html") else None
    if html and not shown.text.strip():
        shown = html
    hidden = "\n".join(dict.fromkeys(filter(None, (shown.hidden, html.hidden if html else ""))))
    return replace(shown, hidden=hidden)


def _disclosure(value: str) -> DisclosureKind | None:
    return next((kind for kind in DisclosureKind if kind.value == value), None)


def _attachments(data: Mapping[str, object], warnings: list[str]) -> tuple[Attachment, ...]:
    items = children(data, "attachments")
    if not items:
        return ()
    from agent_assist.adapters.folder_helpdesk.export_attachments import (  # start-up time
        read_attachment,
    )

    return tuple(read_attachment(item, warnings) for item in items)
