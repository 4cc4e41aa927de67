"""Opening tickets and keeping them in step with the helpdesk."""

from __future__ import annotations

from agent_assist.domain.tickets import Direction
from tests.fakes.office import Office
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
