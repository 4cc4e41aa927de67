"""A key that can do nothing is answered where the eye is and for a screen reader; then the usual sentence returns."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from agent_assist.domain.review import ReviewState
from tests.fakes.office import open_office, ticket
from tests.presenters.conftest import Agent

AI_TOOLS: tuple[Callable[[Agent], None], ...] = (
    lambda agent: agent.work.asking.open(),
    lambda agent: agent.work.asking.step(1),
    lambda agent: agent.work.polishing.ask(),
    lambda agent: agent.work.reading.translate(),
    lambda agent: agent.work.reading.summarise(),
    lambda agent: agent.work.new_draft(),
)


def test_approve_while_it_is_closed_says_why_and_opens_nothing(agent: Agent):
    agent.open()
    agent.work.approve()
    assert agent.work.preview is None
    assert agent.work.review_bar.said == "Scroll to the end to approve."
    assert agent.window.said[-1] == ("Scroll to the end to approve.", False)


def test_approve_while_it_is_open_opens_the_preview_and_says_nothing(agent: Agent):
    agent.open()
    agent.reads()
    agent.work.approve()
    assert agent.work.preview is not None
    assert agent.work.review_bar.said == ""


def test_the_answer_goes_after_a_while_and_with_the_ticket(tmp_path: Path):
    office = open_office(tmp_path, tickets=(ticket("7001"), ticket("7002")))
    agent = Agent(office)
    agent.open()
    agent.work.approve()
    agent.wait(7)
    assert agent.work.review_bar.said == ""
    agent.work.approve()
    agent.open("7002")
    assert agent.work.review_bar.said == ""
    office.close()


def test_what_is_typed_or_decided_since_is_told_instead(agent: Agent):
    agent.open()
    agent.work.approve()
    agent.types(" More.")
    assert agent.work.review_bar.said == ""
    agent.wait(2)
    agent.work.approve()
    assert agent.work.review_bar.said != ""
    before = agent.state
    agent.reads()
    assert agent.state != before
    assert agent.work.review_bar.said == ""


def test_a_newer_answer_stays_its_own_time(agent: Agent):
    agent.open()
    agent.work.say("first")
    agent.wait(5)
    agent.work.say("second")
    agent.wait(3)
    assert agent.work.review_bar.said == "second"


@pytest.mark.parametrize("tool", AI_TOOLS)
def test_with_ai_off_no_tool_opens_and_each_says_why(agent: Agent, tool: Callable[[Agent], None]):
    agent.open()
    asked = len(agent.office.model.prompts)
    agent.work.switching.toggle()
    tool(agent)
    agent.wait()
    assert agent.work.beside is None
    assert agent.work.review_bar.said == "AI is off. Turn it on to ask."
    assert agent.work.rationale.ask_why_not == "AI is off. Turn it on to ask."
    assert len(agent.office.model.prompts) == asked


@pytest.mark.parametrize("tool", AI_TOOLS)
def test_who_asked_for_a_person_closes_the_tools(agent: Agent, tool: Callable[[Agent], None]):
    agent.open()
    agent.work.context.review.person_was_asked = True
    tool(agent)
    assert agent.work.beside is None
    wanted = "The customer asked for a person. AI stays off for this ticket."
    assert agent.work.review_bar.said == agent.work.rationale.ask_why_not == wanted


def test_a_stop_for_the_team_is_said_as_such(agent: Agent):
    agent.open()
    agent.office.services.stop.team_reason = "stopped by Anna Ruiz: wrong amounts"
    agent.work.asking.open()
    wanted = "AI is stopped for this whole profile: stopped by Anna Ruiz: wrong amounts."
    assert agent.work.beside is None
    assert agent.work.review_bar.said == agent.work.rationale.ask_why_not == wanted


@pytest.mark.parametrize(
    ("state", "wanted"),
    [
        ("choose_first", "Choose first. Another draft would show its words before your choice."),
        ("streaming", "A draft is being written. Wait for it, or stop it first."),
        ("undo_window", "This reply is on its way."),
        ("sent", "This reply was sent."),
    ],
)
def test_no_further_words_are_asked_for_before_a_choice_or_after_the_approval(
    agent: Agent, state: str, wanted: str
):
    agent.open()
    agent.work.context.review.state = ReviewState(state)
    for tool in (agent.work.asking.open, agent.work.polishing.ask):
        tool()
        assert agent.work.beside is None
        assert agent.work.review_bar.said == agent.work.rationale.words_why_not == wanted
    assert agent.work.rationale.ask_why_not == ""


def test_with_ai_on_the_tools_are_open(agent: Agent):
    agent.open()
    assert agent.work.rationale.ask_why_not == ""
    agent.work.asking.open()
    assert agent.work.beside is not None
