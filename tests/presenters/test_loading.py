"""Waiting for a slow helpdesk: bars, words, seconds, and a way out."""

from __future__ import annotations

import pytest

from agent_assist.adapters.words import EnglishWords
from agent_assist.presenters.context import Context
from agent_assist.presenters.loading import LoadingFlow
from tests.fakes.clock import FakeClock
from tests.fakes.runner import ImmediateRunner
from tests.presenters.conftest import Window


class Waiting:
    def __init__(self) -> None:
        clock = FakeClock()
        self.runner = ImmediateRunner(clock)
        reader = None
        context = Context(EnglishWords(), clock, self.runner, reader, Window())  # type: ignore[arg-type]
        self.flow = LoadingFlow(context)


@pytest.fixture
def waiting() -> Waiting:
    made = Waiting()
    made.flow.begin("1")
    return made


@pytest.mark.parametrize(
    ("seconds", "words", "can_cancel"),
    [
        (0.2, "", False),
        (1.9, "", False),
        (2.1, "Reading the ticket", False),
        (9.9, "Reading the ticket", False),
        (10.1, "Reading the ticket, 10 s", True),
        (12.1, "Reading the ticket, 12 s", True),
    ],
)
def test_what_is_shown_grows_with_the_wait(
    waiting: Waiting, seconds: float, words: str, can_cancel: bool
) -> None:
    waiting.runner.advance(seconds)
    view = waiting.flow.view
    assert view is not None
    assert (view.words, bool(view.cancel)) == (words, can_cancel)


def test_a_quick_ticket_shows_nothing_on_the_way(waiting: Waiting) -> None:
    waiting.runner.advance(0.1)
    assert waiting.flow.view is None
    waiting.flow.ended("1")
    waiting.runner.advance(20)
    assert waiting.flow.view is None


def test_the_end_of_another_ticket_ends_nothing(waiting: Waiting) -> None:
    waiting.runner.advance(3)
    waiting.flow.ended("2")
    assert waiting.flow.view is not None


def test_a_ticket_that_was_called_off_stays_away_when_it_comes(agent) -> None:
    agent.open()
    shown = agent.work.context.current_id
    agent.work.opening._wanted = "other"
    agent.work.opening.loading.begin("other")
    agent.work.opening.cancel()
    agent.wait(20)
    assert agent.work.opening.loading.view is None
    assert agent.work.context.current_id == shown
