"""Orders and accounts from `orders.json` (resources/help/ticket-folder.md)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from agent_assist.adapters.folder_helpdesk.fields import children, line, text, utc_time
from agent_assist.domain.tickets import Order, OrderEvent


def read_order(data: Mapping[str, object], file_time: datetime) -> Order | None:
    """One order, None when it has no id. Its status is its first fact."""
    identity = line(data, "id")
    if not identity:
        return None
    facts = [(line(item, "label"), line(item, "value")) for item in children(data, "facts")]
    status = line(data, "status")
    if status and all(label.casefold() != "status" for label, _ in facts):
        facts.insert(0, ("Status", status))
    return Order(
        id=identity,
        title=line(data, "title"),
        summary=line(data, "summary"),
        note=text(data, "note"),
        facts=tuple(facts),
        history=tuple(
            OrderEvent(utc_time(text(item, "at"), file_time, []), line(item, "text"))
            for item in children(data, "history")
        ),
    )
