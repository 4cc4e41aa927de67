"""Whatever a ticket is like, keys alone bring it to an end; the benchmark of the same name works all of the demo's."""

from __future__ import annotations

from agent_assist.ui.theme.theme import Theme
from tests.benchmarks.every_ticket import Worker, wait_for_outcomes
from tests.benchmarks.friction import at_desk

TICKETS = {
    "90507": "sent own words",  # asked for a person
    "90517": "handed over",  # Polish, which nobody here reads
    "90417": "sent",  # two facts to confirm
    "90441": "sent own words",  # the third draft is rejected
}


def test_each_kind_of_ticket_comes_to_an_end_by_keys_alone(theme: Theme) -> None:
    with at_desk() as desk:
        worker = Worker(desk, reject_each=3)
        ends = [worker.work(ticket_id) for ticket_id in TICKETS]
        assert {end.ticket_id: end.became for end in ends} == TICKETS, [e.said for e in ends]
        assert wait_for_outcomes(desk, ends) == []
        order = desk.workspace.context.order
        desk.wait(lambda: not set(TICKETS) & set(order.waiting_ids), "queue without them")
