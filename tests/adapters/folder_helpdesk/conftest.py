"""A shop whose tickets lie in a folder: mails are written in the tests, read and answered through the adapter."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from typing import Any

import pytest

from agent_assist.adapters.folder_helpdesk import FolderHelpdesk, FolderOutbox
from agent_assist.adapters.folder_helpdesk.mail_head import (
    MailHead,
    MailPlace,
    Surroundings,
    read_head,
)
from agent_assist.adapters.folder_helpdesk.parse_mail import parse_mail
from agent_assist.domain.approvals import Approval, Shown
from agent_assist.domain.disclosure import DisclosureKind
from agent_assist.domain.envelope import Envelope
from agent_assist.domain.outbox import OutboxItem, OutboxState
from agent_assist.domain.tickets import Address, Conversation, Message, Ticket

NOW = datetime(2026, 11, 20, 12, 30, tzinfo=UTC)
SHOP = "help@shop.example"


class StandingClock:
    """A clock that shows what the test sets."""

    def __init__(self) -> None:
        self.time = NOW

    def now(self) -> datetime:
        return self.time

    def monotonic_ms(self) -> int:
        return int(self.time.timestamp() * 1000)


class Shop:
    """A ticket folder with its reader and its outbox."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.clock = StandingClock()

    def put(self, name: str, content: bytes | str, *, age_minutes: int = 60) -> Path:
        """Write a file below the folder; its time lies `age_minutes` before now."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        seconds = (NOW - timedelta(minutes=age_minutes)).timestamp()
        os.utime(path, (seconds, seconds))
        return path

    def put_json(self, name: str, content: Any, **options: Any) -> Path:
        return self.put(name, json.dumps(content), **options)

    def put_mail(self, name: str, body: str = "Hello", **headers: str) -> Path:
        return self.put(name, mail(body, **headers))

    def reader(self) -> FolderHelpdesk:
        return FolderHelpdesk(self.folder, own_addresses=[SHOP], clock=self.clock)

    def outbox(self, **options: Any) -> FolderOutbox:
        return FolderOutbox(self.folder, clock=self.clock, **options)

    def tickets(self) -> list[Ticket]:
        return rows(self.reader())

    def only_conversation(self) -> Conversation:
        """The one conversation that there is."""
        reader = self.reader()
        (ticket,) = rows(reader)
        return reader.conversation(ticket.id)


def rows(reader: FolderHelpdesk) -> list[Ticket]:
    """All tickets; one that comes again replaces the earlier one."""
    latest: dict[str, Ticket] = {}
    for batch in reader.tickets():
        for ticket in batch:
            latest[ticket.id] = ticket
    return list(latest.values())


def mail(body: str = "Hello", **headers: str) -> bytes:
    """A mail from Maren to the shop; `message_id="<x@y>"` and so on set or (with "") drop headers."""
    fields = {
        "From": "Maren Oduya <maren@post.example>",
        "To": f"Shop <{SHOP}>",
        "Subject": "My lamp",
        "Date": format_datetime(NOW - timedelta(hours=2)),
        "Message-ID": "<first@post.example>",
    }
    fields |= {name.replace("_", "-").title(): value for name, value in headers.items()}
    known = {"Message-Id": "Message-ID"}
    named = {known.get(name, name): value for name, value in fields.items()}
    head = "".join(f"{name}: {value}\r\n" for name, value in named.items() if value)
    return (head + "\r\n" + body.replace("\n", "\r\n")).encode("utf-8", "surrogateescape")


def head_of(data: bytes, *, is_outbox: bool = False, path: str = "a.eml") -> MailHead:
    """The head of a mail as the index reads it."""
    around = Surroundings(NOW - timedelta(hours=1), NOW, frozenset({SHOP}), "Inbox", is_outbox)
    return read_head(data, MailPlace(path, 0, len(data), 1), around)


def message_of(data: bytes) -> Message:
    """A mail as the agent sees it."""
    return parse_mail(data, head_of(data))


def reply_to(message: Message, ticket_id: str, **changes: Any) -> OutboxItem:
    """An approved reply to a message."""
    envelope = Envelope(
        source="folder",
        ticket_id=ticket_id,
        sender=Address("Shop", SHOP),
        to=(message.author if message.author.email else Address("", "maren@post.example"),),
        cc=(),
        bcc=(),
        subject="Re: My lamp",
        visibility="public",
        attachments=(),
        status_change="",
        body="Hello Maren,\n\nyour lamp is on its way.",
        footer="Written with the help of AI and checked by Jonas.",
        quoted="On 20 November 2026 Maren wrote:\n> Hello",
        language="en",
        disclosure=DisclosureKind.AI_LIGHT,
        message_id="<reply.1@shop.example>",
        in_reply_to=message.id,
        references=message.references,
    )
    return item(replace(envelope, **changes))


def item(envelope: Envelope, outbox_id: str = "0a" * 16) -> OutboxItem:
    """The outbox row of an envelope."""
    shown = Shown(True, True, 5000, 3000)
    approval = Approval(
        "approval",
        outbox_id,
        envelope.ticket_id,
        "jonas",
        envelope.digest_hex,
        NOW,
        NOW + timedelta(minutes=10),
        shown,
    )
    return OutboxItem(outbox_id, envelope, approval, OutboxState.SENDING, NOW)


@pytest.fixture
def shop(tmp_path: Path) -> Shop:
    folder = tmp_path / "tickets"
    folder.mkdir()
    return Shop(folder)


@pytest.fixture
def write_mail() -> Callable[..., bytes]:
    return mail


@pytest.fixture
def read_mail() -> Callable[[bytes], Message]:
    return message_of


@pytest.fixture
def read_mail_head() -> Callable[..., MailHead]:
    return head_of


@pytest.fixture
def approved_reply() -> Callable[..., OutboxItem]:
    return reply_to
