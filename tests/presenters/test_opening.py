"""Opening tickets and keeping them in step with the helpdesk."""

from __future__ import annotations

from pathlib import Path

from agent_assist.domain.tickets import Direction
from tests.fakes.office import Office, open_office, ticket
from tests.presenters.conftest import Agent


def test_a_sent_reply_stands_in_the_conversation_at_once(agent: Agent) -> None:
    agent.open()
    agent.reads()
    agent.approves()
    before = agent.work.conversation
    assert before is not None
    assert not before.messages[-1].is_agent
    agent.wait(30)
    after = agent.work.conversation
    assert after is not None
    assert after.messages[-1].is_agent
    assert len(after.messages) == len(before.messages) + 1
    assert after.messages[-1].tag is not None


def test_a_ticket_leaves_the_queue_once_it_is_answered(agent: Agent) -> None:
    agent.open()
    agent.reads()
    agent.approves()
    agent.wait(30)
    ticket = agent.work.context.order.ticket("7001")
    assert ticket is not None
    assert not ticket.is_waiting
    assert "7001" not in agent.work.context.order.ids


def test_a_change_elsewhere_repaints_the_queue_even_without_a_changed_ticket(agent: Agent) -> None:
    agent.window.parts.clear()
    agent.work.opening.refresh(frozenset())
    assert agent.window.parts == ["queue"]


def test_what_the_customer_wrote_meanwhile_is_shown(agent: Agent, office: Office) -> None:
    agent.open()
    office.customer_writes("7001", "One more thing.")
    agent.work.opening.refresh(frozenset({"7001"}))
    shown = agent.work.context.shown
    assert shown is not None
    assert shown.conversation.messages[-1].direction is Direction.CUSTOMER
    assert shown.conversation.messages[-1].text == "One more thing."


def test_leafing_through_tickets_asks_for_a_draft_only_where_one_stays(tmp_path: Path) -> None:
    ids = [f"70{number}" for number in range(10, 20)]
    tickets = tuple(ticket(i, email=f"c{i}@mail.example") for i in ids)
    office = open_office(tmp_path, tickets=tickets, prepare_ahead=0)
    agent = Agent(office, hold_streams=True)
    for ticket_id in ids:
        agent.work.opening.open(ticket_id)
    assert agent.work.drafting.busy == 2
    agent.wait(1)
    assert agent.work.drafting.busy == 3
    assert agent.state == "requested"
    agent.work.opening.open(ids[5])
    agent.wait(1)
    assert agent.state == "requested"
    office.close()


def test_a_customer_who_asked_for_a_person_on_another_ticket_meanwhile_is_heard(
    tmp_path: Path,
) -> None:
    wish = ticket("7002", text="I want to speak to a person, please.")
    office = open_office(tmp_path, tickets=(ticket("7001"), wish), prepare_ahead=0)
    agent = Agent(office)
    agent.open("7001")
    agent.open("7002")
    agent.open("7001")
    review = agent.work.context.review
    assert review is not None
    assert review.person_was_asked
    office.close()


def test_a_ticket_that_is_gone_from_the_helpdesk_leaves_the_queue(tmp_path: Path) -> None:
    office = open_office(tmp_path, tickets=(ticket("7001"), ticket("7002")), prepare_ahead=0)
    agent = Agent(office)
    agent.open("7001")
    office.write(ticket("7001"))
    agent.work.opening.refresh(frozenset({"7002"}))
    assert agent.work.context.order.ids == ("7001",)
    office.close()
