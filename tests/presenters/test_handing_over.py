"""Handing over: one key asks, a second act does it; nothing is sent, and what was typed stays."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from agent_assist.domain.errors import HelpdeskError, StoreFull
from agent_assist.presenters.parts import Focus
from tests.fakes.office import answer, open_office, ticket
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


def starts_again(agent: Agent) -> Agent:
    agent.work.close()
    agent.wait(1)
    return Agent(agent.office)


def fails(*_: object, **__: object) -> None:
    raise HelpdeskError("The folder does not answer.")


def hands_over(agent: Agent, ticket_id: str = "7001") -> None:
    agent.open(ticket_id)
    agent.work.handing_over.ask()
    agent.work.handing_over.hand_over((), "")


def test_it_stays_handed_over_after_a_restart(tmp_path: Path):
    office = open_office(tmp_path, tickets=(ticket("7001"), ticket("7002")))
    hands_over(Agent(office))
    again = starts_again(Agent(office))
    assert again.work.context.order.ids == ("7002",)
    again.open("7001")
    assert [banner.title for banner in again.work.draft.banners] == ["Handed over"]
    again.work.act("dismiss-handed-over")
    again.open("7002")
    again.open("7001")
    assert again.work.draft.banners == ()
    office.close()


def test_rows_that_are_read_after_the_store_opened_stay_out_too(agent: Agent):
    hands_over(agent)
    late = Agent(agent.office)
    late.work.context.order.remove("7001")
    late.work.load_tickets()
    assert late.work.context.order.ids == ()
    agent.office.customer_writes("7001", "Are you there?")
    late.work.context.order.remove("7001")
    late.work.load_tickets()
    assert late.work.context.order.ids == ("7001",)


def test_a_new_message_of_the_customer_brings_it_back_at_once_and_for_good(agent: Agent):
    hands_over(agent)
    agent.office.clock.advance(60)
    agent.office.customer_writes("7001", "Are you there?")
    agent.work.opening.refresh(frozenset({"7001"}))
    assert agent.work.context.order.ids == ("7001",)
    assert "handed-over" not in [banner.key for banner in agent.work.draft.banners]
    assert starts_again(agent).work.context.order.ids == ("7001",)
    assert agent.office.services.work.handed_over() == ()


def test_a_message_that_came_while_the_app_was_closed_brings_it_back(agent: Agent):
    hands_over(agent)
    agent.work.close()
    agent.office.customer_writes("7001", "Are you there?")
    again = Agent(agent.office)
    assert again.work.context.order.ids == ("7001",)
    assert agent.office.services.work.handed_over() == ()


def test_a_colleagues_note_brings_nothing_back(tmp_path: Path):
    noted = ticket("7001")
    office = open_office(tmp_path, tickets=(noted,))
    hands_over(Agent(office))
    noted["messages"].append(answer("7001", "Mine.", "2026-11-22T12:00:00Z", direction="note"))
    office.write(noted)
    again = starts_again(Agent(office))
    again.work.opening.refresh(frozenset({"7001"}))
    assert again.work.context.order.ids == ()
    assert len(office.services.work.handed_over()) == 1
    office.close()


def test_one_that_moved_and_cannot_be_read_is_in_sight_until_it_can(tmp_path: Path):
    noted = ticket("7001")
    office = open_office(tmp_path, tickets=(noted,))
    hands_over(Agent(office))
    noted["messages"].append(answer("7001", "Mine.", "2026-11-22T12:00:00Z", direction="note"))
    office.write(noted)
    with pytest.MonkeyPatch.context() as broken:
        broken.setattr(type(office.services.reader), "conversation", fails)
        again = Agent(office)
    assert again.work.context.order.ids == ("7001",)
    again.work.opening.refresh(frozenset({"7001"}))
    assert again.work.context.order.ids == ()
    office.close()


def test_nothing_is_drafted_ahead_for_it(tmp_path: Path):
    office = open_office(tmp_path, prepare_ahead=2, tickets=(ticket("7001"), ticket("7002")))
    hands_over(Agent(office))
    again = starts_again(Agent(office))
    again.wait(5)
    assert set(again.work.context.reviews) == {"7002"}
    office.close()


def test_what_cannot_be_kept_is_said_and_comes_back_with_the_next_start(agent: Agent, monkeypatch):
    def full(*_: object) -> None:
        raise StoreFull("No space is left.")

    monkeypatch.setattr(type(agent.office.services.work), "save_handed_over", full)
    hands_over(agent)
    assert "No space is left." in [banner.body for banner in agent.work.draft.banners]
    assert starts_again(agent).work.context.order.ids == ("7001",)


def test_what_was_handed_over_by_mistake_is_taken_back_with_one_button(agent: Agent):
    agent.open()
    agent.work.handing_over.ask()
    agent.work.handing_over.hand_over((), "")
    agent.work.handing_over.ask()
    assert agent.work.handing_over.view is None
    assert agent.window.said[-1][0] == "This ticket is handed over already. Take it back first."
    banner = agent.work.draft.banners[0]
    assert [action.words for action in banner.actions] == ["Take it back", "Close"]
    agent.work.act(banner.actions[0].action)
    agent.wait()
    assert "7001" in agent.work.context.order.ids
    assert "Handed over" not in [b.title for b in agent.work.draft.banners]
    assert agent.office.services.work.handed_over() == ()
    assert len(escalations(agent)) == 1
    agent.work.act("take-back-ticket")
    assert agent.work.context.order.ids.count("7001") == 1


def test_only_words_that_there_are_are_said_to_be_still_here(agent: Agent):
    agent.open()
    agent.types(" Mine.")
    agent.work.handing_over.ask()
    agent.work.handing_over.hand_over((), "")
    assert agent.work.draft.banners[0].body.endswith("What you wrote is still here.")
