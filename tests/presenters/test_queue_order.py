"""Which tickets wait, in which order, and how the order follows changes."""

from __future__ import annotations

from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from agent_assist.domain.tickets import Address, Ticket, TicketStatus
from agent_assist.presenters.queue_order import ALL_QUEUES, MOST_FOUND, QueueOrder, Urgency
from tests.fakes.queue_tickets import NOW, order_of, ticket


def ids_of(order: QueueOrder) -> tuple[str, ...]:
    return order.ids


def parts(order: QueueOrder, now: datetime = NOW) -> dict[str, tuple[str, ...]]:
    return {group.urgency.value: group.ids for group in order.groups(now) if group.ids}


def test_overdue_tickets_come_first_then_due_ones_then_those_waiting_longest() -> None:
    order = order_of(ticket(1), ticket(2, 90), ticket(3, -21), ticket(4, 12), ticket(5))
    assert parts(order) == {"overdue": ("3",), "due_soon": ("4",), "waiting": ("2", "5", "1")}
    assert ids_of(order) == ("3", "4", "2", "5", "1")


def test_a_ticket_becomes_due_and_overdue_as_time_goes_by() -> None:
    order = order_of(ticket(1, 40))
    assert parts(order) == {"waiting": ("1",)}
    assert parts(order, NOW + timedelta(minutes=10)) == {"due_soon": ("1",)}
    assert parts(order, NOW + timedelta(minutes=40)) == {"due_soon": ("1",)}
    assert parts(order, NOW + timedelta(minutes=41)) == {"overdue": ("1",)}


def test_only_tickets_in_which_a_customer_waits_are_shown() -> None:
    closed = ticket(2, status=TicketStatus.CLOSED)
    order = order_of(ticket(1), closed, ticket(3, is_waiting=False))
    assert ids_of(order) == ("1",)


def test_a_filter_shows_one_queue_and_names_only_queues_in_which_somebody_waits() -> None:
    order = order_of(ticket(1), ticket(2, queue="Orders"), ticket(3, queue="Old", is_waiting=False))
    assert order.queues == ("Billing", "Orders")
    order.filter = "Orders"
    assert ids_of(order) == ("2",)
    order.filter = "Nowhere"
    assert ids_of(order) == ()


def test_what_was_read_anew_moves_to_its_new_place() -> None:
    order = order_of(ticket(1, 10), ticket(2, 20), ticket(3, 30))
    order.add([ticket(1, 60)])
    assert ids_of(order) == ("2", "3", "1")
    order.add([ticket(2, 20, queue="Orders")])
    order.filter = "Orders"
    assert ids_of(order) == ("2",)
    order.filter = "Billing"
    assert ids_of(order) == ("3", "1")
    order.add([ticket(3, 30, is_waiting=False)])
    assert ids_of(order) == ("1",)


def test_a_ticket_set_aside_waits_no_more_even_when_it_is_read_anew() -> None:
    order = order_of(ticket(1), ticket(2))
    order.set_aside("2")
    order.add([ticket(2, subject="Other words")])
    assert ids_of(order) == ("1",)


def test_a_ticket_taken_back_waits_again_where_its_customer_does() -> None:
    order = order_of(ticket(1), ticket(2))
    order.restrict_to(frozenset({"1", "2"}))
    order.set_aside("2")
    assert [group.ids for group in order.groups(NOW) if group.ids] == [("1",), ("2",)]
    order.take_back("2")
    order.take_back("3")
    assert sorted(order.ids) == ["1", "2"]
    assert order.groups(NOW)[-1].ids == ()
    order.restrict_to(None)
    assert sorted(ids_of(order)) == ["1", "2"]


def test_nothing_is_built_anew_while_nothing_changes() -> None:
    order = order_of(ticket(1), ticket(2, 10))
    assert order.groups(NOW) is order.groups(NOW + timedelta(seconds=1))
    assert order.ids is order.ids


def test_a_search_matches_names_subjects_and_numbers_whatever_their_case() -> None:
    order = order_of(
        ticket(71, subject="Größe der LAMPE"), ticket(72, customer=Address("Élodie", ""))
    )
    assert order.matching("lampe GRÖSSE") == {"71"}
    assert order.matching("lampe 72") == frozenset()
    assert order.matching("élod") == {"72"}
    assert order.matching("71") == {"71"}
    assert order.matching("  ") == frozenset()


def test_a_search_sees_a_ticket_that_was_read_anew() -> None:
    order = order_of(ticket(1))
    assert order.matching("parcel") == frozenset()
    order.add([ticket(1, subject="My parcel")])
    assert order.matching("parcel") == {"1"}


def test_a_search_that_matches_everything_keeps_the_most_urgent() -> None:
    order = order_of(*(ticket(n, n) for n in range(MOST_FOUND + 50)))
    assert order.matching("question") == {str(n) for n in range(MOST_FOUND)}


def test_a_search_also_shows_tickets_that_nobody_waits_for() -> None:
    order = order_of(ticket(1, -5), ticket(2, status=TicketStatus.CLOSED), ticket(3))
    order.restrict_to(frozenset({"1", "2", "unknown"}))
    assert parts(order) == {"overdue": ("1",), Urgency.ANSWERED.value: ("2",)}
    assert ids_of(order) == ("1", "2")
    order.restrict_to(None)
    assert ids_of(order) == ("1", "3")


_tickets = st.builds(
    ticket,
    st.integers(0, 8),
    st.one_of(st.none(), st.integers(-50, 50)),
    st.sampled_from(["Billing", "Orders"]),
    is_waiting=st.booleans(),
    status=st.sampled_from(list(TicketStatus)),
)


@given(
    st.lists(st.lists(_tickets, max_size=6), max_size=6), st.sampled_from([ALL_QUEUES, "Orders"])
)
def test_however_tickets_come_the_order_is_that_of_reading_them_at_once(
    batches: list[list[Ticket]], name: str
) -> None:
    order, newest = QueueOrder(), {}
    order.filter = name
    for batch in batches:
        order.add(batch)
        newest.update({t.id: t for t in batch})
        assert set(order.ids) == {
            t.id
            for t in newest.values()
            if t.is_waiting
            and t.status is not TicketStatus.CLOSED
            and name in (ALL_QUEUES, t.queue)
        }
    fresh = order_of(*newest.values())
    fresh.filter = name
    assert ids_of(order) == fresh.ids
    assert parts(order) == parts(fresh)


def test_a_ticket_that_is_gone_leaves_every_list() -> None:
    order = order_of(ticket(1), ticket(2))
    order.restrict_to(order.matching("question"))
    order.remove("1")
    order.remove("unknown")
    assert order.ids == ("2",)
    order.restrict_to(None)
    assert order.ids == ("2",)
    assert order.matching("question") == {"2"}
    order.add([ticket(1)])
    assert order.ids == ("2", "1")
