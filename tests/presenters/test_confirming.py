""" "I checked it" by key confirms the one fact that the person stands on, and says what is left."""

from __future__ import annotations

from pathlib import Path

import pytest

from agent_assist.domain.drafts import Severity
from tests.fakes.model import ScriptedModel
from tests.fakes.office import Office, open_office
from tests.presenters.conftest import Agent

TWO_WRONG = (
    '[fact returns#1 "return a lamp within 30 days"] The refund takes 14 days.\n'
    '[fact returns#1 "such words"] Shipping costs 7 euros.\n'
)


@pytest.fixture
def checking(tmp_path: Path):
    office: Office = open_office(tmp_path, model=ScriptedModel(TWO_WRONG))
    agent = Agent(office)
    agent.open()
    agent.reads()
    assert len(musts(agent)) == 2
    yield agent
    office.close()


def musts(agent: Agent) -> list[int]:
    found = agent.work.context.review.assessment.check.findings
    return [f.start for f in found if f.severity is Severity.MUST]


def test_the_fact_that_is_selected_is_confirmed_and_no_other(checking: Agent):
    first, second = musts(checking)[:2]
    checking.work.confirming.confirm_at(first)
    assert first not in musts(checking)
    assert second in musts(checking)
    assert checking.work.review_bar.said.startswith("Confirmed by you. ")


def test_the_key_pressed_again_confirms_nothing_more(checking: Agent):
    first = musts(checking)[0]
    checking.work.confirming.confirm_at(first)
    left = musts(checking)
    checking.work.confirming.confirm_at(first)
    assert musts(checking) == left


def test_away_from_a_fact_it_is_said_how_to_get_to_one(checking: Agent):
    before = musts(checking)
    checking.work.confirming.confirm_at(None)
    assert musts(checking) == before
    assert checking.work.review_bar.said == "Go to a fact first (F8), then confirm it."


def test_words_that_are_not_checked_yet_confirm_nothing(checking: Agent):
    first = musts(checking)[0]
    checking.types(" More.")
    checking.work.confirming.confirm_at(first)
    assert checking.work.context.review.settled == ()


def test_when_all_are_confirmed_approve_opens(checking: Agent):
    while musts(checking):
        checking.work.confirming.confirm_at(musts(checking)[0])
    assert checking.state == "ready"


def test_going_to_a_fact_says_what_is_wrong_with_it_and_how_it_is_settled(checking: Agent):
    checking.work.confirming.point_out(musts(checking)[0])
    wanted = "The policy says 5 working days. Change it, or confirm it with Ctrl+Shift+K."
    assert checking.work.review_bar.said == wanted
