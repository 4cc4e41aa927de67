"""Handing over: one key asks, a second act does it; nothing is sent, and what was typed stays."""

from __future__ import annotations

import json
from pathlib import Path

from agent_assist.presenters.parts import Focus
from tests.fakes.office import open_office, ticket
from tests.presenters.conftest import Agent


def escalations(agent: Agent) -> list[dict]:
    records = [json.loads(r.body) for r in agent.office.services.store.records()]
    return [record for record in records if record["type"] == "escalate"]


def test_one_key_hands_nothing_over(agent: Agent):
    agent.open()
    agent.work.handing_over.ask()
    view = agent.work.handing_over.view
    assert view.title == "Hand this ticket over?"
    assert not view.needs_reason
    assert "7001" in agent.work.context.order.ids
    assert escalations(agent) == []


def test_back_keeps_the_ticket(agent: Agent):
    agent.open()
    agent.work.handing_over.ask()
    agent.work.handing_over.close()
    assert agent.work.handing_over.view is None
    agent.work.handing_over.hand_over(("team",), "")
    assert "7001" in agent.work.context.order.ids
    assert escalations(agent) == []


def test_it_leaves_the_queue_with_its_reasons_in_the_log_and_keeps_the_words(agent: Agent):
    agent.open()
    agent.types(" I was not done.")
    agent.work.handing_over.ask()
    agent.work.handing_over.hand_over(("team", "time"), " For the workshop. ")
    assert agent.work.handing_over.view is None
    assert "7001" not in agent.work.context.order.ids
    (record,) = escalations(agent)
    assert record["detail"]["reason"] == "handed over by the agent, team, time"
    kept = agent.office.services.store.content(record["seq"], "signals_c")
    assert kept is not None
    assert kept[1] == "For the workshop."
    assert agent.work.draft.banners[0].title == "Handed over"
    assert agent.work.context.review.text.endswith("I was not done.")
    assert ("Handed over", False) in agent.window.said
    agent.work.search("lamp")
    assert [s.title for s in agent.work.queue.sections] == ["Not waiting for you"]
    agent.work.search("")
    assert agent.window.focused[-1] is Focus.QUEUE


def test_it_asks_about_the_ticket_on_screen_only(tmp_path: Path):
    office = open_office(tmp_path, tickets=(ticket("7001"), ticket("7002")))
    agent = Agent(office)
    agent.open("7001")
    agent.work.handing_over.ask()
    agent.open("7002")
    assert agent.work.handing_over.view is None
    agent.work.handing_over.hand_over((), "")
    assert escalations(agent) == []
    agent.open("7001")
    assert agent.work.handing_over.view is None
    office.close()


def test_a_reply_on_its_way_is_not_handed_over(agent: Agent):
    agent.open()
    agent.reads()
    agent.approves()
    assert agent.state == "undo_window"
    agent.work.handing_over.ask()
    assert agent.work.handing_over.view is None
    assert agent.work.review_bar.said == "Not while this reply is on its way. Undo it first."
