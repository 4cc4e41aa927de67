"""An order as a passage."""

from __future__ import annotations

from datetime import UTC, date, datetime

from agent_assist.analysis.retrieval.order_passage import order_passage
from agent_assist.domain.evidence import PassageKind
from agent_assist.domain.tickets import Order, OrderEvent


def test_an_order_says_what_the_systems_say() -> None:
    order = Order(
        id="48213",
        title="Arc lamp, brass",
        summary="Arc lamp, brass · £189.00",
        note="2 attempts",
        facts=(("Delivery", "Express, £7.50"), ("Paid with", "Visa ending 4242")),
        history=(
            OrderEvent(datetime(2026, 11, 17, 16, 5, tzinfo=UTC), "Dispatched"),
            OrderEvent(datetime(2026, 11, 20, 12, 6, tzinfo=UTC), "Second attempt"),
        ),
    )
    passage = order_passage(order, "de")
    assert passage.id == "order:48213"
    assert passage.kind is PassageKind.ORDER
    assert passage.language == "de"
    assert passage.updated == date(2026, 11, 20)
    assert passage.title == "Order 48213: Arc lamp, brass"
    assert passage.text == (
        "Arc lamp, brass\nArc lamp, brass · £189.00\n2 attempts\nDelivery: Express, £7.50\n"
        "Paid with: Visa ending 4242\n2026-11-17 16:05: Dispatched\n2026-11-20 12:06: Second attempt"
    )


def test_an_order_without_details_is_its_title() -> None:
    passage = order_passage(Order("7", "Lamp", "", "", (), ()), "en")
    assert passage.text == "Lamp"
    assert passage.updated is None
