"""One file of the folder, read. Rule: a file that cannot be used gives a sentence, never an exception."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from agent_assist.adapters.folder_helpdesk import read_json as own_json
from agent_assist.adapters.folder_helpdesk.charset import decode_text
from agent_assist.adapters.folder_helpdesk.fields import children, text
from agent_assist.adapters.folder_helpdesk.files import FileKind, FoundFile, file_time
from agent_assist.adapters.folder_helpdesk.json_text import read_json
from agent_assist.adapters.folder_helpdesk.read_orders import read_order
from agent_assist.domain.tickets import Conversation, Order

if TYPE_CHECKING:  # start-up time
    from agent_assist.adapters.folder_helpdesk.mail_head import MailHead

_Item = TypeVar("_Item")
MAX_EXPORT_BYTES = 256 * 1024 * 1024
_TICKET_KEYS = {"tickets", "ticket", "subject", "status"}


@dataclass(frozen=True, slots=True)
class Contents:
    """What a file holds; `problem` is a sentence about what could not be read, "" for nothing.

    Without `is_final` the file is tried again although it has not changed.
    """

    heads: tuple[MailHead, ...] = ()
    tickets: tuple[Conversation, ...] = ()
    orders: tuple[Order, ...] = ()
    problem: str = ""
    is_final: bool = True


@dataclass(frozen=True, slots=True)
class Reading:
    """What every reading needs: the folder, the time (UTC) and the folded own addresses.

    A quick one takes tickets of our own format in outline, to be read again.
    """

    folder: Path
    now: datetime
    own_addresses: frozenset[str]
    is_quick: bool = False


def read_file(reading: Reading, file: FoundFile) -> Contents:
    """Read one file as its kind says."""
    if file.size_bytes == 0:
        return Contents(problem=f"{file.path} is empty.")
    if file.is_export and file.size_bytes > MAX_EXPORT_BYTES:
        return Contents(problem=f"{file.path} is larger than 256 MB; please split the export.")
    try:
        if not file.is_export:
            from agent_assist.adapters.folder_helpdesk.mail_files import (  # start-up time
                read_heads,
            )

            heads = read_heads(reading.folder, file, reading.now, reading.own_addresses)
            return Contents(heads=heads)
        data = (reading.folder / file.path).read_bytes()
    except OSError as error:
        return Contents(problem=f"{file.path} cannot be read: {error.strerror}.", is_final=False)
    content = decode_text(data)[0]
    if file.kind is FileKind.CSV:
        from agent_assist.adapters.folder_helpdesk.read_csv import read_csv  # start-up time

        tickets, fault = read_csv(content, file_time(file), reading.own_addresses)
        return _contents(file, tickets, [], fault)
    return _json(reading, file, content)


def _json(reading: Reading, file: FoundFile, content: str) -> Contents:
    documents, fault = read_json(content)
    time = file_time(file)
    tickets: list[Conversation] = []
    orders: list[Order] = []
    for document in documents:
        if text(document, "format") == own_json.FORMAT:
            tickets += _made(
                partial(own_json.read_ticket, is_outline=reading.is_quick),
                children(document, "tickets"),
                time,
            )
        elif _TICKET_KEYS & document.keys():
            from agent_assist.adapters.folder_helpdesk.read_zendesk import (  # start-up time
                read_zendesk,
            )

            tickets += read_zendesk(document, time, reading.own_addresses)
        orders += _made(read_order, children(document, "orders"), time)
    read = _contents(file, tickets, orders, fault)
    return replace(read, is_final=not reading.is_quick)


def _contents(
    file: FoundFile, tickets: list[Conversation], orders: list[Order], fault: str
) -> Contents:
    """What was read, each ticket with the file's fault as a warning."""
    problem = ""
    if fault:
        problem = f"{file.path} is broken or still being written ({fault})."
        tickets = [_with_warning(ticket, problem) for ticket in tickets]
    elif not tickets and not orders:
        problem = f"{file.path} holds no tickets that Agent Assist can read."
    return Contents(tickets=tuple(tickets), orders=tuple(orders), problem=problem)


def _made(
    make: Callable[[Mapping[str, object], datetime], _Item | None],
    items: Iterable[Mapping[str, object]],
    time: datetime,
) -> list[_Item]:
    found = (make(item, time) for item in items)
    return [item for item in found if item is not None]


def _with_warning(conversation: Conversation, warning: str) -> Conversation:
    ticket = conversation.ticket
    return replace(conversation, ticket=replace(ticket, warnings=(*ticket.warnings, warning)))
