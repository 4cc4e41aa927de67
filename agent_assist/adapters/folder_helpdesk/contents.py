"""One file of the folder, read. Rule: a file that cannot be used gives a sentence, never an exception."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from agent_assist.adapters.folder_helpdesk import read_json as own_json
from agent_assist.adapters.folder_helpdesk.charset import decode_text
from agent_assist.adapters.folder_helpdesk.fields import children, text
from agent_assist.adapters.folder_helpdesk.files import FoundFile
from agent_assist.adapters.folder_helpdesk.json_text import read_json
from agent_assist.adapters.folder_helpdesk.mail_files import file_time, read_heads
from agent_assist.adapters.folder_helpdesk.mail_head import MailHead
from agent_assist.adapters.folder_helpdesk.read_orders import read_order
from agent_assist.domain.tickets import Conversation, Order

_Item = TypeVar("_Item")
MAX_EXPORT_BYTES = 256 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Contents:
    """What a file holds; `problem` is a sentence about what could not be read, "" for nothing."""

    heads: tuple[MailHead, ...] = ()
    tickets: tuple[Conversation, ...] = ()
    orders: tuple[Order, ...] = ()
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """What every reading needs: the folder, the time (UTC) and the folded own addresses."""

    folder: Path
    now: datetime
    own_addresses: frozenset[str]


def read_file(reading: Reading, file: FoundFile) -> Contents:
    """Read one file as its kind says."""
    if file.size_bytes == 0:
        return Contents(problem=f"{file.path} is empty.")
    try:
        if not file.is_export:
            heads = read_heads(reading.folder, file, reading.now, reading.own_addresses)
            return Contents(heads=heads)
        if file.size_bytes > MAX_EXPORT_BYTES:
            return Contents(problem=f"{file.path} is larger than 256 MB; please split the export.")
        data = (reading.folder / file.path).read_bytes()
    except OSError as error:
        return Contents(problem=f"{file.path} cannot be read: {error.strerror}.")
    return _json(file, decode_text(data)[0])


def _json(file: FoundFile, content: str) -> Contents:
    documents, fault = read_json(content)
    tickets: list[Conversation] = []
    orders: list[Order] = []
    for document in documents:
        tickets += _made(own_json.read_ticket, _own_tickets(document), file)
        orders += _made(read_order, children(document, "orders"), file)
    problem = ""
    if fault:
        problem = f"{file.path} is broken or still being written ({fault})."
        tickets = [_with_warning(ticket, problem) for ticket in tickets]
    elif not tickets and not orders:
        problem = f"{file.path} is no ticket export that Agent Assist knows."
    return Contents(tickets=tuple(tickets), orders=tuple(orders), problem=problem)


def _own_tickets(document: Mapping[str, object]) -> list[Mapping[str, object]]:
    is_own = text(document, "format") == own_json.FORMAT
    return children(document, "tickets") if is_own else []


def _made(
    make: Callable[[Mapping[str, object], datetime], _Item | None],
    items: Iterable[Mapping[str, object]],
    file: FoundFile,
) -> list[_Item]:
    found = (make(item, file_time(file)) for item in items)
    return [item for item in found if item is not None]


def _with_warning(conversation: Conversation, warning: str) -> Conversation:
    ticket = conversation.ticket
    return replace(conversation, ticket=replace(ticket, warnings=(*ticket.warnings, warning)))
