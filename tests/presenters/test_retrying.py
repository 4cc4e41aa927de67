"""A fault that may pass is tried again, visibly, twice at most, and a person stops it at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from agent_assist.domain.errors import (
    AgentAssistError,
    ConfigurationError,
    ModelAction,
    ModelRefused,
    ModelUnreachable,
    StreamIncomplete,
)
from tests.fakes.model import ScriptedModel
from tests.fakes.office import SOUND_ANSWER, Office, open_office, ticket
from tests.presenters.conftest import Agent

BUSY = ModelUnreachable("models.example has too much to do: try again in a minute.")


@pytest.fixture
def facing(tmp_path: Path):
    offices: list[Office] = []

    def build(*errors: AgentAssistError) -> Agent:
        model = ScriptedModel(SOUND_ANSWER, first_errors=errors)
        two = (ticket("7001"), ticket("7002", name="Joao Silva", email="joao@mail.example"))
        offices.append(open_office(tmp_path, model=model, tickets=two, prepare_ahead=0))
        agent = Agent(offices[-1])
        agent.model = model
        agent.open()
        return agent

    yield build
    for office in offices:
        office.close()


def banner(agent: Agent):
    (found,) = (b for b in agent.work.draft.banners if b.key == "error")
    return found


def buttons(agent: Agent) -> list[str]:
    return [action.words for action in banner(agent).actions]


def test_the_seconds_are_counted_down_and_then_the_draft_comes(facing):
    agent = facing(BUSY)
    assert banner(agent).title == "No draft yet, trying again in 2 s"
    assert banner(agent).body == BUSY.message
    agent.wait(1)
    assert banner(agent).title == "No draft yet, trying again in 1 s"
    agent.wait(1)
    assert agent.state == "complete"
    assert agent.work.draft.banners == ()


def test_the_service_says_how_long_to_wait(facing):
    agent = facing(ModelUnreachable("Busy.", wait_seconds=17))
    agent.wait(16.9)
    assert len(agent.model.prompts) == 1
    agent.wait(0.1)
    assert len(agent.model.prompts) == 2


def test_longer_than_a_minute_is_not_waited_for(facing):
    agent = facing(ModelUnreachable("Try again in 5 minutes.", wait_seconds=300))
    assert buttons(agent) == ["Try now"]
    agent.wait(400)
    assert len(agent.model.prompts) == 1


def test_after_two_tries_the_person_decides(facing):
    agent = facing(BUSY, BUSY, BUSY, BUSY)
    agent.wait(60)
    assert len(agent.model.prompts) == 3
    assert banner(agent).title == "No drafts right now"
    agent.work.act("new-draft")
    agent.wait(60)
    assert agent.state == "complete"


@pytest.mark.parametrize(
    ("error", "button"),
    [
        (ModelRefused("The key is wrong."), "Open settings"),
        (ConfigurationError("The address is incomplete."), "Open settings"),
        (ModelRefused("It is too long.", action=ModelAction.WRITE_MYSELF), "Write it myself"),
        (StreamIncomplete("It broke."), "New draft"),
    ],
)
def test_what_does_not_pass_is_said_once_with_one_button(facing, error, button):
    agent = facing(error)
    assert buttons(agent) == [button]
    agent.wait(60)
    assert len(agent.model.prompts) == 1


def test_stop_trying_ends_it_at_once_and_keeps_the_sentence(facing):
    agent = facing(BUSY)
    assert buttons(agent) == ["Stop trying"]
    agent.work.act("stop-trying")
    assert buttons(agent) == ["Try now"]
    agent.wait(60)
    assert len(agent.model.prompts) == 1


@pytest.mark.parametrize("means", ["types", "switch", "stop", "other ticket"])
def test_nothing_is_tried_behind_a_person_who_went_on(facing, means):
    agent = facing(BUSY)
    if means == "types":
        agent.types("I write this myself.")
    elif means == "switch":
        agent.work.switching.toggle()
    elif means == "stop":
        agent.work.stop()
    else:
        agent.open("7002")
        assert agent.state == "complete"
    asked = len(agent.model.prompts)
    agent.wait(60)
    assert len(agent.model.prompts) == asked


def test_a_person_who_asks_meanwhile_is_not_asked_for_twice(facing):
    agent = facing(BUSY)
    agent.work.new_draft()
    agent.wait(60)
    assert len(agent.model.prompts) == 2
    assert agent.state == "complete"
