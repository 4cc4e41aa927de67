"""The queue column in words."""

from __future__ import annotations

from datetime import timedelta

from agent_assist.adapters.words import EnglishWords
from agent_assist.presenters.queue import build_queue
from agent_assist.presenters.queue_order import QueueOrder
from agent_assist.presenters.view.queue import QueueView
from tests.fakes.queue_tickets import NOW, order_of, ticket


def column(order: QueueOrder, **changes: object) -> QueueView:
    return build_queue(EnglishWords(), order, {}, NOW, ai_is_on=True, **changes)  # type: ignore[arg-type]


def test_an_overdue_ticket_says_so_and_stands_above_the_others() -> None:
    view = column(order_of(ticket(1, 12), ticket(2, -21), ticket(3, 90)))
    shown = [(section.title, [row.time_left for row in section.rows]) for section in view.sections]
    assert shown == [("Overdue", ["21 m overdue"]), ("Due soon", ["12 m"]), ("Waiting", ["1 h"])]
    row = view.sections[0].rows[0]
    assert row.is_due
    assert row.accessible == "Customer 2, Question 2, 21 minutes overdue, No draft"


def test_a_begun_minute_is_still_left() -> None:
    order = order_of(ticket(1, 12))
    view = build_queue(EnglishWords(), order, {}, NOW + timedelta(seconds=30), ai_is_on=True)
    assert view.sections[0].rows[0].time_left == "12 m"


def test_rows_are_made_only_when_somebody_looks() -> None:
    made: list[object] = []

    def state_of(*_: object, **__: object) -> object:
        made.append(1)
        raise AssertionError("no row is needed to show how many there are")

    view = column(order_of(*(ticket(n) for n in range(1000))), state_of=state_of)
    assert (len(view.sections[0].rows), view.count_line, made) == (1000, "1,000 open", [])


def test_an_empty_queue_says_so_only_when_all_is_read() -> None:
    order = QueueOrder()
    order.is_reading = True
    assert column(order).empty is None
    assert column(order).count_line == "Reading…"
    order.is_reading = False
    empty = column(order).empty
    assert empty is not None
    assert empty.title == "No tickets wait for you"


def test_a_search_without_result_says_what_was_looked_for() -> None:
    order = order_of(ticket(1))
    order.restrict_to(frozenset())
    view = column(order)
    assert view.count_line == "0 found"
    assert view.empty is not None
    assert view.empty.title == "No ticket holds these words"
