"""Ticket exports in CSV, one row a message (columns: resources/help/ticket-folder.md).

Rule: rows of one ticket are gathered wherever they stand; what a row lacks is filled from the others.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import datetime

from agent_assist.adapters.folder_helpdesk.addresses import read_addresses
from agent_assist.adapters.folder_helpdesk.csv_rows import csv_rows
from agent_assist.adapters.folder_helpdesk.encoded_words import one_line
from agent_assist.adapters.folder_helpdesk.exported import ExportedTicket, as_conversation
from agent_assist.adapters.folder_helpdesk.fields import known, utc_time
from agent_assist.adapters.folder_helpdesk.shown_text import shown_plain
from agent_assist.domain.tickets import Address, Conversation, Direction, Message, TicketStatus

_Row = dict[str, str]
_TAGS = re.compile(r"[;,|]")


def read_csv(
    content: str, file_time: datetime, own_addresses: Collection[str]
) -> tuple[list[Conversation], str]:
    """All tickets of a CSV file, and what is wrong with it, "" when nothing."""
    rows, fault = csv_rows(content)
    if rows and not all(name in rows[0] for name in ("ticket_id", "text")):
        return [], "it has no columns ticket_id and text"
    tickets: dict[str, list[_Row]] = {}
    for row in rows:
        tickets.setdefault(_cell(row, "ticket_id"), []).append(row)
    homeless = tickets.pop("", [])
    if homeless and not fault:
        fault = f"{len(homeless)} rows have no ticket_id"
    return [_conversation(group, file_time, own_addresses) for group in tickets.values()], fault


def _conversation(
    rows: list[_Row], file_time: datetime, own_addresses: Collection[str]
) -> Conversation:
    warnings: list[str] = []
    messages = tuple(
        _message(row, number, file_time, own_addresses) for number, row in _numbered(rows)
    )
    ticket = ExportedTicket(
        id=_cell(rows[0], "ticket_id"),
        subject=_latest(rows, "subject"),
        queue=_latest(rows, "queue") or "Inbox",
        status=known(TicketStatus, _latest(rows, "status"), TicketStatus.OPEN, "status", warnings),
        channel=_latest(rows, "channel") or "Export",
        customer=Address(_latest(rows, "customer_name"), _latest(rows, "customer_email")),
        due_at=utc_time(_latest(rows, "due_at"), None, warnings),
        order_id=_latest(rows, "order_id") or None,
        tags=tuple(tag.strip() for tag in _TAGS.split(_latest(rows, "tags")) if tag.strip()),
        warnings=warnings,
    )
    return as_conversation(ticket, messages, file_time)


def _message(
    row: _Row, number: int, file_time: datetime, own_addresses: Collection[str]
) -> Message:
    warnings: list[str] = []
    author = Address(_cell(row, "from_name"), _cell(row, "from_email"))
    is_own = author.email.casefold() in own_addresses
    fallback = Direction.AGENT if is_own else Direction.CUSTOMER
    if not (author.name or author.email):
        author = Address(_cell(row, "customer_name"), _cell(row, "customer_email"))
    shown = shown_plain(row.get("text", ""))
    return Message(
        id=_cell(row, "message_id") or f"{_cell(row, 'ticket_id')}.{number}",
        direction=known(Direction, _cell(row, "direction"), fallback, "direction", warnings),
        author=author,
        to=read_addresses(row.get("to", "").encode("utf-8", "replace")),
        cc=read_addresses(row.get("cc", "").encode("utf-8", "replace")),
        sent_at=utc_time(_cell(row, "sent_at"), file_time, warnings),
        text=shown.text,
        quoted=shown.quoted,
        hidden_text=shown.hidden,
        warnings=(*warnings, *shown.warnings),
    )


def _numbered(rows: list[_Row]) -> list[tuple[int, _Row]]:
    return list(enumerate(rows, start=1))


def _cell(row: _Row, name: str) -> str:
    return one_line(row.get(name, ""))


def _latest(rows: list[_Row], name: str) -> str:
    return next((cell for row in reversed(rows) if (cell := _cell(row, name))), "")
