"""The queue column in words."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from agent_assist.adapters.words import EnglishWords
from agent_assist.domain.tickets import TicketStatus
from agent_assist.presenters.queue import build_queue
from agent_assist.presenters.queue_order import QueueOrder
from agent_assist.presenters.row_state import RowState
from agent_assist.presenters.view.queue import QueueRow, QueueView
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


def only_row(view: QueueView) -> QueueRow:
    return next(row for section in view.sections for row in section.rows)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"is_waiting": False}, "Answered today 12:31"),
        ({"status": TicketStatus.CLOSED}, "Closed"),
    ],
)
def test_a_ticket_that_waits_for_nobody_has_no_time_left(
    changes: dict[str, Any], words: str
) -> None:
    at = NOW.astimezone().replace(hour=12, minute=31)
    order = order_of(replace(ticket(1, -21), updated_at=at, **changes))
    order.restrict_to(frozenset({"1"}))
    row = only_row(column(order))
    assert (row.time_left, row.is_due, row.state_words) == ("", False, words)
    assert row.accessible == f"Customer 1, Question 1, {words}"


def test_what_was_sent_says_so_with_its_time() -> None:
    at = NOW.astimezone().replace(hour=12, minute=31)
    order = order_of(replace(ticket(1, -21), is_waiting=False, updated_at=at))
    order.restrict_to(frozenset({"1"}))
    sent = RowState("check", "Sent")
    assert only_row(column(order, rows_left={"1": sent})).state_words == "Sent today 12:31"


def test_a_ticket_that_was_handed_over_has_no_time_left_either() -> None:
    order = order_of(ticket(1, -21))
    order.set_aside("1")
    order.restrict_to(frozenset({"1"}))
    drafted = RowState("bars-0", "Uncalibrated, 1 to check")
    assert only_row(column(order, rows_left={"1": drafted})).state_words == "Handed over"
    row = only_row(column(order))
    assert (row.time_left, row.state_words) == ("", "Handed over")


def test_a_search_says_in_which_other_queue_a_ticket_waits() -> None:
    order = order_of(replace(ticket(1, -21), queue="Shipping"), replace(ticket(2), queue="Billing"))
    order.filter = "Billing"
    order.restrict_to(frozenset({"1", "2"}))
    rows = [row for section in column(order).sections for row in section.rows]
    assert [row.state_words for row in rows] == ["In Shipping: No draft", "No draft"]
    assert "In Shipping" in rows[0].accessible
