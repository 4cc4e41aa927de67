"""What is known of a mail from its headers alone: enough to put it into a thread.

Rule: our own headers count only in our own outbox; anybody can write them into a mail.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from datetime import datetime

from agent_assist.adapters.folder_helpdesk.addresses import read_addresses
from agent_assist.adapters.folder_helpdesk.automatic import is_automatic
from agent_assist.adapters.folder_helpdesk.dates import sent_at
from agent_assist.adapters.folder_helpdesk.header_block import Headers, read_headers
from agent_assist.adapters.folder_helpdesk.our_headers import OurHeaders, read_our_headers
from agent_assist.adapters.folder_helpdesk.subjects import bare_subject
from agent_assist.adapters.folder_helpdesk.ticket_ids import ticket_id
from agent_assist.domain.tickets import Address, Direction

HEAD_BYTES = 65_536
NO_MESSAGE_ID = "@no-message-id.invalid>"
"""Ends the made-up id of a mail that has none; never written into a reply."""


@dataclass(frozen=True, slots=True)
class MailPlace:
    """Where a mail's bytes lie: a file, or a range of an `.mbox` file. `stamp` changes with the bytes."""

    path: str
    offset: int
    length: int
    stamp: int


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a mail's own bytes do not say: times in UTC, folded own addresses, whether it is ours."""

    file_time: datetime
    now: datetime
    own_addresses: frozenset[str]
    queue: str
    is_outbox: bool


@dataclass(frozen=True, slots=True)
class MailHead:
    """A mail's headers. `parents` are the Message-IDs it answers, the nearest first.

    `root` is the Message-ID that its thread began with as far as it knows; `bare_subject` has no marks.
    """

    place: MailPlace
    id: str
    parents: tuple[str, ...]
    references: tuple[str, ...]
    subject: str
    author: Address
    to: tuple[Address, ...]
    cc: tuple[Address, ...]
    sent_at: datetime
    direction: Direction
    is_automatic: bool
    queue: str
    ours: OurHeaders
    warnings: tuple[str, ...]
    bare_subject: str
    root: str
    root_ticket_id: str

    @property
    def party(self) -> Address:
        """The other side: the author, or whom an agent wrote to."""
        if self.direction is Direction.CUSTOMER or not self.to:
            return self.author
        return self.to[0]


def read_head(data: bytes, place: MailPlace, around: Surroundings) -> MailHead:
    """The head of a mail from its first bytes."""
    headers, _, is_closed = read_headers(data, 0, len(data))
    date, date_warning = sent_at(headers.text("date"), around.file_time, around.now)
    author = _first(headers, "from", "sender", "reply-to", "return-path")
    direction = _direction(author, around)
    identity = next(iter(headers.message_ids("message-id")), "") or _made_up_id(data)
    answered = headers.message_ids("in-reply-to")
    references = tuple(dict.fromkeys((*headers.message_ids("references"), *answered)))
    subject = headers.text("subject")
    root = references[0] if references else identity
    return MailHead(
        place=place,
        id=identity,
        parents=tuple(dict.fromkeys((*reversed(answered), *reversed(references)))),
        references=references,
        subject=subject,
        author=author,
        to=_all(headers, "to"),
        cc=_all(headers, "cc"),
        sent_at=date,
        direction=direction,
        is_automatic=direction is Direction.CUSTOMER and is_automatic(headers, author),
        queue=around.queue,
        ours=read_our_headers(headers, is_trusted=around.is_outbox)
        if direction is Direction.AGENT
        else OurHeaders(),
        warnings=_warnings(headers, is_closed, date_warning),
        bare_subject=bare_subject(subject),
        root=root,
        root_ticket_id=ticket_id(root),
    )


def renamed(head: MailHead, mark: str) -> MailHead:
    """The head of another mail that carries the same Message-ID."""
    warning = "Another mail carries the same Message-ID; both are shown."
    identity = f"{head.id}#{mark}"
    root = head.root if head.references else identity
    return replace(
        head,
        id=identity,
        root=root,
        root_ticket_id=ticket_id(root),
        warnings=(*head.warnings, warning),
    )


def _direction(author: Address, around: Surroundings) -> Direction:
    is_own = around.is_outbox or author.email.casefold() in around.own_addresses
    return Direction.AGENT if is_own else Direction.CUSTOMER


def _first(headers: Headers, *names: str) -> Address:
    for name in names:
        for raw in headers.raw_all(name):
            if addresses := read_addresses(raw):
                return addresses[0]
    return Address("", "")


def _all(headers: Headers, name: str) -> tuple[Address, ...]:
    found = (address for raw in headers.raw_all(name) for address in read_addresses(raw))
    return tuple(dict.fromkeys(found))


def _made_up_id(data: bytes) -> str:
    return f"<{hashlib.sha256(data).hexdigest()[:32]}{NO_MESSAGE_ID}"


def _warnings(headers: Headers, is_closed: bool, date_warning: str) -> tuple[str, ...]:
    found: list[str] = []
    if not headers.values:
        found.append("This file has no mail headers; all of it is shown as text.")
    elif not is_closed:
        found.append("The headers of this mail are damaged; what follows them is shown as text.")
    found.extend(
        f"This mail has more than one {name.title()} line; the first is shown."
        for name in ("subject", "from", "date")
        if len(set(headers.raw_all(name))) > 1
    )
    if headers.values and not headers.has("from"):
        found.append("This mail does not say who sent it.")
    return (*found, date_warning) if date_warning else tuple(found)
