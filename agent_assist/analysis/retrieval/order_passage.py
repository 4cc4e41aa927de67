"""An order as a passage that replies may cite. Rule: nothing but what the company's systems say."""

from __future__ import annotations

from agent_assist.domain.evidence import Passage, PassageKind
from agent_assist.domain.tickets import Order


def order_passage(order: Order, language: str) -> Passage:
    """The order's title, `label: value` lines and `YYYY-MM-DD HH:MM: text` lines (UTC), as `order:<id>`."""
    newest = max((event.at for event in order.history), default=None)
    return Passage(
        id=f"order:{order.id}",
        title=f"Order {order.id}: {order.title}",
        text="\n".join(_lines(order)),
        kind=PassageKind.ORDER,
        language=language,
        updated=newest.date() if newest else None,
    )


def _lines(order: Order) -> list[str]:
    heads = [order.title, *(text for text in (order.summary, order.note) if text)]
    facts = [f"{label}: {value}" for label, value in order.facts]
    history = [f"{event.at:%Y-%m-%d %H:%M}: {event.text}" for event in order.history]
    return [*dict.fromkeys(heads), *facts, *history]
