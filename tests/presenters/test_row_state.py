"""The third line of a ticket's row says what matters most now."""

from __future__ import annotations

from pathlib import Path

from tests.fakes.office import open_office, ticket
from tests.presenters.conftest import Agent


def words(agent: Agent) -> str:
    return agent.work.queue.sections[0].rows[0].state_words


def test_a_reply_to_who_asked_for_a_person_is_seen_to_be_on_its_way(tmp_path: Path):
    office = open_office(tmp_path, tickets=(ticket(text="I want to speak to a human."),))
    agent = Agent(office)
    agent.open()
    assert words(agent) == "Asked for a person"
    agent.work.edit()
    agent.types("I call you at four.")
    assert words(agent) == "Asked for a person"
    agent.approves()
    assert words(agent) == "Sending, undo open"
    agent.work.approving.undo()
    assert words(agent) == "Asked for a person"
    office.close()
