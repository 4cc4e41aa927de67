"""The sentence of the review bar says what is left, and never more calm than the checks are."""

from __future__ import annotations

from pathlib import Path

from agent_assist.domain.drafts import Severity
from tests.fakes.model import ScriptedModel
from tests.fakes.office import SOUND_ANSWER, open_office, ticket
from tests.presenters.conftest import Agent


def test_a_point_that_does_not_close_approval_is_still_said(tmp_path: Path):
    two = ticket(text="Can I return my lamp? How do I pay in three instalments afterwards?")
    office = open_office(tmp_path, model=ScriptedModel(SOUND_ANSWER), tickets=(two,))
    agent = Agent(office)
    agent.open()
    agent.reads()
    assessment = agent.work.context.review.assessment
    assert [f.severity for f in assessment.check.findings] == [Severity.SHOULD]
    bar = agent.work.review_bar
    assert bar.approve.is_enabled
    assert bar.sentence == "Whole draft shown. 1 point is still marked to check."
    assert not bar.is_ok
    office.close()


def test_behind_the_preview_it_says_that_nothing_was_sent(agent: Agent):
    agent.open()
    agent.reads()
    agent.work.approving.open_preview()
    assert agent.work.review_bar.sentence == "The preview is open. Nothing was sent."
